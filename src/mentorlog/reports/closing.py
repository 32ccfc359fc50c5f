"""A last look back at a mentorship, and what is asked when it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from mentorlog.frozen import dataclass
from mentorlog.period import say_day
from mentorlog.reports.saying import count, time_taken

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from mentorlog.entries.goal import Goal
    from mentorlog.entries.mentorship import Mentorship
    from mentorlog.reports.promises import Side
    from mentorlog.reports.review_figures import Figures

Answers = Literal["thanks", "next", "why"]


class Question(NamedTuple):
    """Something that is asked at the end, and the command that says it otherwise."""

    what: Answers
    words: str
    command: str


@dataclass(frozen=True, kw_only=True)
class Reached:
    """A goal that was reached: its ID and its title."""

    id: str
    title: str
    private: bool


@dataclass(frozen=True, kw_only=True)
class LookBack:
    """What came of a mentorship.

    Attributes:
        person: the other one.
        first: the day it began.
        last: the day it ends.
        talks: how many talks were held.
        minutes: how long they took together; None where none says how long.
        timed: how many of them say how long.
        goals_reached: the goals that were reached.
        goals: how many goals there were.
        milestones: how many milestones were reached.
        wins: how many small wins were noted.
        kept_mine: how many promises I kept.
        promised_mine: of how many.
        kept_theirs: how many promises they kept.
        promised_theirs: of how many.
        first_mood: how it felt at first, 1 to 5.
        last_mood: how it feels at last.
    """

    person: str
    first: date
    last: date
    talks: int
    minutes: int | None
    timed: int
    goals_reached: tuple[Reached, ...]
    goals: int
    milestones: int
    wins: int
    kept_mine: int
    promised_mine: int
    kept_theirs: int
    promised_theirs: int
    first_mood: int | None
    last_mood: int | None


def look_back(
    mentorship: Mentorship, figures: Figures, goals: Sequence[Goal], on: date
) -> LookBack:
    """What came of a mentorship.

    Args:
        mentorship: the mentorship.
        figures: what was counted from its first day to its last.
        goals: all of its goals.
        on: its last day.
    """
    mine, theirs = figures.promises.mine, figures.promises.theirs
    reached = (goal for goal in goals if goal.status == "achieved")
    return LookBack(
        person=mentorship.person,
        first=mentorship.day,
        last=on,
        talks=figures.met.held,
        minutes=figures.met.minutes,
        timed=figures.met.timed,
        goals_reached=tuple(
            Reached(id=g.ref, title=g.title, private=g.private) for g in reached
        ),
        goals=len(goals),
        milestones=figures.milestones,
        wins=figures.wins,
        kept_mine=mine.kept,
        promised_mine=_promised(mine),
        kept_theirs=theirs.kept,
        promised_theirs=_promised(theirs),
        first_mood=figures.mood.first,
        last_mood=figures.mood.last,
    )


def _promised(side: Side) -> int:
    """How many promises were judged; what is not due yet is neither kept nor broken."""
    return side.counted


def questions(mentorship: Mentorship, *, why: bool) -> tuple[Question, ...]:
    """What is asked at the end.

    Args:
        mentorship: the mentorship.
        why: whether to ask for the reason, because it was not given.
    """
    person, ref = " ".join(mentorship.person.split()), mentorship.ref
    asked = (
        Question(
            "thanks",
            f"What do you want to thank {person} for?",
            f'mentorlog thanks "…" --with {ref}',
        ),
        Question(
            "next",
            "What comes next for you, and what do you take along?",
            f'mentorlog note add "…" --tag closing --with {ref}',
        ),
    )
    reason = Question(
        "why",
        "Why does it end now?",
        f'mentorlog mentorship end {ref} --why "…"',
    )
    return (*asked, reason) if why else asked


def heading(back: LookBack) -> str:
    """What the look back is called."""
    days = f"{say_day(back.first)} to {say_day(back.last)}"
    return f"Looking back with {back.person} · {days}"


def lines(back: LookBack) -> Iterator[tuple[str, str]]:
    """What came of it, label and words; where there is nothing to say, nothing."""
    if back.talks:
        long = time_taken(back.talks, back.timed, back.minutes)
        yield "Talks", f"{back.talks:,}" + (f", {long} together" if long else "")
    if back.goals:
        yield "Goals", f"{len(back.goals_reached):,} of {back.goals:,} reached"
    for goal in back.goals_reached:
        private = " (private)" if goal.private else ""
        yield "", f"{goal.id} {goal.title}{private}"
    small = f"{back.milestones:,} reached" if back.milestones else ""
    wins = count(back.wins, "win") if back.wins else ""
    if small or wins:
        yield "Milestones", ", ".join(words for words in (small, wins) if words)
    sides = [
        f"{who} kept {kept:,} of {all_:,}"
        for who, kept, all_ in (
            ("you", back.kept_mine, back.promised_mine),
            (back.person, back.kept_theirs, back.promised_theirs),
        )
        if all_
    ]
    if sides:
        yield "Promises", " · ".join(sides)
    if back.first_mood and back.last_mood:
        yield "Mood", f"{back.first_mood} of 5 at first, {back.last_mood} at last"


NOTHING = "No talks, goals or promises in this time; that is all right."
"""What is said where there is nothing to look back at."""
