"""Reading a whole note file into its meetings."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from mentorlog.exchange.notes.days import file_days, settle_day
from mentorlog.exchange.notes.found import Meeting, NoteFile, Trouble
from mentorlog.exchange.notes.front import split_front
from mentorlog.exchange.notes.outline import LINE_END, outline
from mentorlog.exchange.notes.people import PEOPLE
from mentorlog.exchange.notes.promises import promised, promised_between
from mentorlog.exchange.notes.remarks import feedback, wins
from mentorlog.exchange.notes.roles import Role
from mentorlog.exchange.notes.sections import sections
from mentorlog.exchange.notes.talks import talks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mentorlog.exchange.notes.days import Settled
    from mentorlog.exchange.notes.found import FoundAction
    from mentorlog.exchange.notes.sections import Section
    from mentorlog.exchange.notes.talk import Talk

_NO_PROMISES = PEOPLE | {Role.ABSENT, Role.FEEDBACK, Role.WINS}


def read_notes(text: str, name: str) -> NoteFile:
    """Find the meetings in one note file.

    Args:
        text: the whole file, with the line ends it has.
        name: the file's name or path; a day in the name counts where the text and the
            front matter state none.

    Returns:
        The meetings that were held, and what was not understood. Any text is read
        without an error; a note without a meeting gives none.
    """
    front, skip = split_front(LINE_END.split(text))
    file = file_days(front, name)
    rows = sections(outline(text, skip), file.near)
    troubles: list[Trouble] = []
    held: list[tuple[Talk, Settled]] = []
    for talk in talks(rows, file.near, front.get("title", "")):
        off = talk.not_held()
        if off is not None:
            troubles.append(_not_held(talk, off))
            if held:  # the plan for the week may stand below the talk that fell out
                held[-1][0].extra.extend((*talk.sections, *talk.extra))
            continue
        settled = settle_day(talk, file)
        troubles.extend(settled.troubles)
        if settled.day is not None:
            held.append((talk, settled))
    starts = [talk.start.line for talk, _ in held]
    preamble, *texts = _slices(text, starts)
    before = [row for row in rows if starts and row.line < starts[0]]
    meetings = [
        _meeting(talk, settled, part, () if position else before)
        for position, ((talk, settled), part) in enumerate(
            zip(held, texts, strict=True)
        )
    ]
    troubles.sort(key=lambda trouble: trouble.line)
    return NoteFile(
        meetings=tuple(meetings), troubles=tuple(troubles), preamble=preamble
    )


def actions_in(rows: Iterable[Section]) -> Iterator[FoundAction]:
    """The next steps of some sections, each once."""
    seen: set[str] = set()
    for row in rows:
        if row.role == Role.ACTIONS:
            found = promised(row)
        elif row.role in _NO_PROMISES:
            continue
        else:
            found = promised_between(row.blocks)
        for action in found:
            if action.text.casefold() not in seen:
                seen.add(action.text.casefold())
                yield action


def _meeting(
    talk: Talk, settled: Settled, text: str, before: Iterable[Section]
) -> Meeting:
    assert settled.day is not None
    planned = [row for row in before if row.role == Role.ACTIONS]
    rows = [*talk.sections, *talk.extra]
    return Meeting(
        heading=talk.start.title,
        day=settled.day,
        day_said=settled.said,
        attendees=talk.attendees(),
        text=text,
        actions=tuple(actions_in([*planned, *rows])),
        feedback=tuple(
            one for row in rows if _is(row, Role.FEEDBACK) for one in feedback(row)
        ),
        wins=tuple(one for row in rows if _is(row, Role.WINS) for one in wins(row)),
        line=talk.start.line,
    )


def _is(row: Section, role: Role) -> bool:
    return row.role == role


def _not_held(talk: Talk, line: int) -> Trouble:
    name = f'"{talk.start.title}"' if talk.start.title else "This meeting"
    return Trouble(line=line, message=f"{name} did not take place, as the note says.")


def _slices(text: str, starts: list[int]) -> list[str]:
    """The text before the first of these lines, and from each to the next."""
    offsets = [0, *(match.end() for match in LINE_END.finditer(text))]
    cuts = [0, *(offsets[line - 1] for line in starts), len(text)]
    return [text[a:b] for a, b in pairwise(cuts)]
