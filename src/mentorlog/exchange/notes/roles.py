"""What headings and labels announce: the names of the parts of a note."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What a heading or a label announces."""

    ABSENT = "absent"
    ATTENDEES = "attendees"
    GROUP = "group"
    NOT_ACTIONS = "not actions"
    ACTIONS = "actions"
    FEEDBACK = "feedback"
    WINS = "wins"
    DATE = "date"
    DISCUSSION = "discussion"
    CODING = "coding"
    WORK = "work"
