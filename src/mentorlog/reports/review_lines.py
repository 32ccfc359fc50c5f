"""What a review says line by line, in the same words wherever it is read."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from mentorlog.period import say_short
from mentorlog.reports.progress import say_move, say_progress, say_silence
from mentorlog.reports.review_line import Line
from mentorlog.reports.review_practice_lines import practice_lines
from mentorlog.reports.saying import count, say_date, time_taken, with_name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from mentorlog.reports.promises import Side
    from mentorlog.reports.review import MilestoneStory, Reached, Review
    from mentorlog.reports.review_figures import FeedbackCount, Figures, Met
    from mentorlog.reports.review_goals import GoalStory
    from mentorlog.reports.review_line import Tone

FEW = 3
"""How many IDs are named in passing."""
MOST_GOALS = 20
MOST = 5
"""How many entries of one kind are told of; a last line says where the rest is."""

TONES: dict[Reached, Tone] = {
    "celebrated": "good",
    "reached": "",
    "missed": "bad",
    "set": "",
}


def lines(review: Review, *, me: str = "you", whole: bool = False) -> list[Line]:
    """All that a review says, in order; where there is nothing to say, nothing.

    Args:
        review: the review.
        me: what the writer is called.
        whole: whether to tell of every entry, however many there are.
    """
    most = sys.maxsize if whole else MOST
    return [
        *_talks(review),
        *_mood(review.figures, review.before),
        *_goals(review, max(most, MOST_GOALS)),
        *_milestones("Milestones", review.milestones, review, most),
        *_milestones("Wins", review.wins, review, most),
        *_promises(review, me),
        *_feedback(review, most),
        *practice_lines(review, most, me),
        *_notes(review, most),
        *_decide(review),
    ]


def _talks(review: Review) -> Iterator[Line]:
    met, before = review.figures.met, review.before
    if met.held or met.expected:
        cancelled = f"{met.cancelled:,} cancelled" if met.cancelled else ""
        coming = review.next_talk
        ahead = f"next {say_short(coming, review.as_of)}" if coming else ""
        words = (_held(met), _minutes(met), cancelled, ahead)
        compared = _compared_talks(before.met) if before else ""
        yield Line(label="Met", text=_joined(*words), compared=compared)


def _held(met: Met) -> str:
    if not met.expected:
        return count(met.held, "talk")
    meant = "planned" if met.basis == "plans" else "expected"
    if met.held <= met.expected:
        return f"{met.held:,} of {met.expected:,} {meant}"
    return f"{count(met.held, 'talk')}, {met.expected:,} {meant}"


def _minutes(met: Met) -> str:
    return time_taken(met.held, met.timed, met.minutes)


def _compared_talks(met: Met) -> str:
    if not met.held and not met.expected:
        return ""
    of = f" of {met.expected:,}" if met.expected else ""
    return _joined(f"{met.held:,}{of}", _minutes(met))


def _mood(now: Figures, before: Figures | None) -> Iterator[Line]:
    mood = now.mood
    if mood.points:
        moods = tuple(point.mood for point in mood.points)
        alone = len(moods) == 1
        last = before.mood.last if before else None
        yield Line(
            label="Mood",
            text=str(mood.last) if alone else f"{mood.first} → {mood.last}",
            compared=str(last or ""),
            moods=moods,
        )


def _goals(review: Review, most: int) -> Iterator[Line]:
    shown = review.goals[:most]
    for story in shown:
        yield Line(
            label="Goals",
            ref=story.id,
            text=_title(story.title, private=story.private),
            detail=_goal_detail(story, review),
            compared=say_move(story.moved) if story.moved else "",
            share=story.share if story.is_open or story.share else None,
            tone=_goal_tone(story, review),
        )
    yield from _more(
        "Goals",
        review.more_goals + len(review.goals) - len(shown),
        "mentorlog goal list --all",
        review,
    )


def _goal_detail(story: GoalStory, review: Review) -> str:
    words = [
        say_progress(
            story.value, start=story.start, target=story.target, unit=story.unit
        )
    ]
    if story.closed_on:
        words.append(f"{story.status} {_date(story.closed_on, review)}")
        words.append(_line(story.closed_why))
    else:
        late = ", overdue" if _is_overdue(story, review) else ""
        words.append("paused" if story.status == "paused" else "")
        words.append(f"due {_date(story.due, review)}{late}" if story.due else "")
        words.append("newly set" if story.newly_set else "")
        words.append(say_silence(story.heard_on, review.as_of) if story.silent else "")
    return _joined(*words)


def _goal_tone(story: GoalStory, review: Review) -> Tone:
    if story.status == "achieved":
        return "good"
    if story.status in {"dropped", "paused"}:
        return "quiet"
    return "bad" if story.silent or _is_overdue(story, review) else ""


def _is_overdue(story: GoalStory, review: Review) -> bool:
    return story.is_open and story.due is not None and story.due < review.as_of


def _milestones(
    label: str, stories: tuple[MilestoneStory, ...], review: Review, most: int
) -> Iterator[Line]:
    before = review.before
    earlier = (before.wins if label == "Wins" else before.milestones) if before else 0
    for place, story in enumerate(stories[:most]):
        yield Line(
            label=label,
            ref=story.id,
            text=_title(story.title, private=story.private),
            detail=_milestone_detail(label, story, review),
            compared=f"{earlier:,} reached" if earlier and not place else "",
            tone=TONES[story.state],
        )
    yield from _more(label, len(stories) - most, "mentorlog milestone list", review)


def _milestone_detail(label: str, story: MilestoneStory, review: Review) -> str:
    if story.reached_on is None:
        due = f"due {_date(story.due, review)}" if story.due else ""
        if story.state == "missed":
            return f"{due}, not reached"
        return _joined(due, "newly set")
    reached = _date(story.reached_on, review)
    if story.celebrated_on is None:
        return reached if label == "Wins" else f"reached {reached}, not celebrated yet"
    celebrated = f"celebrated {_date(story.celebrated_on, review)}"
    how = _line(story.celebrated_how)
    return f"reached {reached}, {celebrated}" + (f": {how}" if how else "")


def _promises(review: Review, me: str) -> Iterator[Line]:
    now, before = review.figures.promises, review.before
    sides = (
        (me, now.mine, before.promises.mine if before else None),
        (_line(review.person), now.theirs, before.promises.theirs if before else None),
    )
    for who, side, earlier in sides:
        if not side.is_silent:
            counted = earlier is not None and earlier.counted
            yield Line(
                label="Promises",
                text=f"{who} {_kept(side)}",
                compared=_kept_of(earlier) if earlier and counted else "",
                tone="bad" if side.late else "",
            )


def _kept_of(side: Side) -> str:
    return f"{side.kept:,} of {side.counted:,}"


def _kept(side: Side) -> str:
    return (
        _joined(
            f"{_kept_of(side)} kept" if side.counted else "",
            f"{side.late:,} late ({_few(side.late_ids)})" if side.late else "",
            f"{side.dropped:,} dropped" if side.dropped else "",
            f"{side.open:,} still to come" if side.open else "",
            f"{side.moved:,} moved" if side.moved else "",
        )
        or f"{side.made:,} made"
    )


def _few(ids: tuple[str, ...]) -> str:
    return ", ".join(ids[:FEW] + ("…",) * (len(ids) > FEW))


def _feedback(review: Review, most: int) -> Iterator[Line]:
    before = review.before.feedback if review.before else None
    words = _feedback_words(review.figures.feedback)
    if words:
        compared = _compared_feedback(before) if before else ""
        yield Line(label="Feedback", text=words, compared=compared)
    for question in review.unanswered[:most]:
        asked = count(question.days, "day")
        ago = f"asked {asked} ago" if question.days else "asked today"
        yield Line(
            label="Feedback",
            ref=question.id,
            text=_title(question.title, private=question.private),
            detail=f"{ago}, no answer",
        )
    yield from _more(
        "Feedback",
        len(review.unanswered) - most,
        "mentorlog feedback list --unanswered",
        review,
    )


def _feedback_words(feedback: FeedbackCount) -> str:
    natures = [
        count(number, nature)
        for number, nature in (
            (feedback.strengths, "strength"),
            (feedback.improvements, "improvement"),
        )
        if number
    ]
    received = f"{feedback.received:,} received" if feedback.received else ""
    received += f" ({', '.join(natures)})" if natures else ""
    received += f", {feedback.acted_on:,} acted on" if feedback.acted_on else ""
    given = f"{feedback.given:,} given" if feedback.given else ""
    return _joined(received, given)


def _compared_feedback(feedback: FeedbackCount) -> str:
    return _joined(
        f"{feedback.received:,} received" if feedback.received else "",
        f"{feedback.given:,} given" if feedback.given else "",
    )


def _notes(review: Review, most: int) -> Iterator[Line]:
    earlier = review.before.notes if review.before else 0
    shown = review.notes[:most]
    for place, note in enumerate(shown):
        yield Line(
            label="Notes",
            ref=note.id,
            text=_title(note.title, private=note.private),
            detail=_date(note.day, review),
            compared=count(earlier, "note") if earlier and not place else "",
        )
    listing = (
        f"mentorlog note list --since {review.period.first} --until {review.as_of}"
    )
    yield from _more("Notes", review.figures.notes - len(shown), listing, review)


def _decide(review: Review) -> Iterator[Line]:
    for number, decision in enumerate(review.decide, 1):
        yield Line(
            label="Decide",
            ref=str(number),
            text=decision.question,
            command=decision.command,
        )


def _more(label: str, number: int, command: str, review: Review) -> Iterator[Line]:
    if number > 0:
        listing = with_name(command, review.person)
        yield Line(label=label, text=f"… and {number:,} more: {listing}", tone="quiet")


def _title(title: str, *, private: bool) -> str:
    return f"{_line(title)} (private)" if private else _line(title)


def _date(day: date | None, review: Review) -> str:
    return say_date(day, review.as_of) if day else ""


def _line(text: str | None) -> str:
    """A text of the writer as one line."""
    return " ".join((text or "").split())


def _joined(*words: str) -> str:
    return " · ".join(word for word in words if word)
