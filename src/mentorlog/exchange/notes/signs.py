"""Recognising the headings and lines at which a meeting may begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.exchange.notes.day_lines import day_line, title_day
from mentorlog.exchange.notes.roles import Role
from mentorlog.exchange.notes.talk import Sign, Talk
from mentorlog.exchange.notes.titles import (
    is_about_a_meeting,
    is_numbered_talk,
    is_talk,
    is_week,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from mentorlog.exchange.notes.sections import Section
    from mentorlog.exchange.notes.when import Said

# "Week 3 meeting and activities" opens a meeting although activities are work.
_NO_OTHER_ROLE = frozenset({None, Role.CODING, Role.WORK})
_MAY_HOLD_ATTENDEES = _NO_OTHER_ROLE | {Role.DISCUSSION}
# "Attendees of meeting 3" never does.
_NEVER = frozenset(
    {Role.ABSENT, Role.ACTIONS, Role.ATTENDEES, Role.DATE, Role.GROUP, Role.NOT_ACTIONS}
)


def possible_talks(sections: Sequence[Section], near: date | None = None) -> list[Talk]:
    """Part sections wherever a meeting may begin.

    Args:
        sections: the sections of a note, in order.
        near: the day that settles what a heading leaves open.

    Returns:
        What may be meetings, in order; sections before the first are left out.
    """
    finder = _Finder(sections, near)
    for position in range(len(sections)):
        finder.look_at(position)
    return finder.found


def told_anyhow(sections: Sequence[Section], near: date | None = None) -> Talk:
    """The whole note as one meeting, from its first heading on."""
    first = next((i for i, section in enumerate(sections) if section.title), 0)
    _, said = title_day(sections[first].title, near)
    return Talk(sign=Sign.TOLD, sections=list(sections[first:]), day=said, near=near)


class _Finder:
    def __init__(self, sections: Sequence[Section], near: date | None) -> None:
        self.sections = sections
        self.near = near
        self.found: list[Talk] = []
        self._days = sum(
            section.is_heading and day_line(section.title, near) is not None
            for section in sections
        )

    @property
    def _current(self) -> Talk | None:
        return self.found[-1] if self.found else None

    def look_at(self, position: int) -> None:
        section = self.sections[position]
        words, said = title_day(section.title, self.near)
        sign = self._sign(position, words, said)
        if sign is not None:
            said = said or (section.day if sign is Sign.DAY else None)
            talk = Talk(sign=sign, sections=[section], day=said, near=self.near)
            self.found.append(talk)
        elif section.own_role == Role.ATTENDEES and self._current is None:
            self.found.append(told_anyhow(self.sections[: position + 1], self.near))
        elif self._current is not None:
            self._current.sections.append(section)

    def _sign(self, position: int, words: str, said: Said | None) -> Sign | None:
        section = self.sections[position]
        role = section.own_role
        if not section.title:
            return self._bare_day_sign(section, position)
        if role not in _NEVER and is_numbered_talk(words):
            part = is_about_a_meeting(words) or (role and self._is_inside(section))
            return None if part else Sign.NUMBERED
        if not section.is_heading:
            return None
        sign = self._heading_sign(section, words, said)
        if role in _MAY_HOLD_ATTENDEES and sign is None:
            return Sign.TOLD if self._attendees_follow(position) else None
        return sign

    def _heading_sign(
        self, section: Section, words: str, said: Said | None
    ) -> Sign | None:
        role = section.own_role
        if role in _NO_OTHER_ROLE and is_talk(words):
            return Sign.NAMED
        if role is None and day_line(section.title, self.near):
            return self._day_sign(said)
        if said and _is_page(words, role) and self._is_another(said):
            return Sign.PAGE
        return Sign.WEEK if role is None and is_week(words) else None

    def _day_sign(self, said: Said | None) -> Sign | None:
        current = self._current
        if said is None:
            return None  # a range of days
        waits = current and current.is_empty and not current.opening_days()
        if current and waits and (self._days == 1 or current.sign is Sign.NUMBERED):
            current.day = said  # "### June 3, 2021" right below "## Meeting 1"
            return None
        return Sign.DAY

    def _bare_day_sign(self, section: Section, position: int) -> Sign | None:
        current = self._current
        if section.day is None or section.day.is_range:
            return None
        if current is None:
            above = self.sections[:position]
            return None if any(one.title for one in above) else Sign.DAY
        again = current.sign is Sign.DAY and not current.start.title
        return Sign.DAY if again and current.has(Role.ATTENDEES) else None

    def _is_inside(self, section: Section) -> bool:
        current = self._current
        return current is not None and section.level > current.start.level

    def _is_another(self, said: Said) -> bool:
        current = self._current
        days = [] if current is None else [one.day for one in current.opening_days()]
        return current is None or (bool(days) and said.day not in days)

    def _attendees_follow(self, position: int) -> bool:
        current = self._current
        if current is not None and not current.has(Role.ATTENDEES):
            return False
        for section in self.sections[position + 1 :]:
            if section.title and section.own_role != Role.DATE:
                return section.own_role == Role.ATTENDEES
        return False


def _is_page(words: str, role: Role | None) -> bool:
    return is_about_a_meeting(words) or (
        role == Role.DISCUSSION and "meet" in words.lower()
    )
