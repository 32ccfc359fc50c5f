"""What is handed over holds what the policy says, and nothing else whatsoever."""

from __future__ import annotations

import io
import re
import shutil
from itertools import product
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import share_journal
from mentorlog.cli import main
from mentorlog.desk import Desk
from mentorlog.entries.kinds import every_record
from mentorlog.reports.share_policy import (
    AUDIENCES,
    COUNTED,
    POLICY,
    Audience,
    cell,
    worded,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from conftest import Mentorlog
    from mentorlog.entries.record import Record

FORMATS = ((), ("--format", "md"), ("--format", "html"), ("--json",), ("--plain",))
TIMES = ((), ("--since", "start"), ("--since", "start", "--until", "2026-03-15"))
WHOM: dict[Audience, tuple[str, ...]] = {
    "mentor": ("R1",),
    "mentee": ("R2",),
    "manager": ("R1",),
    "self": ("R1", "R2"),
}
"""For whom → with whom it can be about."""
REPORTS = [(audience, whom) for audience in AUDIENCES for whom in WHOM[audience]]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The journal with every sort of entry, written once."""
    path = tmp_path_factory.mktemp("share") / "told.db"
    share_journal.tell(path)
    return path


@pytest.fixture(scope="module")
def marked(
    told: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, dict[str, tuple[str, str]]]:
    """The same with a mark in each text, and what is marked by it."""
    path = tmp_path_factory.mktemp("share") / "marked.db"
    shutil.copy(told, path)
    return path, share_journal.marked(path)


@pytest.fixture
def journal(told: Path, journal_path: Path) -> Path:
    journal_path.parent.mkdir()
    shutil.copy(told, journal_path)
    return journal_path


def _shared(
    mentorlog: Mentorlog, audience: str, whom: str, *words: str, **env: str
) -> str:
    answer = mentorlog("share", "--for", audience, "--with", whom, *words, **env)
    assert answer.code == 0, answer
    assert answer.out
    return answer.out


def _quotes(audience: str) -> list[tuple[str, ...]]:
    return [()] if audience == "manager" else [(), ("--include-quotes",)]


# --- what is told, field by field


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_field_is_told_if_the_policy_says_so_and_else_never(
    mentorlog: Mentorlog,
    marked: tuple[Path, dict[str, tuple[str, str]]],
    audience: Audience,
    form: tuple[str, ...],
) -> None:
    journal, marks = marked
    env = {"MENTORLOG_JOURNAL": str(journal)}
    for quotes, time in product(_quotes(audience), TIMES[:2]):
        out = "".join(
            _shared(mentorlog, audience, whom, *form, *quotes, *time, **env)
            for whom in WHOM[audience]
        )
        found = {marks[mark] for mark in re.findall(r"mark\d+x", out)}
        assert found == _allowed(marks.values(), audience, quoting=bool(quotes))
        assert "yore" not in out.casefold(), "an earlier wording"


def _allowed(
    known: Iterable[tuple[str, str]], audience: Audience, *, quoting: bool
) -> set[tuple[str, str]]:
    told = set()
    for sort, name in known:
        allowed = cell(sort, audience)
        if name in allowed.told or (quoting and name in allowed.quoted):
            told.add((sort, name))
    return told


def test_every_text_that_the_policy_tells_is_in_the_story(
    marked: tuple[Path, dict[str, tuple[str, str]]],
) -> None:
    """Else the test above would not have looked for it."""
    _, marks = marked
    texts = {
        (sort, name)
        for sort in POLICY
        for audience in AUDIENCES
        for name in cell(sort, audience).told | cell(sort, audience).quoted
        if name in share_journal.texts(_class_of(sort))
    }
    assert texts <= set(marks.values())
    assert {sort for sort, _ in marks.values()} >= (
        set(POLICY) - {"asking", "session planned"}
    )


def _class_of(sort: str) -> type[Record]:
    (found,) = (cls for cls in every_record() if cls.kind == sort.partition(" ")[0])
    return found


# --- every kind is decided about


def test_every_kind_of_record_has_its_row_in_the_policy() -> None:
    """Who adds a kind decides who is told of it: add a row to `POLICY`."""
    assert {sort.partition(" ")[0] for sort in POLICY} == {
        cls.kind for cls in every_record()
    }


@pytest.mark.parametrize("sort", POLICY)
def test_a_row_names_fields_that_there_are(sort: str) -> None:
    known = set(worded(_class_of(sort).kind))
    for audience in AUDIENCES:
        allowed = cell(sort, audience)
        assert allowed.told | allowed.quoted <= known
        assert COUNTED not in known
    assert not cell(sort, "manager").quoted


# --- what is private leaves no trace


@pytest.mark.parametrize(("audience", "whom"), REPORTS)
def test_private_entries_change_nothing_at_all(
    mentorlog: Mentorlog, journal: Path, audience: Audience, whom: str
) -> None:
    asked = list(product(FORMATS, _quotes(audience), TIMES))

    def outs() -> list[str]:
        return [
            _shared(mentorlog, audience, whom, *form, *quotes, *time)
            for form, quotes, time in asked
        ]

    before = outs()
    share_journal.with_private_copies(journal)
    assert outs() == before
    said = mentorlog("share", "--for", audience, "--with", whom).err
    assert "private note" in said
    assert "private challenge" in said


@settings(max_examples=40)
@given(data=st.data())
def test_what_is_private_is_as_if_it_had_never_been(
    told: Path, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    journal = tmp_path_factory.getbasetemp() / "share-property.db"
    shutil.copy(told, journal)
    entries = [
        entry
        for entry in share_journal.all_entries(journal)
        if entry[0] != "feedback"  # a question that is answered in private is answered
    ]
    chosen = data.draw(st.lists(st.sampled_from(entries), unique=True))
    audience, whom = data.draw(st.sampled_from(REPORTS))
    words = (
        *("share", "--for", audience, "--with", whom),
        *data.draw(st.sampled_from(FORMATS)),
        *data.draw(st.sampled_from(_quotes(audience))),
        *data.draw(st.sampled_from(TIMES)),
    )
    share_journal.set_where(journal, chosen, "private = 1")
    private = _run(journal, words)
    share_journal.set_where(journal, chosen, "deleted_at = '2026-03-30T10:00:00Z'")
    assert private == _run(journal, words)


def _run(journal: Path, words: tuple[str, ...]) -> str:
    out = io.StringIO()
    env = {"MENTORLOG_JOURNAL": str(journal), "MENTORLOG_TODAY": share_journal.TODAY}
    assert main(words, Desk(env, out, io.StringIO(), io.StringIO())) == 0
    return out.getvalue()


def test_what_was_private_and_is_not_any_more_is_told_as_it_is_now(
    mentorlog: Mentorlog,
) -> None:
    mentorlog("mentorship", "start", "Priya", "--on", "2026-01-05")
    mentorlog("goal", "add", "Get away from Marek", "--private")
    mentorlog("goal", "change", "G1", "--title", "Change teams", "--why", "Politer")
    mentorlog("edit", "G1", "--private", "no")
    out = mentorlog("share", "--for", "mentor").out
    assert "Change teams" in out
    assert "Marek" not in out
    assert "Politer" not in out


def test_nothing_of_a_private_mentorship_is_handed_over(mentorlog: Mentorlog) -> None:
    mentorlog("mentorship", "start", "Priya", "--private", "--on", "2026-01-05")
    mentorlog("win", "Spoke first")
    for audience in ("mentor", "manager", "self"):
        answer = mentorlog("share", "--for", audience)
        assert (answer.code, answer.out) == (2, "")
        assert "is private" in answer.err
