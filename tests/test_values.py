"""What people type becomes a field's value, or is refused with what would."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorlog.commands import values
from mentorlog.entries.goal import say_number
from mentorlog.entries.record import first_line
from mentorlog.errors import UsageError

anything = st.text() | st.text(alphabet="0123456789.,-+eE_ ")


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_figure_is_read_back_as_it_is_said(figure: float) -> None:
    assert values.number(say_number(figure)) == figure


@given(anything)
def test_any_text_is_a_finite_figure_or_refused(text: str) -> None:
    try:
        assert math.isfinite(values.number(text))
    except UsageError as error:
        said = str(error)
    else:
        return
    assert len(said.splitlines()) == 1


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("2", 2.0),
        (" 2.5 ", 2.5),
        ("2,5", 2.5),
        ("-3", -3.0),
        ("0,125", 0.125),
        ("1e3", 1000.0),
    ],
)
def test_a_figure_is_written_with_point_or_comma(text: str, figure: float) -> None:
    assert values.number(text) == figure


@pytest.mark.parametrize(
    "text", ["", " ", "two", "1 2", "1,0.5", "1.2.3", "1_0", "nan", "inf", "1e999"]
)
def test_what_is_no_finite_figure_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match=r"2\.5"):
        values.number(text)


@pytest.mark.parametrize("text", ["1,000", "-12,500", "1,000,000"])
def test_a_comma_that_may_mean_thousands_is_not_guessed(text: str) -> None:
    with pytest.raises(UsageError, match="two figures"):
        values.number(text)


@given(anything)
def test_a_score_is_one_to_five_or_refused(text: str) -> None:
    try:
        assert values.score(text) in range(1, 6)
    except UsageError as error:
        said = str(error)
    else:
        return
    assert "from 1 to 5" in said


@pytest.mark.parametrize("text", ["9" * 5000, "٣", "３", "1_0", "+3", "3.0", "-1"])
def test_a_score_is_written_in_plain_digits(text: str) -> None:
    with pytest.raises(UsageError):
        values.score(text)


def test_minutes_end_with_a_day() -> None:
    assert values.minutes("1440") == 1440
    with pytest.raises(UsageError):
        values.minutes("1441")


@given(st.lists(st.text(min_size=1).filter(lambda n: n.strip() and "," not in n)))
def test_names_are_separated_by_commas_each_once(names: list[str]) -> None:
    whole = [" ".join(name.split()) for name in names]
    wanted = tuple(dict.fromkeys(name for name in whole if name))
    assert values.names(" , ".join(names)) == wanted
    assert values.names(", ".join(wanted)) == wanted


@given(st.text())
def test_a_line_has_no_breaks_and_is_never_empty(text: str) -> None:
    try:
        line = values.line(text)
    except UsageError:
        assert not text.split()
    else:
        assert line
        assert line == values.line(line)
        assert len(line.splitlines()) == 1


@pytest.mark.parametrize(
    ("text", "answer"),
    [("yes", True), (" Y ", True), ("TRUE", True), ("no", False), ("False", False)],
)
def test_yes_and_no_are_understood(text: str, answer: bool) -> None:
    assert values.yes(text) is answer


def test_anything_else_is_neither_yes_nor_no() -> None:
    for text in ("", "ja", "1", "yes!"):
        with pytest.raises(UsageError):
            values.yes(text)


@given(st.text())
def test_a_tag_is_one_word_in_lower_case_or_refused(text: str) -> None:
    try:
        (tag,) = values.tag_words([text])
    except UsageError as error:
        tag, said = "", str(error)
    if not tag:
        assert "one word" in said
        return
    assert tag.split() == [tag]
    assert "," not in tag
    assert values.tag_words([tag]) == values.tag_words([f"#{tag}"]) == [tag]


@given(st.text() | st.text(alphabet="#>-*+ x[]`_~=\n<!"))
def test_any_text_has_a_first_line_that_stands_in_it(text: str) -> None:
    headline = first_line(text)
    assert len(headline.splitlines()) <= 1
    assert headline in text or "](" in text


@given(st.text(min_size=1).filter(lambda t: any(c.isalnum() for c in t)))
def test_a_text_with_words_has_a_first_line(text: str) -> None:
    if "<!--" not in text:
        assert first_line(text)
