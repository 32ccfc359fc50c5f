"""Any command line: every command of the catalogue, with any of its options."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import typer
from hostile import EMPTY, NOT_UTF8, arguments
from hypothesis import strategies as st

from mentorlog.cli import app
from mentorlog.entries.fields import sayable
from mentorlog.entries.kinds import KINDS, every_kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hypothesis.strategies import DrawFn, SearchStrategy

MOST_OPTIONS = 4


@dataclass(frozen=True)
class Known:
    """What there is to be named in a journal."""

    refs: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    steps: int = 0

    def of(self, letters: str) -> list[str]:
        """The IDs of some kinds."""
        return [ref for ref in self.refs if ref[0] in letters]


@cache
def every_command() -> dict[str, Any]:
    """Every command that does something, by its words."""
    return dict(_below(typer.main.get_command(app), ()))


def _below(group: Any, path: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from _below(command, (*path, name))
        else:
            yield " ".join((*path, name)), command


# --- what is typed where the help says DAY, ID, TEXT and so on

DAYS = (
    *("today", "yesterday", "tomorrow", "friday", "last monday", "3 days ago"),
    *("in 2 weeks", "end of month", "Nov 3", "2026-03-30", "2024-02-29", "1 year ago"),
    *("2025-02-29", "0001-01-01", "9999-12-31", "31 june", "03/04/2026", "start"),
)
SPANS = ("2 weeks", "monthly", "first friday", "30d", "6w", "last day", "0 days", "99y")
NUMBERS = ("0", "1", "2.5", "+1", "-1", "1e308", "-1e400", "nan", "1,5", "1,000", "٣")
CHOICES = {
    "WORD": (
        *("planned", "held", "cancelled", "active", "paused", "achieved", "dropped"),
        *("obstacle", "conflict", "doubt", "boundary", "frequency", "talks", "work"),
        *("#talks", "two words", "Été"),
    ),
    "SUBJECT": ("goals", "growth", "challenge", "relationship", "closing"),
    "KIND": (*KINDS.values(), "tag"),
    "FIELD": ("by", "text", "title", "mood", "goal", "tags", "why", "on", "nothing"),
    "PERIOD|list|show": (
        *("2026-03", "march", "2026-W05", "2026-Q1", "2026", "last", "list", "show"),
        *("0001", "9999", "next"),
    ),
    "TIME": ("15:00", "7:30", "24:00", "noon"),
    "NAMES": ("Ann, Ben", "Ann", ", ,"),
    "URL": ("https://example.org",),
    "1-5": ("1", "3", "5", "0", "6"),
    "STEP": ("0", "1", "2", "5", "99"),
    "COMMAND": ("today", "goal", "list", "show", "S9"),
    "WHAT": ("journal", "settings", "nothing"),
    "SETTING": ("date-order", "backups.daily", "aliases.mlx", "nothing"),
    "TIME|none": ("15m", "1h", "none", "soon"),
    "COLUMN=FIELD,…": ("Title=title", "Text=text,Day=on", "Title=", "nothing"),
    "FIELD=VALUE": ("owner=me", "direction=received", "nature=strength", "x=y", "x"),
}
NAMED_BY_NOUN = {name: letter for letter, name in KINDS.items()}
ALSO_NAMED = {"for": "S", "answers": "F", "from": "GFA", "evidence": "GSFN"}


def _ids(known: Known, letters: str) -> SearchStrategy[str]:
    right = known.of(letters) or list(known.refs) or ["G1"]
    return (
        st.sampled_from(right)
        | st.sampled_from(right).map(str.lower)
        | st.sampled_from([*known.refs, "G999", "Q1", "Z3", "3", "G0", "G-1"])
    )


def _values(metavar: str, name: str, noun: str, known: Known) -> SearchStrategy[str]:
    """What is typed for a parameter, mostly what makes sense there."""
    letters = NAMED_BY_NOUN.get(name) or ALSO_NAMED.get(name)
    letters = letters or NAMED_BY_NOUN.get(noun) or "".join(KINDS)
    people = st.sampled_from([*known.people, "all", "my", "Nobody"])
    by_metavar: dict[str, SearchStrategy[str]] = {
        "DAY": st.sampled_from(DAYS),
        "SPAN": st.sampled_from(SPANS),
        "SPAN|DAY": st.sampled_from(SPANS + DAYS),
        "N": st.sampled_from(NUMBERS),
        "VALUE|+N|-N": st.sampled_from(NUMBERS),
        "ID": _ids(known, letters),
        "ID...|latest|FILE": _ids(known, letters),
        "ID,ID": st.lists(_ids(known, letters), max_size=3).map(",".join),
        "NAME": st.sampled_from(CHOICES["SETTING"])
        if noun == "config"
        else people | arguments
        if noun == "skill"
        else people,
        "PERSON": arguments,
        "TITLE": arguments,
        "ABOUT": arguments,
        "TEXT": arguments,
        "TEXT|-": arguments,
        "TEXT|ID": arguments | _ids(known, "GS"),
        "PATH": st.sampled_from(known.paths or ("/nowhere",)),
        "PATH|-": st.sampled_from(("-", *known.paths)),
        "FILE|-": st.sampled_from(("-", *known.paths)),
        "FILE": st.sampled_from(known.places or ("/nowhere/at.all",)),
        "VALUE": _field_values(name, known),
        **{word: st.sampled_from(choices) for word, choices in CHOICES.items()},
    }
    usual = by_metavar.get(metavar)
    if usual is None:
        choices = metavar.split("|")
        message = f"{metavar}: say in command_lines.py what is typed for it"
        assert metavar.islower(), message
        usual = st.sampled_from(choices)
    return st.one_of(usual, usual, usual, usual, _anything)


_anything = arguments | st.sampled_from([*EMPTY, *NOT_UTF8])


def _field_values(word: str, known: Known) -> SearchStrategy[str]:
    """What is typed for a field that any of the kinds has."""
    for kind in every_kind():
        if word in sayable(kind):
            said = sayable(kind)[word][1]
            by_type: dict[str, SearchStrategy[str]] = {
                "day": st.sampled_from(DAYS),
                "due": st.sampled_from(DAYS),
                "time": st.sampled_from(CHOICES["TIME"]),
                "number": st.sampled_from(NUMBERS),
                "minutes": st.sampled_from(NUMBERS),
                "score": st.sampled_from(CHOICES["1-5"]),
                "yes": st.sampled_from(["yes", "no", "perhaps"]),
                "choice": st.sampled_from(said.choices or ("me",)),
                "cadence": st.sampled_from(SPANS),
                "ref": _ids(known, said.letter or "G"),
                "refs": _ids(known, "GSF"),
            }
            return by_type.get(said.reads, arguments)
    return arguments


# --- whole command lines


def _name(parameter: Any) -> str:
    """How a parameter is called on the command line: `by` of `--by`."""
    longest = max(parameter.opts, key=len)
    return str(longest).lstrip("-").rstrip("_")


def _metavar(parameter: Any) -> str:
    said = parameter.metavar or parameter.type.name
    return str(said).strip("[]{}").removesuffix("...").rstrip("]")


@st.composite
def command_lines(draw: DrawFn, path: str, known: Known) -> list[str]:
    """A command with some of its options, mostly such that it makes sense."""
    noun = path.split(maxsplit=1)[0]
    parameters = every_command()[path].params
    arguments_ = [p for p in parameters if p.param_type_name == "argument"]
    options = [p for p in parameters if p.param_type_name == "option"]
    wanted = [p for p in options if p.required]
    others = [p for p in options if not p.required]
    if others:
        wanted += draw(
            st.lists(st.sampled_from(others), max_size=MOST_OPTIONS, unique_by=id)
        )
    words = path.split()
    for option in wanted:
        words.append(draw(st.sampled_from(option.opts)))
        if not option.is_flag:
            values = _values(_metavar(option), _name(option), noun, known)
            words.append(draw(values))
    words += ["--"] if draw(st.integers(0, 7)) else []
    for argument in arguments_:
        if argument.required or draw(st.integers(0, 3)):
            values = _values(_metavar(argument), _name(argument), noun, known)
            most = 1 if argument.nargs == 1 else 3
            words += draw(st.lists(values, min_size=1, max_size=most))
    return words
