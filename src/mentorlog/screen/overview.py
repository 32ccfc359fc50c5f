"""Several reviews at a glance: a line for each, drawn above them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from mentorlog.reports.review_overview import overview
from mentorlog.reports.review_words import title
from mentorlog.screen.safe import one_line
from mentorlog.screen.tables import table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentorlog.reports.review import Review
    from mentorlog.screen.canvas import Canvas


def draw_overview(reviews: Sequence[Review], canvas: Canvas) -> str:
    """The period, and a line for each review; at least one is needed."""
    heading = Text(one_line(title(reviews[0])), "bold")
    return f"{canvas.draw(heading)}\n{table(overview(reviews), canvas)}"
