"""What was found, as a Markdown document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.pages.markdown import escaped
from mentorlog.period import say_short

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from mentorlog.reports.found_words import Hit, Pieces


def search_page(
    title: str, hits: Sequence[Hit], today: date, *, name_person: bool
) -> str:
    """What was found as a list; what is private has been left out before.

    Args:
        title: what was looked for.
        hits: what was found, the best first.
        today: today; the year of its days is not said.
        name_person: whether it is said whom each entry is about.
    """
    lines = [f"# Search: {escaped(title)}", ""]
    for hit in hits:
        lines.extend(_item(hit, today, name_person=name_person))
    if not hits:
        lines.append("Nothing found.")
    return "\n".join(lines) + "\n"


def _item(hit: Hit, today: date, *, name_person: bool) -> Iterator[str]:
    entry = hit.found.entry
    said = [say_short(entry.day, today), entry.kind]
    if name_person and entry.kind != "mentorship":
        said.append(hit.found.person)
    private = " (private)" if entry.private else ""
    headline = _bold(hit.headline) or entry.kind
    yield f"- **{entry.ref}** {headline}{private} – {escaped(' · '.join(said))}"
    if excerpt := hit.excerpt():
        yield f"  {_bold(excerpt)}"


def _bold(parts: Pieces) -> str:
    """The text, with what was looked for in bold type.

    Blanks at the edge of a part stay outside: Markdown knows no bold blanks.
    """
    told = []
    for part in parts:
        words = escaped(part.text)
        if part.found:
            told.append(f"**{words}**")
        else:
            before = " " * (part.text[:1] == " ")
            after = " " * (part.text[-1:] == " ")
            told.append(f"{before}{words}{after}" if words else " ")
    return "".join(told).strip()
