"""`mentorlog agreement`: what both sides expect, agreed and looked at again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from mentorlog.commands.completion import ids
from mentorlog.commands.looking_again import to_be_seen
from mentorlog.commands.options import (
    Message,
    On,
    Private,
    Tagged,
    Tags,
    Why,
    With,
    WithAll,
    Words,
)
from mentorlog.commands.revising import revise
from mentorlog.commands.values import choice, tag_words
from mentorlog.commands.verb import noun, verb
from mentorlog.commands.writing import keep as keep_entry
from mentorlog.desk import Desk
from mentorlog.entries.agreement import NATURES, Agreement, ToldAgreement
from mentorlog.entries.revision import Revision
from mentorlog.errors import UsageError
from mentorlog.period import say_day
from mentorlog.store.selection import Condition, Selection

if TYPE_CHECKING:
    from datetime import date

app = noun("What you both expect, and where the limits are.")

AgreementID = Annotated[
    str,
    typer.Argument(
        metavar="ID", help="An agreement, such as B2.", autocompletion=ids("B")
    ),
]
Review = Annotated[
    str | None,
    typer.Option(
        "--review",
        metavar="SPAN|DAY",
        help="Look at it again every “3 months”; or once, on a day.",
    ),
]


@verb(
    app,
    'agreement add "Two talks a month, an hour each" --kind frequency',
    'agreement add "What is said here stays here" --kind confidentiality'
    " --review '3 months'",
)
def add(
    ctx: typer.Context,
    words: Words = None,
    message: Message = None,
    kind: Annotated[
        str, typer.Option("--kind", metavar="WORD", help=f"{', '.join(NATURES)}.")
    ] = "expectation",
    review: Review = None,
    on: On = None,
    with_: With = None,
    tag: Tags = None,
    private: Private = False,
) -> None:
    """Write down what you both agreed on."""
    desk: Desk = ctx.obj
    agreement = Agreement(
        text=desk.needed_text(words, message),
        nature=choice(kind, NATURES, "kind"),  # type: ignore[arg-type]  # one of NATURES
        day=desk.day(on),
        private=private,
    )
    agreement = to_be_seen(desk, agreement, review, since=agreement.day)
    keep_entry(desk, agreement, with_=with_, tags=tag)


@verb(app, "agreement start", "agreement start --form")
def start(
    ctx: typer.Context,
    form: Annotated[
        bool, typer.Option("--form", help="Only print the form, to fill it in.")
    ] = False,
    review: Review = None,
    on: On = None,
    with_: With = None,
    tag: Tags = None,
    private: Private = False,
) -> None:
    """Agree on what a mentorship rests on, question by question.

    At a terminal each question is asked; an empty answer skips it. Elsewhere the
    filled-in form is read from standard input, or comes up in your editor:

    agreement start --form > form.md, then agreement start < form.md
    """
    from mentorlog.commands.agreement_start import (  # noqa: PLC0415 - only here
        blank_form,
        start_agreements,
    )

    desk: Desk = ctx.obj
    if form:
        desk.screen.form(blank_form())
        return
    wanted = Agreement(text="", day=desk.day(on), private=private)
    wanted = to_be_seen(desk, wanted, review, since=wanted.day)
    start_agreements(desk, wanted, person=with_, tags=tag_words(tag))


@verb(
    app,
    "agreement revisit B1 --keep",
    'agreement revisit B1 --change "One talk a month" --why "Two were too many"',
    'agreement revisit B1 --end --why "We trust each other by now"',
)
def revisit(
    ctx: typer.Context,
    id_: AgreementID,
    keep: Annotated[bool, typer.Option("--keep", help="It is good as it is.")] = False,
    change: Annotated[
        str | None,
        typer.Option("--change", metavar="TEXT", help="The wording from now on."),
    ] = None,
    end: Annotated[bool, typer.Option("--end", help="It no longer holds.")] = False,
    why: Why = None,
    review: Review = None,
    on: On = None,
) -> None:
    """Look at an agreement again: keep it, change it, or end it."""
    desk: Desk = ctx.obj
    day = desk.day(on)
    if keep + (change is not None) + end != 1:
        message = "Say what comes of it: --keep, --change TEXT or --end."
        raise UsageError(message)
    if not keep and not (why and why.strip()):
        message = "Say why, for the one who reads this in a year: --why TEXT."
        raise UsageError(message)
    if change is not None and not change.strip():
        message = "The new wording is empty; to end the agreement: --end --why TEXT."
        raise UsageError(message)
    if end and review is not None:
        message = "--end and --review contradict each other."
        raise UsageError(message)

    def into(agreement: Agreement) -> Agreement:
        _must_be_in_order(desk, agreement, day)
        if end:
            return agreement.end(on=day, why=why or "")
        if change is None:
            seen = agreement.keep(on=day)
        else:
            seen = agreement.change(change, on=day)
        return to_be_seen(desk, seen, review, since=day)

    revise(desk, id_, Agreement, into, why=why, on=day)


@verb(app, "agreement show B1", "agreement show B1 --at '2 weeks ago'")
def show(
    ctx: typer.Context,
    id_: AgreementID,
    at: Annotated[
        str | None,
        typer.Option("--at", metavar="DAY", help="As it was worded on that day."),
    ] = None,
) -> None:
    """Show an agreement: every wording it has had, and why."""
    desk: Desk = ctx.obj
    agreement = desk.journal.find(id_, Agreement)
    revisions = _revisions(desk, agreement)
    told = ToldAgreement.of(agreement, revisions, desk.maybe_day(at))
    (found,) = desk.journal.found([agreement])
    found_told = replace(found, entry=told)
    if desk.manner.json:
        desk.screen.entry(found_told, {}, revisions, None)
        return
    desk.screen.entry(found_told, {}, (), None)
    if not desk.manner.plain:
        desk.screen.line("")
    desk.screen.table(told.story())


@verb(app, "agreement list", "agreement list --due", "agreement list --all")
def list_(
    ctx: typer.Context,
    due: Annotated[
        bool, typer.Option("--due", help="Only those due for another look.")
    ] = False,
    all_: Annotated[bool, typer.Option("--all", help="The ended ones too.")] = False,
    with_: WithAll = None,
    tag: Tagged = None,
) -> None:
    """List the agreements that hold."""
    desk: Desk = ctx.obj
    if due and all_:
        message = "--due and --all contradict each other."
        raise UsageError(message)
    which: list[Condition] = [] if all_ else [("ended_on", "is", None)]
    if due:
        which.append(("review_on", "<=", desk.today))
    order = ("review_on", "id") if due else ("day", "id")
    selection = Selection(which=tuple(which), tag=tag, order=order)
    found = desk.journal.select(Agreement, desk.selection(with_, selection))
    desk.screen.listed(
        desk.journal.found(found, whole=desk.manner.json),
        empty="No agreement is due for another look."
        if due
        else "No agreements here. Question by question: mentorlog agreement start",
    )


def _revisions(desk: Desk, agreement: Agreement) -> list[Revision]:
    """What was decided about an agreement, the oldest first."""
    of_agreement = Selection(
        which=(("entry_kind", "=", "agreement"), ("entry_id", "=", agreement.id)),
        order=("day", "id"),
    )
    return desk.journal.select(Revision, of_agreement)


def _must_be_in_order(desk: Desk, agreement: Agreement, day: date) -> None:
    """Refuse to look at an agreement before the day of its last revision.

    Raises:
        UsageError: the day is before it.
    """
    last = max((r.day for r in _revisions(desk, agreement)), default=day)
    if day < last:
        message = (
            f"{agreement.ref} was looked at on {say_day(last)}, after that day:"
            " give that day or a later one."
        )
        raise UsageError(message)
