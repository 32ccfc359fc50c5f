"""Several reviews at a glance: a line for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.reports.review_words import whose

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mentorlog.reports.promises import Side
    from mentorlog.reports.review import Review
    from mentorlog.reports.review_figures import Figures


def overview(reviews: Iterable[Review]) -> list[dict[str, str]]:
    """A line for each review: column → what it says there, perhaps nothing."""
    return [_row(review) for review in reviews]


def _row(review: Review) -> dict[str, str]:
    now = review.figures
    return {
        "With": " ".join(whose(review).split()),
        "Met": _met(now),
        "Mood": _mood(now),
        "Goals": _goals(review),
        "I kept": _kept(now.promises.mine),
        "They kept": _kept(now.promises.theirs),
        "Feedback": _feedback(now),
        "To decide": f"{len(review.decide)}" if review.decide else "",
    }


def _met(now: Figures) -> str:
    met = now.met
    if met.expected:
        return f"{met.held:,} of {met.expected:,}"
    return f"{met.held:,}" if met.held else ""


def _mood(now: Figures) -> str:
    first, last = now.mood.first, now.mood.last
    if first is None or last is None:
        return ""
    return f"{last}" if len(now.mood.points) == 1 else f"{first} → {last}"


def _goals(review: Review) -> str:
    """How many goals moved or were reached, and how many are silent."""
    reached = sum(story.status == "achieved" for story in review.goals)
    moved = sum(bool(story.moved) for story in review.goals)
    silent = sum(story.silent for story in review.goals)
    told = ((reached, "reached"), (moved, "moved"), (silent, "silent"))
    return ", ".join(f"{number:,} {word}" for number, word in told if number)


def _kept(side: Side) -> str:
    return f"{side.kept:,} of {side.counted:,}" if side.counted else ""


def _feedback(now: Figures) -> str:
    told = ((now.feedback.received, "received"), (now.feedback.given, "given"))
    return ", ".join(f"{number:,} {word}" for number, word in told if number)
