"""Ending a mentorship well: a last look back, thanks, what is next, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.commands.answering import ENDS_EARLY, answer
from mentorlog.commands.writing import add, confirm, tag_entry
from mentorlog.entries.gesture import Gesture
from mentorlog.entries.goal import Goal
from mentorlog.entries.mentorship import Mentorship
from mentorlog.entries.note import Note
from mentorlog.period import between, say_day
from mentorlog.reports.closing import LookBack, look_back, questions
from mentorlog.reports.review_figures import figures
from mentorlog.screen.safe import one_line
from mentorlog.store.readings_figures import Counting
from mentorlog.store.selection import Selection

if TYPE_CHECKING:
    from datetime import date

    from mentorlog.desk import Desk
    from mentorlog.entries.record import Entry
    from mentorlog.reports.closing import Answers, Question

TAG = "closing"
"""The tag of the note that tells what comes next."""


def close(desk: Desk, mentorship: Mentorship, *, on: date, why: str | None) -> None:
    """Look back, ask, and end it in one step; where nobody can answer, only look back.

    Raises:
        UsageError: it has ended already, or would end before it began.
        Stopped: the person ended the program instead of answering.
    """
    mentorship.end(on=on, why=why)  # refused before anything is asked
    asked = questions(mentorship, why=why is None)
    back = _look_back(desk, mentorship, on)
    desk.manner.unpaged = True  # what is asked stands below what it is about
    desk.screen.look_back(back, () if desk.at_terminal else asked)
    if not desk.at_terminal:
        return
    answers = _ask(desk, mentorship, asked)
    if not desk.asks(f"End the mentorship with {mentorship.person} on {say_day(on)}?"):
        desk.screen.hint("Nothing was written; it goes on.")
        return
    reason = why or answers.get("why")
    with desk.step() as step:
        written: list[Entry] = []
        if thanks := answers.get("thanks"):
            gesture = Gesture(
                text=thanks,
                direction="to",
                nature="thanks",
                mentorship_id=mentorship.id,
                day=on,
                private=mentorship.private,
            )
            written.append(add(desk, step, gesture))
        if next_ := answers.get("next"):
            note = Note(
                text=next_,
                mentorship_id=mentorship.id,
                day=on,
                private=mentorship.private,
            )
            written.append(add(desk, step, note))
            tag_entry(step, written[-1], [TAG])
        ended = step.change(mentorship, lambda m: m.end(on=on, why=reason))
    if not desk.manner.json:  # a script is told of the mentorship alone
        for entry in written:
            confirm(desk, entry)
    confirm(desk, ended)


def _look_back(desk: Desk, mentorship: Mentorship, on: date) -> LookBack:
    period = between(mentorship.day, on)
    happened = Counting(desk.journal, mentorship.id, on).happened(period)
    goals = desk.journal.select(Goal, Selection(mentorships=(mentorship.id,)))
    return look_back(mentorship, figures(mentorship, happened, period, on), goals, on)


def _ask(
    desk: Desk, mentorship: Mentorship, asked: tuple[Question, ...]
) -> dict[Answers, str]:
    """Ask one question after the other; what is not answered is left out.

    What was answered is kept as a note in a draft if it goes no further.
    """
    desk.screen.hint(f"\n{ENDS_EARLY}")
    words = ("note", "add", "--with", mentorship.person, "--tag", TAG)
    desk.words = (*words, "--private") if mentorship.private else words
    answers: dict[Answers, str] = {}
    for number, question in enumerate(asked, 1):
        said = answer(f"{number} of {len(asked)}  {one_line(question.words)}")
        if said:
            answers[question.what] = said
            desk.typed = "\n".join(answers.values())
    return answers
