"""Looks back in one's own words, as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.entries.record import first_line
from mentorlog.pages.markdown import escaped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mentorlog.entries.found import Found
    from mentorlog.entries.lookback import Lookback


def lookback_page(found: Found[Lookback]) -> str:
    """One look back: a heading for each question, and the answer as it was written."""
    lines = [f"# {_title(found)}"]
    for question, answer in found.entry.answers:
        if answer:
            lines += ["", f"## {question}", "", answer.strip()]
    return "\n".join(lines) + "\n"


def lookbacks_page(found: Sequence[Found[Lookback]], nothing: str) -> str:
    """Several looks back, each by how its answers begin.

    Args:
        found: the looks back; what is private has been left out before.
        nothing: what to say where there is none.
    """
    lines = ["# Looks back", "", *_listed(found)]
    return "\n".join(lines if found else [escaped(nothing)]) + "\n"


def _listed(found: Iterable[Found[Lookback]]) -> Iterator[str]:
    for each in found:
        yield f"- **{each.entry.ref}** {_title(each)}"
        for question, answer in each.entry.answers:
            if answer:
                yield f"  - {question}: {escaped(first_line(answer))}"


def _title(found: Found[Lookback]) -> str:
    private = " (private)" if found.entry.private else ""
    return f"{escaped(f'{found.entry.title} · {found.person}')}{private}"
