"""Choosing the meetings of a note among the places where one may begin."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from mentorlog.exchange.notes.roles import Role
from mentorlog.exchange.notes.signs import possible_talks, told_anyhow
from mentorlog.exchange.notes.talk import Sign, Talk
from mentorlog.exchange.notes.titles import is_about_a_meeting, is_talk, is_week

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from mentorlog.exchange.notes.sections import Section

_EXPLICIT = frozenset({Sign.NUMBERED, Sign.NAMED})


def talks(
    sections: Sequence[Section], near: date | None = None, page: str = ""
) -> list[Talk]:
    """Part the sections of a note into meetings.

    Args:
        sections: the sections of the note, in order.
        near: the day that settles what a heading leaves open.
        page: the title of the note, where its front matter has one.

    Returns:
        The meetings, held or not, in order. What stands before the first belongs to
        none; a finding that turns out to be no meeting belongs to the one before it.
    """
    found = possible_talks(sections, near)
    pairs = list(zip_longest(found, found[1:]))
    explicit = any(
        talk.sign in _EXPLICIT and not talk.is_empty and not _is_page(talk, following)
        for talk, following in pairs
    )
    kept: list[Talk] = []
    above: Talk | None = None
    for talk, following in pairs:
        if above and talk.start.level <= above.start.level:
            above = None
        if _is_meeting(talk, kept, following, explicit=explicit):
            if above and not talk.opening_days():
                talk.day = above.opening_days()[0]
            kept.append(talk)
            continue
        above = talk if talk.opening_days() else above
        if kept:
            kept[-1].extra.extend(talk.sections)
    if not kept and _is_told_in_a_log(sections, page):
        return [told_anyhow(sections, near)]
    return kept


def _is_meeting(
    talk: Talk, kept: list[Talk], following: Talk | None, *, explicit: bool
) -> bool:
    dated = bool(talk.opening_days())
    attended = bool(talk.attendees())
    told = attended or talk.has(Role.DISCUSSION)
    of_last = bool(kept) and talk.start.level > kept[-1].start.level
    if following and not told and not dated:
        again = talk.start.title.casefold() == following.start.title.casefold()
        if talk.is_empty or again:
            return False  # the title of the page, or a heading written twice
    match talk.sign:
        case Sign.NUMBERED | Sign.TOLD:
            return True
        case Sign.NAMED:
            page = _is_page(talk, following)
            return told or not (page or (of_last and not dated))
        case Sign.PAGE:
            return attended or not _holds(talk, following)
        case Sign.DAY | Sign.WEEK:
            if told and (attended or dated or not of_last):
                return True
            return dated and not explicit and not talk.has(Role.CODING)


def _holds(talk: Talk, following: Talk | None) -> bool:
    return following is not None and following.start.level > talk.start.level


def _is_page(talk: Talk, following: Talk | None) -> bool:
    """Whether a heading is a title above the meetings, and none itself."""
    above = talk.start.level == 1 or talk.is_bare
    return talk.sign is Sign.NAMED and above and _holds(talk, following)


def _is_told_in_a_log(sections: Sequence[Section], page: str) -> bool:
    """Whether a note without any sign of a meeting still tells of one."""
    if is_talk(page):
        return True
    titles = [page, *(section.title for section in sections)]
    return any(section.own_role == Role.DISCUSSION for section in sections) and any(
        is_week(title) or is_talk(title) or is_about_a_meeting(title)
        for title in titles
    )
