"""What happened on this day of the year: exact days only, and what began or ended on one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar, Literal

from nkcli.answers.table import Column, Dated, Group, Sheet
from nkcli.edtf.words import MONTH_NAMES
from nkcli.frozen import Frozen
from nkcli.model.dataset import citations_of

if TYPE_CHECKING:
    from nkcli.edtf.date import EdtfDate
    from nkcli.edtf.part import EdtfPart
    from nkcli.edtf.typed import DayOfYear
    from nkcli.model.dataset import Dataset
    from nkcli.model.records import Event

What = Literal["happened", "began", "ended"]


class TodayEvent(Frozen, kw_only=True):
    """An event, and whether it happened, began or ended on the day."""

    id: str
    what: What
    year: int
    date: str
    title: str
    summary: str | None
    kind: str
    status: str
    importance: int
    places: tuple[str, ...]
    sources: tuple[str, ...]


class Today(Frozen, kw_only=True):
    """What happened on one day of the year, in order of the years; `day` is ``MM-DD``."""

    schema: ClassVar[str] = "today"
    rows_field: ClassVar[str] = "events"

    day: str
    events: tuple[TodayEvent, ...]

    def sheet(self) -> Sheet:
        """Lay the events out by year."""
        month, day = int(self.day[:2]), int(self.day[3:])
        written = f"{day} {MONTH_NAMES[month - 1]}"
        rows = tuple((e.year, e.what, e.title, e.summary, e.kind, Dated(e.date), e.id) for e in self.events)
        return Sheet(
            title=f"On {written}",
            columns=(
                Column("year", "Year", "id"),
                Column("what", "What"),
                Column("title", "Event", wide=True),
                Column("summary", under="title", people=False),
                Column("kind", "Kind"),
                Column("date", "Date", "date", spare=True),
                Column("id", "Id", "id", spare=True),
            ),
            groups=(Group("events", "", tuple((str(r[0]), *r[1:]) for r in rows)),),
            notes=("Only events whose sources name the very day are here.",),
            empty=f"No source in hand dates an event to {written}.",
        )


def today(dataset: Dataset, day: DayOfYear) -> Today:
    """List what happened, began or ended on a day of the year."""
    found = [row for event in dataset.events for row in _on(event, day)]
    return Today(day=str(day), events=tuple(sorted(found, key=lambda e: (e.year, e.date, e.id, e.what))))


def _on(event: Event, day: DayOfYear) -> Iterator[TodayEvent]:
    for what, moment in _exact_days(event.when):
        if (moment.earliest.month, moment.earliest.day) == day:
            yield _row(event, what, moment.earliest.year)


def _exact_days(when: EdtfDate) -> Iterator[tuple[What, EdtfPart]]:
    """Yield the days that a date names exactly: the day itself, or the ends of what lasted."""
    if when.is_day:
        yield "happened", when.parts[0]
    elif when.form == "interval":
        start, end = when.members[0]
        ends: tuple[tuple[What, EdtfPart | None], ...] = (("began", start), ("ended", end))
        yield from ((what, part) for what, part in ends if part and part.is_exact_day)


def _row(event: Event, what: What, year: int) -> TodayEvent:
    return TodayEvent(
        id=event.id,
        what=what,
        year=year,
        date=event.date,
        title=event.title,
        summary=event.summary,
        kind=event.kind,
        status=event.status,
        importance=event.importance,
        places=event.places,
        sources=tuple(dict.fromkeys(c.source for c in citations_of(event))),
    )
