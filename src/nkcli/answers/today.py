"""What happened on this day of the year: exact days only, and what began or ended on one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar, Literal, NamedTuple

from nkcli.answers.table import Column, Dated, Group, Sheet
from nkcli.edtf.part import DateError, EdtfPart, parse_part
from nkcli.edtf.typed import read_date
from nkcli.errors import InvalidDate
from nkcli.frozen import Frozen
from nkcli.model.dataset import citations_of

if TYPE_CHECKING:
    from nkcli.edtf.date import EdtfDate
    from nkcli.model.dataset import Dataset
    from nkcli.model.records import Event

What = Literal["happened", "began", "ended"]

_MONTHS = "January February March April May June July August September October November December".split()  # noqa: SIM905
_NUMERIC = re.compile(r"(?:--)?(?P<month>\d{2})-(?P<day>\d{2})", re.ASCII)
_EXAMPLES = "write for example 09-27, '27 September' or 2020-09-27"
_LEAP_YEAR = 2000


class DayOfYear(NamedTuple):
    """A month and a day, of any year."""

    month: int
    day: int

    def __str__(self) -> str:
        """Write it as in ``2020-09-27``, without the year."""
        return f"{self.month:02d}-{self.day:02d}"


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
        written = f"{day} {_MONTHS[month - 1]}"
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
        yield "happened", when.moments[0]
    elif when.form == "interval":
        start, _, end = when.text.partition("/")
        moments = {m.text: m for m in when.moments}
        ends: tuple[tuple[What, str], ...] = (("began", start), ("ended", end))
        for what, text in ends:
            moment = moments.get(text)
            if moment and moment.earliest == moment.latest and not (moment.approximate or moment.uncertain):
                yield what, moment


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


def read_day(text: str) -> DayOfYear:
    """Read a day of the year: ``09-27``, ``27 September``, or any exact date, whose year is left out.

    Raises:
        InvalidDate: for a text that names no exact day.
    """
    typed = " ".join(text.split())
    match = _NUMERIC.fullmatch(typed)
    if match:
        try:
            moment = parse_part(f"{_LEAP_YEAR}-{match['month']}-{match['day']}")
        except DateError:
            raise InvalidDate(typed, "no year has that day", _EXAMPLES) from None
        return DayOfYear(moment.earliest.month, moment.earliest.day)
    date = read_date(typed if re.search(r"\d{4}", typed) else f"{typed} {_LEAP_YEAR}")
    if not date.is_day or date.earliest is None:
        raise InvalidDate(typed, "it names no exact day", _EXAMPLES)
    return DayOfYear(date.earliest.month, date.earliest.day)
