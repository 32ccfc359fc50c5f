from __future__ import annotations

import pytest

from mentorlog.exchange.notes.labels import read_label
from mentorlog.exchange.notes.roles import Role
from mentorlog.exchange.notes.titles import (
    is_about_a_meeting,
    is_numbered_talk,
    is_talk,
    is_week,
    normal,
    role_of,
)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("What’s Next for the Week 4 (draft):", "whats next for week #"),
        ("5. Next Steps", "next steps"),
        ("Conclusion & Further Plans", "conclusion and further plans"),
        ("🚀 TO-DO :rocket:", "to do"),
        ("Week-0 / Week Two", "week # week #"),
        ("1-on-1 meeting", "# on # meeting"),
        ("()", ""),
    ],
)
def test_titles_are_compared_in_one_form(title: str, expected: str) -> None:
    assert normal(title) == expected


@pytest.mark.parametrize(
    "title",
    [
        "Next Steps",
        "NEXT STEPS:",
        "Conclusion and Further Plans",
        "Conclusions & Future Plan",
        "Conclusion and Next Steps",
        "Plan",
        "Planning for Next Week",
        "Planning for Week 4 (June 12, 2023 - June 18, 2023)",
        "Week 4 Plan",
        "Next week's expectations",
        "Subsequent Steps",
        "What's next?",
        "Action Items",
        "TODOs",
        "To-Do List",
        "Goals for the next week",
        "Tasks for the coming week",
        "Way forward",
        "Futher Plans",
        "Conclsuion and further plans",
        "Nexts Steps",
    ],
)
def test_headings_for_next_steps_are_known(title: str) -> None:
    assert role_of(title) == Role.ACTIONS


@pytest.mark.parametrize(
    "title",
    [
        "Goals for the week",
        "Suggested Improvements",
        "Recommendation",
        "Next meeting",
        "Last week's action items",
        "Discussion about future plans",
        "GitHub Actions",
        "Conclusion",
        "Screenshots",
        "A parser for all the plans that we made over the last months of this summer",
        "",
    ],
)
def test_other_headings_are_not_for_next_steps(title: str) -> None:
    assert role_of(title) != Role.ACTIONS


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Attendees (15)", Role.ATTENDEES),
        ("Attendes:", Role.ATTENDEES),
        ("Participants", Role.ATTENDEES),
        ("Mentors", Role.GROUP),
        ("Missed", Role.ABSENT),
        ("Not Present", Role.ABSENT),
        ("Absentees", Role.ABSENT),
        ("Discussions/Updates", Role.DISCUSSION),
        ("Minutes of Meeting", Role.DISCUSSION),
        ("Disscussion", Role.DISCUSSION),
        ("Week 3 Progress", Role.WORK),
        ("During week 3", Role.WORK),
        ("Pull requests", Role.CODING),
        ("Contributions", Role.CODING),
        ("Feedback from Priya", Role.FEEDBACK),
        ("Small wins", Role.WINS),
        ("Date", Role.DATE),
        ("Using one queue", None),
    ],
)
def test_headings_have_roles(title: str, role: Role | None) -> None:
    assert role_of(title) == role


@pytest.mark.parametrize(
    "title",
    [
        "Meeting 1",
        "Meeting",
        "Introduction Meeting",
        "Project Sync Meeting 2",
        "1-on-1 meeting with Jonas",
        "1:1 with Jonas",
        "Week 3 meeting and activities",
        "Weekly Sync",
        "Kick-off call",
        "Weekly standup",
    ],
)
def test_titles_open_a_meeting(title: str) -> None:
    assert is_talk(title)


@pytest.mark.parametrize(
    "title",
    [
        "Week 3 Meetings and Activities",
        "Points for the next meeting",
        "Before the meeting",
        "Attendees of the meeting",
        "Sync the database",
        "API calls",
        "Discussion",
    ],
)
def test_titles_only_look_like_a_meeting(title: str) -> None:
    assert not is_talk(title)


def test_numbers_and_weeks_are_told_apart() -> None:
    assert is_numbered_talk("Coding Week 3 Meeting 2")
    assert not is_numbered_talk("Coding Week 3 Meeting")
    assert is_about_a_meeting("Minutes of Meeting 3")
    assert is_week("Coding Week-3")
    assert is_week("Community Bonding")
    assert not is_week("Week 3 Activities")
    assert not is_week("During week 3")


@pytest.mark.parametrize(
    ("line", "title", "rest"),
    [
        ("**Attendees**", "Attendees", ""),
        ("**Attendees:** Priya, Jonas", "Attendees", "Priya, Jonas"),
        ("**Date**: June 5", "Date", "June 5"),
        ("**Date: June 5**", "Date", "June 5"),
        ("`Date:2023-06-05`", "Date", "2023-06-05"),
        ("_Missed_", "Missed", ""),
        ("<b>Attendees</b>", "Attendees", ""),
        ("Attendees (2):", "Attendees (2)", ""),
        ("**Front end**", "Front end", ""),
        ("##Meeting 1", "Meeting 1", ""),
    ],
)
def test_labels_are_read(line: str, title: str, rest: str) -> None:
    label = read_label(line)

    assert label is not None
    assert (label.title, label.rest.strip()) == (title, rest)


@pytest.mark.parametrize(
    "line",
    [
        "Attendees",
        "**What is a line?**",
        "**Parser:** it reads",
        "**(June 5, 2023)**",
        "It reads: lines",
        "#123 is fixed",
        "*Front end*",
        "",
    ],
)
def test_other_lines_are_no_labels(line: str) -> None:
    assert read_label(line) is None


def test_a_bare_word_is_a_label_only_above_a_list() -> None:
    assert read_label("Attendees", before_list=True) is not None
    assert read_label("Next week", before_list=True) is not None
    assert read_label("Front end", before_list=True) is None
