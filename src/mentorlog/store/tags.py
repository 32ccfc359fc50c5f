"""Which tags are in use."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mentorlog.store.journal import Journal


def is_tag(journal: Journal, name: str) -> bool:
    """Whether anything has this tag."""
    query = "select 1 from tags where name = ? and deleted_at is null limit 1"
    return bool(journal.rows(query, (name,)))


def tags_in_use(journal: Journal, begun: str, most: int) -> list[str]:
    """The tags that begin with these signs, those that most entries have first."""
    query = """select name from tags where deleted_at is null
        and substr(name, 1, length(?)) = ?
        group by name order by count(*) desc, name limit ?"""
    return [name for (name,) in journal.rows(query, (begun, begun, most))]
