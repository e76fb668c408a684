"""Dates as a person writes them: 27 Sep – 10 Nov 2020; February 1992; c. 1988; autumn 1991."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nkcli.edtf.date import EdtfDate
from nkcli.edtf.words import MONTH_NAMES, SEASONS

if TYPE_CHECKING:
    from nkcli.edtf.date import Span
    from nkcli.edtf.part import Day, EdtfPart

_SEASONS = {number: name for name, number in SEASONS.items() if name != "fall"}


def written(edtf: str, words: str | None = None) -> str:
    """Write an EDTF date for people; `words` are the source's own and come first ("" for a date already told).

    >>> written("2020-09-27/2020-11-10"), written("1988~"), written("1991-23"), written("2023-09/..")
    ('27 Sep – 10 Nov 2020', 'c. 1988', 'autumn 1991', 'since September 2023')
    """
    if words is not None:
        return words
    date = EdtfDate.parse(edtf)
    if date.form == "one_of":
        return " or ".join(map(_possible, date.members))
    if date.form == "interval":
        since = "from {}" if edtf.endswith("/") else "since {}"  # an unknown end is not one still to come
        return _span(date.members[0], since, "until {}")
    return ", ".join(_span(member, "{} and later", "{} and earlier") for member in date.members)


def _possible(member: Span) -> str:
    """Write one member of a set of which one is meant."""
    start, end = member
    if start and end and start is not end:
        return f"between {_between(start, end).replace(' – ', ' and ').replace('–', ' and ')}"
    return _span(member, "{} or later", "{} or earlier")


def _span(span: Span, since: str, until: str) -> str:
    if span.start is None and span.end is not None:
        return until.format(_part(span.end))
    if span.end is None and span.start is not None:
        return since.format(_part(span.start))
    if span.start is None or span.end is None:  # pragma: no cover - edtf refuses a span without ends
        return ""
    return _between(span.start, span.end)


def _between(start: EdtfPart, end: EdtfPart) -> str:
    """Write a span, leaving out at the start what the end repeats."""
    a, b = start.earliest, end.earliest
    if start.text == end.text:
        return _part(start)
    if start.is_hedged or end.is_hedged or (start.precision, end.precision) != ("day", "day") or a.year != b.year:
        if start.precision == end.precision == "year" and not (start.is_hedged or end.is_hedged):
            return f"{_part(start)}–{_part(end)}"
        plain = not (start.is_hedged or end.is_hedged or "X" in start.text + end.text)
        if plain and start.precision == end.precision == "month" and a.year == b.year:
            return f"{MONTH_NAMES[a.month - 1]} – {_part(end)}"
        return f"{_part(start)} – {_part(end)}"
    if a.month == b.month:
        return f"{a.day}–{b.day} {_short(b.month)} {b.year}"
    return f"{a.day} {_short(a.month)} – {b.day} {_short(b.month)} {b.year}"


def _part(part: EdtfPart) -> str:
    return f"c. {_plain(part)}{_doubt(part)}" if part.approximate else f"{_plain(part)}{_doubt(part)}"


def _plain(part: EdtfPart) -> str:
    day = part.earliest
    bare = part.text.rstrip("?~%")
    if part.precision == "day":
        return f"{day.day} {_short(day.month)} {day.year}"
    if part.precision == "month":
        name = f"{MONTH_NAMES[day.month - 1]} {day.year}"
        ends_open = bare[-2:-1].isdigit() and bare.endswith("X")
        return f"{day.day}–{part.latest.day} {name}" if ends_open else name
    if part.season is not None:
        return f"{_SEASONS[part.season]} {bare[:-3]}"
    if part.precision == "decade":
        return f"{day.year}s"
    if part.precision == "century" and "-" not in bare.lstrip("-"):
        return f"between {day.year} and {part.latest.year}"
    shown = bare.removesuffix("-XX").removesuffix("-XX")
    return bare if "X" in shown else shown


def _doubt(part: EdtfPart) -> str:
    return "?" if part.uncertain else ""


def month_and_year(day: Day) -> str:
    """Write the month that a day lies in: Feb 2022."""
    return f"{_short(day.month)} {day.year}"


def _short(month: int) -> str:
    return MONTH_NAMES[month - 1][:3]
