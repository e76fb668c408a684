"""All records together, with look-up by id, name and alias, and the tree of events."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, TypeVar

from nkcli.edtf.date import FIRST_DAY
from nkcli.frozen import Frozen
from nkcli.model import names
from nkcli.model.changes import Release
from nkcli.model.chronology import heading_of
from nkcli.model.conflict import UNNAMED, Conflict
from nkcli.model.context import ClaimInContext
from nkcli.model.exceptions import Excuse
from nkcli.model.ids import ById, Ids
from nkcli.model.package import Package
from nkcli.model.records import Actor, Citation, Event, Place, Role, Source

if TYPE_CHECKING:
    from nkcli.edtf.part import Day

T = TypeVar("T")


class Condition(NamedTuple):
    """A condition on rows of a store's table, with its parameters; `needs_words` tells that it asks the index."""

    sql: str
    parameters: tuple[Any, ...]
    needs_words: bool = False


class Reach(NamedTuple):
    """The last day of all that happened, and the day on which the data were last reviewed; None where nothing tells."""

    record_to: str | None
    reviewed: str | None


TABLES = ("events", "actors", "places", "sources")
"""The tables of a data set, each from a file of its name."""

Record = Event | Actor | Place | Source
"""What has a file of its own; claims and roles live inside."""


class Dataset(Frozen):
    """The facts: events with their claims, actors with their roles, places and sources.

    `version` is that of datapackage.json and `digest` the SHA-256 over the data files, so an
    answer can be traced to the bytes it came from. `conflict` is what the records are about and
    `package` who publishes them; `exceptions` say where the records rightly break a rule, and
    `changes` what was corrected in which version.
    """

    events: tuple[Event, ...]
    actors: tuple[Actor, ...]
    places: tuple[Place, ...]
    sources: tuple[Source, ...]
    version: str
    digest: str
    conflict: Conflict = UNNAMED
    package: Package = Package()
    ids: Ids = Ids()
    exceptions: tuple[Excuse, ...] = ()
    changes: tuple[Release, ...] = ()

    is_stored: ClassVar[bool] = False
    """Whether conditions choose the records: they do in a store."""

    def find_events(
        self,
        conditions: Sequence[Condition],
        *,
        limit: int | None = None,
        reverse: bool = False,
        by_war: bool = False,
    ) -> Sequence[Event]:
        """Return the events that meet the conditions, in order of time or `by_war`; without a store, all of them."""
        del conditions
        events = sorted(self.events, key=attrgetter("order"))
        if by_war:
            from nkcli.model.chronology import chronology  # which needs the data set

            events = [event for _, event in chronology(self, events)]
        return (events[::-1] if reverse else events)[:limit]

    def count_events(self, conditions: Sequence[Condition]) -> int:
        """Return how many events meet the conditions."""
        return len(self.find_events(conditions))

    def find_claims(self, conditions: Sequence[Condition]) -> Sequence[ClaimInContext]:
        """Return the claims that meet the conditions, in the order of the files; without a store, all of them."""
        del conditions
        return self.claims

    def claims_that_begin(self, text: str) -> tuple[str, ...]:
        """Return the ids of the claims that begin with a text."""
        return tuple(claim.id for claim in self.claims if claim.id.startswith(text))

    def event_ids_within(self, event_id: str) -> frozenset[str]:
        """Return the ids of an event and of everything that is part of it."""
        return frozenset({event_id, *(event.id for event in self.descendants(event_id))})

    def read_ahead(self, table: str, ids: Iterable[str]) -> None:
        """Take note that records will be asked for one by one; what has them at hand does nothing."""

    def count(self, table: str) -> int:
        """Return how many records a table has: events, claims, actors, places or sources."""
        return len(getattr(self, table))

    def count_claimants(self) -> int:
        """Return how many actors claim something."""
        return len({claim.claimant for claim in self.claims if claim.claimant})

    def count_by_year(self) -> dict[int, int]:
        """Return how many events that happened lie in each year, those of several years left out."""
        days = [event.when.sort_key for event in self.events if event.status != "planned"]
        return dict(sorted(Counter(first.year for first, last in days if first.year == last.year).items()))

    def count_within(self, event_id: str) -> tuple[int, int]:
        """Return how many events are part of one, at any depth, and how many claims they and it have."""
        inside = list(self.descendants(event_id))
        return len(inside), sum(len(event.claims) for event in (self.event_by_id[event_id], *inside))

    @property
    def span(self) -> tuple[Day | None, Day | None]:
        """The first and the last day of all that happened and is not only planned, None where there is none."""
        dates = [event.when for event in self.events if event.status != "planned"]
        first = min((date.earliest for date in dates if date.earliest), default=None)
        return first, max((date.latest for date in dates if date.latest), default=None)

    @property
    def reach(self) -> Reach:
        """How far the record reaches."""
        ends = (event.when.parts[-1] for event in self.events if event.status != "planned" and event.when.parts)
        days = (end.text for end in ends if end.is_exact_day)  # "2026" can be a year that is not over
        return Reach(max(days, default=None), max((release.date for release in self.changes), default=None))

    @cached_property
    def first_day(self) -> Day:
        """The first day of all that is part of nothing else."""
        days = [e.when.earliest for e in self.events if e.part_of is None and e.when.earliest]
        return min(days, default=FIRST_DAY)

    def related_to(self, event_id: str) -> tuple[Event, ...]:
        """Return the events that name an event as related."""
        return tuple(event for event in self.events if event_id in event.related)

    def roles_in(self, event_id: str) -> tuple[tuple[Actor, Role], ...]:
        """Return the roles in an event, each with its actor."""
        return tuple((actor, role) for actor, role in self.role_by_id.values() if role.event == event_id)

    def roles_toward(self, actor_id: str) -> tuple[tuple[Actor, Role], ...]:
        """Return the roles of others toward an actor, each with its actor."""
        return tuple((actor, role) for actor, role in self.role_by_id.values() if role.toward == actor_id)

    def members_of(self, actor_id: str) -> tuple[Actor, ...]:
        """Return the actors that belong to another directly."""
        return tuple(actor for actor in self.actors if any(m.group == actor_id for m in actor.member_of))

    def rewritten(self, change: Callable[[Any], Any]) -> Dataset:
        """Return the data set with something changed in each place and event."""
        return replace(self, events=tuple(map(change, self.events)), places=tuple(map(change, self.places)))

    @cached_property
    def event_by_id(self) -> Mapping[str, Event]:
        """Events by id."""
        return self._by_id({e.id: e for e in self.events})

    @cached_property
    def actor_by_id(self) -> Mapping[str, Actor]:
        """Actors by id."""
        return self._by_id({a.id: a for a in self.actors})

    @cached_property
    def place_by_id(self) -> Mapping[str, Place]:
        """Places by id."""
        return self._by_id({p.id: p for p in self.places})

    @cached_property
    def source_by_id(self) -> Mapping[str, Source]:
        """Sources by id."""
        return self._by_id({s.id: s for s in self.sources})

    def _by_id(self, records: dict[str, T]) -> ById[T]:
        return ById(records, self.ids.aliases or {})

    @cached_property
    def claims(self) -> tuple[ClaimInContext, ...]:
        """Every claim of events, roles, actors and places, in the order of the files."""
        return tuple(self._claims())

    def _claims(self) -> Iterator[ClaimInContext]:
        bound = ClaimInContext.bound
        for event in self.events:
            yield from (bound(c, self, event=event) for c in event.claims)
        for actor in self.actors:
            yield from (bound(c, self, actor=actor) for c in actor.claims)
            for role in actor.roles:
                yield from (bound(c, self, actor=actor, role=role) for c in role.claims)
        for place in self.places:
            yield from (bound(c, self, place=place) for c in place.claims)

    def claims_about(self, subject_id: str) -> tuple[ClaimInContext, ...]:
        """Return the claims on one event, role, actor or place."""
        return self._claims_by_subject.get(subject_id, ())

    @cached_property
    def _claims_by_subject(self) -> dict[str, tuple[ClaimInContext, ...]]:
        by_subject: dict[str, list[ClaimInContext]] = {}
        for claim in self.claims:
            by_subject.setdefault(claim.subject_id, []).append(claim)
        return {subject: tuple(claims) for subject, claims in by_subject.items()}

    @cached_property
    def claim_by_id(self) -> Mapping[str, ClaimInContext]:
        """Claims by id, short ones too."""
        short = {claim.short: claim.id for claim in self.claims if claim.short}
        return ById({claim.id: claim for claim in self.claims}, short | (self.ids.aliases or {}))

    @cached_property
    def role_by_id(self) -> Mapping[str, tuple[Actor, Role]]:
        """Roles by id, each with its actor."""
        return self._by_id({r.id: (a, r) for a in self.actors for r in a.roles})

    @cached_property
    def children(self) -> Mapping[str, tuple[Event, ...]]:
        """The events that are directly part of another, by its id."""
        return self._all_children()

    def _all_children(self) -> Mapping[str, tuple[Event, ...]]:
        found: dict[str, list[Event]] = {}
        for event in self.events:
            if event.part_of is not None:
                found.setdefault(event.part_of, []).append(event)
        return {parent: tuple(parts) for parent, parts in found.items()}

    def ancestors(self, event: Event) -> Iterator[Event]:
        """Yield what an event is part of, from the nearest to the whole conflict."""
        while event.part_of is not None:
            event = self.event_by_id[event.part_of]
            yield event

    def heading_of(self, event: Event) -> Event:
        """Return what an event is told under: its war, or else the phase that it lies in or falls into."""
        return heading_of(self, event)

    def descendants(self, event_id: str) -> Iterator[Event]:
        """Yield everything that is part of an event, at any depth."""
        stack = list(self.children.get(event_id, ()))
        while stack:
            event = stack.pop()
            yield event
            stack.extend(self.children.get(event.id, ()))

    @cached_property
    def places_within(self) -> Mapping[str, frozenset[str]]:
        """Each place's id with the ids of all places in it, itself included."""
        return self._all_places_within()

    def _all_places_within(self) -> Mapping[str, frozenset[str]]:
        inside: dict[str, set[str]] = {p.id: {p.id} for p in self.places}
        for place in self.places:
            stack, seen = list(place.within), set[str]()
            while stack:
                outer = stack.pop()
                if outer in seen or outer not in inside:
                    continue
                seen.add(outer)
                inside[outer].add(place.id)
                stack.extend(self.place_by_id[outer].within)
        return {k: frozenset(v) for k, v in inside.items()}

    @cached_property
    def sides(self) -> Mapping[str, str]:
        """The id of the side of each actor that belongs to one; the conflict names the sides."""
        found: dict[str, str] = {}
        for actor in self.actors:
            side = self._side_of(actor)
            if side is not None:
                found[actor.id] = side
        return found

    def _side_of(self, actor: Actor) -> str | None:
        seen: set[str] = set()
        stack = [actor.id]
        while stack:
            current = stack.pop()
            if current in seen or current not in self.actor_by_id:
                continue
            seen.add(current)
            if current in self.conflict.side_ids:
                return current
            stack.extend(m.group for m in self.actor_by_id[current].member_of)
        return None

    def ids_with_names(self) -> Iterator[str]:
        """Yield the ids of the places and events that have several names."""
        for records in (self.places, self.events):
            yield from (record.id for record in records if record.names)

    # -- names -------------------------------------------------------------------------------

    @cached_property
    def event_names(self) -> Mapping[str, tuple[str, ...]]:
        """Folded names, aliases and titles of events, each with the ids that bear it."""
        own = ((e.id, (*e.aliases, e.title, *(n.text for n in e.names))) for e in self.events)
        aliases = ((event_id, (alias.name,)) for alias in self.conflict.war_aliases for event_id in alias.events)
        return names.index((*own, *aliases))

    @cached_property
    def actor_names(self) -> Mapping[str, tuple[str, ...]]:
        """Folded names and aliases of actors, each with the ids that bear it."""
        return names.index((a.id, (a.name, *a.aliases, *(n.text for n in a.names))) for a in self.actors)

    @cached_property
    def place_names(self) -> Mapping[str, tuple[str, ...]]:
        """Folded names and aliases of places, each with the ids that bear it."""
        return names.index((p.id, (p.name, *p.aliases, *(n.text for n in p.names))) for p in self.places)

    @cached_property
    def source_names(self) -> Mapping[str, tuple[str, ...]]:
        """Folded ids and titles of sources, each with the ids that bear it."""
        return names.index((s.id, (s.title,)) for s in self.sources)


def citations_of(event: Event) -> Iterator[Citation]:
    """Yield every citation of an event: its own, its claims' and its other dates'."""
    yield from event.citations
    for claim in event.claims:
        yield from claim.citations
    for other in event.other_dates:
        yield from other.citations
