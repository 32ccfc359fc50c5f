"""Any record that a journal may hold, for Hypothesis to choose from."""

from __future__ import annotations

from dataclasses import fields
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, get_args, get_type_hints

from hypothesis import strategies as st

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

    from mentorlog.entries.record import Record

WRITTEN_BY_THE_STEP = {"id", "uid", "created_at", "updated_at"}

texts = st.text(min_size=1) | st.sampled_from(
    [
        "[x] done [/b] :smile: list[str]",
        "a\r\nb\rc\n",
        "\x00\x1b[31m\x07",
        '"quoted"',
        " blanks around ",
        "---\nfield: value\n---",
        "# no heading",
        "\u2028\u2029\x85\x0b\x0c",
    ]
)
instants = st.datetimes(
    min_value=datetime(1970, 1, 1),  # noqa: DTZ001 - the zone is given below
    max_value=datetime(2200, 1, 1),  # noqa: DTZ001 - the zone is given below
    timezones=st.just(UTC),
)
figures = st.floats(allow_nan=False, allow_infinity=False)
times = st.times().map(lambda time: time.strftime("%H:%M"))

BY_NAME: dict[str, SearchStrategy[Any]] = {
    "mood": st.integers(1, 5),
    "confidence": st.integers(1, 5),
    "minutes": st.integers(1, 1440),
    "moved": st.integers(0, 99),
    "at": times,
    "evidence": st.lists(
        st.sampled_from(["G1", "S1", "S3", "F2", "N1"]), max_size=3, unique=True
    ).map(tuple),
}
BY_TYPE: dict[Any, SearchStrategy[Any]] = {
    str: texts,
    int: st.just(1),
    float: figures,
    bool: st.booleans(),
    date: st.dates(),
    datetime: instants,
    tuple[str, ...]: st.lists(texts, max_size=3).map(tuple),
    dict[str, str | None]: st.dictionaries(texts, st.none() | texts, max_size=3),
}
"""The type of a field → its values; whole numbers are those of entry 1."""


def any_record(cls: type[Record]) -> SearchStrategy[Any]:
    """Any record of a class, whose references all lead to entry 1."""
    hints = get_type_hints(cls, localns={"date": date, "datetime": datetime})
    return st.builds(
        cls,
        **{
            f.name: _values(f.name, hints[f.name])
            for f in fields(cls)
            if f.name not in WRITTEN_BY_THE_STEP
        },
    )


def _values(name: str, hint: Any) -> SearchStrategy[Any]:
    if hint in BY_TYPE:
        return BY_NAME[name] if name in BY_NAME else BY_TYPE[hint]
    options = get_args(hint)
    if options and all(isinstance(option, str) for option in options):
        return st.sampled_from(options)
    either: list[SearchStrategy[Any]] = [
        st.none() if option is type(None) else _values(name, option)
        for option in options
    ]
    return st.one_of(either)
