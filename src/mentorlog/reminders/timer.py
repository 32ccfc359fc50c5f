"""A timer as one of the ways writes it: files, a crontab, and what is to be run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Words = tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Timer:
    """What is written for a timer, and what is run so that it runs.

    Attributes:
        way: systemd, launchd or cron.
        files: file → what it is to say.
        crontab: what the crontab is to be; None where it is left alone.
        before: what is run before, whatever comes of it.
        after: what is run when the files are there, and must not fail.
        links: what the system has made beside the files, and is to go with them.
    """

    way: str
    files: Mapping[Path, str]
    crontab: bytes | None = None
    before: tuple[Words, ...] = ()
    after: tuple[Words, ...] = ()
    links: tuple[Path, ...] = ()
