"""An agreement: what both sides expect, with every wording it has had."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from mentorlog.entries.fields import needed, said
from mentorlog.entries.record import Kept, first_line
from mentorlog.errors import UnknownDay, UsageError
from mentorlog.frozen import dataclass
from mentorlog.period import add_months, quoted, say_day, say_short

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from mentorlog.entries.revision import Revision

Nature = Literal["expectation", "boundary", "confidentiality", "topic", "frequency"]
NATURES: tuple[Nature, ...] = (
    "expectation",
    "boundary",
    "confidentiality",
    "topic",
    "frequency",
)


@dataclass(frozen=True, kw_only=True)
class Agreement(Kept):
    """Something both sides agreed on.

    Attributes:
        text: what was agreed, in its present wording.
        nature: expectation, boundary, confidentiality, topic or frequency.
        every: after how long it is looked at again, such as "3 months".
        review_on: the day on which it is to be looked at again.
        ended_on: the day from which it no longer holds.
        ended_why: why it was ended.
    """

    kind: ClassVar[str] = "agreement"
    table: ClassVar[str] = "agreements"
    letter: ClassVar[str] = "B"

    text: str = needed("text", "text")
    nature: Nature = said("kind", "choice", choices=NATURES, default="expectation")
    every: str | None = said("every", "cadence")
    review_on: date | None = said("review", "due")
    ended_on: date | None = said("ended", "day")
    ended_why: str | None = None

    @property
    def headline(self) -> str:
        """How it begins."""
        return first_line(self.text)

    def is_due(self, today: date) -> bool:
        """Whether it holds, and its day to be looked at again has come."""
        return (
            self.ended_on is None
            and self.review_on is not None
            and self.review_on <= today
        )

    def to_be_seen(self, *, every: str, since: date) -> Agreement:
        """The agreement, to be looked at again every so often.

        Args:
            every: how long from one look to the next, in the words of a rhythm.
            since: the day of the last look.
        """
        return replace(self, every=every, review_on=next_look(every, since))

    def keep(self, *, on: date) -> Agreement:
        """The agreement, looked at again and found good."""
        self._must_hold(on)
        if self.every is not None:
            return self.to_be_seen(every=self.every, since=on)
        due = self.review_on is not None and self.review_on <= on
        return replace(self, review_on=None) if due else self

    def change(self, text: str, *, on: date) -> Agreement:
        """The agreement, in other words from a day on."""
        if text == self.text:
            message = f"{self.ref} says that already; to leave it so: --keep"
            raise UsageError(message)
        return replace(self.keep(on=on), text=text)

    def end(self, *, on: date, why: str) -> Agreement:
        """The agreement, no longer holding from a day on."""
        self._must_hold(on)
        return replace(self, ended_on=on, ended_why=why)

    def _must_hold(self, on: date) -> None:
        if self.ended_on is not None:
            message = (
                f"{self.ref} ended on {say_day(self.ended_on)}; if that was a mistake:"
                f" mentorlog edit {self.ref} --clear ended"
            )
            raise UsageError(message)
        if on < self.day:
            message = f"{self.ref} was agreed on {say_day(self.day)}, after that day."
            raise UsageError(message)

    def state(self, today: date) -> str:
        """How it stands: ended, due for another look, or nothing to say."""
        if self.ended_on is not None:
            return "ended"
        return "due" if self.is_due(today) else ""

    def words(self) -> tuple[str, ...]:
        """What was understood."""
        look = self._look_again
        return (
            self.headline,
            self.nature,
            f"since {say_day(self.day)}",
            *((f"look again {say_day(look)}",) if look else ()),
            *((f"ended {say_day(self.ended_on)}",) if self.ended_on else ()),
        )

    @property
    def _look_again(self) -> date | None:
        return self.review_on if self.ended_on is None else None

    def row(self, today: date, person: str) -> dict[str, str]:
        """The agreement's line in a list."""
        look = self._look_again
        return {
            "ID": self.ref,
            "Agreement": self.headline,
            "Kind": self.nature,
            "Since": say_short(self.day, today),
            "Look again": say_short(look, today) if look else "",
            "State": self.state(today),
        }

    def facts(self, today: date, person: str) -> dict[str, str]:
        """What `show` tells of the agreement."""
        look, ended = self._look_again, self.ended_on is not None
        return super().facts(today, person) | {
            "Since": say_day(self.day),
            "Look again": say_day(look) if look else "",
            "Every": "" if ended else self.every or "",
            "Ended": say_day(self.ended_on) if self.ended_on else "",
            "Because": (self.ended_why or "") if ended else "",
        }


def next_look(every: str, since: date) -> date:
    """The day to look at something again.

    Args:
        every: how long from one look to the next, in the words of a rhythm.
        since: the day of the last look.

    Raises:
        UnknownDay: the calendar ends before.
    """
    from mentorlog.cadence import EveryMonths, read_cadence  # noqa: PLC0415 - seldom

    rhythm = read_cadence(every)
    if not isinstance(rhythm, EveryMonths):
        return rhythm.next_after(since, since)
    try:
        return add_months(since, rhythm.months)
    except OverflowError as error:
        message = f"{quoted(every)} is beyond the calendar: try a shorter time"
        raise UnknownDay(message) from error


@dataclass(frozen=True, kw_only=True)
class Version:
    """One turn in the story of an agreement.

    Attributes:
        day: the day of it.
        what: agreed, kept (looked at again, and left so), changed or ended.
        text: the wording from then on.
        why: the reason that was given.
    """

    day: date
    what: Literal["agreed", "kept", "changed", "ended"]
    text: str
    why: str | None


@dataclass(frozen=True, kw_only=True)
class ToldAgreement(Agreement):
    """An agreement with its story, perhaps as it was on an earlier day.

    Attributes:
        at: the day on which it is looked at; None for its present state.
        versions: its story until then, the oldest first.
    """

    at: date | None = None
    versions: tuple[Version, ...] = ()

    @classmethod
    def of(
        cls, agreement: Agreement, revisions: Sequence[Revision], at: date | None
    ) -> ToldAgreement:
        """The agreement with its story.

        Args:
            agreement: its present state.
            revisions: all its revisions, the oldest first.
            at: the day whose wording is wanted; None for today's.

        Raises:
            UsageError: it was not there yet on that day.
        """
        versions = list(_story(agreement, revisions))
        if at is not None:
            if at < agreement.day:
                message = (
                    f"{agreement.ref} was agreed on {say_day(agreement.day)}, not yet"
                    f" on {say_day(at)}."
                )
                raise UsageError(message)
            agreement = _as_it_was(agreement, revisions, at)
            versions = [version for version in versions if version.day <= at]
        known = {f.name: getattr(agreement, f.name) for f in fields(agreement)}
        return cls(**known, at=at, versions=tuple(versions))

    def facts(self, today: date, person: str) -> dict[str, str]:
        """What `show` tells of the agreement, and of which day that is true."""
        as_of = {"As of": say_day(self.at)} if self.at else {}
        return as_of | super().facts(self.at or today, person)

    def story(self) -> list[dict[str, str]]:
        """The lines of its story: each wording, each look at it, with the reason."""
        return [
            {
                "Day": say_day(version.day),
                "What": version.what,
                "Wording": version.text
                if version.what in {"agreed", "changed"}
                else "",
                "Because": version.why or "",
            }
            for version in self.versions
        ]


def _story(agreement: Agreement, revisions: Sequence[Revision]) -> Iterator[Version]:
    """Every turn in order; what `edit` put right counts as said from the beginning."""
    before = (r.before["text"] or "" for r in revisions if "text" in r.before)
    wordings = iter([*before, agreement.text])
    text = next(wordings)
    yield Version(day=agreement.day, what="agreed", text=text, why=None)
    told = False
    for revision in revisions:
        what: Literal["kept", "changed", "ended"] = "kept"
        if "text" in revision.after:
            what, text = "changed", next(wordings)
        elif revision.after.get("ended"):
            if agreement.ended_on is None:
                continue  # it was a mistake, and taken back
            what, told = "ended", True
        yield Version(day=revision.day, what=what, text=text, why=revision.why)
    if agreement.ended_on is not None and not told:
        yield Version(
            day=agreement.ended_on, what="ended", text=text, why=agreement.ended_why
        )


def _as_it_was(
    agreement: Agreement, revisions: Sequence[Revision], at: date
) -> Agreement:
    """The agreement on an earlier day: what came after it is taken back."""
    if agreement.ended_on is not None and agreement.ended_on > at:
        agreement = replace(agreement, ended_on=None, ended_why=None)
    for revision in reversed(revisions):
        if revision.day > at:
            agreement = replace(agreement, **_values(revision.before))
    return agreement


REWOUND: Mapping[str, tuple[str, Callable[[str], Any]]] = {
    "text": ("text", str),
    "every": ("every", str),
    "review": ("review_on", date.fromisoformat),
}
"""A field's word in a revision → its name, and how its text is read back."""


def _values(before: Mapping[str, str | None]) -> dict[str, Any]:
    said = {word: text for word, text in before.items() if word in REWOUND}
    return {
        REWOUND[word][0]: None if text is None else REWOUND[word][1](text)
        for word, text in said.items()
    }
