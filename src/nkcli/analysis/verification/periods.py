"""Phrases that are dates: found here by the shape of their words, read by `nkcli.edtf.typed`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from nkcli.analysis.verification.numbers import DASH
from nkcli.edtf.date import EdtfDate
from nkcli.edtf.typed import read_date
from nkcli.edtf.words import SEASONS, month_number
from nkcli.errors import InvalidDate

_LONGEST = 12
"""Words that a phrase is looked for in: "from the 27th of September to the 10th of November, 2020" has eleven."""

_SHORT = 4
"""Days of what people date by one of its days: the "night of 25 February" goes on to the 26th."""

_PARTLY = frozenset({"early", "mid", "late", "end", "beginning", "middle", "start"})
_PART = r"(?:I|P?Do?M,?o?Y|MD,?Y|P?Mo?,?Y|So?Y|PZ|Z|PY|Y)"
_JOINT = r"[-ta]"
_PERIOD = re.compile(
    rf"(?P<open>[bf]?)(?:"
    rf"(?P<days>Do?{_JOINT}o?Do?Mo?,?Y)"
    rf"|(?P<monthdays>MD{_JOINT}D,?Y)"
    rf"|(?P<span>(?:DM|MD|M){_JOINT}o?{_PART})"
    rf"|(?P<spans>{_PART}{_JOINT}o?{_PART})"
    rf"|(?P<years>Y-[DN])"
    rf"|(?P<part>{_PART})"
    rf"|(?P<yearless>Do?M|MD|M))"
)
"""The shapes of dates.

D is a day, M a month, Y a year, I an ISO date, S a season, Z a decade, P a part ("early"), N two digits.
"""


class Period(NamedTuple):
    """A date in a sentence, or a day or month that waits for its `year`; `taken` are the words it takes."""

    date: EdtfDate | None
    taken: int
    phrase: str
    opens: bool = False

    def in_year(self, year: int) -> EdtfDate | None:
        """Return the date with the year that it leaves out."""
        return _read(f"{self.phrase} {year}")


def read_period(words: Sequence[str], at: int) -> Period | None:
    """Return the date or span of dates that begins at a word.

    >>> read_period("september 19 – 20 , 2023 , in karabakh".split(), 0).date.text
    '2023-09-19/2023-09-20'
    """
    window = words[at : at + _LONGEST]
    match = _PERIOD.match("".join(map(_shape, window)))
    if match is None:
        return None
    text = [word for word in window[match.end("open") : match.end()] if word not in ("the", "of")]
    opens = bool(match["open"])
    if match["yearless"]:
        return None if opens else Period(None, match.end(), " ".join(text))
    if match["monthdays"]:
        text = [text[1], DASH, text[3], text[0], text[-1]]
    elif match["days"] or match["span"] or match["spans"] or match["years"]:
        text = [DASH if word in ("to", "and", "until", "till", "through") else word for word in text]
    elif opens and match["open"] and window[0] == "between":
        return None
    date = _read(" ".join(text))
    return Period(date, match.end(), " ".join(text), opens) if date else None


def is_short(when: EdtfDate) -> bool:
    """Return whether a date lasts a few days only."""
    first, last = when.sort_key
    return first[:2] == last[:2] and last.day - first.day < _SHORT


@lru_cache(maxsize=1024)
def _read(phrase: str) -> EdtfDate | None:
    try:
        return read_date(phrase)
    except InvalidDate:
        return None


@lru_cache(maxsize=4096)
def _shape(word: str) -> str:
    """Return what a word can be in a date, as a letter or mark of `_PERIOD`."""
    if word.isascii() and word[0].isdigit():
        return _numeric_shape(word)
    fixed = {DASH: "-", "to": "t", "until": "t", "till": "t", "through": "t", "and": "a", "between": "b", "from": "f"}
    if word in fixed:
        return fixed[word]
    if word in ("the", "of"):
        return "o"
    if word in SEASONS:
        return "S"
    if word in _PARTLY:
        return "P"
    return "," if word == "," else "M" if month_number(word) else "x"


def _numeric_shape(word: str) -> str:
    if word.isdigit():
        if len(word) == 4 and 1800 <= int(word) <= 2099:  # noqa: PLR2004 - the years that news and books speak of
            return "Y"
        return "D" if len(word) <= 2 and 1 <= int(word) <= 31 else "N" if len(word) == 2 else "x"  # noqa: PLR2004
    if re.fullmatch(r"\d{1,2}(?:st|nd|rd|th)", word):
        return "D"
    if re.fullmatch(r"(?:19|20)\d0s", word):
        return "Z"
    return "I" if re.fullmatch(r"(?:19|20)\d\d-\d\d(?:-\d\d)?|\d{1,2}\.\d{1,2}\.(?:19|20)\d\d", word) else "x"
