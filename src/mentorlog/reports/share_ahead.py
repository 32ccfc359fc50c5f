"""What a report to hand over says of what lies ahead: promises, talks, and thanks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.entries.record import first_line
from mentorlog.period import say_day
from mentorlog.reports.growth_line import Line, one_line, said
from mentorlog.reports.saying import say_date
from mentorlog.reports.share_voice import voice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from mentorlog.reports.share import Care, Share
    from mentorlog.reports.share_deeds import Promised

CARE = {
    "thanks": ("a word of thanks", "words of thanks"),
    "article": ("an article", "articles"),
    "help": ("a helping hand", "helping hands"),
    "message": ("a message", "messages"),
    "celebration": ("a celebration", "celebrations"),
}
"""What came from the other one: one, and several."""


def due_by(due: date | None, share: Share) -> str:
    """By when something is to be done, or was to be; empty without a day."""
    if due is None:
        return ""
    day = say_date(due, share.last)
    return f"was due {day}" if due < share.last else f"by {day}"


def steps(share: Share) -> Iterator[Line]:
    """The milestones to come."""
    for step in share.to_come:
        yield Line(label="", text=one_line(step.title), detail=due_by(step.due, share))


def promised(told: Iterable[Promised], share: Share) -> Iterator[Line]:
    """The promises of one side that are open."""
    for promise in told:
        text, due = one_line(promise.text), due_by(promise.due, share)
        yield Line(label="", text=text, detail=due)


def agreements(share: Share) -> Iterator[Line]:
    """The agreements that are due for a second look."""
    for agreement in share.agreements:
        since = f"due since {say_date(agreement.day, share.last)}"
        text = one_line(first_line(agreement.text))
        yield Line(label="", text=text, detail=since)


def waiting(share: Share) -> Iterator[Line]:
    """What was asked, and not answered so far."""
    for question in share.waiting:
        asked = f"asked {say_date(question.day, share.last)}"
        text = one_line(first_line(question.text))
        yield Line(label="", text=text, detail=asked)


def next_talk(share: Share) -> Iterator[Line]:
    """When the next talk is, and what it shall be about."""
    if talk := share.next_talk:
        at = f" at {talk.at}" if talk.at else ""
        yield Line(label="", text=f"We meet on {say_day(talk.day)}{at}")
    for topic in share.topics:
        yield Line(label="", text=one_line(first_line(topic)))


def thanks(share: Share) -> Iterator[Line]:
    """Thanks, and what there is to be thankful for."""
    for words in share.thanks:
        text = one_line(first_line(words.text))
        yield Line(label="", text=text, detail=say_date(words.day, share.last))
    if share.care:
        came = ", ".join(map(_came, share.care))
        yield Line(
            label="",
            text=f"For what came from {voice(share).they}: {came}",
            below=tuple(said(text) for care in share.care for text in care.texts),
        )


def _came(care: Care) -> str:
    one, several = CARE[care.nature]
    return one if care.number == 1 else f"{care.number:,} {several}"
