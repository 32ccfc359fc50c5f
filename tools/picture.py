"""The picture in the README: the sample journal's review, as a terminal shows it."""

from __future__ import annotations

import html
import io
import os
import re
import tempfile
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from mentorlog.cli import main
from mentorlog.desk import Desk

if TYPE_CHECKING:
    from pathlib import Path

WIDTH = 80
PROMPT = "$ mentorlog review --month last"
WORDS = ("demo", "review", "--month", "last")

FONT_FACE = re.compile(r"\s*@font-face \{.*?\}", re.DOTALL)
"""Fonts from somewhere else: a picture in a repository has to stand alone."""
LINE = re.compile(r"<text [^>]*?y=\"([\d.]+)\"[^>]*>(.*?)</text>")


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def shown() -> str:
    """What the review of the sample journal prints on a terminal, colours and all."""
    out = _Terminal()
    with tempfile.TemporaryDirectory() as folder:
        columns = os.environ.get("COLUMNS")
        os.environ["COLUMNS"] = str(WIDTH)
        env = {"MENTORLOG_CACHE": folder, "TERM": "xterm"}
        code = main(WORDS, Desk(env=env, out=out, err=io.StringIO()))
        if columns is not None:
            os.environ["COLUMNS"] = columns
    if code != 0:
        message = f"the review ended with {code}"
        raise RuntimeError(message)
    return out.getvalue()


def picture() -> str:
    """The review as an SVG of Rich's making; the same on every machine."""
    console = Console(
        record=True,
        width=WIDTH,
        file=io.StringIO(),
        force_terminal=True,
        color_system="standard",
        legacy_windows=False,
        _environ={},
    )
    console.print(Text(PROMPT, style="bold"))
    console.print(Text.from_ansi(shown().rstrip("\n")), soft_wrap=True)
    svg = console.export_svg(title="mentorlog", unique_id="mentorlog")
    return FONT_FACE.sub("", svg)


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
