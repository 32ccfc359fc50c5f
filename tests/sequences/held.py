"""A journal that is held against a simple model after each command."""

from __future__ import annotations

import io
import json
import os
import shlex
import shutil
import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, ClassVar

from answers import Answer, Figures, Keyboard, Screen
from command_lines import Known
from effects import Effect
from hostile import BAD_BYTES
from hypothesis.stateful import RuleBasedStateMachine
from model import (
    Model,
    Snapshot,
    history_tells,
    same_but_for_instants,
    told_by_newest,
    unchanged_but_for,
)

from editors import saves
from furnished import STORY, type_in
from harmless import THEIRS, acting
from mentorlog.cli import main
from mentorlog.desk import Desk

TODAY = "2026-03-31"
CODES = {0, 2, 3, 4, 6}
"""Those of the table in the README that can come here; 1 is for an editor alone."""

NOTES = {
    "2026-03-02.md": "# Talk\n\nWe \x1b]0;talked\x07 a lot.\n\n- [ ] send it\n",
    "2026-03-16.md": "## 16 March 2026\n\n\u202eNext steps\n- @them read it\n",
    "nothing.md": "\u2028\x85",
    "bad.md": "",
    "goals.csv": "Title,Due by,Colour\n=Climb,2026-05-01,red\n\u202eSwim,,\n",
    "talks.ics": "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\n"
    "DTSTART:20260405T100000Z\r\nSUMMARY:Talk with Priya\r\nEND:VEVENT\r\n"
    "END:VCALENDAR\r\n",
    "jrnl.json": '{"tags": {}, "entries": [{"title": "A \x1b[2J day", "body": "@walk", '
    '"date": "2026-03-01", "time": "10:00", "tags": ["@walk"], "starred": false}]}',
}
PLACES = ("md", "html", "txt", "svg", "ics", "json", "csv", "zip", "nothing")


@cache
def _furnished() -> tuple[bytes, list[Snapshot], Snapshot]:
    """A journal with one of everything; what was before each step, and what is now."""
    with tempfile.TemporaryDirectory() as folder:
        journal = Path(folder) / "journal.db"
        steps, now = [], Snapshot.of(journal)
        for line in STORY.strip().splitlines():
            type_in(journal, shlex.split(line))
            before, now = now, Snapshot.of(journal)
            steps.append(before)
        return journal.read_bytes(), steps, now


class Held(RuleBasedStateMachine):
    """One journal, and what must be in it."""

    figures: ClassVar[Figures] = Figures()
    heavy: ClassVar[bool] = False
    """Whether very long texts are tried, too."""
    focus: ClassVar[tuple[str, ...]] = ()
    """The commands that this machine is to try above all."""

    def __init__(self) -> None:
        super().__init__()
        self.figures.sequences += 1
        self.folder = Path(tempfile.mkdtemp())
        self.journal = self.folder / "journal" / "journal.db"
        for name, text in NOTES.items():
            (self.folder / name).write_bytes(text.encode() or BAD_BYTES[0])
        self.model = Model()
        self.now = Snapshot.of(self.journal)
        self.done: list[Snapshot] = []
        """What was before each step that undo can take back."""
        self.undone: list[tuple[Snapshot, list[Snapshot]]] = []
        """What was before each undo that redo can take back, and before its steps."""
        self.editors = 0
        self.had_a_long_line = False
        self.given = 0
        """How many of the steps were there when it began."""
        self.floor: Snapshot | None = None
        """What was left where something was erased: no undo leads back beyond."""

    def teardown(self) -> None:
        """All the way back is the empty journal; all the way forward is the same."""
        try:
            self._back_and_forth()
        finally:
            shutil.rmtree(self.folder)

    def furnish(self) -> None:
        """Begin with a journal that has one of everything."""
        written, self.done, self.now = _furnished()
        self.done = list(self.done)
        self.given = len(self.done)
        self.journal.parent.mkdir(mode=0o700)
        self.journal.write_bytes(written)
        self.journal.chmod(0o600)
        self.model = Model.of(self.now)

    def _undo(self, words: list[str], steps: list[Snapshot]) -> None:
        answer = self.run(words)
        if not steps:
            self.nothing_happened(answer)
            return
        self.figures.undone += 1
        self.undone.append((self.now, list(steps)))
        self._must_be_at(steps[0], answer)
        del self.done[-len(steps) :]

    def _redo(self) -> None:
        answer = self.run(["redo"])
        if not self.undone:
            self.nothing_happened(answer)
            return
        self.figures.redone += 1
        wanted, steps = self.undone.pop()
        self._must_be_at(wanted, answer)
        self.done.extend(steps)

    def _must_be_at(self, wanted: Snapshot, answer: Answer) -> None:
        """Undo or redo has led there, and history tells of it."""
        assert answer.code == 0, answer
        was, self.now = self.now, Snapshot.of(self.journal)
        history_tells(was, self.now)
        same_but_for_instants(self.now, wanted)
        self.model = replace(Model.of(self.now), erased=self.model.erased)

    def _back_and_forth(self) -> None:
        last = self.now
        depth = len(self.undone)
        while len(self.done) > self.given:
            self._undo(["undo"], self.done[-1:])
        if self.done:
            self._undo(["undo", "--to", str(self.lowest)], self.done)
        if self.floor is None:
            assert all(row["deleted_at"] for row in self.now.rows.values())
        else:
            same_but_for_instants(self.now, self.floor)
        self._undo(["undo"], [])
        while len(self.undone) > depth:
            self._redo()
        same_but_for_instants(self.now, last)
        told_by_newest(self.now)

    @property
    def lowest(self) -> int:
        """The number of the step to which undo leads at most."""
        return 0 if self.floor is None else self.floor.last_step

    # --- what must hold

    @property
    def known(self) -> Known:
        people = (row["person"] for row in self.now.rows.values() if "person" in row)
        return Known(
            refs=tuple(self.model.words),
            people=tuple(people),
            paths=(str(self.folder), *(str(self.folder / name) for name in NOTES)),
            places=tuple(str(self.folder / f"made.{end}") for end in PLACES),
        )

    def run(
        self,
        words: list[str],
        *,
        stdin: bytes = b"",
        editor: bytes | None = None,
        terminal: bool = False,
    ) -> Answer:
        """Run a command line; whatever it is, some things must hold of its answer."""
        self.figures.commands += 1
        env = {
            "HOME": str(self.folder),
            "PATH": os.environ["PATH"],
            "MENTORLOG_JOURNAL": str(self.journal),
            "MENTORLOG_CONFIG": str(self.folder / "config"),
            "MENTORLOG_CACHE": os.environ["MENTORLOG_CACHE"],
            "MENTORLOG_TODAY": TODAY,
            "MENTORLOG_DEBUG": "1",
            "MENTORLOG_PAGER": "",
            "BROWSER": "true",
            "NO_COLOR": "" if terminal else "1",
            "TERM": "xterm-256color",
            "EDITOR": "true" if editor is None else saves(self.folder, editor),
        }
        out, err = Screen(terminal=terminal), Screen(terminal=terminal)
        piped: Any = io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8")
        keys = piped if editor is None else Keyboard()
        desk = Desk(env, out, err, keys)
        code = main(words, desk)
        answer = Answer(code, out.getvalue(), err.getvalue(), terminal)
        assert code in CODES | ({1} if env["EDITOR"] else set()), answer
        assert "should not have happened" not in answer.err, answer
        assert not acting(answer.out + answer.err, colours=terminal), answer
        assert THEIRS not in answer.out + answer.err, answer
        if code not in {0, 6}:
            self.figures.refused += 1
            assert answer.out == "", answer
            assert answer.err.startswith("mentorlog: "), answer
            assert _is_one_line(answer.err, wrapped=terminal), answer
        elif desk.manner.json and words[:1] != ["demo"]:  # which may show a help
            json.loads(answer.out, parse_constant=_no_json)
        return answer

    def may_have_done(self, answer: Answer, effect: Effect, named: set[str]) -> None:
        """Any answer is fine, as long as the journal tells the same story."""
        if answer.code not in {0, 6}:
            self.nothing_happened(answer)
            return
        was, after = self.now, Snapshot.of(self.journal)
        if after.last_step == was.last_step:
            effect = Effect()
        unchanged_but_for(was, after, effect, named)
        self.model.follow(after, effect, named)
        self.came_to(after)

    def must_have_kept(
        self, answer: Answer, letter: str, words: str, manner: list[str]
    ) -> None:
        """An entry more is there, with just these words, and the answer says so."""
        assert answer.code == 0, answer
        ref = self.model.keep(letter, words)
        if "--json" in manner:
            told = json.loads(answer.out)
            assert (told["id"], told["uid"]) == (
                ref,
                Snapshot.of(self.journal).entries[ref]["uid"],
            )
        elif "--quiet" not in manner:
            assert answer.out.startswith(f"{ref}  "), answer
            assert _is_one_line(answer.out, wrapped=answer.terminal), answer
        else:
            assert answer.out == "", answer
        self.came_to(Snapshot.of(self.journal))

    def must_be_refused(self, answer: Answer, code: int | None = None) -> None:
        """The command was refused, and nothing happened."""
        assert answer.code != 0, answer
        assert code in {None, answer.code}, answer
        self.nothing_happened(answer)

    def nothing_happened(self, answer: Answer) -> None:
        """The journal is as it was, to the byte of every row."""
        found = Snapshot.of(self.journal)
        assert found == self.now, answer

    def came_to(self, after: Snapshot) -> None:
        """Go on from here, after making sure that all is as it must be."""
        history_tells(self.now, after)
        if after.last_step > self.now.last_step:
            self.figures.steps += 1
            self.done.append(self.now)
            self.undone.clear()
        else:
            assert after == self.now
        self.now = after
        self.model.agrees_with(self.now)

    def _belongs_to_somebody(self, ref: str) -> bool:
        return f"R{self.now.entries[ref]['mentorship_id']}" in self.model.live


def _is_one_line(text: str, *, wrapped: bool) -> bool:
    """Whether a text is one line; at a terminal what goes on below is set in."""
    first, *more = text.removesuffix("\n").split("\n")
    return bool(first) and all(wrapped and line.startswith("  ") for line in more)


def _no_json(constant: str) -> None:
    message = f"{constant} is no JSON"
    raise AssertionError(message)
