"""Reviews as pages and pictures to hand over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.commands.form import unspoken
from mentorlog.commands.handing_over import hand_over, prompt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentorlog.commands.form import Wanted
    from mentorlog.desk import Desk
    from mentorlog.entries.mentorship import Mentorship
    from mentorlog.period import Period
    from mentorlog.reports.review import Review


def hand_over_reviews(
    desk: Desk,
    form: Wanted,
    reviews: Sequence[tuple[Mentorship, Review]],
    period: Period,
    *,
    nothing: str,
    each: bool,
    private: bool,
) -> None:
    """Let reviews go as a page, and say which challenges on it are not spoken of yet.

    Args:
        desk: what commands work with.
        form: the form of the page, and where it shall go.
        reviews: the reviews, each with the mentorship it is of.
        period: the period.
        nothing: what to say where there is none.
        each: whether a line for each stands above them.
        private: whether what is private is on it.
    """
    found = [review for _, review in reviews]
    if form.form == "md":
        from mentorlog.pages.review import review_page  # noqa: PLC0415 - on demand

        page = review_page(found, nothing, each=each)
    elif form.form == "svg":
        from mentorlog.screen.picture import review_picture  # noqa: PLC0415 - on demand

        page = review_picture(found, nothing, each=each, prompt=prompt(desk))
    else:
        page = _html(desk, reviews, period, nothing=nothing, each=each, private=private)
    hand_over(desk, form, page, "review")
    told = (c for review in found for c in review.challenges if not private)
    desk.screen.hint(unspoken(c.id for c in told if not (c.raised_on or c.resolved_on)))


def _html(
    desk: Desk,
    reviews: Sequence[tuple[Mentorship, Review]],
    period: Period,
    *,
    nothing: str,
    each: bool,
    private: bool,
) -> str:
    from mentorlog.pages.html.review import review_html  # noqa: PLC0415 - on demand
    from mentorlog.reports.way import way  # noqa: PLC0415 - on demand
    from mentorlog.store.readings_way import way_up_to  # noqa: PLC0415 - on demand

    told = [
        (
            review,
            way(
                way_up_to(desk.journal, whose, period, desk.today, private=private),
                whose.person,
            ),
        )
        for whose, review in reviews
    ]
    return review_html(told, nothing, made_on=desk.today, each=each, private=private)
