"""What must hold whenever the program says no."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Answer, Mentorlog
    from program import Ended

READ: tuple[tuple[str, ...], ...] = (
    *(("note", "list"), ("today",), ("search", "talk"), ("timeline",), ("show", "G1")),
)
"""Some commands that look, on the furnished journal."""
WRITE: tuple[tuple[str, ...], ...] = (
    *(("note", "add", "x"), ("edit", "N1", "--mood", "5"), ("remove", "N1")),
    *(("undo",), ("tag", "N1", "more")),
)
"""Some that write."""


def refused(
    mentorlog: Mentorlog,
    journal: Path,
    code: int,
    *words: str,
    stdin: str | None = None,
    **env: str,
) -> str:
    """Run a command line that must be refused: one line, and nothing written.

    Returns:
        The sentence, without the program's name.
    """
    before = journal.read_bytes()
    answer = mentorlog(*words, stdin=stdin, **env)
    assert (answer.code, answer.out) == (code, ""), answer
    assert journal.read_bytes() == before, "a refused command has written"
    return sentence(answer)


def sentence(answer: Answer) -> str:
    """The one line on standard error."""
    assert answer.err.count("\n") == 1, answer.err
    assert answer.err.startswith("mentorlog: "), answer.err
    assert "should not have happened" not in answer.err, answer.err
    return answer.err.removeprefix("mentorlog: ").rstrip("\n")


def turned_away(done: Ended) -> str:
    """The one line of a process that could do nothing with the journal."""
    assert done.code == 5, done
    assert done.out == b"", done
    assert done.said.startswith("mentorlog: "), done
    assert done.said.count("\n") == 1, done
    assert "should not have happened" not in done.said, done
    return done.said
