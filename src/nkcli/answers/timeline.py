"""List what happened, in order of time."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, ClassVar

from nkcli.answers.question import Filters, Question, option
from nkcli.answers.table import NOT_JSON, Answer, Cell, Column, DateCell, Group, Table, TermCell
from nkcli.frozen import Frozen
from nkcli.model.dataset import citations_of
from nkcli.model.records import Participation
from nkcli.model.vocabulary import WAR_KINDS

if TYPE_CHECKING:
    from nkcli.model.dataset import Dataset
    from nkcli.model.records import Event


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


class Timeline(Answer, kw_only=True):
    """Events in order of time, and the wars and phases they belong to; `found` counts those beyond the limit too."""

    schema: ClassVar[str] = "timeline"
    rows_field: ClassVar[str] = "events"

    events: tuple[TimelineEvent, ...]
    wars: tuple[War, ...]
    found: int
    with_summary: bool = field(metadata=NOT_JSON)

    def table(self) -> Table:
        """Return the events under their wars."""
        hidden = self.found - len(self.events)
        noun = "event" if hidden == 1 else "events"
        return Table(
            title="Timeline",
            group="war",
            columns=(
                Column("date", "Date", "date"),
                Column("title", "Event", wide=True),
                Column("summary", under="title", human=self.with_summary),
                Column("kind", "Kind", value=_kind),
                Column("status", human=False),
                Column("id", "Id", "id", optional=True),
            ),
            groups=tuple(map(self._group, self.wars)),
            notes=(f"{hidden:,} more {noun}; leave --limit out to see them.",) if hidden else (),
            empty="No event fits. Widen the dates or leave a filter out.",
        )

    def _group(self, war: War) -> Group:
        rows = tuple(event for event in self.events if event.war == war.id)
        return Group(war.id, war.title, rows, DateCell(war.date, war.date_text))


class TimelineParameters(Filters, kw_only=True):
    """What `timeline` takes."""

    importance: int = option(
        "1: the turning points; 2: the story; 3: all.", values=int, minimum=1, maximum=3, default=3, metavar="RANK"
    )
    reverse: bool = option("Begin with the latest.", values=bool)
    limit: int | None = option("Stop after N events.", values=int, minimum=1, metavar="N")
    summary: bool = option("Show each event's summary too.", values=bool)


def timeline(dataset: Dataset, parameters: TimelineParameters) -> Timeline:
    """Return the events that the filters keep, of a rank of importance or a weightier one (1 is the weightiest)."""
    query = parameters.query(dataset)
    events = [event for event in query.events(dataset) if event.importance <= parameters.importance]
    if parameters.reverse:
        events.reverse()
    rows = tuple(_event(dataset, event) for event in events[: parameters.limit])
    return Timeline(
        query={**parameters.given(), **query.understood},
        events=rows,
        wars=tuple(_heading(dataset, war) for war in dict.fromkeys(row.war for row in rows)),
        found=len(events),
        with_summary=parameters.summary,
    )


def war_of(dataset: Dataset, event: Event) -> Event:
    """Return the heading of an event: its war, or else the phase it lies in."""
    line = [event, *dataset.ancestors(event)]
    for step in line:
        if step.kind == "war":
            return step
    outermost = line[-2:][0]
    return outermost if outermost.kind in WAR_KINDS else line[-1]


def _event(dataset: Dataset, event: Event) -> TimelineEvent:
    earliest, latest = event.when.bounds
    return TimelineEvent(
        id=event.id,
        date=event.date,
        date_text=event.date_text,
        earliest=earliest,
        latest=latest,
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
        claims=tuple([claim.id for claim in event.claims]),
        sources=tuple(dict.fromkeys([citation.source for citation in citations_of(event)])),
    )


def _heading(dataset: Dataset, war: str) -> War:
    event = dataset.event_by_id[war]
    return War(id=war, title=event.title, date=event.date, date_text=event.date_text)


def _kind(event: TimelineEvent) -> Cell:
    return TermCell(event.kind, None if event.status == "stated" else event.status)


QUESTION = Question(
    answer=timeline,
    parameters=TimelineParameters,
    help="""Events are grouped by war or phase. A date filter keeps every event that can overlap it: one known only
    as "1992" is in March 1992.""",
)
