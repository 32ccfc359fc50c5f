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
    from mentorlog.reports.timeline_course import Course
    from mentorlog.screen.canvas import Canvas

PRIVATE = " (private)"
GAP = 2
DAY = len("Mon 31")
LEAST = 12
"""A text keeps so many columns, however narrow the terminal is."""
AT_ONCE = 50
"""So many are drawn before they are shown: a page or two."""
ASIDE = 24
"""With fewer columns for the text, what happened stands before it, not beside it."""


def moments_told(moments: Sequence[Moment]) -> list[dict[str, Any]]:
    """Moments as JSON tells them."""
    return [_told(moment) for moment in moments]


def _told(moment: Moment) -> dict[str, Any]:
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


def flat_moments(course: Course) -> Iterator[str]:
    """What happened as lines that each say all of it, piece by piece, for pipes."""
    refs, whats = 0, 0
    for moments in course:
        refs, whats = _widths(moments, refs, whats)
        yield "".join(
            (
                f"{m.day.isoformat()}  {m.ref:<{refs}}  {m.what:<{whats}}  "
                + " · ".join(
                    filter(
                        None, (_text(m), one_line(m.person) if course.several else "")
                    )
                )
            ).rstrip()
            + "\n"
            for m in moments
        )


def draw_moments(course: Course, heading: str, canvas: Canvas) -> Iterator[str]:
    """What happened, drawn piece by piece: months as headings; a long text is cut."""
    from rich.text import Text  # noqa: PLC0415 - not at a pipe

    drawing = _Drawing(canvas, several=course.several)
    lines = [Text(one_line(heading), "bold")]
    for moments in course:
        drawing.make_room(moments)
        for begin in range(0, len(moments), AT_ONCE):
            lines += drawing.lines(moments[begin : begin + AT_ONCE])
            for line in lines:
                line.truncate(canvas.report_width, overflow="ellipsis")
            yield canvas.draw(Text("\n").join(lines), width=canvas.report_width)
            lines = []


class _Drawing:
    """The columns: days, IDs, what happened, the text, and whom it is about.

    They grow with what comes, so that nobody has to know the end to begin.
    """

    def __init__(self, canvas: Canvas, *, several: bool) -> None:
        self._width = canvas.report_width
        self._who = several
        self._longest = (0, 0)
        self._before: date | None = None

    def lines(self, moments: Sequence[Moment]) -> Iterator[Text]:
        """The next lines; a day stands before its first moment alone."""
        from rich.text import Text  # noqa: PLC0415 - not at a pipe

        for moment in moments:
            day, before = moment.day, self._before
            if before is None or (before.year, before.month) != (day.year, day.month):
                yield Text()
                yield Text(f"{MONTHS[day.month - 1]} {day.year}", "dim")
            yield self._line(moment, "" if day == before else _short(day))
            self._before = day

    def make_room(self, moments: Sequence[Moment]) -> None:
        """Make the columns as wide as these moments need them, and those before."""
        self._longest = self._refs, self._whats = _widths(moments, *self._longest)
        room = self._width - DAY - self._refs - 2 * GAP
        if room - self._whats - GAP < ASIDE:
            self._whats = 0
        beside = self._whats and self._whats + GAP
        self._room = max(room - beside, LEAST)

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


def _widths(moments: Sequence[Moment], refs: int, whats: int) -> tuple[int, int]:
    """The widths of the columns of IDs and of what happened: never less than before."""
    return (
        max((refs, *(len(moment.ref) for moment in moments))),
        max((whats, *(len(moment.what) for moment in moments))),
    )
