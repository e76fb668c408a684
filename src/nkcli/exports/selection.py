"""What filters keep of a data set, as a data set: the events and claims, and every record that these name."""

from __future__ import annotations

from dataclasses import fields as dataclass_fields
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from nkcli.frozen import altered
from nkcli.model.dataset import Dataset
from nkcli.model.records import Actor, Event, Place, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from nkcli.model.records import Claim
    from nkcli.query import Query

T = TypeVar("T", Event, Actor, Place, Role)


def select(dataset: Dataset, query: Query) -> Dataset:
    """Return the events and claims that a query keeps, with the actors, places and sources that they name.

    What an event is part of is there too, without claims of its own that the query does not keep. Without filters
    it is the data set itself.
    """
    if not query.filters:
        return dataset
    claims = query.claims(dataset)
    kept = frozenset(claim.id for claim in claims)
    events = {event.id for event in query.events(dataset)} | {c.event_id for c in claims if c.event_id}
    events |= {whole.id for event in events for whole in dataset.ancestors(dataset.event_by_id[event])}
    chosen = [_only(Event, event, kept) for event in dataset.events if event.id in events]
    actors, places = _Actors(dataset, events, kept), _Places(dataset)
    places.add(place for event in chosen for place in event.places)
    places.add(claim.place_record.id for claim in claims if claim.place_record)
    places.add(claim.place for claim in claims if claim.place)
    located = [_only(Place, place, kept) for place in dataset.places if place.id in places.ids]
    actors.add(actor for event in chosen for actor in _actors_of(event))
    actors.add(control.holder for place in located for control in place.control)
    actors.add(actor for claim in claims for actor in (claim.affected, claim.claimant))
    actors.add(claim.actor.id for claim in claims if claim.actor)
    actors.add([*(side.id for side in dataset.conflict.sides), dataset.conflict.both_sides])
    persons = [actors.only(actor) for actor in dataset.actors if actor.id in actors.ids]
    cited = set(_sources_in((*chosen, *located, *persons)))
    return Dataset(
        events=tuple(chosen),
        actors=tuple(persons),
        places=tuple(located),
        sources=tuple(source for source in dataset.sources if source.id in cited),
        version=dataset.version,
        digest=dataset.digest,
        conflict=dataset.conflict,
        package=dataset.package,
    )


def closed(dataset: Dataset) -> Dataset:
    """Return a selection in which nothing refers to an event or a claim that was left out.

    A total of which a part is missing names none, for the others would not give it.
    """
    events = frozenset(event.id for event in dataset.events)
    kept = frozenset(claim.id for claim in dataset.claims)

    def with_claims(record: T, **changed: Any) -> T:
        return altered(record, claims=tuple(_closed_claim(claim, kept) for claim in record.claims), **changed)

    return replace(
        dataset,
        events=tuple(with_claims(e, related=tuple(i for i in e.related if i in events)) for e in dataset.events),
        actors=tuple(with_claims(a, roles=tuple(map(with_claims, a.roles))) for a in dataset.actors),
        places=tuple(map(with_claims, dataset.places)),
    )


def _closed_claim(claim: Claim, kept: frozenset[str]) -> Claim:
    return altered(
        claim,
        contradicts=tuple(i for i in claim.contradicts if i in kept),
        parts=claim.parts if kept.issuperset(claim.parts) else (),
        subset_of=claim.subset_of if claim.subset_of in kept else None,
        supersedes=claim.supersedes if claim.supersedes in kept else None,
    )


class _Actors:
    """The ids of actors that are named, and of those that these name in turn."""

    def __init__(self, dataset: Dataset, events: set[str], claims: frozenset[str]) -> None:
        self.dataset, self.events, self.claims = dataset, events, claims
        self.ids: set[str] = set()

    def add(self, ids: Iterable[str | None]) -> None:
        for actor_id in ids:
            if actor_id is not None and actor_id in self.dataset.actor_by_id and actor_id not in self.ids:
                self.ids.add(actor_id)
                actor = self.only(self.dataset.actor_by_id[actor_id])
                self.add(membership.group for membership in actor.member_of)
                self.add(other for role in actor.roles for other in (role.toward, role.claimant))

    def only(self, actor: Actor) -> Actor:
        """Return an actor with its roles in the events that were kept, or of which a claim was."""
        roles = (_only(Role, role, self.claims) for role in actor.roles)
        kept = tuple(role for role in roles if role.claims or role.event in self.events)
        return _only(Actor, actor, self.claims, roles=kept)


class _Places:
    """The ids of places that are named, and of those that they lie in."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        self.ids: set[str] = set()

    def add(self, ids: Iterable[str]) -> None:
        for place_id in ids:
            if place_id in self.dataset.place_by_id and place_id not in self.ids:
                self.ids.add(place_id)
                self.add(self.dataset.place_by_id[place_id].within)


def _only(kind: type[T], record: T, claims: frozenset[str], **changed: Any) -> T:
    """Return a record with those of its claims alone that were kept; one read from a store becomes a plain one."""
    fields = {f.name: getattr(record, f.name) for f in dataclass_fields(kind)}
    kept = tuple(claim for claim in fields["claims"] if claim.id in claims)
    return kind(**{**fields, "claims": kept, **changed})


def _actors_of(event: Event) -> Iterator[str | None]:
    yield from (participation.actor for participation in event.participants)
    yield from (other.claimant for other in event.other_dates)


def _sources_in(records: Iterable[Event | Actor | Place]) -> Iterator[str]:
    """Yield the ids of the sources that records and whatever is inside them cite."""
    rest: list[Any] = list(records)
    while rest:
        record = rest.pop()
        for value in vars(record).values():
            if isinstance(value, tuple):
                rest += [item for item in value if hasattr(item, "__dataclass_fields__")]
        yield from (citation.source for citation in getattr(record, "citations", ()))
