"""Places near a point, or in a rectangle: those whose coordinates are their own, not the middle of a region."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nkcli.errors import UsageError
from nkcli.model.distance import distance
from nkcli.query.names import resolve

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nkcli.model.dataset import Dataset
    from nkcli.model.records import Place

USUAL = "10km"
"""The distance where none is given: a village and those around it."""

_DISTANCE = re.compile(r"(\d+(?:\.\d+)?)\s*(km|m)?")
_NUMBER = r"\s*(-?\d+(?:\.\d+)?)\s*"
_POINT = re.compile(",".join([_NUMBER] * 2))
_BOX = re.compile(",".join([_NUMBER] * 4))


def places_near(dataset: Dataset, near: str, within: str | None, understood: dict[str, object]) -> frozenset[str]:
    """Return the places within a distance of a place, or of "latitude,longitude"; they are `understood` so.

    Raises:
        UsageError: for a distance or a point that can't be read, or a place without coordinates.
    """
    kilometres = _kilometres(within or USUAL)
    lat, lon = _point(dataset, near, understood)
    understood["within"] = f"{kilometres:g}km"
    ways = ((place.id, distance(lat, lon, *spot)) for place, *spot in _spots(dataset))
    return frozenset(place for place, far in ways if far <= kilometres)


def places_in_box(dataset: Dataset, box: str, understood: dict[str, object]) -> frozenset[str]:
    """Return the places in a rectangle of "west,south,east,north" in degrees.

    Raises:
        UsageError: for what is no such rectangle.
    """
    numbers = _BOX.fullmatch(box)
    west, south, east, north = map(float, numbers.groups()) if numbers else (1.0, 1.0, 0.0, 0.0)
    if west > east or south > north or not (_is_on_earth(south, west) and _is_on_earth(north, east)):
        raise UsageError(f"--bbox can't be {box!r}", "give it in degrees as west,south,east,north: 46.5,39.6,47,40")
    understood["bbox"] = [west, south, east, north]
    spots = _spots(dataset)
    return frozenset(place.id for place, lat, lon in spots if south <= lat <= north and west <= lon <= east)


def _point(dataset: Dataset, near: str, understood: dict[str, object]) -> tuple[float, float]:
    typed = _POINT.fullmatch(near)
    if typed:
        lat, lon = float(typed[1]), float(typed[2])
        if not _is_on_earth(lat, lon):
            raise UsageError(f"--near can't be {near!r}", "give latitude,longitude in degrees: --near 39.76,46.75")
        understood["near"] = near
        return lat, lon
    understood["near"] = place_id = resolve(dataset, "place", near)
    place = dataset.place_by_id[place_id]
    if place.lat is None or place.lon is None:
        hint = "give another place, or latitude,longitude: --near 39.76,46.75"
        raise UsageError(f"{place.name} has no coordinates here", hint)
    return place.lat, place.lon


def _is_on_earth(lat: float, lon: float) -> bool:
    return abs(lat) <= 90 and abs(lon) <= 180  # noqa: PLR2004 - degrees


def _kilometres(text: str) -> float:
    typed = _DISTANCE.fullmatch(text)
    if typed is None:
        raise UsageError(f"--within can't be {text!r}", "give a distance such as 10km or 800m")
    return float(typed[1]) / (1000 if typed[2] == "m" else 1)


def _spots(dataset: Dataset) -> Iterator[tuple[Place, float, float]]:
    """Yield the places that are a point, with their coordinates."""
    for place in dataset.places:
        if place.precision == "point" and place.lat is not None and place.lon is not None:
            yield place, place.lat, place.lon
