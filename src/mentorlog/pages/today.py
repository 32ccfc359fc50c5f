"""What today asks for, as a Markdown document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.pages.markdown import escaped
from mentorlog.reports.today_words import TITLES, heading, quiet, whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mentorlog.reports.today import Today
    from mentorlog.reports.today_words import Line


def today_page(today: Today) -> str:
    """What today asks for, sort by sort; what is private has been left out before."""
    return "\n".join(_lines(today)) + "\n"


def _lines(today: Today) -> Iterator[str]:
    yield f"# {escaped(heading(today))}"
    if today.is_quiet:
        yield ""
        yield from map(_sentence, quiet(today, page=True))
    for title, lines in zip(TITLES, whole(today), strict=True):
        if lines:
            yield ""
            yield f"## {title}"
            yield ""
            yield from map(_item, lines)


def _sentence(words: str) -> str:
    """A line for whoever has nothing to do; a command stands indented, as code."""
    is_command = words.startswith("  ")
    return f"  {words}" if is_command else escaped(words)


def _item(line: Line) -> str:
    name = f"**{line.ref}** " if line.ref else ""
    told = " · ".join(map(escaped, filter(None, (line.who, line.state))))
    return f"- {name}{escaped(line.text)}" + (f" – {told}" if told else "")
