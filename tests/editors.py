"""Editors for tests: small shell scripts that are started as a person's editor is."""

from __future__ import annotations

import shlex
import stat
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def editor(folder: Path, script: str, name: str = "editor") -> str:
    """An editor that runs a shell script; `$1` is the file to edit."""
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return shlex.quote(str(path))


def saves(folder: Path, text: str | bytes, name: str = "editor") -> str:
    """An editor that saves this text, whatever it began with."""
    wanted = folder / f"{name}.wanted"
    wanted.write_bytes(text.encode() if isinstance(text, str) else text)
    return editor(folder, f'cat {shlex.quote(str(wanted))} > "$1"', name)


def empties(folder: Path, word: str) -> str:
    """An editor that empties one field of the form."""
    return editor(folder, f"sed -i 's/^{word}:.*/{word}:/' \"$1\"")


def keeps_what_it_saw(folder: Path, seen: Path, then: str = "true") -> str:
    """An editor that notes the file it was given, and goes on with a script."""
    return editor(folder, f'cp "$1" {shlex.quote(str(seen))}; {then}')


def drafts_beside(journal: Path) -> list[Path]:
    """The files of the drafts; each has beside it how it began, and nothing else is."""
    folder = journal.parent / "drafts"
    paths = list(folder.iterdir()) if folder.exists() else []
    drafts = [path for path in paths if path.suffix == ".md"]
    assert set(paths) == {*drafts, *(path.with_suffix(".json") for path in drafts)}
    assert {stat.S_IMODE(path.stat().st_mode) for path in paths} <= {0o600}
    return drafts
