"""A report to hand over, as a Markdown document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.pages.growth import sections
from mentorlog.pages.markdown import begun, escaped
from mentorlog.reports.share_lines import lines
from mentorlog.reports.share_voice import essentials, heading, span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mentorlog.reports.share import Share


def share_page(share: Share) -> str:
    """The report; nothing is in it that its reader may not know."""
    return "\n".join(_page(share)) + "\n"


def _page(share: Share) -> Iterator[str]:
    yield f"# {escaped(heading(share))}, {escaped(span(share))}"
    for paragraph in (share.focus or "", essentials(share)):
        if paragraph.strip():
            yield ""
            yield begun(paragraph)
    yield from sections(lines(share))
