"""Random sequences of all commands, each with what must come of it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from command_lines import command_lines, every_command
from effects import APART, WRITES, Effect
from hostile import BAD_BYTES, EMPTY, LONG_LINE, NOT_UTF8, arguments, fine
from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule
from keeping import Keeping
from model import Snapshot

from mentorlog.commands.undo import SHOWN

if TYPE_CHECKING:
    from hypothesis.strategies import DataObject

FORMS = (
    "",
    "## Start\nRehearse \x1b[2Jaloud\n\n## Stop\nHurrying\n",
    "## Actions\n- [ ] a promise (by friday)\n## Wins\n- a win\n",
    "## Roles\n\nI ask, you \u202ewait\n",
    "not a form at all\n",
)
"""What is piped into commands that read a form, or a note."""


class Sequence(Keeping):
    """One journal, and what happens to it."""

    # --- what happens

    @initialize(furnished=st.booleans())
    def begins(self, furnished: bool) -> None:
        """Half of the sequences begin with a journal that has one of everything."""
        if furnished:
            self.furnish()

    @rule(data=st.data(), times=st.integers(2, 5))
    def any_commands(self, data: DataObject, times: int) -> None:
        """Any commands with any options, whether or not they make sense."""
        usual = tuple(path for path in every_command() if path not in APART)
        for _ in range(times):
            self._any_command(data, usual)

    @rule(data=st.data(), times=st.integers(2, 5))
    def any_of_these(self, data: DataObject, times: int) -> None:
        """Commands that this machine is to try above all."""
        for _ in range(times):
            self._any_command(data, self.focus)

    def _any_command(self, data: DataObject, of: tuple[str, ...]) -> None:
        path = data.draw(st.sampled_from(of), "command")
        words = data.draw(command_lines(path, self.known), "words")
        piped = data.draw(st.sampled_from(FORMS) | fine, "piped in")
        answer = self.run(
            words,
            stdin=data.draw(st.sampled_from([piped.encode(), b"", *BAD_BYTES[:1]])),
            terminal=data.draw(st.booleans(), "at a terminal"),
        )
        self.may_have_done(answer, WRITES.get(path, Effect()), _named(words))

    @rule(
        verb=st.sampled_from(
            [
                ("note add", "N"),
                ("action add", "A"),
                ("topic add", "T"),
                ("thanks", "P"),
                ("gesture add", "P"),
                ("win", "M"),
                ("agreement add", "B"),
                ("question add --about growth", "Q"),
                ("feedback add --from them", "F"),
            ]
        ),
        text=fine,
        way=st.sampled_from(["typed", "-m", "piped", "dash"]),
        manner=st.sampled_from([[], ["--json"], ["--plain"], ["--quiet"]]),
        terminal=st.booleans(),
    )
    def words_are_kept(
        self,
        verb: tuple[str, str],
        text: str,
        way: str,
        manner: list[str],
        terminal: bool,
    ) -> None:
        """Whatever is written down is kept to the byte, whatever it says."""
        words, letter = [*verb[0].split(), *manner], verb[1]
        stdin = b""
        if way in {"typed", "-m"}:
            text = text.replace("\0", "") or "x"
            if not text.strip() or text == "-":
                text = "x"
            words += ["--", text] if way == "typed" else ["-m", text]
        else:
            stdin = text.encode()
            words += ["-"] if way == "dash" else []
        answer = self.run(words, stdin=stdin, terminal=terminal)
        kept = " ".join(text.split()) if letter == "M" else text
        self.must_have_kept(answer, letter, kept, manner)

    @rule(
        verb=st.sampled_from(
            [
                ("goal add", "G"),
                ("milestone add", "M"),
                ("challenge add", "X"),
                ("skill add", "K"),
                ("feedback ask", "F"),
            ]
        ),
        text=arguments,
    )
    def titles_are_kept(self, verb: tuple[str, str], text: str) -> None:
        """A title is kept as one line."""
        words, letter = verb
        line = " ".join(text.split())
        answer = self.run([*words.split(), "--", text])
        if answer.code and letter in "KF":  # the name of another skill, or an ID
            self.must_be_refused(answer)
        else:
            self.must_have_kept(answer, letter, line, [])

    @rule(
        text=fine,
        verb=st.sampled_from(["note add", "session log --no-parse"]),
    )
    @precondition(lambda self: self.editors < 3)
    def words_from_the_editor_are_kept(self, text: str, verb: str) -> None:
        """What was saved in the editor is in the journal, or in a draft."""
        self.editors += 1
        answer = self.run([*verb.split(), "--json"], editor=text.encode())
        assert answer.code == 0, answer
        told = json.loads(answer.out)
        letter = "N" if verb == "note add" else "S"
        if letter == "S" and told["id"] in self.model.words:
            self.model.words[told["id"]] = text
            self.came_to(Snapshot.of(self.journal))
        else:
            self.must_have_kept(answer, letter, text, ["--json"])

    @rule()
    @precondition(lambda self: self.heavy and not self.had_a_long_line)
    def a_very_long_line_is_kept(self) -> None:
        """A line of a megabyte is a text like any other."""
        self.had_a_long_line = True
        answer = self.run(["note", "add", "--quiet"], stdin=LONG_LINE.encode())
        self.must_have_kept(answer, "N", LONG_LINE, ["--quiet"])

    @rule(
        data=st.data(),
        saved=st.sampled_from([*(s.encode() for s in FORMS), *BAD_BYTES]),
    )
    @precondition(lambda self: self.model.live and self.editors < 3)
    def a_form_that_means_nothing_is_kept_as_a_draft(
        self, data: DataObject, saved: bytes
    ) -> None:
        """An edit that cannot be taken over loses nothing."""
        self.editors += 1
        ref = data.draw(st.sampled_from(sorted(self.model.live)))
        drafts = self.folder / "journal" / "drafts"
        before = set(drafts.iterdir()) if drafts.exists() else set()
        answer = self.run(["edit", ref], editor=saved)
        self.must_be_refused(answer)
        kept = set(drafts.iterdir()) - before
        assert saved in [path.read_bytes() for path in kept], answer

    @rule(data=st.data(), wrong=st.sampled_from([*EMPTY, *NOT_UTF8]))
    def what_is_no_text_is_refused(self, data: DataObject, wrong: str) -> None:
        """Neither nothing nor what is not UTF-8 is ever taken for a text."""
        verb = data.draw(st.sampled_from(["note add", "goal add", "mentorship start"]))
        self.must_be_refused(self.run([*verb.split(), "--", wrong]), code=2)

    @rule(piped=st.sampled_from(BAD_BYTES))
    def what_is_no_text_is_refused_from_a_pipe(self, piped: bytes) -> None:
        """Bytes that are not UTF-8 are not guessed at."""
        self.must_be_refused(self.run(["note", "add"], stdin=piped), code=2)

    @rule(data=st.data())
    @precondition(lambda self: self._removable())
    def thrown_away_and_taken_back(self, data: DataObject) -> None:
        """What is removed is in the trash, and comes out of it as it was."""
        ref = data.draw(st.sampled_from(self._removable()))
        command = "remove" if ref in self.model.live else "restore"
        answer = self.run([command, ref])
        assert answer.code == 0, answer
        (self.model.live.discard if command == "remove" else self.model.live.add)(ref)
        self.came_to(Snapshot.of(self.journal))

    @rule(data=st.data(), text=arguments)
    @precondition(lambda self: self._worded())
    def words_are_put_right(self, data: DataObject, text: str) -> None:
        """Words can be changed to any others, again and again."""
        ref = data.draw(st.sampled_from(self._worded()))
        option = "--title" if ref[0] in "GMX" else "--text"
        answer = self.run(["edit", ref, option, text])
        assert answer.code == 0, answer
        kept = " ".join(text.split()) if ref[0] in "GMX" else text
        self.model.words[ref] = kept
        self.came_to(Snapshot.of(self.journal))

    @rule(data=st.data())
    @precondition(lambda self: self.model.live)
    def what_is_shown_is_what_is_there(self, data: DataObject) -> None:
        """`show` tells the words of an entry to the byte."""
        ref = data.draw(st.sampled_from(sorted(self.model.live)))
        answer = self.run(["show", ref, "--json"])
        told = json.loads(answer.out)
        assert told["id"] == ref
        assert self.model.words[ref] in told.values()
        self.came_to(Snapshot.of(self.journal))

    @rule(
        listed=st.sampled_from(
            [
                ("N", ["note", "list"]),
                ("G", ["goal", "list", "--all"]),
                ("A", ["action", "list"]),
                ("T", ["topic", "list", "--all"]),
                ("F", ["feedback", "list"]),
                ("P", ["gesture", "list"]),
            ]
        )
    )
    def what_is_listed_is_what_is_there(self, listed: tuple[str, list[str]]) -> None:
        """A list has all that is not in the trash, and nothing else."""
        letter, words = listed
        answer = self.run([*words, "--with", "all", "--json"])
        told = [entry["id"] for entry in json.loads(answer.out)]
        people = {ref for ref in self.model.live if ref[0] == "R"}
        there = {ref for ref in self.model.live if ref[0] == letter}
        belonging = {
            ref
            for ref in there
            if f"R{self.now.entries[ref]['mentorship_id']}" in people
        }
        assert sorted(told) == sorted(belonging)
        self.came_to(Snapshot.of(self.journal))

    # --- undo and redo

    @rule()
    def take_back(self) -> None:
        """Undo takes back one step, whatever it was."""
        self._undo(["undo"], self.done[-1:])

    @rule(data=st.data())
    @precondition(lambda self: self.done)
    def take_back_several(self, data: DataObject) -> None:
        """Undo takes back all that came after a step."""
        listed = self.run(["undo", "--list", "--json"])
        standing = sorted(step["step"] for step in json.loads(listed.out))
        shown = len(standing)
        assert shown == min(SHOWN, len(self.done))
        later = data.draw(st.sampled_from([*range(shown), len(self.done)]))
        number = self.lowest if later >= shown else standing[-1 - later]
        kept = len(self.done) - later
        if kept < len(self.done):
            self._undo(["undo", "--to", str(number)], self.done[kept:])

    @rule()
    def do_again(self) -> None:
        """Redo does again what the last undo took back, unless something was done."""
        self._redo()

    def _removable(self) -> list[str]:
        """Entries that can go to the trash, or come back, without a question."""
        return [
            ref
            for ref in self.model.words
            if ref[0] != "R" and self._belongs_to_somebody(ref)
        ]

    def _worded(self) -> list[str]:
        return [ref for ref in sorted(self.model.live) if ref[0] in "GMXANTBPQ"]


def _named(words: list[str]) -> set[str]:
    """The IDs among the words of a command line."""
    found = {word.strip().upper() for word in words}
    return {word for word in found if re.fullmatch("[A-Z][0-9]+", word)}
