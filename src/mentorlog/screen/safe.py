"""Making any text fit to be shown: on any terminal, and with no effect on it."""

from __future__ import annotations

import codecs
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

CONTROLS = {
    code: 0xFFFD for code in (*range(32), *range(127, 160)) if chr(code) not in "\n\t"
}


def safe(text: str) -> str:
    """The text with everything replaced that a terminal would act on."""
    return text.translate(CONTROLS)


def one_line(text: str) -> str:
    """The text as one line without tabs, for lists and for lines at a pipe."""
    return safe(" ".join(text.split()))


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
