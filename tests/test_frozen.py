"""Values are dataclasses in every respect, though their methods are shared."""

from __future__ import annotations

import dataclasses
from copy import copy, deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorlog.frozen import dataclass


@dataclass(frozen=True, kw_only=True)
class Ours:
    """Made by our decorator."""

    name: str
    size: int = 3
    parts: list[int] = dataclasses.field(default_factory=list)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Theirs:
    """Made by the one of the standard library."""

    name: str
    size: int = 3
    parts: list[int] = dataclasses.field(default_factory=list)


@dataclass(frozen=True)
class Placed:
    """Values by their place."""

    one: int
    two: int = 2


@dataclass
class Bare:
    """Made without options."""

    one: int


@dataclass(frozen=True, kw_only=True)
class Heir(Ours):
    """With one field more."""

    more: str = ""


arguments = st.fixed_dictionaries(
    {}, optional={"name": st.text(), "size": st.integers(), "other": st.none()}
)


@given(arguments)
def test_a_value_is_made_or_refused_as_the_standard_library_does(
    named: dict[str, Any],
) -> None:
    try:
        theirs = Theirs(**named)
    except TypeError:
        with pytest.raises(TypeError):
            Ours(**named)
        return
    assert dataclasses.asdict(Ours(**named)) == dataclasses.asdict(theirs)
    assert repr(Ours(**named)) == repr(theirs).replace("Theirs", "Ours")


def test_values_are_equal_by_their_fields_and_their_class_alone() -> None:
    assert Ours(name="a") == Ours(name="a")
    assert Ours(name="a") != Ours(name="b")
    assert Ours(name="a") != Heir(name="a")
    assert hash(Placed(1)) == hash(Placed(one=1, two=2))
    assert len({Placed(1), Placed(1, 2), Placed(2)}) == 2


def test_a_value_never_changes() -> None:
    value = Ours(name="a")
    with pytest.raises(dataclasses.FrozenInstanceError):
        value.name = "b"  # type: ignore[misc]  # that is what is tested
    with pytest.raises(dataclasses.FrozenInstanceError):
        del value.size
    assert dataclasses.replace(value, size=4) == Ours(name="a", size=4)
    assert dataclasses.replace(Heir(name="a"), more="x").more == "x"


def test_a_value_made_without_options_can_be_changed() -> None:
    bare = Bare(1)
    bare.one = 2
    assert bare == Bare(one=2)


def test_what_is_made_afresh_is_never_shared() -> None:
    assert Ours(name="a").parts is not Ours(name="b").parts
    assert copy(Ours(name="a")) == deepcopy(Ours(name="a"))


@pytest.mark.parametrize(
    ("given_", "named"), [((1, 2, 3), {}), ((1,), {"one": 1}), ((), {}), ((), {"x": 1})]
)
def test_values_by_place_are_counted(
    given_: tuple[int, ...], named: dict[str, int]
) -> None:
    with pytest.raises(TypeError):
        Placed(*given_, **named)
    assert (Placed(5).one, Placed(5).two) == (5, 2)


def test_they_are_dataclasses_to_the_standard_library() -> None:
    assert dataclasses.is_dataclass(Heir)
    assert [f.name for f in dataclasses.fields(Heir)] == [
        "name",
        "size",
        "parts",
        "more",
    ]
