"""Looking for words in the whole journal: the only code that asks the search index.

What people typed never becomes part of a query's grammar: every term stands in
quotation marks, and what is found sign by sign is handed over as a value.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from mentorlog.entries.kinds import every_kind, kind_named
from mentorlog.errors import JournalError
from mentorlog.reports.sought import has_signs
from mentorlog.store.readings import AMONG, find
from mentorlog.store.search_tables import PLACES, SPAN, text_of
from mentorlog.store.trouble import INDEX_DAMAGED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mentorlog.entries.found import Found
    from mentorlog.entries.record import Entry
    from mentorlog.reports.sought import Sought, Term
    from mentorlog.store.journal import Journal

Test = tuple[str, list[Any]]
"""A condition in SQL, and what stands for its question marks."""
Texts = tuple[str, str]
"""The title and the rest of what an entry says."""

MANY = 1_000
"""The texts of so many entries are looked into at a time."""
COMMON = 20_000
"""Of words that more entries have, the best of the latest are as good as any."""


class _Place(NamedTuple):
    """Where something was found."""

    kind: type[Entry]
    number: int


def search(journal: Journal, sought: Sought) -> list[tuple[Found[Entry], Texts]]:
    """The entries that are looked for, the best first, with the texts of each.

    What is in the trash is never found. With terms, what has the very signs that were
    typed comes first, then whole words, then beginnings, each in the order of rank; by
    tags alone, the latest come first.

    Raises:
        JournalError: the index does not agree with the tables.
    """
    if sought.terms:
        places = _by_terms(journal, sought)
    elif sought.tags:
        places = _by_tags(journal, sought)
    else:
        places = []
    texts = _texts(journal, places) if sought.terms else {}
    found: dict[_Place, Found[Entry]] = {}
    for kind, numbers in _by_kind(places):
        entries = find(journal, kind, f"id {AMONG}", numbers)
        found |= {_Place(kind, f.entry.id): f for f in journal.found(entries)}
    return [(found[place], texts.get(place, ("", ""))) for place in places]


def _kinds(sought: Sought) -> list[type[Entry]]:
    if sought.kinds is None:
        return every_kind()
    return [kind_named(name) for name in sought.kinds]


def _by_terms(journal: Journal, sought: Sought) -> list[_Place]:
    found: dict[_Place, None] = {}
    for terms, literally in _manners(sought.terms):
        for place in _in_one_manner(journal, sought, terms, literally):
            found[place] = None
            if len(found) >= sought.most:
                return list(found)
    return list(found)


def _manners(terms: Sequence[Term]) -> Iterator[tuple[Sequence[Term], list[Term]]]:
    """The manners of looking, the closest first.

    Returns:
        The terms, and those of them whose very signs must be there.
    """
    whole = [replace(term, goes_on=False) for term in terms]
    if signs := [term for term in whole if term.words and has_signs(term)]:
        yield whole, signs
    if whole != list(terms):
        yield whole, []
    yield terms, []


def _in_one_manner(
    journal: Journal, sought: Sought, terms: Sequence[Term], literally: Sequence[Term]
) -> Iterator[_Place]:
    """What is found in one manner, the best first."""
    words = [term for term in terms if term.words]
    signs = [*literally, *(term for term in terms if not term.words)]
    if words and signs:
        places = _indexed(journal, sought, words, -1)
        for first in range(0, len(places), MANY):
            part = places[first : first + MANY]
            texts = _texts(journal, part)
            yield from (p for p in part if all(_has(texts[p], term) for term in signs))
    elif words:
        yield from _indexed(journal, sought, words, sought.most)
    else:
        yield from _read_through(journal, sought, signs)


def _indexed(
    journal: Journal, sought: Sought, words: Sequence[Term], most: int
) -> list[_Place]:
    """What the index finds, the best first; at most so many, all with -1."""
    match = " ".join(map(_match, words))
    having = _how_many(journal, match)
    if not having:
        return []
    where, values = "search match ?", [match]
    if sought.narrowed:
        narrowing, limits = _narrowing(sought, f"search.rowid % {SPAN}")
        where, values = f"{where} and {narrowing}", [*values, *limits]
    found = f"select rowid, rank from search where {where}"
    if having >= COMMON:
        found = f"select * from ({found} order by rowid desc limit {COMMON})"
    rows = journal.rows(f"{found} order by rank limit ?", (*values, most))
    return _places(journal, [row[0] for row in rows])


def _how_many(journal: Journal, match: str) -> int:
    """How many entries have the words; counted no further than `COMMON`."""
    query = "select count(*) from (select 1 from search where search match ? limit ?)"
    ((number,),) = journal.rows(query, (match, COMMON))
    return int(number)


def _read_through(
    journal: Journal, sought: Sought, signs: Sequence[Term]
) -> list[_Place]:
    """What has these very signs in it, the latest first: all texts are read."""
    where, values = _all(map(_like, signs))
    if sought.narrowed:
        narrowing, limits = _narrowing(sought, f"number % {SPAN}")
        where, values = f"{where} and {narrowing}", [*values, *limits]
    query = f"select number from texts where {where} order by number desc limit ?"
    rows = journal.rows(query, (*values, sought.most))
    return _places(journal, [number for (number,) in rows])


def _places(journal: Journal, numbers: Iterable[int]) -> list[_Place]:
    """Where the rows of the index point to.

    Raises:
        JournalError: nowhere; nothing of the program has written that.
    """
    kinds = {PLACES[kind.table]: kind for kind in every_kind()}
    places = []
    for number in numbers:
        entry, place = divmod(number, SPAN)
        if place not in kinds:
            raise _damaged(journal)
        places.append(_Place(kinds[place], entry))
    return places


def _by_kind(places: Iterable[_Place]) -> Iterator[tuple[type[Entry], tuple[int, ...]]]:
    """Each kind, with the numbers of its entries."""
    numbers: dict[type[Entry], list[int]] = {}
    for place in places:
        numbers.setdefault(place.kind, []).append(place.number)
    for kind, its in numbers.items():
        yield kind, tuple(its)


def _texts(journal: Journal, places: Sequence[_Place]) -> dict[_Place, Texts]:
    """What the entries say that were found.

    Raises:
        JournalError: one of them is not there.
    """
    texts: dict[_Place, Texts] = {}
    for kind, numbers in _by_kind(places):
        query = (
            f"select id, {', '.join(text_of(kind.table))} from {kind.table}"
            f" where id {AMONG} and deleted_at is null"
        )
        for number, title, body in journal.rows(query, (numbers,)):
            texts[_Place(kind, number)] = (title, body)
    if len(texts) < len(set(places)):
        raise _damaged(journal)
    return texts


def _damaged(journal: Journal) -> JournalError:
    return JournalError(f"{journal.path} {INDEX_DAMAGED}")


def _has(texts: Texts, term: Term) -> bool:
    """Whether an entry has these very signs in it; capitals do not matter."""
    return any(term.text.casefold() in text.casefold() for text in texts)


def _match(term: Term) -> str:
    """A term in the language of FTS5, whatever signs are in it."""
    quoted = term.text.replace('"', '""')
    return f'"{quoted}"*' if term.goes_on else f'"{quoted}"'


def _like(term: Term) -> Test:
    """The condition that a text has these very signs in it."""
    text = term.text
    for sign in ("\\", "%", "_"):
        text = text.replace(sign, f"\\{sign}")
    like = "like ? escape '\\'"
    return f"(title {like} or body {like})", [f"%{text}%"] * 2


def _narrowing(sought: Sought, place: str) -> Test:
    """The condition that the entry behind a row is one of those that are wanted.

    One `case` for all tables, so that of each row only its own entry is looked at.

    Args:
        sought: what is looked for.
        place: the place of the row's table, in SQL.
    """
    number = place.replace("%", "/")
    cases, values = [], []
    for kind in _kinds(sought):
        where, own = _all([(f"own.id = {number}", []), *_limits(sought, kind)])
        cases.append(
            f"when {PLACES[kind.table]} then"
            f" exists (select 1 from {kind.table} as own where {where})"
        )
        values += own
    return f"case {place} {' '.join(cases)} else 0 end", values


def _by_tags(journal: Journal, sought: Sought) -> list[_Place]:
    places = []
    for kind in _kinds(sought):
        where, values = _all(
            [("own.deleted_at is null", []), *_limits(sought, kind)],
        )
        rows = journal.rows(
            f"select own.day, own.id from {kind.table} as own where {where}"
            " order by own.day desc, own.id desc limit ?",
            (*values, sought.most),
        )
        places += [(day, _Place(kind, number)) for day, number in rows]
    places.sort(key=lambda each: each[0], reverse=True)
    return [place for _, place in places[: sought.most]]


def _limits(sought: Sought, kind: type[Entry]) -> list[Test]:
    """What an entry must be, beside having the terms in it."""
    whose = "own.id" if kind.kind == "mentorship" else "own.mentorship_id"
    tagged = (
        "own.id in (select entry_id from tags where name = ? and entry_kind = ?"
        " and deleted_at is null)"
    )
    tests: list[Test] = [(tagged, [tag, kind.kind]) for tag in sought.tags]
    if sought.mentorships is not None:
        tests.append((f"{whose} {AMONG}", [sought.mentorships]))
    if sought.since is not None:
        tests.append(("own.day >= ?", [sought.since]))
    if sought.until is not None:
        tests.append(("own.day <= ?", [sought.until]))
    if sought.public:
        hidden = "(select id from mentorships where private = 1)"
        tests.append((f"own.private = 0 and {whose} not in {hidden}", []))
    return tests


def _all(tests: Iterable[Test]) -> Test:
    """The condition that all of some hold."""
    several = list(tests)
    return (
        " and ".join(where for where, _ in several),
        [value for _, values in several for value in values],
    )
