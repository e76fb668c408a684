"""What `nkcli search` looks through: every record as a list of named texts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from nkcli.model.dataset import citations_of

if TYPE_CHECKING:
    from nkcli.model.context import ClaimInContext
    from nkcli.model.dataset import Dataset
    from nkcli.model.records import Actor, Event, Name, Place, Role, Source
    from nkcli.query import Query

Kind = Literal["event", "claim", "actor", "role", "place", "source"]

WEIGHTS = {
    "name": 10,
    "title": 8,
    "text": 5,
    "figure": 5,
    "wording": 4,
    "summary": 4,
    "outcome": 4,
    "term": 4,
    "id": 3,
    "date": 3,
    "publisher": 3,
    "about": 2,
    "actor": 2,
    "place": 2,
    "note": 1,
    "perspective": 1,
}
"""The fields that are searched, and how much a word in each is worth."""


class Searched(NamedTuple):
    """A record with its texts by field; `rank` is its importance, 1 for the weightiest."""

    kind: Kind
    id: str
    title: str
    texts: tuple[tuple[str, str], ...]
    date: str | None = None
    date_text: str | None = None
    rank: int = 3


def searched(
    dataset: Dataset, query: Query, figure: Callable[[ClaimInContext], str], kind: str | None = None
) -> Iterator[Searched]:
    """Yield the records that a query finds, or all of one kind, in the order of the files.

    A filter finds events and claims; with them come the places, actors, roles and sources in them.
    `figure` writes a claim's figure as people read and type it.
    """
    wanted = get_args(Kind) if kind is None else (kind,)
    found = _found(dataset, query) if query.filters else None
    makers = {
        "place": (_place(p) for p in dataset.places),
        "actor": (_actor(a) for a in dataset.actors),
        "event": (_event(dataset, e) for e in dataset.events),
        "claim": (_claim(dataset, c, figure(c)) for c in dataset.claims),
        "role": (_role(dataset, a, r) for a, r in dataset.role_by_id.values()),
        "source": (_source(s) for s in dataset.sources),
    }
    for name, records in makers.items():
        if name in wanted:
            yield from (r for r in records if found is None or (name, r.id) in found)


def _found(dataset: Dataset, query: Query) -> set[tuple[str, str]]:
    """Name the records that a query's events and claims are or hold."""
    events, claims = query.events(dataset), query.claims(dataset)
    found = {("event", e.id) for e in events} | {("claim", h.id) for h in claims}
    for event in events:
        found |= {("place", p) for p in event.places} | {("actor", p.actor) for p in event.participants}
        found |= {("source", c.source) for c in citations_of(event)}
    for claim in claims:
        found |= {("actor", a) for a in (claim.claimant, claim.affected) if a}
        found |= {("source", c.source) for c in claim.citations}
        found |= {("role", claim.role.id)} if claim.role else set()
        found |= {("place", claim.place)} if claim.place else set()
    return found


def _texts(**fields: str | Iterable[str] | None) -> tuple[tuple[str, str], ...]:
    """List the texts that are there, each with its field."""
    return tuple(
        (field, text)
        for field, texts in fields.items()
        for text in ((texts,) if isinstance(texts, str) else texts or ())
        if text
    )


def _names(record: Actor | Place) -> tuple[str, ...]:
    return record.name, *record.aliases, *(n.text for n in record.names)


def _texts_of(names: Iterable[Name]) -> tuple[str, ...]:
    return tuple(n.text for n in names)


def _event(dataset: Dataset, event: Event) -> Searched:
    places = (dataset.place_by_id[p] for p in event.places)
    actors = (dataset.actor_by_id[p.actor] for p in event.participants)
    texts = _texts(
        title=event.title,
        name=(*event.aliases, *_texts_of(event.names)),
        summary=event.summary,
        outcome=event.outcome,
        term=event.terms,
        date=event.date_text,
        place=(p.name for p in places),
        actor=(a.name for a in actors),
        note=event.note,
        id=event.id,
    )
    return Searched("event", event.id, event.title, texts, event.date, event.date_text, event.importance)


def _claim(dataset: Dataset, claim: ClaimInContext, figure: str) -> Searched:
    people = (dataset.actor_by_id[a].name for a in (claim.claimant, claim.affected) if a)
    measure = claim.measure.replace("_", " ")
    counted = measure if claim.category == "all" else f"{measure}, {claim.category}"
    texts = _texts(
        text=claim.text,
        figure=f"{counted}: {figure}" if figure else counted,
        wording=claim.wording,
        about=claim.subject_title,
        actor=people,
        place=dataset.place_by_id[claim.place].name if claim.place else None,
        note=claim.note,
        id=claim.id,
    )
    title = claim.text if claim.text and not figure else f"{counted.capitalize()}: {figure}"
    return Searched("claim", claim.id, title, texts, claim.counted or (claim.event.date if claim.event else None))


def _actor(actor: Actor) -> Searched:
    texts = _texts(name=_names(actor), summary=actor.summary, note=actor.note, id=actor.id)
    return Searched("actor", actor.id, actor.name, texts, rank=1)


def _role(dataset: Dataset, actor: Actor, role: Role) -> Searched:
    toward = dataset.actor_by_id[role.toward].name if role.toward else None
    about = dataset.event_by_id[role.event].title if role.event else None
    name = role.role.replace("_", " ")
    actors = filter(None, (actor.name, toward))
    texts = _texts(title=name, text=role.text, about=about, actor=actors, id=role.id)
    title = f"{actor.name}: {name}" + (f" → {toward}" if toward else "")
    return Searched("role", role.id, title, texts, role.when)


def _place(place: Place) -> Searched:
    return Searched("place", place.id, place.name, _texts(name=_names(place), note=place.note, id=place.id), rank=1)


def _source(source: Source) -> Searched:
    texts = _texts(
        title=source.title,
        publisher=source.publisher,
        perspective=source.perspective,
        note=source.note,
        date=source.date_text,
        id=source.id,
    )
    return Searched("source", source.id, source.title, texts, source.date, source.date_text, 2)
