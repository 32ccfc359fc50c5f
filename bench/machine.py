"""What machine it was measured on; nothing that tells whose."""

from __future__ import annotations

import os
import platform
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from mentorlog.store import dbapi

if TYPE_CHECKING:
    from collections.abc import Iterator

CPU = Path("/proc/cpuinfo")
MEMORY = Path("/proc/meminfo")
MOUNTS = Path("/proc/self/mounts")


def machine(folder: Path) -> dict[str, str]:
    """The processor, the system, the versions and the load: name → words.

    Args:
        folder: where the journals lie; its file system is told.
    """
    return {
        "Month": f"{datetime.now(UTC):%B %Y}",  # noqa: TID251 - a script has no desk
        "Processor": f"{_processor()}, {os.cpu_count()} cores",
        "Memory": _memory(),
        "System": f"{platform.system()} {platform.release()}, {platform.machine()}",
        "File system": _file_system(folder.resolve()),
        "Python": platform.python_version(),
        "SQLite": _sqlite(),
        "Load": f"{os.getloadavg()[0]:.1f}",
    }


def _sqlite() -> str:
    with closing(dbapi.connect(":memory:")) as connection:
        return str(connection.execute("select sqlite_version()").fetchone()[0])


def _lines(path: Path) -> list[str]:
    """What the system says of itself; nothing where it has no such file."""
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


def _said(path: Path, name: str) -> Iterator[str]:
    """What stands after a name in such a file."""
    for line in _lines(path):
        if line.startswith(name):
            yield line.partition(":")[2].strip()


def _processor() -> str:
    return next(_said(CPU, "model name"), platform.processor() or "unknown processor")


def _memory() -> str:
    kilobytes = next(_said(MEMORY, "MemTotal"), "").removesuffix(" kB")
    return f"{int(kilobytes) / 1e6:.0f} GB" if kilobytes else "unknown"


def _file_system(folder: Path) -> str:
    """The type of the file system that a folder is on."""
    mounted = [line.split(" ")[1:3] for line in _lines(MOUNTS)]
    holding = [
        (len(point), kind)
        for point, kind in mounted
        if folder.is_relative_to(point.replace("\\040", " "))
    ]
    return max(holding, default=(0, "unknown"))[1]
