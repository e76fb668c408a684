"""One date expression of EDTF: a day, month, season, year or masked date, with its bounds.

Proleptic Gregorian, in the years 1 to 9999 of the standard library's calendar, which hold every record.
"""

from __future__ import annotations

import re
from calendar import isleap, monthrange
from datetime import MAXYEAR, MINYEAR
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

Precision = Literal["day", "month", "season", "year", "decade", "century", "millennium"]
"""The finest unit of which every digit is given."""

_PART = re.compile(
    r"""(?P<year>[0-9X]{4})
        (?:-(?P<month>[0-9X]{2})
        (?:-(?P<day>[0-9X]{2})
        (?P<time>T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:Z|[+-](?:0[0-9]|1[0-4])(?::[0-5][0-9])?)?)?)?)?
        (?P<hedge>[?~%])?""",
    re.VERBOSE | re.ASCII,
)

# Meteorological seasons of the northern hemisphere: years before or after, and months. "Winter 1992" can be the
# winter that begins or the one that ends in 1992; a source rarely says which, so the bounds span both.
_SEASONS = {21: ((0, 3), (0, 5)), 22: ((0, 6), (0, 8)), 23: ((0, 9), (0, 11)), 24: ((-1, 12), (1, 2))}

_LONGEST = 100
"""Characters of an invalid text that an error quotes: enough to recognize it on one screen."""


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
        """Return the day as EDTF writes it."""
        return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"


class EdtfPart(NamedTuple):
    """One date expression: its text and the days that it can be."""

    text: str
    earliest: Day
    latest: Day
    precision: Precision
    approximate: bool = False
    uncertain: bool = False

    @property
    def is_hedged(self) -> bool:
        """Whether the source marks it as approximate or uncertain."""
        return self.approximate or self.uncertain

    @property
    def is_exact_day(self) -> bool:
        """Whether it is one day, without a doubt or a circa."""
        return self.earliest == self.latest and not self.is_hedged

    @property
    def season(self) -> int | None:
        """21 (spring) to 24 (winter), or None."""
        return int(self.text[5:7]) if self.precision == "season" else None


def parse_part(text: str) -> EdtfPart:
    """Return one date expression.

    Raises:
        DateError: when `text` is none, or names a day that no calendar has.
    """
    match = _PART.fullmatch(text)
    if match is None:
        raise DateError(text, "is no EDTF date; write for example 1992, 1992-02, 1992-02-26, 1992~ or 199X")
    year, month, day, hedge = match["year"], match["month"], match["day"], match["hedge"] or ""
    if year == "0000":
        raise DateError(text, ": dates lie in the years 0001 to 9999")
    earliest, latest = _bounds(text, year, month, day)
    return EdtfPart(text, earliest, latest, _precision(year, month, day), hedge in ("~", "%"), hedge in ("?", "%"))


def _bounds(text: str, year: str, month: str | None, day: str | None) -> tuple[Day, Day]:
    """Return the first and the last day that the digits allow."""
    if month is not None and "X" not in month and int(month) in _SEASONS:
        return _season_bounds(text, year, int(month), day)
    first, last = _edge(year, month, day), _edge(year, month, day, backwards=True)
    if first is None or last is None:
        raise DateError(text, "names a day that is in no calendar; months run from 01 to 12 (seasons 21 to 24)")
    return first, last


def _season_bounds(text: str, year: str, season: int, day: str | None) -> tuple[Day, Day]:
    if day is not None:
        raise DateError(text, ": a season (21 to 24 in place of a month) has no days")
    (before, first), (after, last) = _SEASONS[season]
    low, high = next(_years(year)) + before, next(_years(year, backwards=True)) + after
    earliest, latest = Day(low, first, 1), Day(high, last, monthrange(high, last)[1])
    return max(earliest, Day(MINYEAR, 1, 1)), min(latest, Day(MAXYEAR, 12, 31))


def _edge(year: str, month: str | None, day: str | None, *, backwards: bool = False) -> Day | None:
    """Return the first day that the digits allow (or the last); None where no year has one.

    Years differ in their February alone, so months and days are tried for two of them, and not for each of 10,000.
    """
    in_leap = _day_of_year(2000, month, day, backwards=backwards)
    in_common = _day_of_year(2001, month, day, backwards=backwards)
    if in_leap is None:
        return None
    for number in _years(year, backwards=backwards):
        edge = in_leap if isleap(number) else in_common
        if edge is not None:
            return Day(number, *edge)
    return None


def _day_of_year(year: int, month: str | None, day: str | None, *, backwards: bool) -> tuple[int, int] | None:
    for m in _numbers(month or "XX", 12, backwards=backwards):
        for d in _numbers(day or "XX", monthrange(year, m)[1], backwards=backwards):
            return m, d
    return None


def _years(mask: str, *, backwards: bool = False) -> Iterator[int]:
    """Yield the years that the digits allow, in order of time (or against it)."""
    free = mask.count("X")
    fills = range(10**free)
    for fill in reversed(fills) if backwards else fills:
        digits = iter(f"{fill:0{free}d}" if free else "")
        number = int("".join(next(digits) if char == "X" else char for char in mask))
        if number:
            yield number


@cache  # the same few hundred at most, asked for with every date
def _numbers(mask: str, highest: int, *, backwards: bool) -> tuple[int, ...]:
    """Return the two-digit numbers from 1 to `highest` that fit `mask` ("2X", "XX", "07")."""
    fits = [n for n in range(1, highest + 1) if all(a in ("X", b) for a, b in zip(mask, f"{n:02d}", strict=True))]
    return tuple(reversed(fits) if backwards else fits)


def _precision(year: str, month: str | None, day: str | None) -> Precision:
    if "X" in year:
        return ("millennium", "millennium", "century", "decade")[len(year.split("X", maxsplit=1)[0])]
    if month is None or "X" in month:
        return "year"
    if int(month) in _SEASONS:
        return "season"
    return "month" if day is None or "X" in day else "day"
