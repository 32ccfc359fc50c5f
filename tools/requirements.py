"""Print the requirements of dependency groups, for a pip that does not know them."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

PROJECT = Path(__file__).parents[1] / "pyproject.toml"


def main() -> None:
    """Print one requirement per line, of the groups named as arguments."""
    groups = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["dependency-groups"]
    for name in sys.argv[1:]:
        print("\n".join(groups[name]))


if __name__ == "__main__":
    main()
