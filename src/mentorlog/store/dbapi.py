"""The one door to the database driver, so that another one can stand in for it."""

from __future__ import annotations

from sqlite3 import (
    Connection,
    Cursor,
    DatabaseError,
    IntegrityError,
    OperationalError,
    Row,
    connect,
)

__all__ = [
    "Connection",
    "Cursor",
    "DatabaseError",
    "IntegrityError",
    "OperationalError",
    "Row",
    "connect",
]
