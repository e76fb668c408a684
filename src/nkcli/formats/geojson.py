"""GeoJSON (RFC 7946): events, places and who controlled them, for maps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nkcli.formats.json import as_json, dumps
from nkcli.formats.registry import Context, Format

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from nkcli.answers.table import Answer
    from nkcli.model.records import Place

    Features = Iterator[dict[str, object]]


def write(answer: Answer, context: Context) -> str:
    """Return an answer as a feature collection, a feature on each line.

    An event in several places is a feature in each, so that every point says how precise it is; what has no
    coordinates has no geometry. Coordinates are longitude and latitude, WGS 84.
    """
    features = list(_FEATURES[answer.schema](answer, context))
    lines = ",\n".join(map(dumps, features))
    dataset = dumps(context.dataset)
    return f'{{\n"type": "FeatureCollection",\n"dataset": {dataset},\n"features": [\n{lines}\n]\n}}\n'


def has_places(answer: Answer) -> bool:
    """Return whether the rows of an answer lie in places."""
    return answer.schema in _FEATURES


def _events(answer: Any, context: Context) -> Features:
    for event in answer.events:
        properties = {**as_json(event), "participants": [p.actor for p in event.participants]}
        for place_id in event.places or (None,):
            feature_id = f"{event.id}@{place_id}" if place_id else event.id
            yield _feature(feature_id, context.place(place_id), properties)


def _places(answer: Any, context: Context) -> Features:
    for row in answer.places:
        properties = {name: value for name, value in as_json(row).items() if name not in ("names", "lat", "lon")}
        names = {f"names_{community}": list(names) for community, names in row.names.items()}
        yield _feature(row.id, context.place(row.id), {**properties, **names})


def _control(answer: Any, context: Context) -> Features:
    for number, row in enumerate(answer.all_rows):
        properties = {name: value for name, value in as_json(row).items() if name != "citations"}
        sources = [citation.source for citation in row.citations]
        yield _feature(f"{row.place}#{number}", context.place(row.place), {**properties, "sources": sources})


_FEATURES: dict[str, Callable[[Any, Context], Features]] = {
    "timeline": _events,
    "places": _places,
    "place-control": _control,
}


def _feature(feature_id: str, place: Place | None, properties: Mapping[str, object]) -> dict[str, object]:
    """Return a feature at a place; `precision` says what its point stands for."""
    located = place and place.lat is not None
    return {
        "type": "Feature",
        "id": feature_id,
        "geometry": {"type": "Point", "coordinates": [place.lon, place.lat]} if place and located else None,
        "properties": {
            **properties,
            "place": place.id if place else None,
            "place_name": place.name if place else None,
            "precision": place.precision if place else None,
        },
    }


FORMAT = Format(write=write, suffixes=("geojson",), machine=True, supports=has_places)
