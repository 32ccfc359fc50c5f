"""How an entry read on an earlier day, as its revisions know."""

from __future__ import annotations

from datetime import date

from mentorlog.entries.action import Action
from mentorlog.entries.goal import Goal
from mentorlog.entries.revision import Revision
from mentorlog.reports.review_then import as_it_was

GOAL = Goal(
    id=3,
    day=date(2026, 1, 5),
    title="Three talks",
    target=3.0,
    due=None,
    unit="talks",
    status="paused",
)


def revised(
    day: str, kind: str = "goal", number: int = 3, **before: str | None
) -> Revision:
    return Revision(
        id=int(day.replace("-", "")),
        entry_kind=kind,
        entry_id=number,
        day=date.fromisoformat(day),
        before=dict(before),
        after=dict.fromkeys(before),
    )


REVISIONS = [
    revised("2026-04-02", title="Two talks", to="2"),
    revised("2026-05-01", to="2.5", by="2026-06-30", status="active"),
    revised("2026-04-02", number=4, title="Another goal"),
    revised("2026-04-02", kind="action", title="Another kind"),
]


def test_all_that_was_changed_later_is_taken_back() -> None:
    then = as_it_was(GOAL, REVISIONS, date(2026, 3, 31))
    assert (then.title, then.target) == ("Two talks", 2.0)
    assert (then.due, then.status) == (date(2026, 6, 30), "active")
    assert then.unit == "talks"


def test_the_day_of_a_change_ends_with_it() -> None:
    then = as_it_was(GOAL, REVISIONS, date(2026, 4, 2))
    assert (then.title, then.target) == ("Three talks", 2.5)


def test_of_two_changes_on_one_day_the_first_knows_what_was_before() -> None:
    first = revised("2026-04-02", to="1")
    second = Revision(**{**vars(revised("2026-04-02", to="2")), "id": first.id + 1})
    assert as_it_was(GOAL, [second, first], date(2026, 4, 1)).target == 1.0


def test_without_later_changes_it_is_what_it_is() -> None:
    assert as_it_was(GOAL, REVISIONS, date(2026, 5, 1)) is GOAL
    assert as_it_was(GOAL, [], date(2026, 1, 1)) is GOAL


def test_a_field_that_was_empty_is_empty_again() -> None:
    action = Action(id=3, day=date(2026, 1, 5), text="Draft", due=date(2026, 4, 1))
    moved = revised("2026-03-20", kind="action", by=None)
    assert as_it_was(action, [moved], date(2026, 3, 1)).due is None


def test_what_cannot_be_read_stays_as_it_is_now() -> None:
    odd = revised("2026-04-02", to="two", by="soon", colour="red", status="paused")
    assert as_it_was(GOAL, [odd], date(2026, 3, 31)) == GOAL
