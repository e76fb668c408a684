"""List the sources, or show one in full."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from nkcli.answers.question import Filters, Question, argument
from nkcli.answers.record_detail import DetailRow, RecordDetail, Section, dated, facts, full_option, record_detail
from nkcli.answers.table import Answer, Column, Group, Table
from nkcli.answers.wording import counted
from nkcli.frozen import Frozen
from nkcli.model.dataset import citations_of
from nkcli.model.vocabulary import SourceKind
from nkcli.query import BySource, Query, resolve

if TYPE_CHECKING:
    from nkcli.model.dataset import Dataset
    from nkcli.model.records import Source


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


class Sources(Answer, kw_only=True):
    """Sources in the order of their ids."""

    schema: ClassVar[str] = "sources"
    rows_field: ClassVar[str] = "sources"

    sources: tuple[SourceRow, ...]

    def table(self) -> Table:
        """Return the sources in one table."""
        return Table(
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
            groups=(Group("sources", "", self.sources),),
            notes=("One in full: nkcli sources ID. What rests on it: nkcli timeline --source ID.",),
            empty="No source fits. Leave a filter out.",
        )


class SourcesParameters(Filters, kw_only=True):
    """What `sources` takes."""

    kinds = SourceKind
    name: str | None = argument("Id or title of a source.", joined=True, noun="source")
    full: bool = full_option()


def sources(dataset: Dataset, parameters: SourcesParameters) -> Sources | RecordDetail:
    """Return the sources of the events and claims that the filters keep, or the one that is named in full."""
    if parameters.name is not None:
        parameters.reject_filters("NAME")
        return replace(source_detail(dataset, resolve(dataset, "source", parameters.name)), full=parameters.full)
    query = parameters.query(dataset)
    events = Counter(s for event in query.events(dataset) for s in {c.source for c in citations_of(event)})
    claims = Counter(s for claim in query.claims(dataset) for s in {c.source for c in claim.citations})
    chosen = (s for s in dataset.sources if not query.filters or s.id in events or s.id in claims)
    return Sources(
        query={**parameters.given(), **query.understood},
        sources=tuple(_row(s, events[s.id], claims[s.id]) for s in chosen if parameters.kind in (None, s.kind)),
    )


def _row(source: Source, events: int, claims: int) -> SourceRow:
    return SourceRow(
        id=source.id,
        title=source.title,
        publisher=source.publisher,
        date=source.date,
        date_text=source.date_text,
        url=source.url,
        licence=source.licence,
        perspective=source.perspective,
        events=events,
        claims=claims,
    )


# -- one source ----------------------------------------------------------------------------------


def source_detail(dataset: Dataset, source_id: str) -> RecordDetail:
    """Return a source in full: what it is, whose perspective it has, what cites it, its sections."""
    source = dataset.source_by_id[source_id]
    citing = Query((BySource(source_id),))
    events = [event.id for event in citing.events(dataset)]
    claims = [claim.id for claim in citing.claims(dataset)]
    cited_by = f"{counted(len(events), 'event')} and {counted(len(claims), 'claim')}"
    return record_detail(
        "source",
        source,
        source.title,
        (
            Section("", _facts(source, cited_by)),
            Section("Sections", (DetailRow(section.locator, section.reason or "") for section in source.sections)),
        ),
        events=events,
        claims=claims,
    )


def _facts(source: Source, cited_by: str) -> Iterator[DetailRow]:
    yield from facts(("Kind", source.kind.replace("_", " ")), ("Publisher", source.publisher))
    yield from dated("Date", source.date, source.date_text)
    yield from facts(
        ("Version", source.version),
        ("Address", source.url),
        ("Licence", source.licence),
        ("Perspective", source.perspective),
        ("Note", source.note),
        ("Cited by", cited_by),
    )


QUESTION = Question(
    answer=sources,
    parameters=SourcesParameters,
    help="One in full holds what it is, whose perspective it has, and its sections.",
)
