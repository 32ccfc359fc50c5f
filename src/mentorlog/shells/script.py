"""The text that a shell evaluates; the only module that knows how shells quote."""

from __future__ import annotations

import shlex
from importlib.resources import files
from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from mentorlog.reports.shortcut import Shortcut

Shell: TypeAlias = Literal["bash", "zsh", "fish"]
SHELLS: tuple[Shell, ...] = get_args(Shell)


def script(
    shell: Shell,
    completion: str,
    shortcuts: Iterable[Shortcut],
    journal: Path,
    *,
    prompt: bool,
) -> str:
    """What a shell evaluates when it starts.

    Args:
        shell: which one.
        completion: what completes the program's own name there.
        shortcuts: the short names to give.
        journal: the journal beside which the days of open promises lie.
        prompt: whether the prompt is to have its piece at once.
    """
    given = [each for each in shortcuts if each.flaw is None]
    ending = "fish" if shell == "fish" else "sh"
    text = _read(f"{shell}.{ending}")
    if prompt:
        text += _read(f"{shell}-prompt.{ending}")
    for mark, part in (
        ("@COMPLETION@", completion.strip()),
        ("@CASES@", "\n".join(map(_case, given))),
        ("@SHORTS@", "\n".join(_short(each, shell) for each in given)),
        ("@JOURNAL@", quoted(str(journal), shell)),
    ):
        text = text.replace(mark, part)
    return text


def quoted(word: str, shell: Shell) -> str:
    """A word as a shell reads it, whatever is in it."""
    if shell != "fish":
        return shlex.quote(word)
    if shlex.quote(word) == word:
        return word
    escaped = word.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"


def _short(shortcut: Shortcut, shell: Shell) -> str:
    line = " ".join(quoted(word, shell) for word in shortcut.words)
    return f"_mentorlog_short {shortcut.name} {quoted(line, shell)}"


def _case(shortcut: Shortcut) -> str:
    """The words of a short name, for the shell that does not look into its aliases.

    The name is quoted, since some would end the list of cases there, such as “esac”.
    """
    line = " ".join(quoted(word, "bash") for word in shortcut.words)
    return f"        '{shortcut.name}') long=({line}) ;;"


def _read(name: str) -> str:
    return (files("mentorlog.shells") / name).read_text(encoding="utf-8")
