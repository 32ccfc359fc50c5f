"""No word of anything private is on a page that is made to be handed on."""

from __future__ import annotations

import io
import os
import shlex
from typing import TYPE_CHECKING

import pytest

from mentorlog.cli import main
from mentorlog.desk import Desk

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Mentorlog

WORD = "zz"
"""Every private text has it in it, and no other text."""
ANSWERS = "## Start\nZZ one\n## Change\nZZ two\n## Promises\n- [ ] ZZ three by friday\n"
LONG = "ZZ who reads this reads twelve words or more in one paragraph, which is enough"

STORY = f"""
2026-01-05 mentorship start Priya --every '2 weeks'
2026-01-05 mentorship start ZZPerson --as mentor --focus ZZ --every weekly --private
2026-01-05 goal add 'ZZ goal' --why ZZ --measure ZZ --from 0 --to 5 --unit ZZ --by \
2026-03-20 --private
2026-01-06 goal progress G1 1 --note ZZ --confidence 2
2026-01-06 milestone add 'ZZ of a private goal' --goal G1 --by 2026-03-10
2026-01-06 action add 'ZZ of a private goal' --goal G1 --by 2026-03-10
2026-01-06 topic add 'ZZ from a private goal' --from G1
2026-01-07 session log '{LONG}' --private --minutes 30 --mood 2
2026-01-07 action add 'ZZ of a private talk' --session S1 --by 2026-03-11
2026-01-07 feedback add 'ZZ in a private talk' --from them --improvement --about S1
2026-01-07 feedback add 'ZZ' --from them --improvement --private
2026-01-07 feedback act F2 'ZZ about private feedback' --by 2026-03-01
2026-01-07 feedback ask 'ZZ asked in private' --private
2026-01-07 feedback add 'ZZ, an answer' --answers F3 --improvement
2026-01-07 milestone add 'ZZ of a private talk' --session S1
2026-01-07 session plan --on 2026-04-02 --private
2026-01-07 topic add 'ZZ for a private talk' --for S2
2026-01-07 challenge add 'ZZ challenge' --private --kind doubt
2026-01-07 challenge raise X1 --note ZZ
2026-01-08 challenge resolve X1 --outcome ZZ --lesson ZZ
2026-01-08 challenge add 'ZZ unspoken' --private
2026-01-08 agreement add 'ZZ due' --review '1 month' --private
2026-01-08 agreement add 'ZZ first' --private
2026-03-08 agreement revisit B2 --change 'ZZ second' --why ZZ
2026-03-08 gesture add 'ZZ' --from them --thanks --private
2026-03-08 thanks 'ZZ' --private
2026-03-08 skill add 'ZZ skill' --private
2026-03-08 skill rate K1 2 --note ZZ
2026-03-08 skill add Speaking
2026-03-08 skill rate K2 2 --note ZZ --private --evidence S1,G1
2026-03-09 skill rate K2 3 --evidence S1,G1,M1 --note 'For all to read'
2026-03-09 question add 'ZZ question?' --about goals --private
2026-03-09 note add '{LONG}' --private --mood 1 --tag zz
2026-03-09 win 'ZZ win' --private
2026-01-09 goal add 'Of public interest' --from 0 --to 3 --unit talks
2026-02-10 goal progress G2 1 --note Fine
2026-02-20 goal progress G2 2 --note ZZ --private
2026-03-20 goal add 'ZZ becomes private' --from 0 --to 5 --unit ZZ
2026-03-20 goal progress G3 2 --note ZZ
2026-03-20 milestone add 'ZZ later' --goal G3 --by 2026-03-25
2026-03-20 action add 'ZZ later' --goal G3 --by 2026-03-25
2026-03-21 milestone reach M4
2026-03-21 milestone celebrate M4 --how ZZ
2026-03-21 edit G3 --private yes
2026-03-21 session log '{LONG}' --minutes 20
2026-03-21 action add 'ZZ of the talk' --session S3 --by 2026-03-22
2026-03-22 action done A4 --result ZZ
2026-03-22 edit S3 --private yes
2026-03-22 skill add 'ZZ later'
2026-03-22 skill rate K3 3 --note ZZ
2026-03-22 edit K3 --private yes
2026-03-23 feedback add 'ZZ later' --from them --improvement
2026-03-23 feedback act F5 'ZZ act' --by 2026-03-25
2026-03-24 edit F5 --private yes
2026-03-24 review --week last --ask --private
2026-03-24 note add '{LONG}' --with ZZPerson
2026-03-24 action add 'ZZ in a private mentorship' --by yesterday --with ZZPerson
"""

PAGES = (
    "review --month",
    "review --month 2026-01",
    "review --quarter",
    "review --since 2026-01-01",
    "review --all",
    "review list",
    "growth --since start",
    "growth --with all --since start",
    "impact --since start",
    "impact --with all --since start",
    "timeline",
    "timeline --with all",
    "search --tag '#zz' --kind note",
    "search later",
    "prep",
    "today",
    "mentorship list",
)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The journal of the story, written once."""
    path = tmp_path_factory.mktemp("private") / "journal.db"
    for line in STORY.strip().splitlines():
        day, *words = shlex.split(line)
        env = {"MENTORLOG_JOURNAL": str(path), "MENTORLOG_TODAY": day}
        err = io.StringIO()
        desk = Desk(os.environ | env, io.StringIO(), err, io.StringIO(ANSWERS))
        assert main(words, desk) == 0, (line, err.getvalue())
    return path


HTML_PAGES = [page for page in PAGES if page.startswith(("review --", "growth"))]
"""Those that there are for the browser, too."""


def _page(
    mentorlog: Mentorlog, told: Path, page: str, *words: str, form: str = "md"
) -> str:
    typed = (*shlex.split(page), "--format", form, *words)
    answer = mentorlog(*typed, MENTORLOG_JOURNAL=str(told))
    assert answer.code == 0, answer
    return answer.out.removeprefix("# Search: \\#zz").casefold()


@pytest.mark.parametrize("page", PAGES)
def test_no_private_word_is_on_a_page_unless_it_is_wanted(
    mentorlog: Mentorlog, told: Path, page: str
) -> None:
    assert WORD not in _page(mentorlog, told, page)
    assert WORD in _page(mentorlog, told, page, "--include-private")


@pytest.mark.parametrize("page", HTML_PAGES)
def test_no_private_word_is_on_a_page_for_the_browser_unless_it_is_wanted(
    mentorlog: Mentorlog, told: Path, page: str
) -> None:
    assert WORD not in _page(mentorlog, told, page, form="html")
    assert WORD in _page(mentorlog, told, page, "--include-private", form="html")


def test_what_is_private_is_marked_wherever_it_is_asked_about(
    mentorlog: Mentorlog, told: Path
) -> None:
    for words in (("review", "--month"), ("today",), ("prep",), ("timeline",)):
        out = mentorlog(*words, "--plain", MENTORLOG_JOURNAL=str(told)).out
        named = [line for line in out.splitlines() if "ZZ" in line]
        unmarked = [line for line in named if "(private)" not in line]
        assert named
        # What a talk decided stands below it; a person who is private is named.
        assert [u for u in unmarked if "ZZPerson" not in u] == []


def test_a_page_counts_what_was_public_last(mentorlog: Mentorlog, told: Path) -> None:
    assert "1/3 talks" in _page(mentorlog, told, "review --month")
    assert "1/3 talks" in _page(mentorlog, told, "prep")
    assert "2/3 talks" in _page(mentorlog, told, "prep", "--include-private")


def test_what_is_written_for_something_private_is_private(
    mentorlog: Mentorlog,
) -> None:
    mentorlog("goal", "add", "Mine alone", "--private")
    added = mentorlog("milestone", "add", "A step", "--goal", "G1")
    assert added.out == "M1  A step · G1 · private\n"
    mentorlog("action", "add", "Anything")
    assert mentorlog("edit", "A1", "--goal", "G1", "--json").json["private"] is True
    assert mentorlog("edit", "A1", "--private", "no", "--json").json["private"] is False
    assert mentorlog("edit", "A1", "--by", "friday", "--json").json["private"] is False


def test_what_belongs_to_something_becomes_private_with_it(
    mentorlog: Mentorlog,
) -> None:
    mentorlog("session", "plan", "--on", "2026-03-30")
    mentorlog("topic", "add", "For this talk", "--for", "S1")
    mentorlog("action", "add", "Of this talk", "--session", "S1")
    mentorlog("topic", "add", "From the promise", "--from", "A1")
    mentorlog("action", "add", "Thrown away", "--session", "S1")
    mentorlog("remove", "A2")
    mentorlog("topic", "add", "Of nothing")
    edited = mentorlog("edit", "S1", "--private", "yes")
    assert edited.err == "Private now, for they belong to it: A1, T2, T1\n"
    mentorlog("restore", "A2")
    shown = {i: mentorlog("show", i, "--json").json["private"] for i in ("A2", "T3")}
    assert shown == {"A2": True, "T3": False}

    back = mentorlog("edit", "S1", "--private", "no")
    assert back.err == ("Still private: A1, A2, T1 (mentorlog edit A1 --private no)\n")


def test_a_planned_talk_that_is_logged_in_private_takes_its_topics_along(
    mentorlog: Mentorlog,
) -> None:
    mentorlog("session", "plan", "--on", "2026-03-30")
    mentorlog("topic", "add", "For this talk", "--for", "S1")
    mentorlog("session", "log", "Talked.", "--on", "2026-03-30", "--private")
    assert mentorlog("show", "T1", "--json").json["private"] is True


def test_a_look_back_has_a_page_with_its_answers_as_they_were_written(
    mentorlog: Mentorlog,
) -> None:
    form = "## Start\nOne *thing*.\n\n- and another\n## Change\nTalk daily\n"
    mentorlog("mentorship", "start", "Priya")
    mentorlog("review", "2026-03", "--ask", stdin=form)
    assert mentorlog("review", "show", "V1", "--format", "md").out == (
        "# March 2026 · Priya\n\n## Start\n\nOne *thing*.\n\n- and another\n\n"
        "## Change\n\nTalk daily\n"
    )
    assert mentorlog("review", "list", "--format", "md").out == (
        "# Looks back\n\n- **V1** March 2026 · Priya\n"
        "  - Start: One \\*thing\\*.\n  - Change: Talk daily\n"
    )
    mentorlog("edit", "V1", "--private", "yes")
    refused = mentorlog("review", "show", "V1", "--format", "md")
    assert (refused.code, refused.out) == (2, "")
    assert "add --include-private" in refused.err


@pytest.mark.parametrize(
    "words",
    [
        ("list", "--month"),
        ("list", "--ask"),
        ("list", "--since", "2026-01-01"),
        ("list", "V1"),
        ("show", "V1", "--all"),
        ("show", "V1", "--year"),
        ("show", "V1", "--with", "my mentor"),
    ],
)
def test_what_says_nothing_to_kept_answers_is_refused(
    mentorlog: Mentorlog, words: tuple[str, ...]
) -> None:
    mentorlog("review", "2026-03", "--ask", stdin="## Start\nx\n")
    answer = mentorlog("review", *words)
    assert (answer.code, answer.out) == (2, ""), answer


def test_a_page_with_a_challenge_not_spoken_of_yet_says_so(
    mentorlog: Mentorlog,
) -> None:
    mentorlog("challenge", "add", "Is this for me?", "--on", "2026-03-05")
    mentorlog("challenge", "add", "Only mine", "--on", "2026-03-05", "--private")
    care = "Not spoken of yet, and on this page: X1 (mentorlog edit X1 --private).\n"
    for words in (("prep",), ("today",), ("review", "--month")):
        assert mentorlog(*words, "--format", "md").err == care, words
        assert mentorlog(*words, "--format", "md", "--include-private").err == ""
        assert mentorlog(*words).err == ""
    mentorlog("challenge", "raise", "X1", "--on", "2026-03-06")
    for words in (("prep",), ("today",), ("review", "--month")):
        assert mentorlog(*words, "--format", "md").err == ""
