"""An agenda as Markdown: a page to send, and what a session's note begins with."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from mentorlog.entries.topic import Topic
from mentorlog.pages.markdown import escaped
from mentorlog.period import say_day
from mentorlog.reports.prep_words import day_of_talk, lines, state, thanks, title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mentorlog.reports.prep import Points, Prep
    from mentorlog.reports.prep_points import Point
    from mentorlog.reports.prep_words import Line

NOTHING = "Nothing is waiting; what would you like to talk about?"
"""What a page says whose writer has nothing on the agenda."""


def prep_page(prep: Prep, *, own: bool) -> str:
    """An agenda as a page for both: no IDs, and each side by its name.

    Args:
        prep: the agenda; what is private has been left out before, if it was to be.
        own: whether the page is for its writer alone, who is then reminded of thanks.
    """
    blocks = [block for block in _blocks(prep, own=own) if block]
    if prep.is_quiet or not blocks:
        blocks.append(NOTHING)
    return "\n\n".join([f"# {_title(prep)}", *blocks]) + "\n"


def _title(prep: Prep) -> str:
    day = day_of_talk(prep)
    return escaped(f"Agenda for {day}" if day else "Agenda for our next talk")


def _blocks(prep: Prep, *, own: bool) -> Iterator[str]:
    if prep.last is not None and prep.last.decided:
        title = f"What we took from {say_day(prep.last.day)}"
        yield _section(title, map(escaped, prep.last.decided))
    yield _section("Promises", _promises(prep))
    yield _section("To talk about", _items(prep.topics, prep))
    yield _section("Goals without news", _items(prep.goals, prep))
    yield _section("Feedback", _items(prep.feedback, prep))
    yield _section("Challenges", _items(prep.challenges, prep))
    yield _section("Agreements to look at again", _items(prep.agreements, prep))
    yield _section("To celebrate", _items(prep.uncelebrated, prep))
    if own and prep.thanks is not None:
        yield _section("Thanks", [thanks(prep.thanks, prep.day)])
    if prep.ask is not None:
        yield _section("A question", [escaped(prep.ask.text)])


def _section(title: str, items: Iterator[str] | list[str]) -> str:
    """A heading with its list; nothing where there is nothing to list."""
    told = "\n".join(f"- {item}" for item in items)
    return f"## {title}\n\n{told}" if told else ""


def _promises(prep: Prep) -> Iterator[str]:
    names = {"me": "I", "them": " ".join(prep.person.split())}
    for point in prep.promises.items:
        who = names[point.owner or "me"]
        yield _item(f"{who}: {title(point)}", point, prep)
    yield from _more(prep.promises)


def _items(points: Points, prep: Prep) -> Iterator[str]:
    for point in points.items:
        yield _item(title(point), point, prep)
    yield from _more(points)


def _item(text: str, point: Point, prep: Prep) -> str:
    why = state(point, prep.day)
    private = " (private)" if point.private else ""
    return f"{escaped(text)}{private}" + (f" – {escaped(why)}" if why else "")


def _more(points: Points) -> Iterator[str]:
    if points.more:
        yield f"… and {points.more:,} more"


UNLISTED = ("Promises", "Thanks")
"""What a note does not begin with: its template has the promises of last time to tick,
and thanks are said rather than read out."""


def agenda_comment(prep: Prep) -> str:
    """An agenda to begin a session's note with: a comment, which the note never shows.

    What was talked about is told by the note itself. A topic has a box to tick.
    """
    told = [line for line in lines(prep) if line.label not in UNLISTED]
    if not told:
        return ""
    items = ["<!-- The agenda; put an x between the brackets of what was talked over:"]
    for label, group in groupby(told, key=lambda line: line.label):
        items.append(f"{label}:")
        items += map(_noted, group)
    return "\n".join([*items, "-->", "", ""])


def _noted(line: Line) -> str:
    box = "[ ] " if line.ref.startswith(Topic.letter) else ""
    ref = f"{line.ref} " if line.ref else ""
    why = f" ({line.state})" if line.state else ""
    return f"- {box}{_harmless(f'{ref}{line.text}{why}')}"


def _harmless(text: str) -> str:
    """A text in one line that cannot end the comment it stands in."""
    return " ".join(text.split()).replace("--", "- -").replace(">", "›")
