"""The note that a session's editor begins with."""

from __future__ import annotations

import re
from string import Template
from typing import TYPE_CHECKING

from mentorlog.errors import UsageError
from mentorlog.period import say_day

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from pathlib import Path

    from mentorlog.entries.action import Action

SESSION = """\
$promises## Notes


## Takeaways


## Actions
<!-- - [ ] what I promise (by friday)   - [ ] @them what they promise -->


## Feedback
<!-- - from them: …   - to them: … -->


## Wins


"""
"""The sections of a session's note; examples stand in comments, which no one reads."""
COMMENT = re.compile(r"<!--.*?-->[ \t]*\r?\n?", re.DOTALL)
TICKED = re.compile(r"\[[xX]\]")


def session_template(path: Path) -> str:
    """The person's own template if there is one at `path`, or the usual one.

    Raises:
        UsageError: the file is there but cannot be read.
    """
    try:
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return SESSION
    except (OSError, UnicodeDecodeError) as error:
        message = f"The template {path} cannot be read as UTF-8 text."
        raise UsageError(message) from error


def filled(template: str, *, person: str, day: date, promises: Iterable[Action]) -> str:
    """A template with its words in: `$person`, `$day`, and `$promises`.

    The open promises stand in a comment, to be ticked; a `$` that begins none of these
    words is left as it is.
    """
    return Template(template).safe_substitute(
        person=person, day=say_day(day), promises=_ticks(promises, person)
    )


def _ticks(promises: Iterable[Action], person: str) -> str:
    lines = [
        f"- [ ] {p.ref} {'I' if p.owner == 'me' else person}: {_harmless(p.headline)}"
        + (f" (by {say_day(p.due)})" if p.due else "")
        for p in promises
    ]
    if not lines:
        return ""
    first = (
        "<!-- Promises of last time; put an x between the brackets of what was kept:"
    )
    return "\n".join([first, *lines, "-->", "", ""])


def _harmless(text: str) -> str:
    """A text that cannot end the comment it stands in."""
    return text.replace("--", "- -").replace(">", "›")


def own_words(text: str, begun: str) -> str:
    """A note without what the editor began with and the person left as it was.

    Comments go, even if something was ticked in them, and headings with nothing below.
    A comment that says anything else than before stays: there may be words in it.

    Args:
        text: the note as it was saved.
        begun: what the editor began with.
    """
    given = {_unticked(comment) for comment in COMMENT.findall(begun)}
    bare = COMMENT.sub(lambda c: "" if _unticked(c[0]) in given else c[0], text)
    headings = {line for line in begun.splitlines() if line.startswith("#")}
    lines: list[str] = []
    for line in bare.splitlines(keepends=True):
        if line.startswith("#"):
            _drop_empty(lines, headings)
        lines.append(line)
    _drop_empty(lines, headings)
    own = "".join(lines)
    return own if own == text else own.lstrip("\r\n")


def _unticked(comment: str) -> str:
    """A comment with nothing ticked, however its lines end."""
    return TICKED.sub("[ ]", " ".join(comment.split()))


def _drop_empty(lines: list[str], headings: set[str]) -> None:
    """Take a heading that was given off the end, with the blank lines below it."""
    place = len(lines)
    while place and not lines[place - 1].strip():
        place -= 1
    if place and lines[place - 1].rstrip("\r\n") in headings:
        del lines[place - 1 :]
