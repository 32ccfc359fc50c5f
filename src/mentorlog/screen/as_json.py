"""Entries and reports as JSON: the contract with scripts (`docs/json.md`)."""

from __future__ import annotations

import json
import re
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from typing import Any

from mentorlog.entries.found import Found
from mentorlog.entries.record import Entry
from mentorlog.screen.safe import ACTING

HIDDEN = {"mentorship_id"}


def to_json(value: object, *, unicode: bool = True) -> str:
    """A value as indented JSON text.

    Args:
        value: an entry, something found, a report, or a list of such.
        unicode: whether the reader's encoding can hold every character.
    """
    text = json.dumps(plain(value), ensure_ascii=not unicode, indent=2)
    return text.translate(ESCAPED)


ESCAPED = {code: f"\\u{code:04x}" for code in ACTING if code >= ord(" ")}
"""What JSON allows as it is, and a terminal would act on."""


def printable(text: str, *, unicode: bool) -> str:
    """JSON text that a terminal does not act on, and that it can show.

    Args:
        text: the text, or a piece of it.
        unicode: whether the reader's encoding can hold every character.
    """
    shown = text.translate(ESCAPED)
    return shown if unicode else FOREIGN.sub(lambda m: json.dumps(m[0])[1:-1], shown)


FOREIGN = re.compile(r"[^\x00-\x7f]+")


def plain(value: object) -> Any:
    """A value as what JSON knows: None, truth, numbers, text, lists and objects."""
    if isinstance(value, Found):
        return _found(value)
    if isinstance(value, Entry):
        return _entry(value)
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    return _text(value)


def _text(value: object) -> Any:
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds").replace("+00:00", "Z")
    return value.isoformat() if isinstance(value, date) else value


def _found(found: Found[Entry]) -> dict[str, Any]:
    return {
        **_entry(found.entry),
        "with": found.person,
        "tags": list(found.tags),
        **{word: list(refs) for word, refs in found.belongs.items()},
    }


def _entry(entry: Entry) -> dict[str, Any]:
    told: dict[str, Any] = {"id": entry.ref, "uid": entry.uid, "kind": entry.kind}
    for f in fields(entry):
        value = getattr(entry, f.name)
        if f.name in HIDDEN or f.name in told:
            continue
        said = f.metadata.get("said")
        if said is not None and said.reads == "ref":
            told[said.word] = value and f"{said.letter}{value}"
        else:
            told[f.name] = plain(value)
    return told
