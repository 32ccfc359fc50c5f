"""A report to hand over, as a page for the browser."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from mentorlog.pages.html.charts import charts
from mentorlog.pages.html.engine import filled
from mentorlog.period import say_day
from mentorlog.reports.share_lines import lines
from mentorlog.reports.share_voice import essentials, heading, span, voice

if TYPE_CHECKING:
    from datetime import date

    from mentorlog.reports.share import Share
    from mentorlog.reports.way import Way


def share_html(share: Share, way: Way, *, made_on: date) -> str:
    """The report; nothing is on it that its reader may not know.

    Args:
        share: the report.
        way: the way through its time, as its reader may see it.
        made_on: the day the page is made.
    """
    return filled(
        "share.html",
        title=heading(share),
        name=f"{heading(share)}, {span(share)}",
        span=span(share),
        paragraphs=[p for p in (share.focus or "", essentials(share)) if p.strip()],
        charts=charts(way, "me", they=voice(share).they, named=False),
        groups=[
            (label, list(group))
            for label, group in groupby(lines(share), key=lambda line: line.label)
        ],
        made_on=say_day(made_on),
        private=False,
    )
