"""What the shell offers on Tab: names and IDs, read from the journal."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Any

import typer

from mentorlog.desk import Desk
from mentorlog.entries.kinds import KINDS, kind_of
from mentorlog.errors import MentorlogError
from mentorlog.store.selection import Selection

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mentorlog.entries.record import Entry
    from mentorlog.store.selection import Condition

OPEN: tuple[Condition, ...] = (("status", "=", "open"),)
CLOSED: tuple[Condition, ...] = (("status", "in", ("done", "dropped")),)
NOT_OVER: tuple[Condition, ...] = (("status", "in", ("active", "paused")),)
FITTING: dict[str, tuple[Condition, ...]] = {
    **dict.fromkeys(("action done", "action move", "action drop"), OPEN),
    **dict.fromkeys(("topic done", "topic drop"), OPEN),
    **dict.fromkeys(("action reopen", "topic reopen"), CLOSED),
    **dict.fromkeys(("goal progress", "goal achieve", "goal drop"), NOT_OVER),
    "goal pause": (("status", "=", "active"),),
    "goal resume": (("status", "in", ("paused", "achieved", "dropped")),),
    "session cancel": (("status", "=", "planned"),),
    "milestone reach": (("reached_on", "is", None),),
    "milestone celebrate": (
        ("reached_on", "is not", None),
        ("celebrated_on", "is", None),
    ),
    "challenge raise": (("raised_on", "is", None), ("resolved_on", "is", None)),
    "challenge resolve": (("resolved_on", "is", None),),
    "challenge reopen": (("resolved_on", "is not", None),),
    "agreement revisit": (("ended_on", "is", None),),
    "feedback add": (("direction", "=", "asked"),),  # what it answers
    "feedback act": (("direction", "in", ("received", "given")),),
}
"""A noun and a verb → what an entry of the noun is like that the verb is for.

Whatever else is typed is understood all the same.
"""

MOST = 200
"""How many entries of a kind are offered: the latest; a longer list helps nobody.

So it is with tags: those that most entries have.
"""

Offers = list[tuple[str, str]]


def names(incomplete: str) -> Offers:
    """The people whose names begin as typed, with what they are to me."""
    try:
        with closing(Desk()) as desk:
            known = desk.mentorships()
    except MentorlogError:
        return []  # a shell that completes has no place for an error
    begun = incomplete.casefold()
    return [
        (_as_typed(incomplete, m.person), m.they_are)
        for m in known
        if m.person.casefold().startswith(begun)
    ]


def _as_typed(incomplete: str, whole: str) -> str:
    """The whole word, begun as it was typed: the shell drops what begins otherwise."""
    return incomplete + whole[len(incomplete) :]


def ids(letters: str = "") -> Callable[[typer.Context, str], Offers]:
    """What offers the IDs of the kinds with these letters, the latest first.

    Of the kind that a noun is about, only those are offered that the verb is for.

    Args:
        letters: letters of kinds; all kinds but check-ins if empty.
    """

    def offer(ctx: typer.Context, incomplete: str) -> Offers:
        path = " ".join(ctx.command_path.split()[-2:])
        noun = path.partition(" ")[0]
        fitting = FITTING.get(path, ()) if KINDS.get(letters) == noun else ()
        return offered(incomplete, letters, fitting)

    return offer


def offered(
    incomplete: str, letters: str, fitting: tuple[Condition, ...] = ()
) -> Offers:
    """The IDs that begin as typed, of the kinds with these letters.

    Args:
        incomplete: what was typed.
        letters: the letters; all kinds but check-ins if empty.
        fitting: what must hold of the entries.
    """
    try:
        return list(_matching(incomplete, letters, fitting))
    except MentorlogError:
        return []  # a shell that completes has no place for an error


def one_of(words: Iterable[str]) -> Callable[[str], list[str]]:
    """What offers these words, in their order."""
    known = tuple(words)

    def offer(incomplete: str) -> list[str]:
        begun = incomplete.casefold()
        return [_as_typed(incomplete, w) for w in known if w.startswith(begun)]

    return offer


def choosing(flag: str, words: Iterable[str], help_: str) -> Any:
    """An option that takes one of a few words: its help and Tab name the same."""
    known = tuple(words)
    return typer.Option(
        flag, metavar="|".join(known), help=help_, autocompletion=one_of(known)
    )


def tags(incomplete: str) -> list[str]:
    """The tags that begin as typed, those that most entries have first."""
    from mentorlog.store.tags import tags_in_use  # noqa: PLC0415 - on demand

    sign = "#" if incomplete.startswith("#") else ""
    begun = incomplete.removeprefix("#").casefold()
    try:
        with closing(Desk()) as desk:
            known = tags_in_use(desk.journal, begun, MOST)
    except MentorlogError:
        return []
    return [_as_typed(incomplete, sign + tag) for tag in known]


def trashed(incomplete: str) -> Offers:
    """The IDs of what lies in the trash."""
    try:
        return list(_matching(incomplete, "", trash=True))
    except MentorlogError:
        return []


def settings(incomplete: str) -> Offers:
    """The settings whose names begin as typed, with what they do."""
    from mentorlog.settings.keys import KEYS  # noqa: PLC0415 - only where one is named

    return [(k.name, k.meaning) for k in KEYS.values() if k.name.startswith(incomplete)]


def _matching(
    incomplete: str,
    letters: str,
    fitting: tuple[Condition, ...] = (),
    *,
    trash: bool = False,
) -> Iterator[tuple[str, str]]:
    begun = incomplete.upper()
    wanted = letters or "".join(KINDS)
    if begun[:1] in KINDS:
        wanted = begun[0] if begun[0] in wanted else ""
    elif begun and len(wanted) > 1:
        return  # a number alone is an ID only where there is one kind to choose from
    latest = Selection(which=fitting, order=("id desc",), most=MOST, trash=trash)
    with closing(Desk()) as desk:
        for letter in wanted:
            entries: list[Entry] = desk.journal.select(kind_of(letter), latest)
            for entry in entries:
                whole = entry.ref if begun[:1] in ("", letter) else str(entry.id)
                if whole.startswith(begun):
                    yield _as_typed(incomplete, whole), entry.headline[:60]
