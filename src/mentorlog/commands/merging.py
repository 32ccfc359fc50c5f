"""What comes in beside what is here: new, the same, or something else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from mentorlog.entries.bank import BANK
from mentorlog.entries.kinds import every_record, kind_of
from mentorlog.entries.mentorship import Mentorship
from mentorlog.entries.references import LETTERS, references
from mentorlog.exchange.whole.pieces import wrong
from mentorlog.exchange.whole.shape import cells
from mentorlog.frozen import dataclass
from mentorlog.reports.brought import Conflict
from mentorlog.store.history import History
from mentorlog.store.incoming import in_trash, numbers_of, of_uids, tags_among
from mentorlog.store.outgoing import numbers, uids_of
from mentorlog.store.portable import stored_row
from mentorlog.store.rows import from_row

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mentorlog.desk import Desk
    from mentorlog.entries.record import Record
    from mentorlog.store.staging import Laid, Stage

HERE, UNDONE, NAMED = "here", "undone", "named"
"""What is known of a uid: it is here; undo took it back; it is here and not there."""
APART = {"id", "created_at", "updated_at", "used_at"}
"""Columns that tell of a journal, and not of what was written into it."""
BUILT_IN = frozenset(f"Q{question.id}" for question in BANK)

Values = dict[str, Any]


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Verdict:
    """What is to be done with a record that came in.

    Attributes:
        what: it is new; it is here, and the same; undo has taken it back here, and it
            comes again; it says something else here; it belongs to nothing.
        there: the record as the file has it, under the number that it has or gets here.
        here: the record as it is here.
        conflict: what differs.
    """

    what: Literal["new", "same", "back", "conflict", "left out"]
    there: Record | None = None
    here: Record | None = None
    conflict: Conflict | None = None


@dataclass(frozen=True, eq=False, repr=False)
class _Around:
    """What is known in the journal around some of the records.

    Attributes:
        numbers: uid → its number here, and whether it is here, taken back, new, or
            only named.
        here: uid → the columns of the record, as JSON knows them.
        uids: ID here → uid, of what these name.
    """

    numbers: Mapping[str, tuple[int, str]]
    here: Mapping[str, Values]
    uids: Mapping[str, str]


class Merge:
    """Sorts out records that came in.

    Args:
        desk: what commands work with.
        stage: what came in.

    Attributes:
        brings_back: whether something may come again that undo has taken back.
    """

    def __init__(self, desk: Desk, stage: Stage) -> None:
        self._journal = desk.journal
        self._stage = stage
        self._people = desk.mentorships()
        self.brings_back = False
        stage.forget()
        self._know_what_is_here()
        for letter, uids in stage.outside():
            found = numbers_of(self._journal, kind_of(letter), uids)
            stage.know(found, dict.fromkeys(found, NAMED))
        last = numbers(self._journal)
        for cls in every_record():
            stage.number(cls, last[cls.table])

    def _know_what_is_here(self) -> None:
        history = History(self._journal)
        for cls, uids in self._stage.uids():
            found = numbers_of(self._journal, cls, uids)
            removed = in_trash(self._journal, cls, tuple(found))
            undone = history.taken_back(removed)
            states = {uid: UNDONE if uid in undone else HERE for uid in found}
            self._stage.know(found, states)
            self.brings_back = self.brings_back or bool(undone)

    def sorted_out(self) -> Iterator[Verdict]:
        """What is to be done with each record, in the order in which they came.

        Raises:
            BadExport: one names another that is neither in the file nor here.
        """
        for batch in self._stage.in_order():
            around = self._around(batch)
            told = [(laid, self._resolved(laid, around)) for laid in batch]
            named = [_tag(values) for _, values in told if values is not None]
            tags = tags_among(self._journal, [tag for tag in named if tag[0]])
            for laid, values in told:
                here = around.here.get(laid.values["uid"])
                if values is None:
                    yield Verdict(what="left out")
                elif here is not None:
                    yield self._compared(laid, here, values, around)
                elif _tag(values) in tags:
                    yield Verdict(what="same")
                else:
                    yield Verdict(what="new", there=_record(laid.cls, values))

    def _around(self, batch: Sequence[Laid]) -> _Around:
        wanted = {laid.values["uid"] for laid in batch}
        wanted |= {uid for laid in batch for uid in laid.uids.values() if uid}
        known = self._stage.numbers(wanted)
        here: dict[str, Values] = {}
        refs: set[str] = set()
        for cls in {laid.cls for laid in batch}:
            own = [laid.values["uid"] for laid in batch if laid.cls is cls]
            uids = [u for u in own if u in known and known[u][1] in {HERE, UNDONE}]
            for row in of_uids(self._journal, cls, tuple(uids)):
                here[row["uid"]] = row
                for reference in references(cls).values():
                    refs.update(reference.named(row))
        return _Around(known, here, uids_of(self._journal, refs))

    def _compared(
        self, laid: Laid, here: Values, values: Values, around: _Around
    ) -> Verdict:
        cls = laid.cls
        undone = around.numbers[here["uid"]][1] == UNDONE
        back = undone and laid.values["deleted_at"] is None
        ours = _said(cls, {**here, "deleted_at": None} if back else here, around.uids)
        theirs = _said(cls, laid.values, laid.uids)
        different = [name for name in ours if ours[name] != theirs[name]]
        if not different:
            what: Literal["back", "same"] = "back" if back else "same"
            return Verdict(what=what, here=_record(cls, here))
        letter = LETTERS.get(cls.kind)
        conflict = Conflict(
            id=f"{letter}{here['id']}" if letter else cls.kind,
            uid=here["uid"],
            here={name: ours[name] for name in different},
            there={name: theirs[name] for name in different},
        )
        there = _record(cls, values)
        return Verdict(
            what="conflict", there=there, here=_record(cls, here), conflict=conflict
        )

    def _resolved(self, laid: Laid, around: _Around) -> Values | None:
        """The columns with the numbers of here; None if it belongs to nothing."""
        uid = laid.values["uid"]
        here = around.here.get(uid)
        values = {**laid.values, "id": around.numbers[uid][0]}
        if here is not None:
            values |= {name: here[name] for name in APART if name in here}
        elif laid.cls is Mentorship and self._people:
            values["used_at"] = None
        for reference in references(laid.cls).values():
            refs = reference.named(laid.values)
            known = [_number(laid, ref, around) for ref in refs]
            if reference.several:
                pairs = zip(refs, known, strict=True)
                values[reference.column] = [f"{r[0]}{n}" for r, n in pairs if n]
            elif refs and known[0] is None and reference.word == "entry":
                return None
            elif refs:
                values[reference.column] = known[0]
        return values


def _number(laid: Laid, ref: str, around: _Around) -> int | None:
    """The number here of what a record names; None if that is gone for good."""
    uid = laid.uids[ref]
    if uid is None:
        return int(ref[1:]) if ref in BUILT_IN else None
    if uid not in around.numbers:
        wrong(laid.line, f"{ref} is named, and neither in the file nor here.")
    return around.numbers[uid][0]


def _tag(values: Mapping[str, Any]) -> tuple[Any, Any, Any]:
    """What there may be only one of: a word on an entry."""
    return values.get("entry_kind"), values.get("entry_id"), values.get("name")


def _record(cls: type[Record], values: Mapping[str, Any]) -> Record:
    return from_row(cls, stored_row(cls, values))


def _said(
    cls: type[Record], values: Mapping[str, Any], uids: Mapping[str, str | None]
) -> Values:
    """What a record says, whatever the numbers are: field → value."""
    said: Values = {}
    for cell in cells(cls):
        if cell.column in APART:
            continue
        if cell.column == "deleted_at":
            said["in the trash"] = values["deleted_at"] is not None
        elif cell.reference is not None:
            named = cell.reference.named(values)
            known = [
                uids.get(ref) or (ref if ref in BUILT_IN else None) for ref in named
            ]
            said[cell.name] = [uid for uid in known if uid]
        else:
            said[cell.name] = values[cell.column]
    return said
