"""Dates as a person writes them: 27 Sep – 10 Nov 2020; February 1992; c. 1988; autumn 1991."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nkcli.edtf.date import EdtfDate
from nkcli.edtf.part import EdtfPart

if TYPE_CHECKING:
    from nkcli.edtf.date import Span

_MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)
_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}


def written(edtf: str, words: str | None = None) -> str:
    """Write an EDTF date for people; `words` are the source's own and come first ("" for a date already told).

    >>> written("2020-09-27/2020-11-10"), written("1988~"), written("1991-23"), written("2023-09/..")
    ('27 Sep – 10 Nov 2020', 'c. 1988', 'autumn 1991', 'since September 2023')
    """
    if words is not None:
        return words
    date = EdtfDate.parse(edtf)
    if date.form == "moment" and isinstance(date.parts[0], EdtfPart):
        return _moment(date.parts[0])
    if date.form == "interval" and not isinstance(date.parts[0], EdtfPart):
        since = "from {}" if edtf.endswith("/") else "since {}"  # an unknown end is not one still to come
        return _span(date.parts[0], since, "until {}")
    if date.form == "one_of":
        return " or ".join(_member(part) for part in date.parts)
    return ", ".join(
        _moment(p) if isinstance(p, EdtfPart) else _span(p, "{} and later", "{} and earlier") for p in date.parts
    )


def _member(part: EdtfPart | Span) -> str:
    if isinstance(part, EdtfPart):
        return _moment(part)
    if part.start and part.end:
        return f"between {_between(part.start, part.end).replace(' – ', ' and ').replace('–', ' and ')}"
    return _span(part, "{} or later", "{} or earlier")


def _span(span: Span, since: str, until: str) -> str:
    if span.start is None and span.end is not None:
        return until.format(_moment(span.end))
    if span.end is None and span.start is not None:
        return since.format(_moment(span.start))
    if span.start is None or span.end is None:  # pragma: no cover - edtf refuses a span without ends
        return ""
    return _between(span.start, span.end)


def _between(start: EdtfPart, end: EdtfPart) -> str:
    """Write a span, leaving out at the start what the end repeats."""
    a, b = start.earliest, end.earliest
    if start.text == end.text:
        return _moment(start)
    if _hedge(start) or _hedge(end) or (start.precision, end.precision) != ("day", "day") or a.year != b.year:
        if start.precision == end.precision == "year" and not (_hedge(start) or _hedge(end)):
            return f"{_moment(start)}–{_moment(end)}"
        plain = not (_hedge(start) or _hedge(end) or "X" in start.text + end.text)
        if plain and start.precision == end.precision == "month" and a.year == b.year:
            return f"{_MONTHS[a.month - 1]} – {_moment(end)}"
        return f"{_moment(start)} – {_moment(end)}"
    if a.month == b.month:
        return f"{a.day}–{b.day} {_short(b.month)} {b.year}"
    return f"{a.day} {_short(a.month)} – {b.day} {_short(b.month)} {b.year}"


def _moment(moment: EdtfPart) -> str:
    return f"c. {_plain(moment)}{_doubt(moment)}" if moment.approximate else f"{_plain(moment)}{_doubt(moment)}"


def _plain(moment: EdtfPart) -> str:
    day = moment.earliest
    bare = moment.text.rstrip("?~%")
    if moment.precision == "day":
        return f"{day.day} {_short(day.month)} {day.year}"
    if moment.precision == "month":
        name = f"{_MONTHS[day.month - 1]} {day.year}"
        ends_open = bare[-2:-1].isdigit() and bare.endswith("X")
        return f"{day.day}–{moment.latest.day} {name}" if ends_open else name
    if moment.season is not None:
        return f"{_SEASONS[moment.season]} {bare[:-3]}"
    if moment.precision == "decade":
        return f"{day.year}s"
    if moment.precision == "century" and "-" not in bare.lstrip("-"):
        return f"between {day.year} and {moment.latest.year}"
    shown = bare.removesuffix("-XX").removesuffix("-XX")
    return bare if "X" in shown else shown


def _hedge(moment: EdtfPart) -> bool:
    return moment.approximate or moment.uncertain


def _doubt(moment: EdtfPart) -> str:
    return "?" if moment.uncertain else ""


def _short(month: int) -> str:
    return _MONTHS[month - 1][:3]
