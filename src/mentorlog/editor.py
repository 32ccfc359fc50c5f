"""The person's own editor; the only module that starts it."""

from __future__ import annotations

import shlex
import shutil
import signal
import subprocess
import sys
import termios
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from mentorlog import ending
from mentorlog.drafts.begun import Begun
from mentorlog.drafts.draft import Draft, EditFailed
from mentorlog.errors import MentorlogError, Stopped, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import datetime
    from pathlib import Path

    from mentorlog.drafts.folder import Drafts

SOON, GRACE = 0.5, 5.0
"""Seconds for an editor to end by itself, and when it was told to."""

USUAL = ("sensible-editor", "editor", "nano", "vi")
"""What is tried where neither VISUAL nor EDITOR is set."""


class Editor:
    """Starts the editor named by `VISUAL` or `EDITOR`.

    Args:
        env: the environment.
        drafts: where what is typed is kept.
        words: the command line that wants a text.
        clock: says the instant.
        goes_on: the draft that is gone on with, instead of a new one.
    """

    def __init__(
        self,
        env: Mapping[str, str],
        drafts: Drafts,
        words: tuple[str, ...],
        clock: Callable[[], datetime],
        goes_on: Draft | None = None,
    ) -> None:
        self._env = env
        self._drafts = drafts
        self._words = words
        self._clock = clock
        self._goes_on = goes_on
        self._open: Draft | None = None

    @contextmanager
    def edited(self, text: str, name: str) -> Iterator[str]:
        """What the person made of a text; the draft is discarded at a good end.

        Raises:
            EditFailed: it is unchanged or empty, or what followed went wrong; in
                the last case the sentence says where the draft is.
        """
        draft = self.edit(text, name)
        edited = draft.read()
        if edited == began_with(draft) or not edited.strip():
            draft.discard()
            message = "Nothing was typed, so nothing was changed."
            raise EditFailed(message)
        try:
            yield edited
        except MentorlogError as error:
            if self._open is None:  # it is in the journal already
                raise
            raise draft.kept(error) from error
        except OSError as error:
            if self._open is None:
                raise
            raise draft.kept(EditFailed(f"{error.strerror}.")) from error
        draft.discard()

    def edit(self, text: str, name: str) -> Draft:
        """Let the person edit a text.

        Args:
            text: what the editor begins with, unless a draft is gone on with.
            name: how the draft's file name begins, such as "session".

        Returns:
            The draft, with what was saved.

        Raises:
            UsageError: there is no editor.
            EditFailed: the editor reported an error, or a signal ended the program;
                what was typed is kept.
        """
        command = self._command()
        draft = self._open = self._goes_on or self._draft(text, name)
        try:
            code = self._run(draft, command)
        except UsageError as error:
            if self._goes_on is not None:
                raise draft.kept(error) from error
            draft.discard()
            raise
        if code != 0:
            raise _ended_early(draft, _ended(code))
        return draft

    def open_file(self, path: Path) -> None:
        """Let the person edit a file of their own, where it is.

        Raises:
            UsageError: there is no editor.
            EditFailed: the editor reported an error; the file is as it left it.
        """
        command = self._command()
        before = signal.signal(signal.SIGINT, lambda *_: None)  # Ctrl-C is the editor's
        try:
            with _the_terminal_set_back():
                code = _edit([*command, str(path)])
        except OSError as error:
            message = f"The editor {command[0]} cannot be started: {error.strerror}."
            raise UsageError(message) from error
        finally:
            signal.signal(signal.SIGINT, before)
        if code != 0:
            message = f"{_ended(code)}."
            raise EditFailed(message)

    @property
    def open_draft(self) -> Draft | None:
        """The draft that is being edited, or was last and is still there."""
        there = self._open is not None and self._open.path.exists()
        return self._open if there else None

    def settled(self) -> None:
        """Let go of the open draft: what it says has been committed."""
        if self._open is not None:
            self._open.discard()
            self._open = None

    def again(self, draft: Draft) -> None:
        """Let the person go on editing a draft.

        Raises:
            EditFailed: as `edit` does; the draft is kept.
        """
        code = self._run(draft, self._command())
        if code != 0:
            raise draft.kept(EditFailed(f"{_ended(code)}."))

    def _run(self, draft: Draft, command: list[str]) -> int:
        saved = draft.path.read_bytes()
        ending.release()
        before = signal.signal(signal.SIGINT, lambda *_: None)  # Ctrl-C is the editor's
        try:
            with _the_terminal_set_back():
                code = _edit([*command, str(draft.path)])
        except OSError as error:
            message = f"The editor {command[0]} cannot be started: {error.strerror}."
            raise UsageError(message) from error
        except KeyboardInterrupt as interrupt:
            _bring_back(draft, saved)
            open_ = isinstance(interrupt, _StillOpen)
            stopped = _ended_early(draft, "Stopped", open_=open_)
            stopped.exit_code = Stopped.exit_code
            raise stopped from interrupt
        finally:
            signal.signal(signal.SIGINT, before)
        if _bring_back(draft, saved):
            nothing = EditFailed("The editor left nothing, so nothing was changed.")
            raise draft.kept(nothing)
        return code

    def _draft(self, text: str, name: str) -> Draft:
        begun = Begun(words=self._words, at=self._clock(), way="editor", text=text)
        try:
            return self._drafts.begin(name, begun, text)
        except OSError as error:
            where = self._drafts.folder
            message = (
                f"No draft can be kept in {where}: {error.strerror}. Check that the"
                " folder is yours, and that the disk has room; then try again."
            )
            raise EditFailed(message) from error

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


class _StillOpen(KeyboardInterrupt):
    """The program ends, and the editor goes on."""


@contextmanager
def _the_terminal_set_back() -> Iterator[None]:
    """Leave the terminal as it was: an editor that was ended leaves it as it needs it.

    One that goes on still needs it so.
    """
    try:
        keyboard = sys.stdin.fileno()
        before = termios.tcgetattr(keyboard)
    except (OSError, ValueError, AttributeError, termios.error):  # it is none
        yield
        return
    try:
        yield
    except _StillOpen:
        raise
    except BaseException:
        _set(keyboard, before)
        raise
    _set(keyboard, before)


def _set(keyboard: int, modes: list[Any]) -> None:
    with suppress(OSError, termios.error):  # the terminal is gone
        termios.tcsetattr(keyboard, termios.TCSADRAIN, modes)


def _edit(command: list[str]) -> int:
    """Run an editor to its end, and return its exit code.

    Raises:
        OSError: it cannot be started.
        KeyboardInterrupt: a signal ends the program; and the editor, which is told.
    """
    process = subprocess.Popen(command)  # noqa: S603 - the person chose it
    try:
        return process.wait()
    except KeyboardInterrupt as interrupt:
        if not (_ends(process, SOON) or _told_to_end(process)):
            raise _StillOpen from interrupt
        raise


def _told_to_end(process: subprocess.Popen[bytes]) -> bool:
    """Pass on the signal that ends us, and wait until the editor has ended, too.

    Only one that has not ended by itself is told: where a terminal is gone, it knows;
    and vim, told twice, would not save what it could.
    """
    process.send_signal(ending.number() or signal.SIGTERM)
    return _ends(process, GRACE)


def _ends(process: subprocess.Popen[bytes], seconds: float) -> bool:
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return False
    return True


def _ended_early(draft: Draft, how: str, *, open_: bool = False) -> EditFailed:
    """What to raise of an editor that did not end well; what it saved is kept.

    Args:
        draft: the draft.
        how: how it ended.
        open_: whether it is still open, and may save yet.
    """
    failed = EditFailed(f"{how}; nothing was changed.")
    there = draft.path.exists()
    changed = there and draft.path.read_bytes() != began_with(draft).encode()
    if changed or open_ or draft.unsaved():
        return draft.kept(failed)
    draft.discard()
    return failed


def _ended(code: int) -> str:
    """How an editor ended that did not end well."""
    if code < 0:
        return f"The editor was killed (signal {-code})"
    return f"The editor ended with an error ({code})"


def began_with(draft: Draft) -> str:
    """The text that an edit once began with."""
    return draft.begun.text if draft.begun else ""


def _bring_back(draft: Draft, saved: bytes) -> bool:
    """Put back what was typed earlier where the editor has left nothing of it.

    Returns:
        Whether it has left nothing; the draft is as it was then.
    """
    if not saved.strip() or saved == began_with(draft).encode():
        return False
    if draft.path.exists() and draft.path.read_bytes().strip():
        return False
    draft.path.touch(mode=0o600)
    draft.path.write_bytes(saved)
    return True
