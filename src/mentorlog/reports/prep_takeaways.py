"""What was decided in a talk: the takeaways that stand in its note."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mentorlog.entries.record import first_line

if TYPE_CHECKING:
    from collections.abc import Iterator

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_HEADING = re.compile(r" {0,3}#{1,6}[ \t]+(?P<title>.*?)[ \t]*#*[ \t]*")
_LABEL = re.compile(
    r"(?P<mark>\*\*|__|)(?P<title>[^*_:]{4,40}?):?(?P=mark):?[ \t]*", re.ASCII
)
_ITEM = re.compile(r"[ \t]*(?:[-*+]|[0-9]{1,2}[.)])[ \t]+(?P<text>.*)")
_BOX = re.compile(r"\[[ xX]\][ \t]+")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_NAMES = re.compile(
    r"(?:(?:key|main|my|our|the|what we|we) )?"
    r"(?:takeaways?|take-aways?|decisions?|decided|agreed|conclusions?|learnings?)",
)


def takeaways(text: str) -> tuple[str, ...]:
    """What stands in a note below "Takeaways" or "Decisions", an item each.

    Args:
        text: the note in Markdown; the heading may be a label, "**Takeaways:**".

    Returns:
        Each item on one line without its marks; comments and code are left out.
    """
    return tuple(filter(None, map(_said, _items(text))))


def _items(text: str) -> Iterator[str]:
    """The items and paragraphs of the section, the lines of each joined."""
    inside, in_code, begun = False, False, ""
    for line in _COMMENT.sub("", text).splitlines():
        if _FENCE.match(line):
            in_code = not in_code
            continue
        title = None if in_code else _title(line)
        item = _ITEM.fullmatch(line)
        if title is not None or item or not line.strip():
            yield begun
            begun = ""
        if title is not None:
            inside = bool(_NAMES.fullmatch(title.casefold()))
        elif inside and not in_code:
            begun = f"{begun} {item['text'] if item else line.strip()}".strip()
    yield begun


def _title(line: str) -> str | None:
    """The title that a line is, as a heading or a label; None for any other line."""
    heading = _HEADING.fullmatch(line)
    if heading:
        return " ".join(heading["title"].strip("*_: ").split())
    label = _LABEL.fullmatch(line.strip())
    if label and (label["mark"] or line.rstrip().endswith(":")):
        return " ".join(label["title"].split())
    return None


def _said(item: str) -> str:
    return first_line(_BOX.sub("", item, count=1))
