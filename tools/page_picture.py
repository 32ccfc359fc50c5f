"""The picture of a page in the guide: the sample's review, as a browser shows it."""

from __future__ import annotations

import io
import re
import shutil
import struct
import tempfile
import zlib
from hashlib import sha256
from pathlib import Path

from chromium import chromium
from mentorlog.cli import main
from mentorlog.desk import Desk

WORDS = ("demo", "review", "--month", "last", "--format", "html")
WIDTH, HEIGHT = 760, 1000
"""How much of the page is shown."""
BROWSERS = ("chromium", "google-chrome")
NO_WORDS = re.compile(r"<style>.*?</style>|<[^>]*>|\s+", re.DOTALL)
SIGNATURE = b"\x89PNG\r\n\x1a\n"
KEY = b"mentorlog-words"
"""Under this name the picture says of which words it is."""


def page() -> str:
    """The review of the sample journal as a page."""
    out = io.StringIO()
    with tempfile.TemporaryDirectory() as folder:
        code = main(WORDS, Desk({"MENTORLOG_CACHE": folder}, out, io.StringIO()))
    if code != 0:
        message = f"the review ended with {code}"
        raise RuntimeError(message)
    return out.getvalue()


def is_fresh(path: Path) -> bool:
    """Whether the picture at `path` is of the page that the program makes now.

    Only the words count: how it is drawn differs from machine to machine.
    """
    return path.exists() and _said(page()) in path.read_bytes()


def take(path: Path) -> bool:
    """Take the picture, if there is a browser here; whether there is."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        return False
    shown = page()
    with tempfile.TemporaryDirectory() as folder, chromium(found) as browser:
        file = Path(folder) / "page.html"
        file.write_text(shown, encoding="utf-8")
        with browser.opened(file) as seen:
            seen.sized(WIDTH, HEIGHT)
            picture = seen.pictured()
    end = len(SIGNATURE) + 25  # behind the chunk that says how large it is
    path.write_bytes(picture[:end] + _said(shown) + picture[end:])
    return True


def _said(shown: str) -> bytes:
    """The words of a page, as a chunk of a PNG that nobody sees."""
    digest = sha256(NO_WORDS.sub(" ", shown).encode()).hexdigest()
    told = b"tEXt" + KEY + b"\0" + digest.encode()
    return struct.pack(">I", len(told) - 4) + told + struct.pack(">I", zlib.crc32(told))
