"""One mentorship as it is written down: what each kind of entry says."""

from __future__ import annotations

from datetime import timedelta
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from bench.beside import beside
from bench.span import LAST_DAY
from mentorlog.entries.action import Action
from mentorlog.entries.agreement import Agreement
from mentorlog.entries.challenge import Challenge
from mentorlog.entries.checkin import Checkin
from mentorlog.entries.feedback import Feedback
from mentorlog.entries.gesture import Gesture, Nature
from mentorlog.entries.goal import Goal
from mentorlog.entries.lookback import Lookback
from mentorlog.entries.mentorship import Mentorship
from mentorlog.entries.milestone import Milestone
from mentorlog.entries.note import Note
from mentorlog.entries.question import Question, Subject
from mentorlog.entries.rating import Rating
from mentorlog.entries.session import Session
from mentorlog.entries.skill import Skill
from mentorlog.entries.topic import Topic

if TYPE_CHECKING:
    from datetime import date

    from bench.span import Span
    from bench.writer import Writer
    from mentorlog.entries.record import Record

Step = tuple["Record", ...]
"""What one command writes: the entry first."""

OF_A_HUNDRED = {
    "action": 27.0,
    "note": 20.0,
    "session": 9.0,
    "feedback": 10.0,
    "checkin": 9.0,
    "topic": 8.0,
    "gesture": 6.0,
    "milestone": 4.0,
    "rating": 3.0,
    "challenge": 1.2,
    "goal": 1.0,
    "agreement": 0.8,
    "question": 0.6,
    "lookback": 0.4,
}
"""How many of a hundred entries are of a kind."""
KINDS = tuple(OF_A_HUNDRED)
WEIGHTS = tuple(accumulate(OF_A_HUNDRED.values()))

OPEN_PROMISES = 15
"""About so many promises are open in each mentorship that goes on."""
SKILLS = ("Presenting", "Writing", "Asking", "Planning", "Listening", "Deciding")


class Mentoring:
    """One mentorship, and what has last been written in it.

    Args:
        number: the mentorship's number.
        span: how long it lasts, and how much is written.
        writer: who writes.
    """

    def __init__(self, number: int, span: Span, writer: Writer) -> None:
        self._number = number
        self._span = span
        self._writer = writer
        self._chance = writer.chance
        self._say = writer.say
        self._often = writer.often
        self._goes_on = span.goes_on(number)
        self._last: dict[str, int] = {}
        self._skills: list[int] = []
        self._asked: int | None = None
        promises = span.a_month * OF_A_HUNDRED["action"] / 100
        self._left_open = min(0.8, OPEN_PROMISES / max(promises, 1))

    def begin(self) -> Step:
        """What the first command writes: the mentorship."""
        started = Mentorship(
            id=self._writer.next("mentorship"),
            uid=self._writer.uid(),
            day=self._span.begun,
            person=f"Person {self._number}",
            role="mentor" if self._number % 2 else "mentee",
            focus=self._say.words(4, 8),
            every="2 weeks",
            ended_on=None if self._goes_on else LAST_DAY,
        )
        return (started,)

    def write(self, kind: str, day: date) -> Step:
        """What a command writes on a day: an entry, and what belongs to it.

        A check-in needs a goal, and a rating a skill: where there is none yet, that
        comes first.
        """
        if kind == "checkin" and "goal" not in self._last:
            kind = "goal"
        if kind == "rating" and len(self._skills) < len(SKILLS):
            kind = "skill"
        entry = getattr(self, f"_{kind}")(day)
        self._last[kind] = entry.id
        return (entry, *beside(entry, self._writer))

    def _common(self, kind: str, day: date) -> dict[str, Any]:
        return {
            "id": self._writer.next(kind),
            "uid": self._writer.uid(),
            "mentorship_id": self._number,
            "day": day,
            "private": self._often(0.03),
        }

    def _recent(self, day: date, days: int) -> bool:
        """Whether something of that day may still be open."""
        return self._goes_on and (LAST_DAY - day).days < days

    def _session(self, day: date) -> Session:
        planned = self._recent(day, 5) and self._last.get("planned") is None
        if planned:
            self._last["planned"] = 1
            day = LAST_DAY + timedelta(days=4)
        cancelled = not planned and self._often(0.04)
        held = not planned and not cancelled
        return Session(
            **self._common("session", day),
            status="planned" if planned else "cancelled" if cancelled else "held",
            at="15:00",
            planned_for=None if held and self._often(0.4) else day,
            minutes=15 * self._chance.randint(2, 6) if held else None,
            mood=self._chance.randint(2, 5) if held else None,
            text=self._say.note() if held else "",
            cancelled_why=self._say.words(3, 6) if cancelled else None,
        )

    def _action(self, day: date) -> Action:
        is_open = self._recent(day, 31) and self._often(self._left_open)
        return Action(
            **self._common("action", day),
            text=self._say.words(5, 11),
            owner="me" if self._often(0.6) else "them",
            due=day + timedelta(days=self._chance.randint(5, 20)),
            status="open" if is_open else "done",
            closed_on=None if is_open else min(day + timedelta(days=6), LAST_DAY),
            result=None if is_open or self._often(0.5) else self._say.words(5, 12),
            moved=int(self._often(0.06)),
            session_id=self._last.get("session"),
            goal_id=self._last.get("goal") if self._often(0.5) else None,
            feedback_id=self._last.get("feedback") if self._often(0.1) else None,
        )

    def _note(self, day: date) -> Note:
        mood = self._chance.randint(1, 5) if self._often(0.3) else None
        text = self._say.text(self._chance.randint(2, 4))
        return Note(**self._common("note", day), text=text, mood=mood)

    def _feedback(self, day: date) -> Feedback:
        common = self._common("feedback", day)
        answers, self._asked = self._asked, None
        asks = answers is None and self._often(0.15)
        if asks:
            self._asked = common["id"]
        given = not asks and answers is None and self._often(0.3)
        return Feedback(
            **common,
            direction="asked" if asks else "given" if given else "received",
            text=self._say.text(1 if asks else 2),
            nature=None if asks else self._chance.choice(("strength", "improvement")),
            stage="draft" if asks else None,
            due=day + timedelta(days=10) if asks else None,
            answers_id=answers,
            session_id=self._last.get("session"),
            goal_id=self._last.get("goal") if self._often(0.4) else None,
        )

    def _checkin(self, day: date) -> Checkin:
        return Checkin(
            **self._common("checkin", day),
            goal_id=self._last["goal"],
            value=float(self._chance.randint(0, 8)),
            note=self._say.words(5, 12) if self._often(0.5) else None,
            confidence=self._chance.randint(1, 5),
        )

    def _topic(self, day: date) -> Topic:
        is_open = self._recent(day, 20) and self._often(0.3)
        return Topic(
            **self._common("topic", day),
            text=self._say.words(5, 12),
            goal_id=self._last.get("goal") if self._often(0.3) else None,
            status="open" if is_open else "done",
            closed_on=None if is_open else min(day + timedelta(days=9), LAST_DAY),
        )

    def _gesture(self, day: date) -> Gesture:
        natures: tuple[Nature, ...] = ("thanks", "article", "help", "message")
        nature = self._chance.choice(natures)
        common = self._common("gesture", day)
        address = f"https://example.org/{common['id']}"
        return Gesture(
            **common,
            text=self._say.words(5, 14),
            direction="to" if self._often(0.6) else "from",
            nature=nature,
            url=address if nature == "article" else None,
        )

    def _milestone(self, day: date) -> Milestone:
        is_win = self._often(0.4)
        is_open = not is_win and self._recent(day, 31)
        celebrates = not is_open and self._often(0.5)
        return Milestone(
            **self._common("milestone", day),
            title=self._say.words(4, 9),
            goal_id=self._last.get("goal"),
            due=None if is_win else day + timedelta(days=20),
            reached_on=None if is_open else day,
            win=is_win,
            celebrated_on=day if celebrates else None,
            celebrated_how=self._say.words(3, 6) if celebrates else None,
        )

    def _skill(self, day: date) -> Skill:
        skill = Skill(**self._common("skill", day), name=SKILLS[len(self._skills)])
        self._skills.append(skill.id)
        return skill

    def _rating(self, day: date) -> Rating:
        session = self._last.get("session")
        return Rating(
            **self._common("rating", day),
            skill_id=self._chance.choice(self._skills),
            level=self._chance.randint(1, 5),
            rater="me" if self._often(0.6) else "them",
            evidence=(f"S{session}",) if session else (),
            note=self._say.words(5, 12),
        )

    def _challenge(self, day: date) -> Challenge:
        is_open = self._recent(day, 31)
        return Challenge(
            **self._common("challenge", day),
            title=self._say.words(4, 9),
            nature=self._chance.choice(("obstacle", "conflict", "doubt")),
            raised_on=day,
            raised_how=self._say.words(4, 9),
            resolved_on=None if is_open else min(day + timedelta(days=20), LAST_DAY),
            outcome=None if is_open else self._say.words(5, 12),
            lesson=None if is_open else self._say.words(5, 12),
        )

    def _goal(self, day: date) -> Goal:
        is_open = self._recent(day, 100)
        return Goal(
            **self._common("goal", day),
            title=self._say.words(3, 7),
            why=self._say.text(1),
            start=0.0,
            target=8.0,
            unit="talks",
            due=day + timedelta(days=120),
            status="active" if is_open else "achieved",
            agreed_on=day,
            closed_on=None if is_open else min(day + timedelta(days=95), LAST_DAY),
        )

    def _agreement(self, day: date) -> Agreement:
        stands = self._recent(day, 240)
        ends = day + timedelta(days=240)
        return Agreement(
            **self._common("agreement", day),
            text=self._say.words(6, 14),
            nature=self._chance.choice(("expectation", "boundary", "frequency")),
            every="3 months",
            review_on=LAST_DAY + timedelta(days=self._chance.randint(-3, 80)),
            ended_on=None if stands else min(ends, LAST_DAY),
        )

    def _question(self, day: date) -> Question:
        subjects: tuple[Subject, ...] = ("goals", "growth", "challenge")
        about = self._chance.choice(subjects)
        text = f"{self._say.words(6, 12)}?"
        return Question(**self._common("question", day), text=text, about=about)

    def _lookback(self, day: date) -> Lookback:
        return Lookback(
            **self._common("lookback", day),
            first=day - timedelta(days=30),
            last=day,
            start=self._say.text(1),
            stop=self._say.text(1),
            carry_on=self._say.text(1),
            change=self._say.text(1),
        )
