"""Finding next steps: under headings for them, and among other notes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mentorlog.exchange.notes.labels import read_label
from mentorlog.exchange.notes.outline import pieces, plain
from mentorlog.exchange.notes.promise import marks_a_promise, read_action
from mentorlog.exchange.notes.roles import Role
from mentorlog.exchange.notes.titles import role_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mentorlog.exchange.notes.found import FoundAction
    from mentorlog.exchange.notes.outline import Block, Item
    from mentorlog.exchange.notes.sections import Section

_BULLET = re.compile(r"^(?:[-+•·➢►→]\s*|\(?\d{1,2}\s?(?:-|[.)]\s)\s*)(?=\S)")
_LEAD_IN = re.compile(
    r"\b(?:following|goals?|next week|plan(?:s|ned|ning)?|tasks?|to[- ]?dos?|will)\b",
    re.IGNORECASE,
)
_BOLD = re.compile(r"^(\*\*|__)[^*_]+\1\s*:?$")
_LABEL_WORDS = 3
_HEADING_WORDS = 4


def promised(section: Section) -> Iterator[FoundAction]:
    """The next steps of a section under a heading for them.

    Each item of a list is one, by its own words: what stands nested below it stays in
    the text of the meeting. An item that only introduces others ("Frontend:") makes
    room for them. Where there is no list, each paragraph is one.
    """
    yield from promised_in_lists(section)
    if any(block.kind == "list" for block in section.blocks):
        return
    for block in section.blocks:
        if block.kind == "paragraph":
            yield from _prose(block)
        elif block.kind == "table":
            for offset, row in enumerate(block.rows[1:], start=2):
                yield from _some(_widest(row), block.line + offset)


def promised_in_lists(section: Section) -> Iterator[FoundAction]:
    """The next steps of a section that are items, or follow its label."""
    if section.rest:
        yield from _some(section.rest, section.line)
    for block in section.blocks:
        yield from _listed(block.items)


def promised_between(blocks: Iterable[Block]) -> Iterator[FoundAction]:
    """The next steps that stand among other notes, such as "AI Priya: …"."""
    for block in blocks:
        if block.kind == "paragraph":
            for source, line in pieces(block):
                yield from _marked(_BULLET.sub("", source), line)
        for item in block.items:
            label = read_label(item.text, before_list=bool(item.blocks))
            heads = label is not None and not label.rest and _is_heading(label.title)
            if heads and any(inner.kind == "list" for inner in item.blocks):
                for inner in item.blocks:
                    yield from _listed(inner.items)
                continue
            yield from _marked(item.text, item.line)
            yield from promised_between(item.blocks)


def _some(source: str, line: int) -> Iterator[FoundAction]:
    action = read_action(source, line)
    if action is not None:
        yield action


def _marked(source: str, line: int) -> Iterator[FoundAction]:
    if marks_a_promise(source):
        yield from _some(source, line)


def _listed(items: Iterable[Item]) -> Iterator[FoundAction]:
    for item in items:
        inner = [block for block in item.blocks if block.kind == "list"]
        if inner and (not item.text or _introduces(item.text)):
            for block in inner:
                yield from _listed(block.items)
        elif not (item.text.endswith(":") and _is_heading(item.text)):
            yield from _some(item.text, item.line)


def _introduces(text: str) -> bool:
    """Whether an item only stands above others: "Frontend:", "Next week I will:"."""
    words = plain(text)
    if _is_heading(words):
        return True
    few = len(words.split()) <= _LABEL_WORDS
    if words.endswith(":"):
        return few or _LEAD_IN.search(words) is not None
    return few and _BOLD.match(text) is not None


def _is_heading(text: str) -> bool:
    """Whether words in a list would make a heading for next steps."""
    words = plain(text)
    return len(words.split()) <= _HEADING_WORDS and role_of(words) == Role.ACTIONS


def _prose(block: Block) -> Iterator[FoundAction]:
    lines = [(source, line) for source, line in pieces(block) if source]
    if any(_BULLET.match(source) for source, _ in lines):
        joined: list[tuple[str, int]] = []
        for source, line in lines:
            if _BULLET.match(source) or not joined:
                joined.append((_BULLET.sub("", source), line))
            else:
                joined[-1] = (f"{joined[-1][0]} {source}", joined[-1][1])
        for source, line in joined:
            yield from _some(source, line)
    elif not plain(block.text).endswith(":"):
        yield from _some(" ".join(source for source, _ in lines), block.line)


def _widest(row: tuple[str, ...]) -> str:
    return max(row, key=len, default="")
