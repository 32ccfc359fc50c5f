"""The schema of a journal, as the list of steps that led to it; append only."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sqlite_utils import Database, Migrations

from mentorlog.store import search_tables, views
from mentorlog.store.columns import COMMON, ENTRY
from mentorlog.store.practice_tables import practice, search
from mentorlog.store.schema import APPLICATION
from mentorlog.store.versions import digest, kept

if TYPE_CHECKING:
    from mentorlog.store import dbapi

steps = Migrations("mentorlog")


def migrate(connection: dbapi.Connection) -> None:
    """Take the journal through every step that it has not seen yet.

    Each step runs in one transaction together with its record.
    """
    steps.apply(Database(connection, execute_plugins=False))


def pending(connection: dbapi.Connection) -> list[str]:
    """The names of the steps that this journal has not seen."""
    database = Database(connection, execute_plugins=False)
    return [step.name for step in steps.pending(database)]


@steps()
def m001_the_core(db: Database) -> None:
    """Mentorships, goals, sessions, promises, feedback, notes, and their history."""
    for statement in _core():
        db.execute(statement)
    db.execute(f"pragma application_id = {APPLICATION}")
    db.execute("pragma user_version = 1")


def _core() -> list[str]:
    return [
        f"""create table mentorships ({COMMON},
            day text not null check (day is date(day, '+0 days')),
            private integer not null default 0 check (private in (0, 1)),
            person text not null check (person <> ''),
            role text not null check (role in ('mentee', 'mentor')),
            focus text,
            every text,
            ended_on text check (ended_on is date(ended_on, '+0 days')),
            ended_why text,
            used_at text
        ) strict""",
        f"""create table goals ({ENTRY},
            title text not null check (title <> ''),
            why text,
            measure text,
            start real,
            target real,
            unit text,
            due text check (due is date(due, '+0 days')),
            status text not null
                check (status in ('active', 'paused', 'achieved', 'dropped')),
            agreed_on text check (agreed_on is date(agreed_on, '+0 days')),
            closed_on text check (closed_on is date(closed_on, '+0 days')),
            closed_why text
        ) strict""",
        f"""create table checkins ({ENTRY},
            goal_id integer not null references goals(id),
            value real not null,
            note text,
            confidence integer check (confidence between 1 and 5)
        ) strict""",
        f"""create table sessions ({ENTRY},
            status text not null check (status in ('planned', 'held', 'cancelled')),
            at text check (at glob '[0-2][0-9]:[0-5][0-9]'),
            planned_for text check (planned_for is date(planned_for, '+0 days')),
            minutes integer check (minutes > 0),
            mood integer check (mood between 1 and 5),
            text text not null,
            attendees text not null check (json_valid(attendees)),
            cancelled_why text,
            source text,
            source_hash text
        ) strict""",
        f"""create table milestones ({ENTRY},
            title text not null check (title <> ''),
            goal_id integer references goals(id),
            session_id integer references sessions(id),
            due text check (due is date(due, '+0 days')),
            reached_on text check (reached_on is date(reached_on, '+0 days')),
            win integer not null check (win in (0, 1)),
            celebrated_on text check (celebrated_on is date(celebrated_on, '+0 days')),
            celebrated_how text
        ) strict""",
        f"""create table feedback ({ENTRY},
            direction text not null
                check (direction in ('asked', 'received', 'given')),
            text text not null check (text <> ''),
            about text,
            goal_id integer references goals(id),
            session_id integer references sessions(id),
            stage text,
            nature text check (nature in ('strength', 'improvement')),
            answers_id integer references feedback(id),
            due text check (due is date(due, '+0 days'))
        ) strict""",
        f"""create table actions ({ENTRY},
            text text not null check (text <> ''),
            owner text not null check (owner in ('me', 'them')),
            due text check (due is date(due, '+0 days')),
            status text not null check (status in ('open', 'done', 'dropped')),
            closed_on text check (closed_on is date(closed_on, '+0 days')),
            closed_why text,
            result text,
            moved integer not null check (moved >= 0),
            goal_id integer references goals(id),
            session_id integer references sessions(id),
            feedback_id integer references feedback(id)
        ) strict""",
        f"""create table notes ({ENTRY},
            text text not null check (text <> ''),
            mood integer check (mood between 1 and 5)
        ) strict""",
        f"""create table tags ({COMMON},
            entry_kind text not null,
            entry_id integer not null,
            name text not null check (name <> ''),
            unique (entry_kind, entry_id, name)
        ) strict""",
        f"""create table revisions ({COMMON},
            entry_kind text not null,
            entry_id integer not null,
            day text not null check (day is date(day, '+0 days')),
            why text,
            before text not null check (json_valid(before)),
            after text not null check (json_valid(after))
        ) strict""",
        """create table changes (
            id integer primary key autoincrement,
            step integer not null,
            at text not null,
            command text not null,
            kind text not null,
            uid text not null,
            before text check (before is null or json_valid(before)),
            after text check (after is null or json_valid(after))
        ) strict""",
        "create index changes_by_step on changes(step)",
        "create index changes_by_uid on changes(uid)",
        "create index tags_by_name on tags(name) where deleted_at is null",
        "create index revisions_by_entry on revisions(entry_kind, entry_id, day)",
        "create index revisions_by_day on revisions(entry_kind, day)",
        "create index revisions_moved on"
        " revisions(entry_kind, json_extract(before, '$.by'), day)"
        " where deleted_at is null and entry_kind = 'action'",
        *(
            f"create index {table}_by_day on {table}(mentorship_id, day)"
            " where deleted_at is null"
            for table in (
                "goals",
                "checkins",
                "sessions",
                "milestones",
                "feedback",
                "actions",
                "notes",
            )
        ),
        "create index goals_open on goals(mentorship_id, due)"
        " where deleted_at is null and status in ('active', 'paused')",
        "create index goals_closed on goals(mentorship_id, closed_on, day)"
        " where deleted_at is null and closed_on is not null",
        "create index checkins_by_goal on checkins(goal_id, day, id)"
        " where deleted_at is null",
        "create index sessions_planned on sessions(mentorship_id, day)"
        " where deleted_at is null and status = 'planned'",
        "create index sessions_planned_for on sessions(mentorship_id, planned_for)"
        " where deleted_at is null and planned_for is not null",
        "create index sessions_by_source on sessions(mentorship_id, source)"
        " where source is not null",
        "create index milestones_open on milestones(mentorship_id, due)"
        " where deleted_at is null and reached_on is null",
        "create index milestones_reached on milestones(mentorship_id, reached_on)"
        " where deleted_at is null and reached_on is not null",
        "create index milestones_celebrated on"
        " milestones(mentorship_id, celebrated_on)"
        " where deleted_at is null and celebrated_on is not null",
        "create index milestones_due on milestones(mentorship_id, due)"
        " where deleted_at is null and due is not null",
        "create index milestones_by_goal on milestones(goal_id)"
        " where goal_id is not null",
        "create index milestones_by_session on milestones(session_id)"
        " where session_id is not null",
        "create index feedback_asked on feedback(mentorship_id, day)"
        " where deleted_at is null and direction = 'asked'",
        "create index feedback_improvements on feedback(mentorship_id, day)"
        " where deleted_at is null and direction = 'received'"
        " and nature = 'improvement'",
        "create index feedback_answers on feedback(answers_id, day)"
        " where deleted_at is null and answers_id is not null",
        "create index feedback_by_goal on feedback(goal_id) where goal_id is not null",
        "create index feedback_by_session on feedback(session_id)"
        " where session_id is not null",
        "create index actions_open on actions(mentorship_id, due, owner)"
        " where deleted_at is null and status = 'open'",
        "create index actions_due on actions(mentorship_id, due)"
        " where deleted_at is null and due is not null",
        "create index actions_closed on actions(mentorship_id, closed_on)"
        " where deleted_at is null and closed_on is not null",
        "create index actions_by_goal on actions(goal_id) where goal_id is not null",
        "create index actions_by_session on actions(session_id)"
        " where session_id is not null",
        "create index actions_by_feedback on actions(feedback_id)"
        " where feedback_id is not null",
    ]


@steps()
def m002_the_whole_practice(db: Database) -> None:
    """Topics, challenges, agreements, gestures, skills, questions, and search."""
    for statement in (*practice(), *search()):
        db.execute(statement)
    db.execute("pragma user_version = 2")


@steps()
def m003_what_a_step_takes_back(db: Database) -> None:
    """What undo and redo write says which step it takes back."""
    db.execute("alter table changes add column undoes integer")
    db.execute("pragma user_version = 3")


@steps()
def m004_each_word_once(db: Database) -> None:
    """History keeps what a change replaced; search points to the words it finds."""
    db.execute(
        """create table changes_4 (
            id integer primary key autoincrement,
            step integer not null,
            at text not null,
            command text not null,
            kind text not null,
            uid text not null,
            before text check (before is null or json_valid(before)),
            digest integer,
            undoes integer
        ) strict"""
    )
    db.conn.create_function("was", 2, _was)
    db.conn.create_function("digest", 1, _digest)
    db.execute(
        "insert into changes_4 select id, step, at, command, kind, uid,"
        " was(before, after), digest(after), undoes from changes order by id"
    )
    db.execute("drop table changes")
    db.execute("alter table changes_4 rename to changes")
    db.execute("create index changes_by_step on changes(step)")
    db.execute("create index changes_by_uid on changes(uid)")
    for statement in (*search_tables.instead(), *FOUND_QUICKLY):
        db.execute(statement)
    db.execute("pragma user_version = 4")


@steps()
def m005_to_be_read(db: Database) -> None:
    """Views with words in them, for whoever reads the file with another program."""
    for statement in (*views.made_in(5), views.TAGS):
        db.execute(statement)
    db.execute("pragma user_version = 5")


FOUND_QUICKLY = (
    *(
        f"create index topics_by_{kind} on topics({kind}_id)"
        f" where {kind}_id is not null"
        for kind in ("goal", "session", "feedback", "action")
    ),
    "create index goals_agreed on goals(mentorship_id, agreed_on)"
    " where deleted_at is null and agreed_on is not null",
)


def _was(before: str | None, after: str | None) -> str | None:
    """What history keeps of a change that it had whole."""
    if before is None or after is None:
        return None
    return kept(json.loads(before), json.loads(after))


def _digest(after: str | None) -> int | None:
    """The digest of a row that history had whole; None if its words are erased."""
    return None if after is None else digest(json.loads(after))
