"""TimelineJS: a timeline for a web page (timeline.knightlab.com), as its JSON."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from nkcli.edtf.date import EdtfDate
from nkcli.edtf.text import written
from nkcli.formats.controls import escape_controls
from nkcli.formats.json import dumps
from nkcli.formats.registry import Context, Format

if TYPE_CHECKING:
    from nkcli.answers.table import Answer
    from nkcli.edtf.part import EdtfPart

_FIELDS = {"day": 3, "month": 2, "season": 2}
"""How many of year, month and day are given; TimelineJS has no seasons, so one begins in its first month."""


def write(answer: Any, _: Context) -> str:
    """Return the events of a timeline as slides, grouped by war; TimelineJS places those that have a beginning."""
    wars = {war.id: war.title for war in answer.wars}
    slides = ",\n".join(dumps(_slide(event, wars[event.war])) for event in answer.events if _start(event))
    return f'{{\n"events": [\n{slides}\n]\n}}\n'


def is_timeline(answer: Answer) -> bool:
    """Return whether an answer is a timeline."""
    return answer.schema == "timeline"


def omitted(answer: Any) -> str:
    """Return how many events have no slide; empty where all have one."""
    number = sum(_start(event) is None for event in answer.events)
    return f"left out {number:,} event{'' if number == 1 else 's'} of which no beginning is known" if number else ""


def _start(event: Any) -> EdtfPart | None:
    return EdtfDate.parse(event.date).members[0].start


def _slide(event: Any, war: str) -> dict[str, object]:
    """Return the slide of an event: `display_date` says the date as it is known, the others only place it."""
    when = EdtfDate.parse(event.date)
    start, end = when.members[0]
    lasted = {"end_date": _date(end, latest=True)} if when.form == "interval" and end else {}
    status = "" if event.status == "stated" else f" ({event.status})"
    sources = f"Sources: {', '.join(event.sources)}"
    return {
        "unique_id": event.id,
        "start_date": _date(start, latest=False) if start else None,
        **lasted,
        "display_date": _html(written(event.date, event.date_text)),
        "text": {
            "headline": _html(event.title + status),
            "text": "".join(f"<p>{_html(text)}</p>" for text in (event.summary, sources) if text),
        },
        "group": _html(war),
    }


def _date(part: EdtfPart, *, latest: bool) -> dict[str, int]:
    """Return the first or the last day of a date, no finer than it is given."""
    day = part.latest if latest else part.earliest
    names = ("year", "month", "day")[: _FIELDS.get(part.precision, 1)]
    return {name: getattr(day, name) for name in names}


def _html(text: str) -> str:
    return escape(escape_controls(text))


FORMAT = Format(write=write, machine=True, supports=is_timeline, remark=omitted)
