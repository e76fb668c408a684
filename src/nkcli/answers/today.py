"""Show what happened on this day of the year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar, Literal

from nkcli.answers.question import Parameters, Question, argument
from nkcli.answers.table import Answer, Column, Group, Table
from nkcli.edtf.typed import DayOfYear, read_day_of_year
from nkcli.edtf.words import MONTH_NAMES
from nkcli.frozen import Frozen
from nkcli.model.dataset import Condition, citations_of
from nkcli.query import Query
from nkcli.query.filters import Filter

if TYPE_CHECKING:
    from nkcli.edtf.date import EdtfDate
    from nkcli.edtf.part import EdtfPart
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


class Today(Answer, kw_only=True):
    """What happened on one day of the year, in order of the years; `day` is ``MM-DD``."""

    schema: ClassVar[str] = "today"
    rows_field: ClassVar[str] = "events"

    day: str
    events: tuple[TodayEvent, ...]

    def table(self) -> Table:
        """Return the events by year."""
        day = f"{int(self.day[3:])} {MONTH_NAMES[int(self.day[:2]) - 1]}"
        return Table(
            title=f"On {day}",
            columns=(
                Column("year", "Year", "id", lambda event: str(event.year)),
                Column("what", "What"),
                Column("title", "Event", wide=True),
                Column("summary", under="title", human=False),
                Column("kind", "Kind"),
                Column("date", "Date", "date", optional=True),
                Column("id", "Id", "id", optional=True),
            ),
            groups=(Group("events", "", self.events),),
            notes=("Only events whose sources name the very day are here.",),
            empty=f"No source in hand dates an event to {day}.",
        )


class TodayParameters(Parameters, kw_only=True):
    """What `today` takes."""

    date: str | None = argument("A day (09-27, 27 September); today if left out.", joined=True)


def system_day() -> DayOfYear:
    """Return what day the system says it is; tests put their own in its place."""
    now = datetime.now().astimezone()
    return DayOfYear(now.month, now.day)


def today(dataset: Dataset, parameters: TodayParameters) -> Today:
    """Return what happened, began or ended on a day of the year."""
    day = system_day() if parameters.date is None else read_day_of_year(parameters.date)
    events = Query((OnDayOfYear(day),)).events(dataset)
    rows = [row for event in events for row in _on(event, day)]
    rows.sort(key=lambda row: (row.year, row.date, row.id, row.what))
    return Today(query={"day": str(day)}, day=str(day), events=tuple(rows))


class OnDayOfYear(Filter):
    """Events whose date names the day of the year exactly, in whatever year."""

    day: DayOfYear

    def keeps(self, event: Event) -> bool:
        """Return whether the event happened, began or ended on the day."""
        return any(_on(event, self.day))

    def on_events(self) -> Condition:
        """Return the condition on the first and the last day, which a vaguer date can share."""
        return Condition("? IN (substr(events.earliest, 6), substr(events.latest, 6))", (str(self.day),))


def _on(event: Event, day: DayOfYear) -> Iterator[TodayEvent]:
    for what, moment in _exact_days(event.stated) if event.stated else ():
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


QUESTION = Question(
    answer=today,
    parameters=TodayParameters,
    help="""Only exact days count: what a source dates to a month or a year is not here. What began or ended on the day
    is marked so.""",
)
