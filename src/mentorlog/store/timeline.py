"""What a timeline needs: the entries, how they were changed, and what they are of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentorlog.entries.asking import Asking
from mentorlog.entries.bank import BANK
from mentorlog.entries.fields import sayable
from mentorlog.entries.kinds import KINDS, every_kind, kind_named, kind_of
from mentorlog.entries.mentorship import Mentorship
from mentorlog.entries.pause import Pause
from mentorlog.entries.question import Question
from mentorlog.entries.revision import Revision
from mentorlog.entries.session import Session
from mentorlog.frozen import dataclass
from mentorlog.reports.timeline import Asked, TimelineMaterial
from mentorlog.reports.timeline_words import MORE_DAYS, PARENTS
from mentorlog.store.readings import AMONG, find

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from mentorlog.entries.record import Entry
    from mentorlog.store.journal import Journal

TAGGED = (
    "(select entry_id from tags where name = ? and entry_kind = ?"
    " and deleted_at is null)"
)
"""The numbers of the entries of a kind that have a tag."""

Numbers = dict[str, set[int]]
"""Kind → numbers of entries."""


@dataclass(frozen=True, kw_only=True)
class Scope:
    """Which entries a timeline is about.

    Attributes:
        mentorships: only of these mentorships.
        kinds: only these kinds, by name; None for all.
        since: only what may have happened on this day or later.
        until: only what may have happened on this day or earlier.
        tag: only with this tag.
        about: only this entry and what belongs to it; None for all.
    """

    mentorships: tuple[int, ...]
    kinds: tuple[str, ...] | None = None
    since: date | None = None
    until: date | None = None
    tag: str | None = None
    about: Entry | None = None


def timeline_material(journal: Journal, scope: Scope) -> TimelineMaterial:
    """All that a timeline is made from; it may hold more days than the scope."""
    members = None if scope.about is None else belonging(journal, scope.about)
    kinds = [
        kind
        for kind in (every_kind() if scope.kinds is None else _named(scope.kinds))
        if members is None or kind.kind in members
    ]
    changed = _changed(journal, kinds, scope)
    pauses = find(journal, Pause, f"mentorship_id {AMONG}", scope.mentorships)
    paused = tuple(pause.mentorship_id for pause in pauses)
    changed["mentorship"] = (*changed.get("mentorship", ()), *paused)
    entries: list[Entry] = []
    revisions: list[Revision] = []
    for kind in kinds:
        own = _entries(journal, kind, scope, members, changed.get(kind.kind, ()))
        entries += own
        revisions += _revisions(journal, kind, own)
    return TimelineMaterial(
        mentorships=tuple(find(journal, Mentorship, "id > 0")),
        entries=tuple(entries),
        revisions=tuple(revisions),
        pauses=tuple(pauses),
        parents=tuple(_parents(journal, entries)),
        asked=tuple(_asked(journal, scope, members)),
    )


def belonging(journal: Journal, about: Entry) -> Numbers:
    """An entry, all that belongs to it near or far, and the talks that came of.

    What belongs to an entry names it in a field of its own (a promise its goal), and
    has what belongs to it in its turn. Of the talks only the talk itself is meant.
    """
    members: Numbers = {}
    fresh: Numbers = {about.kind: {about.id}}
    while fresh:
        for kind, numbers in fresh.items():
            members.setdefault(kind, set()).update(numbers)
        fresh = _naming(journal, fresh, members)
    for member in _named(tuple(members)):
        if "session_id" in {field.name for field, _ in sayable(member).values()}:
            rows = journal.rows(
                f"select distinct session_id from {member.table} where id {AMONG}"
                " and session_id is not null",
                (tuple(members[member.kind]),),
            )
            members.setdefault("session", set()).update(number for (number,) in rows)
    return members


def _naming(journal: Journal, named: Numbers, known: Numbers) -> Numbers:
    """The entries that name one of some entries and are not known yet."""
    found: Numbers = {}
    for kind in every_kind():
        for field, said in sayable(kind).values():
            numbers = named.get(KINDS.get(said.letter, ""))
            if said.reads != "ref" or not numbers:
                continue
            rows = journal.rows(
                f"select id from {kind.table} where {field.name} {AMONG}"
                " and deleted_at is null",
                (tuple(numbers),),
            )
            fresh = {number for (number,) in rows} - known.get(kind.kind, set())
            if fresh:
                found.setdefault(kind.kind, set()).update(fresh)
    return found


def _named(names: Iterable[str]) -> list[type[Entry]]:
    return [kind_named(name) for name in names]


def _changed(
    journal: Journal, kinds: Sequence[type[Entry]], scope: Scope
) -> dict[str, tuple[int, ...]]:
    """Kind → the numbers of those changed on purpose in the time that is meant."""
    where, values = _within("day", scope)
    found: dict[str, tuple[int, ...]] = {}
    for kind in kinds:
        rows = journal.rows(
            "select distinct entry_id from revisions indexed by revisions_by_day"
            f" where deleted_at is null and entry_kind = ? and {where}",
            (kind.kind, *values),
        )
        found[kind.kind] = tuple(number for (number,) in rows)
    return found


def _revisions(
    journal: Journal, kind: type[Entry], entries: Iterable[Entry]
) -> list[Revision]:
    """All that was changed on purpose in entries of a kind, the oldest first."""
    return find(
        journal,
        Revision,
        f"entry_kind = ? and entry_id {AMONG}",
        kind.kind,
        tuple(entry.id for entry in entries),
        index="revisions_by_entry",
        by="day, id",
    )


def _entries(
    journal: Journal,
    kind: type[Entry],
    scope: Scope,
    members: Numbers | None,
    changed: tuple[int, ...],
) -> list[Entry]:
    """The entries of a kind to which something may have happened in that time."""
    whose = "id" if kind.kind == "mentorship" else "mentorship_id"
    spans, values = [], []
    for column in ("day", *MORE_DAYS.get(kind.kind, ())):
        where, days = _within(column, scope)
        # One question for each day, which can follow the index of that day.
        spans.append(
            f"select id from {kind.table} where deleted_at is null"
            f" and {whose} {AMONG} and {where} union"
        )
        values += [scope.mentorships, *days]
    tests = [
        f"id in ({' '.join(spans)} select value from json_each(?))",
        f"{whose} {AMONG}",
    ]
    values += [changed, scope.mentorships]
    if scope.tag is not None:
        tests.append(f"id in {TAGGED}")
        values += [scope.tag, kind.kind]
    if members is not None:
        tests.append(f"id {AMONG}")
        values.append(tuple(members[kind.kind]))
    return find(journal, kind, " and ".join(tests), *values)


def _within(column: str, scope: Scope) -> tuple[str, list[Any]]:
    """The condition that a day is in the time that is meant."""
    tests, values = [f"{column} is not null"], []
    if scope.since is not None:
        tests.append(f"{column} >= ?")
        values.append(scope.since)
    if scope.until is not None:
        tests.append(f"{column} <= ?")
        values.append(scope.until)
    return f"({' and '.join(tests)})", values


def _asked(journal: Journal, scope: Scope, members: Numbers | None) -> Iterator[Asked]:
    """When questions were asked, with these and the talks in which they were."""
    if scope.kinds is not None and Question.kind not in scope.kinds:
        return
    where, values = _within("day", scope)
    tests = [f"mentorship_id {AMONG}", where]
    values = [scope.mentorships, *values]
    if scope.tag is not None:
        tests.append(f"question in {TAGGED}")
        values += [scope.tag, Question.kind]
    if members is not None and scope.about is not None:
        column = "session_id" if scope.about.kind == Session.kind else "question"
        of = Session if column == "session_id" else Question
        tests.append(f"{column} {AMONG}")
        values.append(tuple(members.get(of.kind, ())))
    askings = find(journal, Asking, " and ".join(tests), *values)
    numbers = tuple({asking.question for asking in askings})
    questions = {q.id: q for q in BANK}
    questions |= {q.id: q for q in find(journal, Question, f"id {AMONG}", numbers)}
    talks = tuple({asking.session_id for asking in askings if asking.session_id})
    sessions = {s.id: s for s in find(journal, Session, f"id {AMONG}", talks)}
    for asking in askings:
        if question := questions.get(asking.question):  # else it is in the trash
            yield Asked(asking, question, sessions.get(asking.session_id or 0))


def _parents(journal: Journal, entries: Iterable[Entry]) -> Iterator[Entry]:
    """The goals and skills that check-ins and ratings are of."""
    wanted: dict[str, set[int]] = {}
    for entry in entries:
        if entry.kind in PARENTS:
            letter, column = PARENTS[entry.kind]
            wanted.setdefault(letter, set()).add(getattr(entry, column))
    for letter, numbers in wanted.items():
        yield from find(journal, kind_of(letter), f"id {AMONG}", tuple(numbers))
