"""The person's own editor; the only module that starts it, and that keeps drafts."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from mentorlog.errors import MentorlogError, UsageError
from mentorlog.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

USUAL = ("sensible-editor", "editor", "nano", "vi")
"""What is tried where neither VISUAL nor EDITOR is set."""


class EditFailed(MentorlogError):
    """The editor did not end well; what was typed is kept as a draft."""


@dataclass(frozen=True)
class Draft:
    """A text that is being written, in a file that only the person can read.

    The file stays until `discard` is called, whatever happens in between: after an
    error, an invalid field, or a power cut, the words are still there.
    """

    path: Path

    def read(self) -> str:
        """The text to the byte.

        Raises:
            EditFailed: the file is gone, or is not UTF-8.
        """
        try:
            return self.path.read_bytes().decode("utf-8")
        except FileNotFoundError as error:
            message = f"The editor left no file at {self.path}; nothing was changed."
            raise EditFailed(message) from error
        except (OSError, UnicodeDecodeError) as error:
            message = f"The text in {self.path} cannot be read; it is kept there."
            raise EditFailed(message) from error

    def discard(self) -> None:
        """Remove the file: its text is in the journal, or was not wanted."""
        self.path.unlink(missing_ok=True)

    def kept(self, why: MentorlogError) -> EditFailed:
        """The error to raise where the text cannot be taken over as it is."""
        failed = EditFailed(f"{why} Your text is kept in {self.path}")
        failed.exit_code = why.exit_code
        return failed


class Editor:
    """Starts the editor named by `VISUAL` or `EDITOR`."""

    def __init__(self, env: Mapping[str, str], folder: Path) -> None:
        self._env = env
        self._folder = folder

    @contextmanager
    def edited(self, text: str, name: str) -> Iterator[str]:
        """What the person made of a text; the draft is discarded at a good end.

        Raises:
            EditFailed: it is unchanged or empty, or what followed went wrong; in
                the last case the sentence says where the draft is.
        """
        draft = self.edit(text, name)
        edited = draft.read()
        if edited == text or not edited.strip():
            draft.discard()
            message = "Nothing was typed, so nothing was changed."
            raise EditFailed(message)
        try:
            yield edited
        except MentorlogError as error:
            raise draft.kept(error) from error
        draft.discard()

    def edit(self, text: str, name: str) -> Draft:
        """Let the person edit a text.

        Args:
            text: what the editor begins with.
            name: how the draft's file name begins, such as "session".

        Returns:
            The draft, with what was saved.

        Raises:
            UsageError: there is no editor.
            EditFailed: the editor reported an error; the draft is kept.
        """
        draft = self._draft(text, name)
        try:
            code = self._run(draft)
        except UsageError:
            draft.discard()
            raise
        if code != 0:
            self._failed(draft, text, code)
        return draft

    def again(self, draft: Draft) -> None:
        """Let the person go on editing a draft.

        Raises:
            EditFailed: the editor reported an error; the draft is kept.
        """
        code = self._run(draft)
        if code != 0:
            raise draft.kept(EditFailed(f"The editor ended with an error ({code})."))

    def _run(self, draft: Draft) -> int:
        command = self._command()
        before = signal.signal(signal.SIGINT, lambda *_: None)  # Ctrl-C is the editor's
        try:
            code = subprocess.run([*command, str(draft.path)], check=False).returncode  # noqa: S603 - the person chose it
        except OSError as error:
            message = f"The editor {command[0]} cannot be started: {error.strerror}."
            raise UsageError(message) from error
        finally:
            signal.signal(signal.SIGINT, before)
        return code

    def _failed(self, draft: Draft, begun_with: str, code: int) -> None:
        ended = f"The editor ended with an error ({code}); nothing was changed."
        if draft.path.exists() and draft.read() != begun_with:
            raise draft.kept(EditFailed(ended))
        draft.discard()
        raise EditFailed(ended)

    def _draft(self, text: str, name: str) -> Draft:
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle, path = tempfile.mkstemp(".md", f"{name}-", self._folder, text=False)
            with os.fdopen(handle, "wb") as file:
                file.write(text.encode())
        except OSError as error:
            message = f"No draft can be kept in {self._folder}: {error.strerror}."
            raise EditFailed(message) from error
        return Draft(Path(path))

    def _command(self) -> list[str]:
        said = self._env.get("VISUAL") or self._env.get("EDITOR")
        try:
            command = shlex.split(said) if said else []
        except ValueError as error:
            message = f"VISUAL or EDITOR cannot be understood: {said}"
            raise UsageError(message) from error
        usual = [path for path in map(shutil.which, USUAL) if path]
        found = command or (usual[:1] if sys.stdin and sys.stdin.isatty() else [])
        if not found:
            message = (
                "There is no editor: set EDITOR, or give the text after the command."
            )
            raise UsageError(message)
        return found
