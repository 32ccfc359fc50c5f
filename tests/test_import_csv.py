"""Bringing in tables: whatever the columns are called, and never twice."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Terminal
from furnished import TODAY, furnish
from journal_file import by_uid, changes
from mentorlog.entries.kinds import every_kind
from mentorlog.exchange.table import BadTable, read_table

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Answer, Mentorlog

GOALS = (
    "\ufeffGoal;Due date;Reason;Labels;State;Estimate\r\n"
    'Give two talks;2026-06-30;"To be heard,\r\nand ""seen""";public speaking, TALKS;'
    "In progress;3\r\n"
    ";;;;;\r\n"
    "Read a book;;;;done;\r\n"
)


@pytest.fixture
def bring(mentorlog: Mentorlog, tmp_path: Path) -> Any:
    """Writes a table into a file and imports it."""

    def run(text: str, *words: str, **env: str) -> Answer:
        path = tmp_path / "table.csv"
        path.write_bytes(text.encode())
        return mentorlog("import", "csv", str(path), "--yes", *words, **env)

    return run


def test_columns_are_understood_by_their_names(
    bring: Any, mentorlog: Mentorlog
) -> None:
    told = bring(GOALS, "--kind", "goal", "--json").json
    first, second = (mentorlog("show", f"G{n}", "--json").json for n in (1, 2))

    assert told["map"] == {
        "Goal": "title",
        "Due date": "by",
        "Reason": "why",
        "Labels": "tags",
        "State": "status",
    }
    assert told["ignored"] == ["Estimate"]
    assert (first["title"], first["due"]) == ("Give two talks", "2026-06-30")
    assert first["why"] == 'To be heard,\nand "seen"'
    assert first["tags"] == ["public-speaking", "talks"]
    assert (first["status"], first["closed_on"]) == ("active", None)
    assert (second["status"], second["closed_on"]) == ("achieved", TODAY)


def test_what_is_said_of_a_column_counts(bring: Any, mentorlog: Mentorlog) -> None:
    text = "Ziel,Bis=Ende,date\nSpeak,2026-05-01,of no use\n"
    told = bring(
        text, "--kind", "goals", "--map", "Ziel=title,date=", "--map", "Bis=Ende=due"
    )
    assert told.code == 0, told
    (goal,) = mentorlog("goal", "list", "--json").json
    assert (goal["title"], goal["due"], goal["day"]) == ("Speak", "2026-05-01", TODAY)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_table_of_a_spreadsheet_is_read_in_its_encoding(
    mentorlog: Mentorlog, tmp_path: Path, encoding: str
) -> None:
    path = tmp_path / "table.txt"
    path.write_bytes("sep=\t\r\nGoal\tWhy\r\nÜben\tIt’s time\r\n".encode(encoding))
    told = mentorlog("import", "csv", str(path), "--kind", "goal")
    assert told.code == 0, told
    (goal,) = mentorlog("goal", "list", "--json").json
    assert (goal["title"], goal["why"]) == ("Üben", "It’s time")
    path.write_bytes("Goal\nÜben\n".encode("cp1252"))
    assert "Line 2: that is no UTF-8 text" in mentorlog("import", "csv", str(path)).err


def test_every_kind_comes_in(
    bring: Any, mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    tables = {
        "goal": ("Title\nA goal\n", ()),
        "checkin": ("Goal,Value,Day\nG1,1.5,2026-03-30\n", ()),
        "milestone": ("Milestone,Goal,Reached\nHalf,G1,2026-03-30\n", ()),
        "session": ("Date,Time,Duration,Notes\n2026-03-02,15:00,45,We talked\n", ()),
        "action": ("Task,Assignee,Deadline,Done on\nSend,Priya,2026-03-30,\n", ()),
        "feedback": ("Feedback,Kind\nSlow down,improvement\n", ("direction=received",)),
        "note": ("Note,Mood\nSlept well,4\n", ()),
        "topic": ("Topic,For\nWhat is next?,S2\n", ()),
        "challenge": ("Challenge,Type\nThe pace,doubt\n", ()),
        "agreement": ("Agreement,Review\nIt stays here,2026-06-01\n", ()),
        "gesture": ("Text,Type\nA card,thanks\n", ("direction=to",)),
        "skill": ("Skill\nWriting\n", ()),
        "rating": ("Skill,Level,By\nK2,3,them\n", ()),
        "question": ("Question,About\nWhat now then?,growth\n", ()),
        "lookback": ("First,Last,Start\n2026-01-01,2026-01-31,Sleep\n", ()),
    }
    assert {*tables} == {kind.kind for kind in every_kind()} - {"mentorship"}
    for kind, (text, fixed) in tables.items():
        more = [word for each in fixed for word in ("--set", each)]
        told = bring(text, "--kind", kind, *more, "--json")
        assert told.code == 0, (kind, told)
        assert len(told.json["added"]) == 1, kind
        assert not told.json["ignored"], kind
        assert bring(text, "--kind", kind, *more, "--json").json["identical"] == 1
    assert mentorlog("doctor").code == 0
    assert mentorlog("show", "A4", "--json").json["owner"] == "them"


@pytest.mark.parametrize(
    ("text", "kind", "why"),
    [
        ("Title,Due\nSpeak,03/04/2026\n", "goal", "Line 2, column “Due”: “03/04/2026”"),
        ('Title,Due\n"a\nb",2026-05-01\nc,never\n', "goal", "Line 4, column “Due”"),
        ("Note,Mood\nx,6\n", "note", "Line 2, column “Mood”: “6” is no score"),
        ("Note,Date\nx,2026-04-01\n", "note", "still to come"),
        ("Title,Due\n,2026-05-01\n", "goal", "Line 2, column “Title”: The title"),
        ("Goal,Value\nG7,1\n", "checkin", "Line 2, column “Goal”: There is no goal G7"),
        ("Title,State\nx,perhaps\n", "goal", "“perhaps” is none of active, achieved"),
        ("a,b\n1,2\n", "goal", "Which column is the title?"),
        ("Title\n1,2,3\n", "goal", "Line 2 has 3 cells, and the first row names 1"),
        ('Title\n"open\n', "goal", "Line 2: that is no CSV"),
        ("Title,Title\nx,y\n", "goal", "two columns are called “Title”"),
        ("", "goal", "its first row names no columns"),
        ("Title\nx\n", "mentorship", "is no kind of entry"),
        ("Title\nx\n", "", "What is a row of it?"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_written(
    bring: Any, journal_path: Path, text: str, kind: str, why: str
) -> None:
    told = bring(text, "--kind", kind)
    assert told.code in {1, 2, 3, 4}, told
    assert why in told.err
    assert told.err.count("\n") == 1
    assert not journal_path.exists()


def test_all_that_is_wrong_is_named_at_once(bring: Any, journal_path: Path) -> None:
    told = bring("Title,Due\nx,never\ny,soon\n", "--kind", "goal")
    assert told.code == 1
    assert [line.split(":")[0] for line in told.err.splitlines()] == [
        "Line 2, column “Due”",
        "Line 3, column “Due”",
        "mentorlog",
    ]
    assert not journal_path.exists()


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (("--map", "Nothing=title"), "says of no column"),
        (("--map", "Title"), "says of no column"),
        (("--map", "Title=shape"), "Nothing of a goal is called “shape”"),
        (("--map", "Title=title,Other=title"), "that was said of another one"),
        (("--set", "unit"), "write it like --set"),
    ],
)
def test_a_map_that_makes_no_sense_is_refused(
    bring: Any, said: tuple[str, ...], why: str
) -> None:
    told = bring("Title,Other\nx,y\n", "--kind", "goal", *said)
    assert told.code == 2
    assert why in told.err


def test_what_belongs_to_somebody_else_is_refused(
    bring: Any, mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    told = bring("Goal,Value\nG3,1\n", "--kind", "checkin")
    assert "G3 belongs to somebody else" in told.err
    assert bring("Goal,Value\nG3,1\n", "--kind", "checkin", "--with", "tom").code == 0
    mentorlog("edit", "G3", "--private")
    bring("Goal,Value\nG3,2\n", "--kind", "checkin", "--with", "tom")
    assert mentorlog("show", "C3", "--json").json["private"]


def test_it_is_one_step_and_comes_again_only_after_undo(
    bring: Any, mentorlog: Mentorlog, journal_path: Path
) -> None:
    mentorlog("note", "add", "There before")
    words = ("--kind", "goal", "--tag", "old", "--private")
    bring(GOALS, *words)
    before = by_uid(journal_path)
    assert len({change.step for change in changes(journal_path)}) == 2
    assert all(
        goal["private"] and "old" in goal["tags"]
        for goal in mentorlog("goal", "list", "--all", "--json").json
    )
    assert "Added 0 goals; 2 there already." in bring(GOALS, *words).out
    assert by_uid(journal_path) == before
    mentorlog("undo")
    assert bring(GOALS, *words, "--json").json["added"][0]["id"] == "G1"
    assert mentorlog("doctor").code == 0


def test_a_person_is_shown_what_comes_and_asked(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    import typer  # noqa: PLC0415 - to answer in the place of a person

    from mentorlog.cli import main  # noqa: PLC0415 - at a terminal
    from mentorlog.desk import Desk  # noqa: PLC0415 - at a terminal

    path = tmp_path / "goals.csv"
    path.write_text(GOALS, newline="")
    asked: list[str] = []

    def run(*, says: bool) -> str:
        def answered(question: str, **_: object) -> bool:
            asked.append(question)
            return says

        monkeypatch.setattr(typer, "confirm", answered)
        out, err = Terminal(), Terminal()
        env = {"MENTORLOG_JOURNAL": str(tmp_path / "j.db"), "MENTORLOG_TODAY": TODAY}
        desk = Desk(env=env, out=out, err=err, stdin=Terminal())
        assert main(["import", str(path), "--kind", "goal"], desk) == 0
        return out.getvalue() + err.getvalue()

    shown = run(says=False)
    assert "left out" in shown
    assert "Tue 30 Jun" in shown
    assert "Nothing was imported." in shown
    assert not (tmp_path / "j.db").exists()
    assert "Added 2 goals." in run(says=True)
    assert asked == ["Add 2 goals to my mentor?"] * 2
    assert "there already" in run(says=True)
    assert len(asked) == 2, "there is nothing to ask"


@pytest.mark.field("R22")
def test_our_own_tables_come_in_again(
    mentorlog: Mentorlog, journal_path: Path, tmp_path: Path
) -> None:
    furnish(journal_path)
    mentorlog("note", "add", '=HYPERLINK(1)\r\n\'+ "quoted"; done')
    folder = tmp_path / "tables"
    mentorlog("export", "--format", "csv", "--out", str(folder))
    before = by_uid(journal_path)
    for path in sorted(folder.glob("*.csv")):
        told = mentorlog("import", str(path), "--json")
        assert told.code == 0, (path, told)
        assert (told.json["added"], told.json["conflicts"]) == (0, []), path
    assert by_uid(journal_path) == before

    mentorlog("undo")
    told = mentorlog("import", str(folder / "notes.csv"))
    assert told.out == "Added 1, 1 identical.\n"
    assert by_uid(journal_path).keys() == before.keys()
    text = mentorlog("show", "N2", "--json").json["text"]
    assert text == '=HYPERLINK(1)\r\n\'+ "quoted"; done'


def test_a_table_of_our_own_can_become_somebody_elses(
    mentorlog: Mentorlog, journal_path: Path, tmp_path: Path
) -> None:
    mentorlog("goal", "add", "Give two talks")
    folder = tmp_path / "tables"
    mentorlog("export", "--format", "csv", "--out", str(folder))
    journal_path.unlink()
    goals = str(folder / "goals.csv")
    mentorlog("mentorship", "start", "Ann")

    assert "R1 is named" in mentorlog("import", goals).err
    assert mentorlog("import", goals, "--with", "Ann").code == 0
    assert mentorlog("goal", "list", "--with", "Ann", "--json").json[0]["with"] == "Ann"
    assert mentorlog("import", goals, "--tag", "x").code == 2


def test_a_table_of_ours_that_a_spreadsheet_spoilt_is_refused(
    mentorlog: Mentorlog, journal_path: Path, tmp_path: Path
) -> None:
    furnish(journal_path)
    folder = tmp_path / "tables"
    mentorlog("export", "--format", "csv", "--out", str(folder))
    goals = folder / "goals.csv"
    text = goals.read_text(encoding="utf-8").replace("2026-06-30", "30.06.2026")
    goals.write_text(text, encoding="utf-8")
    told = mentorlog("import", str(goals))
    assert told.code == 1
    assert "Line 2: the field due is not a day" in told.err


CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))


@given(
    st.sampled_from(",;\t"),
    st.lists(st.lists(CELLS, min_size=3, max_size=3), max_size=5),
)
def test_a_table_is_read_as_it_was_written(sign: str, rows: list[list[str]]) -> None:
    out = io.StringIO()
    names = ["One", "Two, or; more", "Three"]
    csv.writer(out, delimiter=sign).writerows([names, *rows])
    table = read_table(out.getvalue())
    assert table.columns == tuple(names)
    wanted = [row for row in rows if any(cell.strip() for cell in row)]
    told = [list(row.cells.values()) for row in table.rows]
    assert [[c.lstrip("'") for c in row] for row in told] == [
        [c.lstrip("'") for c in row] for row in wanted
    ]


@given(st.text())
def test_nothing_but_a_sentence_comes_of_nonsense(text: str) -> None:
    try:
        table = read_table(text)
    except BadTable:
        return
    assert table.columns
