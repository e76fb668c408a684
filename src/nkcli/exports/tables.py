"""The records as tidy tables: a value a cell, days beside EDTF, lists as tables of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from nkcli.answers.claim_row import claim_rows
from nkcli.edtf.date import EdtfDate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from nkcli.model.dataset import Dataset

Kind = Literal["text", "integer", "number", "day", "boolean"]
"""What a column holds; a day is text, ``YYYY-MM-DD``."""

Row = tuple[Any, ...]


class Column(NamedTuple):
    """A column; `refers` is the table whose ids it holds."""

    name: str
    kind: Kind
    refers: str | None = None


class Table(NamedTuple):
    """A table with all its rows, each with a value for each column, None where it is absent."""

    name: str
    about: str
    columns: tuple[Column, ...]
    rows: list[Row]


def tables(whole: Dataset, kept: Dataset) -> list[Table]:
    """Return the tables of what was kept of a data set; claims are judged beside all of the `whole`."""
    made: dict[str, tuple[str, Callable[[], Iterable[Row]]]] = {
        "events": ("What happened, with the first of its places.", lambda: _events(kept)),
        "event_places": ("Every place of every event.", lambda: _event_places(kept)),
        "event_participants": ("What actors did in events.", lambda: _participants(kept)),
        "event_dates": ("Other dates that are given for events.", lambda: _other_dates(kept)),
        "event_links": ("Which events belong together.", lambda: _lists(kept.events, "related")),
        "event_terms": ("Words that events are found by.", lambda: _lists(kept.events, "terms")),
        "claims": ("Every figure and statement, as somebody claims it.", lambda: _claims(whole, kept)),
        "claim_words": ("What a figure includes or leaves out.", lambda: _lists(kept.claims, "includes", "excludes")),
        "claim_links": ("How claims hang together.", lambda: _lists(kept.claims, "parts", "contradicts")),
        "actors": ("States, armed groups, organisations, persons.", lambda: _actors(kept)),
        "actor_groups": ("Which actors belong to which.", lambda: _groups(kept)),
        "roles": ("What an actor was to another, and when.", lambda: _roles(kept)),
        "role_days": ("Days on which an office was held.", lambda: _role_days(kept)),
        "places": ("Places with coordinates, WGS 84.", lambda: _places(kept)),
        "place_within": ("Which place lies in which.", lambda: _within(kept)),
        "control": ("Who held which place, when.", lambda: _control(kept)),
        "names": ("Names of events, actors and places by language and community.", lambda: _names(kept)),
        "sources": ("Publications.", lambda: _sources(kept)),
        "source_sections": ("What was read of sources.", lambda: _sections(kept)),
        "citations": ("What each record rests on.", lambda: _citations(kept)),
    }
    return [Table(name, about, COLUMNS[name], list(rows())) for name, (about, rows) in made.items()]


def _columns(text: str) -> tuple[Column, ...]:
    """Return columns from words: ``name``, ``name:kind`` or ``name>table``; ``name/``: a date and its days."""
    columns: list[Column] = []
    for word in text.split():
        name, _, refers = word.partition(">")
        name, _, kind = name.partition(":")
        if name.endswith("/"):
            name = name.removesuffix("/")
            prefix = "" if name in ("date", "when") else f"{name}_"
            days = (Column(f"{prefix}{bound}", "day") for bound in ("earliest", "latest"))
            columns += (Column(name, "text"), *days)
        else:
            columns.append(Column(name, kind or "text", refers or None))  # type: ignore[arg-type]
    return tuple(columns)


COLUMNS = {
    name: _columns(text)
    for name, text in {
        "events": "id title kind status importance:integer background:boolean date/ date_text borrowed part_of>events "
        "place>places place_name lat:number lon:number precision summary outcome note",
        "event_places": "event>events place>places",
        "event_participants": "event>events actor>actors part note",
        "event_links": "event>events relation other>events",
        "event_terms": "event>events relation term",
        "event_dates": "event>events date/ claimant>actors wording note",
        "claims": "id short about about_title event>events role>roles measure category low:number best:number "
        "high:number unit qualifier wording text affected>actors affected_name side>actors claimant>actors "
        "claimant_name counted/ as_of/ place>places stratum includes_text subset_of>claims supersedes>claims "
        "withdrawn:boolean scope sum_group source>sources locator note",
        "claim_words": "claim>claims relation word",
        "claim_links": "claim>claims relation other>claims",
        "actors": "id name kind side>actors existed/ summary note",
        "actor_groups": "actor>actors group>actors when/ note",
        "roles": "id actor>actors role toward>actors event>events when/ title status claimant>actors text note",
        "role_days": "role>roles date/",
        "places": "id name kind lat:number lon:number precision note",
        "place_within": "place>places within>places",
        "control": "place>places holder>actors status when/ note",
        "names": "kind record text language community when/ note",
        "sources": "id kind title publisher author date/ date_text version language url archived read_on extent "
        "licence perspective community note",
        "source_sections": "source>sources locator reason",
        "citations": "kind record field source>sources locator",
    }.items()
}
"""The columns of each table, for programs: names are only added."""


def _dated(edtf: str | None) -> Row:
    """Return a date, and the first and the last day that it can be."""
    return (edtf, *EdtfDate.parse(edtf).bounds) if edtf else (None, None, None)


def _fields(record: Any, names: str) -> Row:
    return tuple(getattr(record, name) for name in names.split())


def _events(dataset: Dataset) -> Iterator[Row]:
    for event in dataset.events:
        place = dataset.place_by_id[event.places[0]] if event.places else None
        where = _fields(place, "id name lat lon precision") if place else (None,) * 5
        yield (
            *_fields(event, "id title kind status importance background"),
            *_dated(event.date),
            *_fields(event, "date_text borrowed part_of"),
            *where,
            *_fields(event, "summary outcome note"),
        )


def _event_places(dataset: Dataset) -> Iterator[Row]:
    return ((event.id, place) for event in dataset.events for place in event.places)


def _participants(dataset: Dataset) -> Iterator[Row]:
    return ((event.id, *_fields(p, "actor part note")) for event in dataset.events for p in event.participants)


def _other_dates(dataset: Dataset) -> Iterator[Row]:
    for event in dataset.events:
        for other in event.other_dates:
            yield event.id, *_dated(other.date), *_fields(other, "claimant wording note")


def _claims(whole: Dataset, kept: Dataset) -> Iterator[Row]:
    ids = {claim.id for claim in kept.claims}
    claims = [claim for claim in whole.claims if claim.id in ids]
    for claim, row in zip(claims, claim_rows(whole, claims), strict=True):
        yield (
            *_fields(row, "id short about about_title"),
            claim.event.id if claim.event else None,
            claim.role.id if claim.role else None,
            *_fields(row, "measure category low best high unit qualifier wording text affected affected_name side"),
            *_fields(row, "claimant claimant_name"),
            *_dated(row.counted),
            *_dated(row.as_of),
            *_fields(row, "place stratum includes_text subset_of supersedes withdrawn scope sum_group"),
            *_fields(row.citations[0], "source locator"),
            row.note,
        )


def _lists(records: Iterable[Any], *fields: str) -> Iterator[Row]:
    """Yield the items of lists of texts: whose, which list, and the item."""
    return ((record.id, field, item) for record in records for field in fields for item in getattr(record, field))


def _actors(dataset: Dataset) -> Iterator[Row]:
    for actor in dataset.actors:
        side = dataset.sides.get(actor.id)
        yield *_fields(actor, "id name kind"), side, *_dated(actor.existed), *_fields(actor, "summary note")


def _groups(dataset: Dataset) -> Iterator[Row]:
    return ((actor.id, m.group, *_dated(m.when), m.note) for actor in dataset.actors for m in actor.member_of)


def _roles(dataset: Dataset) -> Iterator[Row]:
    for actor in dataset.actors:
        for role in actor.roles:
            about = (role.id, actor.id, *_fields(role, "role toward event"))
            yield *about, *_dated(role.when), *_fields(role, "title status claimant text note")


def _role_days(dataset: Dataset) -> Iterator[Row]:
    roles = (role for actor in dataset.actors for role in actor.roles)
    return ((role.id, *_dated(day)) for role in roles for day in role.attested)


def _places(dataset: Dataset) -> Iterator[Row]:
    return (_fields(place, "id name kind lat lon precision note") for place in dataset.places)


def _within(dataset: Dataset) -> Iterator[Row]:
    return ((place.id, outer) for place in dataset.places for outer in place.within)


def _control(dataset: Dataset) -> Iterator[Row]:
    for place in dataset.places:
        yield from ((place.id, c.holder, c.status, *_dated(c.when), c.note) for c in place.control)


def _names(dataset: Dataset) -> Iterator[Row]:
    for kind, records in _named(dataset):
        for record in records:
            yield from ((kind, record.id, alias, *(None,) * 6) for alias in record.aliases)
            for name in record.names:
                yield kind, record.id, *_fields(name, "text lang community"), *_dated(name.when), name.note


def _named(dataset: Dataset) -> tuple[tuple[str, Iterable[Any]], ...]:
    return ("event", dataset.events), ("actor", dataset.actors), ("place", dataset.places)


def _sources(dataset: Dataset) -> Iterator[Row]:
    rest = "date_text version language url archived read_on extent licence perspective community note"
    for source in dataset.sources:
        about = _fields(source, "id kind title publisher author")
        yield *about, *_dated(source.date), *_fields(source, rest)


def _sections(dataset: Dataset) -> Iterator[Row]:
    return ((s.id, *_fields(section, "locator reason")) for s in dataset.sources for section in s.sections)


def _citations(dataset: Dataset) -> Iterator[Row]:
    claims = ("claim", dataset.claims)
    roles = ("role", [role for actor in dataset.actors for role in actor.roles])
    for kind, records in (*_named(dataset), roles, claims):
        for record in records:
            yield from ((kind, record.id, None, c.source, c.locator) for c in record.citations)
            for field in ("names", "other_dates", "control", "member_of"):
                inner = getattr(record, field, ())
                yield from ((kind, record.id, field, c.source, c.locator) for item in inner for c in item.citations)
