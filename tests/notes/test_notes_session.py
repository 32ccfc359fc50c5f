from __future__ import annotations

from mentorlog.exchange.notes import (
    FoundAction,
    FoundFeedback,
    FoundWin,
    Sections,
    read_sections,
    read_ticks,
)

NOTE = """\
## Notes

- [ ] @them this stays a note
- AI Priya: this too

## Takeaways

- Next step: and this

# ACTIONS

<!-- Promised last time; tick what is kept:
- [x] A12 Send the paper
- [ ] A13 Read it
-->

- [ ] @them send the paper (by Friday)
- [ ]
-
- draft the outline
  - with Mei

Prose is no action.

### Feedback

- @me Speak slower.
- to them: clear goals
- from Priya: more tests
- plain

**Wins:**

- [x] The first talk
"""


def test_items_under_the_headings_become_records() -> None:
    assert read_sections(NOTE) == Sections(
        actions=(
            FoundAction(text="send the paper", owner="them", by="Friday", line=17),
            FoundAction(text="draft the outline", line=20),
        ),
        feedback=(
            FoundFeedback(text="Speak slower.", direction="from", line=27),
            FoundFeedback(text="clear goals", direction="to", line=28),
            FoundFeedback(text="more tests", direction="from", line=29),
            FoundFeedback(text="plain", direction=None, line=30),
        ),
        wins=(FoundWin(text="The first talk", line=34),),
    )


def test_a_note_without_the_headings_has_no_records() -> None:
    assert read_sections("Talked about the outline.\n\n- a\n- b\n") == Sections()
    assert read_sections("") == Sections()


def test_the_direction_may_stand_in_the_heading() -> None:
    found = read_sections("## Feedback from Priya\n- a\n## Feedback to me\n- b\n")

    assert [one.direction for one in found.feedback] == ["from", "from"]


def test_ticks_are_read_in_comments_alone() -> None:
    text = """\
- [x] A99 not in a comment

```
<!-- - [x] A98 in code -->
```

<!--
- [x] A12 Send the paper

* [X] g3
- [ ] A13
- [x] A12 again
-->

Words <!-- - [x] A20 --> and more

- item
  <!--
  - [x] A21
  -->
"""
    assert read_ticks(text) == ("A12", "G3", "A20", "A21")
    assert read_ticks("") == ()
