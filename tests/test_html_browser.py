"""Pages in a real browser: what is hostile is shown, and all of it can be read."""

from __future__ import annotations

import io
import os
import re
import shlex
from typing import TYPE_CHECKING

import pytest

from chromium import chromium
from mentorlog.cli import main
from mentorlog.desk import Desk
from mentorlog.pages.html.engine import policy
from other_programs import other_program
from spring import spring
from test_private_pages import ANSWERS, STORY

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from chromium import Browser, Seen

PAGES = {
    "review": ("review", "--month", "2026-03"),
    "everybody": ("review", "--since", "2026-01-01", "--with", "all"),
    "growth": ("growth", "--since", "start", "--with", "all"),
    "share": ("share", "--for", "mentor", "--since", "start", "--include-quotes"),
}
TODAY = "2026-03-31"
LONG = "W" * 300
HOSTILE = (
    "<script>hit=1</script><img src=x onerror=hit=1>\"'><svg onload=hit=1>"
    "</title></style></svg>{{7*7}}{% if x %}${7*7} javascript:hit=1 &lt;b&gt; "
)
A4 = (595, 842)

CONTRASTS = """
(() => {
  const parsed = c => (c.match(/[\\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map(v => v / 255)
      .map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const ground = e => {
    for (; e; e = e.parentElement) {
      const c = parsed(getComputedStyle(e).backgroundColor);
      if (c.length && c[3] !== 0) return c;
    }
    return [255, 255, 255];
  };
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const e = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || e.closest('title, desc, .unseen')) continue;
    const style = getComputedStyle(e);
    const own = parsed(e.closest('svg') ? style.fill : style.color);
    const [a, b] = [light(own), light(ground(e))].sort((x, y) => y - x);
    found.push([(a + 0.05) / (b + 0.05), walker.currentNode.data.trim()]);
  }
  return found;
})()
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium(other_program("chromium", "google-chrome")) as running:
        yield running


def _run(journal: Path, words: Sequence[str], today: str = TODAY) -> str:
    env = {"MENTORLOG_JOURNAL": str(journal), "MENTORLOG_TODAY": today}
    out, err = io.StringIO(), io.StringIO()
    answers = io.StringIO(ANSWERS.replace("ZZ", HOSTILE))
    desk = Desk(os.environ | env, out, err, answers)
    assert main(words, desk) == 0, (words, err.getvalue())
    return out.getvalue()


def _pages(journal: Path, folder: Path) -> dict[str, Path]:
    """The pages of a journal, as files."""
    folder.mkdir()
    for name, words in PAGES.items():
        page = _run(journal, [*words, "--format", "html"])
        (folder / f"{name}.html").write_text(page)
    return {name: folder / f"{name}.html" for name in PAGES}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The pages of a journal in which every text is hostile, and some are long."""
    folder = tmp_path_factory.mktemp("hostile")
    journal = folder / "journal.db"
    for line in STORY.strip().splitlines():
        day, *words = shlex.split(line)
        if "yes" in words:  # what makes something private later
            continue
        told = [w.replace("ZZ", HOSTILE) for w in words if w != "--private"]
        told = [w.replace("Priya", f"{HOSTILE}Priya") for w in told]
        _run(journal, told, day)
    for words in (
        ["goal", "add", LONG, "--from", "0", "--to", "1e300", "--unit", LONG],
        ["goal", "progress", "G4", "3.3333333333333335"],
        ["win", LONG],
    ):
        _run(journal, words)
    return _pages(journal, folder / "pages")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The pages of an ordinary journal."""
    folder = tmp_path_factory.mktemp("pages")
    return _pages(spring(folder / "journal.db"), folder / "pages")


def _is_calm(seen: Seen) -> bool:
    """Whether a page has said nothing, asked for nothing and run nothing."""
    ran = seen.evaluated("typeof hit !== 'undefined'")
    return not (seen.said or seen.asked or seen.dialogs or ran)


def test_the_browser_tells_what_a_page_must_not_do(
    browser: Browser, tmp_path: Path
) -> None:
    path = tmp_path / "bad.html"
    path.write_text("<script>hit=1; console.log('x')</script><img src=x.png>")
    with browser.opened(path) as seen:
        assert seen.evaluated("hit") == 1
        assert seen.said
        assert [address.rpartition("/")[2] for address in seen.asked] == ["x.png"]
    rule = f'<meta http-equiv="Content-Security-Policy" content="{policy("")}">'
    path.write_text(f"{rule}<script>hit=1</script><p style='color:red'>x</p>")
    with browser.opened(path) as seen:
        assert seen.evaluated("typeof hit") == "undefined"
        assert len(seen.said) == 2


@pytest.mark.parametrize("name", PAGES)
def test_what_is_hostile_is_shown_and_does_nothing(
    browser: Browser, hostile: dict[str, Path], name: str
) -> None:
    with browser.opened(hostile[name]) as seen:
        assert _is_calm(seen)
        counted = "document.{0}.length"
        for what in ("scripts", "images", "links", "forms"):
            assert seen.evaluated(counted.format(what)) == 0
        shown = seen.evaluated("document.body.innerText.replace(/\\s+/g, ' ')")
        assert shown.count(HOSTILE.strip()) > 10
        title = seen.evaluated("document.title")
        assert (HOSTILE in title) == (name in {"review", "share"}), "one is named there"


@pytest.mark.parametrize("name", PAGES)
def test_a_page_fits_a_phone_and_a_desk(
    browser: Browser, hostile: dict[str, Path], pages: dict[str, Path], name: str
) -> None:
    for path in (hostile[name], pages[name]):
        with browser.opened(path) as seen:
            for width in (320, 360, 768, 1200):
                seen.sized(width)
                wide = "document.documentElement.scrollWidth"
                assert seen.evaluated(wide) == width, (path, width)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_can_be_read_by_day_and_by_night_and_on_paper(
    browser: Browser, pages: dict[str, Path], name: str
) -> None:
    with browser.opened(pages[name]) as seen:
        for dark, media in ((False, ""), (True, ""), (True, "print")):
            seen.sized(1200, dark=dark, media=media)
            found = seen.evaluated(CONTRASTS)
            assert len(found) > 50
            assert [text for ratio, text in found if ratio < 4.5] == []
        assert _is_calm(seen)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_printed_on_a4(
    browser: Browser, pages: dict[str, Path], name: str
) -> None:
    with browser.opened(pages[name]) as seen:
        pdf = seen.pdf()
    sizes = re.findall(rb"/MediaBox *\[ *0 0 ([\d.]+) ([\d.]+) *\]", pdf)
    assert len(sizes) > 1
    assert {(round(float(w)), round(float(h))) for w, h in sizes} == {A4}
