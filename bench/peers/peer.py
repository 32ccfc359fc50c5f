"""What every program that is measured can do here: be had, be filled, add and list."""

from __future__ import annotations

import subprocess
import sys
from abc import ABC, abstractmethod
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, ClassVar

from bench.words import Speaker

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

END = datetime(2026, 3, 31, 12, tzinfo=UTC)
"""When the last entry was written; there is one each hour before."""
LATEST = 10
"""So many entries are listed."""
NEW = "We went through the outline line by line, and the story is gone"
"""The entry that is added."""


class Missing(Exception):
    """A program cannot be had on this machine; the message says why."""


class Peer(ABC):
    """A program that is measured.

    Args:
        cache: a folder of its own, in which it is installed where that is needed.

    Attributes:
        name: what it is called.
        told: what an entry is, and how the latest ten are listed.
    """

    name: ClassVar[str]
    told: ClassVar[str]

    def __init__(self, cache: Path) -> None:
        self._cache = cache

    @abstractmethod
    def version(self) -> str:
        """Make it ready; its version.

        Raises:
            Missing: it cannot be had.
        """

    @abstractmethod
    def fill(self, home: Path, entries: int) -> None:
        """Write its own storage as it would be after so many entries."""

    @abstractmethod
    def adds(self, home: Path, number: int) -> Sequence[str]:
        """The command that adds an entry, in a round."""

    @abstractmethod
    def lists(self, home: Path, entries: int) -> Sequence[str]:
        """The command that lists the latest ten of so many entries."""

    def env(self, home: Path) -> Mapping[str, str]:
        """What the environment says, with a home of its own."""
        return {"HOME": str(home)}


class Installed(Peer):
    """A program from PyPI, in an environment of its own.

    Attributes:
        requirement: the package and its version.
        script: the command that it installs.
    """

    requirement: ClassVar[str]
    script: ClassVar[str]

    @property
    def program(self) -> str:
        """Where the command lies."""
        return str(self._cache / "bin" / self.script)

    def version(self) -> str:
        """Install it, if that was not done before."""
        if not Path(self.program).exists():
            print(f"Installing {self.requirement} ...", flush=True)
            try:
                _run(sys.executable, "-m", "venv", str(self._cache))
                pip = str(self._cache / "bin" / "python")
                _run(pip, "-m", "pip", "install", "--quiet", self.requirement)
            except subprocess.CalledProcessError as error:
                message = f"{self.requirement} cannot be installed: {error}"
                raise Missing(message) from error
        return self.requirement.partition("==")[2]


def _run(*words: str) -> None:
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL)


def asked(*words: str) -> str:
    """What a program that the machine may have answers in one line.

    Raises:
        Missing: it is not there.
    """
    try:
        done = subprocess.run(words, check=True, capture_output=True, text=True)
    except (OSError, subprocess.CalledProcessError) as error:
        message = f"{words[0]} is not installed"
        raise Missing(message) from error
    return done.stdout.strip()


def texts(entries: int) -> Iterator[str]:
    """What so many entries say: the same for all programs."""
    say = Speaker(Random(entries))  # noqa: S311 - nothing to keep secret
    return (say.words(8, 16) for _ in range(entries))


def hours(entries: int) -> Iterator[datetime]:
    """When so many entries were written: one each hour."""
    return (END - timedelta(hours=entries - number) for number in range(entries))


def after(number: int) -> datetime:
    """When the entry of a round is said to have begun: after all that is there."""
    return END + timedelta(days=1, hours=number)


def since(entries: int) -> datetime:
    """From when on there are ten entries, of so many."""
    return END - timedelta(hours=min(entries, LATEST))
