"""A note keeps what was typed in the editor, and not what the editor began with."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editors import editor
from furnished import furnish
from journal_file import value
from mentorlog.exchange.template import SESSION, filled, own_words

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Mentorlog

BEGUN = (
    "<!-- The agenda; put an x\n- [ ] T1 a secret\n- [ ] T2 the pace\n-->\n\n"
    "## Notes\n\n\n## Actions\n<!-- - [ ] what I promise -->\n\n\n## Wins\n\n\n"
)

AGENDA = BEGUN.partition("\n\n")[0].replace("the pace", "the pace: yes") + "\n"


@pytest.mark.parametrize(
    ("saved", "kept"),
    [
        (BEGUN, ""),
        (BEGUN.replace("[ ] T1", "[x] T1"), ""),
        (BEGUN.replace("## Wins\n", "## Wins\n- we met\n"), "## Wins\n- we met\n\n\n"),
        (
            BEGUN.replace("## Notes\n", "## Notes\nLong\n").replace("\n", "\r\n"),
            "## Notes\r\nLong\r\n\r\n\r\n",
        ),
        (BEGUN.replace("the pace", "the pace: yes"), f"{AGENDA}\n"),
        ("Just a line.\n## My own\n\n", "Just a line.\n## My own\n\n"),
    ],
)
def test_what_was_given_and_left_as_it_was_goes(saved: str, kept: str) -> None:
    assert own_words(saved, BEGUN) == kept


@given(st.text())
def test_a_text_that_began_with_nothing_is_kept_to_the_byte(text: str) -> None:
    assert own_words(text, "") == text


@given(st.text(alphabet="ab #\n-[]x<>!", min_size=1), st.integers(0, 4))
def test_no_word_is_lost_wherever_it_is_typed(text: str, place: int) -> None:
    word = f"word{text.replace('--', '').replace('<', '').replace('>', '')}end"
    lines = filled(SESSION, person="P", day=date(2026, 3, 31), promises=[])
    parts = lines.split("\n\n")
    parts.insert(min(place, len(parts)), word)
    for line in word.splitlines():
        assert line in own_words("\n\n".join(parts), lines)


def test_a_private_topic_of_the_agenda_does_not_come_into_the_note(
    mentorlog: Mentorlog, journal_path: Path, tmp_path: Path
) -> None:
    furnish(journal_path)
    mentorlog("topic", "add", "zebra")
    types = editor(
        tmp_path, 'sed -i "s/- \\[ \\] T1 /- [x] T1 /; s/^## Notes/&\\nAll well/" "$1"'
    )
    answer = mentorlog("prep", "--open", EDITOR=types)
    assert answer.code == 0, answer
    query = "select text from sessions order by id desc limit 1"
    assert value(journal_path, query) == "## Notes\nAll well\n\n\n"
    assert value(journal_path, "select status from topics where id = 1") == "done"
