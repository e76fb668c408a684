"""One date as people and programs write it: "27 September 2020", 26-Feb-1992, 20200927, 2020-W40, autumn 1991.

A date is spelled with digits and at most one month's name, in any of the languages of `words`. A text that can
be read in two ways is refused with both. What is left out stays out: "September 2020" is the month.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from nkcli.edtf.date import EdtfDate
from nkcli.edtf.part import DateError
from nkcli.edtf.words import DECADES, MONTHS, NO_DATE, SEASONS, month_number
from nkcli.errors import InvalidDate

if TYPE_CHECKING:
    from collections.abc import Iterator

NO_YEAR = "the year is missing or has two digits"
TWO_WAYS = "it can be read in two ways"

_ISO = re.compile(r"\d{8}|\d{4}-\d{2}-\d{2}[T ].+|(?P<week>\d{4}-?W\d{2})(?:-?[1-7])?", re.ASCII | re.IGNORECASE)
_QUARTER = re.compile(r"(?P<y1>\d{4})[ -]?q(?P<q1>[1-4])|q(?P<q2>[1-4])[ /-]?(?P<y2>\d{4})", re.ASCII | re.IGNORECASE)
_SUBYEAR_QUARTER = re.compile(r"(?P<y>\d{4})-(?P<q>3[3-6])", re.ASCII)
_SEASON = re.compile(rf"(?P<name>{'|'.join(SEASONS)})(?: of)? (?P<y>\d{{4}})", re.ASCII | re.IGNORECASE)
_DECADE = re.compile(r"(?:the )?(?P<stem>\d{3})0['’]?s", re.ASCII | re.IGNORECASE)
_NAMED_DECADE = re.compile(rf"(?:the )?(?:nineteen |19)?(?P<name>{'|'.join(DECADES)})", re.ASCII | re.IGNORECASE)
_NUMERIC = re.compile(r"(?P<a>\d{1,4})(?P<sep>[./-])(?P<b>\d{1,4})(?:(?P=sep)(?P<c>\d{1,4}))?", re.ASCII)
_WEEKDAY = re.compile(r"(?P<name>mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? (?P<rest>.+)", re.ASCII | re.IGNORECASE)
_ROMAN = re.compile(r"(?P<day>\d{1,2})[. /-](?P<month>[IVX]+)[. /-](?P<year>\d{4})", re.ASCII)
_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_TOKEN = re.compile(r"\d+|[^\W\d_]+\.?|[^\s]")
_FILLERS = frozenset(
    ("the", "of", ",", "-", ".", "st", "nd", "rd", "th", "ci", "cu", "cü", "cı", "il", "г.", "г", "թ.", "թ")
)
"""What stands around the parts of a date without being one: "the 27th of", "2020-ci il", "2020 г."."""

_FIRST_YEAR, _LAST_YEAR = 1905, 2029
"""The years in which a decade's bare name can lie; "the twenties" lie in them twice."""


def read_single(typed: str) -> EdtfDate:
    """Return the one date that a text spells.

    Raises:
        InvalidDate: with the reason and what to type instead; for two readings, both.
    """
    for reader in (_by_calendar, _named_period, _with_weekday, _with_roman_month):
        edtf = reader(typed)
        if edtf is not None:
            return _parse(edtf, typed)
    readings = tuple(dict.fromkeys(_numeric(typed) if _NUMERIC.fullmatch(typed) else _with_month(typed)))
    if len(readings) > 1:
        raise InvalidDate(typed, TWO_WAYS, f"write {' or '.join(readings)}")
    if not readings:
        raise InvalidDate(typed, NO_YEAR if _lacks_year(typed) else NO_DATE)
    return _parse(readings[0], typed)


def _parse(edtf: str, typed: str) -> EdtfDate:
    try:
        return EdtfDate.parse(edtf)
    except DateError as error:
        raise InvalidDate(typed, error.reason) from None


def _by_calendar(typed: str) -> str | None:
    """Return what programs write: a timestamp, a compact day, an ISO week or a quarter."""
    if match := _ISO.fullmatch(typed):
        first = _iso_day(typed)
        return f"{first}/{first + timedelta(days=6)}" if match["week"] == typed else first.isoformat()
    if match := _SUBYEAR_QUARTER.fullmatch(typed):  # EDTF level 2: 33 is the first quarter
        return _quarter(match["y"], int(match["q"]) - 32)
    if match := _QUARTER.fullmatch(typed):
        return _quarter(match["y1"] or match["y2"], int(match["q1"] or match["q2"]))
    return None


def _iso_day(typed: str) -> date:
    from dateutil.parser import isoparse

    try:
        return isoparse(re.sub(r"(?<=:\d\d) (?=[+-])", "", typed.upper())).date()
    except (ValueError, ArithmeticError):
        raise InvalidDate(typed, "it is in no calendar, or not written as ISO 8601 writes a day") from None


def _quarter(year: str, quarter: int) -> str:
    return f"{year}-{3 * quarter - 2:02d}/{year}-{3 * quarter:02d}"


def _named_period(typed: str) -> str | None:
    """Return a season or a decade."""
    if match := _SEASON.fullmatch(typed):
        return f"{match['y']}-{SEASONS[match['name'].lower()]}"
    if match := _DECADE.fullmatch(typed):
        if match["stem"].endswith("0"):  # "the 1900s" are ten years to some, a hundred to others
            raise InvalidDate(typed, TWO_WAYS, f"write {match['stem']}X or {match['stem'][:2]}XX")
        return f"{match['stem']}X"
    if match := _NAMED_DECADE.fullmatch(typed):
        tens = DECADES[match["name"].lower()]
        centuries = ("19",) if match[0].lower().removeprefix("the ").startswith(("19", "nineteen")) else ("19", "20")
        decades = [f"{c}{tens}X" for c in centuries if _is_near(f"{c}{tens}5")]
        if len(decades) > 1:
            raise InvalidDate(typed, TWO_WAYS, f"write {' or '.join(decades)}")
        return decades[0] if decades else f"19{tens}X"
    return None


def _is_near(year: str) -> bool:
    return _FIRST_YEAR <= int(year) <= _LAST_YEAR


def _with_weekday(typed: str) -> str | None:
    """Return "Monday 28 September 2020" as a day, and refuse a weekday that this day was not."""
    match = _WEEKDAY.fullmatch(typed)
    if match is None:
        return None
    day = _parse(next(_with_month(match["rest"]), ""), typed) if parts_of(match["rest"]) else None
    if day is None or not day.is_day or day.earliest is None:
        return None
    weekday = date(*day.earliest).strftime("%A")
    if not weekday.lower().startswith(match["name"].lower()):
        raise InvalidDate(typed, f"that day was a {weekday}", f"write {day.text} if you mean it")
    return day.text


def _with_roman_month(typed: str) -> str | None:
    """Return a day as Soviet papers dated it: 27.IX.1991."""
    match = _ROMAN.fullmatch(typed)
    if match is None or match["month"] not in _ROMANS:
        return None
    return f"{match['year']}-{_ROMANS.index(match['month']) + 1:02d}-{int(match['day']):02d}"


def _numeric(typed: str) -> Iterator[str]:
    """Yield the readings of three numbers, or of two of which one is a year."""
    match = _NUMERIC.fullmatch(typed)
    if match is None:
        return
    a, b, c = match["a"], match["b"], match["c"]
    if c is None:
        pairs = ((a, b), (b, a))
        yield from (f"{y}-{int(m):02d}" for y, m in pairs if len(y) == 4 and len(m) < 3)  # noqa: PLR2004 - digits
    elif len(b) > 2:  # noqa: PLR2004 - no day and no month
        return
    elif len(a) == 4:  # noqa: PLR2004 - nobody reads 2020/3/4 in two ways
        yield f"{a}-{int(b):02d}-{int(c):02d}"
    elif len(c) == 4 and len(a) < 3:  # noqa: PLR2004 - digits of a year, of a day
        possible = [f"{c}-{int(m):02d}-{int(d):02d}" for m, d in ((a, b), (b, a))]
        yield from [text for text in possible if _is_date(text)] or possible[1:]


def _is_date(edtf: str) -> bool:
    try:
        EdtfDate.parse(edtf)
    except DateError:
        return False
    return True


def _with_month(typed: str) -> Iterator[str]:
    """Yield a date that names its month and has a year of four digits."""
    day, month, year = parts_of(typed) or (None, None, None)
    if month is not None and year is not None:
        yield f"{year:04d}-{month:02d}" + (f"-{day:02d}" if day is not None else "")


def parts_of(typed: str) -> tuple[int | None, int, int | None] | None:
    """Return day, month and year of a text that names a month, each None where it is left out.

    >>> parts_of("the 27th of September"), parts_of("27 sentyabr 2020-ci il"), parts_of("44 days")
    ((27, 9, None), (27, 9, 2020), None)
    """
    tokens = [token.lower() for token in _TOKEN.findall(typed)]
    months = [month_number(token) for token in tokens if token.rstrip(".") in MONTHS]
    numbers = [token for token in tokens if token.isdecimal() and token.isascii()]
    others = [t for t in tokens if t.rstrip(".") not in MONTHS and t not in numbers and t not in _FILLERS]
    years = [n for n in numbers if len(n) == 4]  # noqa: PLR2004 - digits of a year
    days = [n for n in numbers if len(n) <= 2]  # noqa: PLR2004 - digits of a day
    if len(months) != 1 or months[0] is None or others or len(years) > 1 or len(days) > 1:
        return None
    if len(numbers) != len(years) + len(days):
        return None
    return int(days[0]) if days else None, months[0], int(years[0]) if years else None


def _lacks_year(typed: str) -> bool:
    without_year = re.sub(r"['’]?\d{1,2}$", "", typed).strip(" ,")
    numeric = re.fullmatch(r"\d{1,2}([./-])\d{1,2}(?:\1\d{2})?", typed, re.ASCII)
    return bool(numeric) or any((parts_of(text) or (0, 0, 0))[2] is None for text in (typed, without_year))
