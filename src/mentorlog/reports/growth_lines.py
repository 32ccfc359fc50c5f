"""What then and now says line by line, in the same words wherever it is read."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from mentorlog.entries.goal import say_number
from mentorlog.entries.rating import say_level
from mentorlog.period import between
from mentorlog.reports.growth_line import Line, joined, one_line, said, titled
from mentorlog.reports.saying import count, say_date, time_taken, with_name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from mentorlog.reports.growth import (
        GoalGrowth,
        Growth,
        Passage,
        Reached,
    )
    from mentorlog.reports.growth_skills import Evidence, Level, SkillStory
    from mentorlog.reports.growth_streak import Streak

MOST = 8
"""How many entries of one kind are told of; a last line says where the rest is."""
FEW = 3
"""How much evidence of a skill is named."""
SURE = 6
"""Of how many goals the confidence is drawn."""
DAYS_OF_A_MONTH = 30.4375
MONTHS_OF_A_YEAR = 24
"""From so many months on a time is told in years."""


def heading(growth: Growth) -> str:
    """What it is called: "Then and now · Priya (mentor)"."""
    return f"Then and now · {one_line(growth.person)} ({growth.they_are})"


def span(growth: Growth) -> str:
    """The time it looks at: "6 Oct 2025 to 2 Jun 2026 · 8 months", with a dash."""
    return f"{between(growth.first, growth.last).title} · {_length(growth)}"


def _length(growth: Growth) -> str:
    days = (growth.last - growth.first).days + 1
    months = round(days / DAYS_OF_A_MONTH)
    if months >= MONTHS_OF_A_YEAR:
        return count(round(months / 12), "year")
    return count(months, "month") if months > 1 else count(days, "day")


def nothing_yet(growth: Growth, *, whose: str = "your") -> tuple[str, str]:
    """What is said where there is nothing to tell of, and what to type next."""
    first = say_date(growth.first, growth.last)
    who = f"{whose} {growth.they_are} {one_line(growth.person)}"
    command = with_name('mentorlog session log "…" --on yesterday', growth.person)
    return (
        f"There is nothing to look back on yet with {who}, since {first}.",
        f"Growth begins with a few words of today: {command}",
    )


def nobody_yet() -> str:
    """What is said where there is nobody to grow with, and what to type."""
    begin = 'mentorlog session log "…" --on yesterday'
    return f"Nothing is written yet. Growth begins with your last talk: {begin}"


def lines(growth: Growth, *, me: str = "you", whole: bool = False) -> list[Line]:
    """All that is said but for the passages; where there is nothing, nothing.

    Args:
        growth: then and now.
        me: what the writer is called.
        whole: whether to tell of every entry, however many there are.
    """
    most = sys.maxsize if whole else MOST
    return [
        *_skills(growth, me, sys.maxsize if whole else FEW),
        *_mood(growth),
        *_confidence(growth, sys.maxsize if whole else SURE),
        *_goals(growth, most),
        *_reached("Milestones", growth.milestones, growth, most),
        *_reached("Wins", growth.wins, growth, most),
        *_challenges(growth, most),
        *_promises(growth, me),
        *_talks(growth),
        *_feedback(growth),
    ]


def passages(growth: Growth) -> list[tuple[str, str]]:
    """One's own words then and now: each with its heading, none or one or two."""
    found = (growth.words_then, growth.words_now)
    return [(_said_on(words, growth), words.text) for words in found if words]


def _said_on(words: Passage, growth: Growth) -> str:
    year = "" if words.day.year != growth.last.year else f" {words.day.year}"
    when = f"{say_date(words.day, growth.last)}{year}"
    return f"{when} · {words.id}" + (" (private)" if words.private else "")


def _skills(growth: Growth, me: str, few: int) -> Iterator[Line]:
    for skill in growth.skills:
        levels = ((me, skill.mine), (one_line(growth.person), skill.theirs))
        told = [f"{who} {_level(level)}" for who, level in levels if level]
        yield Line(
            label="Skills",
            ref=skill.id,
            text=titled(skill.name, private=skill.private),
            detail=joined(*told),
            below=tuple(_evidence(skill, few)),
        )


def _level(level: Level) -> str:
    then = f"{level.then} → " if level.then != level.now else ""
    return then + say_level(level.now)


def _evidence(skill: SkillStory, few: int) -> Iterator[str]:
    if skill.note:
        yield said(skill.note)
    for evidence in skill.evidence[-few:]:
        yield _named(evidence)
    if len(skill.evidence) > few:
        yield f"… and {len(skill.evidence) - few:,} more: mentorlog show {skill.id}"


def _named(evidence: Evidence) -> str:
    title = titled(evidence.title, private=evidence.private)
    return f"{evidence.id} {title}".strip()


def _mood(growth: Growth) -> Iterator[Line]:
    moods = tuple(point.mood for point in growth.mood.points)
    if moods:
        yield Line(label="Mood", text=_from_to(moods), scores=moods)


def _confidence(growth: Growth, most: int) -> Iterator[Line]:
    sure = [goal for goal in growth.goals if goal.confidence]
    titled_below = {goal.id for goal in _told_of(growth)}
    for goal in sorted(sure, key=lambda g: -len(g.confidence))[:most]:
        scores = tuple(point.confidence for point in goal.confidence)
        yield Line(
            label="Confidence",
            ref=goal.id,
            text=_from_to(scores),
            detail=""
            if goal.id in titled_below
            else titled(goal.title, private=goal.private),
            scores=scores,
        )


def _from_to(scores: tuple[int, ...]) -> str:
    return str(scores[0]) if len(scores) == 1 else f"{scores[0]} → {scores[-1]}"


def _goals(growth: Growth, most: int) -> Iterator[Line]:
    told = _told_of(growth)
    for goal in told[:most]:
        yield Line(
            label="Goals",
            ref=goal.id,
            text=titled(goal.title, private=goal.private),
            detail=joined(_moved(goal), _came(goal, growth)),
            tone="good" if goal.achieved_on else "",
        )
    yield from more("Goals", len(told) - most, "mentorlog goal list --all", growth)


def _told_of(growth: Growth) -> list[GoalGrowth]:
    """The goals that were reached, or on which something moved."""
    return [g for g in growth.goals if g.achieved_on or g.then != g.now]


def _moved(goal: GoalGrowth) -> str:
    if goal.then is None or goal.now is None:
        return ""
    unit = f" {one_line(goal.unit)}" if goal.unit else ""
    if goal.then == goal.now:
        return f"at {say_number(goal.now)}{unit}"
    return f"{say_number(goal.then)} → {say_number(goal.now)}{unit}"


def _came(goal: GoalGrowth, growth: Growth) -> str:
    if goal.achieved_on:
        return f"achieved {say_date(goal.achieved_on, growth.last)}"
    return "paused" if goal.status == "paused" else "on the way"


def _reached(
    label: str, told: tuple[Reached, ...], growth: Growth, most: int
) -> Iterator[Line]:
    yield from more(label, len(told) - most, "mentorlog milestone list", growth)
    for reached in told[max(len(told) - most, 0) :]:
        how = one_line(reached.celebrated_how)
        day = say_date(reached.reached_on, growth.last)
        yield Line(
            label=label,
            ref=reached.id,
            text=titled(reached.title, private=reached.private),
            detail=day,
            below=(f"celebrated: {how}",) if how else (),
            tone="good" if reached.celebrated_on else "",
        )


def _challenges(growth: Growth, most: int) -> Iterator[Line]:
    told = growth.challenges
    yield from more(
        "Overcome", len(told) - most, "mentorlog challenge list --all", growth
    )
    for challenge in told[max(len(told) - most, 0) :]:
        day = say_date(challenge.resolved_on, growth.last)
        lesson, outcome = one_line(challenge.lesson), one_line(challenge.outcome)
        yield Line(
            label="Overcome",
            ref=challenge.id,
            text=titled(challenge.title, private=challenge.private),
            detail=f"{challenge.nature}, {day}",
            below=(
                *((outcome,) if outcome else ()),
                *((f"learned: {lesson}",) if lesson else ()),
            ),
            tone="good",
        )


def _promises(growth: Growth, me: str) -> Iterator[Line]:
    sides = ((me, growth.my_streak), (one_line(growth.person), growth.their_streak))
    for who, streak in sides:
        if streak:
            row = " in a row" if streak.kept > 1 else ""
            yield Line(
                label="Promises",
                text=f"{streak.kept:,}{row} kept in time by {who}",
                detail=_days(streak, growth.last),
            )


def _days(streak: Streak, last: date) -> str:
    if streak.first == streak.last:
        return say_date(streak.last, last)
    until = "and it lasts" if streak.lasts else f"to {say_date(streak.last, last)}"
    return f"from {say_date(streak.first, last)} {until}"


def _talks(growth: Growth) -> Iterator[Line]:
    if growth.talks:
        long = time_taken(growth.talks, growth.timed, growth.minutes)
        yield Line(label="Talks", text=joined(f"{growth.talks:,} held", long))


def _feedback(growth: Growth) -> Iterator[Line]:
    received, acted = growth.feedback_received, growth.feedback_acted_on
    words = f"{received:,} received" if received else ""
    words += f", {acted:,} acted on" if acted else ""
    given = f"{growth.feedback_given:,} given" if growth.feedback_given else ""
    if words or given:
        yield Line(label="Feedback", text=joined(words, given))


def more(label: str, number: int, command: str, growth: Growth) -> Iterator[Line]:
    """The line that says how much else there is, and where."""
    if number > 0:
        listing = with_name(command, growth.person)
        yield Line(label=label, text=f"… and {number:,} more: {listing}", tone="quiet")
