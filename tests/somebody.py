"""Runs command lines as a person who is not root, whoever runs the tests."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from damage import Job, Line, Runner
from program import Ended, Program

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

UID = 54321
"""Who that is where root runs the tests; nobody that has an account."""


@dataclass(frozen=True)
class Somebody:
    """A person with a folder, in which they may do what its modes let them.

    Root may do everything. Where root runs the tests, the runner becomes somebody else
    after it has loaded the program, of which that person could perhaps read nothing.

    Attributes:
        place: a folder that everybody may look into; what is in it has an owner.
        runner: what becomes somebody else; None where that is not needed.
    """

    place: Path
    runner: Runner | None

    def __call__(
        self, journal: Path, *words: str, stdin: bytes = b"", **env: str
    ) -> Ended:
        """Run a command line as this person."""
        if self.runner is None:
            return Program(journal)(*words, stdin=stdin, **env)
        piped = self.place / ".piped"
        piped.write_bytes(stdin)
        piped.chmod(0o644)
        line = Line(words, piped)
        done = self.runner(Job(lines=(line,), journal=journal, env=env, uid=UID))
        piped.unlink()
        (answer,) = done.answers
        assert answer.code is not None, done
        return Ended(
            answer.code,
            answer.out.encode("utf-8", "surrogateescape"),
            answer.err.encode("utf-8", "surrogateescape"),
        )

    def owns(self, *paths: Path) -> None:
        """Give files or folders to this person."""
        for path in paths:
            if self.runner is not None:
                os.chown(path, UID, UID)

    def must_be_another(self) -> None:
        """Skip where nothing can belong to anybody else."""
        if self.runner is None:
            pytest.skip("only root can give a file to somebody else")


@contextmanager
def somebody_with(runner: Callable[[], Runner]) -> Iterator[Somebody]:
    """A person with a folder, which is taken away again.

    Args:
        runner: gives the runner, asked only where root runs the tests.
    """
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder).resolve()
        place.chmod(0o755)
        yield Somebody(place, runner() if os.geteuid() == 0 else None)
        for inner, _, _ in os.walk(place):
            Path(inner).chmod(0o700)
