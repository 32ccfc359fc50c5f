"""Damage for real, under every command: it is done rightly, or said what is wrong."""

from __future__ import annotations

import faulthandler
import os
import shutil
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from damage import fast_folder
from furnished import TODAY
from journal_file import dump, opened
from patient import BACK, LINES, Patient, overwritten, truncated
from program import LONG

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable, Iterator

    from conftest import Mentorlog
    from patient import Hurt

PARTS = 4
MORE_PARTS = 12
TIMES = 200
CUTS = 80
MORE_CUTS = 200
FEW = 5
"""So many commands are tried on each damage in a short run; other ones each time."""

SAID = "commands on a damaged journal"


@pytest.fixture(scope="module")
def patient() -> Iterator[Patient]:
    """A journal to be damaged; whoever hangs over it is ended."""
    here = Path.cwd()
    with fast_folder() as folder:
        yield Patient(folder)
        os.chdir(here)


@pytest.fixture(autouse=True)
def _no_hang() -> Iterator[None]:
    faulthandler.dump_traceback_later(20 * LONG, exit=True)
    yield
    faulthandler.cancel_dump_traceback_later()


def _some(hurts: Iterable[Hurt]) -> Iterator[tuple[Hurt, list[tuple[str, ...]]]]:
    """Each damage with a few commands, so that all have their turn."""
    for n, hurt in enumerate(hurts):
        yield hurt, [LINES[(n * FEW + k) % len(LINES)] for k in range(FEW)]


def _suffers(
    patient: Patient,
    tries: Iterable[tuple[Hurt, Iterable[tuple[str, ...]]]],
    tried: Counter[str],
    kind: str,
) -> None:
    for hurt, lines in tries:
        tried[kind] += 1
        for words in lines:
            tried[SAID] += 1
            tried[f"{SAID} that were refused"] += patient.suffers(hurt, words)


def test_without_damage_every_command_does_what_it_says(patient: Patient) -> None:
    refused = {words for words in LINES if patient.answer(words, TODAY).code}
    assert len(refused) < len(LINES) // 8, refused


@pytest.mark.field("R9")
@pytest.mark.parametrize("part", range(PARTS))
def test_a_damaged_journal_is_told_or_used_rightly(
    patient: Patient, tried: Counter[str], part: int
) -> None:
    tries = islice(_some(overwritten(patient.whole, TIMES)), part, None, PARTS)
    _suffers(patient, tries, tried, "random damages under some commands")


@pytest.mark.long
@pytest.mark.parametrize("part", range(MORE_PARTS))
def test_a_damaged_journal_is_told_or_used_rightly_by_every_command(
    patient: Patient, tried: Counter[str], part: int
) -> None:
    hurts = islice(overwritten(patient.whole, TIMES), part, None, MORE_PARTS)
    tries = ((hurt, LINES) for hurt in hurts)
    _suffers(patient, tries, tried, "random damages under all commands")


@pytest.mark.field("R9")
def test_a_journal_that_was_cut_off_is_told_or_used_rightly(
    patient: Patient, tried: Counter[str]
) -> None:
    tries = _some(truncated(patient.whole, CUTS))
    _suffers(patient, tries, tried, "lengths that a journal was cut to")


@pytest.mark.long
@pytest.mark.parametrize("part", range(MORE_PARTS))
def test_a_journal_that_was_cut_off_is_told_or_used_rightly_by_every_command(
    patient: Patient, tried: Counter[str], part: int
) -> None:
    hurts = islice(truncated(patient.whole, MORE_CUTS), part, None, MORE_PARTS)
    tries = ((hurt, LINES) for hurt in hurts)
    _suffers(patient, tries, tried, "lengths that a journal was cut to")


@pytest.mark.field("R9")
def test_whatever_the_damage_the_backup_is_back_whole_or_nothing_is_changed(
    patient: Patient, tried: Counter[str]
) -> None:
    patient.lay_down(patient.whole)
    wanted = dump(patient.journal)
    for hurt in (*overwritten(patient.whole, TIMES), *truncated(patient.whole, CUTS)):
        patient.lay_down(hurt.left)
        answer = patient.run(BACK, hurt.today)
        tried["damaged journals that were to be restored"] += 1
        if answer.code:  # the program cannot tell any more that it is one
            assert "move it elsewhere" in answer.err or "newer" in answer.err, answer
            assert patient.journal.read_bytes() == hurt.left
        elif "the same already" not in answer.out:
            assert dump(patient.journal) == wanted, hurt.name


GHOST = "insert into search (rowid, title) values ({}, 'talk talk talk')"
INDEX = {
    "emptied": ["delete from search_data where id > 10"],
    "emptied of all": ["delete from search_data"],
    "overwritten": ["update search_data set block = randomblob(length(block))"],
    "half overwritten": [
        "update search_data set block = randomblob(length(block)) where id > 10"
    ],
    "without its view": ["drop view texts"],
    "without sizes": ["delete from search_docsize"],
    "without index": ["delete from search_idx"],
    "without its settings": ["drop table search_config"],
    "gone": ["drop table search"],
    "half gone": ["drop table search_data"],
    "of somebody else": [GHOST.format(64 + 63)],
    "of what never was": [GHOST.format(999 * 64 + 7)],
    "of nothing": [GHOST.format(-1)],
}
"""What was done to the search index."""


@pytest.mark.parametrize("name", INDEX)
def test_a_damaged_search_index_says_how_to_make_it_anew(
    mentorlog: Mentorlog, journal_path: Path, patient: Patient, name: str
) -> None:
    patient.lay_down(patient.whole)
    journal_path.parent.mkdir(mode=0o700)
    journal_path.write_bytes(patient.whole)
    journal_path.chmod(0o600)
    right = mentorlog("search", "talk").out
    with closing(opened(journal_path)) as connection:
        connection.execute("pragma writable_schema = on")
        for statement in INDEX[name]:
            connection.execute(statement)
        connection.commit()
    hurt = journal_path.read_bytes()
    for words in (("search", "talk"), ("note", "add", "a talk"), ("remove", "S1")):
        journal_path.write_bytes(hurt)
        answer = mentorlog(*words, MENTORLOG_DEBUG="")
        assert answer.code in {0, 5}, answer
        if answer.code:
            assert "mentorlog doctor --fix" in answer.err, answer
            assert answer.err.count("\n") == 1, answer
            assert journal_path.read_bytes() == hurt
    journal_path.write_bytes(hurt)
    shutil.rmtree(journal_path.parent / "drafts", ignore_errors=True)
    looked = mentorlog("doctor")
    if looked.code == 0:  # what is gone was not needed
        assert mentorlog("search", "talk").out == right
        return
    assert "mentorlog doctor --fix" in looked.out
    assert mentorlog("doctor", "--fix").code == 0
    assert mentorlog("search", "talk").out == right
    assert mentorlog("note", "add", "a talk").code == 0
