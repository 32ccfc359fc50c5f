"""A passage of one's own words: the only code that chooses one out of a text."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Literal

from mentorlog.entries.record import LINK

if TYPE_CHECKING:
    from collections.abc import Iterator

Block = Literal["paragraph", "item", "other"]

WORDS = 12
"""A paragraph of fewer words says too little to stand alone."""
WIDE = 20
"""So many wide signs are as much, in scripts that leave no blanks between words."""
MOST = 320
"""How many signs of a paragraph are shown."""

COMMENT = re.compile(r"<!--.*?(-->|\Z)", re.DOTALL)
URL = re.compile(r"<?\b[a-z][a-z0-9+.-]*://\S+", re.IGNORECASE)
MARK = re.compile(r"\s*(?:[-*+]|[0-9]{1,9}[.)])\s+")
TASK = re.compile(r"\[[ xX]\](\s|$)")
SAID_BY = re.compile(r"(from|to)\s[^:]{1,60}:|@\S", re.IGNORECASE)
SIGNS = {"#": "heading", ">": "other", "|": "other"}
FENCE = re.compile(r"```|~~~")
END = re.compile(r"[.!?…]['\"”’)]*(?=\s|$)|[。！？]")
NOT_OWN = {"action", "actions", "agenda", "feedback", "links", "tasks", "todo", "wins"}
"""Under these headings stand lists, or what somebody else has said."""


def passage(text: str) -> str:
    """The first substantial paragraph of a text, in one line; empty without any.

    Headings, tasks, quotations, tables, code and comments are no paragraphs, and what
    is only a link says nothing. Items of a list count where there is nothing else.
    """
    blocks = list(_blocks(COMMENT.sub("\n", text)))
    for wanted in ("paragraph", "item"):
        for kind, block in blocks:
            if kind == wanted and (words := _plainly(block)):
                return _beginning(words)
    return ""


def _blocks(text: str) -> Iterator[tuple[Block, str]]:
    """What a Markdown text consists of, without what is not in one's own words."""
    held: list[str] = []
    kind: Block = "other"
    own, fenced = True, False
    for line in [*text.splitlines(), ""]:
        begins = _begins(line)
        if begins == "rule":  # what stands above it is a heading
            held = []
        if held and own and (begins or fenced):
            yield kind, " ".join(held)
        if begins or fenced:
            held, kind = [], "other"
        if begins == "fence":
            fenced = not fenced
        elif begins == "heading":
            own = _heading(line) not in NOT_OWN
        elif not fenced and begins in {"", "item", "foreign"}:
            kind = _kind(begins, line, held, kind)
            held.append(MARK.sub("", line).strip())


def _begins(line: str) -> str:
    """What a line begins, or "" where it goes on with what has begun."""
    words = line.strip()
    if not words:
        return "blank"
    if FENCE.match(words):
        return "fence"
    if not words.strip("=") or not words.strip("-*_ "):
        return "rule"
    if words[0] in SIGNS:
        return SIGNS[words[0]]
    if MARK.match(line):
        item = MARK.sub("", line)
        return "foreign" if TASK.match(item) or SAID_BY.match(item) else "item"
    return ""


def _kind(begins: str, line: str, held: list[str], before: Block) -> Block:
    """What a line that is held belongs to."""
    if begins:
        return "item" if begins == "item" else "other"
    if held:
        return before
    return "item" if line[:1] in " \t" else "paragraph"


def _heading(line: str) -> str:
    return (line.strip("# :").casefold().split() or [""])[0]


def _plainly(words: str) -> str:
    """The words without links and marks of emphasis, in one line."""
    unlinked = URL.sub("", LINK.sub("", words))
    if not _is_substantial(unlinked):
        return ""
    shown = LINK.sub(r"\1", words)
    return " ".join(shown.replace("**", "").replace("__", "").split())


def _is_substantial(words: str) -> bool:
    if len(words.split()) >= WORDS:
        return True
    wide = sum(unicodedata.east_asian_width(sign) in "WF" for sign in words)
    return wide >= WIDE


def _beginning(words: str) -> str:
    """How a paragraph begins: up to the end of a sentence, where one is near."""
    if len(words) <= MOST:
        return words
    ends = [found.end() for found in END.finditer(words, 0, MOST)]
    if ends and ends[-1] > MOST // 2:
        return f"{words[: ends[-1]]} …"
    return f"{words[:MOST].rsplit(' ', 1)[0]} …"
