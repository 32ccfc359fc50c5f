"""What may be a meeting: the sections it is made of, and what they tell."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum
from typing import TYPE_CHECKING

from mentorlog.exchange.notes.day_lines import day_told
from mentorlog.exchange.notes.held import says_not_held
from mentorlog.exchange.notes.outline import plain
from mentorlog.exchange.notes.people import PEOPLE, each_once, people
from mentorlog.exchange.notes.roles import Role
from mentorlog.exchange.notes.when import days_said
from mentorlog.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from mentorlog.exchange.notes.sections import Section
    from mentorlog.exchange.notes.when import Said

# A day below these headings is the day of a piece of work, or a day to come.
_OTHER_DAYS = frozenset({Role.ACTIONS, Role.CODING, Role.NOT_ACTIONS, Role.WORK})


class Sign(StrEnum):
    """Why something looks like the beginning of a meeting."""

    NUMBERED = "a word for a meeting, with its number"
    NAMED = "a word for a meeting"
    PAGE = "a heading about a meeting, with its day"
    DAY = "a heading or a bare line that is a day"
    WEEK = "a week of the project"
    TOLD = "attendees or a discussion, whatever stands above"


@dataclass(kw_only=True)
class Talk:
    """What may be a meeting.

    Attributes:
        sign: why it may be one.
        sections: its sections, the opening one first.
        day: the day of its heading, or of the heading above it.
        near: the day that settles what its own days leave open.
        extra: sections of what turned out to be no meeting, after it.
    """

    sign: Sign
    sections: list[Section]
    day: Said | None = None
    near: date | None = None
    extra: list[Section] = field(default_factory=list)

    @property
    def start(self) -> Section:
        """The section that opens it."""
        return self.sections[0]

    @property
    def is_empty(self) -> bool:
        """Whether it is nothing but a heading."""
        return all(section.is_empty for section in self.sections)

    @property
    def is_bare(self) -> bool:
        """Whether it is nothing but a heading and a day."""
        return not any(section.says_more for section in self.sections)

    def attendees(self) -> tuple[str, ...]:
        """Who was there, by its lists of attendees."""
        lists = (section for section in self.sections if section.role in PEOPLE)
        return each_once(name for section in lists for name in people(section))

    def has(self, role: Role) -> bool:
        """Whether one of its headings announces this."""
        return any(section.own_role == role for section in self.sections)

    def days(self) -> Iterator[tuple[Said, int]]:
        """The days that may be its own with their lines, the likeliest first."""
        yield from self._opening_days()
        for section in self.sections:
            if section.role not in _OTHER_DAYS:
                yield from self._days_of(section)
        for section in self._opening():
            for block in section.blocks:
                said = (
                    day_told(plain(block.text)) if block.kind == "paragraph" else None
                )
                if said is not None:
                    yield said, block.line

    def opening_days(self) -> list[Said]:
        """The days stated in its heading or right below it; ranges are left out."""
        return [said for said, _ in self._opening_days()]

    def not_held(self) -> int | None:
        """The line that says that it did not take place, or None."""
        if self.attendees():
            return None
        if says_not_held(self.start.title):
            return self.start.line
        # A meeting that was moved and then discussed was held after all.
        moved_is_off = not any(
            section.role == Role.DISCUSSION and block.kind == "list"
            for section in self.sections
            for block in section.blocks
        )
        for section in self.sections:
            if section.role == Role.ACTIONS:
                continue
            for line, text in _sentences(section):
                if says_not_held(text, or_moved=moved_is_off):
                    return line
        return None

    def _opening_days(self) -> Iterator[tuple[Said, int]]:
        if self.day is not None:
            yield self.day, self.start.line
        for section in self._opening():
            yield from self._days_of(section)

    def _opening(self) -> Iterator[Section]:
        yield self.start
        for section in self.sections[1:]:
            if section.title and section.own_role != Role.DATE:
                return
            yield section

    def _days_of(self, section: Section) -> Iterator[tuple[Said, int]]:
        if section.day is not None and not section.day.is_range:
            yield section.day, section.line
        if section.own_role == Role.DATE:
            texts = [section.rest, *(block.text for block in section.blocks)]
            for text in texts:
                for said in days_said(plain(text), self.near):
                    if not said.is_range:
                        yield said, section.line


def _sentences(section: Section) -> Iterator[tuple[int, str]]:
    if section.rest:
        yield section.line, plain(section.rest)
    for block in section.blocks:
        if block.kind == "paragraph":
            yield block.line, plain(block.text)
        for item in block.items:
            yield item.line, plain(item.text)
