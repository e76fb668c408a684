"""List the wars and phases, show one in full, or compare two."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING, ClassVar

from nkcli.analysis.measures import CASUALTY_MEASURES, CATEGORY_ORDER
from nkcli.answers.question import Filters, Question, argument
from nkcli.answers.record_detail import (
    SHOWN,
    DetailRow,
    RecordDetail,
    Section,
    cited,
    claim_rows,
    dated,
    event_rows,
    facts,
    full_option,
    locator_rows,
    name_rows,
    record_detail,
    role_words,
)
from nkcli.answers.table import Answer, Column, DateCell, Group, Table
from nkcli.answers.wording import voice_name
from nkcli.errors import AmbiguousName, UnknownNameError
from nkcli.frozen import Frozen
from nkcli.model.records import WORDS
from nkcli.model.vocabulary import WAR_KINDS
from nkcli.query import Query, resolve
from nkcli.query.filters import Kind

if TYPE_CHECKING:
    from nkcli.answers.war_losses import WarComparison
    from nkcli.model.dataset import Dataset
    from nkcli.model.records import Actor, Claim, Event, Role

_MOST_WORDS = 7
"""No name of a war has more words than these before the next one begins."""

STRENGTHS = frozenset({"personnel", "equipment"})
AGREEMENTS = frozenset({"agreement", "ceasefire", "resolution"})


class WarRow(Frozen, kw_only=True):
    """A war or phase in the list: when, its names, and how many events and claims it has."""

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


class Wars(Answer, kw_only=True):
    """The wars and phases of the conflict, in order of time."""

    schema: ClassVar[str] = "wars"
    rows_field: ClassVar[str] = "wars"

    wars: tuple[WarRow, ...]

    def table(self) -> Table:
        """Return the wars in one table."""
        return Table(
            title="Wars and phases",
            columns=(
                Column("date", "When", "date"),
                Column("title", "What"),
                Column("outcome", under="title", value=_outcome, machine=False),
                Column("kind", "Kind"),
                Column("events", "Events", "number"),
                Column("claims", "Claims", "number"),
                Column("id", "Id", "id"),
            ),
            groups=(Group("wars", "", self.wars),),
            notes=("One in full: nkcli wars ID. Who says how many: nkcli casualties --war ID.",),
            empty="No war or phase fits. Leave a filter out.",
        )


def _outcome(war: WarRow) -> str:
    """Return how a war ended; a phase has no outcome that tells it apart."""
    return war.outcome or "" if war.kind == "war" else ""


class WarsParameters(Filters, kw_only=True):
    """What `wars` takes."""

    name: str | None = argument("Id or name of a war or phase; of two, to compare them.", joined=True, noun="war")
    full: bool = full_option()


def wars(dataset: Dataset, parameters: WarsParameters) -> Wars | RecordDetail | WarComparison:
    """Return the wars and phases that the filters keep, the one that is named in full, or several beside each other."""
    if parameters.name is not None:
        parameters.reject_filters("NAME")
        ids = _named(dataset, parameters.name)
        if len(ids) == 1:
            return replace(event_detail(dataset, ids[0]), full=parameters.full)
        from nkcli.answers.war_losses import compare_wars  # only for several

        return compare_wars(dataset, ids)
    query = parameters.query(dataset)
    return Wars(query=query.understood, wars=war_rows(dataset, query))


def _named(dataset: Dataset, text: str) -> list[str]:
    """Return the war that bears a name, or the wars whose names stand after each other in a text.

    Raises:
        UnknownNameError: where nothing bears the name, or one of them.
        AmbiguousName: where several do.
    """
    try:
        return [resolve(dataset, "war", text)]
    except UnknownNameError:
        words = text.split()
        for number in range(1, min(len(words), _MOST_WORDS)):
            with suppress(UnknownNameError, AmbiguousName):
                first = resolve(dataset, "war", " ".join(words[:number]))
                return [first, *_named(dataset, " ".join(words[number:]))]
        raise


def war_rows(dataset: Dataset, query: Query) -> tuple[WarRow, ...]:
    """Return the rows of the wars and phases that a query keeps."""
    wars = query.and_also(Kind(frozenset(WAR_KINDS))).events(dataset)
    return tuple(_war(dataset, event) for event in wars)


def _war(dataset: Dataset, event: Event) -> WarRow:
    events, claims = dataset.count_within(event.id)
    return WarRow(
        id=event.id,
        title=event.title,
        date=event.date,
        date_text=event.date_text,
        kind=event.kind,
        part_of=event.part_of,
        aliases=event.aliases,
        outcome=event.outcome,
        events=events,
        claims=claims,
    )


# -- one event -----------------------------------------------------------------------------------


def event_detail(dataset: Dataset, event_id: str) -> RecordDetail:
    """Return an event in full: dates, parties, strengths, casualties by claimant, agreements, parts and sources."""
    event = dataset.event_by_id[event_id]
    parts = sorted(dataset.children.get(event.id, ()), key=attrgetter("order"))
    roles = dataset.roles_in(event.id)
    agreements = {agreement.id: agreement for agreement in _agreements(dataset, event)}
    return record_detail(
        "event",
        event,
        event.title,
        (
            Section("", _facts(dataset, event)),
            *_losses(dataset, event),
            Section("Terms", (DetailRow("", term) for term in event.terms)),
            *_claim_sections(dataset, event),
            Section("Parties", _parties(dataset, event)),
            Section("Roles", (_role(dataset, actor, role) for actor, role in roles)),
            Section("Agreements and resolutions", event_rows(agreements.values())),
            Section("Parts", event_rows(part for part in parts if part.id not in agreements)),
            Section("Names", name_rows(event.names)),
            Section("Where the sources say it", locator_rows(event.citations)),
        ),
        parts=(part.id for part in parts),
        agreements=agreements,
        roles=(role.id for _, role in roles),
    )


def _losses(dataset: Dataset, event: Event) -> Iterator[Section]:
    """Yield the figures that lead, for a war, and for an event on which many speak."""
    if event.kind in WAR_KINDS or sum(claim.measure in CASUALTY_MEASURES for claim in event.claims) > SHOWN:
        from nkcli.answers.war_losses import loss_section  # only for these

        yield loss_section(dataset, event)


def _facts(dataset: Dataset, event: Event) -> Iterator[DetailRow]:
    yield from dated("When", event.date, event.date_text)
    for other in event.other_dates:
        claimant = voice_name(dataset, other)
        when = DateCell(other.date, other.wording)
        yield DetailRow("or, elsewhere", when, according_to=claimant, source=cited(other.citations))
    parent = dataset.event_by_id[event.part_of].title if event.part_of else None
    yield from facts(
        ("Outcome", event.outcome),
        ("Summary", event.summary),
        ("Where", ", ".join(dataset.place_by_id[place].name for place in event.places)),
        ("Kind", event.kind if event.status == "stated" else f"{event.kind} ({event.status})"),
        ("Part of", parent and f"{parent} ({event.part_of})"),
        ("Also called", ", ".join(event.aliases)),
        ("Note", event.note),
        ("See also", ", ".join(event.related)),
    )


def _parties(dataset: Dataset, event: Event) -> Iterator[DetailRow]:
    for party in event.participants:
        name = dataset.actor_by_id[party.actor].name
        yield DetailRow(party.part.replace("_", " "), name, according_to=party.note, id=party.actor)


def _role(dataset: Dataset, actor: Actor, role: Role) -> DetailRow:
    text = f"{actor.name}: {role.text}" if role.text else actor.name
    claimant = voice_name(dataset, role)
    return DetailRow(role_words(role), text, None, claimant, cited(role.citations), role.id)


def _claim_sections(dataset: Dataset, event: Event) -> Iterator[Section]:
    """Yield the event's claims by what they are about; rivals stand together."""
    titles = {"Strength": STRENGTHS, "Casualties": frozenset(CASUALTY_MEASURES), "Statements and terms": WORDS}
    by_title = {title: [c for c in event.claims if c.measure in measures] for title, measures in titles.items()}
    others = [claim for claim in event.claims if not any(claim.measure in measures for measures in titles.values())]
    yield Section("Casualties", claim_rows(dataset, sorted(by_title["Casualties"], key=_claim_order), event.date))
    yield Section("Strength", claim_rows(dataset, by_title["Strength"], event.date))
    yield Section("Other figures", claim_rows(dataset, sorted(others, key=_claim_order), event.date))
    yield Section("Statements and terms", claim_rows(dataset, by_title["Statements and terms"]))


def _claim_order(claim: Claim) -> tuple[object, ...]:
    """Sort by measure and by whose people are counted."""
    measures = (*CASUALTY_MEASURES, claim.measure)
    category = CATEGORY_ORDER.get(claim.category, 9)
    return measures.index(claim.measure), claim.measure, claim.affected or "~", category, claim.counted or ""


def _agreements(dataset: Dataset, event: Event) -> list[Event]:
    """Return the agreements and resolutions within an event, or tied to it."""
    events = {e.id: e for e in dataset.descendants(event.id)}
    events |= {i: dataset.event_by_id[i] for i in event.related}
    events |= {e.id: e for e in dataset.related_to(event.id)}
    agreements = (e for e in events.values() if e.kind in AGREEMENTS)
    return sorted(agreements, key=attrgetter("order"))


QUESTION = Question(
    answer=wars,
    parameters=WarsParameters,
    help="One in full holds its dates, parties, strengths, casualties by claimant, agreements and sources.",
)
