"""Start-up: daily commands against the imports that none of them can do without."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from bench.jobs import WARM_UP, Job, always, measure, mentorlog
from bench.table import Line, alone, compared

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bench.jobs import Place
    from bench.places import Places

IMPORTS = "import typer, sqlite3"
TEXT = "We went through the outline, line by line; the story about the cache is gone"
MORE = "The conclusion comes first from now on"

WRITES = {
    "goal add": ("goal", "add", "Give two talks", "--to", "2", "--unit", "talks"),
    "session log": ("session", "log", f"{TEXT}. {MORE}."),
    "win": ("win", "Asked the question in front of everybody"),
}
"""What is written with the same words every time."""

COMPLETION = {
    "_MENTORLOG_COMPLETE": "complete_bash",
    "COMP_WORDS": "mentorlog goal show G",
    "COMP_CWORD": "3",
}
"""What bash says in the environment where Tab is pressed."""


def writes(places: Places, place: Place, rounds: int) -> dict[str, Job]:
    """The commands that write, on a journal: name → job."""
    jobs = {
        name: Job(name=name, command=always(*mentorlog(*words)), env=place.env)
        for name, words in WRITES.items()
    }
    first = places.promise(place, WARM_UP + rounds)
    done = Job(name="action done", command=_done(first), env=place.env)
    return jobs | {"action done": done}


def _done(first: int) -> Callable[[int], Sequence[str]]:
    """The command that keeps another promise in every round."""
    return lambda number: mentorlog("action", "done", f"A{first + number}")


def start_up(places: Places, rounds: int) -> list[Line]:
    """Measure writes on an empty journal, and the rest on the sample journal."""
    base = Job(
        name=f'python -c "{IMPORTS}"',
        command=always(sys.executable, "-c", IMPORTS),
        env=places.empty.env,
    )
    wanted = [(job, 1.4) for job in writes(places, places.empty, rounds).values()]
    wanted += [
        (_reading(places.sample, *words), bound)
        for words, bound in (
            (("today",), 1.9),
            (("today", "--oneline"), 1.4),
            (("goal", "list"), 1.9),
            (("review", "--month", "last"), 2.2),
            (("--help",), 1.9),
            (("--version",), 1.1),
        )
    ]
    tab = Job(
        name="Tab after “goal show G” (bash)",
        command=always(*mentorlog()),
        env=places.sample.env | COMPLETION,
    )
    wanted.append((tab, 1.5))
    measure([base, *(job for job, _ in wanted)], rounds)
    part = "Start-up"
    return [
        alone(part, base),
        *(compared(part, job, base, bound) for job, bound in wanted),
    ]


def _reading(place: Place, *words: str) -> Job:
    return Job(name=" ".join(words), command=always(*mentorlog(*words)), env=place.env)
