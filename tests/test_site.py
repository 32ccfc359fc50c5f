"""The documents make a site: every page is in it, and every link leads somewhere."""

from __future__ import annotations

import subprocess
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from other_programs import other_program

ROOT = Path(__file__).parents[1]


class Links(HTMLParser):
    """What a page links to, what it has names for, and its pictures."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.targets: list[str] = []
        self.names: set[str] = set()
        self.silent: list[str] = []
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self.names.add(told.get("id") or "")
        self.targets += [
            told[name] or ""
            for name in ("href", "src")
            if name in told and tag != "use"
        ]
        if tag == "img" and not told.get("alt"):
            self.silent.append(told.get("src") or "")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    done = subprocess.run(
        [other_program("mkdocs"), "build", "--site-dir", str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    return folder


def test_every_page_is_in_the_site_and_in_its_menu(site: Path) -> None:
    home = Links(site / "index.html")
    for page in (ROOT / "docs").glob("*.md"):
        assert (site / page.with_suffix(".html").name).is_file()
        assert page.with_suffix(".html").name in home.targets
    assert {"contributing.html", "changelog.html"} <= {*home.targets}


def test_every_link_in_the_site_leads_somewhere(site: Path) -> None:
    pages = {page: Links(page) for page in site.rglob("*.html")}
    for page, links in pages.items():
        assert links.silent == [], page
        for target in links.targets:
            parts = urlsplit(target)
            if parts.scheme or page.name == "404.html":
                assert parts.scheme in {"https", "mailto", ""}, target
                continue
            there = (
                (page.parent / unquote(parts.path)).resolve() if parts.path else page
            )
            there = there / "index.html" if there.is_dir() else there
            assert there.is_file(), (page.name, target)
            if parts.fragment and there in pages:
                assert unquote(parts.fragment) in pages[there].names, (
                    page.name,
                    target,
                )


def test_a_page_fetches_nothing_from_elsewhere(site: Path) -> None:
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        for tag in ("<script", "<link", "<img"):
            for piece in text.split(tag)[1:]:
                head = piece.split(">")[0]
                assert "//" not in head, (page.name, head)
