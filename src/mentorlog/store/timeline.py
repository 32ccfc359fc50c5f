"""What a timeline needs: the entries, how they were changed, and what they are of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from mentorlog.entries.asking import Asking
from mentorlog.entries.bank import BANK
from mentorlog.entries.kinds import kind_of
from mentorlog.entries.mentorship import Mentorship
from mentorlog.entries.pause import Pause
from mentorlog.entries.question import Question
from mentorlog.entries.revision import Revision
from mentorlog.entries.session import Session
from mentorlog.reports.timeline import Asked, TimelineMaterial
from mentorlog.reports.timeline_words import MORE_DAYS, PARENTS
from mentorlog.store.readings import AMONG, find
from mentorlog.store.timeline_members import belonging, tagged
from mentorlog.store.timeline_stretches import Scope, stretches

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mentorlog.entries.record import Entry
    from mentorlog.store.journal import Journal
    from mentorlog.store.timeline_members import Numbers

__all__ = ["Scope", "Stretch", "timeline_material"]

E = TypeVar("E", bound="Entry")

TAGGED = (
    "exists (select 1 from tags where entry_kind = ? and entry_id = {}"
    " and name = ? and deleted_at is null)"
)
"""The condition that an entry of a kind has a tag, for the column with its number."""


class Stretch(NamedTuple):
    """Some days of a timeline.

    Attributes:
        scope: which days; the rest is that of the whole timeline.
        material: what they are made from; it may hold more days.
        last: whether no other days follow.
    """

    scope: Scope
    material: TimelineMaterial
    last: bool


def timeline_material(journal: Journal, scope: Scope) -> Iterator[Stretch]:
    """All that a timeline is made from, in stretches of days that follow each other.

    One is read when it is reached for, and the journal is let go of in between: it may
    be written to while somebody reads. Where few are meant, there is one stretch.
    """
    members = None if scope.about is None else belonging(journal, scope.about)
    named = members
    if scope.tag is not None and (having := tagged(journal, scope.tag)) is not None:
        named = having if named is None else _both(named, having)
    reading = _Reading(journal, scope, members, named)
    if named is not None:
        yield Stretch(scope, reading.material(scope), last=True)
        return
    for part, last in stretches(journal, scope):
        yield Stretch(part, reading.material(part), last)


def _both(some: Numbers, others: Numbers) -> Numbers:
    return {kind: some[kind] & others[kind] for kind in some.keys() & others.keys()}


class _Reading:
    """Reads stretches of one timeline, and what all of them share once.

    Args:
        journal: where to look.
        scope: the whole of it.
        members: the numbers of what belongs to the entry that it is about, if any.
        named: the numbers of all that may be in it, where these are known.
    """

    def __init__(
        self,
        journal: Journal,
        scope: Scope,
        members: Numbers | None,
        named: Numbers | None,
    ) -> None:
        self._journal = journal
        self._members = members
        self._named = named
        self._kinds = [
            kind for kind in scope.classes() if named is None or kind.kind in named
        ]
        self._mentorships = tuple(find(journal, Mentorship, "id > 0"))
        whose = f"mentorship_id {AMONG}"
        self._pauses = tuple(find(journal, Pause, whose, scope.mentorships))

    def material(self, scope: Scope) -> TimelineMaterial:
        """What some days are made from."""
        entries: list[Entry] = []
        revisions: list[Revision] = []
        for kind in self._kinds:
            own = self._entries(kind, scope)
            entries += own
            revisions += self._revisions(kind, own)
        return TimelineMaterial(
            mentorships=self._mentorships,
            entries=tuple(entries),
            revisions=tuple(revisions),
            pauses=self._pauses,
            parents=tuple(self._parents(entries)),
            asked=tuple(self._asked(scope)),
        )

    def _entries(self, kind: type[Entry], scope: Scope) -> list[Entry]:
        """The entries of a kind to which something may have happened in that time."""
        whose = "id" if kind.kind == Mentorship.kind else "mentorship_id"
        tests = [f"{whose} {AMONG}"]
        values: list[Any] = [scope.mentorships]
        if self._named is not None:
            tests.append(f"id {AMONG}")
            values.append(tuple(self._named[kind.kind]))
        else:
            spans = []
            for column in ("day", *MORE_DAYS.get(kind.kind, ())):
                where, days = scope.within(column)
                # One question for each day, which can follow the index of that day.
                spans.append(
                    f"select id from {kind.table} where deleted_at is null"
                    f" and {whose} {AMONG} and {where} union"
                )
                values += [scope.mentorships, *days]
            tests.append(f"id in ({' '.join(spans)} select value from json_each(?))")
            values.append(self._changed(kind, scope))
        if scope.tag is not None:
            tests.append(TAGGED.format(f"{kind.table}.id"))
            values += [kind.kind, scope.tag]
        return find(self._journal, kind, " and ".join(tests), *values)

    def _changed(self, kind: type[Entry], scope: Scope) -> tuple[int, ...]:
        """The numbers of those changed on purpose, or paused, in the time meant."""
        where, values = scope.within("day")
        rows = self._journal.rows(
            "select distinct entry_id from revisions indexed by revisions_by_day"
            f" where deleted_at is null and entry_kind = ? and {where}",
            (kind.kind, *values),
        )
        found = tuple(number for (number,) in rows)
        if kind.kind == Mentorship.kind:
            found += tuple(pause.mentorship_id for pause in self._pauses)
        return found

    def _revisions(
        self, kind: type[Entry], entries: Sequence[Entry]
    ) -> Iterable[Revision]:
        """All that was changed on purpose in entries of a kind, the oldest first."""
        if not entries:
            return ()
        return find(
            self._journal,
            Revision,
            f"entry_kind = ? and entry_id {AMONG}",
            kind.kind,
            tuple(entry.id for entry in entries),
            index="revisions_by_entry",
            by="day, id",
        )

    def _asked(self, scope: Scope) -> Iterator[Asked]:
        """When questions were asked, with these and the talks in which they were."""
        if scope.kinds is not None and Question.kind not in scope.kinds:
            return
        where, days = scope.within("day")
        tests, values = [f"mentorship_id {AMONG}", where], [scope.mentorships, *days]
        if scope.tag is not None:
            tests.append(TAGGED.format("askings.question"))
            values += [Question.kind, scope.tag]
        if self._members is not None and scope.about is not None:
            column = "session_id" if scope.about.kind == Session.kind else "question"
            of = Session if column == "session_id" else Question
            tests.append(f"{column} {AMONG}")
            values.append(tuple(self._members.get(of.kind, ())))
        askings = find(self._journal, Asking, " and ".join(tests), *values)
        numbers = {asking.question for asking in askings}
        questions = {q.id: q for q in (*BANK, *self._numbered(Question, numbers))}
        talks = {asking.session_id for asking in askings if asking.session_id}
        sessions = {s.id: s for s in self._numbered(Session, talks)}
        for asking in askings:
            if question := questions.get(asking.question):  # else it is in the trash
                yield Asked(asking, question, sessions.get(asking.session_id or 0))

    def _parents(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        """The goals and skills that check-ins and ratings are of."""
        wanted: dict[str, set[int]] = {}
        for entry in entries:
            if entry.kind in PARENTS:
                letter, column = PARENTS[entry.kind]
                wanted.setdefault(letter, set()).add(getattr(entry, column))
        for letter, numbers in wanted.items():
            yield from self._numbered(kind_of(letter), numbers)

    def _numbered(self, kind: type[E], numbers: Iterable[int]) -> list[E]:
        """The entries of a kind with these numbers, but for the trash."""
        wanted = tuple(numbers)
        return find(self._journal, kind, f"id {AMONG}", wanted) if wanted else []
