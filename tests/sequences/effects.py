"""What each command that writes may do to a journal; all others only look."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Effect:
    """What one successful command may do; whatever it does else is wrong.

    Each letter stands for a kind.

    Attributes:
        adds: of each of these it adds one entry.
        may_add: of these it may add entries besides.
        names: entries of these may change that its words name.
        may_change: of these any entry may change.
    """

    adds: str = ""
    may_add: str = ""
    names: str = ""
    may_change: str = ""


ANY = "RGCMSAFNTXBPKLQV"

WRITES = {
    "mentorship start": Effect(adds="R"),
    "mentorship use": Effect(may_change="R"),
    "mentorship edit": Effect(may_change="R"),
    "mentorship pause": Effect(),
    "mentorship resume": Effect(),
    "mentorship end": Effect(may_change="R"),
    "goal add": Effect(adds="G"),
    "goal progress": Effect(adds="C"),
    "goal change": Effect(names="G"),
    "goal agree": Effect(names="G"),
    "goal pause": Effect(names="G"),
    "goal resume": Effect(names="G"),
    "goal achieve": Effect(names="G"),
    "goal drop": Effect(names="G"),
    "milestone add": Effect(adds="M"),
    "milestone reach": Effect(names="M"),
    "milestone celebrate": Effect(names="M"),
    "win": Effect(adds="M"),
    "session plan": Effect(adds="S"),
    "session log": Effect(may_add="SAFM", may_change="SAT"),
    "session cancel": Effect(names="S"),
    "prep": Effect(may_add="SAFM", may_change="SAT"),
    "action add": Effect(adds="A"),
    "action done": Effect(names="A"),
    "action move": Effect(names="A"),
    "action drop": Effect(names="A"),
    "action reopen": Effect(names="A"),
    "feedback ask": Effect(adds="F"),
    "feedback add": Effect(adds="F"),
    "feedback act": Effect(adds="A"),
    "note add": Effect(adds="N"),
    "topic add": Effect(adds="T"),
    "topic done": Effect(names="T"),
    "topic drop": Effect(names="T"),
    "topic reopen": Effect(names="T"),
    "challenge add": Effect(adds="X"),
    "challenge raise": Effect(names="X"),
    "challenge resolve": Effect(names="X"),
    "challenge reopen": Effect(names="X"),
    "agreement add": Effect(adds="B"),
    "agreement start": Effect(may_add="B"),
    "agreement revisit": Effect(names="B"),
    "gesture add": Effect(adds="P"),
    "thanks": Effect(adds="P"),
    "skill add": Effect(adds="K"),
    "skill rate": Effect(adds="L"),
    "question add": Effect(adds="Q"),
    "question asked": Effect(),
    "review": Effect(may_add="VA"),
    "edit": Effect(names=ANY),
    "tag": Effect(),
    "remove": Effect(names=ANY),
    "restore": Effect(names=ANY),
    "trash restore": Effect(names=ANY),
    "import notes": Effect(may_add="SAFM", may_change="S"),
    "import jrnl": Effect(may_add="N"),
    "import csv": Effect(may_add=ANY),
    "calendar import": Effect(may_add="S", may_change="S"),
}

LOOKS = {
    *("today", "session list", "session show", "action list", "note list"),
    *("topic list", "mentorship list", "mentorship show", "goal list", "goal show"),
    *("milestone list", "feedback list", "challenge list", "agreement list"),
    *("agreement show", "gesture list", "skill list", "skill show"),
    *("question show", "question list", "growth", "impact", "timeline", "search"),
    *("show", "history", "demo", "topic show", "trash list", "backup"),
    *("doctor", "drafts list", "drafts show", "export", "schema"),
    *("share", "calendar export", "config list", "config get", "config path"),
    *("open", "shell init", "shell aliases", "man", "remind status", "remind now"),
}
"""Commands that write nothing, whatever they are given."""

APART = {
    *("undo", "redo", "trash empty", "drafts resume", "drafts discard"),
    *("import journal", "config set", "config unset", "config edit"),
    *("remind install", "remind remove"),
}
"""Commands with rules of their own: they go back, take something away for good, run
another command again, or bring in a whole journal (`test_import_journal.py`); they
change what other commands mean (`test_settings.py`), or what lies about the journal
(`test_remind.py`). So has `restore` of a backup."""
