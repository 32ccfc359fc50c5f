"""The YAML front matter of a note: where it ends, and its plain keys and values."""

from __future__ import annotations

import re

_FENCE = re.compile(r"---[ \t]*")
_CLOSE = re.compile(r"(?:---|\.\.\.)[ \t]*")
_KEY_VALUE = re.compile(r"(?P<key>[A-Za-z][\w -]*?)\s*:\s*(?P<value>.*)")


def split_front(lines: list[str]) -> tuple[dict[str, str], int]:
    """Read the front matter of a note.

    Args:
        lines: the lines of the note, without their ends.

    Returns:
        The values by their keys (in small letters), and the number of lines that the
        front matter takes: 0 where there is none, or where it has no end.
    """
    start = next((i for i, line in enumerate(lines) if line.strip("\ufeff \t")), 0)
    if not lines or not _FENCE.fullmatch(lines[start].lstrip("\ufeff")):
        return {}, 0
    for end in range(start + 1, len(lines)):
        if _CLOSE.fullmatch(lines[end]):
            return _values(lines[start + 1 : end]), end + 1
    return {}, 0


def _values(lines: list[str]) -> dict[str, str]:
    import yaml  # noqa: PLC0415 - a session note has no front matter to pay for

    try:
        read = yaml.load("\n".join(lines), Loader=yaml.BaseLoader)  # noqa: S506 - builds text only
    except (yaml.YAMLError, ValueError, RecursionError):
        read = None
    if isinstance(read, dict):
        pairs = ((str(key), value) for key, value in read.items())
        return {k.casefold(): v.strip() for k, v in pairs if isinstance(v, str)}
    # People's YAML is often broken by a colon in a title: its good lines still count.
    matches = (_KEY_VALUE.fullmatch(line.strip()) for line in lines)
    return {
        match["key"].casefold(): match["value"].strip().strip("\"'")
        for match in matches
        if match
    }
