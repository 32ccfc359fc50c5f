"""What a command works with, laid out when it is reached for."""

from __future__ import annotations

import io
import os
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, TextIO

from mentorlog import config, ending
from mentorlog.clock import Clock
from mentorlog.entries.mentorship import Mentorship
from mentorlog.entries.whose import FIRST_PERSON, in_use, named
from mentorlog.errors import NoSuchEntry, UsageError
from mentorlog.preferences import Preferences
from mentorlog.screen.screen import Manner, Screen
from mentorlog.store.journal import Journal
from mentorlog.store.shelf import Shelf
from mentorlog.streams import Streams

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from mentorlog.drafts.draft import Draft
    from mentorlog.drafts.folder import Drafts
    from mentorlog.editor import Editor
    from mentorlog.store.selection import Selection
    from mentorlog.store.step import Step


class Desk(Preferences, Clock, Streams):
    """The journal, the screen, the day, and the ways to read what people type.

    Args:
        env: the environment; the process's own if None.
        out: where answers go; standard output if None.
        err: where errors and hints go; standard error if None.
        stdin: where text may come from; standard input if None.
    """

    def __init__(
        self,
        env: Mapping[str, str] | None = None,
        out: TextIO | None = None,
        err: TextIO | None = None,
        stdin: TextIO | None = None,
    ) -> None:
        Clock.__init__(self, os.environ if env is None else env)
        Streams.__init__(self, out, err, stdin)
        self.manner = Manner()
        self.command = ""
        self.words: tuple[str, ...] = ()
        self.wants_text = False
        self.takes_words = True
        self.is_sample = False
        self._goes_on: Draft | None = None
        self._writing = 0
        self.began_to_write = self.wrote = False
        self._afterwards: list[Callable[[], None]] = []
        self._warned: set[str] = set()

    @cached_property
    def journal(self) -> Journal:
        """The journal; opened when something is asked of it."""
        return Journal(self.shelf.journal, self.now, self.shelf)

    @cached_property
    def shelf(self) -> Shelf:
        """Where the journal's backups lie."""
        return Shelf(
            config.journal_path(self.env),
            config.backups_folder(self.env, self.settings.backups_folder),
            daily=config.backs_up_daily(self.env, self.settings.backups_folder),
            keeps=self.settings.backups,
            warn=self._warn,
            waits=self._say_that_it_waits,
        )

    def _warn(self, sentence: str) -> None:
        self._afterwards.append(lambda: self.screen.warn(sentence))

    def _say_that_it_waits(self, seconds: float) -> None:
        if self._err.isatty():
            self.screen.hint(
                "Another program is writing to the journal; waiting for it"
                f" ({seconds:.0f} seconds at most)…"
            )

    @cached_property
    def screen(self) -> Screen:
        """The way to print."""
        env = self.settings.over(self.env)
        return Screen(self._out, self._err, self.manner, env, self.today)

    @cached_property
    def editor(self) -> Editor:
        """The person's own editor."""
        from mentorlog.editor import Editor  # noqa: PLC0415 - seldom needed

        env = self.settings.over(self.env)
        return Editor(env, self.drafts, self.words, self.now, self._goes_on)

    @cached_property
    def drafts(self) -> Drafts:
        """The texts that are not yet in the journal."""
        from mentorlog.drafts.folder import Drafts  # noqa: PLC0415 - seldom needed

        return Drafts(config.drafts_folder(self.env))

    def going_on(self, draft: Draft, text: str | None) -> Desk:
        """A desk with the same journal, on the day on which a draft began.

        Args:
            draft: what its editor goes on with.
            text: what comes from its standard input instead; None for the editor,
                or where the words alone say everything.
        """
        stdin = self._stdin if text is None else io.StringIO(text)
        desk = Desk(self.env, self._out, self._err, stdin)
        desk.manner = self.manner
        if draft.begun is not None:
            desk.words = draft.begun.words
            desk.today = draft.begun.at.astimezone().date()
            if draft.begun.way == "editor":
                desk._goes_on = draft
        return desk

    def on(self, path: Path, day: str) -> dict[str, str]:
        """The environment in which another journal is the one, on another day.

        It is a sample, which can be told again: no backups are made of it.
        """
        return {
            **self.env,
            "MENTORLOG_JOURNAL": str(path),
            "MENTORLOG_TODAY": day,
            "MENTORLOG_BACKUPS": config.NO_BACKUPS,
        }

    def elsewhere(self, path: Path, day: str) -> Desk:
        """A desk with the same streams, on a sample journal and its day."""
        there = Desk(self.on(path, day), self._out, self._err, self._stdin)
        there.is_sample = True
        return there

    def close(self) -> None:
        """Let go of what was opened."""
        if "journal" in self.__dict__:
            self.journal.close()

    def text(self, words: str | None) -> str | None:
        """The text that a person gives: typed, or from standard input.

        Args:
            words: what was typed; `-` for standard input. None takes what is piped.

        Returns:
            The text to the byte; None if none was typed and nothing is piped, so that
            the editor is wanted.

        Raises:
            UsageError: it is empty, or not UTF-8.
        """
        if words is None and (self._goes_on is not None or self._stdin.isatty()):
            return None
        text = words
        if words in {None, "-"}:
            text = self.typed = self.read_all()
        if not text or not text.strip():
            message = "There is no text: type it after the command, or pipe it in."
            if not self.takes_words:
                message = "There is no text: come to a terminal, or pipe it in."
            raise UsageError(message)
        return text

    def piped(self) -> str | None:
        """What was piped in, as far as the command wants a text that is; or None."""
        if self.waits_for_pipe:
            self.typed = self.read_all()
        return self.typed

    @property
    def open_draft(self) -> Draft | None:
        """What was begun in the editor, and is not in the journal yet."""
        return self.editor.open_draft if "editor" in self.__dict__ else None

    @property
    def waits_for_pipe(self) -> bool:
        """Whether the command wants a text that is piped in, and has not read it."""
        return self.wants_text and self.typed is None and not self._stdin.isatty()

    def needed_text(self, words: str | None, message: str | None) -> str:
        """The text that a person gives, where no editor is offered.

        Raises:
            UsageError: there is none, or it is given twice.
        """
        text = self.text(_one_of(words, message))
        if text is None:
            message = "There is no text: type it after the command, or pipe it in."
            raise UsageError(message)
        return text

    @contextmanager
    def written(
        self, words: str | None, message: str | None, *, name: str, begin: str = ""
    ) -> Iterator[str]:
        """The text that a person gives, in the editor if nowhere else.

        What was typed in the editor stays as a draft if anything goes wrong before
        the end of the context.

        Raises:
            EditFailed: nothing was typed.
        """
        text = self.text(_one_of(words, message))
        if text is not None:
            yield text
            return
        with self.editor.edited(begin, name) as text:
            yield text

    @contextmanager
    def step(self) -> Iterator[Step]:
        """Write, as one step that is remembered under the name of this command.

        What is to be said of it is said when it is written, and not if it fails.
        """
        self.began_to_write = True
        if not self._writing:
            self._afterwards.clear()
        self._writing += 1
        try:
            with self.journal.step(self.command) as step:
                yield step
        finally:
            self._writing -= 1
        if not self._writing:
            self.wrote = True
            if "editor" in self.__dict__:
                self.editor.settled()
            ending.answer()
            for say in self._afterwards:
                say()

    def mentorships(self) -> list[Mentorship]:
        """All mentorships, the oldest first."""
        return self.journal.select(Mentorship)

    def whose(self, name: str | None) -> list[Mentorship]:
        """The mentorships that a reading command means: one, or with "all" each.

        Raises:
            NoSuchEntry: nobody has that name.
            UsageError: several have.
        """
        known = self.mentorships()
        if name is not None and name.casefold() == "all":
            self.screen.of_several = len(known) > 1
            return known
        if name is None or self._is_first(name, known):
            one = self.in_use(known)
            return [] if one is None else [one]
        return [named(known, name)]

    def in_use(self, known: Sequence[Mentorship]) -> Mentorship | None:
        """The mentorship that is meant where no name is given, or None."""
        name = self.settings.mentorship
        if name is None or not known:
            return in_use(known)
        try:
            one = named(known, name)
        except (NoSuchEntry, UsageError) as error:
            self._warn_once(f"The setting “mentorship” means nobody. {error}")
            return in_use(known)
        return one if one.ended_on is None else in_use(known)

    def _warn_once(self, sentence: str) -> None:
        """Say on standard error that a setting makes no sense in this journal."""
        if sentence not in self._warned:
            self._warned.add(sentence)
            self.screen.warn(sentence)

    def _is_first(self, name: str, known: list[Mentorship]) -> bool:
        """Whether a name means the mentorship that the first entry makes by itself."""
        return not known and name.casefold() == FIRST_PERSON

    def selection(self, name: str | None, selection: Selection) -> Selection:
        """A selection, narrowed to the mentorships that are meant (see `whose`)."""
        ids = tuple(mentorship.id for mentorship in self.whose(name))
        return replace(selection, mentorships=ids)

    def mentorship(self, step: Step, name: str | None) -> Mentorship:
        """The mentorship that a writing command means; the first is made by itself."""
        known = self.mentorships()
        if name is not None and not self._is_first(name, known):
            return named(known, name)
        one = self.in_use(known)
        if one is not None:
            return one
        first = step.add(
            Mentorship(
                person=FIRST_PERSON, role="mentee", day=self.today, used_at=self.now()
            )
        )
        hint = (
            f"Started your journal in {self.journal.path} with a first mentorship,"
            f" “{FIRST_PERSON}” (its name: mentorlog mentorship edit --person NAME)."
        )
        self._afterwards.append(lambda: self.screen.hint(hint))
        return first


def _one_of(words: str | None, message: str | None) -> str | None:
    if words is not None and message is not None:
        text = "The text is given twice: after the command, and with --message."
        raise UsageError(text)
    return words if message is None else message
