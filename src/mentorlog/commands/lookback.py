"""Looking back in one's own words: asked after a review, kept, listed and shown."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mentorlog.commands.answering import ENDS_EARLY, answer, answers
from mentorlog.commands.form import tellable
from mentorlog.commands.showing import show_entry
from mentorlog.commands.writing import add, confirm
from mentorlog.entries.action import Action
from mentorlog.entries.lookback import Lookback
from mentorlog.entries.mentorship import Mentorship
from mentorlog.errors import UnknownDay, UsageError
from mentorlog.exchange.lookback_form import (
    CHANGE,
    CONTINUE,
    QUESTIONS,
    START,
    STOP,
    Said,
    blank_form,
    filled_form,
    read_form,
    said_of,
)
from mentorlog.pages.lookback import lookback_page, lookbacks_page
from mentorlog.store.selection import Condition, Selection

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mentorlog.desk import Desk
    from mentorlog.entries.record import Kept
    from mentorlog.period import Period

PROMISE = "What do you promise? One in a line, such as “rehearse by friday”"


def look_back(
    desk: Desk,
    whose: Mentorship | None,
    period: Period,
    *,
    private: bool,
    review: Callable[[], None],
) -> None:
    """Show the review, ask, and keep the answers and what is decided in one step.

    Args:
        desk: what commands work with.
        whose: the mentorship; None where there is none yet.
        period: the period that is looked back on.
        private: whether the answers are for their writer alone.
        review: shows the review.

    Raises:
        UsageError: that period was looked back on already.
        Stopped: the person ended the program instead of answering.
    """
    _must_be_first(desk, whose, period)
    if not desk.manner.json:
        review()
    if desk.at_terminal:
        said = _ask(desk)
        if said:
            _keep(desk, whose, period, said, private=private)
        else:
            desk.screen.hint("Nothing was answered, so nothing was written.")
        return
    title = f"A look back at {period.title}"
    with desk.written(None, None, name="review", begin=blank_form(title)) as text:
        said = read_form(text)
        if not said:
            message = "No question is answered, so nothing was written."
            raise UsageError(message)
        _keep(desk, whose, period, said, private=private)


def _must_be_first(desk: Desk, whose: Mentorship | None, period: Period) -> None:
    if whose is None:
        return
    same: tuple[Condition, ...] = (
        ("first", "=", period.first),
        ("last", "=", period.last),
    )
    kept = desk.journal.select(
        Lookback, Selection(mentorships=(whose.id,), which=same, most=1)
    )
    if kept:
        ref = kept[0].ref
        message = (
            f"You have looked back at {period.title} in {ref}; to change that:"
            f" mentorlog edit {ref}"
        )
        raise UsageError(message)


def _ask(desk: Desk) -> Said:
    """Ask one question after the other at the terminal, then for promises."""
    desk.screen.hint(f"\n{ENDS_EARLY}")
    given: dict[str, str] = {}
    for place, (name, words) in enumerate(QUESTIONS.items(), 1):
        said = answer(f"{place} of {len(QUESTIONS)}  {name.capitalize()}\n{words}")
        if said:
            given[name] = said
            desk.typed = filled_form(given)
    promises: list[str] = []
    for said in _promises(desk):
        promises.append(said)
        desk.typed = filled_form(given, promises)
    return said_of(given, promises)


def _promises(desk: Desk) -> Iterator[str]:
    """What is promised; a day that cannot be read is asked for once more.

    Who types the same again, or nothing, means it: then it stays in the words, and is
    no day.
    """
    refused = ""
    for said in answers(f"Promise (empty to end)\n{PROMISE}"):
        why = None if said == refused else _unread(desk, said)
        if why is None:
            yield said
            refused = ""
        else:
            desk.screen.hint(f"{why}. Type the promise again, with that day.")
            refused = said
    if refused:
        yield refused


def _unread(desk: Desk, line: str) -> UnknownDay | None:
    """Why the day in a promise cannot be read; None where there is none, or it can."""
    from mentorlog.exchange.notes import read_sections  # noqa: PLC0415 - costs markdown-it

    for action in read_sections(_as_note(line)).actions:
        try:
            desk.due_from(action.by or "today", desk.today)
        except UnknownDay as error:
            return error
    return None


def _keep(
    desk: Desk, whose: Mentorship | None, period: Period, said: Said, *, private: bool
) -> None:
    """Write the answers and the promises in one step, and confirm each."""
    promises = [_promise(desk, line, private=private) for line in said.promises]
    back = Lookback(
        first=period.first,
        last=period.last,
        start=said.answers.get(START),
        stop=said.answers.get(STOP),
        carry_on=said.answers.get(CONTINUE),
        change=said.answers.get(CHANGE),
        day=desk.today,
        private=private,
        mentorship_id=whose.id if whose else 0,
    )
    with desk.step() as step:
        kept: list[Kept] = [add(desk, step, back)] if said.answers else []
        for promise in promises:
            owner = kept[0].mentorship_id if kept else back.mentorship_id
            kept.append(add(desk, step, replace(promise, mentorship_id=owner)))
    if desk.manner.json:
        desk.screen.json(desk.journal.found(kept))
    else:
        for entry in kept:
            confirm(desk, entry)
    for line, action in zip(said.promises, kept[bool(said.answers) :], strict=True):
        if why := _unread(desk, line):
            then = f"mentorlog edit {action.ref} --by DAY"
            desk.screen.hint(f"{action.ref} has no day yet: {why}. Then: {then}")


def _promise(desk: Desk, line: str, *, private: bool) -> Action:
    """The promise that a line makes, understood as in the note of a session."""
    from mentorlog.commands.note_records import read_records  # noqa: PLC0415 - costs markdown-it

    records = read_records(desk, _as_note(line), desk.today)
    found = [entry for entry in records.entries if isinstance(entry, Action)]
    action = found[0] if len(found) == 1 else Action(text=line, day=desk.today)
    return replace(action, private=private)


def _as_note(line: str) -> str:
    """A promise as the note of a session would have it."""
    return f"## Next steps\n\n- [ ] {line}\n"


def list_kept(desk: Desk, name: str | None, *, page: bool, private: bool) -> None:
    """List the looks back that were kept.

    Args:
        desk: what commands work with.
        name: whose, as typed.
        page: whether as Markdown.
        private: whether the private ones, too.
    """
    selection = Selection(order=("first", "last", "id"))
    chosen = desk.selection(name, selection)
    found = desk.journal.found(desk.journal.select(Lookback, chosen))
    empty = "No look back was kept yet: mentorlog review --month --ask"
    if page:
        meant = tellable(desk.whose(name), private=private)
        open_to = {m.id for m in meant}
        told = [f for f in found if f.entry.mentorship_id in open_to]
        told = [f for f in told if private or not f.entry.private]
        desk.screen.text(lookbacks_page(told, empty))
    else:
        desk.screen.listed(found, empty=empty)


def show_kept(desk: Desk, ref: str | None, *, page: bool, private: bool) -> None:
    """Show one look back, whole.

    Raises:
        UsageError: it is not said which one, or it is private and is not to be told.
    """
    if ref is None:
        message = "Which one? mentorlog review show V1; they stand in: review list"
        raise UsageError(message)
    back = desk.journal.find(ref, Lookback)
    if not page:
        show_entry(desk, back)
        return
    whose = desk.journal.get(Mentorship, back.mentorship_id)
    if not private and (back.private or whose.private):
        message = f"{back.ref} is private: add --include-private."
        raise UsageError(message)
    (found,) = desk.journal.found([back])
    desk.screen.text(lookback_page(found))
