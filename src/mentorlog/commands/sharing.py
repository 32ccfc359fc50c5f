"""Who shall read a report, and of which time: the words of `share`, checked."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from mentorlog.commands.form import Wanted
from mentorlog.commands.form import form_meant as form_said
from mentorlog.commands.since import since_day
from mentorlog.commands.values import choice
from mentorlog.errors import MentorlogError, UsageError
from mentorlog.period import Period, quoted, say_day
from mentorlog.reports.growth_material import last_day, time_since
from mentorlog.reports.share_policy import AUDIENCES, Audience, Readership
from mentorlog.reports.share_voice import nothing_yet
from mentorlog.store.readings_growth import first_day

if TYPE_CHECKING:
    from collections.abc import Callable

    from mentorlog.desk import Desk
    from mentorlog.entries.mentorship import Mentorship
    from mentorlog.reports.share import Share
    from mentorlog.reports.way import Way

MONTHS = 3
"""How far back is told, where it is not said."""


def one_meant(desk: Desk, name: str | None) -> Mentorship | None:
    """The mentorship that is meant; None where there is none at all.

    Raises:
        NoSuchEntry: nobody has that name.
        UsageError: several are meant, or it is private.
    """
    meant = desk.whose(name)
    if len(meant) > 1:
        message = "A report is about one person: name one after --with."
        raise UsageError(message)
    for mentorship in meant:
        if mentorship.private:
            who = quoted(mentorship.person)
            message = f"{who} is private: nothing of it is handed over."
            raise UsageError(message)
        return mentorship
    return None


def reader_meant(
    word: str | None, mentorship: Mentorship, *, quotes: bool
) -> Readership:
    """Who shall read it.

    Raises:
        UsageError: there is no such reader, or it is not for them.
    """
    other, person = mentorship.they_are, quoted(mentorship.person)
    if word is None:
        message = f"Who shall read it? --for {other}, --for manager or --for self"
        raise UsageError(message)
    audience = cast("Audience", choice(word, AUDIENCES, "reader"))
    if audience in {"mentor", "mentee"} and audience != other:
        message = f"{person} is your {other}: --for {other}"
        raise UsageError(message)
    if audience == "manager" and other == "mentee":
        message = (
            f"{person} is your mentee, and what they work on is theirs to tell:"
            " --for mentee"
        )
        raise UsageError(message)
    if audience == "manager" and quotes:
        message = (
            f"What {person} said stays between you: --include-quotes is not for a"
            " manager."
        )
        raise UsageError(message)
    return Readership(audience=audience, quotes=quotes)


def form_meant(
    desk: Desk, form: str | None, out: str | None, *, opens: bool, force: bool
) -> Wanted:
    """The form of a report, and where it shall go.

    Raises:
        UsageError: there is no such form, or it cannot go there.
    """
    named = None if out in {None, "-"} else out
    word = form_said(form, named, opens=opens)
    if word == "json" and named is not None:
        message = "JSON is printed: leave --out away, or add --format md."
        raise UsageError(message)
    desk.manner.json = desk.manner.json or word == "json"
    if named is None:
        alone = desk.manner.json and not opens
        return Wanted(form="json" if alone else word, opens=opens)
    from mentorlog.commands.placing import page_place  # noqa: PLC0415 - on demand

    path = page_place(desk, named, word, force=force)
    return Wanted(form=word, out=path, opens=opens, force=force)


def time_meant(
    desk: Desk, mentorship: Mentorship, since: str | None, until: str | None
) -> Period:
    """The time that is told of: it ends today, with the mentorship, or as typed.

    Raises:
        UnknownDay: a day cannot be read.
        UsageError: it would begin after its end.
    """
    first, typed = since_day(desk, since), desk.maybe_day(until)
    last = last_day(mentorship, desk.today)
    last = min(typed or last, last)
    if first is not None and first > last:
        message = f"{say_day(first)} is after {say_day(last)}: choose an earlier day."
        raise UsageError(message)
    began = first_day(desk.journal, mentorship, private=False)
    if last < began:
        message = f"Nothing is kept before {say_day(began)}: choose a later day."
        raise UsageError(message)
    return time_since(first, months=MONTHS, began=began, last=last)


def give(
    desk: Desk, form: Wanted, share: Share | None, way: Callable[[], Way] | None = None
) -> None:
    """Let a report go where it is wanted.

    Args:
        desk: what commands work with.
        form: its form, and where it shall go.
        share: the report; None where there is nobody to tell of.
        way: tells the way for the pictures of a page, if that is wanted.

    Raises:
        MentorlogError: there is nothing to put into the file, or it cannot be written.
    """
    if share is None or share.empty:
        if form.out is not None or form.opens:
            raise MentorlogError(nothing_yet(share))
        desk.screen.shared(share)
    elif form.form == "json" or (form.form == "text" and form.out is None):
        desk.screen.shared(share)
    else:
        from mentorlog.commands.handing_over import hand_over  # noqa: PLC0415 - on demand

        hand_over(desk, form, _page(desk, share, form, way), "share")


def _page(desk: Desk, share: Share, form: Wanted, way: Callable[[], Way] | None) -> str:
    if form.form == "html" and way is not None:
        from mentorlog.pages.html.share import share_html  # noqa: PLC0415 - on demand

        return share_html(share, way(), made_on=desk.today)
    if form.form == "md":
        from mentorlog.pages.share import share_page  # noqa: PLC0415 - on demand

        return share_page(share)
    from mentorlog.screen.share import flat_share  # noqa: PLC0415 - on demand

    return flat_share(share)


def way_seen(
    desk: Desk, mentorship: Mentorship, period: Period, reader: Readership
) -> Way:
    """The way through a time, as the reader may see it."""
    from mentorlog.reports.share_way import seen_by  # noqa: PLC0415 - on demand
    from mentorlog.reports.way import way  # noqa: PLC0415 - on demand
    from mentorlog.store.readings_way import way_through  # noqa: PLC0415 - on demand

    material = way_through(
        desk.journal,
        mentorship,
        period,
        desk.today,
        private=False,
        week_begins=desk.customs.week_begins,
    )
    return way(seen_by(material, reader), mentorship.person)
