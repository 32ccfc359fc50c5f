"""The views for whoever reads a journal with another program: made by steps alone."""

from __future__ import annotations

from mentorlog.frozen import dataclass

LINKED = {
    "goal_id": "G",
    "session_id": "S",
    "feedback_id": "F",
    "answers_id": "F",
    "action_id": "A",
    "skill_id": "K",
}
"""Column that holds a number → the letter of the ID that the view tells instead."""
LISTS = {"attendees", "evidence"}
"""Columns that hold a list as JSON; a view tells its items with commas between."""


@dataclass(frozen=True, eq=False, repr=False)
class View:
    """How the entries of a kind are told.

    Attributes:
        step: the step of the schema that makes the view.
        kind: what an entry is called.
        letter: the letter of its IDs.
        fields: the columns of its table that are told, with blanks between.
    """

    step: int
    kind: str
    letter: str
    fields: str


VIEWS = {
    "mentorships": View(5, "mentorship", "R", "role focus every ended_on ended_why"),
    "goals": View(
        5,
        "goal",
        "G",
        "title why measure start target unit due status agreed_on closed_on closed_why",
    ),
    "checkins": View(5, "checkin", "C", "goal_id value note confidence"),
    "milestones": View(
        5,
        "milestone",
        "M",
        "title due reached_on win celebrated_on celebrated_how goal_id session_id",
    ),
    "sessions": View(
        5,
        "session",
        "S",
        "status at planned_for minutes mood text attendees cancelled_why source",
    ),
    "actions": View(
        5,
        "action",
        "A",
        "text owner due status closed_on closed_why result moved goal_id session_id"
        " feedback_id",
    ),
    "feedback": View(
        5,
        "feedback",
        "F",
        "direction text about nature stage due answers_id goal_id session_id",
    ),
    "notes": View(5, "note", "N", "text mood"),
    "topics": View(
        5,
        "topic",
        "T",
        "text status closed_on session_id goal_id feedback_id action_id",
    ),
    "challenges": View(
        5,
        "challenge",
        "X",
        "title nature raised_on raised_how resolved_on outcome lesson",
    ),
    "agreements": View(
        5, "agreement", "B", "text nature every review_on ended_on ended_why"
    ),
    "gestures": View(5, "gesture", "P", "text direction nature url"),
    "skills": View(5, "skill", "K", "name"),
    "ratings": View(5, "rating", "L", "skill_id level rater evidence note"),
    "questions": View(5, "question", "Q", "text about"),
    "lookbacks": View(5, "lookback", "V", "first last start stop carry_on change"),
}
"""Table → its view, which is called the same with `_view` behind it.

Steps that were released make their views out of this: append, and change nothing.
"""

TAGS = (
    "create view tags_view as select entries_view.id as entry, kind, day, person,"
    " name as tag, private from entries_view join tags on entry_kind = kind"
    " and entry_id = cast(substr(entries_view.id, 2) as integer)"
    " where deleted_at is null"
)


def made_in(step: int) -> list[str]:
    """What a step of the schema does to make its views, in SQL.

    Beside those of its kinds there is one of the entries of all kinds, which is made
    anew.
    """
    fresh = [table for table, view in VIEWS.items() if view.step == step]
    return [
        *(f"drop view if exists {table}_view" for table in fresh),
        *(_view(table) for table in fresh),
        "drop view if exists entries_view",
        _entries([table for table, view in VIEWS.items() if view.step <= step]),
    ]


def columns(table: str) -> list[str]:
    """The names of the columns that the view of a table has."""
    told = [name.removesuffix("_id") for name in VIEWS[table].fields.split()]
    return ["id", "day", "person", *told, "tags", "private"]


def _view(table: str) -> str:
    view = VIEWS[table]
    told = ", ".join(map(_told, view.fields.split()))
    tags = (
        "(select group_concat(name, ', ') from tags where"
        f" entry_kind = '{view.kind}' and entry_id = {table}.id and deleted_at is null)"
    )
    return (
        f"create view {table}_view as select '{view.letter}' || id as id, day,"
        f" {_person(table)}, {told}, {tags} as tags, private"
        f" from {table} where deleted_at is null"
    )


def _person(table: str) -> str:
    if table == "mentorships":
        return "person"
    return "(select person from mentorships where id = mentorship_id) as person"


def _told(column: str) -> str:
    if column in LINKED:
        name = column.removesuffix("_id")
        return f"'{LINKED[column]}' || {column} as {name}"
    if column in LISTS:
        items = f"select group_concat(value, ', ') from json_each({column})"
        return f"({items}) as {column}"
    return column


def _entries(tables: list[str]) -> str:
    """The view of the entries of all kinds."""
    every = " union all ".join(
        f"select '{VIEWS[table].kind}' as kind, '{VIEWS[table].letter}' || id as id,"
        f" day, {'id' if table == 'mentorships' else 'mentorship_id'} as whose, private"
        f" from {table} where deleted_at is null"
        for table in tables
    )
    return (
        "create view entries_view as select id, kind, day, (select person from"
        f" mentorships where mentorships.id = whose) as person, private from ({every})"
    )
