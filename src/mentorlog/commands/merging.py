"""What comes in beside what is here: new, the same, or something else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentorlog.entries.bank import BANK
from mentorlog.entries.kinds import every_record, kind_of
from mentorlog.entries.mentorship import Mentorship
from mentorlog.entries.references import LETTERS, references
from mentorlog.exchange.whole.reading import wrong
from mentorlog.exchange.whole.shape import cells
from mentorlog.frozen import dataclass
from mentorlog.reports.brought import Conflict
from mentorlog.store.history import History
from mentorlog.store.incoming import of_uids, tags_there
from mentorlog.store.outgoing import numbers, uids_of
from mentorlog.store.portable import stored_row
from mentorlog.store.rows import from_row

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mentorlog.desk import Desk
    from mentorlog.entries.record import Record
    from mentorlog.exchange.whole.checking import Arrived

APART = {"id", "created_at", "updated_at", "used_at"}
"""Columns that tell of a journal, and not of what was written into it."""
BUILT_IN = frozenset(f"Q{question.id}" for question in BANK)

Values = dict[str, Any]


@dataclass(kw_only=True, eq=False, repr=False)
class Sorted:
    """Records that came in, sorted out.

    Attributes:
        fresh: those that are new, with the numbers that they get here.
        back: those that undo has taken back here, and that come again.
        same: how many are here already.
        conflicts: those that say something else here: the record as it is here, as it
            is in the file, and what differs.
        left_out: how many belong to nothing.
    """

    fresh: list[Record]
    back: list[Record]
    same: int
    conflicts: list[tuple[Record, Record, Conflict]]
    left_out: int


class Merge:
    """Sorts out records that came in.

    Args:
        desk: what commands work with.
        records: what came in, history left out.
    """

    def __init__(self, desk: Desk, records: Sequence[Arrived]) -> None:
        self._journal = desk.journal
        self._records = records
        self._people = desk.mentorships()
        self._here: dict[str, Values] = {}
        self._numbers: dict[str, int] = {}
        for cls in every_record():
            uids = tuple(r.values["uid"] for r in records if r.cls is cls)
            for values in of_uids(self._journal, cls, uids):
                self._here[values["uid"]] = values
                self._numbers[values["uid"]] = values["id"]
        self._uids_here = self._named_here()
        self._look_outside()
        self._taken_back = History(self._journal).taken_back(
            [uid for uid, row in self._here.items() if row["deleted_at"]]
        )
        self._give_numbers()

    def _named_here(self) -> dict[str, str]:
        """ID → uid, of all that is named by the records that are here."""
        refs: set[str] = set()
        for record in self._records:
            row = self._here.get(record.values["uid"])
            if row is not None and record.cls is not None:
                for reference in references(record.cls).values():
                    refs.update(reference.named(row))
        return uids_of(self._journal, refs)

    def _look_outside(self) -> None:
        """Find what is named in the file, but is in the journal alone."""
        inside = {record.values["uid"] for record in self._records}
        outside: dict[str, set[str]] = {}
        for record in self._records:
            for ref, uid in record.uids.items():
                if uid is not None and uid not in inside:
                    outside.setdefault(ref[0], set()).add(uid)
        for letter, uids in outside.items():
            for values in of_uids(self._journal, kind_of(letter), tuple(uids)):
                self._numbers[values["uid"]] = values["id"]

    def _give_numbers(self) -> None:
        """Decide under which numbers the new records are kept."""
        last = numbers(self._journal)
        for cls in every_record():
            fresh = [
                record.values
                for record in self._records
                if record.cls is cls and record.values["uid"] not in self._here
            ]
            free = bool(fresh) and min(v["id"] for v in fresh) > last[cls.table]
            for place, values in enumerate(fresh, last[cls.table] + 1):
                self._numbers[values["uid"]] = values["id"] if free else place

    def sorted_out(self) -> Sorted:
        """What is to be done with each record.

        Raises:
            BadExport: one names another that is neither in the file nor here.
        """
        found = Sorted(fresh=[], back=[], same=0, conflicts=[], left_out=0)
        tags = tags_there(self._journal)
        for record in self._records:
            assert record.cls is not None
            here = self._here.get(record.values["uid"])
            values = self._resolved(record, here)
            if values is None:
                found.left_out += 1
            elif here is not None:
                self._compare(record, here, values, found)
            elif _tag(values) in tags:
                found.same += 1
            else:
                found.fresh.append(_record(record.cls, values))
        return found

    def _compare(
        self, record: Arrived, here: Values, values: Values, found: Sorted
    ) -> None:
        cls = record.cls
        assert cls is not None
        back = here["uid"] in self._taken_back and record.values["deleted_at"] is None
        ours = _said(
            cls, {**here, "deleted_at": None} if back else here, self._uids_here
        )
        theirs = _said(cls, record.values, record.uids)
        different = [name for name in ours if ours[name] != theirs[name]]
        if different:
            letter = LETTERS.get(cls.kind)
            conflict = Conflict(
                id=f"{letter}{here['id']}" if letter else cls.kind,
                uid=here["uid"],
                here={name: ours[name] for name in different},
                there={name: theirs[name] for name in different},
            )
            pair = (_record(cls, here), _record(cls, values))
            found.conflicts.append((*pair, conflict))
        elif back:
            found.back.append(_record(cls, here))
        else:
            found.same += 1

    def _resolved(self, record: Arrived, here: Values | None) -> Values | None:
        """The columns with the numbers of here; None if it belongs to nothing."""
        assert record.cls is not None
        values = {**record.values, "id": self._numbers[record.values["uid"]]}
        if here is not None:
            values |= {name: here[name] for name in APART if name in here}
        elif record.cls is Mentorship and self._people:
            values["used_at"] = None
        for reference in references(record.cls).values():
            refs = reference.named(record.values)
            known = [self._number(record, ref) for ref in refs]
            if reference.several:
                pairs = zip(refs, known, strict=True)
                values[reference.column] = [f"{r[0]}{n}" for r, n in pairs if n]
            elif refs and known[0] is None and reference.word == "entry":
                return None
            elif refs:
                values[reference.column] = known[0]
        return values

    def _number(self, record: Arrived, ref: str) -> int | None:
        """The number here of what a record names; None if that is gone for good."""
        uid = record.uids[ref]
        if uid is None:
            return int(ref[1:]) if ref in BUILT_IN else None
        if uid not in self._numbers:
            wrong(record.line, f"{ref} is named, and neither in the file nor here.")
        return self._numbers[uid]


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
