"""Mentoring notes in Markdown: what other code may use of this package."""

from __future__ import annotations

from mentorlog.exchange.notes.files import (
    UnreadableNote,
    find_files,
    read_file,
    real_path,
)
from mentorlog.exchange.notes.found import (
    FoundAction,
    FoundFeedback,
    FoundWin,
    Meeting,
    NoteFile,
    Sections,
    Trouble,
)
from mentorlog.exchange.notes.reading import read_notes
from mentorlog.exchange.notes.session import read_sections, read_ticks

__all__ = [
    "FoundAction",
    "FoundFeedback",
    "FoundWin",
    "Meeting",
    "NoteFile",
    "Sections",
    "Trouble",
    "UnreadableNote",
    "find_files",
    "read_file",
    "read_notes",
    "read_sections",
    "read_ticks",
    "real_path",
]
