"""Editing an entry's fields, by options or as a form in the person's editor."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from mentorlog.commands.discretion import discreet, draw_in, tell
from mentorlog.commands.owning import links, settle
from mentorlog.commands.tagging import put_tags
from mentorlog.commands.values import names, read, tag_words
from mentorlog.commands.writing import confirm
from mentorlog.entries.fields import sayable
from mentorlog.entries.whose import named
from mentorlog.errors import ChangedMeanwhile, MentorlogError, Stopped, UsageError
from mentorlog.exchange.form import PERSON, TAGS, body_word, form_of, read_form

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mentorlog.desk import Desk
    from mentorlog.drafts.draft import Draft
    from mentorlog.entries.fields import Said
    from mentorlog.entries.record import Entry
    from mentorlog.exchange.form import Form

E = TypeVar("E", bound="Entry")

PRIVATE = "private"


def edit_entry(desk: Desk, entry: Entry) -> None:
    """Let the person edit an entry as a form; without changes, nothing changes."""
    from mentorlog.editor import began_with  # noqa: PLC0415 - not for options alone

    (found,) = desk.journal.found([entry])
    form = form_of(found)
    title = f"{entry.ref}, a {entry.kind}"
    draft = desk.editor.edit(form.written(title), f"{entry.kind}-{entry.id}")
    while True:
        text = draft.read()
        try:
            said = _changes(entry, form, began_with(draft), text)
            if said:
                apply(desk, entry, said, opened_as=entry)
            break
        except MentorlogError as error:
            _ask_again(desk, draft, error)
            desk.editor.again(draft)
    draft.discard()
    if not said:
        desk.screen.hint(f"{entry.ref} is as it was.")


def _changes(entry: Entry, form: Form, begun: str, text: str) -> dict[str, str]:
    """What a form changes of an entry: word → new text.

    Args:
        entry: the entry.
        form: its form as it is now.
        begun: the form that the edit began with, perhaps long ago.
        text: the form as it was saved.

    Raises:
        UsageError: it cannot be understood.
        ChangedMeanwhile: the same was changed elsewhere since.
    """
    open_ = not form.body.endswith("\n")
    edited, base = (read_form(each, ended_open=open_) for each in (text, begun))
    said = base.changes(edited)
    now, was = dict(form.fields), dict(base.fields)
    if edited.body != base.body:
        word = body_word(type(entry)) or "text"
        said[word] = edited.body
        now[word], was[word] = form.body, base.body
    said = {word: new for word, new in said.items() if now.get(word) != new}
    both = [word for word in said if now.get(word) != was[word]]
    if both:
        message = (
            f"Of {entry.ref} this was changed elsewhere, too: {', '.join(both)}. Write"
            f" there what it is now (mentorlog show {entry.ref}), then change it."
        )
        raise ChangedMeanwhile(message)
    return said


def _ask_again(desk: Desk, draft: Draft, error: MentorlogError) -> None:
    """Ask whether the person wants to go on editing; if not, the text is kept."""
    try:
        again = desk.asks(f"{error} Edit it again?")
    except Stopped as stopped:
        raise draft.kept(stopped) from stopped
    if not again:
        raise draft.kept(error) from error


def apply(
    desk: Desk, entry: E, said: Mapping[str, str], *, opened_as: E | None = None
) -> None:
    """Set fields of an entry from what was typed, and confirm it.

    Args:
        desk: what commands work with.
        entry: the entry.
        said: word → text; an empty text clears the field.
        opened_as: the entry as the person saw it, where time has passed since.

    Raises:
        MentorlogError: a text means nothing for its field, or a needed field would be
            cleared; nothing is changed then.
        ChangedMeanwhile: the entry is no longer as it was seen.
    """
    with desk.step() as step:
        fields, tags = _values(desk, entry, said)
        if (
            opened_as is not None
            and desk.journal.get(type(entry), entry.id) != opened_as
        ):
            message = f"{entry.ref} was changed by another command in the meantime."
            raise ChangedMeanwhile(message)
        changed = step.change(entry, lambda e: _with(desk, e, said, fields))
        along = settle(desk, step, entry, changed)
        if tags is not None:
            put_tags(desk, step, entry, tags)
        becomes = changed.private and (PRIVATE in said or not entry.private)
        drawn = draw_in(desk, step, changed) if becomes else []
    confirm(desk, changed)
    if along:
        desk.screen.hint(f"With it: {' '.join(other.ref for other in along)}")
    tell(desk, entry, changed, drawn)


def _with(desk: Desk, entry: E, said: Mapping[str, str], fields: dict[str, Any]) -> E:
    """The entry with other values; of something private it is private, unless said."""
    edited = replace(entry, **fields)
    same = list(links(desk, edited)) == list(links(desk, entry))
    return edited if same or PRIVATE in said else discreet(desk, edited)


def _values(
    desk: Desk, entry: Entry, said: Mapping[str, str]
) -> tuple[dict[str, Any], list[str] | None]:
    """The values for an entry's fields, and its tags if they are said."""
    known = sayable(type(entry))
    fields: dict[str, Any] = {}
    tags = None
    for word, text in said.items():
        if word == TAGS:
            tags = tag_words(names(text))
        elif word == PERSON and entry.kind != "mentorship":
            if not text.strip():
                message = f"A {entry.kind} always belongs to somebody: --with NAME."
                raise UsageError(message)
            fields["mentorship_id"] = named(desk.mentorships(), text).id
        elif word not in known:
            message = f"A {entry.kind} has no {word}; it has {', '.join(known)}."
            raise UsageError(message)
        else:
            field, field_said = known[word]
            if text.strip():
                fields[field.name] = _value(desk, entry, field_said, text)
            elif field_said.needed:
                message = f"The {word} of a {entry.kind} cannot be empty."
                raise UsageError(message)
            else:
                fields[field.name] = field.default
    return fields, tags


def _value(desk: Desk, entry: Entry, said: Said, text: str) -> Any:
    if said.word == "on" and entry.may_lie_ahead:
        return desk.needed_due(text)
    value = read(desk, said, text)
    if said.reads == "ref" and (said.letter, value) == (entry.letter, entry.id):
        message = f"{entry.ref} cannot refer to itself."
        raise UsageError(message)
    return value
