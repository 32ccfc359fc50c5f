"""`mentorlog review`: what came of a month, a week, a quarter or a year."""

from __future__ import annotations

from functools import partial
from typing import Annotated

import typer

from mentorlog.commands.completion import Offers, offered, one_of
from mentorlog.commands.form import (
    NO_HTML,
    Force,
    IncludePrivate,
    Open,
    Out,
    PageForm,
    Svg,
    Wanted,
    tellable,
    wanted,
)
from mentorlog.commands.options import Private, Since, Until, WithAll
from mentorlog.commands.verb import report, verb
from mentorlog.desk import Desk
from mentorlog.entries.mentorship import Mentorship
from mentorlog.errors import UsageError
from mentorlog.period import MONTHS, CalendarKind, Period, between, quoted
from mentorlog.period_names import read_period
from mentorlog.reports.review import Review
from mentorlog.reports.review import review as reviewed
from mentorlog.reports.review_words import nothing_at_all
from mentorlog.store.readings_review import review_material

app = report()

KINDS: tuple[CalendarKind, ...] = ("month", "week", "quarter", "year")
LIST, SHOW = "list", "show"
"""Words in the place of a period: the answers that were kept, or one of them."""


def _periods(ctx: typer.Context, incomplete: str) -> list[str]:
    """On Tab: the names of a year's periods of the kind that was asked for."""
    asked = next((kind for kind in KINDS if ctx.params.get(kind)), None)
    named = {"quarter": ("q1", "q2", "q3", "q4"), "month": MONTHS, None: MONTHS}
    words = ("last", *map(str.lower, named.get(asked, ())))
    return one_of(words if asked else (*words, LIST, SHOW))(incomplete)


def _kept(ctx: typer.Context, incomplete: str) -> Offers:
    return offered(incomplete, "V") if ctx.params.get("period") == SHOW else []


@verb(
    app,
    "review --month",
    "review --month 2026-03",
    "review --week last --all",
    "review --since '30 days ago' --format md",
    "review --month last --out march.html",
    "review --month last --ask",
    "review list",
)
def review(
    ctx: typer.Context,
    period: Annotated[
        str | None,
        typer.Argument(
            metavar="[PERIOD|list|show]",
            help="2026-03, march, 2026-W05, 2026-Q1, 2026, last; or list, or show, for"
            " the answers that were kept.",
            autocompletion=_periods,
        ),
    ] = None,
    id_: Annotated[
        str | None,
        typer.Argument(
            metavar="[ID]",
            help="After show: whose answers, such as V1.",
            autocompletion=_kept,
        ),
    ] = None,
    month: Annotated[bool, typer.Option("--month", help="A month (this one).")] = False,
    week: Annotated[bool, typer.Option("--week", help="A week.")] = False,
    quarter: Annotated[bool, typer.Option("--quarter", help="A quarter.")] = False,
    year: Annotated[bool, typer.Option("--year", help="A year.")] = False,
    since: Since = None,
    until: Until = None,
    with_: WithAll = None,
    all_: Annotated[
        bool, typer.Option("--all", help="Each mentorship, and a line for each above.")
    ] = False,
    format_: PageForm = None,
    out: Out = None,
    svg: Svg = None,
    force: Force = False,
    open_: Open = False,
    include_private: IncludePrivate = False,
    ask: Annotated[
        bool,
        typer.Option(
            "--ask", help="Then ask: start, stop, continue, change; and keep it."
        ),
    ] = False,
    private_: Private = False,
) -> None:
    """Look back at a month, a week, a year.

    Each is held against the one before, and ends in what there is to decide. A month
    is meant unless another option says so, and the present one unless a PERIOD does.
    With --ask it goes on with questions: “review list” lists the answers that were
    kept, and “review show V1” shows one of them.
    """
    desk: Desk = ctx.obj
    form = wanted(desk, format_, out, svg, opens=open_, force=force)
    private = include_private or not form.is_page
    kinds = {"month": month, "week": week, "quarter": quarter, "year": year}
    chosen = [kind for kind in KINDS if kinds[kind]]
    if period == SHOW:
        _must_be_alone(SHOW, *chosen, since, until, ask, private_, with_, all_)
        page = _is_markdown(form)
        from mentorlog.commands.lookback import show_kept  # noqa: PLC0415 - on demand

        show_kept(desk, id_, page=page, private=private)
        return
    if id_ is not None:
        message = f"One period at a time: {quoted(id_)} is too much."
        raise UsageError(message)
    name = _name(with_, all_)
    if period == LIST:
        _must_be_alone(LIST, *chosen, since, until, ask, private_)
        page = _is_markdown(form)
        from mentorlog.commands.lookback import list_kept  # noqa: PLC0415 - on demand

        list_kept(desk, name, page=page, private=private)
        return
    if private_ and not ask:
        message = "--private is for answers: add --ask."
        raise UsageError(message)
    whole = _period(desk, chosen, period, since, until)
    show = partial(_show, desk, name, whole, form, private=private)
    if ask:
        from mentorlog.commands.lookback import look_back  # noqa: PLC0415 - on demand

        whose = _one(desk, name, page=form.is_page)
        desk.manner.unpaged = True  # what is asked stands below what it is about
        look_back(desk, whose, whole, private=private_, review=show)
    else:
        show()


def _show(
    desk: Desk, name: str | None, period: Period, form: Wanted, *, private: bool
) -> None:
    """Show the reviews of a period, or hand them over."""
    found = _reviews(desk, name, period, private=private)
    nothing, each = nothing_at_all(period.title), _is_all(name)
    if not form.is_page:
        desk.screen.review([told for _, told in found], nothing, each=each)
        return
    from mentorlog.commands.review_page import hand_over_reviews  # noqa: PLC0415 - on demand

    hand_over_reviews(
        desk, form, found, period, nothing=nothing, each=each, private=private
    )


def _is_markdown(form: Wanted) -> bool:
    """Whether answers that were kept are wanted as Markdown.

    Raises:
        UsageError: they are wanted as HTML, or in a file.
    """
    if form.form == "html":
        raise UsageError(NO_HTML)
    if form.out is not None or form.form == "svg":
        message = "--out and --svg are for a review; here there is --format md."
        raise UsageError(message)
    return form.is_page


def _must_be_alone(word: str, *others: object) -> None:
    """Refuse what says nothing to answers that were kept.

    Raises:
        UsageError: it was said all the same.
    """
    if any(others):
        ref = " V1" if word == SHOW else " [--with NAME]"
        message = (
            f"Without the other options: mentorlog review {word}{ref} [--format md]"
        )
        raise UsageError(message)


def _is_all(name: str | None) -> bool:
    return name is not None and name.casefold() == "all"


def _one(desk: Desk, name: str | None, *, page: bool) -> Mentorship | None:
    """The one mentorship that is asked about; None where there is none yet.

    Raises:
        UsageError: several are meant, or a page is wanted.
    """
    if page or _is_all(name):
        message = (
            "--ask is for one mentorship, and for no page: without --all,"
            " --format md and the like."
        )
        raise UsageError(message)
    return next(iter(desk.whose(name)), None)


def _period(
    desk: Desk,
    kinds: list[CalendarKind],
    name: str | None,
    since: str | None,
    until: str | None,
) -> Period:
    """The period that was meant.

    Raises:
        UsageError: it is said in two ways, only half, or is still to come.
    """
    if len(kinds) + (since is not None) > 1 or (since and name):
        message = "Choose one: --month, --week, --quarter or --year, or --since DAY."
        raise UsageError(message)
    if until and not since:
        message = "--until needs a beginning: --since DAY --until DAY"
        raise UsageError(message)
    if since:
        period = between(desk.day(since), desk.maybe_day(until) or desk.today)
    else:
        kind = kinds[0] if kinds else "month"
        period = read_period(kind, name, desk.today, desk.customs.week_begins)
    if period.first > desk.today:
        message = f"{period.title} is still to come: there is nothing to review yet."
        raise UsageError(message)
    return period


def _name(with_: str | None, all_: bool) -> str | None:
    """The name of whom it is about, "all" for each.

    Raises:
        UsageError: both one and all are asked for.
    """
    if all_ and with_ and with_.casefold() != "all":
        message = "Choose one: --with NAME, or --all."
        raise UsageError(message)
    return "all" if all_ else with_


def _reviews(
    desk: Desk, name: str | None, period: Period, *, private: bool
) -> list[tuple[Mentorship, Review]]:
    """The reviews of those who are meant; of several, only of those it concerns.

    Raises:
        UsageError: the only one is private, and what is private is not wanted.
    """
    meant = desk.whose(name)
    used = desk.in_use(desk.mentorships())
    found = []
    for mentorship in tellable(meant, private=private):
        material = review_material(
            desk.journal,
            mentorship,
            period,
            desk.today,
            name_needed=mentorship != used,
            private=private,
        )
        told = reviewed(material)
        if len(meant) == 1 or not told.empty or _goes_on(mentorship, period):
            found.append((mentorship, told))
    return found


def _goes_on(mentorship: Mentorship, period: Period) -> bool:
    """Whether a mentorship went on in a period."""
    ended = mentorship.ended_on
    return mentorship.day <= period.last and (ended is None or ended >= period.first)
