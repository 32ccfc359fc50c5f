"""The manual as a page for `man`: the only module that knows its language."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mentorlog.reports.manual import Command, Manual

SIGNS = {
    "\\": "\\e",
    "-": "\\-",
    "'": "\\(aq",
    '"': "\\(dq",
    "`": "\\(ga",
    "^": "\\(ha",
    "~": "\\(ti",
    "“": "\\(lq",
    "”": "\\(rq",
    "…": "...",
    "–": "\\(en",
    "·": "\\(bu",
    "→": "\\->",
}
"""A character → how it is written so that it is shown as itself everywhere."""


def man_page(manual: Manual) -> str:
    """The page, in the language of man(7)."""
    return "\n".join(_lines(manual)) + "\n"


def plain(text: str) -> str:
    """A text that means nothing but itself, wherever in a line it stands."""
    written = "".join(SIGNS.get(sign, sign) for sign in text)
    return f"\\&{written}" if written[:1] == "." else written


def _lines(manual: Manual) -> Iterator[str]:
    program = manual.program
    version = f"{program} {manual.version}"
    yield f'.TH {program.upper()} 1 "" "{plain(version)}" "User Commands"'
    yield ".nh"
    yield ".ad l"
    yield ".SH NAME"
    yield f"{plain(program)} \\- {plain(manual.about)}"
    yield ".SH SYNOPSIS"
    yield f".B {plain(program)}"
    yield plain(manual.root.usage)
    yield ".SH DESCRIPTION"
    yield from _paragraphs(manual.root.paragraphs)
    yield ".SH OPTIONS"
    yield from _listed(manual.root.options)
    for heading, commands in manual.parts:
        yield f".SH {plain(heading).upper()}"
        for command in commands:
            yield from _command(program, command)
    yield ".SH EXIT STATUS"
    yield from _listed(manual.codes)
    yield ".SH ENVIRONMENT"
    yield from _listed(manual.variables)
    yield ".SH FILES"
    yield from _listed(manual.places)


def _command(program: str, command: Command) -> Iterator[str]:
    yield f'.SS "{plain(program)} {plain(command.words)}"'
    if command.usage:
        yield f".I {plain(command.usage)}"
        yield ".PP"
    yield from _paragraphs(command.paragraphs)
    yield from _listed(command.options)
    if command.examples:
        yield ".PP"
        yield "Examples:"
        yield from _as_it_is(command.examples)


def _paragraphs(paragraphs: Iterable[str]) -> Iterator[str]:
    for place, paragraph in enumerate(paragraphs):
        if place:
            yield ".PP"
        lines = paragraph.splitlines()
        if len(lines) > 1:
            yield from _as_it_is(lines)
        else:
            yield plain(paragraph)


def _as_it_is(lines: Iterable[str]) -> Iterator[str]:
    yield ".RS 4"
    yield ".nf"
    yield from map(plain, lines)
    yield ".fi"
    yield ".RE"


def _listed(rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    for name, meaning in rows:
        yield ".TP"
        yield f".B {plain(name)}"
        yield plain(meaning)
