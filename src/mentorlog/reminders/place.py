"""The system around: a person's folders and the programs that look after timers."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from mentorlog.errors import MentorlogError

if TYPE_CHECKING:
    from collections.abc import Mapping

USUAL = "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin:/opt/homebrew/bin"
"""Where programs are looked for, too: a timer has a short PATH, or none."""
SYSTEMD_RUNS = Path("/run/systemd/system")
"""The folder that is there if systemd started the system."""
LONGEST = 3
"""Words of a command line that are told of."""
LONG = 30
"""Seconds after which a program counts as stuck."""


class NoTimer(MentorlogError):
    """The system could not be asked, or did not do what it was asked."""


class Place:
    """A person's folders, and the programs of the system.

    Args:
        env: the environment.
    """

    def __init__(self, env: Mapping[str, str]) -> None:
        self.env = env

    @property
    def home(self) -> Path:
        """The home folder.

        Raises:
            NoTimer: there is none.
        """
        named = self.env.get("HOME")
        if not named:
            message = "You have no home folder here: set HOME."
            raise NoTimer(message)
        return Path(named)

    @property
    def settings(self) -> Path:
        """The folder in which programs look for what a person has set."""
        named = self.env.get("XDG_CONFIG_HOME")
        return Path(named) if named else self.home / ".config"

    @property
    def is_mac(self) -> bool:
        """Whether this is macOS."""
        return sys.platform == "darwin"

    @property
    def has_systemd(self) -> bool:
        """Whether systemd looks after timers here."""
        return SYSTEMD_RUNS.is_dir() and self.program("systemctl") is not None

    def program(self, name: str) -> str | None:
        """The path of a program, if it is here."""
        path = self.env.get("PATH", "")
        return shutil.which(name, path=path) or shutil.which(name, path=USUAL)

    def run(self, name: str, *words: str, stdin: bytes = b"") -> bytes:
        """Run a program of the system.

        Returns:
            What it printed.

        Raises:
            NoTimer: there is none of that name, or it failed.
        """
        done = self.tried(name, *words, stdin=stdin)
        if done.returncode != 0:
            said = done.stderr.decode(errors="replace").strip().splitlines()
            why = said[-1] if said else f"exit code {done.returncode}"
            message = f"{' '.join((name, *words[:LONGEST]))} failed: {why}"
            raise NoTimer(message)
        return done.stdout

    def tried(
        self, name: str, *words: str, stdin: bytes = b""
    ) -> subprocess.CompletedProcess[bytes]:
        """Run a program of the system, whatever comes of it.

        Raises:
            NoTimer: there is none of that name, or it did not end.
        """
        path = self.program(name)
        if path is None:
            message = f"There is no program {name} here."
            raise NoTimer(message)
        try:
            return subprocess.run(  # noqa: S603 - a program of the system, no shell
                [path, *words],
                input=stdin,
                env={**self.env, "LC_ALL": "C"},
                capture_output=True,
                timeout=LONG,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            message = f"{name} did not answer: {error}"
            raise NoTimer(message) from error
