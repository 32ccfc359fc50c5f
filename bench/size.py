"""Size: the same commands on a large and on a small journal, and the file itself."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from bench.jobs import Job, always, measure, mentorlog
from bench.startup import writes
from bench.table import Line, alone, compared
from bench.words import COMMONEST, ORDINARY
from mentorlog.entries.kinds import every_record
from mentorlog.store.opening import open_journal

if TYPE_CHECKING:
    from bench.jobs import Place
    from bench.places import Places

FIRST_PAGE = {"MENTORLOG_PAGER": "head -n 24"}
"""A reader who has seen enough after one page."""

READINGS = (
    (("today",), 1.3),
    (("review", "--month", "last"), 1.5),
    (("prep",), 1.5),
    (("goal", "list"), 1.5),
    (("timeline",), 1.5),
)
"""What is read on both journals: words, and the bound of the ratio."""

IN_SAMPLE = "outline"
"""A word of the sample journal, with which the searches are compared."""


def size(places: Places, rounds: int) -> list[Line]:
    """Measure the large journal against a small one.

    Writes are compared with those on an empty journal. What is read is compared with
    the sample journal: of an empty one there is nothing to draw, only a sentence.
    """
    large, sample = places.large, places.sample
    before = writes(places, places.empty, rounds)
    pairs = [
        (_named(job, "large"), _named(before[name], "empty"), 1.3)
        for name, job in writes(places, large, rounds).items()
    ]
    for words, bound in READINGS:
        on_large, on_sample = _read(large, *words), _read(sample, *words)
        pairs.append((_named(on_large, "large"), _named(on_sample, "sample"), bound))
    of_sample = _named(_read(sample, "search", IN_SAMPLE), "sample")
    for word, said, bound in (
        (ORDINARY, "ordinary", 2.0),
        (COMMONEST[0], "commonest", 4.0),
    ):
        job = _read(large, "search", word)
        job.name = f"search, {said} word (in {_share(large, word):.1%}), large"
        pairs.append((job, of_sample, bound))
    jobs = [job for own, other, _ in pairs for job in (other, own)]
    measure(list({id(job): job for job in jobs}.values()), rounds)
    part = f"A journal of {places.entries:,} entries against a small one"
    lines: list[Line] = []
    for own, other, bound in pairs:
        first = alone(part, other)
        lines += [first] if first not in lines else []
        lines.append(compared(part, own, other, bound))
    return [*lines, file_size(large, part)]


def _read(place: Place, *words: str) -> Job:
    name = "timeline, first page" if words == ("timeline",) else " ".join(words)
    command = always(*mentorlog(*words))
    return Job(name=name, command=command, env=place.env | FIRST_PAGE)


def _named(job: Job, journal: str) -> Job:
    job.name = f"{job.name}, {journal}"
    return job


def _share(place: Place, word: str) -> float:
    """The share of what is searched that has a word in it."""
    with closing(open_journal(place.journal, may_write=False)) as connection:
        (found,) = connection.execute(
            "select count(*) from search where search match ?", (word,)
        ).fetchone()
        (all_,) = connection.execute("select count(*) from search").fetchone()
    return float(found / all_)


def file_size(place: Place, part: str) -> Line:
    """The file against what is kept in it: the bytes of all columns of all records."""
    kept = 0
    with closing(open_journal(place.journal, may_write=False)) as connection:
        for record in every_record():
            columns = connection.execute(f"pragma table_info({record.table})")
            lengths = (
                f"coalesce(length(cast({column['name']} as blob)), 0)"
                for column in columns.fetchall()
            )
            query = (
                f"select coalesce(sum({' + '.join(lengths)}), 0) from {record.table}"
            )
            kept += connection.execute(query).fetchone()[0]
    size = place.journal.stat().st_size
    return Line(
        part=part,
        what=f"the file, for {kept / 1e6:,.1f} MB of text and fields",
        figure=size / 1e6,
        unit="MB",
        ratio=size / kept,
        bound=3.0,
    )
