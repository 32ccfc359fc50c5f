"""Search: words in everything that was kept, whatever was typed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from furnished import furnish
from journal_file import rows
from mentorlog.reports.found_words import marked, pieces
from mentorlog.reports.sought import read_sought
from refusal import refused

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Answer, Mentorlog


def _ids(answer: Answer) -> list[str]:
    assert answer.code == 0, answer
    return [entry["id"] for entry in answer.json]


def _found(mentorlog: Mentorlog, *words: str) -> list[str]:
    return _ids(mentorlog("search", "--json", *words))


# --- what is found


@pytest.mark.parametrize(
    ("written", "word"),
    [
        (("mentorship", "start", "Noor", "--focus", "zebra"), "R2"),
        (("goal", "add", "x", "--why", "zebra"), "G1"),
        (("goal", "add", "x", "--measure", "zebra"), "G1"),
        (("session", "log", "x\n\n## Notes\n\nA zebra."), "S1"),
        (("action", "add", "zebra"), "A1"),
        (("feedback", "add", "x", "--about", "zebra", "--from", "them"), "F1"),
        (("milestone", "add", "zebra"), "M1"),
        (("note", "add", "x\nzebra"), "N1"),
        (("topic", "add", "zebra"), "T1"),
        (("challenge", "add", "zebra"), "X1"),
        (("agreement", "add", "zebra"), "B1"),
        (("gesture", "add", "zebra", "--to", "them"), "P1"),
        (("skill", "add", "zebra"), "K1"),
    ],
)
def test_every_kind_is_found_by_any_of_its_texts(
    mentorlog: Mentorlog, written: tuple[str, ...], word: str
) -> None:
    mentorlog("mentorship", "start", "Priya")
    answer = mentorlog(*written)
    assert answer.code == 0, answer
    assert _found(mentorlog, "zebra") == [word]


def test_accents_and_capitals_do_not_matter(mentorlog: Mentorlog) -> None:
    mentorlog("note", "add", "A Café in München")
    for typed in ("cafe", "CAFÉ", "cafe\u0301", "munchen", "MÜNCHEN café"):
        assert _found(mentorlog, typed) == ["N1"], typed
    assert "A «Café» in München" in mentorlog("search", "cafe").out


def test_the_last_word_may_only_be_begun_and_all_words_must_be_there(
    mentorlog: Mentorlog,
) -> None:
    mentorlog("note", "add", "Rehearse the outline")
    assert _found(mentorlog, "outl") == ["N1"]
    assert _found(mentorlog, "rehearse outl") == ["N1"]
    assert _found(mentorlog, "outl rehearse") == []
    assert _found(mentorlog, "rehearse", "elephant") == []
    assert _found(mentorlog, "o") == []


def test_a_phrase_is_found_as_a_phrase(mentorlog: Mentorlog) -> None:
    mentorlog("note", "add", "Slow down before the end")
    mentorlog("note", "add", "Down the road, and slow")
    assert _found(mentorlog, '"slow down"') == ["N1"]
    assert sorted(_found(mentorlog, "slow down")) == ["N1", "N2"]


def test_a_title_counts_more_than_what_is_said_by_the_way(
    mentorlog: Mentorlog,
) -> None:
    mentorlog("goal", "add", "Run faster", "--why", "All talk about pace, pace, pace")
    mentorlog("goal", "add", "Pace")
    assert _found(mentorlog, "pace") == ["G2", "G1"]


def test_scripts_without_blanks_are_found_within(mentorlog: Mentorlog) -> None:
    mentorlog("session", "log", "今日の目標はメンターと決めた。")
    mentorlog("note", "add", "别的事情")
    for typed in ("目標", "メンター", "目標 メンター", "今日"):
        answer = mentorlog("search", typed)
        assert answer.out.startswith("S1 "), typed
    assert "今日の«目標»はメンターと決めた。" in mentorlog("search", "目標").out
    assert _found(mentorlog, "导师") == []


def test_words_and_scripts_without_blanks_go_together(mentorlog: Mentorlog) -> None:
    mentorlog("note", "add", "Priya said: 目標を決める")
    mentorlog("note", "add", "目標を決める")
    assert _found(mentorlog, "priya 目標") == ["N1"]


@pytest.mark.field("R14")
@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("A follow-up is due", "follow-up"),
        ("Anna's idea", "Anna's"),
        ("Learn c++ slowly", "c++"),
        ("Half means 50% of it", "50%"),
        ("This AND that", "AND"),
        ("The ratio a:b", "a:b"),
        ('He said "yes"', '"'),
        ("What? (Why?)", "(?"),
        ("100 %_ sure", "%_"),
        ("A back\\slash", "\\"),
        ("Well done 🎉", "🎉"),
    ],
)
def test_signs_are_looked_for_and_never_a_grammar(
    mentorlog: Mentorlog, text: str, typed: str
) -> None:
    mentorlog("note", "add", "Something else entirely")
    mentorlog("note", "add", text)
    expected = [] if typed == "(?" else ["N2"]
    assert _found(mentorlog, "--", typed) == expected


def test_a_pair_of_quotation_marks_finds_itself_and_not_everything(
    mentorlog: Mentorlog,
) -> None:
    mentorlog("note", "add", "no marks")
    mentorlog("note", "add", 'an empty "" pair')
    told = mentorlog("search", "--json", "--", '""').json
    assert [entry["id"] for entry in told] == ["N2"]


@pytest.mark.field("R14")
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    typed=st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
    | st.lists(
        st.sampled_from(
            ['"', "*", "AND", "NOT", "NEAR(", ")", "^", ":", "-", "#", "'", "%", "a"]
        )
    ).map(" ".join)
)
def test_whatever_is_typed_is_answered_calmly(
    mentorlog: Mentorlog, journal_path: Path, typed: str
) -> None:
    if not journal_path.exists():
        furnish(journal_path)
    answer = mentorlog("search", "--json", "--", typed)
    assert (answer.code, answer.err) == (0, "")
    assert isinstance(answer.json, list)


def test_a_whole_page_pasted_in_is_no_harm(mentorlog: Mentorlog) -> None:
    mentorlog("note", "add", "x")
    page = " ".join(f"word{n}" for n in range(5000))
    assert _found(mentorlog, page) == []


# --- where is looked


def test_tags_are_found(mentorlog: Mentorlog) -> None:
    mentorlog("note", "add", "One", "--tag", "sleep", "--on", "yesterday")
    mentorlog("goal", "add", "Two", "--tag", "sleep")
    mentorlog("note", "add", "Two and #dream")
    for words in (("#sleep",), ("#SLEEP",), ("--tag", "sleep")):
        assert _found(mentorlog, *words) == ["G1", "N1"], words
    assert _found(mentorlog, "#sleep two") == ["G1"]
    assert _found(mentorlog, "two", "--tag", "sleep") == ["G1"]
    assert _found(mentorlog, "#dream") == ["N2"], "no tag, but words"
    mentorlog("tag", "G1", "--off", "sleep")
    assert _found(mentorlog, "#sleep") == ["N1"]


def test_options_narrow_the_search(mentorlog: Mentorlog, journal_path: Path) -> None:
    furnish(journal_path)
    everything = set(_found(mentorlog, "talk"))
    assert {"G1", "M1", "S1", "F1"} <= everything
    assert _found(mentorlog, "talk", "--kind", "goal") == ["G1"]
    assert set(_found(mentorlog, "talk", "--kind", "goals", "--kind", "session")) == {
        "G1",
        "S1",
    }
    assert _found(mentorlog, "talk", "--until", "2026-01-31") == ["G1"]
    since = _found(mentorlog, "talk", "--since", "2026-03-23", "--kind", "session")
    assert since == ["S1"]
    assert _found(mentorlog, "delegate", "--with", "Tomás") == ["G3"]
    assert _found(mentorlog, "delegate", "--with", "Priya") == []
    assert _found(mentorlog, "delegate") == ["G3"], "everybody, unless one is named"


def test_only_the_best_are_shown_and_it_is_said_that_there_are_more(
    mentorlog: Mentorlog,
) -> None:
    for number in range(4):
        mentorlog("note", "add", f"Word {number}")
    answer = mentorlog("search", "word", "--most", "3")
    assert answer.out.count("\n") == 3
    assert "--most 15" in answer.err
    assert mentorlog("search", "word", "--most", "4").err == ""
    assert len(_found(mentorlog, "--most", "2", "--", "word")) == 2


def test_what_is_in_the_trash_is_never_found(mentorlog: Mentorlog) -> None:
    mentorlog("note", "add", "Zebra", "--tag", "stripes")
    mentorlog("remove", "N1")
    assert _found(mentorlog, "zebra") == []
    assert _found(mentorlog, "--tag", "stripes") == []
    mentorlog("restore", "N1")
    assert _found(mentorlog, "zebra") == ["N1"]


def test_what_was_changed_is_found_by_its_new_words_alone(
    mentorlog: Mentorlog,
) -> None:
    mentorlog("note", "add", "Zebra")
    mentorlog("edit", "N1", "--text", "Giraffe")
    assert _found(mentorlog, "zebra") == []
    assert _found(mentorlog, "giraffe") == ["N1"]


# --- how it is told


def test_the_match_is_marked_in_text_where_it_stands(mentorlog: Mentorlog) -> None:
    long = "Before all else I went for a walk along the river and thought it over. "
    mentorlog("note", "add", f"First line\n\n- {long}Then the outline came. {long}")
    (line,) = mentorlog("search", "outline").out.splitlines()
    assert line.startswith("N1  Tue 31 Mar  First line · …")
    assert "the «outline» came." in line
    assert line.endswith("…")
    (told,) = mentorlog("search", "outline", "--json").json
    assert told["headline"] == "First line"
    assert "«outline»" in told["snippet"]
    assert {"id", "uid", "kind", "day", "private", "with", "tags", "text"} <= set(told)


def test_private_entries_are_found_marked_and_left_out_of_pages(
    mentorlog: Mentorlog,
) -> None:
    mentorlog("note", "add", "A zebra of mine", "--private")
    mentorlog("note", "add", "A zebra for all")
    assert "A «zebra» of mine (private)" in mentorlog("search", "zebra").out
    page = mentorlog("search", "zebra", "--format", "md").out
    assert "A **zebra** for all" in page
    assert "of mine" not in page
    more = mentorlog("search", "zebra", "--format", "md", "--include-private").out
    assert "A **zebra** of mine (private)" in more


def test_a_private_mentorship_stays_out_of_pages(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    mentorlog("mentorship", "start", "Priya")
    mentorlog("mentorship", "start", "Noor", "--private")
    mentorlog("note", "add", "A zebra", "--with", "Noor")
    page = mentorlog("search", "zebra", "--format", "md")
    assert (page.code, "Nothing found." in page.out) == (0, True)
    assert "Noor" not in page.out
    words = ("search", "zebra", "--with", "Noor", "--format", "md")
    assert "--include-private" in refused(mentorlog, journal_path, 2, *words)


def test_people_are_named_where_there_are_several(mentorlog: Mentorlog) -> None:
    mentorlog("mentorship", "start", "Priya")
    mentorlog("note", "add", "Zebra")
    assert "Priya" not in mentorlog("search", "zebra").out
    mentorlog("mentorship", "start", "Noor")
    assert mentorlog("search", "zebra").out.rstrip().endswith("Priya")


def test_where_nothing_is_found_it_is_said_what_to_try(mentorlog: Mentorlog) -> None:
    mentorlog("note", "add", "x")
    for words in (("nowhere",), ("nowhere", "--kind", "goal"), ("",), ("  ",)):
        answer = mentorlog("search", *words)
        assert (answer.code, answer.out) == (0, "")
        assert answer.err.count("\n") == 1
        assert mentorlog("search", *words, "--json").json == []
        assert mentorlog("search", *words, "--quiet").err == ""


def test_an_empty_journal_is_searched_without_leaving_one(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    assert mentorlog("search", "zebra").code == 0
    assert _found(mentorlog, "目標") == []
    assert not journal_path.exists()


def test_nonsense_is_refused_in_one_line(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    for code, *words in (
        (2,),
        (2, "x", "--kind", "zebra"),
        (2, "x", "--most", "0"),
        (2, "x", "--most", "many"),
        (2, "x", "--format", "pdf"),
        (2, "x", "--tag", "two words"),
        (3, "x", "--with", "Nobody"),
        (4, "x", "--since", "someday"),
        (4, "x", "--since", "2026-03-01", "--until", "2026-02-01"),
    ):
        refused(mentorlog, journal_path, int(code), "search", *map(str, words))


def test_records_are_lines_without_colour(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    answer = mentorlog("search", "talk", "--plain")
    for line in answer.out.splitlines():
        ref, day, *others = line.split("\t")
        assert re.fullmatch(r"[A-Z]\d+", ref)
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", day)
        assert len(others) == 4


def test_the_index_holds_each_entry_once_and_no_text(journal_path: Path) -> None:
    furnish(journal_path)
    kept = rows(journal_path, "select number, source, entry_id from texts")
    indexed = rows(journal_path, "select id from search_docsize")
    assert len({row["number"] for row in kept}) == len(kept)
    assert len({(row["source"], row["entry_id"]) for row in kept}) == len(kept)
    assert {row["id"] for row in indexed} == {row["number"] for row in kept}


# --- the words themselves


SIGNS = st.text("abÉe\u0301İ目標%_-'\"#. \n", max_size=40)


@given(text=SIGNS, typed=SIGNS)
def test_marking_keeps_every_sign_of_a_text(text: str, typed: str) -> None:
    terms, _ = read_sought(typed, lambda _: False)
    assert marked(pieces(text, terms), "", "") == text


def test_marks_of_several_words_do_not_overlap() -> None:
    terms, _ = read_sought("follow up follow-up", lambda _: False)
    assert marked(pieces("A follow-up, then up.", terms)) == "A «follow-up», then «up»."


def test_whole_words_come_before_beginnings(mentorlog: Mentorlog) -> None:
    for text in ("Planning planning planning", "A plan for the spring, said at length"):
        mentorlog("note", "add", text)
    assert _found(mentorlog, "plan") == ["N2", "N1"]
    assert _found(mentorlog, "plan", "--most", "1") == ["N2"]
    assert _found(mentorlog, "plann") == ["N1"]


def test_what_was_typed_to_the_sign_comes_first(mentorlog: Mentorlog) -> None:
    for text in (
        "c c c",
        "We read C++ for an hour, and more",
        "cafe",
        "Un café à deux",
    ):
        mentorlog("note", "add", text)
    assert _found(mentorlog, "C++")[:2] == ["N2", "N1"]
    assert _found(mentorlog, "café") == ["N4", "N3"]
    assert _found(mentorlog, "cafe")[0] == "N3"


def test_headings_of_the_template_are_no_words_of_anybody(mentorlog: Mentorlog) -> None:
    note = "## Notes\n\nWe talked\n\n## Feedback\n\n- she listens\n\n## Wins\n\nnone\n"
    mentorlog("session", "log", note, "--no-parse")
    mentorlog("note", "add", "Her feedback helped, and so did the notes")
    for word in ("feedback", "Notes", "note", "feed", "wins"):
        assert _found(mentorlog, word) == ([] if word == "wins" else ["N1"]), word
    mentorlog("session", "log", "## Notes\n\nNo feedback yet\n", "--no-parse")
    assert set(_found(mentorlog, "feedback")) == {"N1", "S2"}
    assert "feedback" not in mentorlog("search", "she", "feedback").out
