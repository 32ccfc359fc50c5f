"""Looking for words in the whole journal: the only code that asks the search table.

What people typed never becomes part of a query's grammar: every term stands in
quotation marks, and what is found sign by sign is handed over as a value.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from mentorlog.entries.kinds import every_kind, kind_named
from mentorlog.errors import JournalError
from mentorlog.reports.sought import HEADINGS, has_signs, is_of_heading
from mentorlog.store.readings import AMONG, find
from mentorlog.store.trouble import INDEX_DAMAGED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mentorlog.entries.found import Found
    from mentorlog.entries.record import Entry
    from mentorlog.reports.sought import Sought, Term
    from mentorlog.store.journal import Journal

Test = tuple[str, list[Any]]
"""A condition in SQL, and what stands for its question marks."""


MANY = 1000
"""Among so many, the best by rank, the very signs that were typed are looked for."""


class _Place(NamedTuple):
    """Where something was found."""

    kind: type[Entry]
    number: int
    title: str = ""
    body: str = ""


def is_tag(journal: Journal, name: str) -> bool:
    """Whether anything has this tag."""
    query = "select 1 from tags where name = ? and deleted_at is null limit 1"
    return bool(journal.rows(query, (name,)))


def search(
    journal: Journal, sought: Sought
) -> list[tuple[Found[Entry], tuple[str, str]]]:
    """The entries that are looked for, the best first, with the texts of each.

    What is in the trash is never found. With terms, what has the very signs that were
    typed comes first, then whole words, then beginnings, each in the order of rank; by
    tags alone, the latest come first.

    Raises:
        JournalError: the index names what is not there.
    """
    kinds = _kinds(sought)
    if sought.terms:
        places = _by_terms(journal, sought, kinds)
    elif sought.tags:
        places = _by_tags(journal, sought, kinds)
    else:
        places = []
    found: dict[tuple[str, int], Found[Entry]] = {}
    for kind in {place.kind for place in places}:
        numbers = tuple(place.number for place in places if place.kind is kind)
        entries = find(journal, kind, f"id {AMONG}", numbers)
        found |= {(kind.kind, f.entry.id): f for f in journal.found(entries)}
        _must_exist(journal, kind, set(numbers) - {entry.id for entry in entries})
    return [
        (found[p.kind.kind, p.number], (p.title, p.body))
        for p in places
        if (p.kind.kind, p.number) in found  # or it has just been removed
    ]


def _must_exist(journal: Journal, kind: type[Entry], numbers: set[int]) -> None:
    """Refuse an index that names entries which are not even in the trash.

    Raises:
        JournalError: it does.
    """
    there = f"select id from {kind.table} where id {AMONG}"
    if numbers and len(journal.rows(there, (tuple(numbers),))) < len(numbers):
        message = f"{journal.path} {INDEX_DAMAGED}"
        raise JournalError(message)


def _kinds(sought: Sought) -> list[type[Entry]]:
    if sought.kinds is None:
        return every_kind()
    return [kind_named(name) for name in sought.kinds]


def _by_terms(
    journal: Journal, sought: Sought, kinds: Sequence[type[Entry]]
) -> list[_Place]:
    by_table: dict[object, type[Entry]] = {kind.table: kind for kind in kinds}
    found: dict[tuple[str, int], _Place] = {}
    for terms, literally in _manners(sought.terms):
        for source, number, title, body in _rows(
            journal, sought, kinds, terms, literally
        ):
            kind = _kind(journal, source, by_table)
            place = _Place(kind, int(number), title or "", body or "")
            found.setdefault((source, place.number), place)
        if len(found) >= sought.most:
            break
    return list(found.values())[: sought.most]


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


def _rows(
    journal: Journal,
    sought: Sought,
    kinds: Sequence[type[Entry]],
    terms: Sequence[Term],
    literally: Sequence[Term],
) -> list[Any]:
    """What is found in one manner: rows of the search table."""
    words = [term for term in terms if term.words]
    tests = [_like(term) for term in terms if not term.words]
    tests += [_beside_headings(term) for term in words if is_of_heading(term)]
    order = "rowid desc"
    if words:
        tests.insert(0, ("search match ?", [" ".join(map(_match, words))]))
        order = "rank"  # alone: only so does FTS5 sort, and read no more than is wanted
    if sought.narrowed:
        tests.append(_narrowing(sought, kinds))
    where, values = _all(tests)
    query = (
        "select source, entry_id, title, body from search"
        f" where {where} order by {order} limit ?"
    )
    if not literally:
        return journal.rows(query, (*values, sought.most))
    signs, more = _all(map(_like, literally))
    query = f"select * from ({query}) where {signs} limit ?"
    return journal.rows(query, (*values, MANY, *more, sought.most))


def _beside_headings(term: Term) -> Test:
    """The condition that a word stands elsewhere than in a heading of the template."""
    body = "body"
    for heading in HEADINGS:
        body = f"replace({body}, '## {heading}', '')"
    like = [f"%{term.words[0]}%"] * 2
    return f"(instr(body, '## ') = 0 or title like ? or {body} like ?)", like


def _kind(
    journal: Journal, source: object, by_table: Mapping[object, type[Entry]]
) -> type[Entry]:
    """The kind of an entry that the index names.

    Raises:
        JournalError: there is none; nothing of the program has written that.
    """
    if source not in by_table:
        message = f"{journal.path} {INDEX_DAMAGED}"
        raise JournalError(message)
    return by_table[source]


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


def _narrowing(sought: Sought, kinds: Sequence[type[Entry]]) -> Test:
    """The condition that the entry behind a row is one of those that are wanted.

    One `case` for all tables, so that of each row only its own entry is looked at.
    """
    cases, values = [], []
    for kind in kinds:
        where, own = _all([("own.id = search.entry_id", []), *_limits(sought, kind)])
        cases.append(
            f"when '{kind.table}' then"
            f" exists (select 1 from {kind.table} as own where {where})"
        )
        values += own
    return f"case source {' '.join(cases)} else 0 end", values


def _by_tags(
    journal: Journal, sought: Sought, kinds: Iterable[type[Entry]]
) -> list[_Place]:
    places = []
    for kind in kinds:
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
