"""Who speaks in a report to hand over, and to whom: its headings and pronouns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.entries.whose import FIRST_PERSON
from mentorlog.frozen import dataclass
from mentorlog.period import MONTHS, spanning
from mentorlog.reports.growth_line import one_line
from mentorlog.reports.saying import count, time_taken, with_name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from mentorlog.reports.share import Share


@dataclass(frozen=True, kw_only=True)
class Voice:
    """What the other one is called, in a report in the first person.

    Attributes:
        they: "you" to themselves; their name to others.
        their: "your" to themselves; whose, to others.
        guided: whose goals they are: "my" or "your"; "the" to others.
    """

    they: str
    their: str
    guided: str


def voice(share: Share) -> Voice:
    """How a report speaks of the other one."""
    if share.audience in {"mentor", "mentee"}:
        guided = "my" if share.they_are == "mentor" else "your"
        return Voice(they="you", their="your", guided=guided)
    name = one_line(share.person)
    guided = "my" if share.they_are == "mentor" else "the"
    return Voice(they=name, their=f"{name}'s", guided=guided)


def heading(share: Share) -> str:
    """What it is called: "Progress with Priya"; to others with the role."""
    name = one_line(share.person)
    named = share.audience in {"mentor", "mentee"} or name == FIRST_PERSON
    return f"Progress with {name}" + ("" if named else f" ({share.they_are})")


def span(share: Share) -> str:
    """The time it tells of: "March 2026", or from when to when."""
    return spanning(share.first, share.last).title


def nothing_yet(share: Share | None) -> str:
    """What is said where there is nothing to hand over, and what to type next."""
    begin = 'mentorlog session log "…" --on yesterday'
    if share is None:
        return f"Nothing is written yet. Begin with your last talk: {begin}"
    opening = _opening(share)
    return (
        f"There is nothing to hand over about {one_line(share.person)}"
        f" {opening[0].lower()}{opening[1:]}. Look further back with --since DAY, or"
        f" begin with your last talk: {with_name(begin, share.person)}"
    )


def essentials(share: Share) -> str:
    """The whole in a sentence or two; empty where nothing can be counted."""
    told = list(_counted(share))
    first = f"{_opening(share)}: {', '.join(told)}." if told else ""
    return " ".join(sentence for sentence in (first, _acted_on(share)) if sentence)


def _opening(share: Share) -> str:
    year = f" {share.first.year}" if share.first.year != share.last.year else ""
    first = f"{_say(share.first)}{year}"
    if share.until_today:
        return f"Since {first}"
    return f"From {first} to {_say(share.last)} {share.last.year}"


def _say(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]}"


def _counted(share: Share) -> Iterator[str]:
    if share.talks:
        long = time_taken(share.talks, share.timed, share.minutes)
        yield count(share.talks, "talk") + (f" ({long})" if long else "")
    if share.goals_moved:
        yield f"{share.goals_moved:,} of {count(len(share.goals), 'goal')} moved"
    reached = sum(goal.status == "achieved" for goal in share.goals)
    if reached:
        yield f"{count(reached, 'goal')} reached"
    yield from _kept(share)
    if share.milestones:
        yield count(len(share.milestones), "milestone")
    if share.wins:
        yield count(len(share.wins), "small win")


def _kept(share: Share) -> Iterator[str]:
    mine, theirs = share.mine, share.theirs
    if mine and not theirs:
        yield f"{mine.kept:,} of {count(mine.of, 'promise')} kept"
    if theirs:
        they = voice(share).they
        whose = f"{theirs.kept:,} of {theirs.of:,}"
        if mine:
            mine_kept = f"{mine.kept:,} of {count(mine.of, 'promise')}"
            yield f"{mine_kept} kept by me and {whose} by {they}"
        else:
            yield f"{whose} promises kept by {they}"


def _acted_on(share: Share) -> str:
    if not share.feedback_acted_on or share.they_are != "mentor":
        return ""
    words = count(share.feedback_received, "piece", "pieces")
    whose = voice(share).their
    return f"I acted on {share.feedback_acted_on:,} of {whose} {words} of feedback."
