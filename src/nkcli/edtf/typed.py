"""Dates as people type them, read without inventing what they left out: EDTF, then words, then what nkcli prints."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from nkcli.edtf.date import EdtfDate
from nkcli.edtf.part import DateError, Day, EdtfPart
from nkcli.edtf.words import NO_DATE
from nkcli.errors import InvalidDate

_EDTF_ONLY = re.compile(r"[\[{].*|[\dX./~?%-]{4,}", re.ASCII)
"""What nobody writes but in EDTF: its own reason says best what is wrong with it."""

_LONGEST = 60
"""Characters of a typed date: the longest that nkcli prints has 45."""

_PHRASES = (
    (re.compile(r"between (?P<a>.+) and (?P<b>.+)", re.IGNORECASE), "[{a}..{b}]"),
    (re.compile(r"from (?P<a>.+?)(?: to | until | till | through | ?– ?| - )(?P<b>.+)", re.IGNORECASE), "{a}/{b}"),
    (re.compile(r"(?P<a>.+?)(?: to | until | till | through | ?– ?| - )(?P<b>.+)", re.IGNORECASE), "{a}/{b}"),
    (re.compile(r"(?:since|after) (?P<a>.+)", re.IGNORECASE), "{a}/.."),
    (re.compile(r"from (?P<a>.+)", re.IGNORECASE), "{a}/"),
    (re.compile(r"(?:until|till) (?P<a>.+)", re.IGNORECASE), "../{a}"),
    (re.compile(r"(?:by|before) (?:the end of )?(?P<a>.+)|(?P<a2>.+) or earlier", re.IGNORECASE), "[..{a}]"),
    (re.compile(r"(?P<a>.+) or later", re.IGNORECASE), "[{a}..]"),
    (re.compile(r"(?P<a>.+) or (?P<b>.+)", re.IGNORECASE), "[{a},{b}]"),
    (re.compile(r"(?:c\.|ca\.?|circa|about|around) ?(?P<a>.+)", re.IGNORECASE), "{a}~"),
)
"""Joints of dates, each with how EDTF writes them; the order decides between them."""

_HYPHENS = {"\u2010": "-", "\u2011": "-"} | dict.fromkeys("\u2012\u2013\u2014\u2015\u2212", "–")
"""What stands for a hyphen, and what for a dash, in pasted text."""

_PARTLY = re.compile(
    r"(?:(?P<which>early|mid|late)[ -]|(?:the )?(?P<which2>beginning|start|middle|end) of )(?:in |the )?(?P<rest>.+)",
    re.IGNORECASE,
)
_THIRDS = {"early": 0, "beginning": 0, "start": 0, "mid": 1, "middle": 1, "late": 2, "end": 2}


class DayOfYear(NamedTuple):
    """A month and a day, of any year."""

    month: int
    day: int

    def __str__(self) -> str:
        """Return it as in ``2020-09-27``, without the year."""
        return f"{self.month:02d}-{self.day:02d}"


def read_date(text: str) -> EdtfDate:
    """Return the date that somebody typed.

    Raises:
        InvalidDate: with the reason and what to type instead; for two readings, both.
    """
    typed = plain(text)
    if not typed:
        raise InvalidDate(text, "it is empty")
    if len(typed) > _LONGEST:
        raise InvalidDate(f"{typed[:_LONGEST]}…", "it is too long")
    try:
        return EdtfDate.parse(typed.replace("–", "-"))
    except DateError as error:
        try:
            return _read_words(typed)
        except InvalidDate as refusal:
            if _EDTF_ONLY.fullmatch(typed) and refusal.reason == NO_DATE:
                raise InvalidDate(typed, error.reason) from None
            raise refusal from None


def _read_words(typed: str) -> EdtfDate:
    from nkcli.edtf.spelled import read_single  # most dates are EDTF

    return _joined(typed) or _partly(typed) or read_single(typed.replace("–", "-"))


def plain(text: str) -> str:
    """Return a date as a person sees it: one kind of space and of dash, no invisible marks.

    A hyphen between two years (1988-1994, 1988-94) joins two dates, as a dash does: EDTF has no such month.
    """
    visible = "".join(c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c) != "Cf")
    dashes = "".join(_HYPHENS.get(c, c) for c in visible)
    spaced = " ".join(dashes.split()).strip(" ,;")
    spaced = re.sub(r"^(?:on|in|during) ", "", spaced, flags=re.IGNORECASE)
    return re.sub(r"^(\d{4})-(\d{4}|4[2-9]|[5-9]\d)$", r"\1–\2", spaced)


def _joined(typed: str) -> EdtfDate | None:
    """Return what two dates and a joint say ("27 Sep – 10 Nov 2020", "since 1988"), or one date and a hedge."""
    for pattern, form in _PHRASES:
        match = pattern.fullmatch(typed)
        if match is None:
            continue
        groups = match.groupdict()
        first, last = groups.get("a") or groups.get("a2") or "", groups.get("b")
        if last is not None:
            first, last = _ends(typed, first, last)
            edtf = form.format(a=first, b=last)
        else:
            edtf = form.format(a=read_date(first).text)
        return _parse(typed, edtf)
    if typed.endswith("?"):
        return _parse(typed, f"{read_date(typed[:-1]).text}?")
    return None


def _ends(typed: str, first: str, last: str) -> tuple[str, str]:
    """Return both ends as EDTF, the first with the month and year that it leaves to the last."""
    end = read_date(f"{first[:2]}{last}" if re.fullmatch(r"\d{2}", last) and re.fullmatch(r"\d{4}", first) else last)
    part = end.parts[-1]
    if part.precision in ("day", "month") and not re.search(r"\d{4}", first):
        from nkcli.edtf.spelled import parts_of

        if re.fullmatch(r"\d{1,2}", first):
            return f"{part.text[:7]}-{int(first):02d}", end.text
        if parts_of(first):
            return read_date(f"{first} {part.text[:4]}").text, end.text
    start = read_date(first)
    if "/" in start.text + end.text or start.text.startswith("["):
        raise InvalidDate(typed, "it joins what is already joined", "give one date or two")
    return start.text, end.text


def _partly(typed: str) -> EdtfDate | None:
    """Return "late 1991" or "early May 1992" as some time in that third of it."""
    match = _PARTLY.fullmatch(typed)
    if match is None:
        return None
    whole = read_date(match["rest"])
    third = _THIRDS[(match["which"] or match["which2"]).lower()]
    part = whole.parts[0]
    if whole.form != "moment" or part.precision not in ("year", "month", "decade"):
        raise InvalidDate(typed, "only a month, a year or a decade has an early, a middle and a late part")
    return _parse(typed, _third(part, third))


def _third(part: EdtfPart, third: int) -> str:
    year, month = part.earliest.year, part.earliest.month
    if part.precision == "year":
        return f"[{year}-{4 * third + 1:02d}..{year}-{4 * third + 4:02d}]"
    if part.precision == "decade":  # by the usual convention, early is 0 to 3, mid 4 to 6, late 7 to 9
        first, last = ((0, 3), (4, 6), (7, 9))[third]
        return f"[{year + first}..{year + last}]"
    last = (10, 20, part.latest.day)[third]
    return f"[{Day(year, month, 10 * third + 1)}..{Day(year, month, last)}]"


def _parse(typed: str, edtf: str) -> EdtfDate:
    try:
        return EdtfDate.parse(edtf)
    except DateError as error:
        raise InvalidDate(typed, error.reason) from None


# -- a day of any year ------------------------------------------------------------------------------

_DAY_EXAMPLES = "write for example 09-27, '27 September' or 2020-09-27"
_LEAP_YEAR = 2000


def read_day_of_year(text: str) -> DayOfYear:
    """Return a day of the year: ``09-27``, ``27 September``, ``26/2``, or any exact date, whose year is left out.

    Raises:
        InvalidDate: for a text that names no exact day, or two.
    """
    typed = plain(text).replace("–", "-")
    if match := re.fullmatch(r"(?:--)?(\d{2})-(\d{2})", typed, re.ASCII):
        return _day_of_year(typed, int(match[1]), int(match[2]))
    if match := re.fullmatch(r"(\d{1,2})[./ -](\d{1,2})\.?", typed, re.ASCII):
        return _either_way(typed, int(match[1]), int(match[2]))
    from nkcli.edtf.spelled import parts_of

    day, month, year = parts_of(typed) or (None, 0, None)
    if day is not None and year is None:
        return _day_of_year(typed, month, day)
    date = read_date(typed)
    if not date.is_day or date.earliest is None:
        raise InvalidDate(typed, "it names no exact day", _DAY_EXAMPLES)
    return DayOfYear(date.earliest.month, date.earliest.day)


def _either_way(typed: str, a: int, b: int) -> DayOfYear:
    """Return two numbers as day and month, where only one order gives a day."""
    days = {day for day in (_existing(a, b), _existing(b, a)) if day}
    if len(days) > 1:
        raise InvalidDate(typed, "it can be read in two ways", f"write {' or '.join(map(str, sorted(days)))}")
    if not days:
        raise InvalidDate(typed, "no year has that day", _DAY_EXAMPLES)
    return days.pop()


def _day_of_year(typed: str, month: int, day: int) -> DayOfYear:
    existing = _existing(month, day)
    if existing is None:
        raise InvalidDate(typed, "no year has that day", _DAY_EXAMPLES)
    return existing


def _existing(month: int, day: int) -> DayOfYear | None:
    try:
        EdtfDate.parse(f"{_LEAP_YEAR}-{month:02d}-{day:02d}")
    except DateError:
        return None
    return DayOfYear(month, day)
