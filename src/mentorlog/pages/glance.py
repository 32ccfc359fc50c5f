"""Who needs what, as a Markdown document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.pages.markdown import escaped, table
from mentorlog.period import say_day
from mentorlog.reports.glance import glance_row

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from mentorlog.entries.mentorship import Mentorship
    from mentorlog.reports.glance import Glance


def glance_page(
    mentorships: Sequence[Mentorship],
    glances: Mapping[int, Glance],
    today: date,
    nothing: str,
) -> str:
    """The mentorships, a line for each.

    Args:
        mentorships: the mentorships; the private ones have been left out before.
        glances: the number of each → how it stands.
        today: today.
        nothing: what to say where there is none.
    """
    rows = [glance_row(m, glances[m.id], today, in_use=False) for m in mentorships]
    lines = [f"# Mentorships · {say_day(today)}", "", *table(rows)] if rows else []
    return "\n".join(lines or [escaped(nothing)]) + "\n"
