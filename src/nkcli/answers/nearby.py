"""What is near where nothing was found: events before and after, the next places, what else there is of an actor."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from nkcli.answers.wording import counted, event_date
from nkcli.edtf.text import written
from nkcli.model.distance import distance
from nkcli.query import ByActor, ByPlace, Query, make_query

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from nkcli.model.dataset import Dataset
    from nkcli.model.records import Event, Place

_DATES = ("from", "to", "on")
_WHAT = ("war", "kind", "actor", "place", "text", "source")

NEAREST = 3
"""So many places near one are named."""


def nearby(dataset: Dataset, asked: Mapping[str, Any]) -> Iterator[str]:
    """Yield sentences on what no source here tells of, and on what is near; `asked` is a query as it was understood."""
    what = {name: asked[name] for name in _WHAT if asked.get(name)}
    dates = {name: asked[name] for name in _DATES if asked.get(name)}
    try:
        every = make_query(dataset, **what).events(dataset) if what or dates else []
    except Exception:  # noqa: BLE001
        return
    if dates and every:
        yield from _around(dataset, every, dates)
    elif not every:
        if "place" in what:
            yield from near_place(dataset, what["place"])
        if "actor" in what:
            yield from near_actor(dataset, what["actor"])


def _around(dataset: Dataset, events: list[Event], dates: dict[str, str]) -> Iterator[str]:
    """Yield the last event before a period and the first one after it."""
    window = make_query(dataset, **{f"{n}_" if n == "from" else n: date for n, date in dates.items()}).window
    if window is None:
        return
    before = [event for event in events if event.when.latest and event.when.latest < window.first]
    after = [event for event in events if event.when.earliest and event.when.earliest > window.last]
    nearest = (
        ("before it", max(before, key=lambda event: event.sort_key[1], default=None)),
        ("after it", min(after, key=lambda event: event.sort_key[0], default=None)),
    )
    told = "; ".join(f"{where}, {_event(event)}" for where, event in nearest if event)
    if told:
        yield f"Nearest in time {told}."


def _event(event: Event) -> str:
    date = event_date(event)
    return f"{written(date.edtf, date.words)}: {event.title} ({event.id})"


def near_place(dataset: Dataset, place_id: str) -> Iterator[str]:
    """Yield that no source here tells of an event in a place, and the places with events that are near or around it."""
    place = dataset.place_by_id[place_id]
    yield f"No source here tells of an event in {place.name}."
    by_distance = sorted(_ways(dataset, place))
    others = list(islice(((far, other) for far, other in by_distance if _count(dataset, other)), NEAREST))
    near = [f"{dataset.place_by_id[i].name} ({far:.0f} km, {_events(dataset, i)})" for far, i in others]
    if near:
        yield f"Near it: {', '.join(near)}; see nkcli timeline --place {others[0][1]}."
    for outer in place.within:
        if _count(dataset, outer):
            name = dataset.place_by_id[outer].name
            yield f"It lies in {name}: {_events(dataset, outer)}, nkcli timeline --place {outer}."


def _ways(dataset: Dataset, place: Place) -> Iterator[tuple[float, str]]:
    """Yield how far every other place is from one, as far as both have coordinates."""
    for other in dataset.places:
        if other.id == place.id or place.lat is None or place.lon is None or other.lat is None or other.lon is None:
            continue
        yield distance(place.lat, place.lon, other.lat, other.lon), other.id


def _count(dataset: Dataset, place_id: str) -> int:
    query = Query((ByPlace(dataset.places_within[place_id]),))
    return query.page(dataset, 1)[1]


def _events(dataset: Dataset, place_id: str) -> str:
    return counted(_count(dataset, place_id), "event")


def near_actor(dataset: Dataset, actor_id: str) -> Iterator[str]:
    """Yield that no source here tells what an actor took part in, and what else there is of it."""
    actor = dataset.actor_by_id[actor_id]
    yield f"No source here tells of an event with {actor.name}."
    claims = len(Query((ByActor(actor_id),)).claims(dataset))
    counts = ((claims, "claim"), (len(actor.roles), "role"))
    more = " and ".join(counted(number, noun) for number, noun in counts if number)
    if more:
        yield f"By or about it: {more}; nkcli actors {actor_id}."
    for group in actor.member_of:
        yield f"It belongs to {dataset.actor_by_id[group.group].name}: nkcli actors {group.group}."
