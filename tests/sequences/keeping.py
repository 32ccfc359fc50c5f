"""What goes beyond undo: emptying the trash, restoring all, going on with a draft."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from held import Held
from hostile import BAD_BYTES, fine
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule
from model import Model, Snapshot, erased_for_good

if TYPE_CHECKING:
    from answers import Answer
    from hypothesis.strategies import DataObject


@dataclass(frozen=True)
class Kept:
    """A backup, and all that was known of the journal when it was made."""

    path: Path
    now: Snapshot
    done: tuple[Snapshot, ...]
    undone: tuple[tuple[Snapshot, list[Snapshot]], ...]
    given: int
    floor: Snapshot | None
    erased: frozenset[str]


class Keeping(Held):
    """A journal that is backed up, restored and cleared of its trash."""

    def __init__(self) -> None:
        super().__init__()
        self.backups: list[Kept] = []
        """Those in files of their own, in the order in which they were made."""
        self.latest: Kept | None = None
        """The last one on the shelf."""

    # --- the trash

    @rule(older=st.sampled_from([[], [], [], ["--older-than", "90d"], ["--dry-run"]]))
    def what_is_in_the_trash_is_erased(self, older: list[str]) -> None:
        """Emptying takes away what was thrown away, for good; undo ends there."""
        trash = self.model.words.keys() - self.model.live
        answer = self.run(["trash", "empty", "--yes", *older])
        assert answer.code == 0, answer
        after = Snapshot.of(self.journal)
        if after.last_step == self.now.last_step:
            assert after == self.now
            assert older or not trash or self._are_named(trash, answer)
            return
        assert not older
        before, self.now = self.now, after
        erased_for_good(before, after)
        assert self._are_named(trash & after.entries.keys(), answer)
        erased = self.model.erased | (before.entries.keys() - after.entries.keys())
        self.model = replace(Model.of(after), erased=erased)
        self.done.clear()
        self.undone.clear()
        self.given, self.floor = 0, after
        self.figures.steps += 1
        self.figures.emptied += 1

    def _are_named(self, refs: set[str], answer: Answer) -> bool:
        """Whether it is said of all that stay that they do."""
        words = set(answer.out.replace(",", " ").split())
        return refs <= words

    # --- backups

    @rule()
    @precondition(lambda self: self.now.rows and len(self.backups) < 3)
    def it_is_backed_up(self) -> None:
        """A backup is the journal as it is."""
        path = self.folder / f"backup-{len(self.backups)}.db"
        answer = self.run(["backup", str(path)])
        assert answer.code == 0, answer
        assert Snapshot.of(path) == self.now
        self.backups.append(self._kept(path))
        self.nothing_happened(answer)

    @rule()
    @precondition(lambda self: self.now.rows)
    def it_is_backed_up_on_the_shelf(self) -> None:
        """So is the one that `restore latest` means."""
        answer = self.run(["backup", "--json"])
        assert answer.code == 0, answer
        told = json.loads(answer.out)
        self.latest = self._kept(Path(told["path"]))
        self.nothing_happened(answer)

    def _kept(self, path: Path) -> Kept:
        return Kept(
            path=path,
            now=self.now,
            done=tuple(self.done),
            undone=tuple((now, list(steps)) for now, steps in self.undone),
            given=self.given,
            floor=self.floor,
            erased=frozenset(self.model.erased),
        )

    @rule(data=st.data())
    @precondition(lambda self: self.backups)
    def a_backup_is_restored(self, data: DataObject) -> None:
        """All is as it was then: the entries, their history, and the way back."""
        kept = data.draw(st.sampled_from(self.backups))
        self._restored(str(kept.path), kept)

    @rule()
    @precondition(lambda self: self.latest)
    def the_latest_backup_is_restored(self) -> None:
        """The one that was made last, by whatever is kept aside since."""
        assert self.latest is not None
        self._restored("latest", self.latest)

    def _restored(self, name: str, kept: Kept) -> None:
        looked = self.run(["restore", name, "--dry-run"])
        assert looked.code == 0, looked
        self.nothing_happened(looked)
        answer = self.run(["restore", name, "--yes"])
        assert answer.code == 0, answer
        self.now = Snapshot.of(self.journal)
        assert self.now == kept.now, answer
        self.done = list(kept.done)
        self.undone = [(now, list(steps)) for now, steps in kept.undone]
        self.given, self.floor = kept.given, kept.floor
        self.model = replace(Model.of(self.now), erased=set(kept.erased))
        self.figures.restored += 1

    # --- drafts

    @rule(text=fine, wrong=st.sampled_from(BAD_BYTES))
    @precondition(lambda self: self.editors < 3)
    def a_draft_is_gone_on_with(self, text: str, wrong: bytes) -> None:
        """What could not be taken over waits, and is written when it is put right."""
        self.editors += 1
        drafts = self.folder / "journal" / "drafts"
        before = set(drafts.iterdir()) if drafts.exists() else set()
        refused = self.run(["note", "add"], editor=wrong)
        self.must_be_refused(refused)
        assert wrong in [path.read_bytes() for path in set(drafts.iterdir()) - before]
        answer = self.run(["drafts", "resume"], editor=text.encode())
        self.must_have_kept(answer, "N", text, [])
        assert set(drafts.iterdir()) == before

    @rule()
    def drafts_are_discarded(self) -> None:
        """Drafts can go; nothing else does."""
        answer = self.run(["drafts", "discard", "--all"])
        assert answer.code == 0, answer
        drafts = self.folder / "journal" / "drafts"
        assert not drafts.exists() or not list(drafts.iterdir())
        self.nothing_happened(answer)
