"""What schema step 4 makes: a search index that keeps no second copy of the words."""

from __future__ import annotations

from mentorlog.store.practice_tables import RANKING, SEARCHED

HEADINGS = ("Notes", "Takeaways", "Actions", "Feedback", "Wins")
"""Headings that the program writes into a session's notes: nobody looks for them, so
that they are left out of the text."""

SPAN = 64
"""A row of the index has the number `id * SPAN + place of its table in the list`."""

PLACES = {table: place for place, table in enumerate(SEARCHED)}
"""Table → its place."""

INDEX = (
    "create virtual table search using fts5(title, body, content = 'texts',"
    " content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2')"
)


def instead() -> list[str]:
    """One index over all kinds instead of the one of step 2, kept by triggers.

    The words themselves stay in their tables, where the view `texts` finds them. What
    is in the trash is not in it.
    """
    view = " union all ".join(
        f"select {numbered(table)}, '{table}', id, {', '.join(text_of(table))}"
        f" from {table} where deleted_at is null"
        for table in SEARCHED
    )
    return [
        *(
            f"drop trigger {table}_search_{when}"
            for table in SEARCHED
            for when in ("add", "change", "remove")
        ),
        "drop table search",
        f"create view texts (number, source, entry_id, title, body) as {view}",
        INDEX,
        RANKING,
        *(trigger for table in SEARCHED for trigger in _triggers(table)),
        "insert into search (search) values ('rebuild')",
    ]


def numbered(table: str, row: str = "") -> str:
    """The number in the index of a row of a table, in SQL."""
    return f"{row}id * {SPAN} + {PLACES[table]}"


def text_of(table: str, row: str = "") -> tuple[str, str]:
    """The title and the rest of a row of a table, in SQL."""
    title, *rest = (
        column if column == "''" else f"coalesce({row}{column}, '')"
        for column in SEARCHED[table]
    )
    body = " || char(10) || ".join(rest) or "''"
    return title, _without_headings(body) if table == "sessions" else body


def _without_headings(text: str) -> str:
    """A text without the lines that are such headings, in SQL."""
    for heading in HEADINGS:
        text = f"replace({text}, '## {heading}' || char(10), char(10))"
    return text


def _triggers(table: str) -> list[str]:
    taken = _taken_out(table)
    put = _put_in(table)
    columns = ", ".join(c for c in ("id", *SEARCHED[table], "deleted_at") if c != "''")
    named, of = f"create trigger {table}_search", f"of {columns} on {table}"
    return [
        f"{named}_add after insert on {table} begin {put}; end",
        f"{named}_change after update {of} begin {taken}; {put}; end",
        f"{named}_remove after delete on {table} begin {taken}; end",
    ]


def _put_in(table: str) -> str:
    return (
        "insert into search (rowid, title, body)"
        f" select {numbered(table, 'new.')}, {', '.join(text_of(table, 'new.'))}"
        " where new.deleted_at is null"
    )


def _taken_out(table: str) -> str:
    return (
        "insert into search (search, rowid, title, body)"
        f" select 'delete', {numbered(table, 'old.')},"
        f" {', '.join(text_of(table, 'old.'))} where old.deleted_at is null"
    )
