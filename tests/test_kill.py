"""`kill -9` at every call that changes a file: a step is there whole, or not at all."""

from __future__ import annotations

import signal
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from damage import Job, Line, Runner, fast_folder
from deeds import DEEDS, DRAFTED, NOON, Deed
from furnished import furnish
from mentorlog.drafts.begun import Begun
from mentorlog.drafts.folder import Drafts
from trial import Trial, spread

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable

    from damage import Point

PARTS = 4
"""In how many tests the points of one deed are tried, so that processes share them."""

EVERY_PART = pytest.mark.parametrize("part", range(PARTS))
EVERY_DEED = pytest.mark.parametrize("deed", DEEDS, ids=str)


@pytest.mark.field("R3")
@EVERY_PART
@EVERY_DEED
def test_a_step_that_is_killed_is_there_whole_or_not_at_all(
    trial_of: Callable[[Deed], Trial], tried: Counter[str], deed: Deed, part: int
) -> None:
    trial = trial_of(deed)
    for point in spread(trial.points, part, PARTS):
        _killed(trial, "kill", point)
        tried["kill points"] += 1


@pytest.mark.long
@EVERY_PART
@EVERY_DEED
def test_a_step_that_is_killed_in_the_middle_of_a_write_is_whole_or_not_at_all(
    trial_of: Callable[[Deed], Trial], tried: Counter[str], deed: Deed, part: int
) -> None:
    trial = trial_of(deed)
    for point in spread((p for p in trial.points if p.writes), part, PARTS):
        _killed(trial, "kill half", point)
        tried["kill points in the middle of a write"] += 1


def test_a_discarding_that_is_killed_can_be_done_again(
    runner: Runner, tried: Counter[str]
) -> None:
    with fast_folder() as folder:
        journal = furnish(folder / "data" / "journal.db")
        drafts = journal.parent / "drafts"
        discard = Line(("drafts", "discard", "--all"), None)
        looked = Line(("drafts", "list", "--json"), None)
        job = Job(lines=(discard,), journal=journal, folder=folder)
        for point in range(1, 1000):
            for way in ("editor", "typed"):
                begun = Begun(words=("note", "add"), at=NOON, way=way)
                draft = Drafts(drafts).begin("note", begun, DRAFTED)
                draft.path.with_name(f".{draft.path.name}.swp").touch()
            killed = runner(replace(job, fault=("kill", point)))
            if not killed.signal:
                break
            tried["kill points"] += 1
            done = runner(replace(job, lines=(looked, discard)))
            assert [answer.code for answer in done.answers] == [0, 0], done
            assert list(drafts.iterdir()) == [], point
        assert point > 6


def _killed(trial: Trial, mode: str, point: Point) -> None:
    """Kill the deed at a point, go on as a person would, and compare."""
    done = trial.run(mode, point.number)
    (answer,) = done.answers
    assert done.signal == signal.SIGKILL, (point, done)
    assert trial.typed_is_kept(), point
    seen = trial.look()
    if answer.out and answer.out == trial.answer:
        assert seen == trial.done, f"acknowledged, and lost: {point}"
    else:
        assert seen.in_the_journal in trial.either, point
