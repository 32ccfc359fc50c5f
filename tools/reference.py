"""What the program can tell of itself: its help, and the fields of its JSON."""

from __future__ import annotations

import ast
import io
import re
import types
from contextlib import redirect_stdout
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from importlib import import_module
from inspect import cleandoc
from pathlib import Path
from typing import (
    TYPE_CHECKING,
    Any,
    Literal,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

from mentorlog.cli import main
from mentorlog.commands.catalogue import COMMANDS, PANELS
from mentorlog.commands.shortcuts import USUAL as SHORT
from mentorlog.desk import Desk
from mentorlog.entries.kinds import every_kind
from mentorlog.entries.record import Entry
from mentorlog.reports.share_policy import POLICY, Audience, cell, worded
from mentorlog.screen.as_json import HIDDEN
from mentorlog.settings.keys import KEYS
from mentorlog.settings.settings import USUAL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

WORDS = {
    str: "text",
    int: "whole number",
    float: "number",
    bool: "true or false",
    date: "day",
    datetime: "instant",
    dict: "object",
}
"""A type → what the documentation calls it."""

READERS: dict[Audience, str] = {
    "mentor": "a mentor",
    "mentee": "a mentee",
    "manager": "a manager",
    "self": "yourself",
}
"""Whom a report to hand over can be for → what the documentation calls them."""

FIELDS = {
    "person": "name",
    "focus": "what it is about",
    "why": "what for",
    "closed_why": "why given up",
    "celebrated_how": "how celebrated",
    "at": "time of day",
}
"""A field → what people call it, where that is another word."""


def help_of(*words: str) -> str:
    """The help of a command, as it is printed at 80 columns."""
    out = io.StringIO()
    with redirect_stdout(out):
        code = main([*words, "--help"], Desk(env={}))
    if code != 0:
        message = f"mentorlog {' '.join(words)} --help ended with {code}"
        raise RuntimeError(message)
    return out.getvalue()


def verbs_of(command: str) -> list[str]:
    """The verbs of a noun, in the order of its help; none for what stands alone."""
    text = help_of(command)
    _, found, listed = text.partition("\nCommands:\n")
    return re.findall(r"^  (\w+)", listed, flags=re.MULTILINE) if found else []


def commands_page() -> str:
    """The page with the help of every command."""
    parts = [
        "# The commands",
        "This page is what `--help` says, written by `make docs`.",
        _fenced(help_of()),
    ]
    for panel in PANELS:
        parts.append(f"## {panel}")
        for name, listed in COMMANDS.items():
            if listed.panel == panel:
                parts += _command(name)
    return "\n\n".join(parts) + "\n"


def _command(name: str) -> Iterator[str]:
    yield f"### mentorlog {name}"
    yield _fenced(help_of(name))
    for verb in verbs_of(name):
        yield f"#### mentorlog {name} {verb}"
        yield _fenced(help_of(name, verb))


def _fenced(text: str) -> str:
    return f"```text\n{text.rstrip()}\n```"


def help_block() -> str:
    """The program's own help, for the README."""
    return _fenced(help_of())


def settings_block() -> str:
    """All settings: name, meaning, and how it is where nothing is set."""
    lines = ["| setting | what it does | usual |", "|---|---|---|"]
    for key in KEYS.values():
        value = key.said(getattr(USUAL, key.attribute))
        usual = "" if value is None else f"`{value}`"
        lines.append(f"| `{key.name}` | {key.meaning} | {usual} |")
    return "\n".join(lines)


def shortcuts_block() -> str:
    """The usual short names, and what each stands for."""
    lines = ["| name | stands for |", "|---|---|"]
    for name, line in SHORT.items():
        command = f"mentorlog {line}".rstrip()
        lines.append(f"| `{name}` | `{command}` |")
    return "\n".join(lines)


def kinds_block() -> str:
    """The fields of every kind of entry, as JSON names them."""
    common = {f.name for f in fields(Entry)}
    parts = []
    for kind in every_kind():
        rows = [row for row in _entry_rows(kind) if row[0] not in common]
        heading = f"### {kind.kind} ({kind.letter})"
        parts.append(f"{heading}\n\n{_table(rows)}")
    return "\n\n".join(parts)


def common_block() -> str:
    """The fields that every entry has."""
    common = {f.name for f in fields(Entry)}
    rows = [row for row in _entry_rows(every_kind()[1]) if row[0] in common]
    return _table(rows)


def report_block(name: str) -> str:
    """The fields of a report, and of whatever it is made of."""
    module, _, attribute = name.partition(":")
    waiting: list[Any] = [getattr(import_module(module), attribute)]
    parts: list[str] = []
    for cls in waiting:  # grows while it is walked
        hints = _hints(cls)
        rows = [
            (f.name, _said(hints[f.name]), _meanings(cls).get(f.name, ""))
            for f in fields(cls)
        ]
        if cls is not waiting[0]:
            sentence = (cls.__doc__ or "").partition("\n")[0]
            parts += [f"#### {cls.__name__}", sentence]
        parts.append(_table(rows))
        for f in fields(cls):
            waiting += [c for c in _made_of(hints[f.name]) if c not in waiting]
    return "\n\n".join(parts)


def share_block() -> str:
    """What of each sort of entry is handed over to whom."""
    head = ["", *(f"for {reader}" for reader in READERS.values())]
    lines = [f"| {' | '.join(head)} |", "|---" * len(head) + "|"]
    nothing = []
    for sort, row in POLICY.items():
        cells = [_cell(sort, audience) for audience in READERS]
        if any(cells):
            lines.append(f"| {row.sort} | {' | '.join(cells)} |")
        else:
            nothing.append(row.sort)
    return "\n".join([*lines, "", f"Nobody is told of: {', '.join(nothing)}."])


def _cell(sort: str, audience: Audience) -> str:
    allowed = cell(sort, audience)
    told = ["figures"] if allowed.counted else []
    told += _named(sort, allowed.told)
    if allowed.quoted:
        told.append(f"quoted: {', '.join(_named(sort, allowed.quoted))}")
    return ", ".join(told)


def _named(sort: str, names: Iterable[str]) -> list[str]:
    """Fields as people call them, in the order they have in the entry."""
    known = worded(sort.partition(" ")[0])
    words = {name: f.metadata["said"].word for name, f in known.items() if f.metadata}
    return [
        FIELDS.get(name, words.get(name, name)) for name in known if name in set(names)
    ]


def kind_keys(kind: type[Entry]) -> list[str]:
    """The names that JSON gives to the fields of a kind, in order."""
    return [row[0] for row in _entry_rows(kind)]


def _entry_rows(kind: type[Entry]) -> list[tuple[str, str, str]]:
    """What JSON tells of an entry: name, type and meaning of each field."""
    hints, meanings = _hints(kind), _meanings(kind)
    rows = [
        ("id", "text", "the ID, such as `" + kind.letter + "3`"),
        ("uid", "text", meanings["uid"].partition(";")[0]),
        ("kind", "text", f"`{kind.kind}`"),
    ]
    for f in fields(kind):
        if f.name in HIDDEN or f.name in {"id", "uid"}:
            continue
        name, type_ = f.name, _said(hints[f.name])
        said = f.metadata.get("said")
        if said is not None and said.reads == "ref":
            name = said.word
            type_ = type_.replace("whole number", f"ID ({said.letter})")
        rows.append((name, type_, meanings.get(f.name, "")))
    rows += [
        ("with", "text", "the other one's name in the mentorship"),
        ("tags", "list of texts", "the tags, in alphabetical order"),
    ]
    rows += [
        (word, "list of texts", f"IDs of the {word} that belong to it, in order")
        for word in kind.belongs
    ]
    return rows


def _table(rows: list[tuple[str, str, str]]) -> str:
    lines = ["| field | type | meaning |", "|---|---|---|"]
    lines += [f"| `{name}` | {type_} | {meaning} |" for name, type_, meaning in rows]
    return "\n".join(lines)


def _hints(cls: type) -> dict[str, Any]:
    names: dict[str, Any] = {}
    for base in filter(is_dataclass, reversed(cls.__mro__)):
        names |= _imported(base.__module__)
    return get_type_hints(cls, localns=names)


def _imported(module: str) -> dict[str, Any]:
    """What a module imports, also what it imports for the type checker alone."""
    source = Path(import_module(module).__file__ or "").read_text(encoding="utf-8")
    names: dict[str, Any] = {}
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and node.module:
            origin = import_module(node.module)
            found = {n.asname or n.name: vars(origin).get(n.name) for n in node.names}
            names |= {name: value for name, value in found.items() if value is not None}
    return names


def _meanings(cls: type) -> dict[str, str]:
    """What the docstrings of a class and its bases say of each field."""
    found: dict[str, str] = {}
    for base in reversed(cls.__mro__):
        _, _, listed = cleandoc(base.__doc__ or "").partition("Attributes:\n")
        for entry in re.split(r"\n(?= {4}\w)", "\n" + listed):
            name, colon, meaning = entry.strip().partition(":")
            if colon:
                words = " ".join(meaning.split()).rstrip(".")
                found[name] = re.sub(r"\bNone\b", "null", words)
    return found


def _made_of(hint: Any) -> Iterator[Any]:
    """The dataclasses that a type hint names."""
    if isinstance(hint, type) and is_dataclass(hint):
        yield hint
    for part in get_args(hint):
        if not isinstance(part, str):
            yield from _made_of(part)


def _said(hint: Any) -> str:
    """A type in the words of the documentation."""
    origin, parts = get_origin(hint), get_args(hint)
    if origin in {Union, types.UnionType}:
        some = [_said(part) for part in parts if part is not type(None)]
        return " or ".join(some) + (" or null" if type(None) in parts else "")
    if origin is Literal:
        return ", ".join(f"`{part}`" for part in parts)
    if origin in {tuple, list}:
        return f"list of {_plural(_said(parts[0]))}"
    if origin is dict or hint is dict:
        return WORDS[dict]
    return WORDS.get(hint) or f"[{hint.__name__}](#{hint.__name__.lower()})"


def _plural(word: str) -> str:
    return {"text": "texts", "day": "days", "whole number": "whole numbers"}.get(
        word, word
    )
