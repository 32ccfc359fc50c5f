"""What reading a note can find: plain values, with the line they stand on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from mentorlog.frozen import dataclass

if TYPE_CHECKING:
    from datetime import date

Owner = Literal["me", "them"]
Direction = Literal["from", "to"]
DaySaid = Literal["text", "front matter", "file name"]


@dataclass(frozen=True, kw_only=True)
class FoundAction:
    """One next step, as somebody wrote it.

    Attributes:
        text: the item's own words on one line; inline Markdown is kept, while the
            checkbox, the marker in front and the due words behind are taken off.
        owner: who promised it, or None where the note does not say.
        who: the person's name where one is written ("AI Gaurav: …").
        by: the words of the due day ("Friday", "end of June"), not yet a date.
        done: whether the note says that it is done.
        line: the line in the file, counted from 1.
    """

    text: str
    owner: Owner | None = None
    who: str | None = None
    by: str | None = None
    done: bool = False
    line: int


@dataclass(frozen=True, kw_only=True)
class FoundFeedback:
    """One piece of feedback; `direction` is None where the note does not say."""

    text: str
    direction: Direction | None = None
    line: int


@dataclass(frozen=True, kw_only=True)
class FoundWin:
    """One thing worth celebrating."""

    text: str
    line: int


@dataclass(frozen=True, kw_only=True)
class Meeting:
    """One talk that was held.

    Attributes:
        heading: its heading as plain text, or "" where there is none.
        day: the calendar day it was held.
        day_said: where that day was found.
        attendees: plain names in the order of the note, each once.
        text: the slice of the source from this meeting's first line to the next
            meeting's, byte for byte.
        actions: its next steps.
        feedback: what stands under a Feedback heading.
        wins: what stands under a Wins heading.
        line: its first line in the file, counted from 1.
    """

    heading: str
    day: date
    day_said: DaySaid
    attendees: tuple[str, ...] = ()
    text: str
    actions: tuple[FoundAction, ...] = ()
    feedback: tuple[FoundFeedback, ...] = ()
    wins: tuple[FoundWin, ...] = ()
    line: int


@dataclass(frozen=True, kw_only=True)
class Trouble:
    """Something in a note that was not understood, in one calm sentence."""

    line: int
    message: str


@dataclass(frozen=True, kw_only=True)
class NoteFile:
    """A whole note file.

    Attributes:
        meetings: the talks that were held, in the order of the file.
        troubles: what was not understood, in the order of the file.
        preamble: the source before the first meeting; with the texts of the
            meetings after it, it is the whole file again.
    """

    meetings: tuple[Meeting, ...] = ()
    troubles: tuple[Trouble, ...] = ()
    preamble: str = ""


@dataclass(frozen=True, kw_only=True)
class Sections:
    """The records that a session note holds under its headings."""

    actions: tuple[FoundAction, ...] = ()
    feedback: tuple[FoundFeedback, ...] = ()
    wins: tuple[FoundWin, ...] = ()
