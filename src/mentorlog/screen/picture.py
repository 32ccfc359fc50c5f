"""A picture of the terminal: an SVG that stands alone, the same on every machine."""

from __future__ import annotations

import io
import re
from html import escape
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from mentorlog.screen.canvas import Canvas
from mentorlog.screen.growth import draw_growth
from mentorlog.screen.overview import draw_overview
from mentorlog.screen.review import draw_review
from mentorlog.screen.safe import one_line
from mentorlog.screen.wrapping import wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mentorlog.reports.growth import Growth
    from mentorlog.reports.review import Review

PAPER = Canvas(width=80, terminal=True, colour=True)
"""The terminal that is drawn."""
NAME = "mentorlog"
BEGIN = re.compile(r'<svg class="rich-terminal"([^>]*)>\s*<!--.*?-->', re.DOTALL)
FONT_FACE = re.compile(r"\s*@font-face \{.*?\}", re.DOTALL)
"""Fonts from somewhere else, which a picture that stands alone does without."""
FONTS = 'ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace'
NO_XML = dict.fromkeys((0xFFFE, 0xFFFF), 0xFFFD)
"""What no XML may hold, besides what no terminal is sent."""


def review_picture(
    reviews: Sequence[Review], nothing: str, *, each: bool, prompt: str
) -> str:
    """Reviews as they look at a terminal.

    Args:
        reviews: the reviews; what is private has been left out before.
        nothing: what to say where there is none.
        each: whether a line for each stands above them.
        prompt: the command line that stands above it all.
    """
    parts = [draw_review(review, PAPER, unicode=True) for review in reviews]
    if each and parts:
        parts.insert(0, draw_overview(reviews, PAPER))
    return _picture(parts, nothing, prompt)


def growth_picture(growths: Iterable[Growth], nothing: str, *, prompt: str) -> str:
    """Then and now as it looks at a terminal (arguments as above)."""
    parts = [draw_growth(growth, PAPER, unicode=True) for growth in growths]
    return _picture(parts, nothing, prompt)


def _picture(parts: Sequence[str], nothing: str, prompt: str) -> str:
    """What was drawn, below a command line, in a window."""
    drawn = "\n".join(parts) or wrapped(one_line(nothing), PAPER.width)
    console = Console(
        record=True,
        width=PAPER.width,
        file=io.StringIO(),
        force_terminal=True,
        color_system="standard",
        legacy_windows=False,
        _environ={},
    )
    typed = one_line(prompt).translate(NO_XML)
    console.print(Text(wrapped(f"$ {typed}", PAPER.width), style="bold"))
    drawn = drawn.rstrip("\n").translate(NO_XML)
    console.print(Text.from_ansi(drawn), soft_wrap=True)
    svg = FONT_FACE.sub("", console.export_svg(title=NAME, unique_id=NAME))
    svg = svg.replace("Fira Code, monospace", FONTS)
    return BEGIN.sub(
        lambda found: f'<svg role="img"{found[1]}>\n    <title>{escape(typed)}</title>',
        svg,
    )
