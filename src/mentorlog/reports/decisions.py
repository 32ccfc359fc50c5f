"""What a review asks at its end: questions that follow from the record."""

from __future__ import annotations

from itertools import chain, islice, zip_longest
from typing import TYPE_CHECKING

from mentorlog.entries.pause import is_paused
from mentorlog.entries.session import Session
from mentorlog.frozen import dataclass
from mentorlog.reports.rhythm import next_due
from mentorlog.reports.saying import called, say_date, with_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from mentorlog.entries.action import Action
    from mentorlog.entries.goal import Goal
    from mentorlog.reports.review_goals import GoalStory
    from mentorlog.reports.review_material import Material

MOST = 5
"""How many questions are asked: more would not be answered."""
SOON = 7
"""How many days before the next talk is due the question for it comes up."""


@dataclass(frozen=True, kw_only=True)
class Decision:
    """A question that the record puts, and the command that answers it.

    Attributes:
        about: the ID of the entry it is about; None if it is about none.
        question: the question.
        command: the command line; what is to be filled in is "…".
    """

    about: str | None
    question: str
    command: str


def decisions(material: Material, stories: Iterable[GoalStory]) -> tuple[Decision, ...]:
    """At most five questions, the most important first.

    A question is asked where the record of the period puts it and nothing that
    happened since has answered it. Each kind of question comes once before any comes
    twice; no entry is asked about twice.
    """
    case = _Case(material, tuple(stories))
    ranked = [list(islice(rule(case), MOST)) for rule in RULES]
    in_turn = chain.from_iterable(zip_longest(*ranked))
    once: dict[str, Decision] = {}
    for decision in in_turn:
        if decision is not None:
            once.setdefault(decision.about or decision.command, decision)
    chosen = list(islice(once.values(), MOST))
    order = [decision for rule in ranked for decision in rule]
    return tuple(sorted(chosen, key=order.index))


def talk_is_due(material: Material) -> bool:
    """Whether it is time for a talk, and none is planned."""
    return any(_no_next_talk(_Case(material, ())))


class _Case:
    """What the rules look at, and how they put their questions."""

    def __init__(self, material: Material, stories: tuple[GoalStory, ...]) -> None:
        self.mentorship = material.mentorship
        self.person = " ".join(material.mentorship.person.split())
        self.happened = material.happened
        self.told = material.told
        self.practice = material.practice
        self.today = material.today
        self.period = material.period
        self.end = material.end
        self.stories = {story.id: story for story in stories}
        self._name = self.mentorship.person if material.name_needed else None

    def day(self, day: date) -> str:
        """A day in a question."""
        return say_date(day, self.today)

    def named(self, command: str) -> str:
        """A command that makes something for this mentorship."""
        return with_name(command, self._name)

    def active_goals(self) -> Iterator[tuple[Goal, GoalStory]]:
        """The goals of the period that are active today, with their stories."""
        for goal in self.told.goals_now:
            if goal.status == "active" and goal.ref in self.stories:
                yield goal, self.stories[goal.ref]

    def has_passed(self, day: date | None) -> bool:
        """Whether a day has passed both for the period and for today."""
        return day is not None and day <= self.end and day < self.today


def _unlogged_talks(case: _Case) -> Iterator[Decision]:
    for talk in sorted(case.happened.talks, key=lambda t: (t.day, t.id)):
        if talk.status == "planned" and case.has_passed(talk.day):
            ref = f"{Session.letter}{talk.id}"
            yield Decision(
                about=ref,
                question=f"Did the talk of {case.day(talk.day)} ({ref}) take place?",
                command=case.named(f"mentorlog session log --on {talk.day}"),
            )


def _no_next_talk(case: _Case) -> Iterator[Decision]:
    last = case.told.last_held
    is_over = case.mentorship.ended_on is not None or (last and last > case.end)
    is_planned = case.told.ahead is not None or any(_unlogged_talks(case))
    if not is_over and not is_planned and _is_time(case):
        yield Decision(
            about=None,
            question=f"When is the next talk with {case.person}?",
            command=case.named("mentorlog session plan --on …"),
        )


def _is_time(case: _Case) -> bool:
    """Whether the next talk is due soon; without a rhythm, whether there was none."""
    last, pauses = case.told.last_held, case.happened.pauses
    if is_paused(pauses, case.today):
        return False
    due = next_due(case.mentorship, last, pauses)
    if due is None:
        return last is None or last < case.period.first
    return (due - case.today).days <= SOON


def _overdue_goals(case: _Case) -> Iterator[Decision]:
    for goal, _ in case.active_goals():
        if goal.due is not None and case.has_passed(goal.due):
            yield Decision(
                about=goal.ref,
                question=f"Give {called(goal)} another day, or close"
                f" it? It was due {case.day(goal.due)}.",
                command=f"mentorlog goal change {goal.ref} --by … --why …",
            )


def _late_of_mine(case: _Case) -> Iterator[Decision]:
    for action in case.told.late:
        if action.owner == "me":
            yield Decision(
                about=action.ref,
                question=f"Do, move or drop {_late(action, case)}?",
                command=f"mentorlog action move {action.ref} --by …",
            )


def _late(action: Action, case: _Case) -> str:
    since = f", due since {case.day(action.due)}" if action.due else ""
    return f"{called(action)}{since}"


def _unspoken_challenges(case: _Case) -> Iterator[Decision]:
    """What was not raised by the end of the period, and is not today."""
    for challenge in sorted(case.practice.challenges, key=lambda c: (c.day, c.id)):
        if challenge.state == "unspoken" and challenge.day <= case.end:
            yield Decision(
                about=challenge.ref,
                question=f"Bring up {called(challenge)}, unspoken since"
                f" {case.day(challenge.day)}?",
                command=f"mentorlog challenge raise {challenge.ref}",
            )


def _agreements_due(case: _Case) -> Iterator[Decision]:
    """What was due for a second look at the end of the period, and still is today."""
    due = {a.id for a in case.practice.agreements if a.is_due(case.end)}
    now = [a for a in case.practice.agreements_now if a.id in due]
    for agreement in sorted(now, key=lambda a: (a.review_on or case.today, a.id)):
        if agreement.is_due(case.today):
            yield Decision(
                about=agreement.ref,
                question=f"Look again with {case.person} at {called(agreement)}?",
                command=f"mentorlog agreement revisit {agreement.ref} --keep",
            )


def _reached_goals(case: _Case) -> Iterator[Decision]:
    for goal, story in case.active_goals():
        if story.share == 1 and not story.closed_on:
            yield Decision(
                about=goal.ref,
                question=f"Is {called(goal)} achieved?",
                command=f"mentorlog goal achieve {goal.ref}",
            )


def _silent_goals(case: _Case) -> Iterator[Decision]:
    last = {checkin.goal_id: checkin.day for checkin in case.told.checkins}
    for checkin in case.told.checkins:
        last[checkin.goal_id] = max(last[checkin.goal_id], checkin.day)
    silent = (
        (story.heard_on, goal)
        for goal, story in case.active_goals()
        if story.silent and last.get(goal.id, story.heard_on) <= case.end
    )
    for heard_on, goal in sorted(silent, key=lambda pair: (pair[0], pair[1].id)):
        yield Decision(
            about=goal.ref,
            question=f"Keep or close {called(goal)}, which has not"
            f" moved since {case.day(heard_on)}?",
            command=f"mentorlog goal drop {goal.ref} --why …",
        )


def _uncelebrated(case: _Case) -> Iterator[Decision]:
    for milestone in sorted(case.told.milestones, key=lambda m: m.id):
        reached = milestone.reached_on
        if reached is None or milestone.win or milestone.celebrated_on is not None:
            continue
        if case.period.first <= reached <= case.end:
            yield Decision(
                about=milestone.ref,
                question=f"Celebrate {called(milestone)}?",
                command=f"mentorlog milestone celebrate {milestone.ref} --how …",
            )


def _unacted(case: _Case) -> Iterator[Decision]:
    for feedback in case.told.unacted:
        yield Decision(
            about=feedback.ref,
            question=f"What comes of {called(feedback)}?",
            command=f"mentorlog feedback act {feedback.ref} …",
        )


def _unanswered(case: _Case) -> Iterator[Decision]:
    for question in sorted(case.told.questions, key=lambda q: (q.day, q.id)):
        if question.id not in case.told.answered_since:
            yield Decision(
                about=question.ref,
                question=f"Ask {case.person} again about {called(question)}, open"
                f" since {case.day(question.day)}?",
                command=f"mentorlog feedback add … --answers {question.ref}",
            )


def _late_of_theirs(case: _Case) -> Iterator[Decision]:
    for action in case.told.late:
        if action.owner == "them":
            yield Decision(
                about=action.ref,
                question=f"Remind {case.person} of {_late(action, case)}?",
                command=f"mentorlog action move {action.ref} --by …",
            )


def _missed_milestones(case: _Case) -> Iterator[Decision]:
    for milestone in sorted(case.told.milestones, key=lambda m: m.id):
        due = milestone.due
        if milestone.reached_on is not None or due is None:
            continue
        if due in case.period and case.has_passed(due):
            yield Decision(
                about=milestone.ref,
                question=f"Is {called(milestone)} still to be"
                f" reached? It was due {case.day(due)}.",
                command=f"mentorlog edit {milestone.ref} --by …",
            )


def _no_goal(case: _Case) -> Iterator[Decision]:
    if case.mentorship.ended_on is None and not case.told.has_goal:
        yield Decision(
            about=None,
            question=f"What is to be reached with {case.person}?"
            if case.mentorship.role == "mentee"
            else f"What does {case.person} want to reach?",
            command=case.named("mentorlog goal add … --by …"),
        )


RULES: tuple[Callable[[_Case], Iterator[Decision]], ...] = (
    _unlogged_talks,
    _no_next_talk,
    _overdue_goals,
    _late_of_mine,
    _unspoken_challenges,
    _agreements_due,
    _reached_goals,
    _silent_goals,
    _uncelebrated,
    _unacted,
    _unanswered,
    _late_of_theirs,
    _missed_milestones,
    _no_goal,
)
"""What is asked for, the most important first (docs/review.md explains the order)."""
