"""The columns that tables have in common."""

from __future__ import annotations

COMMON = """
    id integer primary key autoincrement,
    uid text not null unique,
    created_at text not null,
    updated_at text not null,
    deleted_at text
"""
"""The columns of every record. Instants are UTC, as ISO 8601 text."""

ENTRY = f"""{COMMON},
    mentorship_id integer not null references mentorships(id),
    day text not null check (day is date(day, '+0 days')),
    private integer not null default 0 check (private in (0, 1))
"""
"""The columns of every entry. Days are calendar days, as `YYYY-MM-DD`."""
