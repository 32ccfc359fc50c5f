"""What a report to hand over says line by line, wherever it is read."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from mentorlog.entries.rating import say_level
from mentorlog.entries.record import first_line
from mentorlog.reports import share_ahead as ahead
from mentorlog.reports.growth_line import Line, joined, one_line, said
from mentorlog.reports.progress import say_move, say_progress
from mentorlog.reports.saying import say_date
from mentorlog.reports.share_ahead import due_by
from mentorlog.reports.share_voice import voice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mentorlog.reports.share import Share
    from mentorlog.reports.share_deeds import Deed
    from mentorlog.reports.share_told import (
        Dated,
        GoalTold,
        Hard,
        MilestoneTold,
        SkillTold,
    )

MOST = 8
"""How many things of a sort are told of: it shall be read."""
DEEDS = 6
"""How much is told of what was done."""

NATURES = {"strength": "a strength", "improvement": "something to improve"}


def lines(share: Share, *, whole: bool = False) -> list[Line]:
    """All that is said below the essentials; the label is the heading it stands under.

    What there is nothing of is left out.

    Args:
        share: the report.
        whole: whether to tell of everything, however much there is.
    """
    said_by = voice(share)
    they, their, guided = said_by.they, said_by.their, said_by.guided
    told: list[tuple[str, Iterable[Line]]] = [
        (f"Where {guided} goals stand", _goals(share)),
        ("Milestones", _reached(share.milestones, share)),
        ("Small wins", _reached(share.wins, share)),
        ("Steps to come", ahead.steps(share)),
        (f"What {they} did", _deeds(share.done_by_them, share, whole=whole)),
        ("What I did", _deeds(share.done, share, whole=whole)),
        (_of_feedback(share), _feedback(share)),
        ("Skills", _skills(share)),
        ("What was hard", _hard(share.challenges, share)),
        ("How I felt", _mood(share)),
        ("What I decided", _decided(share)),
        ("In my own words", _dated(share.words, share)),
        ("What I have promised", ahead.promised(share.promised, share)),
        (f"What {they} promised", ahead.promised(share.promised_by_them, share)),
        ("Worth a second look", ahead.agreements(share)),
        (f"What I would like {their} view on", ahead.waiting(share)),
        ("For our next talk", ahead.next_talk(share)),
        ("Thank you" if they == "you" else "Thanks", ahead.thanks(share)),
    ]
    most = sys.maxsize if whole else MOST
    return [line for label, found in told for line in _few(label, found, most)]


def _few(label: str, told: Iterable[Line], most: int) -> Iterator[Line]:
    """The first lines under a heading, and how many more there are."""
    found = list(told)
    for line in found[:most]:
        yield replace(line, label=label)
    if len(found) > most:
        yield _more(len(found) - most, label)


def _more(number: int, label: str = "") -> Line:
    return Line(label=label, text=f"… and {number:,} more", tone="quiet")


def _goals(share: Share) -> Iterator[Line]:
    for goal in share.goals:
        yield Line(
            label="",
            text=one_line(goal.title),
            detail=joined(_stands(goal), _state(goal, share), _sure(goal)),
            below=tuple(_below_goal(goal)),
            tone="good" if goal.status == "achieved" else "",
        )


def _stands(goal: GoalTold) -> str:
    if goal.value is None and goal.target is None:
        return ""
    moved = f" ({say_move(goal.moved)})" if goal.moved else ""
    stands = say_progress(
        goal.value, start=goal.start, target=goal.target, unit=one_line(goal.unit)
    )
    return f"{stands}{moved}"


def _state(goal: GoalTold, share: Share) -> str:
    if goal.closed_on is not None:
        word = "reached" if goal.status == "achieved" else "given up"
        return f"{word} {say_date(goal.closed_on, share.last)}"
    if goal.status == "paused":
        return "paused"
    return due_by(goal.due, share)


def _sure(goal: GoalTold) -> str:
    if goal.confidence is None or not goal.is_open:
        return ""
    return f"confidence {goal.confidence} of 5"


def _below_goal(goal: GoalTold) -> Iterator[str]:
    if goal.why:
        yield f"what for: {one_line(goal.why)}"
    if goal.measure:
        yield f"measured by: {one_line(goal.measure)}"
    if goal.closed_why:
        yield f"because: {one_line(goal.closed_why)}"
    if goal.note:
        yield said(goal.note)


def _reached(told: Iterable[MilestoneTold], share: Share) -> Iterator[Line]:
    for step in told:
        how = one_line(step.celebrated_how)
        yield Line(
            label="",
            text=one_line(step.title),
            detail=say_date(step.reached_on, share.last),
            below=(f"celebrated: {how}",) if how else (),
            tone="good" if how else "",
        )


def _deeds(deeds: Sequence[Deed], share: Share, *, whole: bool) -> Iterator[Line]:
    told = deeds if whole else _telling(deeds)
    for deed in told:
        yield Line(
            label="",
            text=one_line(deed.text),
            detail=say_date(deed.done_on, share.last),
            below=(said(deed.result),) if deed.result else (),
        )
    if len(told) < len(deeds):
        yield _more(len(deeds) - len(told))


def _telling(deeds: Sequence[Deed]) -> Sequence[Deed]:
    """The last ones, in order; of many, rather those of which something came."""
    of_more = sorted(range(len(deeds)), key=lambda i: (not deeds[i].result, -i))
    return [deeds[i] for i in sorted(of_more[:DEEDS])]


def _of_feedback(share: Share) -> str:
    if share.they_are == "mentee":
        told = "you" if voice(share).they == "you" else "them"
        return f"What I told {told}, and what came of it"
    return f"What I made of {voice(share).their} feedback"


def _feedback(share: Share) -> Iterator[Line]:
    whose = voice(share).their
    for told in share.feedback:
        day, about = say_date(told.day, share.last), one_line(told.about)
        if told.text:
            text = said(first_line(told.text)) + (f" (on {about})" if about else "")
        else:
            text = f"{whose[:1].upper()}{whose[1:]} remark of {day}"
            text += f" on {about}" if about else ""
            day = ""
        yield Line(
            label="",
            text=text,
            detail=joined(NATURES.get(told.nature or "", ""), day),
            steps=tuple(map(_step, told.done)),
        )


def _step(deed: Deed) -> tuple[str, ...]:
    text = one_line(deed.text)
    return (text, said(deed.result)) if deed.result else (text,)


def _skills(share: Share) -> Iterator[Line]:
    whose = voice(share).their
    guiding = share.they_are == "mentee"
    for skill in share.skills:
        view = f"in {whose} view " if skill.by_them else "in my view " * guiding
        yield Line(
            label="",
            text=one_line(skill.name),
            detail=f"{view}{_level(skill)}",
            below=(said(skill.note),) if skill.note else (),
        )


def _level(skill: SkillTold) -> str:
    before = "" if skill.before in {None, skill.now} else f"{skill.before} → "
    return before + say_level(skill.now)


def _hard(told: Iterable[Hard], share: Share) -> Iterator[Line]:
    for challenge in told:
        raised = f"raised {say_date(challenge.raised_on, share.last)}"
        over, lesson = challenge.resolved_on, one_line(challenge.lesson)
        outcome = one_line(challenge.outcome)
        yield Line(
            label="",
            text=one_line(challenge.title),
            detail=f"resolved {say_date(over, share.last)}" if over else raised,
            below=(
                *((outcome,) if outcome else ()),
                *((f"learned: {lesson}",) if lesson else ()),
            ),
            tone="good" if over else "",
        )


def _mood(share: Share) -> Iterator[Line]:
    scores = share.mood
    if scores:
        way = f"{scores[0]} → {scores[-1]}" if len(scores) > 1 else f"{scores[0]}"
        yield Line(label="", text=f"{way} of 5", scores=scores)


def _decided(share: Share) -> Iterator[Line]:
    for decided in share.looking_back:
        yield Line(label="", text=f"{decided.question}: {one_line(decided.answer)}")


def _dated(told: Iterable[Dated], share: Share) -> Iterator[Line]:
    for words in told:
        day = say_date(words.day, share.last)
        yield Line(label="", text=said(words.text), detail=day)
