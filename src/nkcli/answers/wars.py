"""Wars and other events: a list, and one in full like the best infobox there is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, ClassVar

from nkcli.analysis.measures import CASUALTY_MEASURES, CATEGORY_ORDER
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
from nkcli.answers.table import Column, Dated, Group, Sheet
from nkcli.frozen import Frozen
from nkcli.model.records import WORDS
from nkcli.model.vocabulary import WAR_KINDS

if TYPE_CHECKING:
    from nkcli.model.dataset import Dataset
    from nkcli.model.records import Actor, Claim, Event, Role
    from nkcli.query import Query

STRENGTHS = frozenset({"personnel", "equipment"})
AGREEMENTS = frozenset({"agreement", "ceasefire", "resolution"})


class WarRow(Frozen, kw_only=True):
    """A war or phase in the list: when, its names, how many events and claims are known of it."""

    id: str
    title: str
    date: str
    date_text: str | None
    kind: str
    part_of: str | None
    aliases: tuple[str, ...]
    outcome: str | None
    events: int
    claims: int


class Wars(Frozen, kw_only=True):
    """The wars and phases of the conflict, in order of time."""

    schema: ClassVar[str] = "wars"
    rows_field: ClassVar[str] = "wars"

    wars: tuple[WarRow, ...]

    def sheet(self) -> Sheet:
        """Lay the wars out in one table."""
        return Sheet(
            title="Wars and phases",
            columns=(
                Column("date", "When", "date"),
                Column("title", "What"),
                Column("kind", "Kind"),
                Column("events", "Events", "number"),
                Column("claims", "Claims", "number"),
                Column("id", "Id", "id"),
            ),
            groups=(
                Group(
                    "wars",
                    "",
                    tuple((Dated(w.date, w.date_text), w.title, w.kind, w.events, w.claims, w.id) for w in self.wars),
                ),
            ),
            notes=("One in full: nkcli wars ID. Who says how many: nkcli casualties --war ID.",),
            empty="No war or phase fits. Leave a filter out.",
        )


def wars(dataset: Dataset, query: Query) -> Wars:
    """List the wars and phases that a query finds."""
    return Wars(wars=tuple(_war(dataset, e) for e in query.events(dataset) if e.kind in WAR_KINDS))


def _war(dataset: Dataset, event: Event) -> WarRow:
    inside = list(dataset.descendants(event.id))
    return WarRow(
        id=event.id,
        title=event.title,
        date=event.date,
        date_text=event.date_text,
        kind=event.kind,
        part_of=event.part_of,
        aliases=event.aliases,
        outcome=event.outcome,
        events=len(inside),
        claims=sum(len(e.claims) for e in (event, *inside)),
    )


# -- one event -----------------------------------------------------------------------------------


def event_card(dataset: Dataset, event_id: str) -> Card:
    """Show an event in full."""
    event = dataset.event_by_id[event_id]
    parts = sorted(dataset.children.get(event.id, ()), key=lambda e: (*e.when.sort_key, e.id))
    roles = [(a, r) for a, r in dataset.role_by_id.values() if r.event == event.id]
    casualties = [c for c in event.claims if c.measure in CASUALTY_MEASURES]
    strengths = [c for c in event.claims if c.measure in STRENGTHS]
    words = [c for c in event.claims if c.measure in WORDS]
    others = [c for c in event.claims if c.measure not in {*CASUALTY_MEASURES, *STRENGTHS, *WORDS}]
    agreements = {e.id: e for e in _agreements(dataset, event)}
    sections = (
        Section("", tuple(_facts(dataset, event))),
        Section("Names", tuple(name_lines(event.names))),
        Section("Terms", tuple(Line("", term) for term in event.terms)),
        Section("Parties", tuple(_parties(dataset, event))),
        Section("Roles", tuple(_role(dataset, a, r) for a, r in roles)),
        Section("Strength", tuple(claim_lines(dataset, strengths, event.date))),
        Section("Casualties", tuple(claim_lines(dataset, _sorted(casualties), event.date))),
        Section("Other figures", tuple(claim_lines(dataset, _sorted(others), event.date))),
        Section("Statements and terms", tuple(claim_lines(dataset, words))),
        Section("Agreements and resolutions", tuple(_listed(agreements.values()))),
        Section("Parts", tuple(_listed(e for e in parts if e.id not in agreements))),
        Section("Where the sources say it", places_in_sources(event.citations)),
    )
    return Card(
        kind="event",
        records=(event,),
        related={
            "parts": tuple(e.id for e in parts),
            "agreements": tuple(agreements),
            "roles": tuple(r.id for _, r in roles),
        },
        title=event.title,
        sections=sections,
    )


def _facts(dataset: Dataset, event: Event) -> Iterator[Line]:
    yield from dated("When", event.date, event.date_text)
    for other in event.other_dates:
        who = dataset.actor_by_id[other.claimant].name if other.claimant else "source's own voice"
        yield Line("or, elsewhere", Dated(other.date, other.wording), None, who, cited(other.citations))
    places = ", ".join(dataset.place_by_id[p].name for p in event.places)
    parent = dataset.event_by_id[event.part_of].title if event.part_of else None
    yield from facts(
        ("Kind", event.kind if event.status == "stated" else f"{event.kind} ({event.status})"),
        ("Part of", parent and f"{parent} ({event.part_of})"),
        ("Where", places),
        ("Summary", event.summary),
        ("Outcome", event.outcome),
        ("Also called", ", ".join(event.aliases)),
        ("Note", event.note),
        ("See also", ", ".join(event.related)),
    )


def _parties(dataset: Dataset, event: Event) -> Iterator[Line]:
    for one in event.participants:
        yield Line(one.part.replace("_", " "), dataset.actor_by_id[one.actor].name, None, one.note, None, one.actor)


def _role(dataset: Dataset, actor: Actor, role: Role) -> Line:
    label = role.role.replace("_", " ") + ("" if role.status == "stated" else f" ({role.status})")
    text = f"{actor.name}: {role.text}" if role.text else actor.name
    return Line(label, text, None, claimant(dataset, role), cited(role.citations), role.id)


def _agreements(dataset: Dataset, event: Event) -> list[Event]:
    """Find the agreements and resolutions within an event, or tied to it."""
    inside = {e.id: e for e in dataset.descendants(event.id)}
    tied = {i: dataset.event_by_id[i] for i in event.related}
    tied.update({e.id: e for e in dataset.events if event.id in e.related})
    found = [e for e in {**inside, **tied}.values() if e.kind in AGREEMENTS]
    return sorted(found, key=lambda e: (*e.when.sort_key, e.id))


def _listed(events: Iterable[Event]) -> Iterator[Line]:
    for event in events:
        yield Line("", event.title, Dated(event.date, event.date_text), None, None, event.id)


def _sorted(claims: list[Claim]) -> list[Claim]:
    """Order claims by measure and by whose people they count, so that rivals stand together."""
    rank = {m: i for i, m in enumerate(CASUALTY_MEASURES)}
    return sorted(
        claims,
        key=lambda c: (
            rank.get(c.measure, 99),
            c.measure,
            c.affected or "~",
            CATEGORY_ORDER.get(c.category, 9),
            c.counted or "",
        ),
    )
