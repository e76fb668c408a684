"""A validated data set into the tables of a store."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nkcli.edtf.date import FIRST_DAY, LAST_DAY, EdtfDate
from nkcli.model.chronology import chronology
from nkcli.model.names import normalize
from nkcli.store.codec import json_text, list_text, plain, row_of
from nkcli.store.schema import APPLICATION_ID, FORMAT, INDEXES, TABLES, VIEWS

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator

    from nkcli.edtf.part import Day
    from nkcli.model.dataset import Dataset

    Progress = Callable[[int], None]
    """Takes how many of the `STEPS` are done."""

Row = tuple[Any, ...]

STEPS = TABLES.count("CREATE TABLE")
"""Filling each table is one step; that of `documents` is indexing their words."""

FIRST, LAST = "0000-00-00", "9999-99-99"
"""What an open beginning and an open end sort as."""


def fill(connection: sqlite3.Connection, dataset: Dataset, progress: Progress | None = None) -> None:
    """Create the tables of a store and put the records in; the same records give the same bytes."""
    connection.executescript(
        f"PRAGMA page_size = 4096; PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {FORMAT};"
        f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {TABLES}"
    )
    steps = _steps(dataset)
    for number, (table, rows) in enumerate(steps.items()):
        if progress:
            progress(number)
        width = len(connection.execute(f"PRAGMA table_info ({table})").fetchall())
        connection.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * width)})", rows)
    connection.executescript(f"{INDEXES} {VIEWS} ANALYZE;")
    if progress:
        progress(STEPS - 1)


def _steps(dataset: Dataset) -> dict[str, Iterable[Row]]:
    """Return the rows of each table, in an order in which every reference is there before it is used."""
    return {
        "meta": _meta(dataset),
        "sources": _numbered(map(row_of, dataset.sources)),
        "actors": _numbered((*row_of(actor), dataset.sides.get(actor.id)) for actor in dataset.actors),
        "places": _numbered(map(row_of, dataset.places)),
        "events": _numbered(_events(dataset)),
        "roles": _numbered(_roles(dataset)),
        "claims": _numbered(_claims(dataset)),
        "participants": ((e.id, p.actor, p.part, p.note) for e in dataset.events for p in e.participants),
        "event_places": ((event.id, place) for event in dataset.events for place in event.places),
        "related_events": ((event.id, other) for event in dataset.events for other in event.related),
        "event_within": _event_within(dataset),
        "place_within": _place_within(dataset),
        "members": ((a.id, m.group, m.when, m.note) for a in dataset.actors for m in a.member_of),
        "control": _control(dataset),
        "claim_words": _claim_words(dataset),
        "claim_links": _claim_links(dataset),
        "citations": _citations(dataset),
        "names": _numbered(_names(dataset)),
        "changes": ((r.version, r.date, *row_of(change)) for r in dataset.changes for change in r.records),
    }


def _numbered(rows: Iterable[Row]) -> Iterator[Row]:
    return ((number, *row) for number, row in enumerate(rows, 1))


def _meta(dataset: Dataset) -> Iterator[Row]:
    yield "version", dataset.version
    yield "digest", dataset.digest
    yield "reach", json_text(dataset.reach)
    for name in ("conflict", "package"):
        yield name, json_text(plain(getattr(dataset, name)))
    ids = {name: value for name, value in vars(dataset.ids).items() if value is not None}
    yield "ids", json_text({**ids, "tombstones": [plain(t) for t in dataset.ids.tombstones]})
    yield "exceptions", json_text([plain(excuse) for excuse in dataset.exceptions])


# -- records -------------------------------------------------------------------------------------


def _events(dataset: Dataset) -> Iterator[Row]:
    told = chronology(dataset, dataset.events)
    chapters = {event.id: (number, heading.id) for number, (heading, event) in enumerate(told)}
    for event in dataset.events:
        first, last = event.order[0], event.sort_key[1]
        yield (
            *row_of(event),
            *_bounds(event.when),
            _day(first, FIRST),
            _day(last, LAST),
            *chapters[event.id],
            list_text(event.claim_ids),
            list_text(event.source_ids),
        )


def _day(day: Day, otherwise: str) -> str:
    return otherwise if day in (FIRST_DAY, LAST_DAY) else str(day)


def _bounds(date: EdtfDate | None) -> Row:
    """Return the first and the last day of a date, and whether it leaves out days between them."""
    return (*date.bounds, len(date.members) > 1) if date else (None, None, False)


def _roles(dataset: Dataset) -> Iterator[Row]:
    for actor in dataset.actors:
        for role in actor.roles:
            record_id, *rest = row_of(role)
            yield (record_id, actor.id, *rest)


def _claims(dataset: Dataset) -> Iterator[Row]:
    for claim in dataset.claims:
        about = (claim.event, claim.actor, claim.role, claim.place_record)
        yield (
            *row_of(claim.record),
            *(record.id if record else None for record in about),
            *(claim.subject_id, claim.event_id, claim.side, claim.people, claim.speaker),
            *_bounds(claim.period)[:2],
            _day(claim.begins, FIRST) if claim.period else None,
            bool(claim.period and len(claim.period.members) > 1),
        )


# -- what lists hold, as tables ------------------------------------------------------------------


def _event_within(dataset: Dataset) -> Iterator[Row]:
    for event in dataset.events:
        yield from ((event.id, whole.id, depth) for depth, whole in enumerate((event, *dataset.ancestors(event))))


def _place_within(dataset: Dataset) -> Iterator[Row]:
    return ((place, whole) for whole, inside in dataset.places_within.items() for place in sorted(inside))


def _control(dataset: Dataset) -> Iterator[Row]:
    for place in dataset.places:
        for held in place.control:
            yield place.id, held.holder, held.status, held.when, *EdtfDate.parse(held.when).bounds, held.note


def _claim_words(dataset: Dataset) -> Iterator[Row]:
    for claim in dataset.claims:
        yield from ((claim.id, "includes", word) for word in claim.includes)
        yield from ((claim.id, "excludes", word) for word in claim.excludes)


def _claim_links(dataset: Dataset) -> Iterator[Row]:
    for claim in dataset.claims:
        yield from ((claim.id, "part", other) for other in claim.parts)
        yield from ((claim.id, "contradicts", other) for other in claim.contradicts)
        yield from ((claim.id, "subset_of", other) for other in (claim.subset_of,) if other)
        yield from ((claim.id, "supersedes", other) for other in (claim.supersedes,) if other)


def _citations(dataset: Dataset) -> Iterator[Row]:
    for source_kind, records in (("event", dataset.events), ("actor", dataset.actors), ("place", dataset.places)):
        for record in records:
            event = record.id if source_kind == "event" else None
            yield from _cited(record, source_kind, event)


def _cited(record: Any, kind: str, event: str | None) -> Iterator[Row]:
    """Yield the citations of a record, of the records inside it, and of theirs."""
    yield from ((record.id, kind, "citations", event, c.source, c.locator) for c in record.citations)
    for field in ("names", "other_dates", "control", "member_of"):
        for inner in getattr(record, field, ()):
            yield from ((record.id, kind, field, event, c.source, c.locator) for c in inner.citations)
    for role in getattr(record, "roles", ()):
        yield from _cited(role, "role", None)
    for claim in getattr(record, "claims", ()):
        yield from ((claim.id, "claim", "citations", event, c.source, c.locator) for c in claim.citations)


def _names(dataset: Dataset) -> Iterator[Row]:
    for kind, record_id, text, language, community in names_of(dataset):
        yield record_id, kind, text, language, community, normalize(text)


def names_of(dataset: Dataset) -> Iterator[tuple[str, str, str, str | None, str | None]]:
    """Yield (kind, id, name, language, community) of every name by which a record is found."""
    for event in dataset.events:
        yield from (("event", event.id, text, None, None) for text in (event.id, *event.aliases, event.title))
        yield from (("event", event.id, n.text, n.lang, n.community) for n in event.names)
    for alias in dataset.conflict.war_aliases:
        yield from (("event", event_id, alias.name, None, None) for event_id in alias.events)
    for kind, records in (("actor", dataset.actors), ("place", dataset.places)):
        for record in records:
            yield from ((kind, record.id, text, None, None) for text in (record.id, record.name, *record.aliases))
            yield from ((kind, record.id, n.text, n.lang, n.community) for n in record.names)
    for source in dataset.sources:
        yield from (("source", source.id, text, None, None) for text in (source.id, source.title))
