"""iCalendar (RFC 5545): the events whose days are known, for calendars."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from nkcli.edtf.date import EdtfDate
from nkcli.formats.controls import escape_controls
from nkcli.formats.registry import Context, Format

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nkcli.answers.table import Answer

_STAMP = "19700101T000000Z"
"""When an entry was made, which every entry must tell: always the same, so that the same facts give the same file."""

_LONGEST = 75
"""Octets of a line before it is folded (RFC 5545, 3.1)."""


def write(answer: Any, context: Context) -> str:
    """Return the events of an answer as entries of whole days; `omitted` counts those that are in none."""
    entries = [line for event in _datable(answer) for line in _entry(event, context)]
    product = f"PRODID:-//nkcli//data {_text(str(context.dataset['version']))}//EN"
    lines = ("BEGIN:VCALENDAR", "VERSION:2.0", product, *entries, "END:VCALENDAR")
    return "".join(f"{fold(line)}\r\n" for line in lines)


def has_events(answer: Answer) -> bool:
    """Return whether the rows of an answer are events."""
    return answer.schema in ("timeline", "today")


def omitted(answer: Any) -> str:
    """Return how many events have no entry; empty where all have one."""
    events = {event.id for event in answer.events}
    number = len(events) - len(_datable(answer))
    nouns = "event whose day is" if number == 1 else "events whose days are"
    return f"left out {number:,} {nouns} not known" if number else ""


def _datable(answer: Any) -> list[Any]:
    """Return the events whose first and last day are known, each once."""
    return list({event.id: event for event in answer.events if _days(event)}.values())


def _days(event: Any) -> tuple[date, date] | None:
    """Return the first and the last day of an event; None where a source states one of them less closely."""
    when = EdtfDate.parse(event.date)
    if when.form not in ("moment", "interval") or not when.is_known_to_the_day or getattr(event, "borrowed", None):
        return None
    first, last = (date.fromisoformat(str(day)) for day in when.bounds)
    return (first, last) if last < date.max else None


def _entry(event: Any, context: Context) -> Iterator[str]:
    first, last = _days(event) or (date.min, date.min)
    where = [place for place in map(context.place, event.places) if place]
    status = "" if event.status == "stated" else f" ({event.status})"
    yield from ("BEGIN:VEVENT", f"UID:{event.id}@nkcli", f"DTSTAMP:{_STAMP}")
    yield f"DTSTART;VALUE=DATE:{_date(first)}"
    yield f"DTEND;VALUE=DATE:{_date(last + timedelta(days=1))}"  # the day after: the end is no part of it
    yield f"SUMMARY:{_text(event.title + status)}"
    yield f"DESCRIPTION:{_description(event)}"
    yield f"CATEGORIES:{_text(event.kind.replace('_', ' '))}"
    if where:
        yield f"LOCATION:{_text(', '.join(place.name for place in where))}"
    if len(where) == 1 and where[0].lat is not None:
        yield f"GEO:{where[0].lat};{where[0].lon}"
    yield from ("TRANSP:TRANSPARENT", "END:VEVENT")


def _date(day: date) -> str:
    return day.isoformat().replace("-", "")


def _description(event: Any) -> str:
    """Return what happened, and the ids of the sources on a line of their own."""
    parts = (event.summary, f"Sources: {', '.join(event.sources)}")
    return "\\n".join(_text(part) for part in parts if part)


def _text(text: str) -> str:
    r"""Return a text as iCalendar writes it.

    >>> print(_text("a, b; c"))
    a\, b\; c
    """
    escaped = escape_controls(text).replace("\\", "\\\\")
    return escaped.replace(";", "\\;").replace(",", "\\,")


def fold(line: str) -> str:
    """Return a line folded so that none is longer than 75 octets and no character is broken."""
    parts, size = [""], 0
    for char in line:
        octets = len(char.encode())
        if size + octets > _LONGEST:
            parts.append("")
            size = 1  # the space that a folded line begins with
        parts[-1] += char
        size += octets
    return "\r\n ".join(parts)


FORMAT = Format(write=write, suffixes=("ics",), machine=True, supports=has_events, remark=omitted)
