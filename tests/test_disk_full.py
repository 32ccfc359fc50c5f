"""The disk fills, or fails, at every call: one sentence, and nothing is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from deeds import DEEDS, Deed
from trial import Trial, spread, telling

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable, Iterable

    from damage import Answered, Point

PARTS = 4
FEW = 6
"""In a short run every sixth of these points stands for the less usual modes."""

MODES = ("full once", "full half", "broken", "broken once")
ADVICE = ("room", "try again", "check", "mentorlog ")
"""Each sentence has one of these in it: what to do next."""

EVERY_DEED = pytest.mark.parametrize("deed", DEEDS, ids=str)
EVERY_PART = pytest.mark.parametrize("part", range(PARTS))


@pytest.mark.field("R4")
@EVERY_PART
@EVERY_DEED
def test_a_disk_that_is_full_is_told_and_loses_nothing(
    trial_of: Callable[[Deed], Trial], tried: Counter[str], deed: Deed, part: int
) -> None:
    trial = trial_of(deed)
    _tried(trial, tried, "full", spread(telling(trial.points), part, PARTS))


@EVERY_DEED
@pytest.mark.parametrize("mode", MODES)
def test_a_disk_that_fails_now_and_then_is_told_and_loses_nothing(
    trial_of: Callable[[Deed], Trial], tried: Counter[str], deed: Deed, mode: str
) -> None:
    trial = trial_of(deed)
    _tried(trial, tried, mode, spread(telling(trial.points), MODES.index(mode), FEW))


@pytest.mark.long
@EVERY_PART
@EVERY_DEED
@pytest.mark.parametrize("mode", ["full", *MODES])
def test_a_disk_that_fails_at_any_point_is_told_and_loses_nothing(
    trial_of: Callable[[Deed], Trial],
    tried: Counter[str],
    deed: Deed,
    mode: str,
    part: int,
) -> None:
    trial = trial_of(deed)
    _tried(trial, tried, mode, spread(trial.points, part, PARTS))


def _tried(
    trial: Trial, tried: Counter[str], mode: str, points: Iterable[Point]
) -> None:
    kind = "points of a full disk" if "full" in mode else "points of a failing disk"
    for point in points:
        if _strikes(mode, point):
            _failed(trial, mode, point)
            tried[kind] += 1


def _strikes(mode: str, point: Point) -> bool:
    """Whether a mode does anything at a point."""
    if point.printed:
        return False
    if mode == "full half":
        return point.writes
    return mode.startswith("broken") or point.need != "less"


def _failed(trial: Trial, mode: str, point: Point) -> None:
    """Let the disk fail at a point, go on as a person would, and compare."""
    done = trial.run(mode, point.number)
    (answer,) = done.answers
    assert (done.signal, done.struck > 0) == (0, True), (point, done)
    assert trial.typed_is_kept(), point
    if answer.code == 0:
        assert trial.look().in_the_journal == trial.done.in_the_journal, point
        return
    _is_one_clear_sentence(trial, answer, point)
    if not trial.is_as_at_the_beginning():
        assert trial.look().in_the_journal in trial.either, point


def _is_one_clear_sentence(trial: Trial, answer: Answered, point: Point) -> None:
    said = answer.err
    assert answer.code in {1, 5}, (point, answer)
    assert said.startswith("mentorlog: "), (point, said)
    assert said.count("\n") == 1, (point, said)
    assert str(trial.place) in said, (point, said)
    assert "should not have happened" not in said, (point, said)
    assert any(advice in said.lower() for advice in ADVICE), (point, said)
