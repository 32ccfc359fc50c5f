"""`mentorlog skill`: skills, rated over time with evidence."""

from __future__ import annotations

from typing import Annotated

import typer

from mentorlog.commands.completion import choosing, ids
from mentorlog.commands.options import On, Private, Tagged, Tags, With, WithAll
from mentorlog.commands.values import choice, line, refs, score
from mentorlog.commands.verb import noun, verb
from mentorlog.commands.writing import add as add_entry
from mentorlog.commands.writing import confirm, keep
from mentorlog.desk import Desk
from mentorlog.entries.found import Found
from mentorlog.entries.rating import RATERS, Rating
from mentorlog.entries.revision import Revision
from mentorlog.entries.skill import Skill
from mentorlog.errors import UsageError
from mentorlog.period import quoted
from mentorlog.reports.skills import SkillStanding, skill_standing
from mentorlog.screen.skills import (
    SCALE,
    evidence_rows,
    rating_rows,
    side_rows,
    skill_row,
    skill_told,
    skill_told_whole,
)
from mentorlog.store.selection import Selection

app = noun("Skills, rated over time with evidence.")

SkillID = Annotated[
    str,
    typer.Argument(metavar="ID", help="A skill, such as K2.", autocompletion=ids("K")),
]


@verb(app, "skill add Writing", 'skill add "Giving feedback" --tag people')
def add(
    ctx: typer.Context,
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="What the skill is called.")
    ],
    on: On = None,
    with_: With = None,
    tag: Tags = None,
    private: Private = False,
) -> None:
    """Name a skill to get better at."""
    desk: Desk = ctx.obj
    skill = Skill(name=line(name, "name"), day=desk.day(on), private=private)
    with desk.step() as step:
        kept = add_entry(desk, step, skill, with_=with_, tags=tag)
        _must_be_new(desk, kept)
    confirm(desk, kept)
    desk.screen.hint(f"Where does it stand? mentorlog skill rate {kept.ref} 1-5")
    desk.screen.hint(SCALE)


def _must_be_new(desk: Desk, added: Skill) -> None:
    """Refuse a second skill of the same name, within the step that adds it.

    Raises:
        UsageError: there was one.
    """
    for skill in desk.journal.select(
        Skill, Selection(mentorships=(added.mentorship_id,))
    ):
        if skill.id != added.id and skill.name.casefold() == added.name.casefold():
            message = (
                f"{quoted(skill.name)} is {skill.ref} already; to say how far it has"
                f" come: mentorlog skill rate {skill.ref} 1-5"
            )
            raise UsageError(message)


@verb(
    app,
    'skill rate K1 3 --evidence S1,F2 --note "Took questions without notes"',
    "skill rate K1 2 --by them --on friday",
)
def rate(
    ctx: typer.Context,
    id_: SkillID,
    level: Annotated[
        int, typer.Argument(parser=score, metavar="1-5", help=f"{SCALE}.")
    ],
    by: Annotated[
        str,
        choosing("--by", RATERS, "Whose view it is."),
    ] = "me",
    evidence: Annotated[
        str | None,
        typer.Option(
            "--evidence",
            metavar="ID,ID",
            help="The entries that show it.",
            autocompletion=ids(),
        ),
    ] = None,
    note: Annotated[
        str | None, typer.Option("--note", metavar="TEXT", help="What there is to say.")
    ] = None,
    on: On = None,
    private: Private = False,
) -> None:
    """Say how far a skill has come, and what shows it."""
    desk: Desk = ctx.obj
    skill = desk.journal.find(id_, Skill)
    rating = Rating(
        skill_id=skill.id,
        mentorship_id=skill.mentorship_id,
        level=level,
        rater=choice(by, RATERS, "side"),  # type: ignore[arg-type]  # one of RATERS
        evidence=_evidence(desk, skill, evidence),
        note=note,
        day=desk.day(on),
        private=private or skill.private,
    )
    kept = keep(desk, rating)
    if not kept.evidence:
        desk.screen.hint(f"What shows it? mentorlog edit {kept.ref} --evidence S14,F8")


def _evidence(desk: Desk, skill: Skill, typed: str | None) -> tuple[str, ...]:
    """The entries that show how far a skill has come.

    Raises:
        UsageError: the skill itself is among them.
    """
    shown = refs(desk, typed or "")
    if skill.ref in shown:
        message = f"{skill.ref} cannot show itself: name what does, such as a talk."
        raise UsageError(message)
    return shown


@verb(app, "skill list", "skill list --with all")
def list_(ctx: typer.Context, with_: WithAll = None, tag: Tagged = None) -> None:
    """List the skills, with the first and the latest level of each side."""
    desk: Desk = ctx.obj
    wanted = desk.selection(with_, Selection(tag=tag))
    found = desk.journal.found(desk.journal.select(Skill, wanted))
    standings = _standings(desk, found)
    if desk.manner.json:
        desk.screen.json([skill_told(f, standings[f.entry.id]) for f in found])
        return
    several = desk.screen.of_several
    desk.screen.table(
        [
            skill_row(f, standings[f.entry.id], desk.today, name_person=several)
            for f in found
        ],
        empty='No skills here. Name one to get better at: mentorlog skill add "…"',
    )


@verb(app, "skill show K1")
def show(ctx: typer.Context, id_: SkillID) -> None:
    """Show a skill: its ratings over time, and what shows them."""
    desk: Desk = ctx.obj
    found = desk.journal.found([desk.journal.find(id_, Skill)])
    skill, (standing,) = found[0], _standings(desk, found).values()
    of_skill = Selection(
        which=(("entry_kind", "=", "skill"), ("entry_id", "=", skill.entry.id)),
        order=("day", "id"),
    )
    revisions = desk.journal.select(Revision, of_skill)
    if desk.manner.json:
        desk.screen.json(skill_told_whole(skill, standing, revisions))
        return
    desk.screen.entry(skill, {}, revisions, None)
    if standing.ratings:
        _show_ratings(desk, standing, skill.person)
    else:
        desk.screen.hint(
            f"Not rated yet: mentorlog skill rate {skill.entry.ref} 1-5\n{SCALE}"
        )


def _show_ratings(desk: Desk, standing: SkillStanding, person: str) -> None:
    """How both sides see a skill, each rating, and what its evidence is."""
    named = dict.fromkeys(ref for rating in standing.ratings for ref in rating.evidence)
    evidence = [desk.journal.find_any(ref, in_trash=True) for ref in named]
    for rows in (
        side_rows(standing, desk.today, person),
        rating_rows(standing, desk.today, person),
        evidence_rows(evidence),
    ):
        if rows:
            desk.screen.line("")
            desk.screen.table(rows)


def _standings(desk: Desk, found: list[Found[Skill]]) -> dict[int, SkillStanding]:
    """Where skills stand now, from their ratings: number → standing."""
    numbers = tuple(f.entry.id for f in found)
    ratings = desk.journal.select(
        Rating, Selection(which=(("skill_id", "in", numbers),))
    )
    return {f.entry.id: skill_standing(f.entry, ratings, desk.today) for f in found}
