"""One text that is not yet in the journal, in a file of its own."""

from __future__ import annotations

import shlex
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from mentorlog.drafts.begun import BESIDE
from mentorlog.drafts.editors import of_editor, within
from mentorlog.errors import MentorlogError
from mentorlog.frozen import dataclass

if TYPE_CHECKING:
    from pathlib import Path

    from mentorlog.drafts.begun import Begun

GO_ON = "mentorlog drafts resume"
PROGRAM = "mentorlog"
ELSEWHERE = "mentorlog-"
"""How a folder in the temporary one begins that stands in for that of drafts."""


class EditFailed(MentorlogError):
    """An edit did not end well; what was typed is kept as a draft."""


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
        return [p for p in within(self.path.parent) if of_editor(p) == self.path.name]

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
