"""One date expression of EDTF: a day, month, season, year or masked date, with its bounds.

Everything here is proleptic Gregorian and standard library only. Bounds are `Day` tuples, not
`datetime.date`, because EDTF knows the year 0, years before it, and years past 9999.
"""

from __future__ import annotations

import re
from calendar import isleap
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

Precision = Literal["day", "month", "season", "year", "decade", "century", "millennium"]
"""The finest unit of which every digit is given."""

_MOMENT = re.compile(
    r"""(?P<year>Y-?[1-9][0-9]{4,8}|-?[0-9X]{4})
        (?:-(?P<month>[0-9X]{2})
        (?:-(?P<day>[0-9X]{2})
        (?P<time>T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:Z|[+-](?:0[0-9]|1[0-4])(?::[0-5][0-9])?)?)?)?)?
        (?P<hedge>[?~%])?""",
    re.VERBOSE | re.ASCII,
)

# Meteorological seasons of the northern hemisphere, where the conflict took place. "Winter 1992"
# can be the winter that begins or the one that ends in 1992; a source rarely says which, so the
# bounds span both.
_SEASONS = {21: ((0, 3), (0, 5)), 22: ((0, 6), (0, 8)), 23: ((0, 9), (0, 11)), 24: ((-1, 12), (1, 2))}

_DAYS_IN_MONTH = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


_LONGEST = 100
"""Characters of a text that is no date which are told."""


class DateError(ValueError):
    """A text that is no date; `reason` says why."""

    def __init__(self, text: str, reason: str) -> None:
        """Take the text and what is wrong with it."""
        shown = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
        super().__init__(f"{shown!r}{reason}" if reason.startswith(":") else f"{shown!r} {reason}")
        self.reason = reason.removeprefix(": ")


class Day(NamedTuple):
    """A calendar day; sorts by time."""

    year: int
    month: int
    day: int

    def __str__(self) -> str:
        """Write the day as EDTF does."""
        return f"{year_text(self.year)}-{self.month:02d}-{self.day:02d}"


class EdtfPart(NamedTuple):
    """One date expression: what was written and what it spans."""

    text: str
    earliest: Day
    latest: Day
    precision: Precision
    approximate: bool
    uncertain: bool

    @property
    def season(self) -> int | None:
        """21 (spring) to 24 (winter), or None."""
        return (
            int(self.text[-2:] if self.text[-1].isdigit() else self.text[-3:-1]) if self.precision == "season" else None
        )


def year_text(year: int) -> str:
    """Write a year as EDTF does.

    >>> year_text(1992), year_text(-50), year_text(-12000)
    ('1992', '-0050', 'Y-12000')
    """
    if abs(year) > 9999:  # noqa: PLR2004 - EDTF's four-digit years end here
        return f"Y{year}"
    return f"{'-' if year < 0 else ''}{abs(year):04d}"


def days_in_month(year: int, month: int) -> int:
    """Count the days of a month."""
    return 29 if month == 2 and isleap(year) else _DAYS_IN_MONTH[month]  # noqa: PLR2004 - February


def parse_part(text: str) -> EdtfPart:
    """Read one date expression.

    Raises:
        DateError: when `text` is none, or names a day that no calendar has.
    """
    match = _MOMENT.fullmatch(text)
    if match is None:
        raise DateError(text, "is no EDTF date; write for example 1992, 1992-02, 1992-02-26, 1992~ or 199X")
    year, month, day, hedge = match["year"], match["month"], match["day"], match["hedge"] or ""
    if year == "-0000":
        raise DateError(text, ": there is no year -0000; the year 0 is written 0000")
    earliest, latest = _bounds(text, year, month, day)
    return EdtfPart(
        text,
        earliest,
        latest,
        _precision(year, month, day),
        approximate=hedge in ("~", "%"),
        uncertain=hedge in ("?", "%"),
    )


def _bounds(text: str, year: str, month: str | None, day: str | None) -> tuple[Day, Day]:
    if month is not None and "X" not in month and int(month) in _SEASONS:
        return _season_bounds(text, year, int(month), day)
    if "X" not in text and "Y" not in text:
        return _plain_bounds(text, int(year), month, day)
    first = _edge(year, month, day)
    last = _edge(year, month, day, backwards=True)
    if first is None or last is None:
        raise _no_such_day(text)
    return first, last


def _plain_bounds(text: str, year: int, month: str | None, day: str | None) -> tuple[Day, Day]:
    """Give the bounds of a date without masked digits, the common case."""
    if month is None:
        return Day(year, 1, 1), Day(year, 12, 31)
    length = days_in_month(year, int(month)) if "01" <= month <= "12" else 0
    if not length or (day is not None and not 1 <= int(day) <= length):
        raise _no_such_day(text)
    first, last = (1, length) if day is None else (int(day), int(day))
    return Day(year, int(month), first), Day(year, int(month), last)


def _no_such_day(text: str) -> DateError:
    return DateError(text, "names a day that is in no calendar; months run from 01 to 12 (seasons 21 to 24)")


def _season_bounds(text: str, year: str, season: int, day: str | None) -> tuple[Day, Day]:
    if day is not None:
        raise DateError(text, ": a season (21 to 24 in place of a month) has no days")
    (before, first), (after, last) = _SEASONS[season]
    low, high = next(_years(year)) + before, next(_years(year, backwards=True)) + after
    return Day(low, first, 1), Day(high, last, days_in_month(high, last))


def _edge(year: str, month: str | None, day: str | None, *, backwards: bool = False) -> Day | None:
    """Find the first day that the digits allow (or the last); None where no year has one.

    Years differ in their February alone, so months and days are tried for two of them, and not for each of 10,000.
    """
    in_leap = _day_of_year(2000, month, day, backwards=backwards)
    if in_leap is None:
        return None
    in_common = _day_of_year(2001, month, day, backwards=backwards)
    for y in _years(year, backwards=backwards):
        found = in_leap if isleap(y) else in_common
        if found is not None:
            return Day(y, *found)
    return None


def _day_of_year(year: int, month: str | None, day: str | None, *, backwards: bool) -> tuple[int, int] | None:
    for m in _numbers(month or "XX", range(1, 13), backwards=backwards):
        for d in _numbers(day or "XX", range(1, days_in_month(year, m) + 1), backwards=backwards):
            return m, d
    return None


def _years(year: str, *, backwards: bool = False) -> Iterator[int]:
    """Yield the years that the digits allow, in order of time (or against it)."""
    digits = year.lstrip("Y")
    sign = -1 if digits.startswith("-") else 1
    digits = digits.lstrip("-")
    if "X" not in digits:
        yield sign * int(digits)
        return
    # -19XX runs backwards: its earliest year is -1999.
    down = backwards != (sign < 0)
    free = digits.count("X")
    numbers = range(10**free)
    for fill in reversed(numbers) if down else numbers:
        filling = iter(f"{fill:0{free}d}")
        number = int("".join(next(filling) if c == "X" else c for c in digits))
        if number or sign > 0:  # there is no year -0000
            yield sign * number


def _numbers(mask: str, allowed: range, *, backwards: bool) -> list[int]:
    """List the two-digit numbers in `allowed` that fit `mask` ("2X", "XX", "07")."""
    fits = [n for n in allowed if mask[0] in ("X", f"{n:02d}"[0]) and mask[1] in ("X", f"{n:02d}"[1])]
    return fits[::-1] if backwards else fits


def _precision(year: str, month: str | None, day: str | None) -> Precision:
    if "X" in year:
        known = len(year.lstrip("-").split("X")[0])
        return ("millennium", "millennium", "century", "decade")[known]
    if month is None or "X" in month:
        return "year"
    if int(month) in _SEASONS:
        return "season"
    return "month" if day is None or "X" in day else "day"
