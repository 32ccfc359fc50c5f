"""Reading the records out of a session note: its sections, and the ticks in it."""

from __future__ import annotations

import re

from mentorlog.exchange.notes.found import Sections
from mentorlog.exchange.notes.front import split_front
from mentorlog.exchange.notes.outline import LINE_END, comments, outline
from mentorlog.exchange.notes.promises import promised_in_lists
from mentorlog.exchange.notes.remarks import feedback, wins
from mentorlog.exchange.notes.roles import Role
from mentorlog.exchange.notes.sections import sections

_TICK = re.compile(
    r"^[ \t]*(?:<!--[ \t]*)?[-*+][ \t]+\[[xX]\][ \t]+(?P<id>[A-Za-z]\d+)\b",
    re.MULTILINE,
)


def read_sections(text: str) -> Sections:
    """Find the records that stand under the headings of a session note.

    Only items under headings for actions, feedback and wins become records, at any
    level and in any case; notes and takeaways stay text, whatever they hold.

    Args:
        text: the note in Markdown.
    """
    _, skip = split_front(LINE_END.split(text))
    rows = sections(outline(text, skip))
    return Sections(
        actions=tuple(
            action
            for row in rows
            if row.role == Role.ACTIONS
            for action in promised_in_lists(row)
        ),
        feedback=tuple(
            one for row in rows if row.role == Role.FEEDBACK for one in feedback(row)
        ),
        wins=tuple(one for row in rows if row.role == Role.WINS for one in wins(row)),
    )


def read_ticks(text: str) -> tuple[str, ...]:
    """The IDs that are ticked inside HTML comments, such as "- [x] A12 send it".

    Returns:
        The IDs in capitals ("A12"), in order, each once.
    """
    found = (
        match["id"].upper() for part in comments(text) for match in _TICK.finditer(part)
    )
    return tuple(dict.fromkeys(found))
