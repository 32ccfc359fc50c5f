"""`python -m bench.peers`: measure programs of the same kind side by side."""

from __future__ import annotations

import argparse
import json
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from bench.machine import machine
from bench.peers.jrnl import Jrnl
from bench.peers.ours import Mentorlog
from bench.peers.peer import Missing, Peer
from bench.peers.race import Time, race
from bench.peers.taskwarrior import Taskwarrior
from bench.peers.timewarrior import Timewarrior
from bench.peers.todoman import Todoman
from bench.peers.watson import Watson

if TYPE_CHECKING:
    from collections.abc import Sequence

PEERS: Sequence[type[Peer]] = (
    Mentorlog,
    Jrnl,
    Watson,
    Todoman,
    Taskwarrior,
    Timewarrior,
)
CACHE = Path(__file__).parents[2] / "build" / "bench" / "peers"
SIZES = (1, 1_000, 10_000, 100_000)


def had(peers: Sequence[type[Peer]]) -> dict[Peer, str]:
    """The programs that can be had, with their versions; the others are told."""
    found = {}
    for kind in peers:
        peer = kind(CACHE / kind.name.lower())
        try:
            found[peer] = peer.version()
        except Missing as missing:
            print(f"{peer.name} is left out: {missing}.", flush=True)
    return found


def main() -> None:
    """Measure every program at every size, and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.peers", description=__doc__)
    add = parser.add_argument
    add("--size", type=int, action="append", metavar="N", help="entries (repeatable)")
    add("--rounds", type=int, default=20, metavar="N", help="of every command")
    add("--output", type=Path, metavar="FILE", help="keep all of it, as JSON")
    said = parser.parse_args()
    versions = had(PEERS)
    times: list[Time] = []
    firsts = {}
    with tempfile.TemporaryDirectory(prefix="mentorlog-peers-") as name:
        folder = Path(name)
        about = machine(folder)
        for size in said.size or SIZES:
            print(f"Measuring with {size:,} entries ...", flush=True)
            measured, firsts[size] = race(list(versions), folder, size, said.rounds)
            times += measured
    for time in times:
        took = time.why or f"{time.seconds or 0:8.3f} s"
        print(f"{time.entries:>9,}  {time.program:<12} {time.work:<5} {took}")
    if said.output is not None:
        kept = {
            "machine": about,
            "rounds": said.rounds,
            "programs": {
                peer.name: {"version": version, "told": peer.told}
                for peer, version in versions.items()
            },
            "first_command": firsts,
            "times": [asdict(time) for time in times],
        }
        said.output.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps(kept, indent=1, ensure_ascii=False)
        said.output.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
