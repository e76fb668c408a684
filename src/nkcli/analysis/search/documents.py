"""What `nkcli search` looks through: every record as a list of texts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Literal, NamedTuple

from nkcli.model.dataset import citations_of

if TYPE_CHECKING:
    from nkcli.model.context import ClaimInContext
    from nkcli.model.dataset import Dataset
    from nkcli.model.records import Actor, Event, Name, Place, Role, Source
    from nkcli.query import Query

Kind = Literal["event", "claim", "actor", "role", "place", "source"]
"""What a record is."""

Field = str
"""What a text is to its record: its name, title, summary, note, …"""


class Document(NamedTuple):
    """A record with its texts, each with its field; `importance` is 1 for the weightiest."""

    kind: Kind
    id: str
    title: str
    texts: tuple[tuple[Field, str], ...]
    date: str | None = None
    date_text: str | None = None
    importance: int = 3


def documents(dataset: Dataset, figure: Callable[[ClaimInContext], str]) -> Iterator[Document]:
    """Yield every record; `figure` writes a claim's figure as people read and type it."""
    yield from map(_place, dataset.places)
    yield from map(_actor, dataset.actors)
    yield from (_event(dataset, event) for event in dataset.events)
    yield from (_claim(dataset, claim, figure(claim)) for claim in dataset.claims)
    yield from (_role(dataset, actor, role) for actor, role in dataset.role_by_id.values())
    yield from map(_source, dataset.sources)


def kept(dataset: Dataset, query: Query) -> set[tuple[Kind, str]]:
    """Return the records that filters keep: events and claims, and the places, actors, roles and sources in them."""
    events, claims = query.events(dataset), query.claims(dataset)
    ids: set[tuple[Kind, str]] = {("event", event.id) for event in events} | {("claim", claim.id) for claim in claims}
    for event in events:
        ids |= {("place", place) for place in event.places} | {("actor", p.actor) for p in event.participants}
        ids |= {("source", citation.source) for citation in citations_of(event)}
    for claim in claims:
        ids |= {("actor", actor) for actor in (claim.claimant, claim.affected) if actor}
        ids |= {("source", citation.source) for citation in claim.citations}
        ids |= {("role", claim.role.id)} if claim.role else set()
        ids |= {("place", claim.place)} if claim.place else set()
    return ids


def _texts(**fields: str | Iterable[str] | None) -> tuple[tuple[Field, str], ...]:
    """Return the texts that are there, each with its field."""
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


def _event(dataset: Dataset, event: Event) -> Document:
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
    )
    return Document("event", event.id, event.title, texts, event.date, event.date_text, event.importance)


def _claim(dataset: Dataset, claim: ClaimInContext, figure: str) -> Document:
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
    )
    title = claim.text if claim.text and not figure else f"{counted.capitalize()}: {figure}"
    return Document("claim", claim.id, title, texts, claim.counted or (claim.event.date if claim.event else None))


def _actor(actor: Actor) -> Document:
    texts = _texts(name=_names(actor), summary=actor.summary, note=actor.note)
    return Document("actor", actor.id, actor.name, texts, importance=1)


def _role(dataset: Dataset, actor: Actor, role: Role) -> Document:
    toward = dataset.actor_by_id[role.toward].name if role.toward else None
    about = dataset.event_by_id[role.event].title if role.event else None
    name = role.role.replace("_", " ")
    actors = filter(None, (actor.name, toward))
    texts = _texts(title=filter(None, (name, role.title)), text=role.text, about=about, actor=actors)
    title = f"{actor.name}: {name}" + (f" → {toward}" if toward else "")
    return Document("role", role.id, title, texts, role.when)


def _place(place: Place) -> Document:
    return Document("place", place.id, place.name, _texts(name=_names(place), note=place.note), importance=1)


def _source(source: Source) -> Document:
    texts = _texts(
        title=source.title,
        publisher=source.publisher,
        perspective=source.perspective,
        note=source.note,
        date=source.date_text,
    )
    return Document("source", source.id, source.title, texts, source.date, source.date_text, 2)
