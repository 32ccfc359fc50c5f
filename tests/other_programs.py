"""Programs of others that the tests run: where they are, or why there is none."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

OWN = Path(sys.prefix) / "others" / "bin"
"""The environment that `make` lays out for what comes from a package index."""


def other_program(*names: str) -> str:
    """The path of the first of these programs that is here; else the test is skipped.

    Args:
        names: what it is called, such as "khal", or "chromium" and "google-chrome".
    """
    for name in names:
        found = shutil.which(name, path=str(OWN)) or shutil.which(name)
        if found:
            return found
    pytest.skip(f"{names[0]} is not installed")
