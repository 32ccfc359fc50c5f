"""Lines that people use as headings without making them headings.

"**Attendees:**", "Attendees (15):" above a list, "Date: …" and "##Meeting 1" (the blank
forgotten) are labels. A rule for markdown-it finds them, so that they end a paragraph
or a list as a heading does, and are never looked for in code, tables or comments.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mentorlog.exchange.notes.day_lines import day_line
from mentorlog.exchange.notes.roles import Role
from mentorlog.exchange.notes.titles import role_of
from mentorlog.frozen import dataclass

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

LABEL_LEVEL = 7
"""The level of a label: below every heading."""

_HASHES = re.compile(r"(?P<hashes>#{1,6})\s*(?P<title>[^\s#].*?)\s*#*")
_EMPHASISED = re.compile(
    r"(?P<mark>\*\*\*|\*\*|__|\*|_|`)(?P<title>[^*_`]+?)\s*(?P=mark)"
    r"\s*(?P<colon>[:：\-–—]?)\s*(?P<rest>.*)"
)
_PLAIN = re.compile(r"(?P<title>[^:：]{2,60}?)\s*[:：]\s*(?P<rest>.*)")
_EMOJI_CODE = re.compile(r"(?<!\w):[a-z0-9_+-]+:(?!\w)")
_BOLD_TAG = re.compile(r"</?(?:b|strong)>", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.?!,;]$")
_LIST_ITEM = re.compile(r"\s*(?:[-*+•]|\d{1,2}[.)])\s+\S")
_INDENTED_CODE = 4
_MOST_WORDS = 8


@dataclass(frozen=True, kw_only=True)
class Label:
    """A line that works as a heading: its title, its level, and what follows."""

    title: str
    level: int
    rest: str = ""


def read_label(line: str, *, before_list: bool = False) -> Label | None:
    """Read one line of source as a label, or tell that it is none.

    Args:
        line: the line, without its indentation.
        before_list: whether a list follows; then a plain "Attendees" is a label too.
    """
    line = _BOLD_TAG.sub("**", _EMOJI_CODE.sub("", line)).strip()
    hashed = _HASHES.fullmatch(line)
    if hashed and not line.startswith("#!") and _is_word(hashed["title"]):
        return Label(title=hashed["title"].strip(), level=len(hashed["hashes"]))
    return _emphasised(line) or _plain(line) or (_bare(line) if before_list else None)


def _emphasised(line: str) -> Label | None:
    match = _EMPHASISED.fullmatch(line)
    if match is None:
        return None
    title, rest = match["title"].strip(), match["rest"].strip()
    if match["mark"] == "`":
        return _plain(f"{title} {rest}")
    if not rest and match["mark"] in {"**", "__", "***"} and _is_heading_like(title):
        return Label(title=title.rstrip(":： "), level=LABEL_LEVEL)
    with_colon = match["colon"] or title.endswith((":", "："))
    if (with_colon or not rest) and _is_known(title):
        return Label(title=title.rstrip(":： "), level=LABEL_LEVEL, rest=rest)
    inside = _plain(title)  # **Date: June 3, 2021**
    if inside is None:
        return None
    return Label(title=inside.title, level=LABEL_LEVEL, rest=f"{inside.rest} {rest}")


def _plain(line: str) -> Label | None:
    match = _PLAIN.fullmatch(line)
    if match is None or not _is_known(match["title"]):
        return None
    return Label(title=match["title"], level=LABEL_LEVEL, rest=match["rest"].strip())


def _bare(line: str) -> Label | None:
    if not _is_known(line) or role_of(line) in {Role.WORK, Role.DATE}:
        return None
    return Label(title=line, level=LABEL_LEVEL)


def _is_known(title: str) -> bool:
    return len(title.split()) <= _MOST_WORDS and role_of(title) is not None


def _is_word(title: str) -> bool:
    return title[:1].isalpha() and not title.startswith("include")


def _is_heading_like(title: str) -> bool:
    if _SENTENCE_END.search(title) or len(title.split()) > _MOST_WORDS:
        return False
    return day_line(title) is None and _plain(title) is None


def add_label_rule(parser: MarkdownIt) -> None:
    """Teach a markdown-it parser to give label lines tokens of the type "label"."""
    parser.block.ruler.before(
        "paragraph",
        "label",
        _label_rule,
        {"alt": ["paragraph", "reference", "blockquote", "list"]},
    )


def _label_rule(state: StateBlock, line: int, _end: int, silent: bool) -> bool:
    indent = state.sCount[line]
    # Inside a list item only a line that has fallen out of it can be a label.
    if indent >= _INDENTED_CODE or (state.blkIndent and indent >= state.blkIndent):
        return False
    source = _source(state, line)
    if _LIST_ITEM.match(source):
        return False
    if read_label(source, before_list=_list_follows(state, line)) is None:
        return False
    if not silent:
        state.line = line + 1
        token = state.push("label", "", 0)
        token.content = source.strip()
        token.map = [line, line + 1]
    return True


def _source(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _list_follows(state: StateBlock, line: int) -> bool:
    following = line + 1
    while following < state.lineMax and state.isEmpty(following):
        following += 1
    if following >= state.lineMax:
        return False
    return _LIST_ITEM.match(_source(state, following)) is not None
