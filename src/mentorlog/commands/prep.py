"""`mentorlog prep`: the next talk's agenda, out of the record."""

from __future__ import annotations

from typing import Annotated

import typer

from mentorlog.commands.form import (
    Form,
    IncludePrivate,
    page_wanted,
    tellable,
    unspoken,
)
from mentorlog.commands.options import With
from mentorlog.commands.session_note import Logged, log_session
from mentorlog.commands.verb import report, verb
from mentorlog.desk import Desk
from mentorlog.entries.mentorship import Mentorship
from mentorlog.entries.session import Session
from mentorlog.errors import UsageError
from mentorlog.pages.prep import agenda_comment, prep_page
from mentorlog.period import say_day
from mentorlog.reports.prep import Prep
from mentorlog.reports.prep import prep as prepared
from mentorlog.reports.saying import with_name
from mentorlog.store.readings_prep import prep_material

app = report()


@verb(
    app,
    "prep",
    'prep --with "my mentor" --json',
    "prep --format md",
)
def prep(
    ctx: typer.Context,
    with_: With = None,
    open_: Annotated[
        bool,
        typer.Option("--open", help="Begin the session's note with it, in the editor."),
    ] = False,
    format_: Form = "text",
    include_private: IncludePrivate = False,
) -> None:
    """The next talk's agenda, and one question.

    Promises of both sides, topics carried over, silent goals, feedback, challenges,
    agreements to look at again, what to celebrate, and thanks. `--format md` is a page
    to send; like the note that `--open` begins, it has nothing private in it.
    """
    desk: Desk = ctx.obj
    page = page_wanted(desk, format_)
    if open_ and format_ != "text":
        message = "Choose one: --open, or --format."
        raise UsageError(message)
    mentorship = _meant(desk, with_)
    if mentorship is None:
        desk.screen.prep(None)
        return
    if mentorship.ended_on is not None and mentorship.ended_on <= desk.today:
        raise _over(mentorship)
    shared = page or open_
    tellable([mentorship], private=include_private or not page)
    agenda = _agenda(desk, mentorship, private=include_private or not shared)
    if open_:
        _begin_note(desk, mentorship, agenda)
    elif page:
        desk.screen.text(prep_page(agenda, own=include_private))
        if not include_private:
            desk.screen.hint(unspoken(p.id for p in agenda.challenges.items))
    else:
        desk.screen.prep(agenda)


def _over(mentorship: Mentorship) -> UsageError:
    """What to say where no talk is to come."""
    assert mentorship.ended_on is not None
    came = with_name("mentorlog impact", mentorship.person)
    return UsageError(
        f"The mentorship with {mentorship.person} ended on"
        f" {say_day(mentorship.ended_on)}, so there is no talk to prepare. With"
        f" somebody else: --with NAME. What came of it: {came}"
    )


def _meant(desk: Desk, name: str | None) -> Mentorship | None:
    """Whom the talk is with; None where there is no mentorship yet.

    Raises:
        UsageError: all are meant, but one talks with one at a time.
    """
    meant = desk.whose(name)
    if len(meant) > 1:
        message = "One talk at a time: --with NAME."
        raise UsageError(message)
    return meant[0] if meant else None


def _agenda(desk: Desk, mentorship: Mentorship, *, private: bool) -> Prep:
    used = desk.in_use(desk.mentorships())
    material = prep_material(
        desk.journal,
        mentorship,
        desk.today,
        name_needed=mentorship != used,
        private=private,
    )
    return prepared(material)


def _begin_note(desk: Desk, mentorship: Mentorship, agenda: Prep) -> None:
    """Log the talk with a note that begins with the agenda."""
    wanted = Logged(
        session=Session(day=desk.today),
        person=mentorship.ref,
        tags=(),
        next_day=None,
        unasked=False,
        parse=True,
    )
    log_session(desk, wanted, None, None, above=agenda_comment(agenda))
