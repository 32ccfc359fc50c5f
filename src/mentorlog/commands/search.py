"""`mentorlog search`: words in everything that was kept."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Annotated

import typer

from mentorlog.commands.form import Form, IncludePrivate, page_wanted, tellable
from mentorlog.commands.narrowing import Kinds, days, kinds
from mentorlog.commands.options import Since, Until, WithAll
from mentorlog.commands.values import tag_words, whole
from mentorlog.commands.verb import report, verb
from mentorlog.desk import Desk
from mentorlog.errors import UsageError
from mentorlog.pages.search import search_page
from mentorlog.period import quoted
from mentorlog.reports.found_words import Hit
from mentorlog.reports.sought import Sought, read_sought
from mentorlog.store.searching import search as found_in
from mentorlog.store.tags import is_tag

app = report()

LARGEST = 1000
"""Nobody reads on beyond so many."""


def _how_many(text: object) -> int:
    return whole(str(text), 1, LARGEST, "number of entries")


@verb(
    app,
    "search outline",
    'search "slow down" --kind feedback --since "3 months ago"',
    "search '#talks' rehears",
)
def search(
    ctx: typer.Context,
    text: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[TEXT]...",
            help="Words, the last perhaps only begun; #tag; '\"several words\"'.",
        ),
    ] = None,
    kind: Kinds = None,
    since: Since = None,
    until: Until = None,
    tag: Annotated[
        list[str] | None,
        typer.Option("--tag", metavar="WORD", help="Only with this tag (repeatable)."),
    ] = None,
    with_: WithAll = None,
    most: Annotated[
        int, typer.Option("--most", parser=_how_many, metavar="N", help="At most N.")
    ] = 20,
    format_: Form = "text",
    include_private: IncludePrivate = False,
) -> None:
    """Find words in everything you have kept, best match first.

    All words must be there, in any order; accents and capitals do not matter.
    """
    desk: Desk = ctx.obj
    if text is None and not tag:
        message = "Say what to look for: mentorlog search WORD, or --tag WORD."
        raise UsageError(message)
    typed = " ".join(text or ())
    page = page_wanted(desk, format_)
    public = page and not include_private
    terms, tags = read_sought(typed, partial(is_tag, desk.journal))
    first, last = days(desk, since, until)
    known = desk.mentorships()
    meant = desk.whose(with_) if with_ else known
    tellable(meant if with_ else [], private=not public)
    sought = Sought(
        terms=terms,
        tags=tuple(dict.fromkeys((*tags, *tag_words(tag)))),
        kinds=kinds(kind),
        mentorships=tuple(m.id for m in meant) if meant != known else None,
        since=first,
        until=last,
        public=public,
        most=most,
    )
    # One more than is shown tells whether there are more.
    found = found_in(desk.journal, replace(sought, most=most + 1))
    hits = [Hit(found=f, texts=texts, terms=terms) for f, texts in found[:most]]
    name = len(known) > 1
    if page:
        title = " ".join((typed, *(f"#{t}" for t in tag_words(tag))))
        desk.screen.text(search_page(title, hits, desk.today, name_person=name))
    else:
        desk.screen.found(hits, empty=_nothing(typed, sought), name_person=name)
    if len(found) > most and most < LARGEST:
        more = min(most * 5, LARGEST)
        desk.screen.hint(f"There are more than these {most}: --most {more}")


def _nothing(typed: str, sought: Sought) -> str:
    """What to say where nothing was found: what to try next."""
    if not sought.terms and not sought.tags:
        return "There is no word to look for: mentorlog search WORD"
    said = f" for {quoted(typed)}" if typed.strip() else ""
    if sought.narrowed:
        return f"Nothing found{said} there. Fewer options or words find more."
    return f"Nothing found{said}. Fewer or shorter words find more."
