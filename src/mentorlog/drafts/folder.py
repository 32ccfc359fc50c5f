"""The folder of drafts, and the folders that have stood in for it."""

from __future__ import annotations

import os
import stat
import tempfile
import zlib
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from mentorlog.drafts.begun import BESIDE, TEXT, read_beside, write_beside
from mentorlog.drafts.draft import ELSEWHERE, GO_ON, Draft, EditFailed
from mentorlog.drafts.editors import of_editor, within
from mentorlog.errors import NoSuchEntry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mentorlog.drafts.begun import Begun


class Drafts:
    """The folder of drafts.

    Args:
        folder: where it is; it is made when the first draft is.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def begin(self, name: str, begun: Begun, text: str) -> Draft:
        """Keep a text, and beside it how it began.

        Args:
            name: how its file name begins, such as "session".
            begun: how it began; written first.
            text: the text.

        Raises:
            OSError: it cannot be written; nothing is left of it.
        """
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, found = tempfile.mkstemp(TEXT, f"{name}-", self.folder, text=False)
        draft = Draft(Path(found), begun)
        try:
            with os.fdopen(handle, "wb") as file:
                write_beside(draft.path.with_suffix(BESIDE), begun)
                file.write(text.encode())
                file.flush()
                os.fsync(file.fileno())
        except BaseException:
            draft.discard()
            raise
        return draft

    def all(self) -> list[Draft]:
        """All drafts, the newest first.

        Raises:
            EditFailed: the folder cannot be read.
        """
        texts = (p for p in self._files() if p.suffix == TEXT and not of_editor(p))
        drafts = [Draft(path, read_beside(path)) for path in texts]
        return sorted(drafts, key=lambda d: (d.at, d.name), reverse=True)

    def leftovers(self) -> list[Path]:
        """How drafts began that are gone: a discarding was interrupted.

        Raises:
            EditFailed: the folder cannot be read.
        """
        return [
            path
            for path in self._files()
            if path.suffix == BESIDE and not path.with_suffix(TEXT).exists()
        ]

    def abandoned(self) -> list[Path]:
        """What editors keep of drafts that are gone.

        Raises:
            EditFailed: the folder cannot be read.
        """
        files = self._files()
        names = {path.name for path in files}
        return [path for path in files if (of_editor(path) or path.name) not in names]

    def _files(self) -> list[Path]:
        """All files in the folder, and in those that have stood in for it."""
        found = [p for folder in _elsewhere(self.folder) for p in within(folder)]
        try:
            found += within(self.folder)
        except OSError as error:
            if not found:
                message = (
                    f"The drafts in {self.folder} cannot be read: {error.strerror}."
                    " Check who owns it."
                )
                raise EditFailed(message) from error
        return [path for path in found if path.is_file()]

    def find(self, name: str | None) -> Draft:
        """The draft of a name, or of its beginning, or of a path; else the newest.

        Raises:
            NoSuchEntry: there is none, or there are several.
        """
        if name and os.sep in name and Path(name).is_file():
            path = Path(name)
            return Draft(path, read_beside(path))
        every = self.all()
        wanted = (name or "").removesuffix(TEXT)
        found = [d for d in every if d.name == wanted]
        found = found or [d for d in every if d.name.startswith(wanted)]
        if found and (len(found) == 1 or name is None):
            return found[0]
        if name is None:
            message = f"There is no draft in {self.folder}."
        elif found:
            message = f"“{name}” could be {' or '.join(d.name for d in found)}."
        else:
            message = f"There is no draft “{name}”; they stand in: mentorlog drafts"
            message += " list"
        raise NoSuchEntry(message)


def keep_anywhere(
    folder: Path, name: str, begun: Begun, text: str
) -> tuple[Draft, str]:
    """Keep a text in the folder of drafts, or else in the temporary folder.

    Returns:
        The draft, and the command that goes on with it.

    Raises:
        OSError: it cannot be kept there either.
    """
    try:
        return Drafts(folder).begin(name, begun, text), GO_ON
    except OSError:
        elsewhere = Path(tempfile.mkdtemp(prefix=_mark(folder)))
        draft = Drafts(elsewhere).begin(name, begun, text)
        return draft, f"{GO_ON} {draft.path}"


def _mark(folder: Path) -> str:
    """How a folder is called that stands in for a folder of drafts."""
    return f"{ELSEWHERE}{zlib.crc32(os.fsencode(folder.absolute())):08x}-"


def _elsewhere(folder: Path) -> Iterator[Path]:
    """The folders of one's own that have stood in for a folder of drafts."""
    with suppress(OSError):
        for found in Path(tempfile.gettempdir()).glob(f"{_mark(folder)}*"):
            told = found.lstat()
            if stat.S_ISDIR(told.st_mode) and told.st_mode & 0o077 == 0 and _own(told):
                yield found


def _own(told: os.stat_result) -> bool:
    return not hasattr(os, "getuid") or told.st_uid == os.getuid()
