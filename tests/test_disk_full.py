"""The disk fills, or fails, at every call: one sentence, and nothing is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from deeds import DEEDS, Deed
from trial import Trial, spread

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable

    from damage import Answered, Point

PARTS = 4
FEW = 10
"""In a short run every tenth point stands for the modes that are not the usual one."""

MODES = ("full once", "full half", "broken", "broken once")
ADVICE = ("ake room", "room on it", "has room", "try again", "kept in", "mentorlog ")
"""Each sentence has one of these in it: what to do next."""

EVERY_DEED = pytest.mark.parametrize("deed", DEEDS, ids=str)
EVERY_PART = pytest.mark.parametrize("part", range(PARTS))


@pytest.mark.field("R4")
@EVERY_PART
@EVERY_DEED
def test_a_disk_that_is_full_is_told_and_loses_nothing(
    trial_of: Callable[[Deed], Trial], tried: Counter[str], deed: Deed, part: int
) -> None:
    _tried(trial_of(deed), tried, "full", part, PARTS)


@EVERY_DEED
@pytest.mark.parametrize("mode", MODES)
def test_a_disk_that_fails_now_and_then_is_told_and_loses_nothing(
    trial_of: Callable[[Deed], Trial], tried: Counter[str], deed: Deed, mode: str
) -> None:
    _tried(trial_of(deed), tried, mode, MODES.index(mode), FEW)


@pytest.mark.long
@EVERY_PART
@EVERY_DEED
@pytest.mark.parametrize("mode", MODES)
def test_a_disk_that_fails_at_any_point_is_told_and_loses_nothing(
    trial_of: Callable[[Deed], Trial],
    tried: Counter[str],
    deed: Deed,
    mode: str,
    part: int,
) -> None:
    _tried(trial_of(deed), tried, mode, part, PARTS)


def _tried(trial: Trial, tried: Counter[str], mode: str, part: int, parts: int) -> None:
    where = [point for point in trial.points if _strikes(mode, point)]
    for point in spread(where, part, parts):
        _failed(trial, mode, point)
        kind = "points of a full disk" if "full" in mode else "points of a failing disk"
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
        assert trial.look() == trial.done, point
        return
    _is_one_clear_sentence(trial, answer, point)
    if not trial.is_as_at_the_beginning():
        assert trial.look() in (trial.undone, trial.done), point


def _is_one_clear_sentence(trial: Trial, answer: Answered, point: Point) -> None:
    said = answer.err
    assert answer.code in {1, 5}, (point, answer)
    assert said.startswith("mentorlog: "), (point, said)
    assert said.count("\n") == 1, (point, said)
    assert str(trial.place) in said, (point, said)
    assert "should not have happened" not in said, (point, said)
    assert any(advice in said for advice in ADVICE), (point, said)
