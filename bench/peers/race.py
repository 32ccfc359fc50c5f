"""All programs at one size: filled, tried, and measured in turn."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from bench.jobs import Job, TooSlow, measure

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from bench.peers.peer import Peer

PATIENCE = 30.0
"""Seconds that a command may take before the size is left out for its program."""
FIRST = 900.0
"""Seconds that the very first command may take, which may build a cache."""


@dataclass(frozen=True)
class Time:
    """How long a program took for some work, with so many entries.

    Attributes:
        program: its name.
        work: "add" or "list".
        entries: how many entries it had.
        values: the seconds of every round; none where it was left out.
        why: why it was left out.
    """

    program: str
    work: str
    entries: int
    values: Sequence[float] = ()
    why: str = ""

    @property
    def seconds(self) -> float | None:
        """The median, or None where it was left out."""
        return median(self.values) if self.values else None


def race(
    peers: Sequence[Peer], folder: Path, entries: int, rounds: int
) -> tuple[list[Time], dict[str, float]]:
    """Measure all programs with so many entries.

    Returns:
        The times, and how many seconds the first command of each took.
    """
    jobs: dict[tuple[str, str], Job] = {}
    left_out: list[Time] = []
    firsts = {}
    for peer in peers:
        home = folder / f"{peer.name}-{entries}"
        home.mkdir()
        peer.fill(home, entries)
        own = _jobs(peer, home, entries)
        why, firsts[peer.name] = _tried(own)
        if why:
            print(f"{peer.name} is left out at {entries:,} entries: {why}", flush=True)
            left_out += [Time(peer.name, work, entries, why=why) for work in own]
        else:
            for work, job in own.items():
                job.patience = None  # it has shown that it comes to an end
                jobs[peer.name, work] = job
    measure(list(jobs.values()), rounds)
    times = [Time(name, work, entries, job.times) for (name, work), job in jobs.items()]
    return [*times, *left_out], firsts


def _jobs(peer: Peer, home: Path, entries: int) -> dict[str, Job]:
    env = peer.env(home)
    listing = peer.lists(home, entries)
    return {
        "add": Job(
            name=f"{peer.name}: add",
            command=lambda number: peer.adds(home, number),
            env=env,
            patience=PATIENCE,
        ),
        "list": Job(
            name=f"{peer.name}: list",
            command=lambda _: listing,
            env=env,
            patience=PATIENCE,
        ),
    }


def _tried(jobs: Mapping[str, Job]) -> tuple[str, float]:
    """Why a program has to be left out, if it has; and what its first command took."""
    lists = jobs["list"]
    first = Job(name=lists.name, command=lists.command, env=lists.env, patience=FIRST)
    took = 0.0
    try:
        took = first.run()
        lists.run()
        jobs["add"].run(TRIAL)
        lists.run()
    except TooSlow as slow:
        return str(slow), took
    return "", took


TRIAL = 500
"""The round of the entry that is added on trial, before all others are."""
