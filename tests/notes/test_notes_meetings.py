from __future__ import annotations

from datetime import date

import pytest

from mentorlog.exchange.notes import Meeting, read_notes
from mentorlog.exchange.notes.held import says_not_held

NAME = "2023-06-09.md"
TOP = "---\ntitle: Notes\n---\n\n"


def meeting(text: str) -> Meeting:
    """The one meeting of a note."""
    (found,) = read_notes(TOP + text, NAME).meetings
    return found


def people_of(block: str) -> list[str]:
    text = (
        f"## Meeting 3\n*(June 5, 2023)*\n\n{block}\n\n### Updates\n\n- Wrote tests\n"
    )
    return list(meeting(text).attendees)


@pytest.mark.parametrize(
    ("heading", "day"),
    [
        ("## June 5, 2023", 5),
        ("## Meeting- June 5, 2023", 5),
        ("## Meeting 3 – June 5th, 2023", 5),
        ("## Weekly Sync - 5 June 2023", 5),
        ("## Meeting 3 *(June 5, 2023)*", 5),
        ("## 📅 Meeting 3: Monday 5th June 2023", 5),
        ("## Meeting 3 (5th June)", 5),
        ("## Minutes of Meeting (June 5, 2023)", 5),
        ("## Meeting 3\n### June 5, 2023", 5),
        ("## Meeting 3\n### Date - June 5, 2023", 5),
        ("# Meeting 3", 9),
        ("### Meeting", 9),
        ("##Meeting 3", 9),
        ("**Meeting 3**", 9),
        ("Meeting 3\n---------", 9),
        ("<h2>Meeting 3</h2>", 9),
        ("## Introduction Meeting", 9),
        ("## 1-on-1 meeting with [Jonas](https://example.org)", 9),
        ("## Week 3 meeting and activities", 9),
        ("## Week 3 (June 5, 2023 - June 11, 2023)", 9),
        ("## Week 3", 9),
        ("# Week 3 Meetings and Activities", 9),
        ("# Meeting Summary for Week 3", 9),
        ("## Community Bonding", 9),
        ("## Kick-off", 9),
        ("", 9),
    ],
)
def test_meetings_are_found_by_many_headings(heading: str, day: int) -> None:
    found = meeting(
        f"{heading}\n\n### Attendees\n\n- Priya Nair\n\n### Discussion\n\n- Tests\n"
        "\n### Next Steps\n\n- Write it\n"
    )

    assert found.day == date(2023, 6, day)
    assert found.day_said == ("text" if day == 5 else "file name")
    assert found.attendees == ("Priya Nair",)
    assert [action.text for action in found.actions] == ["Write it"]


@pytest.mark.parametrize(
    "block",
    [
        "### Attendees\n- [Priya Nair](https://x.org)\n- [Jonas Weber](mailto:j@x.org)",
        "### Attendees:\n\n* Priya Nair (mentor)\n* Jonas Weber (Mentor, org admin)",
        "**Attendees:**\n1. Priya Nair - mentor\n2. Jonas Weber - late, left early",
        "Attendees (2):\n- Priya Nair: mentor\n- Jonas Weber:",
        "### Participants\n\n  - Priya Nair\n\n  - Jonas Weber",
        "### Attendees\n\n    - Priya Nair\n    - Jonas Weber",
        "### Attendees\n- **Mentors**\n- Priya Nair\n- **Contributors**\n- Jonas Weber",
        "### Attendees\n**Mentors**\n- Priya Nair\n\n*Contributors*\n- Jonas Weber",
        "### Attendees\n- Mentors: Priya Nair\n- Students: Jonas Weber\n- Missed: Mei",
        "### Mentors\n- Priya Nair\n### Contributors\n- Jonas Weber",
        "### Organizer\n- Priya Nair\n### Attendees\n- Jonas Weber\n- Priya Nair",
        "Attendees: Priya Nair and Jonas Weber",
        "### Attendees\nPriya Nair<br>Jonas Weber",
        "### Attendees\n- Priya Nair, Jonas Weber and others",
        "### Attendees\n- Priya Nair\n- Jonas Weber\n\n**Not Present**\n- Mei",
        "### Attendees\n- Priya Nair\n- Jonas Weber\n- Mei Tanaka (absent)",
        "### Attendees\n- Priya Nair\n- Jonas Weber\n- Absent\n  - Mei Tanaka",
        "### Attendees\n- Priya Nair\n- Jonas Weber\n\nMissed: Mei Tanaka, Omar",
        "### Attendees\n- Priya Nair\n- Jonas Weber\n- Entire community\n- org admins",
        "### Attendees\n- [x] Priya Nair\n- [x] Jonas Weber\n- [ ] Mei Tanaka",
        "### Attendees\n| Nr | Name |\n|-|-|\n| 1 | Priya Nair |\n| 2 | Jonas Weber |",
        "### Attendees\n- Priya Nair <p@x.org>\n- @Jonas Weber [GitHub](https://x.org)",
        "### Attendees\n- Priya Nair\n- Jonas Weber\n**Discussion**\n- The Parser",
        "### Attendees\n- Priya Nair\n- Jonas Weber\n\nWe discussed this:\n\n- Tests",
        "- **Attendees:**\n  - Priya Nair\n  - Jonas Weber\n- **Discussion:**\n  - a",
        "###Attendees\n+ Priya Nair\n  - joined late\n+ ~~Mei Tanaka~~\n+ Jonas Weber",
    ],
)
def test_attendees_are_plain_names(block: str) -> None:
    assert people_of(block) == ["Priya Nair", "Jonas Weber"]


@pytest.mark.parametrize(
    "block",
    [
        "### Attendees\n- None",
        "### Attendees\nN/A",
        "### Attendees\nThe list of people was not kept.",
        "### Attendees\nAll mentors and contributors were present.",
        "### Discussion\n#### Priya Nair\n- Showed the parser",
        "### Missed\n- Priya Nair",
    ],
)
def test_what_names_nobody_gives_no_attendees(block: str) -> None:
    assert people_of(block) == []


def test_unusual_names_are_kept() -> None:
    names = "Michael C. Jaeger, Shaheem Azmal M MD, Dr. Lena Fischer, Jean-Luc O'Brien"
    block = "".join(f"- {name}\n" for name in names.split(", "))

    assert people_of(f"### Attendees\n{block}- 李雷\n- sjha20") == [
        *names.split(", "),
        "李雷",
        "sjha20",
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "The meeting was cancelled due to a holiday.",
        "This week's meeting got canceled.",
        "The meeting scheduled for June 5th, 2023 was rescheduled.",
        "The meeting didn't take place.",
        "No meeting was held this week.",
        "There was no meeting this week due to exams.",
        "We didn't have a meeting this week.",
        "Cancelled because of a holiday",
        "Mentors called off the call.",
        "Meeting 4 (Cancelled)",
    ],
)
def test_a_meeting_that_was_not_held_is_seen(sentence: str) -> None:
    assert says_not_held(sentence)

    found = read_notes(f"## Meeting 4\n*(June 5, 2023)*\n\n{sentence}\n", NAME)
    assert found.meetings == ()
    assert [trouble.line for trouble in found.troubles] == [4]


@pytest.mark.parametrize(
    "sentence",
    [
        "I could not attend the meeting due to exams.",
        "I skipped the meeting.",
        "The last meeting was cancelled.",
        "The next meeting is rescheduled.",
        "In this meeting, we discussed that the demo was postponed.",
        "Jobs get rescheduled and cancelled.",
        "We had no call to the API.",
        "Postponed the release.",
    ],
)
def test_a_meeting_that_was_held_is_not_mistaken(sentence: str) -> None:
    assert not says_not_held(sentence)


def test_a_log_of_days_under_one_title_is_a_row_of_meetings() -> None:
    text = "# Mentor meeting log\n\n## June 5, 2023\n- a\n\n## June 8, 2023\n- b\n"

    days = [found.day.day for found in read_notes(text, NAME).meetings]
    assert days == [5, 8]


def test_a_day_of_the_heading_above_is_taken_over() -> None:
    text = "# Week 3 (June 5, 2023)\n\n## Meeting 1\n\n- a\n\n## Meeting 2\n\n- b\n"

    days = [found.day.day for found in read_notes(text, NAME).meetings]
    assert days == [5, 5]


def test_other_days_in_a_meeting_are_left_alone() -> None:
    found = meeting(
        "## Meeting 3\n\n### Discussion\n- The deadline is June 20, 2023.\n"
        "### Planning for Week 4\n*(June 12, 2023)*\n- Write it\n"
        "### During week 3\n*(June 1, 2023)*\n"
    )

    assert found.day == date(2023, 6, 9)
    assert [action.text for action in found.actions] == ["Write it"]


def test_a_day_of_another_month_than_the_file_is_believed_and_told() -> None:
    found = read_notes("## Meeting 3 (March 5, 2023)\n\n- a\n", NAME)

    assert found.meetings[0].day == date(2023, 3, 5)
    assert [trouble.message for trouble in found.troubles] == [
        "The text says 2023-03-05 and the file says 2023-06-09; the text was believed."
    ]
