"""The arguments and options that mean the same in every command."""

from __future__ import annotations

from typing import Annotated

import typer

from mentorlog.commands.completion import ids, names, tags, trashed
from mentorlog.commands.values import score, tag_words
from mentorlog.errors import UsageError

With = Annotated[
    str | None,
    typer.Option(
        "--with",
        "-w",
        metavar="NAME",
        help="Whom it is about: a name, or how it begins.",
        autocompletion=names,
    ),
]
WithAll = Annotated[
    str | None,
    typer.Option(
        "--with",
        "-w",
        metavar="NAME",
        help="Whom it is about: a name, how it begins, or “all”.",
        autocompletion=names,
    ),
]
On = Annotated[
    str | None,
    typer.Option("--on", metavar="DAY", help="The day it belongs to.  [today]"),
]
By = Annotated[
    str | None, typer.Option("--by", metavar="DAY", help="The day it is due.")
]
Tags = Annotated[
    list[str] | None,
    typer.Option(
        "--tag", metavar="WORD", help="Tag it (repeatable).", autocompletion=tags
    ),
]


def _as_kept(tag: str | None) -> str | None:
    return None if tag is None else tag_words([tag])[0]


def not_empty(text: str | None) -> str | None:
    """A text that an option gives; without words in it, none is given."""
    return text if text and text.strip() else None


def _must_say(text: str) -> str:
    if not text.strip():
        message = "The reason is empty: give it after --why."
        raise UsageError(message)
    return text


Tagged = Annotated[
    str | None,
    typer.Option(
        "--tag",
        metavar="WORD",
        help="Only with this tag.",
        callback=_as_kept,
        autocompletion=tags,
    ),
]
Private = Annotated[
    bool, typer.Option("--private", help="Keep it out of whatever is shared.")
]
Words = Annotated[
    str | None,
    typer.Argument(metavar="[TEXT|-]", help="The text; - takes standard input."),
]
Message = Annotated[
    str | None,
    typer.Option(
        "--message", "-m", metavar="TEXT", help="The text, even if it begins with “-”."
    ),
]
Mood = Annotated[
    int | None,
    typer.Option("--mood", parser=score, metavar="1-5", help="How it felt."),
]
Why = Annotated[
    str | None,
    typer.Option("--why", metavar="TEXT", help="The reason.", callback=not_empty),
]
NeededWhy = Annotated[
    str, typer.Option("--why", metavar="TEXT", help="The reason.", callback=_must_say)
]
Since = Annotated[
    str | None, typer.Option("--since", metavar="DAY", help="Not before this day.")
]
Until = Annotated[
    str | None, typer.Option("--until", metavar="DAY", help="Not after this day.")
]
AnyID = Annotated[
    str, typer.Argument(metavar="ID", help="An ID such as G3.", autocompletion=ids())
]
AnyIDs = Annotated[
    list[str],
    typer.Argument(metavar="ID...", help="IDs such as A4.", autocompletion=ids()),
]
TrashIDs = Annotated[
    list[str],
    typer.Argument(metavar="ID...", help="IDs such as A4.", autocompletion=trashed),
]
GoalID = Annotated[
    str,
    typer.Argument(metavar="ID", help="A goal, such as G3.", autocompletion=ids("G")),
]
MilestoneID = Annotated[
    str,
    typer.Argument(
        metavar="ID", help="A milestone, such as M7.", autocompletion=ids("M")
    ),
]
SessionID = Annotated[
    str,
    typer.Argument(
        metavar="ID", help="A session, such as S4.", autocompletion=ids("S")
    ),
]
ActionID = Annotated[
    str,
    typer.Argument(
        metavar="ID", help="An action, such as A5.", autocompletion=ids("A")
    ),
]
FeedbackID = Annotated[
    str,
    typer.Argument(
        metavar="ID", help="A piece of feedback, such as F8.", autocompletion=ids("F")
    ),
]
ForGoal = Annotated[
    str | None,
    typer.Option(
        "--goal", metavar="ID", help="The goal it serves.", autocompletion=ids("G")
    ),
]
InSession = Annotated[
    str | None,
    typer.Option(
        "--session",
        metavar="ID",
        help="The session it comes from.",
        autocompletion=ids("S"),
    ),
]
