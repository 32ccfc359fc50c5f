"""A person at a terminal: the program on a pseudo-terminal, watched and typed into."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import termios
import time
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PATIENCE = 20.0
"""Seconds to wait for what must come."""

COLOUR = re.compile(r"\x1b\[[0-9;]*m")
CONTROL_C = "\x03"


class Seat:
    """One program in a terminal of its own; use it in a `with`."""

    def __init__(
        self,
        command: Sequence[str],
        env: Mapping[str, str],
        *,
        columns: int = 80,
        rows: int = 24,
    ) -> None:
        self.seen = ""
        self._master, slave = pty.openpty()
        size = struct.pack("HHHH", rows, columns, 0, 0)
        fcntl.ioctl(slave, termios.TIOCSWINSZ, size)
        self._process = subprocess.Popen(
            command,
            env={"TERM": "xterm-256color", **env},
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
            preexec_fn=_take_the_terminal,  # noqa: PLW1509 - there is one thread
        )
        os.close(slave)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()
        if self._master >= 0:
            os.close(self._master)

    def wait_for(self, text: str) -> None:
        """Wait until a text has appeared after what was waited for before."""
        end = time.monotonic() + PATIENCE
        while text not in self.seen and self._read(end):
            pass
        assert text in self.seen, f"no {text!r} in {self.seen!r}"
        self.seen = self.seen.split(text, 1)[1]

    @property
    def modes(self) -> list[Any]:
        """How the terminal treats what is typed and printed."""
        return termios.tcgetattr(self._master)

    def type(self, text: str) -> None:
        os.write(self._master, text.encode())

    def interrupt(self) -> None:
        """Press Ctrl-C, as late as a person would: Python misses one that comes while
        it is just about to wait for an answer."""
        time.sleep(0.3)
        self.type(CONTROL_C)

    def signal(self, number: int) -> None:
        """Send the program a signal, as late as Ctrl-C is pressed."""
        time.sleep(0.3)
        self._process.send_signal(number)

    def hang_up(self) -> int:
        """Close the terminal's window, and wait for the program's end."""
        time.sleep(0.3)
        os.close(self._master)
        self._master = -1
        return self._process.wait(timeout=PATIENCE)

    def end(self) -> int:
        """Wait for the program's end; all it printed since is in `seen`."""
        end = time.monotonic() + PATIENCE
        while self._read(end):
            pass
        return self._process.wait(timeout=PATIENCE)

    def _read(self, end: float) -> bool:
        """Read what has come; False at the end."""
        wait = max(0.0, end - time.monotonic())
        ready, _, _ = select.select([self._master], [], [], wait)
        assert ready, f"nothing more after {self.seen!r}"
        try:
            new = os.read(self._master, 65536)
        except OSError:  # on Linux: the other side is closed
            return False
        self.seen += new.decode(errors="replace").replace("\r\n", "\n")
        return bool(new)


def _take_the_terminal() -> None:
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def plain(text: str) -> str:
    """A text without the codes for colour."""
    return COLOUR.sub("", text)
