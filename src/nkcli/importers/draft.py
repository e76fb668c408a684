"""Records that rows of events have in common: actors, places, sources and what the events are part of."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

from nkcli.importers.sums import YearSums, adder_of
from nkcli.model.conflict import Conflict, Example, ReferenceCounter, Side
from nkcli.model.phonetics import transliterate
from nkcli.model.records import Actor, Citation, Event, Membership, Place, Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nkcli.model.records import Claim

LONGEST_SLUG = 60
"""Characters of an id that come from a name: still read at a glance in a list."""

TITLE = 79
"""Characters of a title, which `check` wants under 80."""

_OTHER = re.compile(r"[^a-z0-9]+")


def slug(text: str) -> str:
    """Return a text as a part of an id; "x" where nothing of it can be.

    >>> slug("Government of Myanmar (Burma)"), slug("Jam'iyyat-i Islami-yi Afghanistan")
    ('government-of-myanmar-burma', 'jam-iyyat-i-islami-yi-afghanistan')
    """
    plain = unicodedata.normalize("NFKD", transliterate(text)).encode("ascii", "ignore").decode().lower()
    return _OTHER.sub("-", plain)[:LONGEST_SLUG].strip("-") or "x"


def shortened(text: str, limit: int = TITLE) -> str:
    """Return a text, cut at its end where it is too long."""
    return text if len(text) <= limit else f"{text[: limit - 1].rstrip()}…"


class Draft:
    """What the rows read so far name, each once; `level` is what the file calls the precision of a place."""

    def __init__(self, source: Source, claimant: Actor, level: str) -> None:
        """Begin with who counts, and where it is published."""
        self.source = source
        self.claimant = replace(claimant, citations=(Citation(source=source.id, locator="codebook"),))
        self._level = level
        self.adder = adder_of(self.claimant)
        self._actors = {actor.id: actor for actor in (self.claimant, self.adder)}
        self._sides: dict[str, dict[str, int]] = {"a": {}, "b": {}}
        self._states: set[str] = set()
        self._places: dict[str, Place] = {}
        self._levels: dict[str, set[int]] = {}
        self._sources = {source.id: source}
        self._wholes: dict[str, tuple[str, str, str]] = {}
        self._sums: dict[str, YearSums] = {}

    def cite(self, locator: str) -> tuple[Citation, ...]:
        """Return the citation of a place in the file."""
        return (Citation(source=self.source.id, locator=locator),)

    # -- what rows name --------------------------------------------------------------------------

    def add_actor(self, actor: Actor, side: str | None) -> str:
        """Add an actor on side a or b of a row, or on none, and return its id."""
        self._actors.setdefault(actor.id, actor)
        if side:
            count = self._sides[side]
            count[actor.id] = count.get(actor.id, 0) + 1
        if actor.kind == "state":
            self._states.add(actor.id)
        return actor.id

    def add_place(self, place: Place, level: int | None = None) -> str:
        """Add a place and return its id; of two records of one place the more precise one stays."""
        levels = self._levels.setdefault(place.id, set())
        if place.id not in self._places or (level and (not levels or level < min(levels))):
            self._places[place.id] = place
        if level:
            levels.add(level)
        return place.id

    def unique_place(self, place_id: str, lat: float | None, lon: float | None) -> str:
        """Return the id for a point: with a number behind it where other coordinates have it already."""
        number, unique = 1, place_id
        while (place := self._places.get(unique)) is not None and (place.lat, place.lon) != (lat, lon):
            number += 1
            unique = f"{place_id}-{number}"
        return unique

    def add_source(self, source: Source) -> str:
        """Add a source and return its id."""
        self._sources.setdefault(source.id, source)
        return source.id

    def add_whole(self, event_id: str, title: str, first: str, last: str) -> str:
        """Add what events are part of, which lasts as long as they do together, and return its id."""
        _, start, end = self._wholes.get(event_id, ("", first, last))
        self._wholes[event_id] = title, min(start, first), max(end, last)
        return event_id

    def add_figures(self, event_id: str, year: str, claims: Sequence[Claim]) -> None:
        """Add the figures of an event, the total before its parts, to the year of what it is part of."""
        self._sums.setdefault(event_id, YearSums()).add(year, claims)

    def miss(self, event_id: str, year: str) -> None:
        """Count a row of a conflict and year that was not taken."""
        self._sums.setdefault(event_id, YearSums()).miss(year)

    # -- what they come to -----------------------------------------------------------------------

    def wholes(self) -> Iterator[Event]:
        """Yield the conflicts that the events are part of, each with what they add up to by year."""
        side_of = {actor_id: side.id for side, members in self._grouped() for actor_id in members}.get
        for event_id, (title, first, last) in self._wholes.items():
            citations = self.cite(event_id.replace("-", " ", 1))
            yield Event(
                id=event_id,
                kind="conflict",
                date=first if first == last else f"{first}/{last}",
                title=shortened(title),
                importance=1,
                claims=tuple(self._sums_of(event_id).claims(event_id, self.adder.id, citations, side_of)),
                note="Begins with the first and ends with the last of the rows that were imported.",
                citations=citations,
            )

    def _sums_of(self, event_id: str) -> YearSums:
        return self._sums.get(event_id, YearSums())

    def places(self) -> tuple[Place, ...]:
        """Return the places, each with how precisely events were placed there."""
        return tuple(self._noted(place) for place in self._places.values())

    def _noted(self, place: Place) -> Place:
        levels = sorted(self._levels[place.id])
        if not levels:
            return place
        span = str(levels[0]) if len(levels) == 1 else f"{levels[0]} to {levels[-1]}"
        return replace(place, note=f"{self._level} {span} in the rows that name it.")

    def sources(self) -> tuple[Source, ...]:
        """Return the sources."""
        return tuple(self._sources.values())

    def actors(self) -> tuple[Actor, ...]:
        """Return the actors as members of their sides, and the sides."""
        sides = self._grouped()
        side_of = {actor_id: side.id for side, members in sides for actor_id in members}
        for side, _ in sides:
            citations = self.cite("side_a and side_b")
            self._actors[side.id] = Actor(id=side.id, kind="side", name=side.name, citations=citations)
        return tuple(
            replace(actor, member_of=(Membership(group=side_of[actor.id]),)) if actor.id in side_of else actor
            for actor in self._actors.values()
        )

    def conflict(self, title: str, note: str) -> Conflict:
        """Return what the records are about; `note` says what the counter counts."""
        starts, ends = [w[1] for w in self._wholes.values()], [w[2] for w in self._wholes.values()]
        span = f"{min(starts)}/{max(ends)}" if starts else "0001/.."
        commands = {"timeline": "nkcli timeline --limit 20", "casualties": "nkcli casualties --by year"}
        return Conflict(
            title=title,
            adjective=title,
            span=span,
            sides=tuple(side for side, _ in self._grouped()),
            reference_counter=ReferenceCounter(actor=self.adder.id, label=self.adder.name, note=note),
            examples=tuple(Example(question="overview", command=command) for command in commands.values()),
        )

    def _grouped(self) -> list[tuple[Side, list[str]]]:
        """Return the sides with their members: none where an actor stands on both, as states do in a wider world."""
        a, b = self._sides["a"], self._sides["b"]
        if a.keys() & b.keys():
            return []
        sides = []
        for short, members in (("a", a), ("b", b)):
            if members:
                name = self._named(members)
                side = Side(
                    id=f"side-{short}", name=name, short=short, adjective=name, state=_state(members, self._states)
                )
                sides.append((side, list(members)))
        return sides

    def _named(self, counts: dict[str, int]) -> str:
        """Return the name of a side: its most frequent actor's, and how many others there are."""
        first = min(counts, key=lambda actor_id: (-counts[actor_id], actor_id))
        others = len(counts) - 1
        return self._actors[first].name + (f" and {others} other{'s' if others > 1 else ''}" if others else "")


def _state(members: dict[str, int], states: set[str]) -> str | None:
    only = next(iter(members)) if len(members) == 1 else None
    return only if only in states else None
