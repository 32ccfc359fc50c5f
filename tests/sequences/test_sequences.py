"""Whatever is typed, in whatever order: nothing is lost, and nothing goes wrong.

How much was tried stands at the end of a run.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import pytest
from answers import Figures
from command_lines import every_command
from effects import APART, LOOKS, WRITES
from hostile import LONG_LINE
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test
from machine import Sequence

if TYPE_CHECKING:
    from collections import Counter
    from pathlib import Path

    from conftest import Mentorlog

SHARES = 8
"""Among so many tests the work is divided, each with commands of its own."""
COMMANDS = 250
"""How many commands each of them tries at least."""
LONG_SHARES = 40
LONG_COMMANDS = 1_000

SAID = {
    "sequences": "random sequences",
    "commands": "commands in random sequences",
    "refused": "commands refused in them",
    "steps": "steps written in them",
    "undone": "steps taken back in them",
    "redone": "steps done again in them",
    "emptied": "times that the trash was emptied in them",
    "restored": "times that a backup was restored in them",
}
"""What is counted, as the figures say it."""

USUAL = settings(
    max_examples=20,
    stateful_step_count=20,
    phases=(Phase.generate,),
    deadline=None,
    derandomize=True,
    database=None,
    print_blob=True,
    suppress_health_check=list(HealthCheck),
)
LONG = settings(USUAL, derandomize=False, max_examples=50, stateful_step_count=30)
"""Other sequences each time."""


@pytest.fixture(autouse=True)
def _apart(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A path that means nothing means nothing here, either."""
    monkeypatch.setenv("MENTORLOG_CACHE", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)


def test_it_is_known_of_every_command_whether_it_writes() -> None:
    known = set(WRITES) | LOOKS | APART
    missing = set(every_command()) - known
    assert not missing, f"say in effects.py what they may do: {missing}"
    assert not known - set(every_command()), "no such command"
    assert not set(WRITES) & LOOKS


@pytest.mark.parametrize("share", range(SHARES))
def test_any_sequence_of_commands_leaves_what_the_model_says(
    share: int, tried: Counter[str]
) -> None:
    figures = _tried(share, SHARES, USUAL, heavy=False)
    tried.update({SAID[name]: value for name, value in asdict(figures).items()})
    assert figures.commands >= COMMANDS, figures


@pytest.mark.long
@pytest.mark.parametrize("share", range(LONG_SHARES))
def test_so_do_very_many_sequences(share: int, tried: Counter[str]) -> None:
    figures = _tried(share, LONG_SHARES, LONG, heavy=True)
    tried.update({SAID[name]: value for name, value in asdict(figures).items()})
    assert figures.commands >= LONG_COMMANDS


def test_a_line_of_a_megabyte_is_a_text_like_any_other(mentorlog: Mentorlog) -> None:
    assert mentorlog("note", "add", "--quiet", stdin=LONG_LINE).code == 0
    assert mentorlog("show", "N1", "--json").json["text"] == LONG_LINE
    assert mentorlog("undo").code == 0
    assert mentorlog("redo").code == 0
    assert mentorlog("note", "list", "--json").json[0]["text"] == LONG_LINE


def _tried(share: int, shares: int, how: settings, *, heavy: bool) -> Figures:
    """Try sequences in which some of the commands are tried above all."""
    usual = [path for path in every_command() if path not in APART]
    told: dict[str, Any] = {
        "figures": Figures(),
        "focus": tuple(usual[share::shares]),
        "heavy": heavy,
    }
    # By its name the sequences of one share differ from those of another.
    machine = type(f"Share{share}Of{shares}", (Sequence,), told)
    run_state_machine_as_test(machine, settings=how)
    figures: Figures = told["figures"]
    return figures
