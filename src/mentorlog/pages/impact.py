"""What guidance led to, as a Markdown document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.pages.growth import sections
from mentorlog.pages.markdown import escaped
from mentorlog.reports.impact_lines import lines, nothing_yet, page_heading, span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mentorlog.reports.impact import Impact


def impact_page(impacts: Sequence[Impact], nothing: str) -> str:
    """What guidance led to with one or several, as Markdown, one below the other.

    Args:
        impacts: what to tell; what is private has been left out before.
        nothing: what to say where there is nobody.
    """
    if not impacts:
        return f"{escaped(nothing)}\n"
    return "\n".join("\n".join(_page(impact)) + "\n" for impact in impacts)


def _page(impact: Impact) -> Iterator[str]:
    yield f"# {escaped(page_heading(impact))}"
    yield ""
    if impact.empty:
        yield escaped(nothing_yet(impact, whose="the")[0])
        return
    yield escaped(span(impact))
    yield from sections(lines(impact, whole=True))
