"""List the places, or show one in full; with --on, who controlled it then."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from typing import TYPE_CHECKING, ClassVar

from nkcli.answers.question import Filters, Question, argument
from nkcli.answers.record_detail import (
    DetailRow,
    RecordDetail,
    Section,
    cited,
    claim_rows,
    event_rows,
    facts,
    full_option,
    locator_rows,
    name_rows,
    record_detail,
)
from nkcli.answers.table import NOT_JSON, Answer, Column, DateCell, Group, Table, TermCell
from nkcli.frozen import Frozen
from nkcli.model.vocabulary import PlaceKind
from nkcli.query import ByPlace, Query, resolve

if TYPE_CHECKING:
    from nkcli.answers.control import PlaceControl
    from nkcli.model.dataset import Dataset
    from nkcli.model.records import Place


class PlaceRow(Frozen, kw_only=True):
    """A place in the list, with the names of each community by its id; coordinates are WGS 84 degrees."""

    id: str
    name: str
    kind: str
    names: Mapping[str, tuple[str, ...]]
    lat: float | None
    lon: float | None
    precision: str | None
    within: tuple[str, ...]
    events: int


class Places(Answer, kw_only=True):
    """Places in the order of their ids."""

    schema: ClassVar[str] = "places"
    rows_field: ClassVar[str] = "places"

    places: tuple[PlaceRow, ...]
    communities: tuple[tuple[str, str, bool], ...] = field(metadata=NOT_JSON)

    def table(self) -> Table:
        """Return the places in one table with a column for each community's names."""
        return Table(
            title="Places",
            columns=(
                Column("name", "Name"),
                *(_community_column(*community) for community in self.communities),
                Column("kind", "Kind", value=lambda place: TermCell(place.kind)),
                Column("lat", "Lat", "number"),
                Column("lon", "Lon", "number"),
                Column("events", "Events", "number"),
                Column("id", "Id", "id"),
            ),
            groups=(Group("places", "", self.places),),
            notes=("One in full, with who held it when: nkcli places NAME.",),
            empty="No place fits. Leave a filter out.",
        )


def _community_column(community: str, title: str, is_shown: bool) -> Column:  # noqa: FBT001 - one of three in a row
    name = community.replace("-", "_")
    return Column(name, title, value=lambda place: " / ".join(place.names.get(community, ())), human=is_shown)


class PlacesParameters(Filters, kw_only=True):
    """What `places` takes."""

    kinds = PlaceKind
    name: str | None = argument("Id or name of a place, in any language.", joined=True, noun="place")
    full: bool = full_option()


def places(dataset: Dataset, parameters: PlacesParameters) -> Places | RecordDetail | PlaceControl:
    """Return the places of the events that the filters keep, or the one that is named, in full or by who held it."""
    if parameters.name is not None:
        parameters.reject_filters("NAME", but=("on",))
        place_id = resolve(dataset, "place", parameters.name)
        if parameters.on is None:
            return replace(place_detail(dataset, place_id), full=parameters.full)
        from nkcli.answers.control import place_control  # only for this question

        return place_control(dataset, place_id, parameters.on)
    query = parameters.query(dataset)
    events = Counter(place for event in query.events(dataset) for place in event.places)
    chosen = (place for place in dataset.places if not query.filters or place.id in events)
    return Places(
        query={**parameters.given(), **query.understood},
        places=tuple(_row(place, events[place.id]) for place in chosen if parameters.kind in (None, place.kind)),
        communities=tuple(_communities(dataset)),
    )


def _communities(dataset: Dataset) -> Iterator[tuple[str, str, bool]]:
    """Yield each community's id and label, and whether people see its names in the list.

    They see those of as many as there are sides, the first ones; others' names are in the place in full.
    """
    for number, community in enumerate(dataset.conflict.communities):
        yield community.id, community.label, number < len(dataset.conflict.sides)


def _row(place: Place, events: int) -> PlaceRow:
    names: dict[str, tuple[str, ...]] = {}
    for name in place.names:
        if name.community:
            names[name.community] = (*names.get(name.community, ()), name.text)
    return PlaceRow(
        id=place.id,
        name=place.name,
        kind=place.kind,
        names=names,
        lat=place.lat,
        lon=place.lon,
        precision=place.precision,
        within=place.within,
        events=events,
    )


# -- one place -----------------------------------------------------------------------------------


def place_detail(dataset: Dataset, place_id: str) -> RecordDetail:
    """Return a place in full: every community's names, control by date, what happened there."""
    place = dataset.place_by_id[place_id]
    within = dataset.places_within[place_id]
    events = Query((ByPlace(within),)).events(dataset)
    there = Query((ByPlace(frozenset({place_id})),)).claims(dataset)
    claims = [claim for claim in there if place_id in (claim.place, claim.subject_id)]
    inner = sorted(within - {place_id})
    return record_detail(
        "place",
        place,
        place.name,
        (
            Section("", _facts(dataset, place)),
            Section("Control", _control(dataset, place)),
            Section("Names", name_rows(place.names)),
            Section("Events", event_rows(events)),
            Section("Figures", claim_rows(dataset, claims)),
            Section("Holds", (DetailRow("", dataset.place_by_id[i].name, id=i) for i in inner)),
            Section("Where the sources say it", locator_rows(place.citations)),
        ),
        holds=inner,
        events=(event.id for event in events),
        claims=(claim.id for claim in claims),
    )


def _facts(dataset: Dataset, place: Place) -> Iterator[DetailRow]:
    yield from facts(
        ("Kind", place.kind.replace("_", " ")),
        ("Within", ", ".join(dataset.place_by_id[outer].name for outer in place.within)),
        ("Coordinates", None if place.lat is None else f"{place.lat}, {place.lon} ({place.precision})"),
        ("Also called", ", ".join(place.aliases)),
        ("Note", place.note),
    )


def _control(dataset: Dataset, place: Place) -> Iterator[DetailRow]:
    for control in place.control:
        label = "de facto" if control.status == "de_facto" else "by recognition"
        holder = dataset.actor_by_id[control.holder].name
        yield DetailRow(label, holder, DateCell(control.when), control.note, cited(control.citations))


QUESTION = Question(
    answer=places,
    parameters=PlacesParameters,
    help="""One in full holds every community's names, who held it when, and what happened there. With --on: who held
    it de facto and by recognition on that date, or that no source in hand says it.""",
)
