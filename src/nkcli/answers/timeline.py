"""List what happened, in order of time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import field
from itertools import groupby
from typing import TYPE_CHECKING, ClassVar

from nkcli.analysis.windows import RANKS, InWindow, in_window
from nkcli.answers.question import Filters, Question, option
from nkcli.answers.table import NOT_JSON, Answer, Column, Group, Table
from nkcli.answers.wording import counted, event_date
from nkcli.edtf.date import EdtfDate
from nkcli.edtf.text import written
from nkcli.frozen import Frozen
from nkcli.model.records import Participation
from nkcli.model.vocabulary import Borrowed
from nkcli.query import Importance

if TYPE_CHECKING:
    from nkcli.model.dataset import Dataset
    from nkcli.model.records import Event
    from nkcli.query import Query


LEAST = 3
"""The rank of what matters least, and so of all."""


class TimelineEvent(Frozen, kw_only=True):
    """One event of a timeline.

    `date` is EDTF, of which the `borrowed` bounds are those of what it belongs to; `earliest` and
    `latest` are the first and last day it can touch, None where it is open. `in_window` tells how it lies
    in the period that was asked for, None where none was. `war` is the war or phase it is shown under;
    `claims` are ids for `nkcli show`.
    """

    id: str
    date: str
    date_text: str | None
    borrowed: Borrowed | None
    earliest: str | None
    latest: str | None
    in_window: InWindow | None
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
    """Events in order of time, and the wars and phases they belong to; `found` counts those beyond the limit too.

    Of a period that was asked for, what happened in it for certain stands first.
    """

    schema: ClassVar[str] = "timeline"
    rows_field: ClassVar[str] = "events"

    events: tuple[TimelineEvent, ...]
    wars: tuple[War, ...]
    found: int
    with_summary: bool = field(metadata=NOT_JSON)
    flat: bool = field(metadata=NOT_JSON)
    everything: bool = field(metadata=NOT_JSON)
    period: str | None = field(metadata=NOT_JSON)

    def table(self) -> Table:
        """Return the events under their wars; what may not have happened in the period is counted alone."""
        rows = [event for event in self.events if not RANKS[event.in_window]]
        rest = [event for event in self.events if RANKS[event.in_window]]
        groups = (Group("events", "", tuple(rows)),) if self.flat else tuple(self._by_war(rows))
        folded = () if self.everything or not rest else (_folded(rest),)
        return Table(
            title=f"Timeline: {self.period}" if self.period else "Timeline",
            columns=(
                Column("date", "Date", "date", event_date),
                Column("title", "Event", value=_title, wide=True),
                Column("summary", under="title", human=self.with_summary),
                Column("kind", "Kind", optional=True),
                Column("id", "Id", "id", optional=True),
            ),
            groups=(*groups, *(_rest(rest) if self.everything else ())),
            notes=(*folded, *self._hidden()),
            empty=" ".join(("Nothing here is known to have happened then.", *folded)) if folded else _NOTHING,
        )

    def data_table(self) -> Table:
        """Return every event in a row, in the same order."""
        runs = groupby(self.events, key=lambda event: event.war)
        return Table(
            title="Timeline",
            group="war",
            columns=(
                Column("date", kind="date"),
                *map(Column, ("title", "summary", "kind", "status", "borrowed", "in_window")),
                *map(Column, ("places", "sources")),
                Column("id", kind="id"),
            ),
            groups=tuple(Group(war, "", tuple(rows)) for war, rows in runs),
        )

    def _by_war(self, rows: Iterable[TimelineEvent]) -> Iterator[Group]:
        """Yield the events of each war, which its heading stands for where others follow."""
        wars = {war.id: war for war in self.wars}
        for key, run in groupby(rows, key=lambda event: event.war):
            events, war = tuple(run), wars[key]
            parts = tuple(event for event in events if event.id != key) if not self.with_summary else ()
            yield Group(key, war.title, parts or events, f"{written(war.date, war.date_text)} · {key}")

    def _hidden(self) -> Iterator[str]:
        hidden = self.found - len(self.events)
        if hidden:
            yield f"{counted(hidden, 'more event')}; leave --limit out to see them."


def _rest(rows: Iterable[TimelineEvent]) -> Iterator[Group]:
    """Yield what was under way in the period, and what may have happened in it."""
    titles = {"under_way": "Under way then", "possible": "Perhaps then: the date is not known closely enough"}
    for key, run in groupby(rows, key=lambda event: event.in_window):
        yield Group(str(key), titles[str(key)], tuple(run))


def _folded(rest: Iterable[TimelineEvent]) -> str:
    """Return how many events of a period are not shown, and how to see them."""
    kinds = [event.in_window for event in rest]
    counts = (
        (kinds.count("under_way"), "under way then"),
        (kinds.count("possible"), "that may have happened then"),
    )
    words = ", ".join(f"{number:,} {how}" for number, how in counts if number)
    return f"Not shown: {words}. All of them: --all"


def _title(event: TimelineEvent) -> str:
    return event.title if event.status == "stated" else f"{event.title} ({event.status})"


_NOTHING = "No event fits. Widen the dates or leave a filter out."


# -- the question --------------------------------------------------------------------------------


class TimelineParameters(Filters, kw_only=True):
    """What `timeline` takes."""

    importance: int = option(
        "1: the turning points; 2: the story; 3: all.", values=int, minimum=1, maximum=3, default=LEAST, metavar="RANK"
    )
    reverse: bool = option("Begin with the latest.", values=bool)
    limit: int | None = option("Stop after N events.", values=int, minimum=1, metavar="N")
    summary: bool = option("Show each event's summary too.", values=bool)
    flat: bool = option("One list in order of time, not by war.", values=bool)
    all: bool = option("With a date: also what was under way, or may have happened then.", values=bool)


def timeline(dataset: Dataset, parameters: TimelineParameters) -> Timeline:
    """Return the events that the filters keep, of a rank of importance or a weightier one (1 is the weightiest)."""
    query = parameters.query(dataset)
    chosen = query if parameters.importance == LEAST else query.and_also(Importance(parameters.importance))
    window, by_war = query.window, not parameters.flat
    # What happened in a window for certain stands first, so all of it must be looked at.
    limit = None if window else parameters.limit
    events, found = chosen.page(dataset, limit, reverse=parameters.reverse, by_war=by_war)
    places = {e.id: in_window(e, window.first, window.last) for e in events} if window else {}
    events.sort(key=lambda event: RANKS[places.get(event.id)])
    rows = tuple(_row(event, dataset.heading_of(event), places.get(event.id)) for event in events[: parameters.limit])
    return Timeline(
        query={**parameters.given(), **query.understood},
        events=rows,
        wars=tuple(_heading(dataset, war) for war in dict.fromkeys(row.war for row in rows)),
        found=found,
        with_summary=parameters.summary,
        flat=parameters.flat,
        everything=parameters.all,
        period=_period(query),
    )


def _row(event: Event, heading: Event, place: InWindow | None) -> TimelineEvent:
    earliest, latest = event.when.bounds
    return TimelineEvent(
        id=event.id,
        date=event.date,
        date_text=event.date_text,
        borrowed=event.borrowed,
        earliest=earliest,
        latest=latest,
        in_window=place,
        kind=event.kind,
        title=event.title,
        summary=event.summary,
        outcome=event.outcome,
        importance=event.importance,
        status=event.status,
        part_of=event.part_of,
        war=heading.id,
        places=event.places,
        participants=event.participants,
        claims=event.claim_ids,
        sources=event.source_ids,
    )


def _heading(dataset: Dataset, war: str) -> War:
    event = dataset.event_by_id[war]
    return War(id=war, title=event.title, date=event.date, date_text=event.date_text)


def _period(query: Query) -> str | None:
    """Return the period that was asked for in words."""
    dates = query.understood
    if "on" in dates:
        return written(str(dates["on"]))
    if not query.window:
        return None
    ends = [_end(str(dates[name]), number) if name in dates else ".." for number, name in enumerate(("from", "to"))]
    return None if ends == ["..", ".."] else written("/".join(ends))


def _end(edtf: str, number: int) -> str:
    """Return a plain date as it is, and the first or the last day of any other; `..` where it is open."""
    date = EdtfDate.parse(edtf)
    return date.text if date.form == "moment" else date.bounds[number] or ".."


QUESTION = Question(
    answer=timeline,
    parameters=TimelineParameters,
    help="""Events are grouped by war or phase. A date filter shows what happened then for certain, and counts what was
    under way or may have happened then: an event known only as "1992" may be one of March 1992.""",
)
