"""What MkDocs asks while it makes a site: what lies above `docs/` belongs to it."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

ROOT = Path(__file__).parents[1]
ABOVE = {
    "README.md": "index.md",
    "CONTRIBUTING.md": "contributing.md",
    "CHANGELOG.md": "changelog.md",
    "LICENSE": "LICENSE",
}
"""A file of the repository → where it is on the site; others keep their paths."""

LINK = re.compile(r"(?<=\]\()([^)\s#]+)(?=[)#])")


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add to the pages in `docs/` what they link to above it."""
    from mkdocs.structure.files import File  # noqa: PLC0415 - there in MkDocs alone

    pages = [ROOT / name for name in ABOVE if name.endswith(".md")]
    pages += (ROOT / "docs").glob("*.md")
    for path in sorted({*_linked(pages), *(ROOT / name for name in ABOVE)}):
        on_site = _on_site(path)
        if files.get_file_from_path(on_site) is None:
            text = path.read_text(encoding="utf-8")
            files.append(File.generated(config, on_site, content=text))
    return files


def on_page_markdown(markdown: str, *, page: Page, **_: Any) -> str:
    """Let a page's links lead to where things are on the site."""
    names = {there: name for name, there in ABOVE.items()}
    source = ROOT / names.get(page.file.src_uri, f"docs/{page.file.src_uri}")

    def moved(link: re.Match[str]) -> str:
        path = (source.parent / link[0]).resolve()
        if "://" in link[0] or not path.is_file():
            return link[0]
        return posixpath.relpath(_on_site(path), posixpath.dirname(page.file.src_uri))

    return LINK.sub(moved, markdown)


def _linked(pages: list[Path]) -> set[Path]:
    """The files of the repository that pages link to and that lie outside `docs/`."""
    targets = {
        (page.parent / target).resolve()
        for page in pages
        for target in LINK.findall(page.read_text(encoding="utf-8"))
    }
    docs = ROOT / "docs"
    return {path for path in targets if path.is_file() and docs not in path.parents}


def _on_site(path: Path) -> str:
    """Where a file of the repository is on the site."""
    name = path.relative_to(ROOT).as_posix()
    return ABOVE.get(name, name.removeprefix("docs/"))
