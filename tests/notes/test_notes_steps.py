from __future__ import annotations

import pytest

from mentorlog.exchange.notes import FoundAction, read_notes
from mentorlog.exchange.notes.promise import read_action

W, T = "Write it", "Test it"


def steps(block: str) -> list[str]:
    text = f"## Meeting 3\n*(June 5, 2023)*\n\n### Attendees\n- Priya Nair\n\n{block}\n"
    (found,) = read_notes(text, "2023-06-09.md").meetings
    return [action.text for action in found.actions]


@pytest.mark.parametrize(
    "block",
    [
        "### Next Steps\n- Write it\n- Test it",
        "### Next Steps\n\n1) Write it\n2) Test it",
        "### Next Steps\n\n    - Write it\n    - Test it",
        "### Next Steps\n-Write it\n-Test it",
        "### TODO\n- [ ] Write it\n- [x] Test it",
        "**Goals for the next week:**\n* Write it\n* Test it",
        "### Next Steps\n- Write\n  it\n  - with tables\n- Test it",
        "### Next Steps\n#### Front\n- Write it\n#### Back\n- Test it",
        "### Next Steps\n**Front**\n- Write it\n\n**Back**\n- Test it",
        "### Next Steps\n- Front:\n  - Write it\n- **Back**\n  - Test it",
        "### Next Steps\n\nNext week I will:\n\n- Write it\n- Test it",
        "### Next Steps\n- Next week I will do this:\n  - Write it\n  - Test it",
        "### Next Steps\n- Write it\n- \n- None\n- Test it\n-",
        "### Next Steps\n\nWrite it\n\n![shot](a.png)\n\nTest it",
        "### Discussion\n- a\n**Next Steps**\n- Write it\n- Test it",
        "### Plan\n- Write it\n### Screenshots\n- a\n### Next Steps\n- Test it",
        "### Action Items\n|Task|Who|\n|-|-|\n|Write it|Mei|\n|Test it|Mei|",
        "### Discussion\n- a\n  - AI Priya: Write it\n    - AI A. and B: Test it",
        "### Discussion\n- AI [Jo](https://x.org): Write it\n- AI @mei - Test it",
        "### Discussion\n- AI - Priya Write it\n- Test it [AI Jonas]",
        "### Discussion\n- TO-DO: Write it\n- **Next Step:** Test it",
        "### Discussion\n- Ideas\n  - **Action Items:**\n    - Write it\n    - Test it",
        "### Discussion\n- AI Priya: Write it (Done)\n\nTODO: Test it",
        "### Next steps\n```\n- no\n```\n- Write it\n\n<!-- - no -->\n- Test it",
        "### Next Steps\n- [ ] @them Write it (by Friday)\n- @me Test it by June 30",
    ],
)
def test_next_steps_are_found_one_for_each_item(block: str) -> None:
    assert steps(block) == [W, T]


@pytest.mark.parametrize(
    "block",
    [
        "### Next Steps\n- None",
        "### Next Steps\nNA.",
        "### Next Steps\n\n-",
        "### Goals for the week\n|Goal|Completed|\n|-|-|\n|parser|yes|",
        "### Suggested Improvements\n- Use a table",
        "### Next meeting\n- June 16, 2023",
        "### Discussion\n- AI model: bigger\n- AI-based search\n- AI: a big topic",
        "### Discussion\n- Next target for the evaluation was discussed:\n  - a",
        "### Discussion\n> - AI Priya: Write it",
        "### Updates\n```md\n### Next steps\n- a\n```",
    ],
)
def test_what_only_looks_like_a_next_step_is_none(block: str) -> None:
    assert steps(block) == []


def test_an_item_that_says_much_ahead_of_others_is_a_step_itself() -> None:
    assert steps("### Next Steps\n- Try ways of using the model:\n  - a\n  - b") == [
        "Try ways of using the model:"
    ]


def test_a_plan_for_the_week_goes_to_the_last_meeting() -> None:
    text = "# Meeting 1 (June 5, 2023)\n- a\n# Meeting 2 (June 6, 2023)\n- b\n"
    found = read_notes(f"{text}# Week 3 Activities\n- c\n# Plan\n- d\n", "x.md")

    assert [[a.text for a in one.actions] for one in found.meetings] == [[], ["d"]]


def test_a_plan_above_the_meeting_goes_to_the_first() -> None:
    text = "# Log\n\n## Next week\n- a\n\n## Meeting 1 (June 5, 2023)\n- b\n"
    (found,) = read_notes(text, "x.md").meetings

    assert [(action.text, action.line) for action in found.actions] == [("a", 4)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            "[ ] @them send the **paper** (by Friday)",
            FoundAction(text="send the **paper**", owner="them", by="Friday", line=7),
        ),
        ("[x] read", FoundAction(text="read", done=True, line=7)),
        ("me: write", FoundAction(text="write", owner="me", line=7)),
        (
            "**AI Gaurav:** review - Done",
            FoundAction(text="review", who="Gaurav", done=True, line=7),
        ),
        (
            "AI A. and B. Rao: review by end of June.",
            FoundAction(text="review", who="A. and B. Rao", by="end of June", line=7),
        ),
        (
            "AI - Priya Nair will test",
            FoundAction(text="will test", who="Priya Nair", line=7),
        ),
        (
            "TODO: test [done](https://x.org)",
            FoundAction(text="test", done=True, line=7),
        ),
        ("~~test~~", FoundAction(text="test", done=True, line=7)),
        ("test ✅", FoundAction(text="test", done=True, line=7)),
        ("get things done", FoundAction(text="get things done", line=7)),
        ("meet them: all", FoundAction(text="meet them: all", line=7)),
        ("[ ]", None),
        ("N/A.", None),
        ("**None**", None),
    ],
)
def test_the_words_of_a_promise_are_understood(
    source: str, expected: FoundAction | None
) -> None:
    assert read_action(source, 7) == expected
