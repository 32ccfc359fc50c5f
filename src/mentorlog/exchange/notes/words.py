"""The words of mentoring notes: the one place to add a heading that people use.

Every table holds phrases in small letters, without punctuation. In a phrase

    …       stands for any words, or none;
    #       stands for a number ("3", "0.1", "two");
    a|b     is either word;
    (s)     is a plural that may be missing.

Titles are brought into the same form before they are compared (see `titles.py`):
articles, apostrophes and what stands in parentheses are left out, so "### What's Next
for the Week 4 (draft):" is "whats next for week #". The first table that fits decides,
in the order of `ROLES` below.
"""

from __future__ import annotations

from mentorlog.exchange.notes.roles import Role

ABSENT = (
    "absent …",
    "… absent",
    "absentee(s) …",
    "apologies …",
    "excused",
    "missed …",
    "missing",
    "missing attendee(s)|member(s)|people",
    "attendee(s)|member(s)|mentor(s)|people missed|missing",
    "non attendee(s)",
    "not attended|present …",
    "not able to attend|join …",
    "not attending",
    "not in attendance",
    "on leave",
    "regrets",
    "did not|couldnt|could|unable attend|not|to …",
    "… could not attend|join",
    "… couldnt attend|join",
    "… unable to attend|join",
    "… did not attend|join",
    "… didnt attend|join",
    "… not attending|present",
)

ATTENDEES = (
    "attendee(s)",
    "attendee(s) #",
    "attendee(s) list",
    "attendee(s) and|of|for|in|from …",
    "list of attendee(s) …",
    "meeting|all|total|other|our attendee(s) …",
    "attendance …",
    "attended by",
    "who attended",
    "in attendance",
    "participant(s) …",
    "list of participant(s)",
    "meeting participant(s)",
    "present",
    "those present",
    "who was present",
    "members|mentors|people|participants|attendees present",
)

# Part of a list of attendees, or a list of its own; alone no sign of a meeting.
GROUP = (
    "contributor(s)",
    "facilitator(s)",
    "fellow|gsoc contributor(s)|mentor(s)",
    "guest(s)",
    "host(s)",
    "intern(s)",
    "lead(s)",
    "maintainer(s)",
    "member(s)",
    "mentee(s)",
    "mentor(s)",
    "moderator(s)",
    "org|organization|organisation admin(s)",
    "organiser(s)|organizer(s)",
    "other|others",
    "others present",
    "other attendee(s)|contributor(s)|member(s)|mentor(s)|participant(s)",
    "speaker(s)|student(s)",
    "team",
    "team member(s)",
)

NOT_ACTIONS = (
    "discussed|discussion(s) about|of|on|regarding …",
    "goal(s) for|of week",
    "goal(s) for|of this|last week",
    "next meeting",
    "next meeting agenda|date|day|on|schedule|time …",
    "next weeks meeting …",
    "recommendation(s) …",
    "suggested improvement(s) …",
    "… last|previous week(s) …",
    "… from|of last|previous …",
)

ACTIONS = (
    "action|actions",
    "action item(s)|point(s)|plan …",
    "… action item(s)|point(s)",
    "assigned task(s) …",
    "assignment(s)",
    "task(s) assigned …",
    "coming up …",
    "commitment(s)",
    "… further|future plan(s) …",
    "… further|future step(s) …",
    "further|future action(s)|goal(s)|task(s)|work(s) …",
    "… and future|further work(s)",
    "conclusion(s) and next|plan(s)|planning …",
    "follow up(s) …",
    "goal(s)|plan(s)|planning|task(s)|target(s)|work ahead",
    "going|moving|way forward …",
    "road|way ahead",
    "homework",
    "looking ahead",
    "next action(s)|goal(s)|milestone(s)|objective(s) …",
    "next plan(s)|sprint|target(s)|task(s) …",
    "next",
    "… next step(s) …",
    "… subsequent step(s) …",
    "… next|coming|upcoming|following week(s) …",
    "… upcoming goal(s)|plan(s)|step(s)|task(s)|work …",
    "… for|before|until|till|by next meet|meeting …",
    "pending item(s)|task(s)|work …",
    "plan|plans|planning",
    "plan(s)|planning for|next|ahead|going|of …",
    "plan(s)|planning action …",
    "planned task(s)|work|for …",
    "promise(s)",
    "remaining item(s)|task(s)|work …",
    "to be done …",
    "to do|dos …",
    "todo(s) …",
    "… to do list",
    "things|task(s)|work to do …",
    "things|task(s)|work to be done …",
    "next up|up next",
    "week # goal(s) and plan(s)",
    "week # plan(s)|planning",
    "what is|comes next …",
    "whats|what next …",
)

FEEDBACK = (
    "feedback|feedbacks …",
    "… feedback|feedbacks",
)

WINS = (
    "win|wins",
    "… small|big|our|my wins …",
    "celebration(s)",
    "milestone(s) reached",
    "wins …",
)

DATE = (
    "date",
    "day",
    "date and time",
    "date of meeting",
    "held on",
    "meeting date",
    "meeting date and time",
    "meeting held on",
    "meeting on",
    "when",
)

DISCUSSION = (
    "agenda …",
    "… agenda",
    "discussed …",
    "discussion(s) …",
    "… discussion(s) …",
    "disscussion(s) …",
    "key point(s)|takeaway(s) …",
    "meeting agenda|detail(s)|highlights|minutes|notes|outcome(s)|overview …",
    "meeting point(s)|recap|summary|takeaway(s)|update(s) …",
    "minutes …",
    "… minutes of meeting …",
    "mom",
    "outcome(s) …",
    "point(s) discussed …",
    "q and a",
    "talking points",
    "topics …",
    "… discussed",
)

# Work that is reported beside a meeting, or in a week without one.
CODING = (
    "commit(s) …",
    "contribution(s) …",
    "pr|prs …",
    "pull request(s) …",
    "… pull request(s)",
    "screenshot(s) …",
    "… screenshot(s)",
)

WORK = (
    "accomplishment(s) …",
    "achievement(s) …",
    "activities …",
    "… activities",
    "completed …",
    "during week # …",
    "during week …",
    "end of week …",
    "engagement(s) …",
    "notes",
    "overview …",
    "progress …",
    "… progress …",
    "summary …",
    "task(s) completed|done …",
    "update(s) …",
    "… update(s)",
    "work done …",
    "work completed|so …",
    "… work done",
)

# In this order: "Discussion about the plan for next week" is about next steps.
ROLES = {
    Role.ABSENT: ABSENT,
    Role.ATTENDEES: ATTENDEES,
    Role.GROUP: GROUP,
    Role.DATE: DATE,
    Role.NOT_ACTIONS: NOT_ACTIONS,
    Role.ACTIONS: ACTIONS,
    Role.FEEDBACK: FEEDBACK,
    Role.WINS: WINS,
    Role.DISCUSSION: DISCUSSION,
    Role.CODING: CODING,
    Role.WORK: WORK,
}


def word_set(words: str) -> frozenset[str]:
    """A set of words written as one text."""
    return frozenset(words.split())
