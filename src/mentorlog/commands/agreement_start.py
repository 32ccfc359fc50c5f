"""The walk through what a mentoring agreement usually holds."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from mentorlog.commands.answering import ENDS_EARLY
from mentorlog.commands.answering import answer as ask
from mentorlog.commands.looking_again import to_be_seen
from mentorlog.commands.writing import add, confirm
from mentorlog.entries.agreement import Agreement, Nature
from mentorlog.entries.mentorship import Mentorship
from mentorlog.errors import MentorlogError, UsageError
from mentorlog.frozen import dataclass
from mentorlog.period import quoted
from mentorlog.store.selection import Selection

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mentorlog.desk import Desk


class Question(NamedTuple):
    """Something to agree on."""

    subject: str
    nature: Nature
    words: str


QUESTIONS = (
    Question(
        "Goals",
        "expectation",
        "What do you want to reach together, and how would you both notice?",
    ),
    Question(
        "Frequency and length",
        "frequency",
        "How often do you talk, and for how long?",
    ),
    Question(
        "Channel",
        "expectation",
        "Where do you talk, how do you write in between, and at which hours?",
    ),
    Question(
        "Confidentiality",
        "confidentiality",
        "What stays between you, and what may be told to whom?",
    ),
    Question(
        "Off limits",
        "topic",
        "Which topics do you leave out?",
    ),
    Question(
        "Scheduling",
        "expectation",
        "Who arranges the talks, and what if one cannot make it?",
    ),
    Question(
        "Ending",
        "expectation",
        "How and when does it end, and how does either of you say that it is enough?",
    ),
)

LOOK_AGAIN = "Look again"
WHEN = "After how long do you look at all this again, such as “3 months”?"

HEAD = """\
<!-- What the two of you agree on. Write your answers below the headings; what is
     left empty is skipped, and each answer becomes an agreement of its own. -->
"""
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
HEADING = re.compile(r"##[ \t]+(.*?)[ \t]*#*")


@dataclass(frozen=True)
class Answers:
    """What was answered.

    Attributes:
        given: question → answer, to those that were answered.
        again: after how long to look at all of it again, as typed; or None.
    """

    given: dict[Question, str]
    again: str | None

    def agreed(self, desk: Desk, wanted: Agreement) -> list[Agreement]:
        """The agreements that the answers make; each names its subject.

        Raises:
            UsageError: it is said twice when to look again.
            UnknownDay: that is neither a length of time nor a day.
        """
        if self.again is not None and wanted.review_on is not None:
            message = f"“{LOOK_AGAIN}” is answered, and --review is given: choose one."
            raise UsageError(message)
        wanted = to_be_seen(desk, wanted, self.again, since=wanted.day)
        return [
            replace(wanted, text=f"{q.subject}: {text}", nature=q.nature)
            for q, text in self.given.items()
        ]


def blank_form() -> str:
    """The form with every question and no answer."""
    return _form(QUESTIONS)


def start_agreements(
    desk: Desk, wanted: Agreement, *, person: str | None, tags: Sequence[str]
) -> None:
    """Ask, and write all answers as agreements in one step.

    Args:
        desk: what commands work with.
        wanted: what all of the agreements have in common.
        person: whom they are with, as typed.
        tags: tags for each of them.
    """
    agreed = _agreed_already(desk, person)
    left = [question for question in QUESTIONS if question not in agreed]
    if not left:
        desk.screen.hint("All of this is agreed already: mentorlog agreement list")
    elif desk.at_terminal:
        answers = _ask(desk, left, agreed, wanted)
        if answers.given:
            _write(desk, answers.agreed(desk, wanted), person, tags)
        else:
            desk.screen.hint("Nothing was answered, so nothing was written.")
    else:
        with desk.written(None, None, name="agreement", begin=_form(left)) as text:
            answers = _read_form(text)
            for question in answers.given:
                _must_be_new(question, agreed)
            _write(desk, answers.agreed(desk, wanted), person, tags)


def _agreed_already(desk: Desk, person: str | None) -> dict[Question, Agreement]:
    """The questions that an agreement which holds is the answer to."""
    whose = tuple(mentorship.id for mentorship in desk.whose(person))
    holding = Selection(mentorships=whose, which=(("ended_on", "is", None),))
    return {
        question: agreement
        for agreement in desk.journal.select(Agreement, holding)
        for question in QUESTIONS
        if agreement.text.startswith(f"{question.subject}: ")
    }


def _must_be_new(question: Question, agreed: Mapping[Question, Agreement]) -> None:
    """Refuse a second agreement about the same.

    Raises:
        UsageError: there is one that holds.
    """
    if question in agreed:
        ref = agreed[question].ref
        message = (
            f"“{question.subject}” is agreed already in {ref}; to change that:"
            f" mentorlog agreement revisit {ref} --change TEXT --why TEXT"
        )
        raise UsageError(message)


def _ask(
    desk: Desk,
    questions: Sequence[Question],
    agreed: Mapping[Question, Agreement],
    wanted: Agreement,
) -> Answers:
    """Ask one question after the other at the terminal.

    Raises:
        Stopped: the person ended the program instead of answering.
    """
    desk.screen.hint(ENDS_EARLY)
    if agreed:
        known = ", ".join(f"{q.subject} ({a.ref})" for q, a in agreed.items())
        desk.screen.hint(f"Agreed already: {known}.")
    given: dict[Question, str] = {}
    for number, question in enumerate(questions, 1):
        place = f"{number} of {len(questions)}"
        answer = ask(f"{place}  {question.subject}\n{question.words}")
        if answer:
            given[question] = answer
            desk.typed = _filled(given)
    if not given or wanted.review_on is not None:
        return Answers(given, None)
    return Answers(given, _ask_when(desk, wanted))


def _ask_when(desk: Desk, wanted: Agreement) -> str | None:
    """Ask when to look again, until the answer is understood or empty."""
    question = f"{LOOK_AGAIN}\n{WHEN}"
    while answer := ask(question):
        try:
            to_be_seen(desk, wanted, answer, since=wanted.day)
        except MentorlogError as error:
            question = str(error)
        else:
            return answer
    return None


def _form(questions: Sequence[Question]) -> str:
    """A form to fill in with some of the questions."""
    *asked, ending = [(q.subject, q.words) for q in questions]
    asked += [(LOOK_AGAIN, WHEN), ending]
    return HEAD + "".join(
        f"\n## {subject}\n<!-- {words} -->\n" for subject, words in asked
    )


def _filled(given: Mapping[Question, str]) -> str:
    """The form with these answers alone, which a draft can go on with."""
    return "\n".join(f"## {q.subject}\n{answer}\n" for q, answer in given.items())


def _read_form(text: str) -> Answers:
    """What a filled-in form says; comments, and headings above its own, do not count.

    Raises:
        UsageError: something stands where no question is asked, a question is
            answered twice, or none is.
    """
    known = {q.subject.casefold(): q for q in QUESTIONS}
    given: dict[str, list[str]] = {}
    subject = ""
    for line in COMMENT.sub("", text.removeprefix("\ufeff")).splitlines():
        heading = HEADING.fullmatch(line.strip())
        if heading:
            subject = heading[1].casefold()
            if subject not in {*known, LOOK_AGAIN.casefold()}:
                message = f"{quoted(heading[1])} is no heading of the form: {_known()}."
                raise UsageError(message)
            if subject in given:
                message = f"{quoted(heading[1])} stands in the form twice."
                raise UsageError(message)
            given[subject] = []
        elif subject:
            given[subject].append(line)
        elif line.strip() and not line.startswith("# "):
            message = f"{quoted(line)} stands above the first heading: {_known()}."
            raise UsageError(message)
    answers = {name: "\n".join(lines).strip() for name, lines in given.items()}
    again = answers.pop(LOOK_AGAIN.casefold(), "")
    found = {known[name]: answer for name, answer in answers.items() if answer}
    if not found:
        message = "No question is answered, so nothing was written."
        raise UsageError(message)
    return Answers(found, again or None)


def _known() -> str:
    """The form's headings, as one would type them."""
    return ", ".join(f"“## {q.subject}”" for q in QUESTIONS)


def _write(
    desk: Desk,
    agreements: Iterable[Agreement],
    person: str | None,
    tags: Sequence[str],
) -> None:
    """Write the agreements in one step, and confirm each."""
    with desk.step() as step:
        kept = [
            add(desk, step, agreement, with_=person, tags=tags)
            for agreement in agreements
        ]
    if desk.manner.json:
        desk.screen.json(desk.journal.found(kept))
        return
    for agreement in kept:
        confirm(desk, agreement)
    _advise(desk, kept)


def _advise(desk: Desk, kept: Sequence[Agreement]) -> None:
    """Say how the rhythm that was agreed on can be kept an eye on."""
    whose = desk.journal.get(Mentorship, kept[0].mentorship_id)
    if whose.every is None and any(a.nature == "frequency" for a in kept):
        desk.screen.hint(
            "To be told when a talk is due:"
            f" mentorlog mentorship edit {whose.ref} --every '2 weeks'"
        )
