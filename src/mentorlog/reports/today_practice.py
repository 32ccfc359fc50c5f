"""What today asks for of challenges, agreements, topics and thanks, and in brief."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, NamedTuple

from mentorlog.frozen import dataclass
from mentorlog.reports.saying import say_date, with_name
from mentorlog.reports.today_items import Item
from mentorlog.reports.today_material import THANKS_AFTER, Some

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date

    from mentorlog.entries.agreement import Agreement
    from mentorlog.entries.challenge import Challenge
    from mentorlog.entries.mentorship import Mentorship
    from mentorlog.entries.record import Kept
    from mentorlog.reports.today_items import What
    from mentorlog.reports.today_material import TodayMaterial

OPEN_FOR = 14
"""A challenge that is open or unspoken for so many days is brought up."""


class Waiting(NamedTuple):
    """How many topics wait to be talked about, and since when."""

    number: int
    since: date


@dataclass(frozen=True, kw_only=True)
class TodayPractice:
    """What stands open of challenges, agreements, topics and thanks.

    Attributes:
        challenges: open or unspoken for 14 days or longer, the oldest first.
        agreements: due for a second look, the earliest first.
        topics: mentorship → the topics that wait, where any do.
        thanked: mentorship → the day I thanked them last.
    """

    challenges: Some[Challenge] = field(default_factory=Some)
    agreements: Some[Agreement] = field(default_factory=Some)
    topics: Mapping[int, Waiting] = field(default_factory=dict)
    thanked: Mapping[int, date] = field(default_factory=dict)


def challenges(practice: TodayPractice, material: TodayMaterial) -> Iterator[Item]:
    """The challenges that are open or unspoken for long, the longest first."""

    def since(challenge: Challenge) -> date:
        return challenge.raised_on or challenge.day

    for challenge in sorted(
        practice.challenges.entries, key=lambda c: (since(c), c.id)
    ):
        what: What = "unresolved" if challenge.raised_on else "unspoken"
        yield _item(challenge, what, since(challenge), material)


def agreements(practice: TodayPractice, material: TodayMaterial) -> Iterator[Item]:
    """The agreements that are due for a second look, the earliest first."""
    due = [(a.review_on, a) for a in practice.agreements.entries if a.review_on]
    for day, agreement in sorted(due, key=lambda pair: (pair[0], pair[1].id)):
        yield _item(agreement, "look again", day, material)


def _item(entry: Kept, what: What, day: date, material: TodayMaterial) -> Item:
    return Item(
        id=entry.ref,
        what=what,
        person=material.people[entry.mentorship_id],
        title=entry.headline,
        private=entry.private,
        day=day,
        days=(day - material.day).days,
    )


def topics(practice: TodayPractice, material: TodayMaterial) -> Iterator[Item]:
    """For each mentorship the number of topics that wait, the longest first."""
    waiting = [
        (practice.topics[m.id], m)
        for m in material.mentorships
        if m.id in practice.topics
    ]
    for some, mentorship in sorted(waiting, key=lambda pair: pair[0].since):
        wait = "topic waits" if some.number == 1 else "topics wait"
        title = f"{some.number:,} {wait}"
        yield _about(mentorship, "topics", title, some.since, "prep", material)


def thanks(practice: TodayPractice, material: TodayMaterial) -> Iterator[Item]:
    """The people not thanked for a month, after the first talk with them."""
    for mentorship in material.mentorships:
        last = practice.thanked.get(mentorship.id)
        since = last or mentorship.day
        rests = mentorship.ended_on is not None or mentorship.id in material.resting
        if rests or mentorship.id not in material.last_held:
            continue
        if (material.day - since).days > THANKS_AFTER:
            told = "Say thanks", since, 'thanks "…"'
            yield _about(mentorship, "thanks", *told, material)


def _about(
    mentorship: Mentorship,
    what: What,
    title: str,
    day: date,
    command: str,
    material: TodayMaterial,
) -> Item:
    person = mentorship.person if material.narrowed else None
    return Item(
        id=mentorship.ref,
        what=what,
        person=mentorship.person,
        title=title,
        private=mentorship.private,
        day=day,
        days=(day - material.day).days,
        commands=(with_name(f"mentorlog {command}", person),),
    )


def _unspoken(item: Item, today: date) -> tuple[str, str]:
    return item.title, f"unspoken since {say_date(item.day, today)}"


def _unresolved(item: Item, today: date) -> tuple[str, str]:
    return item.title, f"raised {say_date(item.day, today)}, open"


def _look_again(item: Item, today: date) -> tuple[str, str]:
    return item.title, f"due for a look since {say_date(item.day, today)}"


def _topics(item: Item, today: date) -> tuple[str, str]:
    command = item.commands[0]
    return f"{item.title}: {command}", f"since {say_date(item.day, today)}"


def _thanks(item: Item, today: date) -> tuple[str, str]:
    command = item.commands[0]
    return f"{item.title}: {command}", f"none since {say_date(item.day, today)}"


WORDS: dict[What, Callable[[Item, date], tuple[str, str]]] = {
    "unspoken": _unspoken,
    "unresolved": _unresolved,
    "look again": _look_again,
    "topics": _topics,
    "thanks": _thanks,
}
"""What is the matter → what an item is about, and how that is said."""

IN_ITS_WORDS: frozenset[What] = frozenset({"topics", "thanks"})
"""What names its command itself, so that it needs no line of its own."""
