"""The way in from the shell; nothing is loaded before signals are taken care of."""

from __future__ import annotations

import sys


def run() -> None:
    """Run the program on the process's arguments and end with its exit code."""
    try:
        from mentorlog import ending  # noqa: PLC0415 - Ctrl-C may come this early
    except KeyboardInterrupt:
        sys.exit(130)
    try:
        ending.listen()
        from mentorlog.cli import main  # noqa: PLC0415 - as may any other signal

        code = main()
    except KeyboardInterrupt:
        code = ending.INTERRUPTED
    sys.exit(ending.exit_code(code))


if __name__ == "__main__":
    run()
