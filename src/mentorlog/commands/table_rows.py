"""What the rows of a table say: each becomes an entry, or is named with its line."""

from __future__ import annotations

import re
from dataclasses import MISSING, fields, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, cast

from mentorlog.commands.columns import CLOSED, STATUS, TAGS
from mentorlog.commands.taking_in import Newcomer
from mentorlog.commands.values import YES_OR_NO, read, tag_words
from mentorlog.entries.fields import sayable
from mentorlog.entries.kinds import kind_of
from mentorlog.errors import MentorlogError, UsageError
from mentorlog.frozen import dataclass
from mentorlog.period import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from mentorlog.commands.columns import Plan
    from mentorlog.desk import Desk
    from mentorlog.entries.fields import Said
    from mentorlog.entries.mentorship import Mentorship
    from mentorlog.entries.record import Kept
    from mentorlog.exchange.table import Row

INSTANT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d\S*", re.ASCII)
"""A day with an hour behind it, as programs write it."""
MINE = {"me", "i", "my", "mine", "self"}
MORE_YES = {"x": "yes", "1": "yes", "✓": "yes", "✔": "yes", "0": "no", "-": "no"}
OPEN = {"open", "active", "todo", "to do", "in progress", "started", "no", "false"}
DONE = {"done", "achieved", "completed", "complete", "closed", "finished", "reached"}
DONE |= {"yes", "true", "x", "1", "✓", "✔"}
DROPPED = {"dropped", "cancelled", "canceled", "abandoned", "wont do", "won't do"}
PAUSED = {"paused", "on hold", "waiting"}
STANDS = {"goal": ("active", "achieved", "dropped"), "": ("open", "done", "dropped")}
"""Kind (or any other) → its words for what is open, done and dropped."""


@dataclass(frozen=True, kw_only=True)
class Problem:
    """A cell that means nothing.

    Attributes:
        line: the line of the file.
        column: the column; "" if it is about the row.
        message: what is the matter.
    """

    line: int
    column: str
    message: str

    def __str__(self) -> str:
        where = f", column {quoted(self.column)}" if self.column else ""
        return f"Line {self.line}{where}: {self.message}"


class Rows:
    """Makes entries of rows.

    Args:
        desk: what commands work with.
        plan: which column fills which field.
        whose: the mentorship that they come into; None if it is still to be made.
    """

    def __init__(self, desk: Desk, plan: Plan, whose: Mentorship | None) -> None:
        self._desk = desk
        self._plan = plan
        self._whose = whose
        self._known = sayable(plan.kind)
        self.problems: list[Problem] = []

    def newcomers(self, rows: Sequence[Row]) -> list[Newcomer]:
        """The entries; what cannot be read is among `problems` afterwards."""
        return [found for row in rows for found in self._newcomer(row)]

    def _newcomer(self, row: Row) -> Iterator[Newcomer]:
        texts = [(word, row.cells[c], c) for c, word in self._plan.columns.items()]
        texts += [(word, text, "") for word, text in self._plan.fixed.items()]
        before = len(self.problems)
        values: dict[str, Any] = {}
        for word, text, column in texts:
            try:
                values[word] = self._value(word, text)
            except MentorlogError as error:
                self.problems.append(
                    Problem(line=row.line, column=column or word, message=str(error))
                )
        if len(self.problems) == before:
            said = tuple(f"{word}={text.strip()}" for word, text, _ in texts)
            tags = tuple(values.pop(TAGS, None) or ())
            try:
                entry = self._entry(values)
            except MentorlogError as error:
                self.problems.append(
                    Problem(line=row.line, column="", message=str(error))
                )
            else:
                yield Newcomer(entry=entry, said=tuple(sorted(said)), tags=tags)

    def _value(self, word: str, text: str) -> Any:
        """What a cell says; None where nothing stands.

        Raises:
            MentorlogError: it means nothing.
        """
        text = text.strip() if word not in self._known else text
        if word == TAGS:
            parts = re.split(r"[,;\n]", text)
            return tag_words("-".join(part.split()) for part in parts if part.strip())
        if not text.strip():
            needed = word in self._known and self._known[word][1].needed
            if needed and word != "on":
                message = f"The {word} cannot be empty."
                raise UsageError(message)
            return None
        if word == STATUS:
            return self._status(text)
        if word == CLOSED:
            return self._day(text)
        _, said = self._known[word]
        return self._read(said, text.replace("\r\n", "\n"))

    def _read(self, said: Said, text: str) -> Any:
        if said.reads == "day":
            return self._day(text)
        if said.reads == "due":
            return self._desk.due(_day_of(text))
        if said.reads == "yes" and text.strip().casefold() not in YES_OR_NO:
            text = MORE_YES.get(text.strip().casefold(), text)
        if said.reads == "choice" and said.choices == ("me", "them"):
            text = self._side(text)
        value = read(self._desk, said, text)
        if said.reads == "ref":
            self._must_be_ours(said.letter, value)
        return value

    def _day(self, text: str) -> date:
        return self._desk.day(_day_of(text))

    def _side(self, text: str) -> str:
        """Which of the two sides is meant; the other one may be called by name."""
        word = " ".join(text.casefold().split())
        if word in MINE:
            return "me"
        person = "" if self._whose is None else self._whose.person.casefold()
        return "them" if word == person else text

    def _must_be_ours(self, letter: str, number: int) -> None:
        """Refuse an entry of somebody else.

        Raises:
            UsageError: it belongs to another mentorship.
        """
        other = self._desk.journal.get(kind_of(letter), number)
        if self._whose is None or other.mentorship_id != self._whose.id:
            message = f"{other.ref} belongs to somebody else."
            raise UsageError(message)

    def _status(self, text: str) -> str:
        """The status, in the words of the kind.

        Raises:
            UsageError: it is none.
        """
        word = " ".join(text.casefold().replace("_", " ").split())
        kind = self._plan.kind.kind
        open_, done, dropped = STANDS.get(kind, STANDS[""])
        if kind == "goal" and word in PAUSED:
            return "paused"
        for words, status in ((OPEN, open_), (DONE, done), (DROPPED, dropped)):
            if word in words:
                return status
        message = f"{quoted(text)} is none of {open_}, {done}, {dropped}."
        raise UsageError(message)

    def _entry(self, values: Mapping[str, Any]) -> Kept:
        """The entry that these values make.

        Raises:
            UsageError: they do not go together.
        """
        kind = cast("type[Kept]", self._plan.kind)
        given = {
            field.name: values[word]
            for word, (field, _) in self._known.items()
            if values.get(word) is not None
        }
        given.setdefault("day", self._desk.today)
        missing = [
            f.name for f in fields(kind) if f.default is MISSING and f.name not in given
        ]
        assert not missing, missing
        entry = kind(**given)
        status, closed = values.get(STATUS), values.get(CLOSED)
        if status is None and closed is None:
            return entry
        open_, done, _ = STANDS.get(kind.kind, STANDS[""])
        status = status or done
        is_open = status in {open_, "paused"}
        closed = None if is_open else closed or entry.day
        changed = {"status": status, "closed_on": closed}
        return replace(entry, **changed)  # type: ignore[arg-type]  # such kinds have both


def _day_of(text: str) -> str:
    """A text without the hour behind its day."""
    if not INSTANT.fullmatch(text.strip()):
        return text
    try:
        at = datetime.fromisoformat(text.strip())
        return str((at if at.tzinfo is None else at.astimezone()).date())
    except (ValueError, OverflowError, OSError):
        return text
