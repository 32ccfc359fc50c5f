"""A gesture: care between sessions, from them or to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from mentorlog.entries.fields import needed, said
from mentorlog.entries.record import Kept, first_line
from mentorlog.frozen import dataclass
from mentorlog.period import say_day, say_short

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

Direction = Literal["from", "to"]
Nature = Literal["thanks", "article", "help", "message", "celebration"]
NATURES: tuple[Nature, ...] = ("thanks", "article", "help", "message", "celebration")


@dataclass(frozen=True, kw_only=True)
class Gesture(Kept):
    """A sign of care.

    Attributes:
        text: what it was.
        direction: from them, or to them.
        nature: thanks, article, help, message or celebration.
        url: where an article is.
    """

    kind: ClassVar[str] = "gesture"
    table: ClassVar[str] = "gestures"
    letter: ClassVar[str] = "P"

    text: str = needed("text", "text")
    direction: Direction = needed("direction", "choice", choices=("from", "to"))
    nature: Nature = said("kind", "choice", choices=NATURES, default="message")
    url: str | None = said("url")

    @property
    def headline(self) -> str:
        """How it begins."""
        return first_line(self.text)

    def words(self) -> tuple[str, ...]:
        """What was understood."""
        return (
            self.headline,
            f"{self.nature} {self.direction} them",
            *((self.url,) if self.url else ()),
            say_day(self.day),
        )

    def row(self, today: date, person: str) -> dict[str, str]:
        """The gesture's line in a list."""
        return {
            "ID": self.ref,
            "Day": say_short(self.day, today),
            "Way": f"{self.direction} {person}",
            "Kind": self.nature,
            "Gesture": self.headline,
        }

    def facts(self, today: date, person: str) -> dict[str, str]:
        """What `show` tells of the gesture."""
        known = {"Day": say_day(self.day), "URL": self.url or ""}
        return super().facts(today, person) | known


@dataclass(frozen=True, kw_only=True)
class Balance:
    """The gestures of one mentorship, counted in both directions.

    Attributes:
        person: the other one's name.
        to_them: kind of gesture → how many.
        from_them: kind of gesture → how many.
        thanked_them_on: the day of the last thanks to them.
        thanked_me_on: the day of the last thanks from them.
        days_since_thanks: how many days ago I thanked them last.
        days_since_thanked: how many days ago they thanked me last.
    """

    person: str
    to_them: Mapping[Nature, int]
    from_them: Mapping[Nature, int]
    thanked_them_on: date | None
    thanked_me_on: date | None
    days_since_thanks: int | None
    days_since_thanked: int | None

    def row(self) -> dict[str, str]:
        """The balance in one line, beside those with other people."""
        return {
            "With": self.person,
            "To them": str(sum(self.to_them.values())),
            "From them": str(sum(self.from_them.values())),
            "Thanked them": _ago(self.days_since_thanks),
            "Thanked you": _ago(self.days_since_thanked),
        }

    def rows(self) -> list[dict[str, str]]:
        """The lines of the balance: each kind, all together, the last thanks."""
        lines = [
            *(
                (kind, str(self.to_them[kind]), str(self.from_them[kind]))
                for kind in NATURES
            ),
            (
                "together",
                str(sum(self.to_them.values())),
                str(sum(self.from_them.values())),
            ),
            (
                "last thanks",
                _ago(self.days_since_thanks),
                _ago(self.days_since_thanked),
            ),
        ]
        name = self.person
        return [
            {"Kind": kind, f"To {name}": to, f"From {name}": from_}
            for kind, to, from_ in lines
        ]


def balance(
    person: str,
    gestures: Sequence[Gesture],
    today: date,
    *,
    since: date | None = None,
    until: date | None = None,
) -> Balance:
    """The balance of a mentorship's gestures.

    Args:
        person: the other one's name.
        gestures: all gestures of the mentorship, in any order.
        today: the day on which it is asked.
        since: count only from this day on; the last thanks may be earlier.
        until: count only until this day; the last thanks may be later.
    """
    counted = [
        gesture
        for gesture in gestures
        if (since is None or gesture.day >= since)
        and (until is None or gesture.day <= until)
    ]
    thanked_them, thanked_me = (_last_thanks(gestures, way) for way in ("to", "from"))
    return Balance(
        person=person,
        to_them=_count(counted, "to"),
        from_them=_count(counted, "from"),
        thanked_them_on=thanked_them,
        thanked_me_on=thanked_me,
        days_since_thanks=_days(thanked_them, today),
        days_since_thanked=_days(thanked_me, today),
    )


def _count(gestures: Iterable[Gesture], way: str) -> dict[Nature, int]:
    natures = [gesture.nature for gesture in gestures if gesture.direction == way]
    return {nature: natures.count(nature) for nature in NATURES}


def _last_thanks(gestures: Iterable[Gesture], way: str) -> date | None:
    days = (g.day for g in gestures if (g.nature, g.direction) == ("thanks", way))
    return max(days, default=None)


def _days(day: date | None, today: date) -> int | None:
    return None if day is None else (today - day).days


def _ago(days: int | None) -> str:
    """How long ago, in days: they are what one wants to have counted here."""
    if days is None:
        return "never"
    return {0: "today", 1: "yesterday"}.get(max(days, 0), f"{days} days ago")
