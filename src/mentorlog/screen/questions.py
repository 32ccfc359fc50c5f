"""How questions are listed and shown, with when they were asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentorlog.period import say_ago, say_day
from mentorlog.screen.as_json import plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from mentorlog.entries.asking import Asking
    from mentorlog.entries.found import Found
    from mentorlog.entries.question import Question


def question_row(
    found: Found[Question], last: date | None, today: date, *, name_person: bool
) -> dict[str, str]:
    """A question's line in the list of questions.

    Args:
        found: the question.
        last: the last day it was asked, if it was.
        today: today.
        name_person: whether to say whose mentorship one's own belong to.
    """
    row = found.entry.row(today, found.person)
    if found.entry.private:
        row["Question"] += " (private)"
    row["Asked"] = say_ago(last, today) if last else ""
    return row | ({"With": found.person} if name_person else {})


def asking_rows(
    askings: Sequence[Asking], people: Mapping[int, str]
) -> list[dict[str, str]]:
    """When a question was asked, a line each.

    Args:
        askings: the askings, in order.
        people: mentorship → the other one's name.
    """
    return [
        {
            "Asked": say_day(asking.day),
            "Session": f"S{asking.session_id}" if asking.session_id else "",
            "With": people[asking.mentorship_id] if len(people) > 1 else "",
        }
        for asking in askings
    ]


def question_told(
    found: Found[Question], askings: Sequence[Asking], people: Mapping[int, str]
) -> dict[str, Any]:
    """A question as JSON tells it: the entry, and when it was asked.

    Args:
        found: the question.
        askings: when any questions were asked, in order.
        people: mentorship → the other one's name.
    """
    return {
        **plain(found),
        "own": found.entry.is_own,
        "asked": [
            {
                "day": plain(asking.day),
                "session": asking.session_id and f"S{asking.session_id}",
                "with": people[asking.mentorship_id],
            }
            for asking in askings
            if asking.question == found.entry.id
        ],
    }


def question_told_whole(
    found: Found[Question], askings: Sequence[Asking], people: Mapping[int, str]
) -> dict[str, Any]:
    """A question as JSON tells it by itself; no verb keeps what it said before."""
    return {**question_told(found, askings, people), "revisions": []}
