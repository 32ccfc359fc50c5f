"""Sessions: planned, held, cancelled; and what a note about one holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from editors import editor, keeps_what_it_saw, saves
from furnished import furnish
from journal_file import changes, last_step, rows, value
from refusal import refused

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Answer, Mentorlog

NOTE = """\
## Notes
We talked about [x] done [/b] things.

## Actions
- [ ] Draft the outline (by Friday)
- [ ] @them send the paper (by 2026-04-20)
- a plain one
- [x] already done

## Feedback
- from them: You let the silence work
- to them: Thank you for the room

## Wins
- Asked the question
"""


def _session(journal: Path, number: int) -> dict[str, Any]:
    (row,) = rows(journal, "select * from sessions where id = ?", number)
    return row


def _ids(answer: Answer) -> list[str]:
    """The IDs that a command echoed, line by line."""
    return [line.split()[0] for line in answer.out.splitlines()]


def test_a_talk_is_planned(mentorlog: Mentorlog, journal_path: Path) -> None:
    furnish(journal_path)
    answer = mentorlog("session", "plan", "--on", "friday", "--at", "3pm", "--tag", "x")
    assert answer.out.startswith("S4  Fri 3 Apr 2026 at 15:00 · planned")
    row = _session(journal_path, 4)
    assert (row["status"], row["day"], row["planned_for"], row["at"]) == (
        "planned",
        "2026-04-03",
        "2026-04-03",
        "15:00",
    )


def test_a_talk_is_logged_with_everything_about_it(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    answer = mentorlog(
        *("session", "log", "About the outline.", "--on", "2026-03-23"),
        *("--at", "9:30", "--minutes", "95", "--mood", "4", "--private"),
        *("--attendees", " Ann ,Ben, Ann,", "--tag", "talk"),
    )
    assert (
        answer.out
        == "S1  Mon 23 Mar 2026 at 09:30 · 1 h 35 min · mood 4 of 5 · private\n"
    )
    row = _session(journal_path, 1)
    assert (row["day"], row["at"], row["minutes"]) == ("2026-03-23", "09:30", 95)
    assert (row["mood"], row["private"]) == (4, 1)
    assert (row["text"], row["attendees"]) == ("About the outline.", '["Ann", "Ben"]')
    assert (row["status"], row["planned_for"]) == ("held", None)


def test_logging_a_talk_fulfils_the_one_planned_for_that_time(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    mentorlog("session", "plan", "--on", "2026-03-30", "--at", "15:00", "--tag", "plan")
    mentorlog("session", "plan", "--on", "2026-04-13")
    answer = mentorlog("session", "log", "We met a day late.", "--on", "today")
    assert answer.out == (
        "S1  Tue 31 Mar 2026 at 15:00 · planned for Mon 30 Mar 2026\n"
    )
    row = _session(journal_path, 1)
    assert (row["status"], row["day"]) == ("held", "2026-03-31")
    assert row["planned_for"] == "2026-03-30"
    assert _session(journal_path, 2)["status"] == "planned"
    assert mentorlog("session", "log", "Again.").out.startswith("S3  ")


def test_a_talk_does_not_fulfil_what_was_planned_for_another_time_or_person(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    assert _ids(mentorlog("session", "log", "x", "--on", "2026-03-31")) == ["S4"]
    answer = mentorlog("session", "log", "x", "--with", "Tomás", today="2026-04-06")
    assert _ids(answer) == ["S5"]
    assert _ids(mentorlog("session", "log", "x", today="2026-04-06")) == ["S2"]


def test_the_next_talk_is_planned_along_with_the_log(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    answer = mentorlog("session", "log", "x", "--next", "in 2 weeks")
    assert answer.out.splitlines()[1] == "S2  Tue 14 Apr 2026 · planned"
    assert {change.step for change in changes(journal_path)} == {1}


def test_a_planned_talk_is_cancelled_with_the_reason(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    answer = mentorlog("session", "cancel", "S2", "--why", "Priya is ill")
    assert answer.out.startswith("S2  Mon 6 Apr 2026 at 15:00 · cancelled")
    assert _session(journal_path, 2)["cancelled_why"] == "Priya is ill"
    assert "Priya is ill" in mentorlog("session", "show", "S2").out
    refused(mentorlog, journal_path, 2, "session", "cancel", "S2")
    refused(mentorlog, journal_path, 2, "session", "cancel", "S1")


@pytest.mark.parametrize("given", ["piped", "dash", "message", "typed", "editor"])
def test_the_sections_of_a_note_become_entries(
    mentorlog: Mentorlog, journal_path: Path, tmp_path: Path, given: str
) -> None:
    log = ("session", "log", "--on", "2026-03-30", "--yes")
    answer = {
        "piped": lambda: mentorlog(*log, stdin=NOTE),
        "dash": lambda: mentorlog(*log, "-", stdin=NOTE),
        "message": lambda: mentorlog(*log, "-m", NOTE),
        "typed": lambda: mentorlog(*log, NOTE),
        "editor": lambda: mentorlog(*log, EDITOR=saves(tmp_path, NOTE)),
    }[given]()
    assert answer.code == 0
    assert _ids(answer) == ["S1", "A1", "A2", "A3", "A4", "F1", "F2", "M1"]
    assert _session(journal_path, 1)["text"] == NOTE
    actions = rows(journal_path, "select text, owner, due, status from actions")
    assert [tuple(a.values()) for a in actions] == [
        ("Draft the outline", "me", "2026-04-03", "open"),
        ("send the paper", "them", "2026-04-20", "open"),
        ("a plain one", "me", None, "open"),
        ("already done", "me", None, "done"),
    ]
    feedback = rows(journal_path, "select direction, text from feedback")
    assert [tuple(f.values()) for f in feedback] == [
        ("received", "You let the silence work"),
        ("given", "Thank you for the room"),
    ]
    (win,) = rows(journal_path, "select * from milestones")
    assert (win["title"], win["win"], win["reached_on"]) == (
        "Asked the question",
        1,
        "2026-03-30",
    )
    for table in ("actions", "feedback", "milestones"):
        found = rows(journal_path, f"select distinct session_id, day from {table}")
        assert found == [{"session_id": 1, "day": "2026-03-30"}]
    assert {change.step for change in changes(journal_path)} == {1}
    told = mentorlog("session", "show", "S1", "--json").json
    assert told["actions"] == ["A1", "A2", "A3", "A4"]


def test_a_note_can_be_kept_without_looking_into_it(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    answer = mentorlog("session", "log", "-", "--no-parse", stdin=NOTE)
    assert _ids(answer) == ["S1"]
    assert _session(journal_path, 1)["text"] == NOTE


def test_what_a_private_note_holds_is_private(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    mentorlog("session", "log", "--private", "--yes", stdin=NOTE)
    for table in ("sessions", "actions", "feedback", "milestones"):
        assert rows(journal_path, f"select distinct private from {table}") == [
            {"private": 1}
        ]


def test_a_note_without_sections_makes_no_entries(
    mentorlog: Mentorlog,
) -> None:
    text = "Just talk.\n- [ ] a box in no section\n```\n## Actions\n- not this\n```\n"
    assert _ids(mentorlog("session", "log", "--yes", stdin=text)) == ["S1"]


def test_the_editor_begins_with_the_sections_and_the_open_promises(
    mentorlog: Mentorlog, journal_path: Path, tmp_path: Path
) -> None:
    furnish(journal_path)
    seen = tmp_path / "seen"
    answer = mentorlog("session", "log", EDITOR=keeps_what_it_saw(tmp_path, seen))
    assert (answer.code, answer.out) == (1, "")
    template = seen.read_text(encoding="utf-8")
    sections = ("Notes", "Takeaways", "Actions", "Feedback", "Wins")
    assert [line for line in template.splitlines() if line.startswith("#")] == [
        f"## {name}" for name in sections
    ]
    promises, _, _ = template.partition("-->")
    assert promises.startswith("<!--")
    for piece in ("- [ ] A1 ", "Draft the outline", "- [ ] A2 ", "Priya", "- [ ] A3 "):
        assert piece in promises
    assert "S2" not in template


def test_ticking_a_promise_in_the_template_keeps_it(
    mentorlog: Mentorlog, journal_path: Path, tmp_path: Path
) -> None:
    furnish(journal_path)
    ticks = editor(
        tmp_path, 'sed -i "s/- \\[ \\] A2 /- [x] A2 /; s/- \\[ \\] A1 /- [X] A1 /" "$1"'
    )
    answer = mentorlog("session", "log", "--yes", "--on", "2026-03-30", EDITOR=ticks)
    assert sorted(_ids(answer)) == ["A1", "A2", "S4"]
    found = rows(journal_path, "select id, status, closed_on from actions order by id")
    assert [tuple(row.values()) for row in found] == [
        (1, "done", "2026-03-30"),
        (2, "done", "2026-03-30"),
        (3, "open", None),
    ]


def test_a_template_that_was_only_looked_at_logs_nothing(
    mentorlog: Mentorlog, journal_path: Path, tmp_path: Path
) -> None:
    furnish(journal_path)
    step = last_step(journal_path)
    for look in ("true", ': > "$1"', 'printf " \\n" > "$1"'):
        answer = mentorlog("session", "log", EDITOR=editor(tmp_path, look))
        assert (answer.code, answer.out) == (1, "")
        assert "Nothing was typed" in answer.err
    assert last_step(journal_path) == step
    assert list((journal_path.parent / "drafts").iterdir()) == []


def test_a_template_of_ones_own_replaces_the_usual_one(
    mentorlog: Mentorlog, journal_path: Path, tmp_path: Path
) -> None:
    furnish(journal_path)
    own = tmp_path / "config" / "templates" / "session.md"
    own.parent.mkdir(parents=True)
    own.write_text("# $person, $day: costs $5 $unknown\n$promises", encoding="utf-8")
    seen = tmp_path / "seen"
    mentorlog(
        *("session", "log", "--on", "yesterday"),
        EDITOR=keeps_what_it_saw(tmp_path, seen),
        MENTORLOG_CONFIG=str(tmp_path / "config"),
    )
    lines = seen.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "# Priya, Mon 30 Mar 2026: costs $5 $unknown"
    assert any("A1" in line for line in lines)


def test_a_template_that_is_not_text_is_refused(
    mentorlog: Mentorlog, journal_path: Path, tmp_path: Path
) -> None:
    furnish(journal_path)
    own = tmp_path / "templates" / "session.md"
    own.parent.mkdir()
    own.write_bytes(b"caf\xe9")
    said = refused(
        *(mentorlog, journal_path, 2, "session", "log"), MENTORLOG_CONFIG=str(tmp_path)
    )
    assert str(own) in said


def test_json_tells_of_a_session_what_scripts_were_promised(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    third, first, planned = mentorlog("session", "list", "--json").json
    wanted = ("id", "day", "minutes", "mood", "attendees", "actions", "source", "with")
    assert [first[name] for name in wanted] == [
        *("S1", "2026-03-23", 45, 4),
        ["Ann", "Ben"],
        ["A1"],
        None,
        "Priya",
    ]
    assert [third[name] for name in wanted] == [
        *("S3", "2026-03-02", None, None, [], [], None, "Priya"),
    ]
    assert (planned["id"], planned["status"], planned["at"]) == (
        "S2",
        "planned",
        "15:00",
    )


def test_the_list_has_what_is_asked_for(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    mentorlog("session", "log", "x", "--with", "t", "--tag", "first")
    mentorlog("session", "cancel", "S2")

    def listed(*options: str) -> list[str]:
        return [s["id"] for s in mentorlog("session", "list", *options, "--json").json]

    assert listed() == ["S3", "S1", "S2"]
    assert listed("--status", "held") == ["S3", "S1"]
    assert listed("--status", "Cancelled") == ["S2"]
    assert listed("--since", "2026-03-10") == ["S1", "S2"]
    assert listed("--until", "2026-03-10") == ["S3"]
    assert listed("--with", "all", "--tag", "first") == ["S4"]
    table = mentorlog("session", "list").out
    for piece in (
        "Mon 23 Mar 10:00",
        "45 min",
        "4 of 5",
        "About the talk.",
        "cancelled",
    ):
        assert piece in table


def test_showing_a_talk_shows_its_note_and_what_came_of_it(
    mentorlog: Mentorlog,
) -> None:
    mentorlog("session", "log", "--attendees", "Ann, Ben", "--yes", stdin=NOTE)
    shown = mentorlog("session", "show", "1").out
    assert shown.endswith(NOTE)
    for piece in ("Ann, Ben", "A1  Draft the outline", "F1  You let", "M1  Asked"):
        assert piece in shown


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (2, ("plan",)),
        (4, ("plan", "--on", "soon")),
        (4, ("plan", "--on", "friday", "--at", "25:00")),
        (4, ("plan", "--on", "friday", "--at", "late")),
        (3, ("plan", "--on", "friday", "--with", "Zoe")),
        (2, ("log", "")),
        (2, ("log", " ")),
        (2, ("log", "x", "-m", "y")),
        (2, ("log", "x", "y")),
        (2, ("log", "x", "--minutes", "0")),
        (2, ("log", "x", "--minutes", "1441")),
        (2, ("log", "x", "--minutes", "1.5")),
        (2, ("log", "x", "--minutes", "an hour")),
        (2, ("log", "x", "--minutes", "9" * 5000)),
        (2, ("log", "x", "--mood", "0")),
        (2, ("log", "x", "--tag", "a b")),
        (2, ("log", "--tag", "a b")),
        (3, ("log", "x", "--with", "Zoe")),
        (3, ("log", "--with", "Zoe")),
        (4, ("log", "x", "--on", "soon")),
        (4, ("log", "x", "--at", "24:00")),
        (4, ("log", "x", "--next", "soon")),
        (4, ("list", "--since", "then")),
        (2, ("list", "--status", "late")),
        (3, ("show", "S9")),
        (2, ("show", "G1")),
        (2, ("cancel",)),
        (3, ("cancel", "S9")),
    ],
)
def test_what_makes_no_sense_is_refused(
    mentorlog: Mentorlog, journal_path: Path, code: int, words: tuple[str, ...]
) -> None:
    furnish(journal_path)
    assert refused(mentorlog, journal_path, code, "session", *words, EDITOR="false")


def test_a_promise_ticked_that_is_closed_already_stays_as_it_is(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    mentorlog("action", "done", "A1", "--on", "2026-03-24", "--result", "Sent")
    text = "<!-- Promises\n- [x] A1 I: Draft\n- [x] A99 I: gone\n-->\n## Notes\nx\n"
    answer = mentorlog("session", "log", "--yes", stdin=text)
    assert _ids(answer) == ["S4"]
    (row,) = rows(journal_path, "select * from actions where id = 1")
    assert (row["closed_on"], row["result"]) == ("2026-03-24", "Sent")
    assert value(journal_path, "select text from sessions where id = 4") == text
