"""What history keeps of a change, and the versions that are told again from it."""

from __future__ import annotations

from contextlib import closing
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from mentorlog.store import dbapi
from mentorlog.store.versions import digest, earlier, kept

NAMES = st.sampled_from(["id", "title", "text", "due", "start", "updated_at"])
NUMBERS = st.integers(-(2**53), 2**53) | st.floats(allow_nan=False)
VALUES = st.none() | NUMBERS | st.text()
ROWS = st.fixed_dictionaries(
    {"id": st.integers(1, 9), "title": VALUES, "text": VALUES, "updated_at": st.text()}
)


@given(ROWS, ROWS)
def test_the_row_before_follows_from_the_row_after(
    before: dict[str, Any], after: dict[str, Any]
) -> None:
    was = kept(before, after)
    assert earlier(after, was) == before
    assert earlier(before, kept(before, before)) == before


def test_what_is_new_has_no_row_before() -> None:
    assert kept(None, {"id": 1}) is None
    assert earlier({"id": 1}, None) is None


@given(ROWS, NAMES, VALUES)
def test_a_digest_differs_where_anything_that_was_said_does(
    row: dict[str, Any], name: str, value: object
) -> None:
    other = {**row, name: value}
    same = {**other, "updated_at": ""} == {**row, "updated_at": ""}
    unsaid = value is None and name not in row
    assert (digest(other) == digest(row)) == (same or unsaid or name == "updated_at")


@given(ROWS)
def test_a_digest_outlasts_the_database(row: dict[str, Any]) -> None:
    """SQLite turns 2 into 2.0 in some columns; a column may come later."""
    with closing(dbapi.connect(":memory:")) as connection:
        connection.row_factory = dbapi.Row
        connection.execute(f"create table t ({', '.join(row)}, later)")
        marks = ", ".join("?" * len(row))
        connection.execute(f"insert into t values ({marks}, null)", [*row.values()])
        (found,) = connection.execute("select * from t")
    assert digest(dict(found)) == digest(row)
    whole = {**row, "start": 2}
    assert digest(whole) == digest({**whole, "start": 2.0})
