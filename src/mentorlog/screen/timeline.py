"""Everything in order, one line each: drawn, flat, and for scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentorlog.entries.kinds import KINDS
from mentorlog.period import MONTHS, WEEKDAYS
from mentorlog.screen.safe import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from rich.text import Text

    from mentorlog.reports.timeline import Moment
    from mentorlog.screen.canvas import Canvas

PRIVATE = " (private)"
GAP = 2
DAY = len("Mon 31")
LEAST = 12
"""A text keeps so many columns, however narrow the terminal is."""
ASIDE = 24
"""With fewer columns for the text, what happened stands before it, not beside it."""


def moment_told(moment: Moment) -> dict[str, Any]:
    """A moment as JSON tells it."""
    return {
        "day": moment.day.isoformat(),
        "id": moment.ref,
        "kind": KINDS[moment.ref[0]],
        "what": moment.what,
        "text": moment.text,
        "with": moment.person,
        "private": moment.private,
    }


def plain_moments(moments: Sequence[Moment]) -> str:
    """What happened as records: day, ID, what, text, person; a tab between them."""
    return "".join(
        "\t".join(map(one_line, (m.day.isoformat(), m.ref, m.what, _text(m), m.person)))
        + "\n"
        for m in moments
    )


def flat_moments(moments: Sequence[Moment]) -> str:
    """What happened as lines that each say all of it, for pipes."""
    refs, whats = _widths(moments)
    who = _people(moments)
    return "".join(
        (
            f"{m.day.isoformat()}  {m.ref:<{refs}}  {m.what:<{whats}}  "
            + " · ".join(filter(None, (_text(m), one_line(m.person) if who else "")))
        ).rstrip()
        + "\n"
        for m in moments
    )


def draw_moments(moments: Sequence[Moment], heading: str, canvas: Canvas) -> str:
    """What happened, drawn: months as headings; a text without room is cut."""
    from rich.text import Text  # noqa: PLC0415 - not at a pipe

    lines = [Text(one_line(heading), "bold"), *_Drawing(moments, canvas).lines()]
    for line in lines:
        line.truncate(canvas.report_width, overflow="ellipsis")
    return canvas.draw(Text("\n").join(lines), width=canvas.report_width)


class _Drawing:
    """The columns: days, IDs, what happened, the text, and whom it is about."""

    def __init__(self, moments: Sequence[Moment], canvas: Canvas) -> None:
        self._moments = moments
        self._refs, self._whats = _widths(moments)
        self._who = _people(moments)
        room = canvas.report_width - DAY - self._refs - 2 * GAP
        if room - self._whats - GAP < ASIDE:
            self._whats = 0
        beside = self._whats and self._whats + GAP
        self._room = max(room - beside, LEAST)

    def lines(self) -> Iterator[Text]:
        """The lines from above to below; a day stands before its first moment alone."""
        from rich.text import Text  # noqa: PLC0415 - not at a pipe

        before: date | None = None
        for moment in self._moments:
            day = moment.day
            if before is None or (before.year, before.month) != (day.year, day.month):
                yield Text()
                yield Text(f"{MONTHS[day.month - 1]} {day.year}", "dim")
            yield self._line(moment, "" if day == before else _short(day))
            before = day

    def _line(self, moment: Moment, day: str) -> Text:
        from rich.text import Text  # noqa: PLC0415 - not at a pipe

        ends = PRIVATE if moment.private else ""
        if self._who:
            ends += f" · {one_line(moment.person)}"
        text = Text(one_line(moment.text))
        if not self._whats:
            text = Text(" · ").join(filter(None, (Text(moment.what), text)))
        after = Text(ends if text else ends.removeprefix(" · ").strip(), "dim")
        after.truncate(max(self._room - LEAST, 0), overflow="ellipsis")
        text.truncate(max(self._room - after.cell_len, LEAST), overflow="ellipsis")
        return Text.assemble(
            (f"{day:<{DAY + GAP}}", "dim"),
            (f"{moment.ref:<{self._refs + GAP}}", "bold cyan"),
            f"{moment.what:<{self._whats + GAP}}" if self._whats else "",
            text,
            after,
        )


def _short(day: date) -> str:
    return f"{WEEKDAYS[day.weekday()][:3]} {day.day:>2}"


def _text(moment: Moment) -> str:
    return one_line(moment.text) + (PRIVATE if moment.private else "")


def _people(moments: Sequence[Moment]) -> bool:
    """Whether it has to be said whom each moment is about."""
    return len({moment.person for moment in moments}) > 1


def _widths(moments: Sequence[Moment]) -> tuple[int, int]:
    """The widths of the columns of IDs and of what happened."""
    return (
        max(len(moment.ref) for moment in moments),
        max(len(moment.what) for moment in moments),
    )
