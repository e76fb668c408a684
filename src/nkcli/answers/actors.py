"""Actors: a list, and one in full: names, roles by period, figures it claimed and figures about it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from nkcli.answers.record_detail import (
    Card,
    Line,
    Section,
    cited,
    claim_lines,
    claimant,
    dated,
    facts,
    name_lines,
    places_in_sources,
)
from nkcli.answers.table import Column, Dated, Group, Sheet, Word
from nkcli.edtf.date import EdtfDate
from nkcli.frozen import Frozen

if TYPE_CHECKING:
    from nkcli.model.dataset import Dataset
    from nkcli.model.records import Actor, Event, Role
    from nkcli.query import Query


class ActorRow(Frozen, kw_only=True):
    """An actor in the list: its kind and side, and how much is known of it."""

    id: str
    name: str
    kind: str
    side: str | None
    existed: str | None
    roles: tuple[str, ...]
    events: int
    claims_by: int
    claims_about: int


class Actors(Frozen, kw_only=True):
    """Actors in the order of their ids."""

    schema: ClassVar[str] = "actors"
    rows_field: ClassVar[str] = "actors"

    actors: tuple[ActorRow, ...]

    def sheet(self) -> Sheet:
        """Lay the actors out in one table."""
        rows = tuple(
            (a.name, Word(a.kind), a.side, ", ".join(a.roles), a.events, a.claims_by, a.claims_about, a.id)
            for a in self.actors
        )
        return Sheet(
            title="Actors",
            columns=(
                Column("name", "Name"),
                Column("kind", "Kind"),
                Column("side", "Side"),
                Column("roles", "Roles"),
                Column("events", "Events", "number"),
                Column("claims_by", "Claims by", "number"),
                Column("claims_about", "Claims of", "number"),
                Column("id", "Id", "id"),
            ),
            groups=(Group("actors", "", rows),),
            notes=("One in full: nkcli actors NAME.",),
            empty="No actor fits. Leave a filter out.",
        )


def actors(dataset: Dataset, query: Query, kind: str | None = None) -> Actors:
    """List the actors that have a part in the events and claims a query finds."""
    events, claims = query.events(dataset), query.claims(dataset)
    took_part: dict[str, set[str]] = {}
    for event in events:
        for one in event.participants:
            took_part.setdefault(one.actor, set()).add(event.id)
    said: dict[str, int] = {}
    counted: dict[str, int] = {}
    subjects: set[str] = set()
    for claim in claims:
        for tally, actor in ((said, claim.claimant), (counted, claim.affected)):
            if actor is not None:
                tally[actor] = tally.get(actor, 0) + 1
        if claim.actor is not None:
            subjects.add(claim.actor.id)
    found = took_part.keys() | said.keys() | counted.keys() | subjects
    return Actors(
        actors=tuple(
            ActorRow(
                id=a.id,
                name=a.name,
                kind=a.kind,
                side=dataset.sides.get(a.id),
                existed=a.existed,
                roles=tuple(dict.fromkeys(r.role.replace("_", " ") for r in a.roles)),
                events=len(took_part.get(a.id, ())),
                claims_by=said.get(a.id, 0),
                claims_about=counted.get(a.id, 0),
            )
            for a in dataset.actors
            if (not query.filters or a.id in found) and kind in (None, a.kind)
        )
    )


# -- one actor -----------------------------------------------------------------------------------


def actor_card(dataset: Dataset, actor_id: str) -> Card:
    """Show an actor in full."""
    actor = dataset.actor_by_id[actor_id]
    roles = sorted(actor.roles, key=lambda r: (EdtfDate.parse(r.when).sort_key if r.when else _UNDATED, r.id))
    events = [e for e in dataset.events if any(p.actor == actor_id for p in e.participants)]
    events.sort(key=lambda e: (*e.when.sort_key, e.id))
    towards = [(a, r) for a, r in dataset.role_by_id.values() if r.toward == actor_id]
    said = [h for h in dataset.claims if h.claimant == actor_id]
    counted = [h for h in dataset.claims if h.affected == actor_id]
    members = [a for a in dataset.actors if any(m.group == actor_id for m in a.member_of)]
    return Card(
        kind="actor",
        records=(actor,),
        related={
            "members": tuple(a.id for a in members),
            "roles_toward": tuple(r.id for _, r in towards),
            "events": tuple(e.id for e in events),
            "claims_by": tuple(c.id for c in said),
            "claims_about": tuple(c.id for c in counted),
        },
        title=actor.name,
        sections=(
            Section("", tuple(_facts(dataset, actor))),
            Section("Names", tuple(name_lines(actor.names))),
            Section("Members", tuple(Line("", a.name, id=a.id) for a in members)),
            Section("Roles", tuple(line for r in roles for line in _role(dataset, actor, r))),
            Section("Roles of others towards it", tuple(_towards(dataset, a, r) for a, r in towards)),
            Section("Took part in", tuple(_event(e, actor_id) for e in events)),
            Section("Figures and statements by it", tuple(claim_lines(dataset, said))),
            Section("Figures of its people and things", tuple(claim_lines(dataset, counted))),
            Section("Other claims about it", tuple(claim_lines(dataset, actor.claims))),
            Section("Where the sources say it", places_in_sources(actor.citations)),
        ),
    )


_UNDATED = EdtfDate.parse("9999").sort_key


def _facts(dataset: Dataset, actor: Actor) -> Iterator[Line]:
    groups = ", ".join(dataset.actor_by_id[m.group].name for m in actor.member_of)
    yield from facts(("Kind", actor.kind.replace("_", " ")), ("Member of", groups))
    yield from dated("Existed", actor.existed)
    yield from facts(("Summary", actor.summary), ("Also called", ", ".join(actor.aliases)), ("Note", actor.note))


def _role(dataset: Dataset, actor: Actor, role: Role) -> Iterator[Line]:
    toward = f" → {dataset.actor_by_id[role.toward].name}" if role.toward else ""
    status = "" if role.status == "stated" else f" ({role.status})"
    who = claimant(dataset, role)
    label = f"{role.role.replace('_', ' ')}{toward}{status}"
    yield Line(label, role.text or "", Dated(role.when) if role.when else None, who, cited(role.citations), role.id)
    for line in claim_lines(dataset, role.claims):
        yield line._replace(label=f"  {line.label.removesuffix(f', {actor.name}')}")


def _towards(dataset: Dataset, actor: Actor, role: Role) -> Line:
    status = "" if role.status == "stated" else f" ({role.status})"
    label = f"{role.role.replace('_', ' ')}{status}"
    return Line(
        label,
        actor.name,
        Dated(role.when) if role.when else None,
        claimant(dataset, role) if role.claimant else None,
        cited(role.citations),
        role.id,
    )


def _event(event: Event, actor_id: str) -> Line:
    part = ", ".join(p.part.replace("_", " ") for p in event.participants if p.actor == actor_id)
    return Line(part, event.title, Dated(event.date, event.date_text), None, None, event.id)
