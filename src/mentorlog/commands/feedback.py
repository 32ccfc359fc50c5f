"""`mentorlog feedback`: asked for, received, given, and acted on."""

from __future__ import annotations

from typing import Annotated

import typer

from mentorlog.commands.completion import ids
from mentorlog.commands.options import (
    By,
    FeedbackID,
    Message,
    On,
    Private,
    Tagged,
    Tags,
    With,
    WithAll,
    Words,
    not_empty,
)
from mentorlog.commands.values import choice, line
from mentorlog.commands.verb import noun, verb
from mentorlog.commands.writing import add as add_entry
from mentorlog.commands.writing import confirm, keep
from mentorlog.desk import Desk
from mentorlog.entries.action import Action
from mentorlog.entries.feedback import Direction, Feedback
from mentorlog.entries.goal import Goal
from mentorlog.entries.session import Session
from mentorlog.errors import UsageError
from mentorlog.store.selection import Condition, Selection

app = noun("Feedback asked for, received, given, and acted on.")

About = Annotated[
    str | None,
    typer.Option(
        "--about",
        metavar="TEXT|ID",
        help="What it is about: words, a goal or a session.",
        autocompletion=ids("GS"),
    ),
]


@verb(app, 'feedback ask "How did I run the retro?" --by friday', "feedback ask G1")
def ask(
    ctx: typer.Context,
    about: Annotated[
        str,
        typer.Argument(metavar="ABOUT", help="Your question; or a goal or session."),
    ],
    by: By = None,
    on: On = None,
    with_: With = None,
    tag: Tags = None,
    private: Private = False,
) -> None:
    """Note what you asked for feedback on."""
    desk: Desk = ctx.obj
    goal, session, _ = _subject(desk, about)
    question = Feedback(
        direction="asked",
        text=line(about, "question"),
        goal_id=goal,
        session_id=session,
        due=desk.due(by),
        day=desk.day(on),
        private=private,
    )
    keep(desk, question, with_=with_, tags=tag)


@verb(
    app,
    'feedback add "You let the silence work" --from them --strength --about S1',
    'feedback add "Say the conclusion first" --from them --improvement --stage draft',
)
def add(
    ctx: typer.Context,
    words: Words = None,
    message: Message = None,
    from_: Annotated[
        str | None,
        typer.Option("--from", metavar="them", help="They said it to you."),
    ] = None,
    to: Annotated[
        str | None, typer.Option("--to", metavar="them", help="You said it to them.")
    ] = None,
    about: About = None,
    stage: Annotated[
        str | None,
        typer.Option(
            "--stage",
            metavar="TEXT",
            help="At which stage: outline, draft…",
            callback=not_empty,
        ),
    ] = None,
    strength: Annotated[
        bool, typer.Option("--strength", help="It names a strength.")
    ] = False,
    improvement: Annotated[
        bool, typer.Option("--improvement", help="It names what could be better.")
    ] = False,
    answers: Annotated[
        str | None,
        typer.Option(
            "--answers",
            metavar="ID",
            help="The question it answers.",
            autocompletion=ids("F"),
        ),
    ] = None,
    on: On = None,
    with_: With = None,
    tag: Tags = None,
    private: Private = False,
) -> None:
    """Write down feedback that you received or gave."""
    desk: Desk = ctx.obj
    if strength and improvement:
        message_ = "A strength or an improvement: choose one, or write two entries."
        raise UsageError(message_)
    goal, session, words_about = _subject(desk, about)
    question = _question(desk, answers)
    feedback = Feedback(
        direction=_direction(from_, to, answered=question is not None),
        text=desk.needed_text(words, message),
        about=words_about,
        goal_id=goal or (question.goal_id if question else None),
        session_id=session or (question.session_id if question else None),
        stage=stage,
        nature="strength" if strength else "improvement" if improvement else None,
        answers_id=question.id if question else None,
        day=desk.day(on),
        private=private,
    )
    keep(desk, feedback, with_=with_, tags=tag)


@verb(app, 'feedback act F1 "Open the next talk with the conclusion" --by "in 2 weeks"')
def act(
    ctx: typer.Context,
    id_: FeedbackID,
    words: Words = None,
    message: Message = None,
    by: By = None,
    on: On = None,
    private: Private = False,
) -> None:
    """Promise what you do about a piece of feedback."""
    desk: Desk = ctx.obj
    text, due, day = desk.needed_text(words, message), desk.due(by), desk.day(on)
    with desk.step() as step:
        feedback = desk.journal.find(id_, Feedback)
        action = Action(
            text=text,
            owner="them" if feedback.direction == "given" else "me",
            due=due,
            goal_id=feedback.goal_id,
            feedback_id=feedback.id,
            mentorship_id=feedback.mentorship_id,
            day=day,
            private=private or feedback.private,
        )
        action = add_entry(desk, step, action)
    confirm(desk, action)


@verb(app, "feedback list", "feedback list --unanswered", "feedback list --unacted")
def list_(
    ctx: typer.Context,
    unanswered: Annotated[
        bool, typer.Option("--unanswered", help="Only questions without an answer.")
    ] = False,
    unacted: Annotated[
        bool,
        typer.Option("--unacted", help="Only improvements nothing was done about."),
    ] = False,
    given: Annotated[bool, typer.Option("--given", help="Only given.")] = False,
    received: Annotated[
        bool, typer.Option("--received", help="Only received.")
    ] = False,
    with_: WithAll = None,
    tag: Tagged = None,
) -> None:
    """List feedback."""
    desk: Desk = ctx.obj
    wanted = [word for word, on in (("asked", unanswered), ("given", given)) if on] + (
        ["received"] if received or unacted else []
    )
    which: tuple[Condition, ...] = (("direction", "in", wanted),) if wanted else ()
    selection = Selection(which=which, tag=tag, order=("day", "id"))
    found = desk.journal.found(
        desk.journal.select(Feedback, desk.selection(with_, selection))
    )
    if unanswered:
        found = [f for f in found if not f.belongs["answered_by"]]
    if unacted:
        found = [f for f in found if f.entry.nature != "strength"]
        found = [f for f in found if not f.belongs["actions"]]
    desk.screen.listed(
        found, empty='No feedback here. Ask for some: mentorlog feedback ask "…"'
    )


def _subject(
    desk: Desk, about: str | None
) -> tuple[int | None, int | None, str | None]:
    """What feedback is about: a goal's number, a session's number, or words."""
    if about is None:
        return None, None, None
    text = line(about, "subject")
    if text[1:].isascii() and text[1:].isdecimal() and text[0] in "GgSs":
        if text[0] in "Gg":
            return desk.journal.find(text, Goal).id, None, None
        return None, desk.journal.find(text, Session).id, None
    return None, None, text


def _question(desk: Desk, ref: str | None) -> Feedback | None:
    if ref is None:
        return None
    question = desk.journal.find(ref, Feedback)
    if question.direction != "asked":
        message = f"{question.ref} is no question: it was {question.direction}."
        raise UsageError(message)
    return question


def _direction(from_: str | None, to: str | None, *, answered: bool) -> Direction:
    """Which way feedback went; an answer to my question is received.

    Raises:
        UsageError: it is not said, or both are.
    """
    if (from_ is None) == (to is None):
        if answered and from_ is None:
            return "received"
        message = "Say which way it went: --from them (received) or --to them (given)."
        raise UsageError(message)
    choice(from_ or to or "", ("them",), "side")
    return "received" if from_ else "given"
