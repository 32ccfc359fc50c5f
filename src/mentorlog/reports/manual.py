"""The manual: what there is to say of every command, without saying how it looks."""

from __future__ import annotations

from mentorlog.frozen import dataclass


@dataclass(frozen=True, kw_only=True)
class Command:
    """A command, as its help has it.

    Attributes:
        words: its words, such as "goal add"; empty for the program itself.
        usage: what follows the words: its options and arguments.
        paragraphs: what it does; one of several lines keeps them.
        options: each option or argument, and what it means.
        examples: whole command lines.
    """

    words: str
    usage: str
    paragraphs: tuple[str, ...]
    options: tuple[tuple[str, str], ...]
    examples: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Manual:
    """All of it.

    Attributes:
        program: the program's name.
        version: which version it describes.
        about: what the program is, in one line without a full stop.
        root: the program's own options.
        parts: the heading of a group of commands → the commands.
        codes: exit code → meaning.
        variables: environment variable → what it does.
        places: what lies where: path → what it is.
    """

    program: str
    version: str
    about: str
    root: Command
    parts: tuple[tuple[str, tuple[Command, ...]], ...]
    codes: tuple[tuple[str, str], ...]
    variables: tuple[tuple[str, str], ...]
    places: tuple[tuple[str, str], ...]
