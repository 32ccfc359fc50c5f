"""One write path: each command is one step, remembered with what it changed."""

from __future__ import annotations

import json
import shlex
from typing import TYPE_CHECKING, Any

import pytest

from furnished import furnish
from journal_file import TABLES, by_uid, changes, last_step, rows, value
from mentorlog.entries.kinds import every_kind
from program import Program
from refusal import refused

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Mentorlog

WRITES = """
mentorship start Zoe --tag new
mentorship use Tomás
mentorship edit Priya --focus Lead
mentorship end Tomás --why done
mentorship pause --until 2026-06-01 --why Leave
mentorship edit Priya --every monthly --why so
goal add Learn --tag a --tag b
goal progress G1 +1 --note yes
goal change G1 --title Other --why so
goal agree G1
goal pause G1
goal achieve G1
goal drop G1 --why no
milestone add Step
milestone reach M1
milestone celebrate M1 --how cake
win Yes
session plan --on friday
session log talk --next 2026-04-20 --tag x
session cancel S2
action add Do
action done A1 --result ok
action move A1 --by 2026-05-01 --why late
action drop A1
feedback ask How?
feedback add Good --from them
feedback act F2 Try
note add Text
edit N1 --mood 5 --tags sleep,calm --with Tomás
remove A1 N1 G1
tag G1 more --off talks
"""
"""Every command that writes, on the furnished journal."""


@pytest.mark.parametrize(
    "words", [shlex.split(line) for line in WRITES.strip().splitlines()], ids=" ".join
)
def test_history_tells_all_that_a_command_changed_and_nothing_else(
    mentorlog: Mentorlog, journal_path: Path, words: list[str]
) -> None:
    furnish(journal_path)
    before, step = by_uid(journal_path), last_step(journal_path)
    answer = mentorlog(*words, today="2026-04-06")
    assert answer.code == 0, answer
    after, told = by_uid(journal_path), changes(journal_path, step)
    assert told, "nothing was remembered"
    assert {change.step for change in told} == {step + 1}
    (command,) = {change.command for change in told}
    assert " ".join(words).startswith(command)
    different = {uid for uid in after if after[uid] != before.get(uid)}
    assert {change.uid for change in told} == different
    for uid in different:
        of_record = [change for change in told if change.uid == uid]
        assert of_record[0].before == before.get(uid)
        assert of_record[-1].after == after[uid]
        (kind,) = {change.kind for change in of_record}
        assert rows(journal_path, f"select 1 from {TABLES[kind]} where uid = ?", uid)


def test_the_first_mentorship_belongs_to_the_step_that_needed_it(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    mentorlog("note", "add", "x", "--tag", "first")
    told = [(c.step, c.command, c.kind) for c in changes(journal_path)]
    assert told == [
        (1, "note add", "mentorship"),
        (1, "note add", "note"),
        (1, "note add", "tag"),
    ]


def test_a_restored_entry_is_as_it_was_but_for_the_instant(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    before = by_uid(journal_path)
    mentorlog("remove", "A1", "S1")
    mentorlog("restore", "A1", "S1")
    after = by_uid(journal_path)
    assert before.keys() == after.keys()
    for uid, row in after.items():
        assert {**row, "updated_at": ""} == {**before[uid], "updated_at": ""}


def test_instants_are_utc_and_only_grow(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    mentorlog("note", "add", "x", TZ="Pacific/Kiritimati")
    mentorlog("edit", "N1", "--mood", "3", TZ="Pacific/Pago_Pago")
    (note,) = rows(journal_path, "select * from notes")
    assert note["created_at"] < note["updated_at"]
    assert note["created_at"].endswith(("Z", "+00:00"))
    instants = [row["at"] for row in rows(journal_path, "select at from changes")]
    assert instants == sorted(instants)
    assert note["updated_at"] == instants[-1]


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_today_is_the_calendar_day_where_the_person_is(
    journal_path: Path, zone: str
) -> None:
    program = Program(journal_path)
    script = "date +%F; mentorlog note add x --json -q; date +%F"
    first, *told, last = program.shell(
        script, TZ=zone, MENTORLOG_TODAY=""
    ).text.splitlines()
    assert json.loads("\n".join(told))["day"] in {first, last}


@pytest.mark.field("R10")
def test_a_kept_day_is_the_same_in_every_zone(journal_path: Path) -> None:
    program = Program(furnish(journal_path))
    zones = ("Pacific/Kiritimati", "Pacific/Pago_Pago")
    one, other = (program("session", "list", TZ=zone).text for zone in zones)
    assert one == other


@pytest.mark.parametrize("kind", [kind.kind for kind in every_kind()])
def test_numbers_are_never_given_again(
    mentorlog: Mentorlog, journal_path: Path, kind: str
) -> None:
    furnish(journal_path)
    add = {
        "mentorship": ("mentorship", "start", "Somebody"),
        "goal": ("goal", "add", "x"),
        "checkin": ("goal", "progress", "G1", "1"),
        "milestone": ("win", "x"),
        "session": ("session", "log", "x"),
        "action": ("action", "add", "x"),
        "feedback": ("feedback", "ask", "x"),
        "note": ("note", "add", "x"),
        "topic": ("topic", "add", "x"),
        "challenge": ("challenge", "add", "x"),
        "agreement": ("agreement", "add", "x", "--kind", "boundary"),
        "gesture": ("gesture", "add", "x"),
        "skill": ("skill", "add", "x"),
        "rating": ("skill", "rate", "K1", "3"),
        "question": ("question", "add", "x", "--about", "growth"),
        "lookback": ("review", "--month", "--ask"),
    }[kind]
    answers = "## Stop\nHurrying\n" if kind == "lookback" else None

    def added() -> str:
        told = mentorlog(*add, "--json", stdin=answers).json
        return str((told[0] if isinstance(told, list) else told)["id"])

    first = added()
    mentorlog("remove", first)
    second = added()
    assert int(second[1:]) == int(first[1:]) + 1


@pytest.mark.parametrize(
    "words",
    [
        ("goal", "add", "x", "--tag", "two words"),
        ("note", "add", "x", "--tag", ""),
        ("session", "log", "x", "--tag", "two words"),
        ("goal", "add", "x", "--by", "someday"),
        ("action", "add", "x", "--goal", "G1"),
        ("goal", "progress", "G1", "1"),
        ("note", "add", "x", "--with", "Zoe"),
        ("edit", "G1", "--title", "x"),
        ("remove", "A1"),
    ],
)
def test_a_refused_first_command_leaves_an_empty_journal_or_none(
    mentorlog: Mentorlog, journal_path: Path, words: tuple[str, ...]
) -> None:
    answer = mentorlog(*words)
    assert answer.code in {2, 3, 4}
    assert answer.err.count("\n") == 1, answer.err
    assert answer.out == ""
    if journal_path.exists():
        assert by_uid(journal_path) == {}
        assert last_step(journal_path) == 0


def test_a_step_that_fails_half_way_is_undone(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    refused(mentorlog, journal_path, 3, "remove", "A1", "A2", "N9")
    refused(mentorlog, journal_path, 2, "edit", "N1", "--mood", "5", "--tags", "a b")
    refused(mentorlog, journal_path, 3, "restore", "R9")


def test_history_is_json_that_sqlite_understands(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    hostile = 'a "quote", a \\ backslash, \x00, \x1b[31m, \u2028, 🎉'
    mentorlog("note", "add", stdin=hostile)
    mentorlog("edit", "N1", "--text", "calm")
    kept = "from changes where command = 'edit'"
    told: Any = json.loads(value(journal_path, f"select before {kept}"))
    assert told["text"] == hostile
    assert value(journal_path, f"select json_extract(before, '$.text') {kept}")
