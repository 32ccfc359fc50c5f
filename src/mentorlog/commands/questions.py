"""Finding questions: the program's and one's own, and when they were asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.commands.values import choice
from mentorlog.entries.asking import Asking
from mentorlog.entries.bank import BANK
from mentorlog.entries.found import Found
from mentorlog.entries.question import (
    LAST_OF_BANK,
    SUBJECTS,
    Question,
    no_question,
)
from mentorlog.errors import NoSuchEntry
from mentorlog.store.selection import Condition, Selection

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mentorlog.desk import Desk
from mentorlog.entries.kinds import read_ref


def people(desk: Desk, with_: str | None) -> dict[int, str]:
    """The mentorships that are meant, with the other one's name."""
    return {mentorship.id: mentorship.person for mentorship in desk.whose(with_)}


def askings_of(
    desk: Desk, mentorships: Iterable[int], question: Question | None = None
) -> list[Asking]:
    """When questions, or one of them, were asked in some mentorships, in order."""
    which: tuple[Condition, ...] = (("question", "=", question.id),) if question else ()
    wanted = Selection(mentorships=tuple(mentorships), which=which, order=("day", "id"))
    return desk.journal.select(Asking, wanted)


def questions_of(
    desk: Desk, about: str | None, with_: str | None, tag: str | None = None
) -> tuple[list[Question], list[Question]]:
    """The program's questions and one's own, perhaps of one subject, or with a tag."""
    subjects = SUBJECTS if about is None else [choice(about, SUBJECTS, "subject")]
    wanted = Selection(which=(("about", "in", subjects),), tag=tag)
    own = desk.journal.select(Question, desk.selection(with_, wanted))
    return [q for q in BANK if q.about in subjects and tag is None], own


def find(desk: Desk, ref: str) -> Question:
    """The question that an ID names, one's own or one of the program's.

    Raises:
        NoSuchEntry: there is none.
    """
    letter, number = read_ref(ref, Question.letter)
    if letter != Question.letter or number > LAST_OF_BANK:
        return desk.journal.find(ref, Question)
    for question in BANK:
        if question.id == number:
            return question
    raise NoSuchEntry(no_question(number))


def found_of(desk: Desk, questions: Sequence[Question]) -> list[Found[Question]]:
    """Questions with their surroundings; the program's have none."""
    own = [question for question in questions if question.is_own]
    bank = [Found(entry=question) for question in questions if not question.is_own]
    return [*bank, *desk.journal.found(own)]
