"""Making any text fit to be shown: on any terminal, and with no effect on it."""

from __future__ import annotations

import codecs
import re
import shutil
from typing import TextIO

PLAIN = {
    "·": "-",
    "→": ">",
    "–": "-",
    "—": "-",
    "…": ".",
    "“": '"',
    "”": '"',
    "‘": "'",
    "’": "'",
    "«": "<",
    "»": ">",
    "█": "#",
    "░": ".",
    "✓": "x",
    "•": "*",
    **{bar: str(height) for height, bar in enumerate("▁▂▃▄▅▆▇", 1)},
}
"""What stands for a sign that a terminal cannot show; each as wide as the sign."""

CONTROLS = (*range(9), *range(11, 32), *range(127, 160))
"""What a terminal acts on: all controls but the tab and the end of a line."""
ORDER = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
"""What changes the order in which a terminal shows the rest of a line.

Right-to-left scripts do without them: their letters know where they belong.
"""
ACTING = dict.fromkeys((*CONTROLS, *ORDER), 0xFFFD)

COLOURS = re.compile("(\x1b\\[[0-9;]*m)")
"""The codes for colour that a terminal is sent on purpose."""


def safe(text: str, *, colours: bool = False) -> str:
    """The text with a sign in place of everything that a terminal would act on.

    Args:
        text: the text.
        colours: whether codes for colour are left as they are.
    """
    if not colours:
        return text.translate(ACTING)
    parts = COLOURS.split(text)
    parts[::2] = [part.translate(ACTING) for part in parts[::2]]
    return "".join(parts)


def one_line(text: str) -> str:
    """The text as one line without tabs, for lists and for lines at a pipe."""
    return safe(" ".join(text.split()))


def fitted(text: str, stream: TextIO) -> str:
    """A line for a stream: wrapped at words at a terminal, as it is elsewhere."""
    if not stream.isatty():
        return text
    width = shutil.get_terminal_size((80, 24)).columns
    if len(text) * 2 <= width:  # whatever its signs are, it has room
        return text
    from mentorlog.screen.wrapping import wrapped  # noqa: PLC0415 - not at a pipe

    return wrapped(text, width)


def be_lenient(stream: TextIO) -> None:
    """Let a stream write what its encoding cannot: a plain sign instead of a crash."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="mentorlog")


def speaks_unicode(stream: TextIO) -> bool:
    """Whether a stream can write every character."""
    encoding = getattr(stream, "encoding", None) or "utf-8"
    return codecs.lookup(encoding).name.startswith("utf")


def _replaced(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    unwritable = error.object[error.start : error.end]
    return "".join(PLAIN.get(sign, "?") for sign in unwritable), error.end


codecs.register_error("mentorlog", _replaced)
