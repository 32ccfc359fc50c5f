"""Taking steps back and doing them again: what `undo` and `redo` have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.entries.change import UNDO
from mentorlog.errors import UsageError
from mentorlog.reports.taken import taken
from mentorlog.store.history import CannotUndo, History

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mentorlog.desk import Desk

NOTHING = "There is nothing to take back."
NOTHING_AGAIN = (
    "There is nothing to do again: redo follows an undo, as long as nothing else was"
    " written since."
)


def take_back(
    desk: Desk, command: str, choose: Callable[[History], list[int]], *, dry: bool
) -> None:
    """Take back the steps that are chosen, as one step, and say what that changes.

    Args:
        desk: what commands work with.
        command: what it is remembered as: "undo" or "redo".
        choose: the steps, the latest first; asked within the transaction.
        dry: whether to say only what it would change.

    Raises:
        CannotUndo: there is nothing to take back, or it cannot be.
    """
    history, people = History(desk.journal), desk.journal.people()
    steps = history.whole_steps(choose(history))  # or there is nothing to begin with
    if not dry:
        with desk.step() as step:
            steps = history.take_back(step, choose(history))
    meant = steps if command == UNDO else history.whole_steps(steps[0].undoes)
    desk.screen.taken(taken(command, steps, meant, people), dry=dry)


def latest(history: History) -> list[int]:
    """The step that undo takes back.

    Raises:
        CannotUndo: there is none.
    """
    return _first(history.in_effect(), NOTHING)


def all_after(number: int) -> Callable[[History], list[int]]:
    """What chooses all steps after one, which stays.

    Raises (when it chooses):
        UsageError: there is no such step in effect.
        CannotUndo: there is nothing after it.
    """

    def choose(history: History) -> list[int]:
        later: list[int] = []
        for step in history.in_effect():
            if step <= number:
                break
            later.append(step)
        else:
            step = 0
        if step != number:
            message = (
                f"There is no step {number} that stands; see mentorlog undo --list"
            )
            raise UsageError(message)
        if not later:
            raise CannotUndo(NOTHING)
        return later

    return choose


def latest_undone(history: History) -> list[int]:
    """The undo that redo takes back.

    Raises:
        CannotUndo: there is none.
    """
    return _first(history.undone(), NOTHING_AGAIN)


def _first(numbers: Iterator[int], nothing: str) -> list[int]:
    number = next(numbers, None)
    if number is None:
        raise CannotUndo(nothing)
    return [number]
