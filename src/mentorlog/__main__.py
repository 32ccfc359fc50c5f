"""The way in from the shell; nothing is loaded before signals are taken care of."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from contextlib import suppress
from typing import NoReturn

SELDOM = 50_000
"""Objects made before Python looks for those that refer to each other in a circle.

A daily command makes fewer, so it is over before the first search, which would find
little and take a tenth of the command's time; long work is still tidied up after.
"""


def run() -> None:
    """Run the program on the process's arguments and end with its exit code."""
    gc.set_threshold(SELDOM)
    atexit.register(gc.freeze)  # the process ends: no last search through all objects
    try:
        from mentorlog import ending  # noqa: PLC0415 - Ctrl-C may come this early
    except KeyboardInterrupt:
        sys.exit(130)
    try:
        ending.listen()
        from mentorlog.cli import main  # noqa: PLC0415 - as may any other signal

        code = main()
    except (KeyboardInterrupt, RuntimeError) as error:
        if isinstance(error, RuntimeError) and not ending.is_behind(error):
            raise
        code = ending.INTERRUPTED
    code = ending.exit_code(code)
    if ending.number():
        _leave(code)
    sys.exit(code)


def _leave(code: int) -> NoReturn:
    """End at once with this exit code.

    Where a signal came while Python evaluated a text, as it does to make a named tuple,
    it remembers that, and would end as if killed although all was answered in order.
    """
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):  # closed, or gone
            stream.flush()
    os._exit(code)


if __name__ == "__main__":
    run()
