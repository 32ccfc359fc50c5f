"""How an import is told: what came in, what was there, what was not understood."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from mentorlog.period import say_day

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mentorlog.entries.session import Session
    from mentorlog.reports.imported import Remark, Report


def imported_lines(report: Report) -> Iterator[str]:
    """The report of an import, line by line."""
    for session, actions in report.added:
        yield _line(session, _count(actions, "next step"))
    for session in report.updated:
        yield _line(session, "brought up to date")
    for session, verdict in report.changed:
        yield _line(session, _why_left(verdict))
    if report.remarks:
        yield "Not understood:"
        yield from (
            f"  {_where(remark)}  {remark.message}" for remark in report.remarks
        )
    yield _sum(report)


def _line(session: Session, what: str) -> str:
    ref = session.ref if session.id else "new"
    return f"{ref}  {say_day(session.day)} · {what} · {_short(session.source or '')}"


def _why_left(verdict: str) -> str:
    if verdict == "changed in both":
        return "edited here and in the file since; left as it is"
    return "edited in the file since; take it over with --update"


def _where(remark: Remark) -> str:
    line = f":{remark.line}" if remark.line else ""
    return f"{_short(remark.file)}{line}"


def _short(path: str) -> str:
    """A path as the person sees it from where they stand, if that is shorter."""
    return min(path, os.path.relpath(path), key=len)


def _sum(report: Report) -> str:
    actions = sum(count for _, count in report.added)
    verb = "Would add" if report.dry else "Added"
    parts: list[tuple[Sequence[object] | range, str]] = [
        (report.updated, "brought up to date"),
        (range(report.known), "there already"),
        (report.changed, "changed since"),
    ]
    rest = [f"{len(what)} {words}" for what, words in parts if what]
    added = f"{_count(len(report.added), 'talk')} with {_count(actions, 'next step')}"
    found = f"{verb} {added} from {_count(report.files, 'file')}"
    return "; ".join([found, *rest]) + "."


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
