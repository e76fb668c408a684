"""Dates in words: quarters ("2020q4"), seasons ("autumn 1991"), decades ("1990s"), "27 September 2020".

Spelled dates pass through python-dateutil. That library fills a missing part from a default, so
every text is read with two defaults that differ in year, month and day: only the parts on which
both readings agree were typed. A text that can be read day first and month first is refused with
its two readings.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nkcli.edtf.date import EdtfDate
from nkcli.edtf.part import DateError
from nkcli.errors import InvalidDate

if TYPE_CHECKING:
    from datetime import datetime

_QUARTER = re.compile(
    r"(?:(?P<y1>\d{4})\s*-?\s*q(?P<q1>[1-4])|q(?P<q2>[1-4])\s*(?P<y2>\d{4}))", re.IGNORECASE | re.ASCII
)
_SEASON = re.compile(r"(?P<name>spring|summer|autumn|fall|winter)(?: of)? (?P<year>\d{4})", re.IGNORECASE | re.ASCII)
_DECADE = re.compile(r"(?:the )?(?P<stem>\d{3})0s", re.IGNORECASE | re.ASCII)
_YEAR_FIRST = re.compile(r"(?P<y>\d{4})(?P<sep>[./])(?P<m>\d{1,2})(?P=sep)(?P<d>\d{1,2})", re.ASCII)
_NUMERIC = re.compile(r"\d{1,2}(?P<sep>[./-])\d{1,2}(?P=sep)\d{4}", re.ASCII)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th|\.)?"
_SPELLED = re.compile(
    rf"(?:the )?(?:{_DAY} ?(?:of )?)?{_MONTH},? ?(?:of )?\d{{4}}"
    rf"|{_MONTH} {_DAY},? \d{{4}}|\d{{4}},? {_MONTH}(?: {_DAY})?",
    re.IGNORECASE | re.ASCII,
)
_WITHOUT_YEAR = re.compile(
    rf"(?:the )?{_DAY} (?:of )?{_MONTH}(?:,? '?\d{{1,2}})?|{_MONTH}(?: {_DAY})?(?:,? '?\d{{1,2}})?"
    r"|\d{1,2}([./-])\d{1,2}(?:\1\d{2})?",
    re.IGNORECASE | re.ASCII,
)
_WEEKDAY = re.compile(r"(?P<name>mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? (?P<rest>.+)", re.IGNORECASE | re.ASCII)
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}

_NO_DATE = "it is no date that nkcli knows"
_NO_YEAR = "the year is missing or has two digits"
_TWO_WAYS = "it can be read in two ways"


def read_spelled(typed: str) -> EdtfDate:
    """Read a date in words.

    Raises:
        InvalidDate: with the reason and what to type instead; for two readings, both.
    """
    return _named_period(typed) or _year_first(typed) or _with_weekday(typed) or _spelled(typed)


def _named_period(typed: str) -> EdtfDate | None:
    """Read a quarter, season or decade."""
    if match := _QUARTER.fullmatch(typed):
        year, quarter = match["y1"] or match["y2"], int(match["q1"] or match["q2"])
        return EdtfDate.parse(f"{year}-{3 * quarter - 2:02d}/{year}-{3 * quarter:02d}")
    if match := _SEASON.fullmatch(typed):
        return EdtfDate.parse(f"{match['year']}-{_SEASONS[match['name'].lower()]}")
    if match := _DECADE.fullmatch(typed):
        if match["stem"].endswith("0"):  # "the 1900s" are ten years to some, a hundred to others
            raise InvalidDate(typed, _TWO_WAYS, f"write {match['stem']}X or {match['stem'][:2]}XX")
        return EdtfDate.parse(f"{match['stem']}X")
    return None


def _year_first(typed: str) -> EdtfDate | None:
    """Read 2020/3/4, which nobody reads in two ways."""
    match = _YEAR_FIRST.fullmatch(typed)
    if match is None:
        return None
    try:
        return EdtfDate.parse(f"{match['y']}-{int(match['m']):02d}-{int(match['d']):02d}")
    except DateError as error:
        raise InvalidDate(typed, error.reason) from None


def _with_weekday(typed: str) -> EdtfDate | None:
    """Read "Monday 28 September 2020", and refuse a weekday that this day was not."""
    match = _WEEKDAY.fullmatch(typed)
    if match is None or not _SPELLED.fullmatch(match["rest"]):
        return None
    read = _spelled(match["rest"])
    if not read.is_day or read.earliest is None:
        raise InvalidDate(typed, _NO_DATE)
    from datetime import date

    weekday = date(*read.earliest).strftime("%A")
    if not weekday.lower().startswith(match["name"].lower()):
        raise InvalidDate(typed, f"that day was a {weekday}", f"write {read.text} if you mean it")
    return read


def _spelled(typed: str) -> EdtfDate:
    if not (_SPELLED.fullmatch(typed) or _NUMERIC.fullmatch(typed)):
        raise InvalidDate(typed, _NO_YEAR if _WITHOUT_YEAR.fullmatch(typed) else _NO_DATE)
    readings = dict.fromkeys(filter(None, (_read(typed, day_first=False), _read(typed, day_first=True))))
    if not readings:
        raise InvalidDate(typed, _NO_DATE)
    if len(readings) > 1:
        raise InvalidDate(typed, _TWO_WAYS, f"write {' or '.join(readings)}")
    return EdtfDate.parse(next(iter(readings)))


def _read(typed: str, *, day_first: bool) -> str | None:
    """Read a text with two different defaults; return the parts that were typed, as EDTF."""
    from datetime import datetime

    low = _parse(typed, datetime(2001, 1, 1), day_first=day_first)  # noqa: DTZ001 - days have no zone
    high = _parse(typed, datetime(2012, 12, 28), day_first=day_first)  # noqa: DTZ001
    if low is None or high is None or low.year != high.year or low.month != high.month:
        return None
    if f"{low.year:04d}" not in typed:  # dateutil takes the year 0011 for 2011
        return None
    return f"{low.year:04d}-{low.month:02d}" + (f"-{low.day:02d}" if low.day == high.day else "")


def _parse(typed: str, default: datetime, *, day_first: bool) -> datetime | None:
    from dateutil.parser import ParserError, parse

    try:
        return parse(typed, default=default, dayfirst=day_first)
    except (ParserError, ArithmeticError, ValueError):
        return None
