"""Places: a list, and one in full: both communities' names, control by date, what happened there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from nkcli.answers.record_detail import Card, Line, Section, cited, claim_lines, facts, name_lines, places_in_sources
from nkcli.answers.table import Column, Dated, Group, Sheet, Word
from nkcli.frozen import Frozen

if TYPE_CHECKING:
    from nkcli.model.dataset import Dataset
    from nkcli.model.records import Place
    from nkcli.query import Query


class PlaceRow(Frozen, kw_only=True):
    """A place in the list, with each community's name; coordinates are WGS 84 degrees."""

    id: str
    name: str
    kind: str
    armenian: tuple[str, ...]
    azerbaijani: tuple[str, ...]
    russian: tuple[str, ...]
    lat: float | None
    lon: float | None
    precision: str | None
    within: tuple[str, ...]
    events: int


class Places(Frozen, kw_only=True):
    """Places in the order of their ids."""

    schema: ClassVar[str] = "places"
    rows_field: ClassVar[str] = "places"

    places: tuple[PlaceRow, ...]

    def sheet(self) -> Sheet:
        """Lay the places out in one table."""
        rows = tuple(
            (
                p.name,
                " / ".join(p.armenian),
                " / ".join(p.azerbaijani),
                Word(p.kind),
                p.lat,
                p.lon,
                p.events,
                p.id,
            )
            for p in self.places
        )
        return Sheet(
            title="Places",
            columns=(
                Column("name", "Name"),
                Column("armenian", "Armenian"),
                Column("azerbaijani", "Azerbaijani"),
                Column("kind", "Kind"),
                Column("lat", "Lat", "number"),
                Column("lon", "Lon", "number"),
                Column("events", "Events", "number"),
                Column("id", "Id", "id"),
            ),
            groups=(Group("places", "", rows),),
            notes=("One in full, with who held it when: nkcli places NAME.",),
            empty="No place fits. Leave a filter out.",
        )


def places(dataset: Dataset, query: Query, kind: str | None = None) -> Places:
    """List the places of the events that a query finds."""
    seen: dict[str, int] = {}
    for event in query.events(dataset):
        for place in event.places:
            seen[place] = seen.get(place, 0) + 1
    found = (p for p in dataset.places if (not query.filters or p.id in seen) and kind in (None, p.kind))
    return Places(places=tuple(_place(p, seen.get(p.id, 0)) for p in found))


def _place(place: Place, events: int) -> PlaceRow:
    return PlaceRow(
        id=place.id,
        name=place.name,
        kind=place.kind,
        armenian=_called(place, "armenian"),
        azerbaijani=_called(place, "azerbaijani"),
        russian=_called(place, "russian"),
        lat=place.lat,
        lon=place.lon,
        precision=place.precision,
        within=place.within,
        events=events,
    )


def _called(place: Place, community: str) -> tuple[str, ...]:
    return tuple(n.text for n in place.names if n.community == community)


# -- one place -----------------------------------------------------------------------------------


def place_card(dataset: Dataset, place_id: str) -> Card:
    """Show a place in full."""
    place = dataset.place_by_id[place_id]
    inside = dataset.places_within[place_id]
    events = sorted(
        (e for e in dataset.events if not inside.isdisjoint(e.places)), key=lambda e: (*e.when.sort_key, e.id)
    )
    claims = [h for h in dataset.claims if h.place == place_id]
    return Card(
        kind="place",
        records=(place,),
        related={
            "holds": tuple(sorted(inside - {place_id})),
            "events": tuple(e.id for e in events),
            "claims": tuple(c.id for c in claims),
        },
        title=place.name,
        sections=(
            Section("", tuple(_facts(dataset, place))),
            Section("Names", tuple(name_lines(place.names))),
            Section("Control", tuple(_control(dataset, place))),
            Section("Events", tuple(Line("", e.title, Dated(e.date, e.date_text), id=e.id) for e in events)),
            Section("Figures", tuple(claim_lines(dataset, claims))),
            Section("Holds", tuple(Line("", dataset.place_by_id[i].name, id=i) for i in sorted(inside - {place_id}))),
            Section("Where the sources say it", places_in_sources(place.citations)),
        ),
    )


def _facts(dataset: Dataset, place: Place) -> Iterator[Line]:
    within = ", ".join(dataset.place_by_id[p].name for p in place.within)
    where = None if place.lat is None else f"{place.lat}, {place.lon} ({place.precision})"
    yield from facts(
        ("Kind", place.kind.replace("_", " ")),
        ("Within", within),
        ("Coordinates", where),
        ("Also called", ", ".join(place.aliases)),
        ("Note", place.note),
    )


def _control(dataset: Dataset, place: Place) -> Iterator[Line]:
    for one in place.control:
        label = "de facto" if one.status == "de_facto" else "by recognition"
        yield Line(label, dataset.actor_by_id[one.holder].name, Dated(one.when), one.note, cited(one.citations))
