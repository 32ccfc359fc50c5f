"""Reports on the screen: each for people, at pipes, for scripts and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.screen.printing import Printing
from mentorlog.screen.safe import speaks_unicode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentorlog.reports.found_words import Hit
    from mentorlog.reports.growth import Growth
    from mentorlog.reports.impact import Impact
    from mentorlog.reports.prep import Prep
    from mentorlog.reports.review import Review
    from mentorlog.reports.share import Share
    from mentorlog.reports.timeline_course import Course
    from mentorlog.reports.today import Today


class Reporting(Printing):
    """Every report, for whoever reads it."""

    def review(
        self, reviews: Sequence[Review], nothing: str, *, each: bool = False
    ) -> None:
        """Print reviews, one below the other.

        Args:
            reviews: the reviews.
            nothing: what to say where there is none.
            each: whether a line for each stands above them, for people.
        """
        from mentorlog.screen.flat_review import plain_review  # noqa: PLC0415 - on demand

        unicode = speaks_unicode(self._out)
        if self.manner.json:
            self.json(reviews)
        elif self.manner.plain:
            self._write("".join(map(plain_review, reviews)))
        elif not reviews:
            self.line(nothing)
        else:
            above = ""
            if each:
                from mentorlog.screen.overview import draw_overview  # noqa: PLC0415 - costs Rich

                above = draw_overview(reviews, self.canvas) + "\n"
            self._reviews(reviews, above, unicode=unicode)

    def _reviews(self, reviews: Sequence[Review], above: str, *, unicode: bool) -> None:
        if self._out.isatty():
            from mentorlog.screen.review import draw_review  # noqa: PLC0415 - costs Rich

            drawn = (draw_review(r, self.canvas, unicode=unicode) for r in reviews)
            self._show(above + "\n".join(drawn))
        else:
            from mentorlog.screen.flat_review import flat_review  # noqa: PLC0415 - on demand

            flat = (flat_review(r, unicode=unicode) for r in reviews)
            self._write(above + "\n".join(flat))

    def today(self, today: Today) -> None:
        """Print what today asks for; a calm sentence where it asks for nothing."""
        from mentorlog.screen.flat_today import flat_today, plain_today  # noqa: PLC0415 - on demand

        if self.manner.json:
            self.json(today)
        elif self.manner.plain:
            self._write(plain_today(today))
        elif self._out.isatty() and not today.is_quiet:
            from mentorlog.screen.today import draw_today  # noqa: PLC0415 - costs Rich

            self._show(draw_today(today, self.canvas))
        else:
            self._write(flat_today(today))

    def found(self, hits: Sequence[Hit], *, empty: str, name_person: bool) -> None:
        """Print what a search has found.

        Args:
            hits: what was found, the best first.
            empty: what to say where nothing was.
            name_person: whether to say whom each entry is about.
        """
        from mentorlog.screen import search  # noqa: PLC0415 - costs Rich

        if self.manner.json:
            self.json([search.hit_told(hit) for hit in hits])
        elif not hits:
            self.hint(empty)
        elif self.manner.plain:
            self._write(search.plain_hits(hits))
        elif self._out.isatty():
            self._show(
                search.draw_hits(
                    hits, self._today, self.canvas, name_person=name_person
                )
            )
        else:
            told = search.flat_hits(hits, self._today, name_person=name_person)
            self._write(told)

    def timeline(self, course: Course, heading: str, *, empty: str) -> None:
        """Print what happened, one line each, through a pager if that is too long.

        No more of it is read and held than is printed at once.

        Args:
            course: what happened, in order.
            heading: whom or what it is about.
            empty: what to say where nothing happened: what to type next.
        """
        from mentorlog.screen import timeline  # noqa: PLC0415 - on demand

        if self.manner.json:
            self.json_list(map(timeline.moments_told, course))
        elif not course.beginning:
            self.hint(empty)
        elif self.manner.plain:
            self.flow(map(timeline.plain_moments, course))
        elif not self._out.isatty():
            self.flow(timeline.flat_moments(course))
        else:
            self._page(lambda: timeline.draw_moments(course, heading, self.canvas))

    def growth(self, growths: Sequence[Growth], nothing: str) -> None:
        """Print then and now, one below the other, or what to say where none is."""
        from mentorlog.screen import growth as form  # noqa: PLC0415 - costs Rich

        unicode = speaks_unicode(self._out)
        if self.manner.json:
            self.json(growths)
        elif self.manner.plain:
            self._write("".join(map(form.plain_growth, growths)))
        elif not growths:
            self.line(nothing)
        elif self._out.isatty():
            drawn = (form.draw_growth(g, self.canvas, unicode=unicode) for g in growths)
            self._show("\n".join(drawn))
        else:
            flat = (form.flat_growth(g, unicode=unicode) for g in growths)
            self._write("\n".join(flat))

    def impact(self, impacts: Sequence[Impact], nothing: str) -> None:
        """Print what came of guidance, one below the other, or what to say instead."""
        from mentorlog.screen import impact as form  # noqa: PLC0415 - costs Rich

        unicode = speaks_unicode(self._out)
        if self.manner.json:
            self.json(impacts)
        elif self.manner.plain:
            self._write("".join(map(form.plain_impact, impacts)))
        elif not impacts:
            self.line(nothing)
        elif self._out.isatty():
            drawn = (form.draw_impact(i, self.canvas, unicode=unicode) for i in impacts)
            self._show("\n".join(drawn))
        else:
            flat = (form.flat_impact(i, unicode=unicode) for i in impacts)
            self._write("\n".join(flat))

    def shared(self, share: Share | None) -> None:
        """Print a report to hand over; where there is nobody, what to type next."""
        if self.manner.json:
            self.json(share)
            return
        from mentorlog.screen import share as form  # noqa: PLC0415 - costs Rich

        if share is None or share.empty:
            from mentorlog.reports.share_voice import nothing_yet  # noqa: PLC0415 - on demand

            self.hint(nothing_yet(share))
        elif self.manner.plain:
            self._write(form.plain_share(share))
        elif self._out.isatty():
            unicode = speaks_unicode(self._out)
            self._show(form.draw_share(share, self.canvas, unicode=unicode))
        else:
            self._write(form.flat_share(share))

    def prep(self, prep: Prep | None) -> None:
        """Print an agenda; where there is nobody to talk with, what to type next."""
        from mentorlog.screen.flat_prep import flat_prep, plain_prep  # noqa: PLC0415 - on demand

        if self.manner.json:
            self.json(prep)
        elif prep is None:
            from mentorlog.reports.prep_words import NOBODY  # noqa: PLC0415 - on demand

            self.hint("\n".join(NOBODY))
        elif self.manner.plain:
            self._write(plain_prep(prep))
        elif self._out.isatty():
            from mentorlog.screen.prep import draw_prep  # noqa: PLC0415 - costs Rich

            self._show(draw_prep(prep, self.canvas))
        else:
            self._write(flat_prep(prep))
