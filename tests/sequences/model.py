"""What must be in a journal: which entries, with which words, in the trash or not."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, overload

from journal_file import TABLES, digest_of, opened, told
from mentorlog.entries.kinds import KINDS

if TYPE_CHECKING:
    from pathlib import Path

    from effects import Effect

Row = dict[str, Any]

SAID_IN = {
    "R": "person",
    "G": "title",
    "C": "note",
    "M": "title",
    "S": "text",
    "A": "text",
    "F": "text",
    "N": "text",
    "T": "text",
    "X": "title",
    "B": "text",
    "P": "text",
    "K": "name",
    "L": "note",
    "Q": "text",
    "V": "start",
}
"""The column of each kind that holds its main words."""
LETTERS = {kind: letter for letter, kind in KINDS.items()}


@dataclass(frozen=True)
class Snapshot:
    """All that is on the disk at one moment.

    Attributes:
        rows: the uid of every record → its row, with its kind.
        changes: every row of history, in order.
    """

    rows: dict[str, Row]
    changes: list[Row]

    @classmethod
    def of(cls, journal: Path) -> Snapshot:
        if not journal.exists():
            return cls({}, [])
        rows: dict[str, Row] = {}
        with closing(opened(journal)) as connection:
            for kind, table in TABLES.items():
                for row in connection.execute(f"select * from {table}"):
                    assert row["uid"] not in rows, "two records with one uid"
                    rows[row["uid"]] = {"kind": kind, **dict(row)}
            found = connection.execute("select * from changes order by id")
            return cls(rows, [dict(row) for row in found])

    @property
    def entries(self) -> dict[str, Row]:
        """ID → row, of everything that has an ID."""
        return {
            f"{LETTERS[row['kind']]}{row['id']}": row
            for row in self.rows.values()
            if row["kind"] in LETTERS
        }

    @property
    def last_step(self) -> int:
        return max((change["step"] for change in self.changes), default=0)


@dataclass
class Model:
    """What must be there.

    Attributes:
        words: the ID of every entry that there is → its main words.
        live: the IDs of those that are not in the trash.
        erased: the IDs of those that are gone for good; none is given again.
    """

    words: dict[str, str] = field(default_factory=dict)
    live: set[str] = field(default_factory=set)
    erased: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, found: Snapshot) -> Model:
        """What must be there from now on, where it is known that all is right."""
        entries = found.entries.items()
        return cls(
            {ref: row[SAID_IN[ref[0]]] for ref, row in entries},
            {ref for ref, row in entries if row["deleted_at"] is None},
        )

    def agrees_with(self, found: Snapshot) -> None:
        """Hold the journal against what must be in it."""
        entries = found.entries
        assert entries.keys() == self.words.keys()
        for ref, row in entries.items():
            assert row[SAID_IN[ref[0]]] == self.words[ref], ref
            assert (row["deleted_at"] is None) == (ref in self.live), ref

    def next_ref(self, letter: str) -> str:
        """The ID of the next entry of a kind."""
        first = 101 if letter == "Q" else 1
        ever = self.words.keys() | self.erased
        used = [int(ref[1:]) + 1 for ref in ever if ref[0] == letter]
        return f"{letter}{max([first, *used])}"

    def keep(self, letter: str, words: str) -> str:
        """One more entry is there."""
        if letter != "R" and not any(ref[0] == "R" for ref in self.live):
            self.keep("R", "my mentor")
        ref = self.next_ref(letter)
        self.words[ref] = words
        self.live.add(ref)
        return ref

    def follow(self, found: Snapshot, effect: Effect, named: set[str]) -> None:
        """Take over what a command has done, after making sure that it was allowed.

        Args:
            found: what the command has left.
            effect: what it may do.
            named: the IDs among its words.
        """
        entries = found.entries
        fresh = sorted(
            entries.keys() - self.words.keys(), key=lambda r: (r[0], int(r[1:]))
        )
        expected = sorted(effect.adds)
        for ref in fresh:
            assert ref == self.next_ref(ref[0]), f"{ref} is not the next number"
            if ref[0] in expected:
                expected.remove(ref[0])
            elif not self._is_the_first_mentorship(ref):
                assert ref[0] in effect.may_add, f"{ref} was added"
            self.words[ref] = entries[ref][SAID_IN[ref[0]]]
            self.live.add(ref)
        assert not expected, f"no {expected} was added"
        for ref in self.words:
            row = entries[ref]
            now = (row[SAID_IN[ref[0]]], row["deleted_at"] is None)
            if now != (self.words[ref], ref in self.live):
                allowed = ref in named and ref[0] in effect.names
                assert allowed or ref[0] in effect.may_change, f"{ref} was changed"
                self.words[ref] = now[0]
                (self.live.add if now[1] else self.live.discard)(ref)

    def _is_the_first_mentorship(self, ref: str) -> bool:
        return ref[0] == "R" and not any(known[0] == "R" for known in self.live)


def unchanged_but_for(
    before: Snapshot, after: Snapshot, effect: Effect, named: set[str]
) -> None:
    """No row has changed that a command had no business with."""
    for ref, row in before.entries.items():
        if row != after.entries[ref]:
            allowed = ref in named and ref[0] in effect.names
            assert allowed or ref[0] in effect.may_change, (ref, row)


def history_tells(before: Snapshot, after: Snapshot) -> None:
    """History tells what one command has changed, and nothing else."""
    assert after.changes[: len(before.changes)] == before.changes, "history was changed"
    fresh = after.changes[len(before.changes) :]
    assert {change["step"] for change in fresh} <= {before.last_step + 1}
    assert before.rows.keys() <= after.rows.keys(), "a row is gone"
    rows: dict[str, Row | None] = {c["uid"]: before.rows.get(c["uid"]) for c in fresh}
    now = {uid: _bare(row) for uid, row in after.rows.items()}
    for change in told(fresh, now):
        assert change.before == _bare(rows[change.uid]), "a gap in history"
        assert change.after is not None
        rows[change.uid] = {"kind": change.kind, **change.after}
    different = {uid for uid in after.rows if after.rows[uid] != before.rows.get(uid)}
    assert different == rows.keys(), "something was written past history"
    assert rows == {uid: after.rows[uid] for uid in rows}


PARTS = {"checkin", "rating", "asking", "pause", "tag", "revision"}
"""Kinds that go along with what they are a part of."""


def erased_for_good(before: Snapshot, after: Snapshot) -> None:
    """What was in the trash is gone with its words; all else is as it was."""
    gone = before.rows.keys() - after.rows.keys()
    assert gone
    kept = {uid: row for uid, row in before.rows.items() if uid not in gone}
    assert after.rows == kept, "something else was changed"
    for uid in gone:
        row = before.rows[uid]
        assert row["deleted_at"] is not None or row["kind"] in PARTS, row
    nothing = {"before": None, "digest": None}
    wanted = [c | nothing if c["uid"] in gone else c for c in before.changes]
    assert after.changes[: len(wanted)] == wanted, "history tells something else now"
    fresh = after.changes[len(wanted) :]
    assert {change["uid"] for change in fresh} == gone
    assert {change["step"] for change in fresh} == {before.last_step + 1}
    assert all(change | nothing == change for change in fresh)


@overload
def _bare(row: Row) -> Row: ...
@overload
def _bare(row: Row | None) -> Row | None: ...
def _bare(row: Row | None) -> Row | None:
    return None if row is None else {k: v for k, v in row.items() if k != "kind"}


def same_but_for_instants(now: Snapshot, then: Snapshot) -> None:
    """What was there is there again, and what came later is in the trash."""
    assert then.rows.keys() <= now.rows.keys(), "a row is gone"
    for uid, row in now.rows.items():
        if uid in then.rows:
            assert {**row, "updated_at": ""} == {**then.rows[uid], "updated_at": ""}
        else:
            assert row["deleted_at"] is not None, row


def told_by_newest(found: Snapshot) -> None:
    """The newest change of every record tells how it stands."""
    newest = {change["uid"]: change["digest"] for change in found.changes}
    newest = {uid: digest for uid, digest in newest.items() if digest is not None}
    stands = {uid: digest_of(_bare(row)) for uid, row in found.rows.items()}
    assert newest == stands
