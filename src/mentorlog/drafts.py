"""Texts that are not yet in the journal; the only module that keeps and finds them."""

from __future__ import annotations

import json
import os
import re
import shlex
import stat
import tempfile
import zlib
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from mentorlog.errors import MentorlogError, NoSuchEntry
from mentorlog.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

From = Literal["editor", "piped", "typed"]
GO_ON = "mentorlog drafts resume"
TEXT, BESIDE = ".md", ".json"
PROGRAM = "mentorlog"
ELSEWHERE = "mentorlog-"
"""How a folder in the temporary one begins that stands in for that of drafts."""
KEPT_BY_EDITOR = re.compile(r"[.#]*(?P<draft>[^.#].*\.md)(\.[^.]+(\.\d+)?|#|\.?~.*)")
"""What editors call their own files beside a draft."""


class EditFailed(MentorlogError):
    """An edit did not end well; what was typed is kept as a draft."""


@dataclass(frozen=True, kw_only=True)
class Begun:
    """How a draft began; it stands beside the draft from before the editor starts.

    Attributes:
        words: the command line, without the program's name.
        at: the instant (UTC).
        way: how its text came: in the editor, piped in, or typed in the words.
        text: the text that the editor began with; of typed words, the command line.
    """

    words: tuple[str, ...]
    at: datetime
    way: From
    text: str = ""


@dataclass(frozen=True)
class Draft:
    """A text that is being written, in a file that only the person can read.

    The file stays until `discard` is called, whatever happens in between: after an
    error, an invalid field, or a power cut, the words are still there.

    Attributes:
        path: the file.
        begun: how it began; None where that is not known.
    """

    path: Path
    begun: Begun | None = None

    @property
    def name(self) -> str:
        """What it is called in `drafts list`."""
        return self.path.stem

    @property
    def at(self) -> datetime:
        """When it began; where that is not known, when it was last saved."""
        if self.begun is not None:
            return self.begun.at
        try:
            return datetime.fromtimestamp(self.path.stat().st_mtime, UTC)
        except OSError:  # discarded a moment ago
            return datetime.min.replace(tzinfo=UTC)

    def read(self) -> str:
        """The text to the byte.

        Raises:
            EditFailed: the file is gone, or is not UTF-8.
        """
        try:
            return self.path.read_bytes().decode("utf-8")
        except FileNotFoundError as error:
            self.discard()
            message = f"The editor left no file at {self.path}; nothing was changed."
            raise EditFailed(message) from error
        except UnicodeDecodeError as error:
            message = (
                "What was saved is not text in UTF-8, so nothing was changed. It is"
                f" kept to the byte in {self.path}; to save it as UTF-8 there: {GO_ON}"
            )
            raise EditFailed(message) from error
        except OSError as error:
            message = f"The text in {self.path} cannot be read; it is kept there."
            raise EditFailed(message) from error

    def command(self) -> tuple[str, ...]:
        """The words to run again: of typed ones, those that its file says by now.

        Raises:
            EditFailed: the file cannot be read, or is no command line any more.
        """
        assert self.begun is not None
        text = self.read() if self.begun.way == "typed" else ""
        if not text.strip() or text == self.begun.text:
            return self.begun.words
        try:
            first, *others = shlex.split(text)
        except ValueError as error:
            message = f"The command in {self.path} cannot be read: {error}."
            raise EditFailed(message) from error
        return tuple(others if first == PROGRAM else (first, *others))

    def shown(self) -> str:
        """The text as far as it can be read, to look at."""
        return self.path.read_text("utf-8", "replace")

    def discard(self) -> None:
        """Remove it: its text is in the journal, or was not wanted.

        Where the disk refuses, the draft stays, which harms nobody. What an editor
        keeps of words that were never saved is not touched.
        """
        with suppress(OSError):
            self.path.unlink(missing_ok=True)
            self.path.with_suffix(BESIDE).unlink(missing_ok=True)
            if self.path.parent.name.startswith(ELSEWHERE):
                self.path.parent.rmdir()  # if nothing else lies in it

    def forget(self) -> None:
        """Remove it for good, with all that editors have left of it."""
        with suppress(OSError):
            for path in self._of_editors():
                path.unlink(missing_ok=True)
        self.discard()

    def unsaved(self) -> list[Path]:
        """What editors keep of words that were never saved, such as vim's `.swp`."""
        return [path for path in self._of_editors() if not path.name.endswith("~")]

    def _of_editors(self) -> list[Path]:
        return [p for p in _within(self.path.parent) if of_editor(p) == self.path.name]

    def kept(self, why: Exception, resume: str = GO_ON) -> EditFailed:
        """The error to raise where the text cannot be taken over as it is."""
        end = "" if str(why).endswith(".") else "."
        unsaved = ", ".join(path.name for path in self.unsaved())
        rest = f" (what was not saved: {unsaved})" if unsaved else ""
        kept = f"Your text is kept in {self.path}{rest}; to go on: {resume}"
        said = f"{why}{end} {kept}"
        failed = EditFailed(said)
        failed.exit_code = getattr(why, "exit_code", 1)
        return failed


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
                _write_beside(draft.path.with_suffix(BESIDE), begun)
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
        drafts = [Draft(path, _read_beside(path)) for path in texts]
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
        found = [p for folder in _elsewhere(self.folder) for p in _within(folder)]
        try:
            found += _within(self.folder)
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
            return Draft(path, _read_beside(path))
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


def of_editor(path: Path) -> str | None:
    """The name of the draft of which an editor keeps something in a file, if it does.

    Such as `.note-x.md.swp` of vim, `note-x.md.save` of nano, `#note-x.md#` of emacs.
    """
    found = KEPT_BY_EDITOR.fullmatch(path.name)
    return found and found["draft"]


def _within(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return []


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


def _write_beside(path: Path, begun: Begun) -> None:
    told = {
        "words": begun.words,
        "at": begun.at.isoformat(),
        "from": begun.way,
        "text": begun.text,
    }
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(json.dumps(told).encode())
        file.flush()
        os.fsync(file.fileno())


def _read_beside(path: Path) -> Begun | None:
    """How a draft began; None where nothing tells it, or nothing that makes sense."""
    beside = path.with_suffix(BESIDE)
    if not beside.is_file():
        return None
    try:
        told = json.loads(beside.read_bytes())
        words: Sequence[str] = told["words"]
        at = datetime.fromisoformat(told["at"])
        way, text = told["from"], told["text"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    right = isinstance(words, list) and all(isinstance(w, str) for w in words)
    if not right or not isinstance(text, str) or at.tzinfo is None:
        return None
    if way not in {"editor", "piped", "typed"}:
        return None
    return Begun(words=tuple(words), at=at, way=way, text=text)
