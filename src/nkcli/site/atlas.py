"""The map: places and what happened there, drawn without a base map; outlines where a folder has them."""

from __future__ import annotations

import json
from collections import Counter
from functools import cached_property
from math import cos, radians
from typing import TYPE_CHECKING, Any, NamedTuple

from nkcli.edtf.date import EdtfDate
from nkcli.frozen import Frozen
from nkcli.site.drawn import Chart, party
from nkcli.site.svg import drawing, line, tag, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from markupsafe import Markup

    from nkcli.model.dataset import Dataset
    from nkcli.model.records import Place
    from nkcli.site.links import Links

WIDTH = 1000.0

_CORE, _REACH = 0.1, 0.6
"""Off the map is what lies further from the inner four fifths of the places than this share of their width: far
capitals would shrink all others to a spot."""

FIGHTING = frozenset({"battle", "clash", "incident", "offensive", "siege", "violence", "military", "war"})
"""Kinds of events that are fighting or violence."""


class Frame(NamedTuple):
    """What part of the globe a map shows: equirectangular, true to scale at its middle."""

    west: float
    south: float
    east: float
    north: float

    @classmethod
    def of(cls, points: Iterable[tuple[float, float]]) -> Frame:
        """Return the frame of points, but for the few that lie far off."""
        axes = list(zip(*points, strict=True))
        (south, north), (west, east) = (_near(sorted(axis)) for axis in axes)
        room = max(east - west, north - south, 0.5) * 0.05
        return cls(west - room, south - room, east + room, north + room)

    @property
    def height(self) -> float:
        """How high the map is, in its own units."""
        wide = (self.east - self.west) * cos(radians((self.south + self.north) / 2))
        return WIDTH * (self.north - self.south) / wide

    def at(self, lat: float, lon: float) -> tuple[float, float]:
        """Return where a point stands."""
        x = WIDTH * (lon - self.west) / (self.east - self.west)
        return x, self.height * (self.north - lat) / (self.north - self.south)


class Outline(NamedTuple):
    """A line of an outline in degrees of longitude and latitude, and who drew it under which licence."""

    points: tuple[tuple[float, float], ...]
    credit: str


def read_outlines(text: str) -> tuple[Outline, ...]:
    """Return the lines of a GeoJSON feature collection: polygons and lines, with each feature's source and licence.

    Raises:
        ValueError: for what is no such thing.
    """
    try:
        return tuple(outline for feature in json.loads(text)["features"] for outline in _outlines_of(feature))
    except (AttributeError, IndexError, KeyError, RecursionError, TypeError) as error:
        raise ValueError("it is no GeoJSON feature collection") from error


_DEPTHS = {"LineString": 0, "MultiLineString": 1, "Polygon": 1, "MultiPolygon": 2}
"""How many lists lie around the lines of a geometry."""


def _outlines_of(feature: Any) -> Iterator[Outline]:
    about = feature.get("properties") or {}
    credit = ", ".join(str(about[key]) for key in ("source", "licence", "license") if about.get(key))
    lines = [feature["geometry"]["coordinates"]]
    for _ in range(_DEPTHS[feature["geometry"]["type"]]):
        lines = [line for inside in lines for line in inside]
    yield from (Outline(tuple((float(p[0]), float(p[1])) for p in line), credit) for line in lines)


class Atlas(Frozen):
    """The map of a data set; `outlines` are those that its folder has."""

    dataset: Dataset
    links: Links
    outlines: tuple[Outline, ...] = ()

    @cached_property
    def places(self) -> list[tuple[Place, int]]:
        """The places with coordinates, each with how many events it has, those with most first."""
        events = Counter(place for event in self.dataset.events for place in event.places)
        located = [(place, events[place.id]) for place in self.dataset.places if place.lat is not None]
        return sorted(located, key=lambda pair: (-pair[1], pair[0].id))

    @cached_property
    def frame(self) -> Frame:
        """What part of the globe the map shows; there must be a place with coordinates."""
        return Frame.of((float(p.lat or 0), float(p.lon or 0)) for p, _ in self.places)

    @cached_property
    def shown(self) -> frozenset[str]:
        """The ids of the places that lie in the frame."""
        at = {place.id: self.frame.at(float(place.lat or 0), float(place.lon or 0)) for place, _ in self.places}
        return frozenset(i for i, (x, y) in at.items() if 0 <= x <= WIDTH and 0 <= y <= self.frame.height)

    @property
    def credits(self) -> list[str]:
        """Whose the outlines are, and under which licence."""
        return list(dict.fromkeys(outline.credit for outline in self.outlines if outline.credit))

    def chart(self) -> Chart | None:
        """Return the map, None where no place has coordinates."""
        if not self.places:
            return None
        frame = self.frame
        inside = [*_grid(frame), *self._outlines(frame), *self._places(frame)]
        about = f"{len(self.shown)} places with coordinates; the list below the map has them all."
        return Chart("Map", drawing("map", about, WIDTH, frame.height, *inside), "")

    def _outlines(self, frame: Frame) -> Iterator[Markup]:
        for outline in self.outlines:
            points = (frame.at(lat, lon) for lon, lat in outline.points)
            yield tag("path", d="M" + "L".join(f"{x:.1f},{y:.1f}" for x, y in points), class_="outline")

    def _places(self, frame: Frame) -> Iterator[Markup]:
        """Yield each place as a link, its name where it covers no other name; those with most events lie on top."""
        links: list[Markup] = []
        taken: list[tuple[float, float, float]] = []
        for place, events in self.places:
            if place.id not in self.shown:
                continue
            x, y = frame.at(float(place.lat or 0), float(place.lon or 0))
            room = len(place.name) * 7.4
            free = all(x + room < a or x > a + b or abs(y - c) > 15 for a, b, c in taken) and x + room < WIDTH  # noqa: PLR2004
            taken += [(x, room, y)] if free else []
            size = 2.5 + min(events, 60) ** 0.5 * 0.9
            sign = tag("path", d=_circle(size), class_=f"place {place.precision}")
            label = text(size + 3, 4, place.name, "label" if free else "label spare")
            title = tag("title", f"{place.name}, {events} events")
            address = self.links.find(place.id)
            named = tag("a", title, sign, label, href=address, id=place.id, aria_label=place.name)
            links.append(tag("g", named, transform=f"translate({x:.1f},{y:.1f})", class_="spot"))
        yield from reversed(links)

    def data(self) -> dict[str, Any]:
        """Return what the map shows on a date: who held each place, and what happened where."""
        dataset = self.dataset
        ids = [place.id for place, _ in self.places]
        number = {place_id: n for n, place_id in enumerate(ids)}
        held = [
            [number[place.id], party(dataset, dataset.sides.get(c.holder)), dataset.actor_by_id[c.holder].name, spans]
            for place, _ in self.places
            for c in place.control
            if c.status == "de_facto" and (spans := [[str(a), str(b)] for a, b in EdtfDate.parse(c.when).certain_spans])
        ]
        happened = [
            [event.id, event.title, *map(str, event.when.sort_key), event.kind in FIGHTING, event.importance, where]
            for event in sorted(dataset.events, key=lambda e: e.order)
            if (where := [number[place] for place in event.places if place in number])
        ]
        first = dataset.conflict.when.sort_key[0]
        return {
            "places": ids,
            "held": held,
            "events": happened,
            "first": str(first),
            "last": str(dataset.span[1] or ""),
        }


def _circle(size: float) -> str:
    return f"M{-size:.1f},0a{size:.1f},{size:.1f} 0 1,0 {2 * size:.1f},0a{size:.1f},{size:.1f} 0 1,0 {-2 * size:.1f},0"


def _near(axis: list[float]) -> tuple[float, float]:
    """Return between what degrees the map reaches, of all that places have, sorted."""
    cut = int(len(axis) * _CORE)
    first, last = axis[cut], axis[-1 - cut]
    reach = (last - first) * _REACH
    inside = [degree for degree in axis if first - reach <= degree <= last + reach]
    return inside[0], inside[-1]


def _grid(frame: Frame) -> Iterator[Markup]:
    """Yield a line for each degree, every fifth where there are many."""
    step = 1 if frame.east - frame.west < 8 else 5  # noqa: PLR2004 - lines that a map of this width bears
    for lon in range(int(frame.west // step + 1) * step, int(frame.east) + 1, step):
        x, _ = frame.at(0, lon)
        yield line(x, 0, x, frame.height, "grid") + text(x + 3, frame.height - 5, f"{lon}° E", "tick")
    for lat in range(int(frame.south // step + 1) * step, int(frame.north) + 1, step):
        _, y = frame.at(lat, 0)
        yield line(0, y, WIDTH, y, "grid") + text(4, y - 4, f"{lat}° N", "tick")
