"""What a review is called, and what is said where there is nothing to review."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.entries.whose import FIRST_PERSON
from mentorlog.period import MONTHS
from mentorlog.reports.saying import some, with_name

if TYPE_CHECKING:
    from mentorlog.reports.review import Review, Span


def heading(review: Review) -> str:
    """What a review is called: "March 2026 so far · Priya (mentor)"."""
    return f"{title(review)} · {whose(review)}"


def title(review: Review) -> str:
    """The period of a review: "March 2026 so far"."""
    running = " so far" if review.so_far else ""
    return f"{review.period.title}{running}"


def whose(review: Review) -> str:
    """Whom a review is about: "Priya (mentor)"."""
    role = "" if _is_unnamed(review) else f" ({review.they_are})"
    return f"{review.person}{role}"


def _is_unnamed(review: Review) -> bool:
    """Whether nobody has said the person's name yet."""
    return review.person == FIRST_PERSON


def compared_with(review: Review) -> str:
    """With what it is compared: "compared with February"; empty if with nothing."""
    before = review.compared_with
    return f"compared with {_short(before)}" if before else ""


def _short(span: Span) -> str:
    match span.kind:
        case "month":
            return MONTHS[span.first.month - 1]
        case "week" if span.first.weekday() != 0:
            return "the week before"  # only weeks from Monday on have a number
        case "week":
            return f"week {span.first.isocalendar().week}"
        case "quarter" | "year":
            return span.title
    days = (span.last - span.first).days + 1
    return f"the {days} days before" if days > 1 else "the day before"


def writer(review: Review) -> str:
    """What the writer is called on a page for others: "the mentee"."""
    return f"the {'mentee' if review.they_are == 'mentor' else 'mentor'}"


def nothing_written(review: Review, *, whose: str = "your") -> str:
    """What is said of a period in which nothing happened."""
    so_far = " so far" if review.so_far else ""
    name = "" if _is_unnamed(review) else f" {' '.join(review.person.split())}"
    about = f"{whose} {review.they_are}{name}"
    days = "the days " if review.period.kind == "days" else ""
    return f"Nothing was written in {days}{review.period.title}{so_far} about {about}."


def waiting(review: Review) -> tuple[str, ...]:
    """What waits all the same where nothing happened; perhaps nothing."""
    met = review.figures.met
    missed = met.expected or 0
    were = "was" if missed == 1 else "were"
    talks = f"No talk, though {missed:,} {were} expected" if missed else ""
    talks = talks or ("A talk is due" if review.so_far and review.talk_due else "")
    goals = [goal for goal in review.goals if goal.status == "active"]
    due = [g.id for g in goals if g.due is not None and g.due < review.as_of]
    silent = [goal.id for goal in goals if goal.silent and goal.id not in due]
    told = (
        f"overdue: {some(due)}" if due else "",
        f"without news: {some(silent)}" if silent else "",
    )
    late = " · ".join(words for words in told if words)
    return (
        *((f"{talks}.",) if talks else ()),
        *((f"Goals {late}.",) if late else ()),
    )


def what_to_write(review: Review) -> str:
    """What to type next, where nothing was written: the talk of that time."""
    day = "yesterday" if review.so_far else review.as_of.isoformat()
    command = with_name(f'mentorlog session log "…" --on {day}', review.person)
    return f"If you talked all the same: {command}"


def nothing_at_all(title: str) -> str:
    """What is said where there is nobody to review a period of, and what to type."""
    begin = 'mentorlog session log "…" --on yesterday'
    return f"Nothing was written in {title}. Begin with your last talk: {begin}"
