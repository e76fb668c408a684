"""Sources: a list, and one in full: what it is, whose perspective, what rests on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from nkcli.answers.record_detail import Card, Line, Section, dated, facts
from nkcli.answers.table import Column, Dated, Group, Sheet
from nkcli.answers.wording import counted
from nkcli.frozen import Frozen
from nkcli.model.dataset import citations_of

if TYPE_CHECKING:
    from nkcli.model.dataset import Dataset
    from nkcli.query import Query


class SourceRow(Frozen, kw_only=True):
    """A source in the list, and how many events and claims cite it."""

    id: str
    title: str
    publisher: str
    date: str | None
    date_text: str | None
    url: str
    licence: str
    perspective: str
    events: int
    claims: int


class Sources(Frozen, kw_only=True):
    """Sources in the order of their ids."""

    schema: ClassVar[str] = "sources"
    rows_field: ClassVar[str] = "sources"

    sources: tuple[SourceRow, ...]

    def sheet(self) -> Sheet:
        """Lay the sources out in one table."""
        rows = tuple(
            (
                s.title,
                s.url,
                s.publisher,
                Dated(s.date, s.date_text) if s.date else None,
                s.licence,
                s.events,
                s.claims,
                s.id,
            )
            for s in self.sources
        )
        return Sheet(
            title="Sources",
            columns=(
                Column("title", "Title"),
                Column("url", under="title"),
                Column("publisher", "Publisher"),
                Column("date", "Date", "date"),
                Column("licence", "Licence"),
                Column("events", "Events", "number"),
                Column("claims", "Claims", "number"),
                Column("id", "Id", "id"),
            ),
            groups=(Group("sources", "", rows),),
            notes=("One in full: nkcli sources ID. What rests on it: nkcli timeline --source ID.",),
            empty="No source fits. Leave a filter out.",
        )


def sources(dataset: Dataset, query: Query, kind: str | None = None) -> Sources:
    """List the sources of the events and claims that a query finds."""
    events: dict[str, int] = {}
    claims: dict[str, int] = {}
    for event in query.events(dataset):
        for source in {c.source for c in citations_of(event)}:
            events[source] = events.get(source, 0) + 1
    for claim in query.claims(dataset):
        for source in {c.source for c in claim.citations}:
            claims[source] = claims.get(source, 0) + 1
    return Sources(
        sources=tuple(
            SourceRow(
                id=s.id,
                title=s.title,
                publisher=s.publisher,
                date=s.date,
                date_text=s.date_text,
                url=s.url,
                licence=s.licence,
                perspective=s.perspective,
                events=events.get(s.id, 0),
                claims=claims.get(s.id, 0),
            )
            for s in dataset.sources
            if (not query.filters or s.id in events or s.id in claims) and kind in (None, s.kind)
        )
    )


def source_card(dataset: Dataset, source_id: str) -> Card:
    """Show a source in full."""
    source = dataset.source_by_id[source_id]
    events = [e.id for e in dataset.events if any(c.source == source_id for c in citations_of(e))]
    claims = [h.id for h in dataset.claims if any(c.source == source_id for c in h.citations)]
    return Card(
        kind="source",
        records=(source,),
        related={"events": tuple(events), "claims": tuple(claims)},
        title=source.title,
        sections=(
            Section(
                "",
                (
                    *facts(("Kind", source.kind.replace("_", " ")), ("Publisher", source.publisher)),
                    *dated("Date", source.date, source.date_text),
                    *facts(
                        ("Version", source.version),
                        ("Address", source.url),
                        ("Licence", source.licence),
                        ("Perspective", source.perspective),
                        ("Note", source.note),
                        ("Cited by", f"{counted(len(events), 'event')} and {counted(len(claims), 'claim')}"),
                    ),
                ),
            ),
            Section("Sections", tuple(Line(s.locator, s.reason or "") for s in source.sections)),
        ),
    )
