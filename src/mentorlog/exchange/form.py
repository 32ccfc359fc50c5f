"""An entry as a form to edit: fields as front matter, then the text as Markdown."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from mentorlog.entries.fields import sayable
from mentorlog.entries.written import written
from mentorlog.errors import UsageError
from mentorlog.frozen import dataclass
from mentorlog.period import quoted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mentorlog.entries.found import Found
    from mentorlog.entries.record import Entry

FENCE = "---"
TAGS = "tags"
PERSON = "with"


@dataclass(frozen=True)
class Form:
    """What a form says.

    Attributes:
        fields: word → text, "" where it is empty.
        body: the Markdown text below the fields, to the byte.
    """

    fields: Mapping[str, str]
    body: str

    def written(self, title: str) -> str:
        """The form as a text to edit, ending in a line break."""
        lines = [FENCE, f"# {title}; an empty field is cleared, # begins a comment"]
        lines += [
            f"{word}: {_value(text)}".rstrip() for word, text in self.fields.items()
        ]
        text = "\n".join([*lines, FENCE, "", self.body])
        return text if text.endswith("\n") else f"{text}\n"

    def changes(self, edited: Form) -> dict[str, str]:
        """The fields that say something else in the edited form: word → new text.

        Raises:
            UsageError: the edited form has a field that this one has not.
        """
        for word in edited.fields:
            if word not in self.fields:
                known = ", ".join(self.fields)
                message = f"{quoted(word)} is no field here: there are {known}."
                raise UsageError(message)
        return {
            word: text
            for word, text in edited.fields.items()
            if text != self.fields[word]
        }


def form_of(found: Found[Entry]) -> Form:
    """The form of an entry."""
    fields: dict[str, str] = {}
    body = ""
    for word, (field, said) in sayable(type(found.entry)).items():
        text = written(getattr(found.entry, field.name), said.letter) or ""
        if said.reads == "text":
            body = text
        else:
            fields[word] = text
    fields[TAGS] = ", ".join(found.tags)
    if found.entry.kind != "mentorship":
        fields[PERSON] = found.person
    return Form(fields, body)


def body_word(kind: type[Entry]) -> str | None:
    """The word of the field that is the form's body, if the kind has one."""
    words = (w for w, (_, said) in sayable(kind).items() if said.reads == "text")
    return next(words, None)


def read_form(text: str, *, ended_open: bool) -> Form:
    """What an edited form says.

    Args:
        text: the form as it came from the editor.
        ended_open: whether the body had no line break at its end before the form
            gave it one, which is then taken away again.

    Raises:
        UsageError: the fields are not between two lines of ---, or a line among them
            is no field.
    """
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE or FENCE not in (
        rest := [s.rstrip() for s in lines[1:]]
    ):
        message = "The fields must stand between two lines of --- at the top."
        raise UsageError(message)
    end = rest.index(FENCE) + 1
    fields = dict(_field(line) for line in lines[1:end] if _is_field(line))
    below = lines[end + 1 :]
    body = "\n".join(below[1:] if below[:1] in (["\r"], [""]) else below)
    added = "\r\n" if lines[0].endswith("\r") else "\n"
    return Form(fields, body.removesuffix(added) if ended_open else body)


def _is_field(line: str) -> bool:
    return bool(line.strip()) and not line.startswith("#")


def _field(line: str) -> tuple[str, str]:
    word, colon, text = line.partition(":")
    if not colon:
        message = f"{quoted(line)} is no field: write “word: value”."
        raise UsageError(message)
    value = text.strip()
    if value.startswith('"'):
        try:
            said = str(json.loads(value))
            said.encode()
        except ValueError as error:
            message = f"{quoted(value)} cannot be read: do its quotes match?"
            raise UsageError(message) from error
        return word.strip(), said
    return word.strip(), value


def _value(text: str) -> str:
    """A field's text on one line; in JSON's quotes where it would not survive bare."""
    bare = "\n" not in text and "\r" not in text and text == text.strip()
    return (
        text
        if bare and not text.startswith('"')
        else json.dumps(text, ensure_ascii=False)
    )
