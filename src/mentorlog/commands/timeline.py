"""`mentorlog timeline`: everything in order, one line each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from mentorlog.commands.completion import ids
from mentorlog.commands.form import Form, IncludePrivate, page_wanted, tellable
from mentorlog.commands.narrowing import Kinds, days, kinds
from mentorlog.commands.options import Since, Tagged, Until, WithAll
from mentorlog.commands.verb import report, verb
from mentorlog.desk import Desk
from mentorlog.entries.mentorship import Mentorship
from mentorlog.entries.record import Entry
from mentorlog.errors import UsageError
from mentorlog.pages.timeline import timeline_page
from mentorlog.reports.saying import with_name
from mentorlog.reports.timeline import public as without_private
from mentorlog.reports.timeline import timeline as in_order
from mentorlog.reports.timeline_course import Course
from mentorlog.store.timeline import Scope, timeline_material

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mentorlog.reports.timeline import Moment

app = report()


@verb(
    app,
    "timeline",
    "timeline --about G1",
    "timeline --kind milestone --kind goal --with all",
    "timeline --since '3 months ago' --format md",
)
def timeline(
    ctx: typer.Context,
    about: Annotated[
        str | None,
        typer.Option(
            "--about",
            metavar="ID",
            help="Only this entry and all that belongs to it.",
            autocompletion=ids("GSFAK"),
        ),
    ] = None,
    kind: Kinds = None,
    since: Since = None,
    until: Until = None,
    tag: Tagged = None,
    with_: WithAll = None,
    format_: Form = "text",
    include_private: IncludePrivate = False,
) -> None:
    """See everything in order, one line each.

    Not only what was written, but what came of it: promises moved and kept, goals
    reached, challenges raised and resolved.
    """
    desk: Desk = ctx.obj
    page = page_wanted(desk, format_)
    public = page and not include_private
    first, last = days(desk, since, until)
    entry = _entry(desk, about, public=public)
    meant = desk.whose("all" if entry and not with_ else with_)
    _must_be_of(entry, meant)
    told_of = tellable(meant, private=not public)
    scope = Scope(
        mentorships=tuple(m.id for m in meant),
        kinds=kinds(kind),
        since=first,
        until=last,
        tag=tag,
        about=entry,
    )
    course = Course(
        lambda: _pieces(desk, scope, public=public), len({m.person for m in told_of})
    )
    heading = f"Timeline · {_name(entry, meant)}"
    nothing = _nothing(scope, meant)
    if page:
        desk.screen.flow(timeline_page(course, heading, nothing))
    else:
        desk.screen.timeline(course, heading, empty=nothing)


def _pieces(
    desk: Desk, scope: Scope, *, public: bool
) -> Iterator[tuple[Sequence[Moment], bool]]:
    """What happened, piece by piece, and with each whether no other follows."""
    for part, material, last in timeline_material(desk.journal, scope):
        told = material.to_be_told() if public else material
        moments = in_order(told, part.since, part.until)
        if shown := without_private(moments) if public else moments:
            yield shown, last


def _entry(desk: Desk, about: str | None, *, public: bool) -> Entry | None:
    """The entry that the timeline is about.

    Raises:
        UsageError: it is a mentorship, or private where that is not wanted.
    """
    if about is None:
        return None
    entry = desk.journal.find_any(about)
    if isinstance(entry, Mentorship):
        command = with_name("mentorlog timeline", entry.person)
        message = f"{entry.ref} is a person: {command}"
        raise UsageError(message)
    whose = desk.journal.get(Mentorship, entry.mentorship_id)
    if public and (entry.private or whose.private):
        message = f"{entry.ref} is private: add --include-private."
        raise UsageError(message)
    return entry


def _must_be_of(entry: Entry | None, meant: list[Mentorship]) -> None:
    """Refuse an entry that those who are meant have nothing to do with.

    Raises:
        UsageError: it belongs to somebody else.
    """
    if entry is not None and entry.mentorship_id not in {m.id for m in meant}:
        message = f"{entry.ref} is with somebody else: leave --with out."
        raise UsageError(message)


def _name(entry: Entry | None, meant: list[Mentorship]) -> str:
    """Whom or what a timeline is about."""
    if entry is not None:
        return f"{entry.ref} {entry.headline}".rstrip()
    if len(meant) == 1:
        return f"{meant[0].person} ({meant[0].they_are})"
    return "everybody"


def _nothing(scope: Scope, meant: list[Mentorship]) -> str:
    """What to say where nothing happened: what to type next."""
    limits = (scope.kinds, scope.since, scope.until, scope.tag, scope.about)
    if meant and any(limit is not None for limit in limits):
        return "Nothing happened there. Fewer options show more: mentorlog timeline"
    return (
        "Nothing here yet. Begin with your last talk:"
        ' mentorlog session log "…" --on yesterday'
    )
