"""The words by which a heading opens a meeting, or only looks as if it did.

The phrases follow the rules of `words.py`; the date in a title is taken off first.
"""

from __future__ import annotations

# Headings about a meeting, or about several, which do not open one themselves.
ABOUT_A_MEETING = (
    "… meetings …",
    "meeting conclusion(s)|goal(s)|objective(s)|purpose|question(s) …",
    "meeting link(s)|recording(s)|schedule|slides|time …",
    "… last|next|previous|upcoming meet|meeting …",
    "… after|before|during|since meet|meeting …",
    "… in|for|from|of|to meet|meeting",
    "… in|for|from|of|to meet|meeting #",
    "… in|for|from|of|to this|todays meet|meeting …",
    "post|pre meeting …",
)

# The kinds of talk that people put a name to.
TALKS = (
    "… meeting …",
    "… meeting # …",
    "meet",
    "meet # …",
    "meet with …",
    "… meet # …",
    "… catchup|kickoff|meet|meetup|standup",
    "… catch|kick|meet|stand up|off",
    "# on|to # …",
    "weekly # on|to # …",
    "# # with …",
    "weekly # # …",
    "… kick off call",
    "call #",
    "call with …",
    "… community|intro|introduction|introductory|kickoff call",
    "… gsoc|mentor|mentoring|mentors|project|team|video|weekly|zoom call",
    "… gsoc|mentor|mentoring|mentors|project|team|weekly call #",
    "sync",
    "sync #",
    "sync up …",
    "sync with mentor(s) …",
    "… biweekly|daily|mentor|monthly|project|team|week|weekly sync",
    "… biweekly|daily|mentor|monthly|project|team|week|weekly sync #",
    "… biweekly|daily|mentor|monthly|project|team|week|weekly sync up …",
    "# sync",
    "… mentoring|mentorship session",
    "… mentoring|mentorship session # …",
    "session #",
)

# A talk told from its brothers by number: never just the title of a page.
NUMBERED_TALKS = (
    "meet|meeting|call|session|sync #",
    "… meet|meeting|call|sync #",
    "meeting # …",
    "… sync up #",
    "first|second|third|fourth|fifth|final meeting",
)

WEEKS = (
    "week #",
    "week # …",
    "week # and # …",
    "coding|gsoc|evaluation week # …",
    "coding|gsoc|bonding period|phase|# week # …",
    "community bonding …",
    "weekly report|log|update #",
)

# "Week 3" marks a meeting; "Week 3: what I did" does not.
WORK_WEEKS = (
    "week # activities|goal(s)|progress|report|tasks|update(s)|work …",
    "week # and # activities|goal(s)|progress|report|tasks|update(s)|work …",
    "… week # activities|goal(s)|progress|report|tasks|update(s)|work …",
    "during …",
)
