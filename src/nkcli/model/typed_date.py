"""Dates as people type them, read without inventing what they left out.

EDTF first; then quarters ("2020q4"), seasons ("autumn 1991"), decades ("1990s") and spelled dates
("27 September 2020", "Sept 2020") through python-dateutil. That library fills a missing part from
a default, so every text is read with two defaults that differ in year, month and day: only the
parts on which both readings agree were typed. A text that can be read day first and month first
is refused with its two readings.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nkcli.errors import DateRefused
from nkcli.model.edtf import EdtfDate
from nkcli.model.moment import DateError

if TYPE_CHECKING:
    from datetime import datetime

EXAMPLES = "write for example 1988, 1988-02, 1988-02-20, 2020q4, 1988/1994 or '27 September 2020'"

_QUARTER = re.compile(
    r"(?:(?P<y1>\d{4})\s*-?\s*q(?P<q1>[1-4])|q(?P<q2>[1-4])\s*(?P<y2>\d{4}))", re.IGNORECASE | re.ASCII
)
_SEASON = re.compile(r"(?P<name>spring|summer|autumn|fall|winter)(?: of)? (?P<year>\d{4})", re.IGNORECASE | re.ASCII)
_DECADE = re.compile(r"(?:the )?(?P<stem>\d{3})0s", re.IGNORECASE | re.ASCII)
_SPELLED = re.compile(r"(?=.*[a-z]{3})[a-z0-9 ,.]+", re.IGNORECASE | re.ASCII)
_NUMERIC = re.compile(r"\d{1,4}(?P<sep>[./-])\d{1,2}(?P=sep)\d{1,4}", re.ASCII)
_LIKE_EDTF = re.compile(r"\d{4}-[\dX-]*[~?%]?|[\[{].*|[^/]*\d{4}[^/]*/[^/]*|\.\./.*", re.ASCII)
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_LONGEST = 60


def read_date(text: str) -> EdtfDate:
    """Read a date that somebody typed.

    Raises:
        DateRefused: with the reason and what to type instead; for two readings, both.
    """
    typed = " ".join(text.split())
    if not typed:
        raise DateRefused(text, "it is empty", EXAMPLES)
    if len(typed) > _LONGEST:
        raise DateRefused(f"{typed[:_LONGEST]}…", "it is too long", EXAMPLES)
    try:
        return EdtfDate.parse(typed)
    except DateError as error:
        if _LIKE_EDTF.fullmatch(typed):
            raise DateRefused(typed, _reason(error), EXAMPLES) from None
    return _named_period(typed) or _spelled(typed)


def _reason(error: DateError) -> str:
    return str(error).partition("' ")[2] or str(error).partition("': ")[2] or str(error)


def _named_period(typed: str) -> EdtfDate | None:
    """Read a quarter, season or decade."""
    if match := _QUARTER.fullmatch(typed):
        year, quarter = match["y1"] or match["y2"], int(match["q1"] or match["q2"])
        return EdtfDate.parse(f"{year}-{3 * quarter - 2:02d}/{year}-{3 * quarter:02d}")
    if match := _SEASON.fullmatch(typed):
        return EdtfDate.parse(f"{match['year']}-{_SEASONS[match['name'].lower()]}")
    if match := _DECADE.fullmatch(typed):
        return EdtfDate.parse(f"{match['stem']}X")
    return None


def _spelled(typed: str) -> EdtfDate:
    if not (_SPELLED.fullmatch(typed) or _NUMERIC.fullmatch(typed)):
        raise DateRefused(typed, "it is no date that nkcli knows", EXAMPLES)
    readings = dict.fromkeys(filter(None, (_read(typed, day_first=False), _read(typed, day_first=True))))
    if not readings:
        raise DateRefused(typed, "it is no date that nkcli knows", EXAMPLES)
    if len(readings) > 1 and not typed[:4].isdigit():
        raise DateRefused(typed, "it can be read in two ways", f"write {' or '.join(readings)}")
    return EdtfDate.parse(next(iter(readings)))


def _read(typed: str, *, day_first: bool) -> str | None:
    """Read a text with two different defaults; return the parts that were typed, as EDTF."""
    from datetime import datetime  # only for dates that are not EDTF

    low = _parse(typed, datetime(2001, 1, 1), day_first=day_first)  # noqa: DTZ001 - days have no zone
    high = _parse(typed, datetime(2012, 12, 28, 13, 14, 15), day_first=day_first)  # noqa: DTZ001
    if low is None or high is None or (low.hour, low.minute) != (0, 0) or high.hour != 13:  # noqa: PLR2004
        return None
    if low.year != high.year or str(low.year) not in typed:
        raise DateRefused(typed, "the year is missing or has two digits", EXAMPLES)
    if low.month != high.month:  # a lone year is EDTF; what else is here ("Monday 2020") was not understood
        return None
    return f"{low.year:04d}-{low.month:02d}" + (f"-{low.day:02d}" if low.day == high.day else "")


def _parse(typed: str, default: datetime, *, day_first: bool) -> datetime | None:
    from dateutil.parser import ParserError, parse  # 15 ms

    try:
        return parse(typed, default=default, dayfirst=day_first)
    except (ParserError, OverflowError, ValueError):
        return None
