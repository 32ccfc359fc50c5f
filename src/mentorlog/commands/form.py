"""The form of a report, and whether what is private may stand in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from mentorlog.commands.values import choice
from mentorlog.errors import UsageError
from mentorlog.period import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mentorlog.desk import Desk
    from mentorlog.entries.mentorship import Mentorship

FORMATS = ("text", "md", "json")

Form = Annotated[
    str, typer.Option("--format", metavar="|".join(FORMATS), help="The form.")
]
IncludePrivate = Annotated[
    bool, typer.Option("--include-private", help="In md: what is private, too.")
]


def page_wanted(desk: Desk, form: str) -> bool:
    """Whether Markdown is asked for; `--format json` is the same as `--json`.

    Raises:
        UsageError: there is no such form.
    """
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
