"""A note as a row of sections: each heading or label with the blocks below it."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from mentorlog.exchange.notes.day_lines import day_line
from mentorlog.exchange.notes.labels import LABEL_LEVEL, read_label
from mentorlog.exchange.notes.outline import Block, Item, pieces, plain
from mentorlog.exchange.notes.roles import Role
from mentorlog.exchange.notes.titles import role_of
from mentorlog.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from mentorlog.exchange.notes.when import Said

_ITEM_LEVEL = LABEL_LEVEL + 1
# Roles that pass on to the headings below them; a discussion's does no harm.
_PEOPLE = frozenset({Role.ATTENDEES, Role.GROUP})
# The items of these lists are never labels of their own.
_TAKEN_AS_WRITTEN = _PEOPLE | {Role.ABSENT, Role.ACTIONS, Role.FEEDBACK, Role.WINS}


@dataclass(kw_only=True)
class Section:
    """A heading, a label or a bare day line, with what stands below it.

    Attributes:
        title: its plain title; "" for the top of the note and for what goes on after
            a bare day line.
        level: 1 to 6 for headings, 7 for labels, 8 for items that are labels.
        role: what its blocks are about; a title without a role of its own takes the
            role of the section that it is part of.
        own_role: the role of its own title, or None.
        rest: the source that follows a label on its line.
        day: the day of a bare day line that opens it.
        blocks: what stands below, without day lines.
        line: its first line, counted from 1.
    """

    title: str = ""
    level: int = 0
    role: Role | None = None
    own_role: Role | None = None
    rest: str = ""
    day: Said | None = None
    blocks: list[Block] = field(default_factory=list)
    line: int = 1

    @property
    def is_heading(self) -> bool:
        """Whether it stands under a heading of its own."""
        return 0 < self.level < LABEL_LEVEL

    @property
    def is_empty(self) -> bool:
        """Whether nothing is said in it but its title."""
        return not (self.rest or self.day or self.says_more)

    @property
    def says_more(self) -> bool:
        """Whether something stands in it besides its title and its day."""
        return any(block.kind not in {"comment", "other"} for block in self.blocks)


def sections(blocks: Iterable[Block], near: date | None = None) -> list[Section]:
    """Lay the blocks of a note out as sections, the top of the note first.

    Args:
        blocks: the blocks of the note.
        near: the day that settles day lines which leave something open.
    """
    row = _Row(near)
    for block in blocks:
        row.add(block)
    return row.sections


class _Row:
    def __init__(self, near: date | None) -> None:
        self.near = near
        self.sections = [Section()]
        self._open: list[tuple[int, Role | None]] = []

    def add(self, block: Block) -> None:
        if block.kind in {"heading", "label"}:
            self._begin(block.title, block.level, block.rest, block.line)
        elif block.kind == "list":
            self._add_list(block)
        elif block.kind == "paragraph":
            self._add_paragraph(block)
        else:
            self._last.blocks.append(block)

    @property
    def _last(self) -> Section:
        return self.sections[-1]

    def _begin(self, title: str, level: int, rest: str, line: int) -> None:
        own = role_of(title) if title else None
        while self._open and self._open[-1][0] >= level:
            self._open.pop()
        above = self._open[-1] if self._open else (0, None)
        role = own or (above[1] if _passes_on(above, level) else None)
        self._open.append((level, role))
        self.sections.append(
            Section(
                title=title, level=level, role=role, own_role=own, rest=rest, line=line
            )
        )

    def _add_paragraph(self, block: Block) -> None:
        for source, line in pieces(block):
            said = day_line(plain(source), self.near) if source else None
            if said is not None:
                role = self._last.role
                self.sections.append(Section(role=role, day=said, line=line))
            elif source:
                self._add_line(source, line)

    def _add_line(self, source: str, line: int) -> None:
        blocks = self._last.blocks
        before = blocks[-1] if blocks else None
        if before and before.kind == "paragraph" and _touches(before, line):
            joined = Block(
                kind="paragraph", lines=(*before.lines, source), line=before.line
            )
            blocks[-1] = joined
            return
        blocks.append(Block(kind="paragraph", lines=(source,), line=line))

    def _add_list(self, block: Block) -> None:
        if self._last.role in _TAKEN_AS_WRITTEN:
            self._last.blocks.append(block)
            return
        plain_items: list[Item] = []
        for item in block.items:
            label = read_label(item.text, before_list=bool(item.blocks))
            role = role_of(plain(label.title)) if label else None
            # Next steps among other items are read at any depth: see `promises.py`.
            if label is None or role in {None, Role.ACTIONS}:
                plain_items.append(item)
                continue
            self._add_items(plain_items)
            plain_items = []
            self._begin(plain(label.title), _ITEM_LEVEL, label.rest, item.line)
            for inner in item.blocks:
                self.add(inner)
        self._add_items(plain_items)

    def _add_items(self, items: list[Item]) -> None:
        if not items:
            return
        line = items[0].line
        if self._last.level == _ITEM_LEVEL:
            self._begin("", _ITEM_LEVEL, "", line)
        self._last.blocks.append(Block(kind="list", items=tuple(items), line=line))


def _touches(block: Block, line: int) -> bool:
    return line - block.line <= len(block.lines)


def _passes_on(above: tuple[int, Role | None], level: int) -> bool:
    role = above[1]
    # "**Introduction**" below a list of attendees is not about people any more.
    return role is not None and not (role in _PEOPLE and level >= LABEL_LEVEL)
