"""Reading next steps: what is to be done, by whom, until when, and whether it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mentorlog.exchange.notes.words import word_set
from mentorlog.exchange.notes.due import take_due
from mentorlog.exchange.notes.found import FoundAction
from mentorlog.exchange.notes.labels import read_label
from mentorlog.exchange.notes.outline import pieces, plain
from mentorlog.exchange.notes.titles import role_of
from mentorlog.exchange.notes.roles import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mentorlog.exchange.notes.found import Owner
    from mentorlog.exchange.notes.outline import Block, Item
    from mentorlog.exchange.notes.sections import Section

# Words that stand for "no next steps".
_NOTHING = word_set("""
    -|--|n/a|na|nil|none|none yet|nothing|nothing yet|nothing planned|no action items
    no actions|no next steps|not applicable|not decided|not decided yet|tba|tbd|x
    """.replace("\n", "|")
    .strip(" |")
    .split("|")
)
# "AI model: …" is about artificial intelligence, "AI Priya: …" an action item.
_NOT_A_NAME = frozenset(
    """
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
_AI_COLON = re.compile(
    rf"^{_MARK}AI[\s:–—-]+(?P<who>{_PERSONS}){_MARK}\s*(?:[:：]|[–—-]\s)\s*{_MARK}\s*"
)
_AI_DASH = re.compile(
    rf"^{_MARK}AI\s*(?:[–—-]\s+|:\s+(?=\S+\s+(?:to|will)\b)){_MARK}(?P<who>@?[A-Z]"
    rf"[\w.'’-]*(?:\s+[A-Z][\w.'’-]*(?=\s+(?:can|has|must|should|to|will)\b))?){_MARK}\s+"
)
_AI_TAG = re.compile(rf"\s*[\[(]AI[\s:–—-]+(?P<who>{_PERSONS})[\])]\s*[.]?\s*$")
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
_BULLET = re.compile(r"^(?:[-+•·➢►→]\s*|\(?\d{1,2}\s?(?:-|[.)]\s)\s*)(?=\S)")
_IMAGE = re.compile(r"!\[[^\[\]]*\]\([^()]*\)")
_LEAD_IN = re.compile(
    r"\b(?:following|goals?|next week|plan(?:s|ned|ning)?|tasks?|to[- ]?dos?|will)\b",
    re.IGNORECASE,
)
_BOLD = re.compile(r"^(\*\*|__)[^*_]+\1\s*:?$")
_LABEL_WORDS = 3
_HEADING_WORDS = 4


@dataclass(frozen=True, kw_only=True)
class _Named:
    text: str
    who: str | None = None


def promised(section: Section) -> Iterator[FoundAction]:
    """The next steps of a section under a heading for them.

    Each item of a list is one, by its own words: what stands nested below it stays in
    the text of the meeting. An item that only introduces others ("Frontend:") makes
    room for them. Where there is no list, each paragraph is one.
    """
    yield from promised_in_lists(section)
    if any(block.kind == "list" for block in section.blocks):
        return
    for block in section.blocks:
        if block.kind == "paragraph":
            yield from _prose(block)
        elif block.kind == "table":
            for offset, row in enumerate(block.rows[1:], start=2):
                yield from _some(_widest(row), block.line + offset)


def promised_in_lists(section: Section) -> Iterator[FoundAction]:
    """The next steps of a section that are items, or follow its label."""
    if section.rest:
        yield from _some(section.rest, section.line)
    for block in section.blocks:
        yield from _listed(block.items)


def promised_between(blocks: Iterable[Block]) -> Iterator[FoundAction]:
    """The next steps that stand among other notes, such as "AI Priya: …"."""
    for block in blocks:
        if block.kind == "paragraph":
            for source, line in pieces(block):
                yield from _marked(_BULLET.sub("", source), line)
        for item in block.items:
            label = read_label(item.text, before_list=bool(item.blocks))
            heads = label is not None and not label.rest and _is_heading(label.title)
            if heads and any(inner.kind == "list" for inner in item.blocks):
                for inner in item.blocks:
                    yield from _listed(inner.items)
                continue
            yield from _marked(item.text, item.line)
            yield from promised_between(item.blocks)


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
    if plain(text).strip(" .*_:!").casefold() in _NOTHING | {""}:
        return None
    return FoundAction(
        text=text, owner=owner, who=named.who, by=by, done=done or done_later, line=line
    )


def _some(source: str, line: int) -> Iterator[FoundAction]:
    action = read_action(source, line)
    if action is not None:
        yield action


def _marked(source: str, line: int) -> Iterator[FoundAction]:
    """An action where the words themselves say that they are one."""
    bare = _CHECKBOX.sub("", source)
    if _TODO.match(bare) or _take_name(bare).who:
        yield from _some(source, line)


def _listed(items: Iterable[Item]) -> Iterator[FoundAction]:
    for item in items:
        inner = [block for block in item.blocks if block.kind == "list"]
        if inner and (not item.text or _introduces(item.text)):
            for block in inner:
                yield from _listed(block.items)
        elif not (item.text.endswith(":") and _is_heading(item.text)):
            yield from _some(item.text, item.line)


def _introduces(text: str) -> bool:
    """Whether an item only stands above others: "Frontend:", "Next week I will:"."""
    words = plain(text)
    if _is_heading(words):
        return True
    few = len(words.split()) <= _LABEL_WORDS
    if words.endswith(":"):
        return few or _LEAD_IN.search(words) is not None
    return few and _BOLD.match(text) is not None


def _is_heading(text: str) -> bool:
    """Whether words in a list would make a heading for next steps."""
    words = plain(text)
    return len(words.split()) <= _HEADING_WORDS and role_of(words) == Role.ACTIONS


def _prose(block: Block) -> Iterator[FoundAction]:
    lines = [(source, line) for source, line in pieces(block) if source]
    if any(_BULLET.match(source) for source, _ in lines):
        joined: list[tuple[str, int]] = []
        for source, line in lines:
            if _BULLET.match(source) or not joined:
                joined.append((_BULLET.sub("", source), line))
            else:
                joined[-1] = (f"{joined[-1][0]} {source}", joined[-1][1])
        for source, line in joined:
            yield from _some(source, line)
    elif not plain(block.text).endswith(":"):
        yield from _some(" ".join(source for source, _ in lines), block.line)


def _widest(row: tuple[str, ...]) -> str:
    return max(row, key=len, default="")


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
    for mark in (_AI_COLON, _AI_DASH, _AI_TAG):
        match = mark.search(text)
        if match and not _NOT_A_NAME & set(match["who"].casefold().split()):
            rest = text[: match.start()] + text[match.end() :]
            who = plain(match["who"]).replace("@", "").strip()
            return _Named(text=rest.strip(), who=who)
    return _Named(text=text)


def _take_owner(text: str) -> tuple[str, Owner | None]:
    match = _OWNER.match(text)
    if match is None:
        return text, None
    said = (match["at"] or match["bare"]).casefold()
    return text[match.end() :], "me" if said == "me" else "them"
