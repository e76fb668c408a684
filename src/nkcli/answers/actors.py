"""List the actors, or show one in full; with --on, who held which office then."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from nkcli.answers.question import Filters, Question, argument
from nkcli.answers.record_detail import (
    DetailRow,
    RecordDetail,
    Section,
    cited,
    claim_rows,
    dated,
    facts,
    full_option,
    locator_rows,
    name_rows,
    record_detail,
    role_words,
)
from nkcli.answers.table import Answer, Column, Group, Table, TermCell, date_cell
from nkcli.answers.wording import event_date, voice_name
from nkcli.edtf.date import EdtfDate
from nkcli.edtf.text import written
from nkcli.frozen import Frozen
from nkcli.model.vocabulary import ActorKind
from nkcli.query import CountedOf, Query, SaidBy, TookPart, resolve

if TYPE_CHECKING:
    from nkcli.answers.offices import Offices
    from nkcli.model.dataset import Dataset
    from nkcli.model.records import Actor, Event, Role


class ActorRow(Frozen, kw_only=True):
    """An actor in the list: its kind and side, and how many events and claims it has a part in."""

    id: str
    name: str
    kind: str
    side: str | None
    existed: str | None
    roles: tuple[str, ...]
    events: int
    claims_by: int
    claims_about: int


class Actors(Answer, kw_only=True):
    """Actors in the order of their ids."""

    schema: ClassVar[str] = "actors"
    rows_field: ClassVar[str] = "actors"

    actors: tuple[ActorRow, ...]

    def table(self) -> Table:
        """Return the actors in one table."""
        return Table(
            title="Actors",
            columns=(
                Column("name", "Name"),
                Column("kind", "Kind", value=lambda actor: TermCell(actor.kind)),
                Column("side", "Side"),
                Column("roles", "Roles"),
                Column("events", "Events", "number"),
                Column("claims_by", "Claims by", "number"),
                Column("claims_about", "Claims of", "number"),
                Column("id", "Id", "id"),
            ),
            groups=(Group("actors", "", self.actors),),
            notes=("One in full: nkcli actors NAME.",),
            empty="No actor fits. Leave a filter out.",
        )


class ActorsParameters(Filters, kw_only=True):
    """What `actors` takes."""

    kinds = ActorKind
    name: str | None = argument("Id or name of an actor, in any spelling.", joined=True, noun="actor")
    full: bool = full_option()


def actors(dataset: Dataset, parameters: ActorsParameters) -> Actors | RecordDetail | Offices:
    """Return the actors in what the filters keep, the one that is named in full, or who held which office on a date."""
    if parameters.on is not None:
        parameters.reject_filters("--on", but=("on",))
        from nkcli.answers.offices import offices  # only for this question

        return offices(dataset, parameters.on, parameters.name and resolve(dataset, "actor", parameters.name))
    if parameters.name is not None:
        parameters.reject_filters("NAME")
        return replace(actor_detail(dataset, resolve(dataset, "actor", parameters.name)), full=parameters.full)
    query = parameters.query(dataset)
    claims = query.claims(dataset)
    events = Counter(actor for e in query.events(dataset) for actor in {p.actor for p in e.participants})
    claims_by = Counter(claim.claimant for claim in claims if claim.claimant)
    claims_about = Counter(claim.affected for claim in claims if claim.affected)
    subjects = {claim.actor.id for claim in claims if claim.actor}
    taking_part = subjects | events.keys() | claims_by.keys() | claims_about.keys()
    rows = (
        ActorRow(
            id=actor.id,
            name=actor.name,
            kind=actor.kind,
            side=dataset.sides.get(actor.id),
            existed=actor.existed,
            roles=tuple(dict.fromkeys(role.role.replace("_", " ") for role in actor.roles)),
            events=events[actor.id],
            claims_by=claims_by[actor.id],
            claims_about=claims_about[actor.id],
        )
        for actor in dataset.actors
        if (not query.filters or actor.id in taking_part) and parameters.kind in (None, actor.kind)
    )
    return Actors(query={**parameters.given(), **query.understood}, actors=tuple(rows))


# -- one actor -----------------------------------------------------------------------------------


def actor_detail(dataset: Dataset, actor_id: str) -> RecordDetail:
    """Return an actor in full: names, roles by period, events, figures by it and of it."""
    actor = dataset.actor_by_id[actor_id]
    by_time = sorted(actor.roles, key=_time)
    offices = [role for role in by_time if role.title]
    roles = [role for role in by_time if role not in offices or role.claims]
    events = Query((TookPart(actor_id),)).events(dataset)
    toward = dataset.roles_toward(actor_id)
    holders = [other for other in sorted(toward, key=lambda other: _time(other[1]), reverse=True) if other[1].title]
    others = [other for other in toward if not other[1].title]
    claims_by = Query((SaidBy(actor_id),)).claims(dataset)
    claims_about = Query((CountedOf(actor_id),)).claims(dataset)
    members = dataset.members_of(actor_id)
    return record_detail(
        "actor",
        actor,
        actor.name,
        (
            Section("", _facts(dataset, actor)),
            Section("Offices", (_office(role) for role in offices)),
            Section("Held by", (_holder(other, role) for other, role in holders)),
            Section("Roles", (row for role in roles for row in _role(dataset, actor, role))),
            Section("Roles of others towards it", (_toward(dataset, *other) for other in others)),
            Section("Members", (DetailRow("", member.name, id=member.id) for member in members)),
            Section("Names", name_rows(actor.names)),
            Section("Took part in", (_event(event, actor_id) for event in events)),
            Section("Figures and statements by it", claim_rows(dataset, claims_by)),
            Section("Figures of its people and things", claim_rows(dataset, claims_about)),
            Section("Other claims about it", claim_rows(dataset, actor.claims)),
            Section("Where the sources say it", locator_rows(actor.citations)),
        ),
        members=(member.id for member in members),
        roles_toward=(role.id for _, role in toward),
        events=(event.id for event in events),
        claims_by=(claim.id for claim in claims_by),
        claims_about=(claim.id for claim in claims_about),
    )


def _facts(dataset: Dataset, actor: Actor) -> Iterator[DetailRow]:
    groups = ", ".join(dataset.actor_by_id[membership.group].name for membership in actor.member_of)
    yield from facts(("Kind", actor.kind.replace("_", " ")), ("Member of", groups))
    yield from dated("Existed", actor.existed)
    yield from facts(("Summary", actor.summary), ("Also called", ", ".join(actor.aliases)), ("Note", actor.note))


def _role(dataset: Dataset, actor: Actor, role: Role) -> Iterator[DetailRow]:
    toward = f" → {dataset.actor_by_id[role.toward].name}" if role.toward else ""
    status = role_words(role).removeprefix(role.role.replace("_", " "))
    label = f"{role.role.replace('_', ' ')}{toward}{status}"
    claimant = voice_name(dataset, role)
    text = role.title or role.text or ""
    yield DetailRow(label, text, date_cell(role.when), claimant, cited(role.citations), role.id)
    for row in claim_rows(dataset, role.claims):
        yield row._replace(label=f"  {row.label.removesuffix(f', {actor.name}')}")


def _time(role: Role) -> tuple[object, ...]:
    return EdtfDate.parse(role.when or next(iter(role.attested), "9999")).sort_key, role.id


def _office(role: Role) -> DetailRow:
    """Return the row of an office that a person held, or leads; days on which it was held where no period is known."""
    text = "; ".join(filter(None, (role.title, role.text, role.note)))
    return DetailRow(_term(role), text, None, None, cited(role.citations), role.id)


def _holder(holder: Actor, role: Role) -> DetailRow:
    """Return the row of one who held an office in or of an actor."""
    return DetailRow(_term(role), f"{holder.name}: {role.title}", None, None, cited(role.citations), holder.id)


def _term(role: Role) -> str:
    """Return from when to when an office was held."""
    return written(role.when) if role.when else ", ".join(map(written, role.attested))


def _toward(dataset: Dataset, other: Actor, role: Role) -> DetailRow:
    claimant = voice_name(dataset, role) if role.claimant else None
    return DetailRow(role_words(role), other.name, date_cell(role.when), claimant, cited(role.citations), role.id)


def _event(event: Event, actor_id: str) -> DetailRow:
    parts = ", ".join(p.part.replace("_", " ") for p in event.participants if p.actor == actor_id)
    return DetailRow(parts, event.title, event_date(event), id=event.id)


QUESTION = Question(
    answer=actors,
    parameters=ActorsParameters,
    help="""One in full holds its offices and roles by period, the events it took part in, figures by it and of it.
    With --on: who held which office on that date, in one body or in all.""",
)
