"""`mentorlog thanks`: thanks to them, said and kept."""

from __future__ import annotations

import typer

from mentorlog.commands.options import Message, On, Private, Tags, With, Words
from mentorlog.commands.verb import report, verb
from mentorlog.commands.writing import keep
from mentorlog.desk import Desk
from mentorlog.entries.gesture import Gesture

app = report()


@verb(app, 'thanks "You told me what nobody else would"')
def thanks(
    ctx: typer.Context,
    words: Words = None,
    message: Message = None,
    on: On = None,
    with_: With = None,
    tag: Tags = None,
    private: Private = False,
) -> None:
    """Say thanks, and keep it.

    Thanks that came from them are kept with: gesture add --from them --thanks
    """
    desk: Desk = ctx.obj
    gesture = Gesture(
        text=desk.needed_text(words, message),
        direction="to",
        nature="thanks",
        day=desk.day(on),
        private=private,
    )
    keep(desk, gesture, with_=with_, tags=tag)
