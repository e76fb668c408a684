"""Dates as historians know them: EDTF (ISO 8601-2) levels 0 and 1, sets and masked digits.

`a/b` lasted from a to b; `[a..b]` is one day in there; `{a..b}` is every day in there. The bounds
of what was written are never narrowed and a missing part is never invented: `1992` runs from its
first day to its last, and `2023-09-19/..` has no latest day. Source: Library of Congress, Extended
Date/Time Format Specification (2019). The two Python libraries take 200–300 ms to import and err
on some of these forms; they serve as oracles in the tests, wherever they are right.
"""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import Literal, NamedTuple, get_args

from nkcli.edtf.part import DateError, Day, EdtfPart, Precision, parse_part
from nkcli.frozen import Frozen

Form = Literal["moment", "interval", "one_of", "all_of"]

MINYEAR, MAXYEAR = 1, 9999
"""The years of the standard library's calendar, and of every record."""

FIRST_DAY = Day(-(10**12), 1, 1)
LAST_DAY = Day(10**12, 12, 31)
"""Stand-ins for an open end where days must be compared; never shown."""


class Span(NamedTuple):
    """From one moment to another; None is an end left open."""

    start: EdtfPart | None
    end: EdtfPart | None


class EdtfDate(Frozen):
    """A date, period or set of dates, with its bounds.

    `earliest` and `latest` are the first and the last day it can touch, None where it is open.
    `precision` is that of its coarsest part.
    """

    text: str
    form: Form
    parts: tuple[EdtfPart | Span, ...]
    earliest: Day | None
    latest: Day | None
    precision: Precision

    @staticmethod
    def parse(text: str) -> EdtfDate:
        """Read an EDTF text.

        Raises:
            DateError: with a sentence that says what is wrong.
        """
        return _parse(text)

    @property
    def sort_key(self) -> tuple[Day, Day]:
        """(earliest, latest), open ends before and after everything."""
        return self.earliest or FIRST_DAY, self.latest or LAST_DAY

    @cached_property
    def bounds(self) -> tuple[str | None, str | None]:
        """The earliest and the latest day as EDTF, None where it is open."""
        return str(self.earliest) if self.earliest else None, str(self.latest) if self.latest else None

    @property
    def moments(self) -> tuple[EdtfPart, ...]:
        """Every date expression in it, in order."""
        found: list[EdtfPart] = []
        for part in self.parts:
            ends = (part,) if isinstance(part, EdtfPart) else part
            found += [end for end in ends if end is not None]
        return tuple(found)

    @property
    def is_day(self) -> bool:
        """Whether it is one exact day, without a doubt or a circa."""
        return self.form == "moment" and self.earliest == self.latest and not self.text.endswith(("~", "?", "%"))

    def touches(self, first: Day, last: Day) -> bool:
        """Say whether it can have a day from `first` to `last`; the gaps of a set are no part of it."""
        return any(start <= last and first <= end for start, end in map(_bounds, self.parts))

    def overlaps(self, other: EdtfDate) -> bool:
        """Say whether the two can have a day in common."""
        return any(self.touches(*_bounds(part)) for part in other.parts)

    def within(self, other: EdtfDate) -> bool:
        """Say whether it can lie in `other`: no end is certain to be outside.

        `1988` can lie in `1988-02-20/1994-05-12`, and so can one day of `[1980..1990]`; `1987/1990`,
        which lasted, can't.
        """
        low, high = other.sort_key
        lasted = self.form != "one_of"
        return self.overlaps(other) and not (lasted and any(not _fits(part, low, high) for part in self.parts))


def _bounds(part: EdtfPart | Span) -> tuple[Day, Day]:
    start, end = (part, part) if isinstance(part, EdtfPart) else part
    return start.earliest if start else FIRST_DAY, end.latest if end else LAST_DAY


def _fits(part: EdtfPart | Span, low: Day, high: Day) -> bool:
    """Say whether both ends of what lasted can lie between two days; an open end can."""
    start, end = (part, part) if isinstance(part, EdtfPart) else part
    begins = start is None or low <= start.latest
    ends = end is None or end.earliest <= high
    earliest, latest = _bounds(part)
    return begins and ends and earliest <= high and low <= latest


def validate_edtf(text: str) -> bool:
    """Accept an EDTF text, for validation at the door: of records, which lie in the calendar's years.

    Raises:
        DateError: with a sentence that says what is wrong.
    """
    date = EdtfDate.parse(text)
    if any(day and not MINYEAR <= day.year <= MAXYEAR for day in (date.earliest, date.latest)):
        raise DateError(text, f": a record's dates lie in the years {MINYEAR} to {MAXYEAR}")
    return True


@lru_cache(maxsize=8192)
def _parse(text: str) -> EdtfDate:
    if text[:1] in ("[", "{"):
        return _set(text)
    if "/" in text:
        return _interval(text)
    moment = parse_part(text)
    return EdtfDate(text, "moment", (moment,), moment.earliest, moment.latest, moment.precision)


def _interval(text: str) -> EdtfDate:
    start, _, end = text.partition("/")
    span = Span(_end(start), _end(end))
    if span == (None, None):
        raise DateError(text, "has neither a start nor an end")
    return _checked(text, "interval", (span,))


def _end(text: str) -> EdtfPart | None:
    return None if text in ("", "..") else parse_part(text)


def _set(text: str) -> EdtfDate:
    closing = {"[": "]", "{": "}"}[text[0]]
    if not text.endswith(closing) or len(text) <= 2:  # noqa: PLR2004 - the two brackets
        raise DateError(text, ": a set is written [a,b], [a..b] or {a..b}")
    parts = tuple(_member(member.strip(), text) for member in text[1:-1].split(","))
    return _checked(text, "one_of" if closing == "]" else "all_of", parts)


def _member(member: str, text: str) -> EdtfPart | Span:
    if ".." not in member:
        return parse_part(member)
    start, _, end = member.partition("..")
    if not start and not end:
        raise DateError(text, "has neither a start nor an end")
    return Span(parse_part(start) if start else None, parse_part(end) if end else None)


def _checked(text: str, form: Form, parts: tuple[EdtfPart | Span, ...]) -> EdtfDate:
    """Refuse spans that end before they begin, and find the bounds of the whole."""
    earliest: list[Day | None] = []
    latest: list[Day | None] = []
    for part in parts:
        start, end = (part, part) if isinstance(part, EdtfPart) else part
        if start and end and start.earliest > end.latest:
            raise DateError(text, "ends before it begins")
        earliest.append(start.earliest if start else None)
        latest.append(end.latest if end else None)
    moments = [m for p in parts for m in ((p,) if isinstance(p, EdtfPart) else p) if m is not None]
    ranks = get_args(Precision)
    return EdtfDate(
        text,
        form,
        parts,
        None if None in earliest else min(d for d in earliest if d),
        None if None in latest else max(d for d in latest if d),
        max((m.precision for m in moments), key=ranks.index),
    )
