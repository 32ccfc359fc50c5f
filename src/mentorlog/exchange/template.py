"""The note that a session's editor begins with."""

from __future__ import annotations

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
