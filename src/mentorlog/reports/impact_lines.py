"""What impact says line by line, in the same words wherever it is read."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from mentorlog.period import between
from mentorlog.reports.growth_line import Line, joined, one_line, said, titled
from mentorlog.reports.saying import say_date, with_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mentorlog.reports.impact import Chain, Done, Fruit, Impact, Kind

MOST = 6
"""How many entries of one kind are told of; a line says where the rest is."""
TALKS = 4
"""How many talks are told of."""
DEEDS = 2
"""How much is told of what was done because of one talk."""
FEW = 3
"""How many IDs are named in passing."""

LABELS: dict[Kind, str] = {"feedback": "Feedback", "session": "Talks"}


def heading(impact: Impact) -> str:
    """What it is called: "What your guidance led to · Tomás (mentee)"."""
    whose = "your" if impact.they_are == "mentee" else "the"
    who = f"{one_line(impact.person)} ({impact.they_are})"
    return f"What {whose} guidance led to · {who}"


def page_heading(impact: Impact) -> str:
    """What it is called on a page for both to read."""
    return heading(impact).replace("your", "the", 1)


def span(impact: Impact) -> str:
    """The time it looks at: "2 Mar to 2 Jun 2026", with a dash."""
    return between(impact.first, impact.last).title


def nothing_yet(impact: Impact, *, whose: str = "your") -> tuple[str, str]:
    """What is said where nothing came of anything yet, and what to type next."""
    first = say_date(impact.first, impact.last)
    who = one_line(impact.person)
    if impact.they_are == "mentee":
        begin = 'mentorlog feedback add "…" --to them'
        how = "Tell them something they can act on"
    else:
        begin = 'mentorlog feedback ask "…"'
        how = "Ask for something that you can act on"
    return (
        f"Nothing is written since {first} of what came of {whose} talks with {who}.",
        f"{how}: {with_name(begin, impact.person)}",
    )


def nobody_yet() -> str:
    """What is said where there is nobody, and what to type."""
    begin = 'mentorlog session log "…" --on yesterday'
    return f"Nothing is written yet. Begin with your last talk: {begin}"


def lines(impact: Impact, *, whole: bool = False) -> list[Line]:
    """All that is said; where there is nothing to say, nothing.

    Args:
        impact: what guidance led to.
        whole: whether to tell of every entry, however many there are.
    """
    most = sys.maxsize if whole else MOST
    return [
        *_followed(impact),
        *_feedback(impact),
        *_chains(impact, "feedback", most, sys.maxsize),
        *_chains(
            impact,
            "session",
            sys.maxsize if whole else TALKS,
            sys.maxsize if whole else DEEDS,
        ),
        *_fruits("Goals", impact.goals, impact, most),
        *_fruits("Milestones", impact.milestones, impact, most),
        *_fruits("Wins", impact.wins, impact, most),
        *_thanks(impact, most),
    ]


def _followed(impact: Impact) -> Iterator[Line]:
    followed = impact.followed
    if followed.promised:
        yield Line(
            label="Promises",
            text=f"{followed.done:,} of {followed.promised:,} done"
            " that came of talks and feedback",
            detail=joined(
                f"{followed.dropped:,} dropped" if followed.dropped else "",
                f"{followed.open:,} still open" if followed.open else "",
            ),
        )


def _feedback(impact: Impact) -> Iterator[Line]:
    feedback = impact.feedback
    if feedback.told:
        way = "given" if impact.they_are == "mentee" else "received"
        late = feedback.not_yet
        named = ", ".join(late[:FEW] + ("…",) * (len(late) > FEW))
        yield Line(
            label="Feedback",
            text=f"{feedback.acted_on:,} of {feedback.told:,} {way} acted on",
            detail=f"nothing promised yet about {named}" if late else "",
        )


def _chains(impact: Impact, kind: Kind, most: int, deeds: int) -> Iterator[Line]:
    chains = [chain for chain in impact.chains if chain.kind == kind]
    first = max(len(chains) - most, 0)
    yield from _more(LABELS[kind], first, f"mentorlog {kind} list", impact)
    for chain in chains[first:]:
        told = _telling(chain, deeds)
        left = len(chain.done) - len(told)
        rest = (f"… and {left:,} more: mentorlog show {chain.id}",) if left else ()
        yield Line(
            label=LABELS[kind],
            ref=chain.id,
            text=_advice(chain),
            detail=say_date(chain.day, impact.last),
            steps=tuple(_step(done, impact) for done in told),
            below=rest,
        )


def _telling(chain: Chain, most: int) -> list[Done]:
    """What was done, in order; of much, rather that of which something came."""
    if len(chain.done) <= most:
        return list(chain.done)
    with_result = [done for done in chain.done if done.result]
    others = [done for done in chain.done if not done.result]
    chosen = (with_result + others)[:most]
    return [done for done in chain.done if done in chosen]


def _advice(chain: Chain) -> str:
    title = one_line(chain.title)
    words = said(title) if title and chain.kind == "feedback" else title
    return titled(words, private=chain.private)


def _step(done: Done, impact: Impact) -> tuple[str, ...]:
    title = titled(done.title, private=done.private)
    deed = f"{done.id} {title} · done {say_date(done.done_on, impact.last)}"
    return (deed, said(done.result)) if done.result else (deed,)


def _fruits(
    label: str, fruits: tuple[Fruit, ...], impact: Impact, most: int
) -> Iterator[Line]:
    noun = "goal list --all" if label == "Goals" else "milestone list"
    first = max(len(fruits) - most, 0)
    yield from _more(label, first, f"mentorlog {noun}", impact)
    for fruit in fruits[first:]:
        day = say_date(fruit.reached_on, impact.last)
        yield Line(
            label=label,
            ref=fruit.id,
            text=titled(fruit.title, private=fruit.private),
            detail=day if label == "Wins" else f"reached {day}",
            tone="good",
        )


def _thanks(impact: Impact, most: int) -> Iterator[Line]:
    first = max(len(impact.thanks) - most, 0)
    yield from _more("Thanks", first, "mentorlog gesture list", impact)
    for thanks in impact.thanks[first:]:
        yield Line(
            label="Thanks",
            ref=thanks.id,
            text=titled(said(thanks.title), private=thanks.private),
            detail=f"{thanks.direction} {one_line(impact.person)},"
            f" {say_date(thanks.day, impact.last)}",
        )


def _more(label: str, number: int, command: str, impact: Impact) -> Iterator[Line]:
    if number > 0:
        listing = with_name(command, impact.person)
        text = f"… and {number:,} before: {listing}"
        yield Line(label=label, text=text, tone="quiet")
