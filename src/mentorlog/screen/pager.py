"""Showing a long text page by page, in a program of the person's choice."""

from __future__ import annotations

import shlex
import shutil
import signal
import subprocess
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, TextIO

from mentorlog import ending

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

USUAL = "less"
OPTIONS = "FRX"
"""What less is told where nothing else is said: end at once if the text has room on the
screen, show colours, and leave the text standing afterwards."""


def write_paged(
    text: str, out: TextIO, env: Mapping[str, str], *, wanted: bool = True
) -> None:
    """Print a text, through a pager if it is longer than the screen.

    Where the pager is missing or ends with an error, the text is printed all the same.

    Args:
        text: what to print.
        out: a terminal.
        env: names the pager: `MENTORLOG_PAGER`, else `PAGER`; empty for none. Where
            neither is set, there is none on a terminal that `TERM` calls dumb.
        wanted: whether a pager is welcome.
    """
    if not (wanted and _is_long(text) and _shown(text, out, env)):
        out.write(text)


def _is_long(text: str) -> bool:
    """Whether a text leaves no room for the prompt below it."""
    return text.count("\n") >= shutil.get_terminal_size((80, 24)).lines


def _shown(text: str, out: TextIO, env: Mapping[str, str]) -> bool:
    """Whether a pager has shown the text to the end, or as far as was wanted."""
    usual = "" if env.get("TERM") in {"dumb", "unknown"} else USUAL
    try:
        command = shlex.split(env.get("MENTORLOG_PAGER", env.get("PAGER", usual)))
    except ValueError:
        command = [USUAL]
    if not command or command == ["cat"]:
        return False
    coded = text.encode(out.encoding or "utf-8", "mentorlog")
    out.flush()
    try:
        with (
            subprocess.Popen(  # noqa: S603 - the person chose it
                command,
                stdin=subprocess.PIPE,
                stdout=out.fileno(),
                env={"LESS": OPTIONS, **env},
            ) as pager,
            _left_to_the_pager(),
        ):
            _fed(pager, coded)
    except OSError:  # it is not there, or what we write to is no terminal after all
        return False
    return pager.returncode <= 0


def _fed(pager: subprocess.Popen[bytes], text: bytes) -> None:
    """Hand a text to the pager and wait for its end; where we are ended, so is it."""
    ending.release()
    try:
        pager.communicate(text)
    except KeyboardInterrupt:
        pager.terminate()
        raise


@contextmanager
def _left_to_the_pager() -> Iterator[None]:
    """Let Ctrl-C mean what the pager makes of it."""
    before = None
    with suppress(ValueError):  # not the main thread: then it is not ours to decide
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        if before is not None:
            signal.signal(signal.SIGINT, before)
