"""What happened, in order of time, grouped by war or phase."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from nkcli.answers.table import Column, Dated, Group, Row, Sheet, Word
from nkcli.frozen import Frozen
from nkcli.model.dataset import citations_of
from nkcli.model.records import Participation
from nkcli.model.vocabulary import WAR_KINDS

if TYPE_CHECKING:
    from nkcli.model.dataset import Dataset
    from nkcli.model.records import Event
    from nkcli.query import Query


class TimelineEvent(Frozen, kw_only=True):
    """One event of a timeline.

    `date` is EDTF; `earliest` and `latest` are the first and last day it can touch, None where it
    is open. `war` is the war or phase it is shown under; `claims` are ids for `nkcli show`.
    """

    id: str
    date: str
    date_text: str | None
    earliest: str | None
    latest: str | None
    kind: str
    title: str
    summary: str | None
    outcome: str | None
    importance: int
    status: str
    part_of: str | None
    war: str
    places: tuple[str, ...]
    participants: tuple[Participation, ...]
    claims: tuple[str, ...]
    sources: tuple[str, ...]


class War(Frozen, kw_only=True):
    """A heading of a timeline."""

    id: str
    title: str
    date: str
    date_text: str | None


class Timeline(Frozen, kw_only=True):
    """Events in order of time, and the wars and phases they belong to."""

    schema: ClassVar[str] = "timeline"
    rows_field: ClassVar[str] = "events"

    events: tuple[TimelineEvent, ...]
    wars: tuple[War, ...]
    found: int
    with_summary: bool

    def sheet(self) -> Sheet:
        """Lay the events out under their wars."""
        groups = []
        for war in self.wars:
            rows = tuple(_row(e) for e in self.events if e.war == war.id)
            groups.append(Group(war.id, war.title, rows, Dated(war.date, war.date_text)))
        hidden = self.found - len(self.events)
        events = "event" if hidden == 1 else "events"
        return Sheet(
            title="Timeline",
            group="war",
            columns=(
                Column("date", "Date", "date"),
                Column("title", "Event", wide=True),
                Column("summary", under="title", people=self.with_summary),
                Column("kind", "Kind"),
                Column("status", people=False),
                Column("id", "Id", "id", spare=True),
            ),
            groups=tuple(groups),
            notes=(f"{hidden:,} more {events}; leave --limit out to see them.",) if hidden else (),
            empty="No event fits. Widen the dates or leave a filter out.",
        )


def timeline(
    dataset: Dataset,
    query: Query,
    *,
    importance: int = 3,
    reverse: bool = False,
    limit: int | None = None,
    with_summary: bool = False,
) -> Timeline:
    """List the events that a query finds.

    `importance` keeps events of that rank or a weightier one (1 is the weightiest); `limit` the
    first so many after ordering.
    """
    events = [e for e in query.events(dataset) if e.importance <= importance]
    found = len(events)
    if reverse:
        events.reverse()
    events = events[:limit]
    rows = tuple(_event(dataset, e) for e in events)
    wars = [_heading(dataset, war) for war in dict.fromkeys(r.war for r in rows)]
    return Timeline(events=rows, wars=tuple(wars), found=found, with_summary=with_summary)


def war_of(dataset: Dataset, event: Event) -> Event:
    """Find the heading of an event: its war, or else the phase it lies in."""
    line = [event, *dataset.ancestors(event)]
    for one in line:
        if one.kind == "war":
            return one
    outermost = line[-2:][0]
    return outermost if outermost.kind in WAR_KINDS else line[-1]


def _event(dataset: Dataset, event: Event) -> TimelineEvent:
    when = event.when
    return TimelineEvent(
        id=event.id,
        date=event.date,
        date_text=event.date_text,
        earliest=when.bounds[0],
        latest=when.bounds[1],
        kind=event.kind,
        title=event.title,
        summary=event.summary,
        outcome=event.outcome,
        importance=event.importance,
        status=event.status,
        part_of=event.part_of,
        war=war_of(dataset, event).id,
        places=event.places,
        participants=event.participants,
        claims=tuple([c.id for c in event.claims]),
        sources=tuple(dict.fromkeys([c.source for c in citations_of(event)])),
    )


def _heading(dataset: Dataset, war: str) -> War:
    event = dataset.event_by_id[war]
    return War(id=war, title=event.title, date=event.date, date_text=event.date_text)


def _row(event: TimelineEvent) -> Row:
    kind = Word(event.kind, None if event.status == "stated" else event.status)
    return Dated(event.date, event.date_text), event.title, event.summary, kind, event.status, event.id
