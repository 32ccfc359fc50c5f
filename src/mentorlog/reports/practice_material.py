"""What a review of challenges, agreements, care and skills is made from."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from mentorlog.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from mentorlog.entries.agreement import Agreement
    from mentorlog.entries.challenge import Challenge
    from mentorlog.entries.rating import Rating
    from mentorlog.entries.record import Entry
    from mentorlog.entries.revision import Revision
    from mentorlog.entries.skill import Skill

E = TypeVar("E", bound="Entry")


class Tally(NamedTuple):
    """How many of one sort there were.

    `what` is the name of a field of `PracticeCount`; `before` says that it was in the
    period before.
    """

    what: str
    before: bool
    private: bool
    number: int


class Thanked(NamedTuple):
    """The last day on which I thanked them, in private or not."""

    day: date
    private: bool


class Named(NamedTuple):
    """An entry that shows a skill."""

    ref: str
    private: bool


@dataclass(frozen=True, kw_only=True)
class PracticeMaterial:
    """What the journal says of challenges, agreements, care and skills.

    Attributes:
        tallies: what is counted, of the period and of the one before.
        challenges: those open in the period, or resolved in it or later.
        agreements: those that were due or touched in the period, as of its end.
        agreements_now: the same agreements as they read today.
        turns: revisions of these agreements in the period.
        thanked: the last thanks by the end of the period.
        skills: the skills that were rated in the period.
        ratings: all their ratings by its end.
        evidence: the entries that these ratings name.
    """

    tallies: tuple[Tally, ...] = ()
    challenges: tuple[Challenge, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    agreements_now: tuple[Agreement, ...] = ()
    turns: tuple[Revision, ...] = ()
    thanked: tuple[Thanked, ...] = ()
    skills: tuple[Skill, ...] = ()
    ratings: tuple[Rating, ...] = ()
    evidence: tuple[Named, ...] = ()

    def public(self) -> PracticeMaterial:
        """The same without what is private."""
        return replace(
            self,
            tallies=tuple(t for t in self.tallies if not t.private),
            challenges=_public(self.challenges),
            agreements=_public(self.agreements),
            agreements_now=_public(self.agreements_now),
            thanked=tuple(t for t in self.thanked if not t.private),
            skills=_public(self.skills),
            ratings=_public(self.ratings),
            evidence=tuple(e for e in self.evidence if not e.private),
        )


def _public(entries: Iterable[E]) -> tuple[E, ...]:
    return tuple(entry for entry in entries if not entry.private)
