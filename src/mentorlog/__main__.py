"""The way in from the shell; nothing is loaded before Ctrl-C is taken care of."""

from __future__ import annotations

import sys


def run() -> None:
    """Run the program on the process's arguments and end with its exit code."""
    try:
        from mentorlog.cli import main  # noqa: PLC0415 - Ctrl-C may come this early

        code = main()
    except KeyboardInterrupt:
        code = 130
    sys.exit(code)


if __name__ == "__main__":
    run()
