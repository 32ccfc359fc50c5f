"""All commands by name, with their help lines, known without loading them."""

from __future__ import annotations

from typing import NamedTuple

EVERY_DAY = "Every day"
KEEP = "Keep"
LOOK_BACK = "Look back"
LOOK_AFTER = "Look after the journal"
PANELS = (EVERY_DAY, KEEP, LOOK_BACK, LOOK_AFTER)


class Listed(NamedTuple):
    """A command as the root knows it."""

    module: str
    panel: str
    help: str


COMMANDS = {
    "today": Listed(
        "today", EVERY_DAY, "See what today asks for (also without a command)."
    ),
    "session": Listed("session", EVERY_DAY, "Talks, planned and held."),
    "action": Listed(
        "action", EVERY_DAY, "Promises of both sides, and what came of them."
    ),
    "note": Listed("note", EVERY_DAY, "Anything worth keeping between sessions."),
    "topic": Listed("topic", EVERY_DAY, "What to talk about, carried over until then."),
    "prep": Listed("prep", EVERY_DAY, "The next talk's agenda, and one question."),
    "thanks": Listed("thanks", EVERY_DAY, "Say thanks, and keep it."),
    "win": Listed("win", EVERY_DAY, "Note a small win: a milestone reached today."),
    "mentorship": Listed(
        "mentorship", KEEP, "The people, what it is about, and how often you talk."
    ),
    "goal": Listed("goal", KEEP, "What is to be reached, and how far one has come."),
    "milestone": Listed("milestone", KEEP, "Steps on the way, reached and celebrated."),
    "feedback": Listed(
        "feedback", KEEP, "Feedback asked for, received, given, and acted on."
    ),
    "challenge": Listed(
        "challenge", KEEP, "Obstacles, conflicts and doubts, raised and resolved."
    ),
    "agreement": Listed(
        "agreement", KEEP, "What you both expect, and where the limits are."
    ),
    "gesture": Listed("gesture", KEEP, "Care between sessions, in both directions."),
    "skill": Listed("skill", KEEP, "Skills, rated over time with evidence."),
    "question": Listed(
        "question", KEEP, "Open questions worth asking; alone, it shows one."
    ),
    "growth": Listed(
        "growth", LOOK_BACK, "See how far you have come, with your own words."
    ),
    "impact": Listed("impact", LOOK_BACK, "See what the guidance has led to."),
    "share": Listed(
        "share", LOOK_BACK, "Write a report to hand over, without what is private."
    ),
    "timeline": Listed(
        "timeline", LOOK_BACK, "See everything in order, one line each."
    ),
    "search": Listed(
        "search", LOOK_BACK, "Find words in everything you have kept, best match first."
    ),
    "review": Listed("review", LOOK_BACK, "Look back at a month, a week, a year."),
    "show": Listed("show", KEEP, "Show any entry, whole."),
    "edit": Listed("edit", KEEP, "Change an entry: in your editor, or by options."),
    "tag": Listed("tag", KEEP, "Put tags on an entry, or take them off."),
    "history": Listed(
        "history",
        LOOK_AFTER,
        "See what each command has changed, and from what.",
    ),
    "undo": Listed("undo", LOOK_AFTER, "Take back what the last command wrote."),
    "redo": Listed("redo", LOOK_AFTER, "Do again what undo took back."),
    "remove": Listed("remove", LOOK_AFTER, "Put entries into the trash."),
    "restore": Listed(
        "restore",
        LOOK_AFTER,
        "Take entries out of the trash, or all back from a backup.",
    ),
    "backup": Listed(
        "backup", LOOK_AFTER, "Copy the whole journal, and look after its copies."
    ),
    "trash": Listed(
        "trash", LOOK_AFTER, "What was removed: take it back, or erase it for good."
    ),
    "doctor": Listed(
        "doctor", LOOK_AFTER, "See whether the journal is well, and what to do if not."
    ),
    "drafts": Listed("drafts", LOOK_AFTER, "Texts that are not yet in the journal."),
    "export": Listed(
        "export",
        LOOK_AFTER,
        "Write out everything, for other programs and computers.",
    ),
    "import": Listed("import_", LOOK_AFTER, "Bring in what you have kept elsewhere."),
    "calendar": Listed(
        "calendar", LOOK_AFTER, "Calendar files: what is planned and due, out and in."
    ),
    "remind": Listed(
        "remind", LOOK_AFTER, "A timer of the system that says what waits."
    ),
    "schema": Listed(
        "schema", LOOK_AFTER, "Print what an export in JSON is, as JSON Schema."
    ),
    "config": Listed("config", LOOK_AFTER, "Settings, in a file with comments."),
    "open": Listed(
        "open_", LOOK_AFTER, "See where everything lies: the journal, its backups."
    ),
    "shell": Listed(
        "shell",
        LOOK_AFTER,
        "Completion, short names and a prompt for your shell.",
    ),
    "man": Listed("man", LOOK_AFTER, "Read the manual page; at a pipe, its source."),
    "demo": Listed(
        "demo",
        LOOK_AFTER,
        "Look around in a sample journal; your own is never touched.",
    ),
}
"""A test holds this table and the modules together."""
