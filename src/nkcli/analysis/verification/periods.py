"""Dates and spans of dates in a sentence, as EDTF."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from nkcli.analysis.verification.numbers import DASH
from nkcli.edtf.date import EdtfDate
from nkcli.edtf.part import DateError

MONTHS = (
    "january february march april may june july august september october november december".split()  # noqa: SIM905
)
_SHORT = {m[:3]: i for i, m in enumerate(MONTHS, 1)} | {m: i for i, m in enumerate(MONTHS, 1)} | {"sept": 9}
_FIRST_YEAR, _LAST_YEAR = 1900, 2099
_ARTICLES = ("the", "of", ",")


class _Part(NamedTuple):
    year: int | None
    month: int | None
    day: int | None

    def text(self) -> str:
        parts = (f"{self.year:04d}" if self.year else "", f"{self.month:02d}" if self.month else "")
        return "-".join(filter(None, (*parts, f"{self.day:02d}" if self.day else "")))


def read_period(words: Sequence[str], at: int) -> tuple[EdtfDate, int] | None:
    """Read a date or span that begins at a word; return it and how many words it took."""
    start = at
    opens = words[at] if words[at] in ("between", "from") else None
    at += opens is not None
    first = _part(words, at)
    if first is None:
        return None
    part, taken = first
    at += taken
    joints = {"between": ("and",), "from": ("to", "until", "through", DASH), None: (DASH, "to", "through")}[opens]
    if at < len(words) and words[at] in joints:
        second = _part(words, at + 1)
        if second is not None:
            return _span(part, second[0], at + 1 + second[1] - start)
    if opens or part.year is None:
        return None
    return _parsed(part.text(), at - start)


def _span(first: _Part, last: _Part, taken: int) -> tuple[EdtfDate, int] | None:
    """Join two parts, the first taking over the year and month that it leaves to the last."""
    if last.year is None:
        return None
    if last.year < 100:  # noqa: PLR2004 - "1988 to 94"
        if first.year is None or first.month is not None:
            return None
        last = last._replace(year=first.year // 100 * 100 + last.year)
    first = first._replace(year=first.year or last.year, month=first.month or (last.month if first.day else None))
    return _parsed(f"{first.text()}/{last.text()}", taken)


def _parsed(text: str, taken: int) -> tuple[EdtfDate, int] | None:
    try:
        return EdtfDate.parse(text), taken
    except DateError:
        return None


def _part(words: Sequence[str], at: int) -> tuple[_Part, int] | None:
    """Read "27 September 2020", "September 27, 2020", "September 2020", "2020", or a part that leaves its year out."""
    start = at
    day = _day(words, at)
    month_at = at if day is None else at + 1
    month_at += day is not None and _word(words, month_at) == "of"
    month = _SHORT.get(_word(words, month_at))
    if month is None:
        year = _year(words, at) or _two_digits(words, at)
        return (_Part(year, None, None), 1) if year else None
    at = month_at + 1
    if day is None:
        day = _day(words, at)
        at += day is not None
    if at < len(words) and words[at] in _ARTICLES and _year(words, at + 1):
        at += 1
    year = _year(words, at)
    return _Part(year, month, day), at + (year is not None) - start


def _two_digits(words: Sequence[str], at: int) -> int | None:
    """Read the end of "1988 to 94", which a dash joins."""
    word = _word(words, at)
    ends = at > 0 and words[at - 1] == DASH and len(word) == 2 and word.isascii() and word.isdigit()  # noqa: PLR2004
    return int(word) if ends else None


def _word(words: Sequence[str], at: int) -> str:
    return words[at] if at < len(words) else ""


def _day(words: Sequence[str], at: int) -> int | None:
    word = _word(words, at)
    return int(word) if word.isascii() and word.isdigit() and 1 <= int(word) <= 31 else None  # noqa: PLR2004


def _year(words: Sequence[str], at: int) -> int | None:
    word = _word(words, at)
    is_year = len(word) == 4 and word.isascii() and word.isdigit() and _FIRST_YEAR <= int(word) <= _LAST_YEAR  # noqa: PLR2004
    return int(word) if is_year else None
