"""Reviews as text that is neither wrapped, cut nor coloured: for pipes and files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.reports import review_lines, review_words
from mentorlog.screen.bars import bar, sparkline
from mentorlog.screen.safe import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mentorlog.reports.review import Review
    from mentorlog.reports.review_line import Line

LABEL = 12
REF = 4
BAR = 12
COMPARED = 58
"""Where the column of what is compared begins, if the line is not longer."""


def flat_review(review: Review, *, unicode: bool) -> str:
    """A review as lines, laid out as at a terminal."""
    if review.empty:
        said = (
            review_words.nothing_written(review),
            *review_words.waiting(review),
            review_words.what_to_write(review),
        )
        return _joined(one_line(words) for words in said)
    heading = one_line(review_words.heading(review))
    return _joined(
        [
            _beside(heading, review_words.compared_with(review)),
            "",
            *_lines(review_lines.lines(review, whole=True), unicode=unicode),
        ]
    )


def _lines(lines: Sequence[Line], *, unicode: bool) -> Iterator[str]:
    label = ""
    for line in lines:
        first = line.label if line.label != label else ""
        if first == "Decide":
            yield ""
        label = line.label
        yield from _line(line, f"{first:<{LABEL}}", unicode=unicode)


def _line(line: Line, label: str, *, unicode: bool) -> Iterator[str]:
    ref = f"{line.ref:<{REF - 1}} " if line.ref else ""
    spark = sparkline(line.moods, unicode=unicode)
    text = "  ".join(words for words in (spark, one_line(line.text)) if words)
    if line.share is None and line.detail:
        text += f" · {one_line(line.detail)}"
    yield _beside(f"{label}{ref}{text}", line.compared)
    margin = " " * LABEL + " " * len(ref)
    if line.share is not None:
        yield f"{margin}{''.join(bar(line.share, BAR))}  {one_line(line.detail)}"
    if line.command:
        yield f"{margin}{one_line(line.command)}"


def _beside(text: str, compared: str) -> str:
    return f"{text:<{COMPARED - 2}}  {compared}" if compared else text


def plain_review(review: Review) -> str:
    """A review as records: label, value, compared; a tab between the fields."""
    heading = review_words.heading(review)
    records = [("Review", heading, review_words.compared_with(review))]
    if review.empty:
        records.append(("Nothing", review_words.nothing_written(review), ""))
        records += [("Waiting", words, "") for words in review_words.waiting(review)]
    else:
        records += [_record(line) for line in review_lines.lines(review, whole=True)]
    return _joined("\t".join(map(one_line, record)) for record in records)


def _record(line: Line) -> tuple[str, str, str]:
    text = f"{line.ref} {line.text}" if line.ref else line.text
    value = " · ".join(words for words in (text, line.detail, line.command) if words)
    return line.label, value, line.compared


def _joined(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
