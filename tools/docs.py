"""Write what the documentation takes from the program, or check that it is fresh."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable
from pathlib import Path

import page_picture
from picture import is_fresh, picture
from queries import QUESTION, answered, views_block
from reference import (
    commands_page,
    common_block,
    help_block,
    kinds_block,
    report_block,
    settings_block,
    share_block,
    shortcuts_block,
)
from transcript import retold

ROOT = Path(__file__).parents[1]

Block = Callable[[], str]

BLOCKS: dict[str, Block] = {
    "help": help_block,
    "settings": settings_block,
    "shortcuts": shortcuts_block,
    "common": common_block,
    "kinds": kinds_block,
    "views": views_block,
    "history": lambda: report_block("mentorlog.reports.history:ToldStep"),
    "taken": lambda: report_block("mentorlog.reports.taken:Taken"),
    "doctor": lambda: report_block("mentorlog.reports.checkup:Checkup"),
    "agenda": lambda: report_block("mentorlog.reports.agenda:Agenda"),
    "appointments": lambda: report_block("mentorlog.reports.appointments:Appointments"),
    "installing": lambda: report_block("mentorlog.reports.reminding:Installing"),
    "reminder": lambda: report_block("mentorlog.reports.reminding:Reminder"),
    "prep": lambda: report_block("mentorlog.reports.prep:Prep"),
    "growth": lambda: report_block("mentorlog.reports.growth:Growth"),
    "impact": lambda: report_block("mentorlog.reports.impact:Impact"),
    "share": lambda: report_block("mentorlog.reports.share:Share"),
    "shared": share_block,
    "review": lambda: report_block("mentorlog.reports.review:Review"),
    "today": lambda: report_block("mentorlog.reports.today:Today"),
}
"""The name in `<!-- begin NAME -->` → what stands from there to `<!-- end -->`."""

TRANSCRIPT = "\n$ mentorlog "
"""What a page has in it whose examples are run."""

MARKED = re.compile(
    r"(?P<begin><!-- begin (?P<name>[\w-]+) -->\n).*?(?P<end><!-- end -->)", re.DOTALL
)


def pages() -> dict[Path, str]:
    """What every page with generated parts has to say: file → text."""
    docs = ROOT / "docs"
    found = {docs / "commands.md": commands_page()}
    for path in [ROOT / "README.md", *sorted(docs.glob("*.md"))]:
        if path not in found:
            text = MARKED.sub(_filled, path.read_text(encoding="utf-8"))
            text = answered(text) if QUESTION.search(text) else text
            found[path] = retold(text, docs) if TRANSCRIPT in text else text
    return found


def _filled(match: re.Match[str]) -> str:
    return match["begin"] + BLOCKS[match["name"]]() + "\n" + match["end"]


def write() -> None:
    """Write every page and the picture, where they are not fresh."""
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")
    svg = ROOT / "docs" / "review.svg"
    if not is_fresh(svg):
        svg.write_text(picture(), encoding="utf-8")
    png = ROOT / "docs" / "page.png"
    if not page_picture.is_fresh(png) and not page_picture.take(png):
        print(f"{png.relative_to(ROOT)} is stale, and there is no Chromium to draw it.")


def stale() -> list[Path]:
    """The files that do not say what the program says."""
    old = [p for p, text in pages().items() if p.read_text(encoding="utf-8") != text]
    svg, png = ROOT / "docs" / "review.svg", ROOT / "docs" / "page.png"
    drawn = ((svg, is_fresh(svg)), (png, page_picture.is_fresh(png)))
    return [*old, *(path for path, fresh in drawn if not fresh)]


def main() -> int:
    """Write, or with `--check` only look; the exit code is 1 if something is stale."""
    # Help is as wide as the terminal: every machine has to write the same.
    os.environ.update(COLUMNS="80", NO_COLOR="1", TERM="dumb")
    if sys.argv[1:] != ["--check"]:
        write()
        return 0
    found = stale()
    for path in found:
        print(f"{path.relative_to(ROOT)} is stale: make docs")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
