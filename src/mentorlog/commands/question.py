"""`mentorlog question`: open questions worth asking."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Any

import typer

from mentorlog.commands.completion import offered
from mentorlog.commands.options import (
    InSession,
    Message,
    On,
    Private,
    Tagged,
    Tags,
    With,
    WithAll,
    Words,
)
from mentorlog.commands.owning import must_be_with
from mentorlog.commands.questions import (
    askings_of,
    find,
    found_of,
    people,
    questions_of,
)
from mentorlog.commands.values import choice
from mentorlog.commands.verb import Noun, verb
from mentorlog.commands.writing import keep
from mentorlog.desk import Desk
from mentorlog.entries.asking import Asking
from mentorlog.entries.bank import BANK
from mentorlog.entries.found import Found
from mentorlog.entries.question import (
    SUBJECTS,
    Question,
)
from mentorlog.entries.session import Session
from mentorlog.errors import UsageError
from mentorlog.period import say_ago, say_day
from mentorlog.reports.questions import choose, last_asked
from mentorlog.screen.questions import (
    asking_rows,
    question_row,
    question_told,
    question_told_whole,
)
from mentorlog.screen.safe import one_line

if TYPE_CHECKING:
    from mentorlog.store.step import Step


BARE_ID = re.compile(r"[Qq]?[0-9]+")


class Questions(Noun):
    """The commands about questions; alone, one question is shown."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the words after the noun; where no verb comes first, `show` is meant."""
        first = args[0] if args else "-"
        asks_for_help = first in ctx.help_option_names
        meant = first.startswith("-") or BARE_ID.fullmatch(first)
        if meant and not asks_for_help and not ctx.resilient_parsing:
            args = ["show", *args]
        return super().parse_args(ctx, args)


app = Questions("Open questions worth asking; alone, it shows one.")


def _ids(incomplete: str) -> list[tuple[str, str]]:
    """What the shell offers: the program's questions, then one's own."""
    begun = incomplete.upper().removeprefix("Q")
    if incomplete and incomplete[0] not in "Qq":
        return []
    letter = incomplete[:1] or "Q"
    bank = [
        (f"{letter}{q.id}", q.text[:60]) for q in BANK if str(q.id).startswith(begun)
    ]
    return bank + offered(incomplete, "Q")


About = Annotated[
    str | None,
    typer.Option("--about", metavar="SUBJECT", help=f"Only {', '.join(SUBJECTS)}."),
]
QuestionID = Annotated[
    str,
    typer.Argument(metavar="ID", help="A question, such as Q7.", autocompletion=_ids),
]


@verb(app, "question", "question --about growth", "question Q7")
def show(
    ctx: typer.Context,
    id_: Annotated[
        str | None,
        typer.Argument(
            metavar="[ID]",
            help="A question, such as Q7.  [one to ask next]",
            autocompletion=_ids,
        ),
    ] = None,
    about: About = None,
    with_: With = None,
) -> None:
    """Show a question: the one to ask next, or the one with that ID."""
    desk: Desk = ctx.obj
    if id_ is not None and about is not None:
        message = "Say which question by its ID or by --about, not both."
        raise UsageError(message)
    known = people(desk, with_ if id_ is None else with_ or "all")
    askings = askings_of(desk, known)
    question = find(desk, id_) if id_ else _next(desk, about, with_, askings)
    (found,) = found_of(desk, [question])
    if desk.manner.json:
        desk.screen.json(question_told_whole(found, askings, known))
        return
    desk.screen.entry(found, {}, [], None)
    asked = [asking for asking in askings if asking.question == question.id]
    if id_ is None:
        desk.screen.hint(_mark_it(desk, question, asked))
    elif asked:
        desk.screen.line("")
        desk.screen.table(asking_rows(asked, known))


def _mark_it(desk: Desk, question: Question, asked: list[Asking]) -> str:
    """How to mark a question as asked, and when it was before."""
    before = f"Last asked {say_ago(asked[-1].day, desk.today)}. " if asked else ""
    return f"{before}When you have asked it: mentorlog question asked {question.ref}"


def _next(
    desk: Desk, about: str | None, with_: str | None, askings: list[Asking]
) -> Question:
    """The question to ask next."""
    bank, own = questions_of(desk, about, with_)
    seed = " ".join(mentorship.uid for mentorship in desk.whose(with_))
    return choose(bank, own, askings, desk.today, seed)


@verb(app, "question list", "question list --about challenge")
def list_(
    ctx: typer.Context,
    about: About = None,
    with_: WithAll = None,
    tag: Tagged = None,
) -> None:
    """List the questions by subject: ours (Q1…), then yours (Q101…)."""
    desk: Desk = ctx.obj
    bank, own = questions_of(desk, about, with_, tag)
    found = sorted(found_of(desk, [*bank, *own]), key=_by_subject)
    known = people(desk, with_)
    askings = askings_of(desk, known)
    if desk.manner.json:
        desk.screen.json([question_told(f, askings, known) for f in found])
        return
    last, several = last_asked(askings), len(known) > 1
    desk.screen.table(
        [
            question_row(f, last.get(f.entry.id), desk.today, name_person=several)
            for f in found
        ],
        empty='No questions here. Write one: mentorlog question add "…" --about growth',
    )


def _by_subject(found: Found[Question]) -> tuple[int, int]:
    return SUBJECTS.index(found.entry.about), found.entry.id


@verb(app, 'question add "What did the map leave out?" --about growth')
def add(
    ctx: typer.Context,
    about: Annotated[
        str,
        typer.Option(
            "--about", metavar="SUBJECT", help=f"Its subject: {', '.join(SUBJECTS)}."
        ),
    ],
    words: Words = None,
    message: Message = None,
    on: On = None,
    with_: With = None,
    tag: Tags = None,
    private: Private = False,
) -> None:
    """Write down a question of your own."""
    desk: Desk = ctx.obj
    question = Question(
        text=desk.needed_text(words, message),
        about=choice(about, SUBJECTS, "subject"),  # type: ignore[arg-type]  # one of SUBJECTS
        day=desk.day(on),
        private=private,
    )
    keep(desk, question, with_=with_, tags=tag)


@verb(app, "question asked Q7", "question asked Q7 --session S1")
def asked(
    ctx: typer.Context,
    id_: QuestionID,
    session: InSession = None,
    on: On = None,
    with_: With = None,
    not_: Annotated[
        bool, typer.Option("--not", help="It was not: take the last mark back.")
    ] = False,
) -> None:
    """Note that a question was asked: it rests for 90 days."""
    desk: Desk = ctx.obj
    question = find(desk, id_)
    if not_:
        _take_back(desk, question, with_)
        return
    talk = None if session is None else desk.journal.find(session, Session)
    day = min(talk.day, desk.today) if talk and on is None else desk.day(on)
    with desk.step() as step:
        if talk is not None:
            must_be_with(desk, step, talk, with_)
        whose = talk.mentorship_id if talk else _whose(desk, step, question, with_)
        if any(asking.day == day for asking in askings_of(desk, (whose,), question)):
            message = f"{question.ref} is marked as asked on {say_day(day)} already."
            raise UsageError(message)
        step.add(
            Asking(
                mentorship_id=whose,
                day=day,
                question=question.id,
                session_id=talk.id if talk else None,
            )
        )
    where = f" · in {talk.ref}" if talk else ""
    _confirm(desk, question, whose, f"asked {say_day(day)}{where}")


def _whose(desk: Desk, step: Step, question: Question, with_: str | None) -> int:
    """The mentorship in which a question was asked: one's own know theirs."""
    if with_ is None and question.is_own:
        return question.mentorship_id
    return desk.mentorship(step, with_).id


def _take_back(desk: Desk, question: Question, with_: str | None) -> None:
    """Take back that a question was asked, the last time that it was."""
    marked = askings_of(desk, people(desk, with_), question)
    if not marked:
        message = f"{question.ref} is not marked as asked."
        raise UsageError(message)
    last = marked[-1]
    with desk.step() as step:
        step.remove(last)
    what = f"no longer marked as asked {say_day(last.day)}"
    _confirm(desk, question, last.mentorship_id, what)


def _confirm(desk: Desk, question: Question, whose: int, what: str) -> None:
    """Say in one line what was noted of a question."""
    known = people(desk, "all")
    if desk.manner.json:
        (found,) = found_of(desk, [question])
        askings = askings_of(desk, (whose,))
        desk.screen.json(question_told(found, askings, known))
    elif not desk.manner.quiet:
        person = f" · with {one_line(known[whose])}" if len(known) > 1 else ""
        text = one_line(question.headline)
        desk.screen.line(f"{question.ref}  {text} · {what}{person}")
