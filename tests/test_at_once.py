"""Many processes at once: none loses anything, and none waits for long."""

from __future__ import annotations

import shlex
import signal
import sys
import time
from collections import Counter
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from furnished import furnish, type_in
from journal_file import opened, rows, value
from mentorlog.store import connecting
from program import LONG, Program, ended
from refusal import refused

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from conftest import Mentorlog

WRITER = """
import os, sys, time
from pathlib import Path
from mentorlog.cli import main
parent = os.getppid()
who, times, gate = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])
kinds = [words.split() for words in sys.argv[4:]] or [["note", "add"]]
print("ready", flush=True)
while not gate.exists() and os.getppid() == parent:
    time.sleep(0.001)
longest = 0.0
for n in range(times):
    words = kinds[n % len(kinds)]
    text = [] if words[0] in {"undo", "redo"} else [f"{who} writes {n}"]
    begun = time.monotonic()
    code = main([*words, *text]) if os.getppid() == parent else 1
    longest = max(longest, time.monotonic() - begun)
    if code and words != ["redo"]:
        sys.exit(code)
    sys.stdout.flush()
print(longest)
"""
"""Runs the program's own `main` many times, from the moment that the gate is there."""

READER = """
import io, os, sys, time
from pathlib import Path
from mentorlog.cli import main
from mentorlog.desk import Desk
gate, over, parent = Path(sys.argv[1]), Path(sys.argv[2]), os.getppid()
reads = [words.split() for words in sys.argv[3:]]
print("ready", flush=True)
while not gate.exists() and os.getppid() == parent:
    time.sleep(0.001)
times, longest = 0, 0.0
while not over.exists() and os.getppid() == parent:
    err, begun = io.StringIO(), time.monotonic()
    code = main(reads[times % len(reads)], Desk(None, io.StringIO(), err))
    longest = max(longest, time.monotonic() - begun)
    times += 1
    if code:
        sys.exit(err.getvalue())
print(times, longest)
"""
"""Reads over and over, until it is over; says how often, and the longest wait."""

KINDS = (
    "note add",
    "goal add --quiet",
    "action add",
    "win",
    "goal progress G4 +1 --note",
)
IN = ("notes.text", "goals.title", "actions.text", "milestones.title", "checkins.note")
"""Where the words of each kind are kept."""

READS = ("today", "goal list --all", "search writes", "show G4", "timeline")
BUSY = (b"lock", b"busy")
GENEROUS = 15.0
"""Seconds that a reader may wait at most: much more than it does, for it must not
depend on what else this computer has to do, and less than the program's patience."""
MOST = 30 * LONG
"""Seconds that all of it may take, for the same reason."""


def _all_begin(workers: Sequence[subprocess.Popen[bytes]], gate: Path) -> None:
    """Let all go on at one moment, when each of them is ready."""
    for worker in workers:
        assert worker.stdout is not None
        worker.stdout.readline()
    gate.touch()


def _is_whole(journal: Path, mentorlog: Mentorlog) -> None:
    """SQLite, and history held against every row, find nothing wrong."""
    assert value(journal, "pragma integrity_check") == "ok"
    looked = mentorlog("doctor")
    assert looked.code == 0, looked


@contextmanager
def _reader(program: Program, gate: Path, waits: dict[str, float]) -> Iterator[None]:
    """Let a process read for as long as the context lasts."""
    over = gate.with_name("over")
    reader = program.python(READER, str(gate), str(over), *READS)
    assert reader.stdout is not None
    reader.stdout.readline()
    try:
        yield
    finally:
        over.touch()
    done = ended(reader, MOST)
    assert (done.code, done.err) == (0, b"")
    times, longest = done.text.split()
    assert int(times) > 3
    waits["longest wait of a reader beside sixteen writers"] = float(longest)
    assert float(longest) < GENEROUS


def _all_is_there(journal: Path, writers: int, times: int) -> None:
    """What each has written is there once, with a number and a step of its own."""
    wanted = {
        n: {f"{who} writes {i}" for who in range(writers) for i in range(n, times, 5)}
        for n in range(5)
    }
    for n, place in enumerate(IN):
        table, column = place.split(".")
        query = (
            f"select {column} as words from {table} where {column} like '% writes %'"
        )
        found = [row["words"] for row in rows(journal, query)]
        assert len(found) == len(set(found)), table
        assert set(found) == wanted[n]
        highest = value(journal, f"select max(id) = count(*) from {table}")
        assert highest, f"a number of {table} was left out"
    counted = value(journal, "select max(value) from checkins where goal_id = 4")
    assert counted == len(wanted[4]), "one check-in did not know of another"
    steps = rows(
        journal,
        "select step, count(*) as n from changes where command in"
        " ('note add', 'goal add', 'action add', 'win', 'goal progress')"
        " group by step order by step desc limit ?",
        writers * times,
    )
    assert [row["n"] for row in steps] == [1] * (writers * times)
    assert steps[0]["step"] - steps[-1]["step"] == writers * times - 1


@pytest.fixture
def counting(journal_path: Path) -> Path:
    """A journal with a goal G4 at which all can count."""
    furnish(journal_path)
    type_in(journal_path, ["goal", "add", "Count", "--from", "0", "--to", "5000"])
    return journal_path


@pytest.mark.field("R2")
def test_sixteen_processes_write_at_once_and_nothing_is_lost(
    counting: Path,
    tmp_path: Path,
    mentorlog: Mentorlog,
    tried: Counter[str],
    waited: dict[str, float],
) -> None:
    program, gate = Program(counting), tmp_path / "gate"
    workers = [
        program.python(WRITER, str(n), "100", str(gate), *KINDS) for n in range(16)
    ]
    with _reader(program, gate, waited):
        _all_begin(workers, gate)
        for worker in workers:
            done = ended(worker, MOST)
            assert (done.code, done.err) == (0, b"")
            *told, longest = done.out.splitlines()
            assert len(told) == 80, "each is acknowledged, but for the quiet ones"
            what = "longest wait of one of sixteen writers"
            waited[what] = max(waited.get(what, 0), float(longest))
    tried["entries written by sixteen processes at once"] += 1600
    _all_is_there(counting, 16, 100)
    _is_whole(counting, mentorlog)


@pytest.mark.long
def test_so_do_sixteen_shells_each_command_a_process_of_its_own(
    counting: Path,
    tmp_path: Path,
    mentorlog: Mentorlog,
    tried: Counter[str],
    waited: dict[str, float],
) -> None:
    program, gate = Program(counting), tmp_path / "gate"
    lines = "\n".join(
        f'{shlex.quote(sys.executable)} -m mentorlog {words} "$who writes $n"'
        f" > /dev/null || exit; n=$((n + 1))"
        for words in KINDS
    )
    script = f"n=0; while [ $n -lt 100 ]; do\n{lines}\ndone"
    with _reader(program, gate, waited):
        gate.touch()
        shells = [program.shell_begun(script, who=str(n)) for n in range(16)]
        for shell in shells:
            out, err = shell.communicate(timeout=MOST)
            assert (shell.returncode, out, err) == (0, b"", b"")
    tried["entries written by sixteen shells at once"] += 1600
    _all_is_there(counting, 16, 100)
    _is_whole(counting, mentorlog)


def test_what_one_process_takes_back_another_does_not_lose(
    journal_path: Path, tmp_path: Path, mentorlog: Mentorlog
) -> None:
    program, gate = Program(furnish(journal_path)), tmp_path / "gate"
    kinds = ("note add", "note add", "undo", "note add", "undo", "redo")
    workers = [
        program.python(WRITER, str(n), "18", str(gate), *kinds) for n in range(6)
    ]
    before = value(journal_path, "select max(step) from changes")
    _all_begin(workers, gate)
    refusals = 0
    for worker in workers:
        done = ended(worker, MOST)
        assert done.code == 0, done
        assert not any(word in done.err for word in BUSY), done
        lines = done.said.splitlines()
        assert all("nothing to do again" in line for line in lines), done
        refusals += len(lines)
    steps = rows(
        journal_path,
        "select command, count(*) as n from changes where step > ?"
        " group by step order by step",
        before,
    )
    written = Counter(step["command"] for step in steps)
    assert all(step["n"] == 1 for step in steps), "each took back one note"
    assert written == {"note add": 54, "undo": 36, "redo": 18 - refusals}
    texts = rows(journal_path, "select text, deleted_at from notes where id > 1")
    assert {row["text"] for row in texts} == {
        f"{who} writes {i}" for who in range(6) for i in range(18) if i % 6 in {0, 1, 3}
    }
    gone = sum(row["deleted_at"] is not None for row in texts)
    assert gone == written["undo"] - written["redo"]
    _is_whole(journal_path, mentorlog)


def test_processes_that_make_the_journal_at_the_same_moment_share_it(
    tmp_path: Path,
) -> None:
    for round_ in range(3):
        journal = tmp_path / f"round-{round_}" / "deep" / "journal.db"
        gate = tmp_path / f"gate-{round_}"
        workers = [
            Program(journal).python(WRITER, str(n), "1", str(gate)) for n in range(4)
        ]
        _all_begin(workers, gate)
        told = [ended(worker) for worker in workers]
        assert [done.code for done in told] == [0] * 4, told
        assert b"".join(done.err for done in told).count(b"Started your journal") == 1
        assert value(journal, "select count(*) from notes") == 4
        assert value(journal, "select count(*) from mentorships") == 1
        names = {path.name for path in journal.parent.iterdir()}
        assert names == {"journal.db", "backups"}


def test_what_was_acknowledged_survives_a_kill(
    journal_path: Path, tmp_path: Path
) -> None:
    program, gate = Program(furnish(journal_path)), tmp_path / "gate"
    gate.touch()
    acknowledged: list[str] = []
    for _ in range(3):
        worker = program.python(WRITER, "one", "100000", str(gate))
        assert worker.stdout is not None
        worker.stdout.readline()
        time.sleep(0.15)
        worker.send_signal(signal.SIGKILL)
        whole = ended(worker).out.decode().rpartition("\n")[0]
        acknowledged += [line.split()[0] for line in whole.splitlines()]
    assert len(acknowledged) > 3
    assert value(journal_path, "pragma integrity_check") == "ok"
    kept = {f"N{row['id']}" for row in rows(journal_path, "select id from notes")}
    assert kept >= set(acknowledged)
    remembered = rows(journal_path, "select step from changes where kind = 'note'")
    assert len(remembered) == len(kept)
    assert program("note", "add", "after the kill").code == 0


def test_a_journal_that_stays_busy_is_said_to_be_busy(
    journal_path: Path, monkeypatch: pytest.MonkeyPatch, mentorlog: Mentorlog
) -> None:
    furnish(journal_path)
    monkeypatch.setattr(connecting, "PATIENCE", 0.1)
    other = opened(journal_path)
    other.isolation_level = None
    other.execute("begin immediate")
    try:
        said = refused(mentorlog, journal_path, 5, "note", "add", "x")
        assert "busy" in said
        assert mentorlog("note", "list").code == 0
    finally:
        other.close()
