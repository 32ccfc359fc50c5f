"""All that was kept with one person, as a Markdown document to read and to print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.entries.bank import BANK
from mentorlog.entries.fields import sayable
from mentorlog.pages.markdown import escaped
from mentorlog.period import say_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from mentorlog.entries.asking import Asking
    from mentorlog.entries.found import Found
    from mentorlog.entries.mentorship import Mentorship
    from mentorlog.entries.pause import Pause
    from mentorlog.entries.record import Entry
    from mentorlog.entries.revision import Revision

HEADINGS = {"checkins": "Check-ins", "lookbacks": "Looks back"}
"""Table → what its entries are called together, where its name does not say it."""


def opening(found: Found[Mentorship], pauses: Sequence[Pause], today: date) -> str:
    """How the document begins: who it is, what it is about, when it rested."""
    person = found.entry.person
    lines = [f"# {escaped(person)}", "", *_facts(found, today)]
    if found.entry.focus:
        lines += ["", *_quoted(found.entry.focus)]
    for pause in pauses:
        why = f": {escaped(pause.why)}" if pause.why else ""
        span = f"{say_day(pause.day)} until {say_day(pause.until)}"
        lines.append(f"- **Paused:** {span}{why}")
    return "\n".join(lines) + "\n"


def heading(kind: type[Entry]) -> str:
    """What stands above the entries of a kind."""
    return f"\n## {HEADINGS.get(kind.table, kind.table.capitalize())}\n"


def section(
    found: Iterable[Found[Entry]],
    revisions: Mapping[int, Sequence[Revision]],
    today: date,
) -> str:
    """Entries of a kind, one after the other, each whole.

    Args:
        found: the entries.
        revisions: number → what the entry said before, the oldest first.
        today: today.
    """
    return "".join(
        "\n".join(_entry(each, revisions.get(each.entry.id, ()), today)) + "\n"
        for each in found
    )


def asked(askings: Sequence[Asking], own: Mapping[int, str]) -> str:
    """Which questions were asked, and when.

    Args:
        askings: the times that one was asked, in order.
        own: the number of each question of one's own → its text.
    """
    texts = {question.id: question.text for question in BANK} | dict(own)
    lines = [
        f"- {say_day(each.day)}: {escaped(texts.get(each.question, 'erased'))}"
        for each in askings
    ]
    return "\n".join(["\n## Questions asked\n", *lines]) + "\n"


def _entry(
    found: Found[Entry], revisions: Sequence[Revision], today: date
) -> Iterator[str]:
    entry = found.entry
    yield f"\n### {entry.ref} {escaped(entry.headline)}\n"
    yield from _facts(found, today)
    for revision in revisions:
        said = ", ".join(
            f"{escaped(word)} “{escaped(text)}”" if text else f"{escaped(word)} nothing"
            for word, text in revision.before.items()
        )
        why = f" ({escaped(revision.why)})" if revision.why else ""
        yield f"- **Until {say_day(revision.day)}:** {said}{why}"
    for field, said_ in sayable(type(entry)).values():
        text = getattr(entry, field.name)
        if said_.reads == "text" and text and text.strip() != entry.headline:
            yield ""
            yield from _quoted(text)


def _facts(found: Found[Entry], today: date) -> Iterator[str]:
    """What there is to say of an entry, beside its headline and its texts."""
    entry = found.entry
    own = {
        getattr(entry, field.name)
        for field, said in sayable(type(entry)).values()
        if said.reads == "text"
    }
    for label, text in entry.facts(today, found.person).items():
        if text and text != entry.headline and text not in own:
            yield f"- **{escaped(label)}:** {escaped(text)}"
    if found.tags:
        yield f"- **Tags:** {escaped(' '.join(f'#{tag}' for tag in found.tags))}"
    if entry.private:
        yield "- **Private**"


def _quoted(text: str) -> Iterator[str]:
    """A text of several lines as a quotation, with its own Markdown in force."""
    return (f"> {line}".rstrip() for line in text.rstrip("\n").splitlines())
