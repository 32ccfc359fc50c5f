"""A page for the browser: one file, well-formed, for every reader, without secrets."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any, get_type_hints
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from furnished import furnish
from mentorlog.entries.kinds import every_kind
from mentorlog.entries.mentorship import Mentorship
from mentorlog.pages.html.engine import filled
from mentorlog.store.journal import Journal
from records import any_record
from spring import spring

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from hypothesis.strategies import SearchStrategy

    from conftest import Mentorlog
    from mentorlog.entries.record import Entry

PAGES = (
    ("review", "--month", "2026-03"),
    ("review", "--month"),
    ("review", "--week", "--all"),
    ("review", "--quarter", "last"),
    ("review", "--year", "--all"),
    ("review", "--since", "2026-02-10", "--with", "all"),
    ("growth",),
    ("growth", "--since", "start", "--with", "all"),
    ("share", "--for", "mentor"),
    ("share", "--for", "manager", "--since", "start"),
)
WAYS = ("labelled", "described")
VOID = {"meta", "rect", "path", "circle", "polyline"}
"""Elements without an end; those of SVG end where they begin."""


class _Page(HTMLParser):
    """What a page consists of; it fails where an element does not end in its place."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.headings: list[int] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in VOID
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.elements if name == tag]


@pytest.mark.parametrize("words", PAGES)
def test_a_page_is_well_formed_and_tells_everybody_the_same(
    mentorlog: Mentorlog, journal_path: Path, words: tuple[str, ...]
) -> None:
    spring(journal_path)
    text = mentorlog(*words, "--format", "html").out
    page = _Page(text)
    assert page.named("html") == [{"lang": "en"}]
    assert len(page.named("title")) >= 1
    assert page.headings.count(1) == 1
    assert page.headings[0] == 1
    steps = zip(page.headings, page.headings[1:], strict=False)
    assert all(after <= before + 1 for before, after in steps)
    ids = [attrs["id"] for _, attrs in page.elements if "id" in attrs]
    assert len(ids) == len(set(ids))
    for (tag, picture), (below, _) in zip(
        page.elements, page.elements[1:], strict=False
    ):
        if tag == "svg":  # it has a title, or is no more than an ornament
            assert picture.get("role") == "img" or picture["aria-hidden"] == "true"
            assert (picture.get("role") == "img") == (below == "title")
            for way in WAYS:
                assert picture.get(f"aria-{way}by") in {None, *ids}
    assert all(cell.get("scope") in {"row", "col"} for cell in page.named("th"))
    assert len(page.named("caption")) == len(page.named("table"))


@pytest.mark.parametrize("words", PAGES)
def test_a_page_has_nothing_to_fetch_and_nothing_to_run(
    mentorlog: Mentorlog, journal_path: Path, words: tuple[str, ...]
) -> None:
    spring(journal_path)
    text = mentorlog(*words, "--format", "html").out
    page = _Page(text)
    names = {name for name, _ in page.elements}
    assert not names & {"script", "link", "img", "iframe", "object", "a", "form", "use"}
    attributes = {name for _, attrs in page.elements for name in attrs}
    assert not [name for name in attributes if name.startswith("on")]
    assert not attributes & {"href", "src", "style", "xlink:href", "action"}
    assert "://" not in text
    assert "@import" not in text
    assert re.findall(r"url\(([^)]*)\)", text) in (
        [],
        re.findall(r"url\((#late-(?:mine|theirs))\)", text),
    )
    (policy,) = (
        attrs["content"]
        for attrs in page.named("meta")
        if attrs.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy is not None
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy


def test_where_there_is_nothing_the_page_says_so(mentorlog: Mentorlog) -> None:
    page = mentorlog("review", "--month", "--format", "html")
    assert "Nothing was written in March 2026" in page.out
    page = mentorlog("growth", "--format", "html")
    assert "Nothing is written yet" in page.out
    mentorlog("mentorship", "start", "Priya")
    for words in (("review", "--month"), ("review", "--all"), ("growth",)):
        page = mentorlog(*words, "--format", "html")
        assert page.code == 0
        _Page(page.out)
        assert "Priya" in page.out


def test_a_page_says_whether_what_is_private_is_on_it(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    mentorlog("note", "add", "Mine alone", "--private")
    for words in (("review", "--month"), ("growth",)):
        care = "With private entries"
        assert care not in mentorlog(*words, "--format", "html").out
        whole = mentorlog(*words, "--format", "html", "--include-private").out
        assert care in whole
    assert (
        "Mine alone (private)"
        in mentorlog("review", "--month", "--format", "html", "--include-private").out
    )


def test_a_value_that_was_forgotten_is_no_empty_place() -> None:
    with pytest.raises(Exception, match="undefined"):
        filled("review.html", title="x")


# --- what is private

BEGIN = date(2025, 10, 1)
DAYS = 182
WORD = "zzplanted"
OWN = {"at", "evidence", "every"}
"""Texts that are no free texts."""


def _planted(record: Entry, *, private: bool) -> Entry:
    """The record as one of these months, with the word in all its texts."""
    hints = get_type_hints(
        type(record), localns={"date": date, "datetime": datetime, "Any": Any}
    )
    changed: dict[str, Any] = {"private": private, "deleted_at": None}
    changed["mentorship_id"] = 1
    for field in fields(record):
        value, hint = getattr(record, field.name), hints[field.name]
        if isinstance(value, date) and not isinstance(value, datetime):
            changed[field.name] = BEGIN + timedelta(days=value.toordinal() % DAYS)
        elif hint in {str, str | None} and value and field.name not in OWN | {"uid"}:
            changed[field.name] = f"{WORD} {value}"
        elif hint == tuple[str, ...] and field.name not in OWN:
            changed[field.name] = tuple(f"{WORD} {text}" for text in value)
    return replace(record, **changed)


def _of_every_kind(*, private: bool) -> SearchStrategy[list[Entry]]:
    """An entry of every kind."""
    kinds = [kind for kind in every_kind() if kind is not Mentorship]
    planted = partial(_planted, private=private)
    return st.tuples(*(any_record(kind).map(planted) for kind in kinds)).map(list)


def _add(journal: Journal, entries: list[Entry]) -> None:
    with journal.step("planted") as step:
        for entry in entries:
            step.add(entry)


@pytest.fixture
def journal(journal_path: Path) -> Iterator[Journal]:
    journal = Journal(
        furnish(journal_path), lambda: datetime(2026, 3, 31, 12, tzinfo=UTC)
    )
    yield journal
    journal.close()


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(entries=_of_every_kind(private=True))
def test_no_private_word_is_on_a_page_whatever_it_is(
    mentorlog: Mentorlog, journal: Journal, entries: list[Entry]
) -> None:
    _add(journal, entries)
    for words in (
        ("review", "--month", "2026-03"),
        ("review", "--since", "2025-10-01", "--all"),
        ("growth", "--since", "start"),
    ):
        page = mentorlog(*words, "--format", "html")
        assert page.code == 0
        assert WORD not in page.out
        if words[0] == "review":
            whole = mentorlog(*words, "--format", "html", "--include-private")
            assert WORD in whole.out


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(entries=_of_every_kind(private=False))
def test_a_page_and_a_picture_are_whole_whatever_they_tell_of(
    mentorlog: Mentorlog, journal: Journal, entries: list[Entry]
) -> None:
    _add(journal, entries)
    for words in (
        ("review", "--since", "2025-10-01"),
        ("growth", "--since", "start"),
        ("share", "--for", "self", "--since", "start", "--include-quotes"),
    ):
        page = mentorlog(*words, "--format", "html")
        assert page.code == 0
        assert WORD in page.out
        told = {name for name, _ in _Page(page.out).elements}
        assert not told & {"script", "img", "a", "iframe", "object", "form"}
        if words[0] != "share":
            picture = mentorlog(*words, "--svg", "-")
            assert picture.code == 0
            ET.fromstring(picture.out)
