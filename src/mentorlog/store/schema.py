"""Which journals this program understands."""

from __future__ import annotations

SCHEMA = 5
"""How many steps of `migrations` there are; a test holds the two together."""

APPLICATION = 0x6D6C6F67
"""SQLite's `application_id` of a journal: "mlog" in ASCII."""
