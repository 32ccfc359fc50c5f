"""`python -m bench`: measure everything, and say what is within its bound."""

from __future__ import annotations

import argparse
import json
import tempfile
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pyperf  # type: ignore[import-untyped]  # it has no type hints

from bench.backup import backup
from bench.bulk import bulk
from bench.machine import machine
from bench.memory import memory
from bench.places import Places
from bench.size import size
from bench.startup import start_up
from bench.table import Line, as_markdown, as_text

if TYPE_CHECKING:
    from collections.abc import Sequence

PARTS = ("startup", "size", "memory", "bulk", "backup")
MANY = 100_000
"""So many entries are written at once, and are in the journal that is backed up, unless
the large journal has fewer."""


def read() -> argparse.Namespace:
    """What was said on the command line."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    add = parser.add_argument
    add("--entries", type=int, default=MANY, metavar="N", help="of the large journal")
    add("--rounds", type=int, default=20, metavar="N", help="of every command")
    add("--bulk-rounds", type=int, default=3, metavar="N", help="of writing at once")
    add("--part", choices=PARTS, action="append", help="only this (repeatable)")
    add("--markdown", action="store_true", help="print the tables for a page")
    add("--output", type=Path, metavar="FILE", help="keep all of it, as JSON")
    add("--pyperf", type=Path, metavar="FILE", help="keep the times for pyperf")
    return parser.parse_args()


def measured(said: argparse.Namespace, folder: Path) -> list[Line]:
    """Everything that is wanted, measured part by part."""
    places = Places(folder, said.entries, datetime.now(UTC))  # noqa: TID251 - a script has no desk
    some = min(said.entries, MANY)
    parts = {
        "startup": lambda: start_up(places, said.rounds),
        "size": lambda: size(places, said.rounds),
        "memory": lambda: memory(places),
        "bulk": lambda: bulk(folder, some, said.bulk_rounds),
        "backup": lambda: backup(places, some, said.rounds),
    }
    lines = []
    for name in said.part or PARTS:
        print(f"Measuring: {name} ...", flush=True)
        lines += parts[name]()
    return lines


def keep(
    path: Path, said: argparse.Namespace, about: dict[str, str], lines: Sequence[Line]
) -> None:
    """Keep every value in a file, for the documents and for whoever compares."""
    kept = {
        "machine": about,
        "entries": said.entries,
        "rounds": said.rounds,
        "bulk_rounds": said.bulk_rounds,
        "lines": [asdict(line) | {"verdict": line.verdict} for line in lines],
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(kept, indent=1, ensure_ascii=False), encoding="utf-8")


def keep_times(path: Path, lines: Sequence[Line]) -> None:
    """Keep the times in a file that `python -m pyperf` reads."""
    runs = [
        pyperf.Run(line.values, metadata={"name": line.what}, collect_metadata=False)
        for line in lines
        if line.unit == "s"
    ]
    suite = pyperf.BenchmarkSuite([pyperf.Benchmark([run]) for run in runs])
    suite.dump(str(path), replace=True)


def main() -> None:
    """Measure, and print; what is over its bound is marked, never an error."""
    said = read()
    with tempfile.TemporaryDirectory(prefix="mentorlog-bench-") as name:
        folder = Path(name)
        about = machine(folder)
        lines = measured(said, folder)
    print()
    print("\n".join(f"{name}: {words}" for name, words in about.items()))
    print(as_markdown(lines) if said.markdown else as_text(lines))
    if said.output is not None:
        keep(said.output, said, about, lines)
    if said.pyperf is not None:
        keep_times(said.pyperf, lines)


if __name__ == "__main__":
    main()
