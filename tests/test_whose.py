"""A journal of somebody else, or one that may only be read: told, and left as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from deeds import backed_up
from furnished import furnish, type_in
from refusal import READ, WRITE, turned_away

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from somebody import Somebody

OURS, THEIRS = True, False
CLOSED: dict[str, tuple[bool, int, bool, int]] = {
    "their folder, closed": (THEIRS, 0o700, THEIRS, 0o600),
    "their file": (THEIRS, 0o755, THEIRS, 0o600),
    "their file in our folder": (OURS, 0o700, THEIRS, 0o600),
    "a closed file": (OURS, 0o700, OURS, 0o000),
    "a closed folder": (OURS, 0o000, OURS, 0o600),
}
"""Whose the folder is, and its mode; whose the file is, and its mode."""
READABLE: dict[str, tuple[bool, int, bool, int]] = {
    "their readable file": (THEIRS, 0o755, THEIRS, 0o644),
    "their file in a folder of all": (THEIRS, 0o777, THEIRS, 0o644),
    "our file in their folder": (THEIRS, 0o755, OURS, 0o600),
    "their readable file in ours": (OURS, 0o700, THEIRS, 0o644),
    "a file that is only read": (OURS, 0o700, OURS, 0o400),
    "a folder that is only read": (OURS, 0o500, OURS, 0o600),
    "both": (OURS, 0o500, OURS, 0o400),
}
BACK = ("restore", "latest", "--yes")


def _damaged(journal: Path) -> None:
    journal.write_bytes(journal.read_bytes()[:20_000])


def _laid_out(
    somebody: Somebody,
    how: tuple[bool, int, bool, int],
    then: Callable[[Path], object] = bool,
) -> Path:
    """A journal with something in the trash, that was another when it was kept."""
    folder_is_ours, folder_mode, file_is_ours, file_mode = how
    if not (folder_is_ours and file_is_ours):
        somebody.must_be_another()
    journal = backed_up(furnish(somebody.place / "journal" / "journal.db"))
    type_in(journal, ("remove", "P1"))
    then(journal)
    backups = journal.parent / "backups"
    somebody.owns(backups, *backups.iterdir())
    if file_is_ours:
        somebody.owns(journal)
    if folder_is_ours:
        somebody.owns(journal.parent)
    journal.chmod(file_mode)
    journal.parent.chmod(folder_mode)
    return journal


def _bytes(journal: Path) -> bytes:
    """What is in it, whoever may look there."""
    modes = []
    for path in (journal.parent, journal):
        modes.append((path, path.stat().st_mode))
        path.chmod(0o700)
    found = journal.read_bytes()
    for path, mode in modes:
        path.chmod(mode)
    return found


@pytest.mark.parametrize("name", CLOSED)
def test_a_journal_that_is_closed_to_a_person_is_said_to_be(
    somebody: Somebody, name: str
) -> None:
    journal = _laid_out(somebody, CLOSED[name])
    before = _bytes(journal)
    for words in (*READ, *WRITE, BACK, ("trash", "empty", "--yes"), ("backup",)):
        said = turned_away(somebody(journal, *words, TMPDIR=_elsewhere(somebody)))
        assert "Check who owns it." in said
    looked = somebody(journal, "doctor", "--fix")
    assert looked.code == 6
    assert "Check who owns it." in looked.text
    assert _bytes(journal) == before


@pytest.mark.parametrize("name", READABLE)
def test_a_journal_that_may_only_be_read_can_be_read(
    somebody: Somebody, name: str
) -> None:
    journal = _laid_out(somebody, READABLE[name])
    before = _bytes(journal)
    kept = {path.name for path in (journal.parent / "backups").iterdir()}
    for words in READ:
        assert somebody(journal, *words).code == 0, words
    for words in (*WRITE, BACK):
        said = turned_away(somebody(journal, *words, TMPDIR=_elsewhere(somebody)))
        assert "you may only read it" in said
    emptied = somebody(journal, "trash", "empty", "--yes")
    assert emptied.code == 5
    assert "you may only read it" in emptied.said
    assert somebody(journal, "backup", _elsewhere(somebody)).code == 0
    looked = somebody(journal, "doctor")
    assert looked.code == 6
    assert "cannot be written to" in looked.text
    assert _bytes(journal) == before
    assert {path.name for path in (journal.parent / "backups").iterdir()} == kept


@pytest.mark.parametrize("name", READABLE)
def test_nothing_takes_the_place_of_a_damaged_one_that_may_only_be_read(
    somebody: Somebody, name: str
) -> None:
    journal = _laid_out(somebody, READABLE[name], _damaged)
    before = _bytes(journal)
    for words in (*READ, *WRITE):
        said = turned_away(somebody(journal, *words, TMPDIR=_elsewhere(somebody)))
        assert "mentorlog doctor" in said
    said = turned_away(somebody(journal, "restore", "latest", "--yes"))
    assert "you may only read it" in said
    assert _bytes(journal) == before


def _elsewhere(somebody: Somebody) -> str:
    """A folder of theirs."""
    folder = somebody.place / "elsewhere"
    if not folder.exists():
        folder.mkdir()
        somebody.owns(folder)
    return str(folder)
