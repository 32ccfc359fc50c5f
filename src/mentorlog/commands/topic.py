"""`mentorlog topic`: what to talk about, carried over until then."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated, Any

import typer

from mentorlog.commands.completion import ids
from mentorlog.commands.options import (
    Message,
    On,
    Private,
    Tagged,
    Tags,
    With,
    WithAll,
    Words,
)
from mentorlog.commands.showing import show_entry
from mentorlog.commands.verb import noun, verb
from mentorlog.commands.writing import alter, keep
from mentorlog.desk import Desk
from mentorlog.entries.record import Entry
from mentorlog.entries.session import Session
from mentorlog.entries.topic import CarriedTopic, Topic
from mentorlog.errors import UsageError
from mentorlog.period import say_day
from mentorlog.store.selection import Condition, Selection

app = noun("What to talk about, carried over until then.")

ORIGINS = {"goal": "goal_id", "feedback": "feedback_id", "action": "action_id"}
"""Kind a topic may come from → its field."""

TopicID = Annotated[
    str,
    typer.Argument(metavar="ID", help="A topic, such as T4.", autocompletion=ids("T")),
]


@verb(
    app,
    'topic add "How do I say no to my manager?"',
    'topic add "The pace of the course" --from G1 --private',
)
def add(
    ctx: typer.Context,
    words: Words = None,
    message: Message = None,
    for_: Annotated[
        str | None,
        typer.Option(
            "--for",
            metavar="ID",
            help="The session it is meant for; the next one if not said.",
            autocompletion=ids("S"),
        ),
    ] = None,
    from_: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="ID",
            help="The goal, feedback or action it comes from.",
            autocompletion=ids("GFA"),
        ),
    ] = None,
    on: On = None,
    with_: With = None,
    tag: Tags = None,
    private: Private = False,
) -> None:
    """Write down what to talk about."""
    desk: Desk = ctx.obj
    topic = Topic(
        text=desk.needed_text(words, message), day=desk.day(on), private=private
    )
    session = None if for_ is None else desk.journal.find(for_, Session)
    origin = None if from_ is None else _origin(desk, from_)
    if session is not None:
        _must_be_to_come(session, topic)
        topic = replace(topic, session_id=session.id)
    if origin is not None:
        came: dict[str, Any] = {ORIGINS[origin.kind]: origin.id}
        topic = replace(topic, **came)
    keep(desk, topic, with_=with_, tags=tag)


@verb(app, "topic done T1")
def done(ctx: typer.Context, id_: TopicID, on: On = None) -> None:
    """Note that a topic was talked about."""
    desk: Desk = ctx.obj
    day = desk.day(on)
    alter(desk, id_, Topic, lambda topic: topic.talk_over(on=day))


@verb(app, "topic drop T1")
def drop(ctx: typer.Context, id_: TopicID, on: On = None) -> None:
    """Note that a topic is no longer wanted."""
    desk: Desk = ctx.obj
    day = desk.day(on)
    alter(desk, id_, Topic, lambda topic: topic.drop(on=day))


@verb(app, "topic reopen T1")
def reopen(ctx: typer.Context, id_: TopicID) -> None:
    """Open a topic again that was closed by mistake, or is not over."""
    alter(ctx.obj, id_, Topic, lambda topic: topic.reopen())


@verb(app, "topic list", "topic list --all --with all")
def list_(
    ctx: typer.Context,
    open_: Annotated[
        bool, typer.Option("--open", help="Only the open ones, as without an option.")
    ] = False,
    all_: Annotated[
        bool, typer.Option("--all", help="Those talked about or dropped too.")
    ] = False,
    for_: Annotated[
        str | None,
        typer.Option(
            "--for",
            metavar="ID",
            help="Only those meant for this session.",
            autocompletion=ids("S"),
        ),
    ] = None,
    with_: WithAll = None,
    tag: Tagged = None,
) -> None:
    """List what to talk about, and how often it was carried over."""
    desk: Desk = ctx.obj
    if open_ and all_:
        message = "--open and --all contradict each other."
        raise UsageError(message)
    which: list[Condition] = [] if all_ else [("status", "=", "open")]
    if for_ is not None:
        which.append(("session_id", "=", desk.journal.find(for_, Session).id))
    selection = Selection(which=tuple(which), tag=tag, order=("day", "id"))
    if for_ is None or with_ is not None:
        selection = desk.selection(with_, selection)
    found = desk.journal.found(_counted(desk, desk.journal.select(Topic, selection)))
    desk.screen.listed(
        found,
        empty='Nothing to talk about here. Write it down: mentorlog topic add "…"',
    )


@verb(app, "topic show T1")
def show(ctx: typer.Context, id_: TopicID) -> None:
    """Show a topic, and how often it was carried over."""
    desk: Desk = ctx.obj
    topic = desk.journal.find(id_, Topic)
    show_entry(desk, _counted(desk, [topic])[0])


def _origin(desk: Desk, ref: str) -> Entry:
    """What a topic comes from.

    Raises:
        UsageError: it is of a kind that topics do not come from.
    """
    origin = desk.journal.find_any(ref)
    if origin.kind not in ORIGINS:
        message = (
            f"{origin.ref} is no goal, feedback or action: a topic comes from one of"
            " these, or from nothing that is kept."
        )
        raise UsageError(message)
    return origin


def _must_be_to_come(session: Session, topic: Topic) -> None:
    """Refuse a session in which the topic cannot be talked about.

    Raises:
        UsageError: it was cancelled, or held before the topic was there.
    """
    if session.status == "cancelled":
        message = f"{session.ref} was cancelled: leave --for out, or name another talk."
        raise UsageError(message)
    if session.status == "held" and session.day < topic.day:
        message = (
            f"{session.ref} was held on {say_day(session.day)}: leave --for out, or"
            " name a talk to come."
        )
        raise UsageError(message)


def _counted(desk: Desk, topics: Sequence[Topic]) -> list[CarriedTopic]:
    """Topics with how often each was carried over."""
    if not topics:
        return []
    people = {topic.mentorship_id for topic in topics}
    sessions: dict[int, list[Session]] = {number: [] for number in people}
    since = Selection(
        mentorships=tuple(people), since=min(topic.day for topic in topics)
    )
    for session in desk.journal.select(Session, since):
        sessions[session.mentorship_id].append(session)
    return [CarriedTopic.of(topic, sessions[topic.mentorship_id]) for topic in topics]
