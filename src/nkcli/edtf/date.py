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

FIRST_DAY, LAST_DAY = Day(0, 1, 1), Day(10_000, 12, 31)
"""Stand-ins for an open end where days must be compared: before and after every date; never shown."""


class Span(NamedTuple):
    """From one part to another; None is an end left open. A single date is the same part twice."""

    start: EdtfPart | None
    end: EdtfPart | None


class EdtfDate(Frozen):
    """A date, period or set of dates, with its bounds.

    `earliest` and `latest` are the first and the last day it can touch, None where it is open.
    `precision` is that of its coarsest part.
    """

    text: str
    form: Form
    members: tuple[Span, ...]
    earliest: Day | None
    latest: Day | None
    precision: Precision

    @staticmethod
    def parse(text: str) -> EdtfDate:
        """Return the date that an EDTF text writes.

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
    def parts(self) -> tuple[EdtfPart, ...]:
        """Every date expression in it, in order."""
        ends = ((start,) if start is end else (start, end) for start, end in self.members)
        return tuple(part for pair in ends for part in pair if part is not None)

    @property
    def is_day(self) -> bool:
        """Whether it is one exact day, without a doubt or a circa."""
        return self.form == "moment" and self.parts[0].is_exact_day

    @property
    def is_known_to_the_day(self) -> bool:
        """Whether every end that it has is an exact day; an open or unknown end is none."""
        return all(end is not None and end.is_exact_day for member in self.members for end in member)

    # -- what can be, and what is certain --------------------------------------------------------

    def touches(self, first: Day, last: Day) -> bool:
        """Return whether it can have a day from `first` to `last`; the gaps of a set are no part of it."""
        return any(start <= last and first <= end for start, end in map(_bounds, self.members))

    def overlaps(self, other: EdtfDate) -> bool:
        """Return whether the two can have a day in common."""
        return any(self.touches(*_bounds(member)) for member in other.members)

    def within(self, other: EdtfDate) -> bool:
        """Return whether it can lie in `other`: no end is certain to be outside.

        `1988` can lie in `1988-02-20/1994-05-12`, and so can one day of `[1980..1990]`; `1987/1990`,
        which lasted, can't.
        """
        low, high = other.sort_key
        lasted = self.form != "one_of"
        return self.overlaps(other) and not (lasted and any(not _fits(member, low, high) for member in self.members))

    def surely_within(self, first: Day, last: Day) -> bool:
        """Return whether every day that it can touch lies from `first` to `last`."""
        earliest, latest = self.sort_key
        return first <= earliest and latest <= last

    @cached_property
    def certain_spans(self) -> tuple[tuple[Day, Day], ...]:
        """The days that it holds for certain, as pairs of a first and a last day, in order.

        A year, month or season is some time in it, so none of its days is certain; nor is any day of
        `[a..b]`. What lasted from a to b held from the last day that a can be to the first that b can
        be. `..` is an end that is open (ISO 8601-2), so `../1994` held on every day before 1994; an
        unknown end (`/1994-05-12`) leaves the other end alone certain. Hedged dates are never certain.
        """
        if self.form == "one_of":
            return ()
        spans = (_certain(member, self.text) for member in self.members)
        return tuple(span for span in spans if span is not None)

    # -- the same date, said more or less precisely ----------------------------------------------

    def may_equal(self, other: EdtfDate) -> bool:
        """Return whether two dates of one event may be the same, one less precise: both ends can agree.

        >>> EdtfDate.parse("1988-02-20/1994-05-12").may_equal(EdtfDate.parse("1988/1994"))
        True
        """
        (a, b), (c, d) = self._ends, other._ends
        starts = a is None or c is None or _may_be_one(a, c)
        return starts and (_may_be_one(b, d) if b and d else b is d)

    def same_period(self, other: EdtfDate) -> bool:
        """Return whether two periods that figures count are the same, allowing for the precision of their ends.

        A plain year or month stands for the whole of it. An end of what lasted agrees with one that is
        given more precisely, so `1988/1994` is `1988-02-20/1994-05-12`, and `2020` is not the 44 days
        of that autumn.

        >>> EdtfDate.parse("2020").same_period(EdtfDate.parse("2020-09-27/2020-11-10"))
        False
        """
        if self.sort_key == other.sort_key:
            return True
        if "interval" not in (self.form, other.form):
            return False
        (a, b), (c, d) = self._period_ends, other._period_ends
        return a[0] <= c[1] and c[0] <= a[1] and b[0] <= d[1] and d[0] <= b[1]

    @property
    def _ends(self) -> tuple[EdtfPart | None, EdtfPart | None]:
        return self.members[0].start, self.members[-1].end

    @property
    def _period_ends(self) -> tuple[tuple[Day, Day], tuple[Day, Day]]:
        """The days that a period can begin and end on."""
        first, last = self.sort_key
        if self.form != "interval":
            return (first, first), (last, last)
        start, end = self.members[0]
        begins = (start.earliest, start.latest) if start else (FIRST_DAY, FIRST_DAY)
        return begins, (end.earliest, end.latest) if end else (LAST_DAY, LAST_DAY)


def _bounds(member: Span) -> tuple[Day, Day]:
    return member.start.earliest if member.start else FIRST_DAY, member.end.latest if member.end else LAST_DAY


def _fits(member: Span, low: Day, high: Day) -> bool:
    """Return whether both ends of what lasted can lie between two days; an open end can."""
    start, end = member
    begins = start is None or low <= start.latest
    ends = end is None or end.earliest <= high
    earliest, latest = _bounds(member)
    return begins and ends and earliest <= high and low <= latest


def _certain(member: Span, text: str) -> tuple[Day, Day] | None:
    """Return the days between the ends, wherever they are; None where none is certain."""
    start, end = member
    if any(part and part.is_hedged for part in member):
        return None
    if text.startswith("/") or text.endswith("/"):
        stated = start or end
        return (stated.earliest, stated.latest) if stated and stated.is_exact_day else None
    first, last = start.latest if start else FIRST_DAY, end.earliest if end else LAST_DAY
    return (first, last) if first <= last else None


def _may_be_one(one: EdtfPart, other: EdtfPart) -> bool:
    return one.earliest <= other.latest and other.earliest <= one.latest


def validate_edtf(text: str) -> bool:
    """Accept an EDTF text; for the validation of records.

    Raises:
        DateError: with a sentence that says what is wrong.
    """
    _parse(text)
    return True


@lru_cache(maxsize=8192)
def _parse(text: str) -> EdtfDate:
    if text[:1] in ("[", "{"):
        return _set(text)
    if "/" in text:
        start, _, end = text.partition("/")
        return _checked(text, "interval", (_span(text, start, end),))
    part = parse_part(text)
    return EdtfDate(text, "moment", (Span(part, part),), part.earliest, part.latest, part.precision)


def _set(text: str) -> EdtfDate:
    closing = {"[": "]", "{": "}"}[text[0]]
    if not text.endswith(closing) or len(text) <= len("[]"):
        raise DateError(text, ": a set is written [a,b], [a..b] or {a..b}")
    members = tuple(_member(member.strip(), text) for member in text[1:-1].split(","))
    return _checked(text, "one_of" if closing == "]" else "all_of", members)


def _member(member: str, text: str) -> Span:
    if ".." not in member:
        part = parse_part(member)
        return Span(part, part)
    start, _, end = member.partition("..")
    return _span(text, start, end)


def _span(text: str, start: str, end: str) -> Span:
    ends = (None if end in ("", "..") else parse_part(end) for end in (start, end))
    span = Span(*ends)
    if span == (None, None):
        raise DateError(text, "has neither a start nor an end")
    return span


def _checked(text: str, form: Form, members: tuple[Span, ...]) -> EdtfDate:
    """Return the date with the bounds of the whole; refuse spans that end before they begin."""
    if any(start and end and start.earliest > end.latest for start, end in members):
        raise DateError(text, "ends before it begins")
    earliest = [start.earliest if start else None for start, _ in members]
    latest = [end.latest if end else None for _, end in members]
    ranks = get_args(Precision)
    return EdtfDate(
        text,
        form,
        members,
        None if None in earliest else min(day for day in earliest if day),
        None if None in latest else max(day for day in latest if day),
        max((part.precision for member in members for part in member if part), key=ranks.index),
    )
