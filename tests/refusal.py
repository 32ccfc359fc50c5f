"""What must hold whenever the program says no."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Answer, Mentorlog


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
