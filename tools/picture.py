"""The picture in the README: the sample journal's review, as a terminal shows it."""

from __future__ import annotations

import html
import io
import re
import tempfile
from typing import TYPE_CHECKING

from mentorlog.cli import main
from mentorlog.desk import Desk

if TYPE_CHECKING:
    from pathlib import Path

WORDS = ("demo", "review", "--month", "last", "--svg", "-", "--include-private")
LINE = re.compile(r"<text [^>]*?y=\"([\d.]+)\"[^>]*>(.*?)</text>")


def picture() -> str:
    """The review as an SVG of the program's own making; the same on every machine."""
    out = io.StringIO()
    with tempfile.TemporaryDirectory() as folder:
        code = main(WORDS, Desk({"MENTORLOG_CACHE": folder}, out, io.StringIO()))
    if code != 0:
        message = f"the review ended with {code}"
        raise RuntimeError(message)
    return out.getvalue()


def said(svg: str) -> list[str]:
    """The lines of text in a picture, without their colours and without blanks."""
    lines: dict[float, str] = {}
    for height, text in LINE.findall(svg):
        lines[float(height)] = lines.get(float(height), "") + html.unescape(text)
    return ["".join(lines[height].split()) for height in sorted(lines)]


def is_fresh(path: Path) -> bool:
    """Whether the picture at `path` shows what the program prints now.

    Only the words count: how Rich draws them may differ between its releases.
    """
    return path.exists() and said(path.read_text(encoding="utf-8")) == said(picture())
