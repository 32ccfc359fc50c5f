"""Where everything lies that belongs to the program and its journal."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mentorlog import __version__, config
from mentorlog.reports.place import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mentorlog.desk import Desk


def places(desk: Desk) -> Iterator[Place]:
    """All places, the journal first; looking at them makes none of them."""
    env, journal = desk.env, desk.shelf.journal
    template = config.template_path(env, "session", desk.settings.templates)
    for name, path, what in (
        ("journal", journal, "the journal"),
        ("backups", desk.shelf.folder, "its backups"),
        ("drafts", config.drafts_folder(env), "texts that are not yet in it"),
        ("settings", config.settings_path(env), "settings"),
        ("templates", template.parent, "your own templates, such as session.md"),
        ("prompt", Path(f"{journal}.due"), "the days your shell's prompt reads"),
        ("sample", config.sample_path(env, __version__).parent, "the sample journal"),
        ("pages", config.pages_folder(env), "pages that were only to be looked at"),
        ("manual", config.manual_path(env), "the page for man"),
    ):
        yield Place(name=name, path=str(path), what=what, there=path.exists())
