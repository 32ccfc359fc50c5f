"""The benchmarks measure what they say they measure."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from contextlib import closing
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from bench.chart import chart
from bench.docs import BLOCKS, CHART, MARKED, PAGE, bench_block, peers_block
from bench.jobs import Job, Place, TooSlow, always, measure
from bench.large import fill
from bench.life import life
from bench.machine import machine
from bench.memory import peak
from bench.peers.race import Time
from bench.places import SAMPLE_DAY
from bench.span import GOING_ON, LAST_DAY, Span
from bench.table import Line, as_markdown, as_text
from bench.words import COMMONEST, ORDINARY
from mentorlog.commands.replay import scenes, story
from mentorlog.entries.kinds import every_kind, every_record
from mentorlog.store.opening import open_journal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mentorlog.store import dbapi

ENTRIES = 3000
ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module", name="filled")
def _filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dbapi.Connection]:
    path: Path = tmp_path_factory.mktemp("large") / "journal.db"
    fill(path, ENTRIES)
    with closing(open_journal(path, may_write=False)) as connection:
        yield connection


def number(connection: dbapi.Connection, query: str, *values: object) -> int:
    return int(connection.execute(query, values).fetchone()[0])


def test_a_long_life_is_the_same_every_time() -> None:
    assert list(life(1500)) == list(life(1500))


@pytest.mark.parametrize("entries", [1, 2, 19, 999, 1000, ENTRIES])
def test_there_are_as_many_entries_as_were_wanted(entries: int) -> None:
    kinds = {kind.kind for kind in every_kind()}
    written = Counter(record.kind for record in chain.from_iterable(life(entries)))

    assert sum(written[kind] for kind in kinds) == entries


def test_a_million_entries_are_forty_years_with_ten_people() -> None:
    span = Span(1_000_000)

    assert (span.mentorships, span.months) == (10, 480)
    assert 200 < span.a_month < 220
    assert sum(map(span.goes_on, range(1, 11))) == GOING_ON
    assert span.begun.isoformat() == "1986-04-01"


def test_every_kind_is_there_with_its_history(filled: dbapi.Connection) -> None:
    written = 0
    for record in every_record():
        rows = number(filled, f"select count(*) from {record.table}")
        written += rows

        assert rows, record.kind
    assert written == number(filled, "select count(*) from changes")
    assert not filled.execute("pragma foreign_key_check").fetchall()


def test_little_is_open_and_only_where_a_mentorship_goes_on(
    filled: dbapi.Connection,
) -> None:
    open_ = filled.execute(
        "select m.ended_on, a.day from actions as a"
        " join mentorships as m on m.id = a.mentorship_id where a.status = 'open'"
    ).fetchall()

    assert 0 < len(open_) <= GOING_ON * 24
    assert all(ended is None for ended, _ in open_)
    assert all((LAST_DAY.toordinal() - 31) <= _ordinal(day) for _, day in open_)


def _ordinal(day: str) -> int:
    return LAST_DAY.fromisoformat(day).toordinal()


def test_words_are_as_common_as_in_a_language(filled: dbapi.Connection) -> None:
    found = "select count(*) from search where search match ?"
    everything = number(filled, "select count(*) from search")

    assert number(filled, found, COMMONEST[0]) > everything / 2
    assert 0.001 < number(filled, found, ORDINARY) / everything < 0.01


def test_the_sample_is_measured_on_the_last_day_of_its_story() -> None:
    assert [scene.day for scene in scenes(story())][-1] == SAMPLE_DAY.isoformat()


def test_what_is_over_its_bound_is_marked() -> None:
    lines = [
        Line(part="A", what="one", figure=0.05),
        Line(part="A", what="two", figure=0.07, ratio=1.404, bound=1.4),
        Line(part="A", what="three", figure=1.5, ratio=1.41, bound=1.4),
        Line(part="B", what="four", figure=45.1, unit="MB", bound=45),
    ]

    assert [line.verdict for line in lines] == ["", "met", "OVER", "OVER"]
    assert as_text(lines).endswith("1 of 3 bounds are met.")
    assert "| three | 1.50 s | 1.41 | 1.40 | **over** |" in as_markdown(lines)
    assert "| four | 45.1 MB | | 45 MB | **over** |" in as_markdown(lines)


def python(code: str, patience: float | None = None) -> Job:
    command = always(sys.executable, "-c", code)
    return Job(name="python", command=command, env={}, patience=patience)


def test_a_round_is_a_whole_process_at_a_terminal() -> None:
    job = python("import os, time; assert os.isatty(1); time.sleep(0.1)")
    measure([job], rounds=2)

    assert len(job.times) == 2
    assert min(job.times) > 0.1


def test_what_goes_wrong_is_told_with_what_it_said() -> None:
    with pytest.raises(RuntimeError, match="ended with 3: no such thing"):
        python("import sys; print('no such thing'); sys.exit(3)").run()


def test_a_command_that_takes_too_long_is_stopped() -> None:
    with pytest.raises(TooSlow, match="longer than 1 seconds"):
        python("import time; time.sleep(60)", patience=1).run()


def test_memory_is_that_of_the_command_and_not_of_whoever_measures(
    tmp_path: Path,
) -> None:
    ours = bytearray(os.urandom(1) * 200_000_000)
    place = Place(tmp_path / "journal.db", LAST_DAY)
    little = peak((sys.executable, "-S", "-c", ""), place)
    much = peak((sys.executable, "-S", "-c", "bytearray(b'1' * 50_000_000)"), place)

    assert len(ours) / 1e6 > much
    assert little + 45 < much
    assert little < 45


def test_the_chart_can_be_read_aloud_and_has_a_line_for_each_program() -> None:
    times = [
        Time(program, work, size, [0.1 * size])
        for program in ("mentorlog", "another")
        for work in ("add", "list")
        for size in (1, 1000)
    ]
    left_out = Time("another", "add", 100_000, why="it took too long")
    svg = ET.fromstring(chart([*times, left_out]))
    name = "{http://www.w3.org/2000/svg}"
    desc = svg.find(f"{name}desc")

    assert svg.get("role") == "img"
    assert len(svg.findall(f".//{name}polyline")) == 4
    assert desc is not None
    assert "mentorlog 100 ms at 1, 100 s at 1,000" in str(desc.text)


def test_what_was_measured_has_its_place_in_the_page() -> None:
    page = PAGE.read_text(encoding="utf-8")

    assert {match["name"] for match in MARKED.finditer(page)} == set(BLOCKS)
    assert f"]({CHART.name})" in page
    assert CHART.exists()


def test_a_part_is_measured_alone_and_kept_for_the_page(tmp_path: Path) -> None:
    output = tmp_path / "bench.json"
    few = ("--entries", "300", "--rounds", "1", "--bulk-rounds", "1")
    parts = ("--part", "bulk", "--part", "backup")
    said = subprocess.run(
        [sys.executable, "-m", "bench", *few, *parts, "--output", output],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    kept = json.loads(output.read_text(encoding="utf-8"))
    page = bench_block(kept)

    assert "300 entries written at once\n" in said
    assert "The daily backup of 300 entries\n" in said
    assert said.rstrip().endswith("of 3 bounds are met.")
    assert {line["part"] for line in kept["lines"]} == {
        "300 entries written at once",
        "The daily backup of 300 entries",
    }
    assert "1 rounds each" in page
    assert "| the program, with history and search |" in page


def test_a_size_that_was_left_out_is_told_in_the_page(tmp_path: Path) -> None:
    times = [
        {"program": "another", "work": work, "entries": size, "values": values}
        for work in ("add", "list")
        for size, values in ((1000, []), (1, [0.25]))
    ]
    page = peers_block(
        {
            "machine": machine(tmp_path),
            "rounds": 5,
            "programs": {"another": {"version": "1.2", "told": "lines in a file"}},
            "first_command": {"1": {"another": 0.3}, "1000": {"another": 45.2}},
            "times": [
                time if time["values"] else time | {"why": "it took too long"}
                for time in times
            ],
        }
    )

    assert "| Add an entry, with so many | 1 | 1,000 |" in page
    assert "| another 1.2 | 250 ms | left out |" in page
    assert "- Left out is another with 1,000: it took too long." in page
    assert "- another, of 1,000 entries that it has not seen before: 45 s" in page
