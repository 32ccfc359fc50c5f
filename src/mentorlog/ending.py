"""How the system ends the program early: the only code that listens for its signals."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from types import FrameType

INTERRUPTED = 130
"""The exit code after Ctrl-C, as shells have it: 128 and the signal's number."""

FAILED = 1
"""The exit code where, say, an answer could not be written: the terminal is gone."""

USUAL = {
    signal.SIGINT: signal.default_int_handler,
    signal.SIGTERM: signal.SIG_DFL,
    signal.SIGHUP: signal.SIG_DFL,
}
"""What ends the program, and how Python answers to it where nobody has decided."""


class _Ending:
    """What has come so far.

    Attributes:
        number: the last signal that came; 0 if none did.
        noted: how many more are noted only, since something is being completed.
        due: whether one was noted, and nothing has ended because of it yet.
    """

    number = 0
    noted: float = 0
    due = False


def listen() -> None:
    """Let each of the signals end the program in order, as Ctrl-C does.

    What is ignored stays ignored, as under `nohup`.
    """
    for number, usual in USUAL.items():
        if signal.getsignal(number) is usual:
            signal.signal(number, _end)


def hold() -> None:
    """From here on complete what is begun: whatever comes is only noted.

    So a step that is in the journal is known to be there.
    """
    _Ending.noted = float("inf")


def answer() -> None:
    """From here on answer for what is done, which a first signal does not end either.

    A second one does, in case nobody takes the answer.
    """
    _Ending.noted = 0 if _Ending.due else 1


def check() -> None:
    """Make sure that nothing has come yet, where what is begun has come to a halt.

    Raises:
        KeyboardInterrupt: something has.
    """
    if _Ending.due:
        _stop()


def release() -> None:
    """From here on a signal ends the program again.

    Raises:
        KeyboardInterrupt: one has come in the meantime.
    """
    _Ending.noted = 0
    check()


def is_behind(error: BaseException) -> bool:
    """Whether a signal is what has brought an error about.

    Where one comes while a class is being made, Python raises an error of its own.
    """
    return isinstance(error.__cause__, KeyboardInterrupt)


def number() -> int:
    """The signal that has come last; 0 if none has."""
    return _Ending.number


def exit_code(code: int) -> int:
    """The exit code of a program that was to return `code`.

    A signal that ended it is told as shells tell it: 143 is SIGTERM, 129 is SIGHUP. One
    that came when all was done already changes nothing.
    """
    ended = code in {INTERRUPTED, FAILED} and _Ending.number
    return 128 + _Ending.number if ended else code


def _end(came: int, _frame: FrameType | None) -> None:
    _Ending.number = came
    if not _Ending.noted:
        _stop()
    _Ending.noted -= 1
    _Ending.due = True


def _stop() -> NoReturn:
    _Ending.due = False
    raise KeyboardInterrupt
