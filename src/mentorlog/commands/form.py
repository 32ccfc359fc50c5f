"""The form of a report, and whether what is private may stand in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from mentorlog.commands.completion import choosing
from mentorlog.commands.values import choice
from mentorlog.errors import UsageError
from mentorlog.frozen import dataclass
from mentorlog.period import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from mentorlog.desk import Desk
    from mentorlog.entries.mentorship import Mentorship

FORMATS = ("text", "md", "json")
PAGE_FORMATS = ("text", "md", "html", "json")
"""The forms of what also has a page for the browser."""
NO_HTML = "HTML is for review, growth and share; here there is --format md."
SUFFIXES = {".md": "md", ".html": "html", ".htm": "html"}
"""How a file's name ends → the form that is meant."""

Form = Annotated[
    str,
    choosing("--format", FORMATS, "The form."),
]
PageForm = Annotated[
    str | None,
    choosing("--format", PAGE_FORMATS, "The form.  [as the file is called, or text]"),
]
Out = Annotated[
    str | None,
    typer.Option(
        "--out", metavar="FILE", help="In md and html: a file.  [standard output]"
    ),
]
Open = Annotated[bool, typer.Option("--open", help="Open the page in your browser.")]
Svg = Annotated[
    str | None,
    typer.Option(
        "--svg", metavar="FILE", help="Draw what stands at the terminal into a file."
    ),
]
Force = Annotated[
    bool, typer.Option("--force", help="Write over a file that is there.")
]
IncludePrivate = Annotated[
    bool, typer.Option("--include-private", help="On a page: what is private, too.")
]


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """The form in which a report is wanted, and where it shall go.

    Attributes:
        form: text, json, md, html or svg.
        out: the file; None for standard output.
        opens: whether to open it in the browser.
        force: whether a file that is there may be written over.
    """

    form: str
    out: Path | None = None
    opens: bool = False
    force: bool = False

    @property
    def is_page(self) -> bool:
        """Whether it is something to hand on, and not an answer at the terminal."""
        return self.form not in {"text", "json"}


def wanted(
    desk: Desk,
    form: str | None,
    out: str | None,
    svg: str | None = None,
    *,
    opens: bool,
    force: bool,
) -> Wanted:
    """What the options say of a report's form; `--format json` is the same as `--json`.

    Raises:
        UsageError: there is no such form, or it cannot go there.
    """
    if svg is not None:
        if form is not None or out is not None:
            message = "--svg is a form and a file: leave --format and --out out."
            raise UsageError(message)
        word, named = "svg", None if svg == "-" else svg
    else:
        named = None if out in {None, "-"} else out
        word = form_meant(form, named, opens=opens)
        if form is None and named and named.casefold().endswith(".svg"):
            message = "A picture of what stands at the terminal: --svg FILE"
            raise UsageError(message)
        if named is not None and word not in SUFFIXES.values():
            message = "--out writes a page: add --format md or --format html."
            raise UsageError(message)
    desk.manner.json = desk.manner.json or word == "json"
    if named is None:
        alone = desk.manner.json and not opens
        return Wanted(form="json" if alone else word, opens=opens)
    from mentorlog.commands.placing import page_place  # noqa: PLC0415 - on demand

    path = page_place(desk, named, word, force=force)
    return Wanted(form=word, out=path, opens=opens, force=force)


def form_meant(form: str | None, named: str | None, *, opens: bool) -> str:
    """The form that is said, or follows from a file's name.

    Raises:
        UsageError: there is no such form, or it is none for a browser.
    """
    usual = "html" if opens else "text"
    suffix = "." + (named or "").rpartition(".")[2].casefold()
    word = choice(form or SUFFIXES.get(suffix, usual), PAGE_FORMATS, "format")
    if opens and word != "html":
        message = "--open is for the browser: add --format html."
        raise UsageError(message)
    return word


def page_wanted(desk: Desk, form: str) -> bool:
    """Whether Markdown is asked for; `--format json` is the same as `--json`.

    Raises:
        UsageError: there is no such form.
    """
    if form.strip().casefold() == "html":
        raise UsageError(NO_HTML)
    word = choice(form, FORMATS, "format")
    desk.manner.json = desk.manner.json or word == "json"
    return word == "md" and not desk.manner.json


def unspoken(refs: Iterable[str]) -> str:
    """A word of care, where a page to send tells of challenges not spoken of yet.

    Args:
        refs: their IDs; without any there is nothing to say.
    """
    told = list(refs)
    if not told:
        return ""
    keep_out = f"mentorlog edit {told[0]} --private"
    return f"Not spoken of yet, and on this page: {', '.join(told)} ({keep_out})."


def tellable(meant: list[Mentorship], *, private: bool) -> list[Mentorship]:
    """The mentorships that may be told of.

    Raises:
        UsageError: the only one is private, and what is private is not wanted.
    """
    found = [m for m in meant if private or not m.private]
    if len(meant) == 1 and not found:
        message = f"{quoted(meant[0].person)} is private: add --include-private."
        raise UsageError(message)
    return found
