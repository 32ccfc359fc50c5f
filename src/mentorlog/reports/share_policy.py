"""What of a journal is handed over to whom: the one place that decides it."""

from __future__ import annotations

from dataclasses import MISSING, fields, replace
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeVar

from mentorlog.entries.kinds import record_named
from mentorlog.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from dataclasses import Field

    from mentorlog.entries.record import Entry

E = TypeVar("E", bound="Entry")

Audience = Literal["mentor", "mentee", "manager", "self"]
AUDIENCES: tuple[Audience, ...] = ("mentor", "mentee", "manager", "self")

COUNTED = "counted"
"""The word in a cell that says that entries may be counted."""


class Row(NamedTuple):
    """What is told of one sort of entries, to each audience.

    A cell names fields, and the word "counted". What stands after a "+" is in the
    other one's words, and told only where quotations are wanted. An empty cell tells
    of nothing at all.

    Attributes:
        sort: what the entries are called.
        other: to the one whom it is with.
        manager: to a manager.
        own: to oneself.
        mentor: to a mentor, where that is not what a mentee is told.
        mentee: to a mentee, where that is not what a mentor is told.
    """

    sort: str
    other: str = ""
    manager: str = ""
    own: str = ""
    mentor: str = ""
    mentee: str = ""


POLICY: dict[str, Row] = {
    "mentorship": Row(
        "whom it is with", other="person focus", manager="person", own="person focus"
    ),
    "goal": Row(
        "goals",
        other="counted title measure start target unit closed_why",
        manager="counted title measure start target unit",
        own="counted title why measure start target unit closed_why",
    ),
    "checkin": Row(
        "check-ins of goals",
        other="value confidence note",
        manager="value",
        own="value confidence note",
    ),
    "milestone": Row(
        "milestones and wins that were reached",
        other="counted title celebrated_how",
        manager="counted title",
        own="counted title celebrated_how",
    ),
    "milestone to come": Row(
        "milestones to come", other="title", manager="title", own="title"
    ),
    "session held": Row(
        "talks that were held",
        other="counted minutes",
        manager="counted",
        own="counted minutes mood",
    ),
    "session planned": Row("the next talk", other="at", own="at"),
    "session cancelled": Row("talks that were cancelled"),
    "action of mine": Row(
        "my promises",
        other="counted text result",
        manager="counted",
        own="counted text result",
    ),
    "action of theirs": Row(
        "their promises",
        mentor="counted text",
        mentee="counted text result",
        own="counted + text result",
    ),
    "feedback received": Row(
        "feedback from my mentor",
        mentor="counted about + text",
        own="counted about + text",
    ),
    "feedback given": Row(
        "feedback to my mentee", mentee="about text", own="about text"
    ),
    "feedback asked": Row(
        "feedback I asked for that has no answer", other="text", own="text"
    ),
    "note": Row("notes", own="text mood"),
    "topic": Row("what to talk about next", other="text", own="text"),
    "challenge raised": Row(
        "challenges that were raised",
        other="title outcome lesson",
        own="title outcome lesson",
    ),
    "challenge unspoken": Row("challenges not raised yet"),
    "agreement": Row("agreements due for a second look", other="text", own="+ text"),
    "gesture of thanks": Row("thanks to them", other="text", own="text"),
    "gesture to them": Row("other care for them"),
    "gesture from them": Row(
        "care and thanks from them", other="counted + text", own="counted + text"
    ),
    "skill": Row("skills", other="name", manager="name", own="name"),
    "rating of mine": Row(
        "my ratings of skills", other="level note", manager="level", own="level note"
    ),
    "rating of theirs": Row(
        "their ratings of skills", other="+ level note", own="+ level note"
    ),
    "question": Row("open questions"),
    "lookback": Row(
        "what I made of a month (`review --ask`)", own="start stop carry_on change"
    ),
    "asking": Row("which questions were asked"),
    "pause": Row("pauses"),
    "revision": Row("earlier wordings, and why they were changed"),
    "tag": Row("tags"),
}
"""The sort of an entry → what is told of it; what is private is never told.

Every kind of record has a row, or a row for each sort it has; a test sees to that.
"""

WORDS = {"line", "text", "time", "number", "minutes", "score", "names", "cadence"}
WORDS |= {"refs"}
"""How fields are read that hold what somebody said; the others are days, choices and
links, which say nothing where the entry itself is not told."""


@dataclass(frozen=True, kw_only=True)
class Cell:
    """What one audience is told of one sort of entries.

    Attributes:
        counted: whether there may be figures of it.
        told: the fields that are told.
        quoted: those that are in the other one's words.
    """

    counted: bool
    told: frozenset[str]
    quoted: frozenset[str]


def cell(sort: str, audience: Audience) -> Cell:
    """What an audience is told of a sort of entries."""
    row = POLICY[sort]
    words = {
        "mentor": row.mentor or row.other,
        "mentee": row.mentee or row.other,
        "manager": row.manager,
        "self": row.own,
    }[audience]
    own, _, quoted = words.partition("+")
    told = frozenset(own.split())
    return Cell(
        counted=COUNTED in told,
        told=told - {COUNTED},
        quoted=frozenset(quoted.split()),
    )


@dataclass(frozen=True, kw_only=True)
class Readership:
    """Who will read it.

    Attributes:
        audience: whom it is for.
        quotes: whether the other one's words may be in it.
    """

    audience: Audience
    quotes: bool = False

    def counts(self, sort: str) -> bool:
        """Whether they may see figures of a sort of entries."""
        return cell(sort, self.audience).counted

    def is_told(self, sort: str, name: str) -> bool:
        """Whether they may see a field, or a figure made of it."""
        return name in cell(sort, self.audience).told

    def reads(self, sort: str) -> bool:
        """Whether they may read all that is there to be read of a sort of entries."""
        allowed = cell(sort, self.audience)
        return bool(allowed.quoted or allowed.told) and (
            self.quotes or not allowed.quoted
        )

    def sees(self, entry: E) -> E | None:
        """The entry as they see it: without the fields that are not for them.

        Returns:
            The entry; None if nothing of it is for them, as if it is private.
        """
        allowed = cell(sort_of(entry), self.audience)
        seen = allowed.told | (allowed.quoted if self.quotes else frozenset())
        if entry.private or not (seen or allowed.counted):
            return None
        hidden = {
            f.name: _blank(f) for f in worded(entry.kind).values() if f.name not in seen
        }
        return replace(entry, **hidden)

    @property
    def is_the_other(self) -> bool:
        """Whether it is for the one whom it is with."""
        return self.audience in {"mentor", "mentee"}


def sort_of(entry: Any) -> str:
    """Which row tells of an entry."""
    tell = SORTS.get(entry.kind)
    return tell(entry) if tell else str(entry.kind)


def _gesture(gesture: Any) -> str:
    if gesture.direction == "from":
        return "gesture from them"
    return f"gesture {'of thanks' if gesture.nature == 'thanks' else 'to them'}"


SORTS: Mapping[str, Callable[[Any], str]] = {
    "milestone": lambda m: "milestone" if m.reached_on else "milestone to come",
    "session": lambda s: f"session {s.status}",
    "action": lambda a: f"action of {'mine' if a.owner == 'me' else 'theirs'}",
    "feedback": lambda f: f"feedback {f.direction}",
    "challenge": lambda c: f"challenge {'raised' if c.raised_on else 'unspoken'}",
    "gesture": _gesture,
    "rating": lambda r: f"rating of {'mine' if r.rater == 'me' else 'theirs'}",
}
"""Kinds of which there are several sorts → what tells the sort of an entry."""


@cache
def worded(kind: str) -> dict[str, Field[Any]]:
    """The fields of a kind that hold what somebody said, or a figure, by name."""
    return {f.name: f for f in fields(record_named(kind)) if _is_worded(f)}


def _is_worded(f: Field[Any]) -> bool:
    said = f.metadata.get("said")
    if said is not None:
        return said.reads in WORDS
    kind = str(f.type)
    return f.name != "uid" and ("str" in kind or kind.startswith(("dict", "tuple")))


def _blank(f: Field[Any]) -> Any:
    """What a field says that says nothing."""
    if f.default is not MISSING:
        return f.default
    return "" if "str" in str(f.type) else 0
