"""Topics: written down, carried over, talked about or dropped."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_file import rows
from mentorlog.entries.session import Session
from mentorlog.entries.topic import Topic
from refusal import refused

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Mentorlog

DAY = date(2026, 3, 2)


STORY = (
    "mentorship start Priya --on 2026-01-05",
    "mentorship start Tomás --as mentor --on 2026-02-02",
    "mentorship use Priya",
    "goal add Speak",
    "goal add Delegate --with Tomás",
    "action add Write",
    "feedback ask How?",
    "session log x --on 2026-03-23",
    "session plan --on 2026-04-06",
)
"""R1 Priya, in use: G1 A1 F1, S1 held, S2 planned. R2 Tomás: G2."""


@pytest.fixture
def story(mentorlog: Mentorlog, journal_path: Path) -> None:
    """The journal of the story; written once, and copied from then on."""
    if not WRITTEN:
        for line in STORY:
            assert mentorlog(*line.split()).code == 0
        WRITTEN.append(journal_path.read_bytes())
    journal_path.parent.mkdir(mode=0o700, exist_ok=True)
    journal_path.write_bytes(WRITTEN[0])
    journal_path.chmod(0o600)


WRITTEN: list[bytes] = []
"""The file of the story, once it is written."""


def _carried(mentorlog: Mentorlog, *options: str) -> dict[str, int]:
    told = mentorlog("topic", "list", *options, "--json").json
    return {topic["id"]: topic["carried_over"] for topic in told}


@pytest.mark.usefixtures("story")
def test_a_topic_is_written_down_with_everything_about_it(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    answer = mentorlog(
        *("topic", "add", "How do I say no?\n\nTo my manager", "--for", "s2"),
        *("--from", "g1", "--on", "yesterday", "--tag", "Work", "--private"),
    )
    assert answer.out == (
        "T1  How do I say no? · for S2 · from G1 · since Mon 30 Mar 2026 · with Priya"
        " · private\n"
    )
    (row,) = rows(journal_path, "select * from topics")
    assert row["text"] == "How do I say no?\n\nTo my manager"
    assert (row["session_id"], row["goal_id"], row["day"]) == (2, 1, "2026-03-30")
    assert (row["status"], row["closed_on"], row["private"]) == ("open", None, 1)
    (listed,) = mentorlog("topic", "list", "--tag", "work", "--json").json
    assert (listed["for"], listed["goal"], listed["tags"]) == ("S2", "G1", ["work"])


@pytest.mark.usefixtures("story")
@pytest.mark.parametrize(
    ("origin", "column"),
    [("G1", "goal_id"), ("f1", "feedback_id"), ("A1", "action_id")],
)
def test_a_topic_comes_from_a_goal_feedback_or_a_promise(
    mentorlog: Mentorlog, journal_path: Path, origin: str, column: str
) -> None:
    assert mentorlog("topic", "add", "x", "--from", origin).code == 0
    (row,) = rows(journal_path, "select goal_id, feedback_id, action_id from topics")
    assert {name for name, number in row.items() if number == 1} == {column}
    line = mentorlog("topic", "list").out.splitlines()[1]
    assert origin.upper() in line.split()


@pytest.mark.usefixtures("story")
def test_a_topic_belongs_to_the_mentorship_of_what_it_comes_from(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    mentorlog("topic", "add", "x", "--from", "G2")
    mentorlog("topic", "add", "y", "--from", "G2", "--with", "tomás")
    (told, _) = mentorlog("topic", "list", "--with", "Tomás", "--json").json
    assert (told["id"], told["goal"]) == ("T1", "G2")
    assert mentorlog("topic", "list", "--json").json == []
    for words in (("--for", "S2"), ("--with", "Priya")):
        refused(mentorlog, journal_path, 2, "topic", "add", "z", "--from", "G2", *words)


def test_a_topic_is_carried_by_every_talk_held_without_it(
    mentorlog: Mentorlog,
) -> None:
    mentorlog("topic", "add", "Saying no", "--on", "2026-03-02")
    counts = []
    for day in ("2026-03-02", "2026-03-09", "2026-03-16", "2026-03-23"):
        mentorlog("session", "log", "x", "--on", day)
        counts.append(_carried(mentorlog)["T1"])
    assert counts == [0, 1, 2, 3]
    mentorlog("session", "plan", "--on", "friday")
    mentorlog("session", "log", "x", "--with", "my mentor", "--on", "2026-02-02")
    assert _carried(mentorlog) == {"T1": 3}
    (_, line) = mentorlog("topic", "list").out.splitlines()
    assert line.endswith("3 times")


def test_a_topic_for_a_certain_talk_is_carried_from_that_talk_on(
    mentorlog: Mentorlog,
) -> None:
    mentorlog("session", "plan", "--on", "2026-03-20", today="2026-03-01")
    mentorlog("topic", "add", "x", "--for", "S1", "--on", "2026-03-01")
    mentorlog("session", "log", "earlier", "--on", "2026-03-10", today="2026-03-10")
    assert _carried(mentorlog) == {"T1": 0}
    mentorlog("session", "log", "this one", "--on", "2026-03-20")
    assert _carried(mentorlog) == {"T1": 1}


def test_the_talk_of_the_day_it_was_closed_did_not_carry_it(
    mentorlog: Mentorlog,
) -> None:
    mentorlog("topic", "add", "x", "--on", "2026-03-01")
    for day in ("2026-03-10", "2026-03-20", "2026-03-30"):
        mentorlog("session", "log", "x", "--on", day)
    mentorlog("topic", "done", "T1", "--on", "2026-03-20")
    assert _carried(mentorlog, "--all") == {"T1": 1}


@pytest.mark.usefixtures("story")
def test_logging_a_talk_closes_no_topic(
    mentorlog: Mentorlog,
) -> None:
    mentorlog("topic", "add", "x", "--for", "S2")
    mentorlog("session", "log", "x", "--on", "2026-04-06", today="2026-04-06")
    assert _carried(mentorlog) == {"T1": 1}


@pytest.mark.usefixtures("story")
def test_the_talks_with_somebody_else_carry_nothing(
    mentorlog: Mentorlog,
) -> None:
    mentorlog("topic", "add", "x", "--with", "Tomás", "--on", "2026-02-02")
    mentorlog("topic", "add", "y", "--with", "Priya", "--on", "2026-02-02")
    assert _carried(mentorlog, "--with", "all") == {"T1": 0, "T2": 1}


days = st.integers(-5, 5).map(lambda n: DAY + timedelta(days=n))
talks = st.lists(
    st.builds(
        Session,
        id=st.integers(1, 9),
        day=days,
        status=st.sampled_from(["planned", "held", "cancelled"]),
        text=st.just(""),
    ),
    unique_by=lambda s: s.id,
)


@given(talks, st.none() | st.integers(1, 9), st.none() | days, st.randoms())
def test_what_is_carried_is_counted_whatever_the_order(
    sessions: list[Session], meant: int | None, closed: date | None, random: object
) -> None:
    topic = Topic(text="x", day=DAY, session_id=meant, closed_on=closed)
    count = topic.carried(iter(sessions))
    held = [s for s in sessions if s.status == "held" and s.day >= DAY]
    assert 0 <= count <= len(held)
    random.shuffle(sessions)  # type: ignore[attr-defined]  # Hypothesis' own Random
    assert topic.carried(sessions) == count
    if closed is not None and closed <= DAY:
        assert count == 0


def test_done_and_dropped_topics_leave_the_list_and_come_back(
    mentorlog: Mentorlog,
) -> None:
    for text in ("one", "two", "three"):
        mentorlog("topic", "add", text)
    assert (
        mentorlog("topic", "done", "t1", "--on", "yesterday").out
        == "T1  one · done Mon 30 Mar 2026\n"
    )
    assert mentorlog("topic", "drop", "2").out == "T2  two · dropped Tue 31 Mar 2026\n"
    assert [*_carried(mentorlog)] == [*_carried(mentorlog, "--open")] == ["T3"]
    assert [*_carried(mentorlog, "--all")] == ["T1", "T2", "T3"]
    assert "Mon 30 Mar 2026" in mentorlog("show", "T1").out
    mentorlog("topic", "reopen", "T1")
    told = mentorlog("show", "T1", "--json").json
    assert (told["status"], told["closed_on"]) == ("open", None)


@pytest.mark.parametrize("closing", ["done", "drop"])
@pytest.mark.parametrize("again", ["done", "drop"])
def test_a_closed_topic_is_not_closed_again(
    mentorlog: Mentorlog, journal_path: Path, closing: str, again: str
) -> None:
    mentorlog("topic", "add", "x")
    mentorlog("topic", closing, "T1")
    said = refused(mentorlog, journal_path, 2, "topic", again, "T1")
    assert "Tue 31 Mar 2026" in said


@pytest.mark.usefixtures("story")
def test_the_topics_for_one_talk_are_listed_whoever_it_is_with(
    mentorlog: Mentorlog,
) -> None:
    mentorlog("session", "plan", "--on", "friday", "--with", "Tomás")
    for words in (("x", "--for", "S3"), ("y",), ("z", "--for", "S2")):
        mentorlog("topic", "add", *words)
    assert [*_carried(mentorlog, "--for", "S3")] == ["T1"]
    assert [*_carried(mentorlog, "--for", "S2")] == ["T3"]


def test_private_topics_say_so_and_an_empty_list_says_what_to_type(
    mentorlog: Mentorlog,
) -> None:
    empty = mentorlog("topic", "list")
    assert (empty.code, empty.out) == (0, "")
    assert 'mentorlog topic add "…"' in empty.err
    mentorlog("topic", "add", "My pay", "--private")
    assert "My pay (private)" in mentorlog("topic", "list").out


def test_hostile_text_comes_back_unharmed(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    text = "[x] read [/b] \x1b[31m :smile: a\tb"
    mentorlog("topic", "add", "--", text)
    assert rows(journal_path, "select text from topics") == [{"text": text}]
    out = mentorlog("topic", "list").out
    assert "[x] read [/b] \ufffd[31m :smile: a b" in out
    (line,) = mentorlog("topic", "list", "--plain").out.splitlines()
    assert line.count("\t") == 6


@pytest.mark.usefixtures("story")
@pytest.mark.parametrize(
    ("code", "words"),
    [
        (2, ("add",)),
        (2, ("add", " ")),
        (2, ("add", "x", "-m", "y")),
        (2, ("add", "x", "--from", "S1")),
        (2, ("add", "x", "--from", "1")),
        (3, ("add", "x", "--from", "G9")),
        (2, ("add", "x", "--for", "G1")),
        (2, ("add", "x", "--for", "S1")),
        (3, ("add", "x", "--for", "S9")),
        (4, ("add", "x", "--on", "soon")),
        (3, ("add", "x", "--with", "Zoe")),
        (3, ("add", "x", "--from", "G1", "--with", "Zoe")),
        (2, ("done",)),
        (2, ("done", "A1")),
        (3, ("done", "T9")),
        (4, ("done", "T1", "--on", "soon")),
        (3, ("drop", "T9")),
        (2, ("reopen", "T1")),
        (2, ("list", "--open", "--all")),
        (2, ("list", "--for", "T1")),
        (3, ("list", "--with", "Zoe")),
    ],
)
def test_what_makes_no_sense_is_refused(
    mentorlog: Mentorlog, journal_path: Path, code: int, words: tuple[str, ...]
) -> None:
    mentorlog("topic", "add", "there is one")
    assert refused(mentorlog, journal_path, code, "topic", *words)


@pytest.mark.usefixtures("story")
def test_a_cancelled_talk_gets_no_topics(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    mentorlog("session", "cancel", "S2")
    assert "cancelled" in refused(
        mentorlog, journal_path, 2, "topic", "add", "x", "--for", "S2"
    )


@pytest.mark.usefixtures("story")
def test_a_topic_is_shown_with_how_often_it_was_carried_over(
    mentorlog: Mentorlog,
) -> None:
    mentorlog("topic", "add", "x", "--on", "2026-03-01")
    for words in (("topic", "show", "1"), ("show", "t1")):
        assert "Carried      once" in mentorlog(*words).out
        assert mentorlog(*words, "--json").json["carried_over"] == 1
