"""Reading the words of one promise: what, by whom, until when, and is it done."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from mentorlog.exchange.notes.due import take_due
from mentorlog.exchange.notes.found import FoundAction
from mentorlog.exchange.notes.outline import plain
from mentorlog.exchange.notes.words import word_set
from mentorlog.frozen import dataclass

if TYPE_CHECKING:
    from mentorlog.exchange.notes.found import Owner

# Words that stand for "no next steps".
_NOTHING = frozenset(
    {
        "",
        "-",
        "--",
        "n/a",
        "na",
        "nil",
        "no action items",
        "no actions",
        "no next steps",
        "none",
        "none yet",
        "not applicable",
        "not decided",
        "not decided yet",
        "nothing",
        "nothing planned",
        "nothing yet",
        "tba",
        "tbd",
    }
)
# "AI model: …" is about artificial intelligence, "AI Priya: …" an action item.
_NOT_A_NAME = word_set("""
    agent agents approach assistant assisted based code detection driven enabled engine
    feature features generated integration license model models module part pipeline
    powered project related scanner service system systems team tool tools training
""")
_MARK = r"(?:\*\*|__|\*|_|`)?"
_CHECKBOX = re.compile(r"^\[([ xX])\](?:\s+|$)")
_TODO = re.compile(
    rf"^{_MARK}(?:to[\s-]?dos?|todos?|action\s+(?:items?|points?)|actions?|next\s+steps?"
    rf"|follow[\s-]?ups?){_MARK}\s*[:：]\s*{_MARK}\s*",
    re.IGNORECASE,
)
_PERSON = (
    r"(?:\[[^\[\]]{1,60}\]\([^()]*\)|@[\w-]+|(?:all|everybody|everyone|me|mentors)\b"
    r"|[A-Z][\w.'’-]*(?:\s+[A-Z][\w.'’-]*){0,3})"
)
_PERSONS = rf"{_PERSON}(?:(?:\s*,\s*|\s+and\s+|\s*&\s*|\s*/\s*){_PERSON})*"
_AI_COLON = (
    rf"^{_MARK}AI[\s:–—-]+(?P<who>{_PERSONS}){_MARK}\s*(?:[:：]|[–—-]\s)\s*{_MARK}\s*"
)
_AI_DASH = (
    rf"^{_MARK}AI\s*(?:[–—-]\s+|:\s+(?=\S+\s+(?:to|will)\b)){_MARK}(?P<who>@?[A-Z]"
    rf"[\w.'’-]*(?:\s+[A-Z][\w.'’-]*(?=\s+(?:can|has|must|should|to|will)\b))?){_MARK}\s+"
)
_AI_TAG = rf"\s*[\[(]AI[\s:–—-]+(?P<who>{_PERSONS})[\])]\s*[.]?\s*$"
_OWNER = re.compile(
    rf"^{_MARK}(?:@(?P<at>me|them)\b|(?P<bare>me|them){_MARK}\s*[:：]){_MARK}"
    rf"\s*[:：,–—-]?\s*{_MARK}\s*",
    re.IGNORECASE,
)
_DONE_BEHIND = re.compile(
    r"\s*(?:[-–—:,]\s*[*_`]{0,2}done[*_`]{0,2}|[*_`]{0,2}[(\[](?:already\s+)?done[)\]][*_`]{0,2}"
    r"(?:\([^()]*\))?|(?:\*\*|`)done(?:\*\*|`)|✅|✔️?|☑️?)\s*[.!]?\s*$",
    re.IGNORECASE,
)
_DONE_BEFORE = re.compile(
    r"^(?:[*_`]{0,2}[(\[]done[)\]][*_`]{0,2}|\*\*done\*\*|done\s*[:–—-])\s*[:–—-]*\s*"
    r"|^[✅✔☑]️?\s*",
    re.IGNORECASE,
)
_STRUCK = re.compile(r"^~~(?P<text>.*)~~$")
_IMAGE = re.compile(r"!\[[^\[\]]*\]\([^()]*\)")


@dataclass(frozen=True, kw_only=True)
class _Named:
    text: str
    who: str | None = None


def read_action(source: str, line: int) -> FoundAction | None:
    """Read one promise in one line of Markdown; None where nothing is promised.

    Args:
        source: the words, such as "[ ] @them send the paper (by Friday)".
        line: the line in the file, counted from 1.
    """
    text, done = _take_done(_IMAGE.sub("", source).strip())
    text = _TODO.sub("", text)
    named = _take_name(text)
    text, owner = _take_owner(named.text)
    text, done_later = _take_done(text)
    text, by = take_due(text)
    text = " ".join(text.split())
    if plain(text).strip(" .*_:!").casefold() in _NOTHING:
        return None
    return FoundAction(
        text=text, owner=owner, who=named.who, by=by, done=done or done_later, line=line
    )


def marks_a_promise(source: str) -> bool:
    """Whether the words themselves say that they are a next step ("AI Priya: …")."""
    bare = _CHECKBOX.sub("", source)
    return _TODO.match(bare) is not None or _take_name(bare).who is not None


def _take_done(text: str) -> tuple[str, bool]:
    done = False
    box = _CHECKBOX.match(text)
    if box:
        text, done = text[box.end() :], box[1] in "xX"
    struck = _STRUCK.match(text.strip())
    if struck:
        text, done = struck["text"], True
    for mark in (_DONE_BEFORE, _DONE_BEHIND):
        rest = mark.sub("", text)
        if rest != text:
            text, done = rest, True
    return text.strip(), done


def _take_name(text: str) -> _Named:
    marks = (_AI_COLON, _AI_DASH, _AI_TAG) if "AI" in text else ()
    for mark in marks:
        match = _pattern(mark).search(text)
        if match and not _NOT_A_NAME & set(match["who"].casefold().split()):
            rest = text[: match.start()] + text[match.end() :]
            who = plain(match["who"]).replace("@", "").strip()
            return _Named(text=rest.strip(), who=who)
    return _Named(text=text)


@cache
def _pattern(mark: str) -> re.Pattern[str]:
    return re.compile(mark)


def _take_owner(text: str) -> tuple[str, Owner | None]:
    match = _OWNER.match(text)
    if match is None:
        return text, None
    said = (match["at"] or match["bare"]).casefold()
    return text[match.end() :], "me" if said == "me" else "them"
