"""A look back as a form: a heading for each question, the answer below it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mentorlog.errors import UsageError
from mentorlog.frozen import dataclass
from mentorlog.period import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

START, STOP, CONTINUE, CHANGE = "start", "stop", "continue", "change"
PROMISES = "promises"

QUESTIONS = {
    START: "What do you start doing?",
    STOP: "What do you stop doing?",
    CONTINUE: "What went well, and goes on?",
    CHANGE: "What should we change in how we work?",
}
"""The questions of a look back, in order, by the headings of the form."""

COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
HEADING = re.compile(r"##[ \t]+(.*?)[ \t]*#*")
TO_DO = re.compile(r"[ \t]*[-*+][ \t]+\[ \][ \t]+(.*\S)[ \t]*")
ITEM = re.compile(r"[ \t]*(?:[-*+][ \t]+)?(?:\[ \][ \t]+)?(.*\S)[ \t]*")


@dataclass(frozen=True, kw_only=True)
class Said:
    """What was answered.

    Attributes:
        answers: heading → answer, to the questions that were answered.
        promises: what was decided, each promise in one line as it was typed.
    """

    answers: Mapping[str, str]
    promises: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.answers or self.promises)


def blank_form(title: str) -> str:
    """The form with every question and no answer."""
    head = (
        f"<!-- {' '.join(title.split()).replace('--', '- -')}: write below the\n"
        "     headings; what is left empty is skipped, and each “- [ ] …” becomes a\n"
        "     promise of yours. -->\n"
    )
    asked = QUESTIONS | {PROMISES: "- [ ] What you promise, by friday"}
    return head + "".join(
        f"\n## {name.capitalize()}\n<!-- {words} -->\n" for name, words in asked.items()
    )


def filled_form(given: Mapping[str, str], promises: Iterable[str] = ()) -> str:
    """The form with these answers alone, which a draft can go on with."""
    promised = "".join(f"- [ ] {promise}\n" for promise in promises)
    said = {name: f"{answer}\n" for name, answer in given.items()}
    parts = (said | {PROMISES: promised}).items() if promised else said.items()
    return "\n".join(f"## {name.capitalize()}\n{text}" for name, text in parts)


def apart(text: str) -> tuple[str, list[str]]:
    """A text without its items "- [ ] …", and these."""
    kept, to_do = [], []
    for line in text.splitlines():
        match = TO_DO.fullmatch(line)
        if match:
            to_do.append(match[1])
        else:
            kept.append(line)
    return "\n".join(kept).strip(), to_do


def read_form(text: str) -> Said:
    """What a filled-in form says; comments in it do not count.

    Raises:
        UsageError: something stands where no question is asked, or a question is
            answered twice.
    """
    found: dict[str, list[str]] = {}
    name = ""
    for line in COMMENT.sub("", text.removeprefix("\ufeff")).splitlines():
        if heading := HEADING.fullmatch(line.strip()):
            name = heading[1].casefold()
            if name not in {*QUESTIONS, PROMISES}:
                message = f"{quoted(heading[1])} is no heading of the form: {_known()}."
                raise UsageError(message)
            if name in found:
                message = f"{quoted(heading[1])} stands in the form twice."
                raise UsageError(message)
            found[name] = []
        elif name:
            found[name].append(line)
        elif line.strip() and not line.startswith("# "):
            message = f"{quoted(line)} stands above the first heading: {_known()}."
            raise UsageError(message)
    items = (ITEM.fullmatch(line) for line in found.pop(PROMISES, ()))
    given = {name: "\n".join(lines) for name, lines in found.items()}
    return said_of(given, [match[1] for match in items if match])


def said_of(given: Mapping[str, str], promises: Iterable[str]) -> Said:
    """What was answered: "- [ ] …" in an answer is a promise, too."""
    parted = {name: apart(text) for name, text in given.items()}
    return Said(
        answers={name: answer for name, (answer, _) in parted.items() if answer},
        promises=(*(line for _, own in parted.values() for line in own), *promises),
    )


def _known() -> str:
    """The form's headings, as one would type them."""
    return ", ".join(f"“## {name.capitalize()}”" for name in (*QUESTIONS, PROMISES))
