"""`mentorlog mentorship`: the people, what it is about, and how often one talks."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Any

import typer

from mentorlog.commands.closing import close
from mentorlog.commands.completion import choosing, names
from mentorlog.commands.editing import edit_entry
from mentorlog.commands.form import Form, IncludePrivate, page_wanted
from mentorlog.commands.options import On, Private, Tags, Why, not_empty
from mentorlog.commands.pausing import begin_pause, end_pause
from mentorlog.commands.renaming import say_what_the_setting_means
from mentorlog.commands.rhythm import keep_earlier
from mentorlog.commands.values import cadence, choice, line
from mentorlog.commands.verb import noun, verb
from mentorlog.commands.writing import confirm, tag_entry
from mentorlog.desk import Desk
from mentorlog.entries.mentorship import Mentorship
from mentorlog.entries.whose import choice_at, in_use, named
from mentorlog.errors import NoSuchEntry, UsageError
from mentorlog.reports.glance import glances
from mentorlog.store.readings_glance import glance_material, pauses_of, revisions_of

app = noun("The people, what it is about, and how often you talk.")

ROLES = ("mentee", "mentor")

Name = Annotated[
    str,
    typer.Argument(
        metavar="NAME", help="A name, or how it begins.", autocompletion=names
    ),
]
MaybeName = Annotated[
    str | None,
    typer.Argument(
        metavar="[NAME]",
        help="A name, or how it begins; the one in use if not said.",
        autocompletion=names,
    ),
]
As = Annotated[
    str | None,
    choosing("--as", ROLES, "What you are in it."),
]
Focus = Annotated[
    str | None,
    typer.Option(
        "--focus", metavar="TEXT", help="What it is about.", callback=not_empty
    ),
]
Every = Annotated[
    str | None,
    typer.Option(
        "--every",
        metavar="SPAN",
        help="How often you talk: “2 weeks” and “monthly” count from the last talk,"
        " “first friday” and “the 31st” stand in the calendar.",
    ),
]


@verb(
    app,
    'mentorship start Priya --focus "From engineer to lead" --every "2 weeks"',
    "mentorship start Tomás --as mentor --every weekly",
)
def start(
    ctx: typer.Context,
    person: Annotated[
        str, typer.Argument(metavar="PERSON", help="The other one's name.")
    ],
    as_: As = "mentee",
    focus: Focus = None,
    every: Every = None,
    on: On = None,
    tag: Tags = None,
    private: Private = False,
) -> None:
    """Begin a mentorship."""
    desk: Desk = ctx.obj
    mentorship = Mentorship(
        person=line(person, "name"),
        role=choice(as_ or "", ROLES, "role"),  # type: ignore[arg-type]  # one of ROLES
        focus=focus,
        every=None if every is None else cadence(every),
        day=desk.maybe_day(on) or desk.today,
        private=private,
    )
    with desk.step() as step:
        known = desk.mentorships()
        _must_be_new(known, mentorship.person)
        if in_use([m for m in known if m.ended_on is None]) is None:
            mentorship = mentorship.use(at=choice_at(known, desk.now()))
        begun = step.add(mentorship)
        tag_entry(step, begun, tag)
    confirm(desk, begun)
    if begun.used_at is None:
        desk.screen.hint(f"To mean it by default: mentorlog mentorship use {begun.ref}")


def _must_be_new(known: list[Mentorship], person: str) -> None:
    for other in known:
        if other.ended_on is None and other.person.casefold() == person.casefold():
            message = f"A mentorship with {other.person} is going on ({other.ref})."
            raise UsageError(message)


@verb(app, "mentorship list", "mentorship list --format md")
def list_(
    ctx: typer.Context,
    format_: Form = "text",
    include_private: IncludePrivate = False,
) -> None:
    """See at a glance who needs what.

    A star marks the one that commands mean.
    """
    desk: Desk = ctx.obj
    page = page_wanted(desk, format_)
    private = include_private or not page
    known = [m for m in desk.mentorships() if private or not m.private]
    looks = glances(glance_material(desk.journal, known, desk.today, private=private))
    empty = "No mentorship yet. Begin one: mentorlog mentorship start NAME"
    if page:
        from mentorlog.pages.glance import glance_page  # noqa: PLC0415 - on demand

        desk.screen.text(glance_page(known, looks, desk.today, empty))
    else:
        found = desk.journal.found(known)
        desk.screen.mentorships(found, looks, desk.in_use(known), empty=empty)


@verb(app, "mentorship show", "mentorship show Priya")
def show(ctx: typer.Context, name: MaybeName = None) -> None:
    """Show one mentorship, with its earlier rhythms and its pauses."""
    desk: Desk = ctx.obj
    mentorship = _meant(desk, name)
    (found,) = desk.journal.found([mentorship])
    pauses = pauses_of(desk.journal, (mentorship.id,)).get(mentorship.id, ())
    desk.screen.mentorship(found, revisions_of(desk.journal, mentorship.id), pauses)


@verb(app, "mentorship use Priya")
def use(ctx: typer.Context, name: Name) -> None:
    """Choose the mentorship that commands mean when no name is given."""
    desk: Desk = ctx.obj
    with desk.step() as step:
        known = desk.mentorships()
        chosen = named(known, name)
        if chosen.ended_on is not None:
            message = f"The mentorship with {chosen.person} has ended; use --with."
            raise UsageError(message)
        used = step.change(chosen, lambda m: m.use(at=choice_at(known, desk.now())))
    confirm(desk, used)
    meant = desk.in_use(desk.mentorships())
    if meant is not None and meant.id != used.id:
        desk.screen.hint(
            f"The setting “mentorship” still means {meant.person}; without it, the one"
            " you choose counts: mentorlog config unset mentorship"
        )


@verb(
    app,
    'mentorship edit Priya --every monthly --focus "Leading a small team"',
    'mentorship edit "my mentor" --person Priya',
)
def edit(
    ctx: typer.Context,
    name: MaybeName = None,
    person: Annotated[
        str | None, typer.Option("--person", metavar="NAME", help="The right name.")
    ] = None,
    as_: As = None,
    focus: Focus = None,
    every: Every = None,
    no_focus: Annotated[bool, typer.Option("--no-focus", help="No focus.")] = False,
    no_every: Annotated[bool, typer.Option("--no-every", help="No rhythm.")] = False,
    from_: Annotated[
        str | None,
        typer.Option("--from", metavar="DAY", help="When the rhythm changes.  [today]"),
    ] = None,
    why: Why = None,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DAY", help="The day it began.")
    ] = None,
) -> None:
    """Change a mentorship: in your editor, or by options.

    A new rhythm holds from now on, and the earlier one is kept for its own time (to
    put right what was wrong from the beginning: mentorlog edit R1 --every …).
    """
    desk: Desk = ctx.obj
    since = desk.maybe_day(from_) or desk.today
    said = {
        "person": person and line(person, "name"),
        "role": as_ and choice(as_, ROLES, "role"),
        "focus": focus,
        "every": None if every is None else cadence(every),
        "day": desk.maybe_day(on),
    }
    fields: dict[str, Any] = {
        w: value for w, value in said.items() if value is not None
    }
    for word, empty in (("focus", no_focus), ("every", no_every)):
        if empty and word in fields:
            message = f"--{word} and --no-{word} contradict each other."
            raise UsageError(message)
        fields |= {word: None} if empty else {}
    if "every" not in fields and (from_ or why):
        message = "--from and --why tell of a new rhythm: --every SPAN, or --no-every."
        raise UsageError(message)
    if not fields:
        edit_entry(desk, _meant(desk, name))
        return
    with desk.step() as step:
        mentorship = _meant(desk, name)
        others = [m for m in desk.mentorships() if m.id != mentorship.id]
        _must_be_new(others, fields.get("person", ""))
        changed = step.change(mentorship, lambda m: replace(m, **fields))
        if changed.every != mentorship.every:
            keep_earlier(desk, step, mentorship, changed, since=since, why=why)
    confirm(desk, changed)
    say_what_the_setting_means(desk, mentorship, changed)


@verb(
    app,
    'mentorship pause Priya --until "1 june 2026" --why "Parental leave"',
    "mentorship pause --until 'in 3 weeks'",
)
def pause(
    ctx: typer.Context,
    until: Annotated[
        str, typer.Option("--until", metavar="DAY", help="The day when it goes on.")
    ],
    name: MaybeName = None,
    why: Why = None,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DAY", help="Its first day.  [today]")
    ] = None,
) -> None:
    """Let a mentorship rest: no talk is asked for until then."""
    desk: Desk = ctx.obj
    first, last = desk.first_day(on), desk.needed_due(until)
    begin_pause(desk, _meant(desk, name), on=first, until=last, why=why)


@verb(app, "mentorship resume", "mentorship resume Priya")
def resume(ctx: typer.Context, name: MaybeName = None, on: On = None) -> None:
    """Go on before a pause is over."""
    desk: Desk = ctx.obj
    end_pause(desk, _meant(desk, name), on=desk.first_day(on))


@verb(
    app,
    'mentorship end Priya --why "We reached what we came for"',
    "mentorship end Priya --guide",
)
def end(
    ctx: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="[NAME]",
            help="A name, or how it begins; not needed where one goes on.",
            autocompletion=names,
        ),
    ] = None,
    guide: Annotated[
        bool,
        typer.Option("--guide", help="Look back, say thanks, and say what is next."),
    ] = False,
    why: Why = None,
    on: On = None,
) -> None:
    """End a mentorship; everything that was written stays."""
    desk: Desk = ctx.obj
    day = desk.day(on)
    if guide:
        close(desk, _going_on(desk, name), on=day, why=why)
        return
    with desk.step() as step:
        mentorship = _going_on(desk, name)
        ended = step.change(mentorship, lambda m: m.end(on=day, why=why))
    confirm(desk, ended)


def _going_on(desk: Desk, name: str | None) -> Mentorship:
    """The mentorship that was named, or the only one that goes on.

    Raises:
        NoSuchEntry: nobody has that name, or nothing goes on.
        UsageError: several have, or several go on.
    """
    if name is not None:
        return named(desk.mentorships(), name)
    known = [m for m in desk.mentorships() if m.ended_on is None]
    if not known:
        message = "No mentorship is going on: mentorlog mentorship list"
        raise NoSuchEntry(message)
    if len(known) > 1:
        people = " or ".join(" ".join(m.person.split()) for m in known)
        message = f"Which one? mentorlog mentorship end NAME: {people}."
        raise UsageError(message)
    return known[0]


def _meant(desk: Desk, name: str | None) -> Mentorship:
    """The mentorship that was named, or the one in use.

    Raises:
        NoSuchEntry: there is none.
    """
    meant = desk.whose(name)
    if len(meant) != 1:
        message = "There is no mentorship yet: mentorlog mentorship start NAME"
        raise NoSuchEntry(message)
    return meant[0]
