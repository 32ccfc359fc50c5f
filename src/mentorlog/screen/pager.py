"""Showing a long text page by page, in a program of the person's choice."""

from __future__ import annotations

import shlex
import shutil
import signal
import subprocess
from contextlib import contextmanager, suppress
from itertools import chain
from typing import TYPE_CHECKING, TextIO

from mentorlog import ending

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

USUAL = "less"
OPTIONS = "FRX"
"""What less is told where nothing else is said: end at once if the text has room on the
screen, show colours, and leave the text standing afterwards."""


def write_paged(
    texts: Callable[[], Iterable[str]],
    out: TextIO,
    env: Mapping[str, str],
    *,
    wanted: bool = True,
) -> None:
    """Print a text, through a pager if it is longer than the screen.

    The pager is given what there is as soon as it is there; when it ends, nothing more
    is asked for. Where it is missing or ends with an error, the text is printed all the
    same, from its beginning.

    Args:
        texts: begins the text, which comes in pieces of whole lines.
        out: a terminal.
        env: names the pager: `MENTORLOG_PAGER`, else `PAGER`; empty for none. Where
            neither is set, there is none on a terminal that `TERM` calls dumb.
        wanted: whether a pager is welcome.
    """
    command = _command(env) if wanted else []
    begun = iter(texts())
    first = list(_screenful(begun)) if command else []
    pieces: Iterable[str] = chain(first, begun)
    if command and _is_long(first):
        shown = _shown(pieces, command, out, env)
        if shown:
            return
        pieces = pieces if shown is None else texts()
    out.writelines(pieces)


def _screenful(pieces: Iterator[str]) -> Iterator[str]:
    """As many pieces as are needed to know whether the text is long."""
    taken: list[str] = []
    for piece in pieces:
        yield piece
        taken.append(piece)
        if _is_long(taken):
            return


def _is_long(pieces: Iterable[str]) -> bool:
    """Whether a text leaves no room for the prompt below it."""
    lines = sum(piece.count("\n") for piece in pieces)
    return lines >= shutil.get_terminal_size((80, 24)).lines


def _command(env: Mapping[str, str]) -> list[str]:
    """The pager; empty for none."""
    usual = "" if env.get("TERM") in {"dumb", "unknown"} else USUAL
    try:
        command = shlex.split(env.get("MENTORLOG_PAGER", env.get("PAGER", usual)))
    except ValueError:
        command = [USUAL]
    return [] if command == ["cat"] else command


def _shown(
    pieces: Iterable[str], command: list[str], out: TextIO, env: Mapping[str, str]
) -> bool | None:
    """Whether a pager has shown the text to the end, or as far as was wanted.

    Returns:
        None where there is no such pager, which then has taken nothing.
    """
    out.flush()
    try:
        pager = subprocess.Popen(  # noqa: S603 - the person chose it
            command,
            bufsize=0,  # so that nothing is left to be written when it has ended
            stdin=subprocess.PIPE,
            stdout=out.fileno(),
            env={"LESS": OPTIONS, **env},
        )
    except OSError:  # it is not there, or what we write to is no terminal after all
        return None
    encoding = out.encoding or "utf-8"
    with pager, _left_to_the_pager():
        _feed(pager, (piece.encode(encoding, "mentorlog") for piece in pieces))
    return pager.returncode <= 0


def _feed(pager: subprocess.Popen[bytes], pieces: Iterable[bytes]) -> None:
    """Hand a text to the pager and wait for its end; where we are ended, so is it."""
    ending.release()
    try:
        with suppress(BrokenPipeError):  # who reads has seen enough
            for piece in pieces:
                _write(pager, piece)
        pager.communicate()
    except KeyboardInterrupt:
        pager.terminate()
        raise


def _write(pager: subprocess.Popen[bytes], piece: bytes) -> None:
    """Write all of a piece, however little the pager takes at once."""
    rest = memoryview(piece)
    while rest and pager.stdin is not None:
        rest = rest[pager.stdin.write(rest) :]


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
