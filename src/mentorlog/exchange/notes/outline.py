"""The structure of a Markdown text; the only module that runs markdown-it."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from mentorlog.exchange.notes.labels import LABEL_LEVEL, add_label_rule, read_label
from mentorlog.exchange.notes.roles import Role
from mentorlog.exchange.notes.titles import role_of
from mentorlog.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from markdown_it.token import Token

Kind = Literal["heading", "label", "paragraph", "list", "table", "comment", "other"]

LINE_END = re.compile(r"\r\n|\r|\n")
"""The line ends that Markdown knows; `str.splitlines` knows more."""

_INVISIBLE = re.compile("[\u200b-\u200d\u2060\ufeff]")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_MDX_COMMENT = re.compile(r"\{/\*.*\*/\}", re.DOTALL)
_SENTENCE_END = re.compile(r"[.!?,;]\s*$")
_LIST_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,2}[.)])[ \t]+\S")
_LONGEST_HTML = 200
_LISTS_OF_PEOPLE = frozenset({Role.ABSENT, Role.ATTENDEES, Role.GROUP, Role.DATE})


@dataclass(frozen=True, kw_only=True)
class Item:
    """One item of a list: its own words on one line, and the blocks inside it."""

    text: str
    blocks: tuple[Block, ...]
    line: int


@dataclass(frozen=True, kw_only=True)
class Block:
    """One block of Markdown.

    Attributes:
        kind: what it is; quotes, code, rules and the like are "other".
        lines: the source lines of a paragraph or a comment.
        level: the level of a heading or a label, 1 to 7.
        title: the plain title of a heading or a label, without what follows a label.
        rest: the source that follows a label on its line.
        items: the items of a list.
        rows: the plain cells of a table, its head first.
        line: the first line in the text, counted from 1.
    """

    kind: Kind
    lines: tuple[str, ...] = ()
    level: int = 0
    title: str = ""
    rest: str = ""
    items: tuple[Item, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    line: int

    @property
    def text(self) -> str:
        """The source of a paragraph on one line."""
        return one_line(self.lines)


def outline(text: str, skip: int = 0) -> tuple[Block, ...]:
    """Parse Markdown into its blocks.

    Args:
        text: the whole text.
        skip: the number of lines at the top to leave out, such as front matter.

    Returns:
        The blocks, with the lines they have in the whole text.
    """
    body = "\n" * skip + "\n".join(LINE_END.split(text)[skip:])
    root = SyntaxTreeNode(_block_parser().parse(body))
    return tuple(_blocks(root.children))


@lru_cache(maxsize=4096)
def plain(source: str) -> str:
    """Inline Markdown as plain text: links are their labels, images are nothing."""
    tokens = _inline_parser().parseInline(source)
    words = "".join(_plain_parts(tokens[0].children or [])) if tokens else ""
    return " ".join(_INVISIBLE.sub("", words).split())


def one_line(lines: Sequence[str]) -> str:
    """Lines of source joined to one, as Markdown joins them."""
    return " ".join(line.strip().removesuffix("\\").strip() for line in lines).strip()


def pieces(block: Block) -> Iterator[tuple[str, int]]:
    """The lines of a paragraph, parted at `<br>` too, each with its line number."""
    for offset, line in enumerate(block.lines):
        for piece in _BREAK.split(line):
            yield one_line([piece]), block.line + offset


def comments(text: str) -> Iterator[str]:
    """The HTML comments of a text, as they stand in it."""
    for token in _block_parser().parse(text):
        if token.type == "html_block" and token.content.lstrip().startswith("<!--"):
            yield token.content
        elif token.type == "inline" and "<!--" in token.content:
            for part in _inline_parser().parseInline(token.content)[0].children or []:
                if part.type == "html_inline" and part.content.startswith("<!--"):
                    yield part.content


@cache
def _block_parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable("table")
    # Inline text is parsed by `plain` when somebody asks; most of it never is.
    parser.core.ruler.disable("inline")
    add_label_rule(parser)
    return parser


@cache
def _inline_parser() -> MarkdownIt:
    return MarkdownIt("commonmark")


def _plain_parts(tokens: Iterable[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type in {"text", "code_inline"}:
            yield token.content
        elif token.type in {"softbreak", "hardbreak"}:
            yield " "


def _blocks(nodes: Iterable[SyntaxTreeNode]) -> Iterator[Block]:
    for node in nodes:
        line = (node.map[0] if node.map else 0) + 1
        match node.type:
            case "heading":
                yield _heading(node, line)
            case "label":
                yield _label(node.content, line)
            case "paragraph":
                yield _paragraph(_content(node), line)
            case "bullet_list" | "ordered_list":
                items = tuple(_item(child) for child in node.children)
                yield Block(kind="list", items=items, line=line)
            case "table":
                yield Block(kind="table", rows=tuple(_rows(node)), line=line)
            case "code_block" if _LIST_ITEM.match(node.content):
                yield from _indented_list(node.content, line)
            case "html_block":
                yield _html(node.content, line)
            case _:
                yield Block(kind="other", line=line)


def _content(node: SyntaxTreeNode) -> str:
    return node.children[0].content if node.children else ""


def _paragraph(content: str, line: int) -> Block:
    kind: Kind = "comment" if _MDX_COMMENT.fullmatch(content.strip()) else "paragraph"
    return Block(kind=kind, lines=tuple(content.split("\n")), line=line)


def _heading(node: SyntaxTreeNode, line: int) -> Block:
    content = _content(node)
    underlined = node.markup in {"-", "="}
    if underlined and ("\n" in content or _SENTENCE_END.search(content)):
        return _paragraph(content, line)  # prose with a rule right below it
    level = int(node.tag[1])
    label = read_label(content)
    if label and label.rest and role_of(plain(label.title)) in _LISTS_OF_PEOPLE:
        title, rest = plain(label.title), label.rest
        return Block(kind="heading", level=level, title=title, rest=rest, line=line)
    return Block(kind="heading", level=level, title=plain(content), line=line)


def _label(content: str, line: int) -> Block:
    label = read_label(content, before_list=True)
    if label is None:  # the rule has read it before
        return _paragraph(content, line)
    kind: Kind = "heading" if label.level < LABEL_LEVEL else "label"
    title = plain(label.title)
    return Block(kind=kind, level=label.level, title=title, rest=label.rest, line=line)


def _item(node: SyntaxTreeNode) -> Item:
    blocks = tuple(_blocks(node.children))
    line = (node.map[0] if node.map else 0) + 1
    if blocks and blocks[0].kind == "paragraph":
        return Item(text=blocks[0].text, blocks=blocks[1:], line=line)
    if blocks and blocks[0].kind == "heading":
        return Item(text=blocks[0].title, blocks=blocks[1:], line=line)
    return Item(text="", blocks=blocks, line=line)


def _indented_list(content: str, line: int) -> Iterator[Block]:
    """A list set in by four blanks, which people mean as a list and not as code."""
    yield from outline("\n" * (line - 1) + content, skip=line - 1)


def _rows(node: SyntaxTreeNode) -> Iterator[tuple[str, ...]]:
    for part in node.children:
        for row in part.children:
            yield tuple(plain(_content(cell)) for cell in row.children)


def _html(content: str, line: int) -> Block:
    if content.lstrip().startswith("<!--"):
        return Block(kind="comment", lines=tuple(content.split("\n")), line=line)
    words = _TAG.sub(" ", _BREAK.sub("\n", content)).strip()
    if not words or len(words) > _LONGEST_HTML or "<pre" in content:
        return Block(kind="other", line=line)
    label = read_label(words, before_list=True) if "\n" not in words else None
    return _label(words, line) if label else _paragraph(words, line)
