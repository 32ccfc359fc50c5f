"""What a timer is to do, and when; as it is written down for the system, and read."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from mentorlog.errors import UsageError
from mentorlog.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

ENV = "/usr/bin/env"
"""What sets the environment and starts the program; it lies there on every system."""
PLACES = {
    *("MENTORLOG_JOURNAL", "MENTORLOG_BACKUPS", "MENTORLOG_CONFIG", "MENTORLOG_CACHE"),
    *("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"),
}
"""Variables that name a file or a folder: a timer starts elsewhere."""
NO_PLACE = "off"
"""What stands in `MENTORLOG_BACKUPS` where there are none."""
OWN = "MENTORLOG_"
FOR_TRIALS = {"MENTORLOG_TODAY", "MENTORLOG_DEBUG", "MENTORLOG_PAGER"}
"""Variables that a timer has no use for."""
SECRET = ("KEY", "PASS", "SECRET")
"""What in a name says that its value is not to be written anywhere."""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What a timer is to do, and when.

    Attributes:
        command: the words of the command line, the program's whole path first.
        at: the time of day, "09:00".
        weekdays: only from Monday to Friday.
    """

    command: tuple[str, ...]
    at: str
    weekdays: bool

    @property
    def hour(self) -> int:
        """The hour of the day."""
        return int(self.at[:2])

    @property
    def minute(self) -> int:
        """The minute of the hour."""
        return int(self.at[3:])

    @property
    def words(self) -> str:
        """When, in words."""
        return f"{'on weekdays' if self.weekdays else 'every day'} at {self.at}"


def command(env: Mapping[str, str]) -> tuple[str, ...]:
    """The command line that a timer starts, wherever and with whatever around it.

    Args:
        env: the environment; what belongs to the program is taken along.

    Raises:
        UsageError: a line break or the like stands in it.
    """
    program, more = _program(env)
    kept = {name: _whole(name, value) for name, value in env.items() if _is_kept(name)}
    settings = tuple(f"{name}={value}" for name, value in sorted((kept | more).items()))
    words = (ENV, *settings, *program, "remind", "now")
    if any(not word.isprintable() for word in words):
        message = (
            "A line break or a control character stands in the path of the program or"
            " of the journal: no timer can be given that."
        )
        raise UsageError(message)
    return words


def _program(env: Mapping[str, str]) -> tuple[tuple[str, ...], dict[str, str]]:
    """How this program is started, and what its start needs in the environment."""
    started = Path(sys.argv[0])
    if started.name == "mentorlog" and started.is_file():
        return (os.path.abspath(started),), {}  # noqa: PTH100 - a link stays one
    path = env.get("PYTHONPATH")
    needs = {} if not path else {"PYTHONPATH": _paths(path)}
    return (sys.executable, "-m", "mentorlog"), needs


def _paths(path: str) -> str:
    return os.pathsep.join(
        str(Path(part).absolute()) for part in path.split(os.pathsep)
    )


def _is_kept(name: str) -> bool:
    if name in PLACES:
        return True
    mine = name.startswith(OWN) and name not in FOR_TRIALS
    return mine and not any(part in name for part in SECRET)


def _whole(name: str, value: str) -> str:
    """A value that means the same wherever the program is started."""
    if name not in PLACES or not value or value.casefold() == NO_PLACE:
        return value
    return str(Path(value).expanduser().absolute())
