"""What each page shows, as templates take it: the answers of the terminal, one record a page."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from nkcli.analysis.disputes import find_disputes
from nkcli.analysis.measures import CASUALTY_MEASURES
from nkcli.answers.actors import actor_detail
from nkcli.answers.casualty_summary import LeadRow, lead_rows, lead_said, shown_figure
from nkcli.answers.casualty_table import by_war, by_year
from nkcli.answers.claim_row import ClaimRow, claim_rows
from nkcli.answers.claims import TOPICS
from nkcli.answers.dispute_row import DisputeRow, dispute_row
from nkcli.answers.disputes import gap_words
from nkcli.answers.places import place_detail
from nkcli.answers.wars import event_detail, war_rows
from nkcli.answers.wording import ALL_PARTIES, beyond, event_date, figure, measure_words
from nkcli.formats.cells import display
from nkcli.frozen import Frozen
from nkcli.model.records import WORDS, Actor, Event, Place, Source
from nkcli.query import Query
from nkcli.query.filters import Counting
from nkcli.site import charts
from nkcli.site.drawn import cell_name, cell_range
from nkcli.site.links import Links
from nkcli.site.years import deaths_by_year

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from nkcli.analysis.disputes.model import Dispute
    from nkcli.answers.record_detail import RecordDetail
    from nkcli.answers.wording import Dated
    from nkcli.model.dataset import Dataset
    from nkcli.model.records import Citation

Context = dict[str, Any]

_OWN_WAY = """, Casualties, Strength, Other figures, Statements and terms, Figures, Parts, Events, Took part in,
Figures and statements by it, Figures of its people and things, Other claims about it, Where the sources say it"""
_TOLD = frozenset(" ".join(title.split()) for title in _OWN_WAY.split(","))
"""Sections of a record in full that a page tells in its own way."""

_TOPIC = {measure: topic for topic, measures in TOPICS.items() for measure in measures}


class ClaimGroup(NamedTuple):
    """Claims on the same thing under one heading: what is counted, and whose."""

    title: str
    rows: list[ClaimRow]


class Pages(Frozen):
    """The pages of a data set, each as the context of its template."""

    dataset: Dataset

    @cached_property
    def links(self) -> Links:
        """The addresses of all records."""
        return Links(self.dataset)

    @cached_property
    def claims(self) -> dict[str, list[ClaimRow]]:
        """The claims about each event, role, actor and place, with what contests them."""
        by_subject: dict[str, list[ClaimRow]] = defaultdict(list)
        for row in claim_rows(self.dataset, self.dataset.claims):
            by_subject[row.about].append(row)
        return by_subject

    @cached_property
    def disputes(self) -> list[DisputeRow]:
        """All disputes, the weightiest first."""
        rows = [dispute_row(self.dataset, dispute) for dispute in self._found]
        return sorted(rows, key=lambda row: (row.importance, -(row.gap or 0), row.gap is None, row.id))

    @cached_property
    def _found(self) -> list[Dispute]:
        return list(find_disputes(self.dataset))

    @cached_property
    def disputes_about(self) -> Mapping[str, list[DisputeRow]]:
        """The disputes on each record."""
        by_subject: dict[str, list[DisputeRow]] = defaultdict(list)
        for row in self.disputes:
            by_subject[row.about].append(row)
        return by_subject

    # -- one record ------------------------------------------------------------------------------

    def event(self, event: Event) -> Context:
        """Return an event: what happened, claims in full, contradictions, charts, parts and sources."""
        dataset = self.dataset
        in_context = dataset.claims_about(event.id)
        parts = sorted(dataset.children.get(event.id, ()), key=attrgetter("order"))
        drawn = [charts.who_says(dataset, event, in_context), *charts.announced(dataset, event, in_context)]
        return {
            **self._record(event_detail(dataset, event.id), event.title),
            "event": event,
            "line": list(dataset.ancestors(event))[::-1],
            "charts": list(filter(None, drawn)),
            "parts": parts,
            "leads": self.leads(event),
        }

    def leads(self, event: Event) -> dict[str, list[LeadRow]]:
        """Return the lead figures of an event by what they count, as the terminal opens its casualties."""
        inside = (event, *self.dataset.descendants(event.id))
        about = (claim for part in inside for claim in self.dataset.claims_about(part.id))
        claims = [claim for claim in about if claim.measure in CASUALTY_MEASURES]
        by_measure: dict[str, list[LeadRow]] = defaultdict(list)
        for row in lead_rows(self.dataset, event, claims):
            by_measure[row.measure].append(row)
        return by_measure

    def actor(self, actor: Actor) -> Context:
        """Return an actor: names, roles, what it took part in, what it claims."""
        return {
            **self._record(actor_detail(self.dataset, actor.id), actor.name, *(role.id for role in actor.roles)),
            "actor": actor,
            "events": self._taking_part.get(actor.id, []),
            "said": self._counted("claimant").get(actor.id, []),
            "counted": self._counted("affected").get(actor.id, []),
        }

    @cached_property
    def _taking_part(self) -> dict[str, list[Event]]:
        """The events that each actor took part in."""
        found: dict[str, list[Event]] = defaultdict(list)
        for event in self.in_order:
            for actor in dict.fromkeys(part.actor for part in event.participants):
                found[actor].append(event)
        return found

    def _counted(self, field: str) -> dict[str, list[tuple[Event, int]]]:
        """Return of each claimant, or of each party counted, how many claims each event has."""
        if field not in self._counts:
            found: dict[str, list[tuple[Event, int]]] = defaultdict(list)
            for event in self.in_order:
                for actor, number in Counter(getattr(claim, field) for claim in event.claims).items():
                    found[actor].append((event, number))
            self._counts[field] = found
        return self._counts[field]

    @cached_property
    def _counts(self) -> dict[str, dict[str, list[tuple[Event, int]]]]:
        return {}

    @cached_property
    def in_order(self) -> list[Event]:
        """Every event, in order of time."""
        return sorted(self.dataset.events, key=attrgetter("order"))

    @cached_property
    def _in_place(self) -> dict[str, list[Event]]:
        """The events in each place and in all that it holds."""
        found: dict[str, list[Event]] = defaultdict(list)
        holds = self.dataset.places_within
        outer = {inner: [place for place in holds if inner in holds[place]] for inner in holds}
        for event in self.in_order:
            for place in dict.fromkeys(o for inner in event.places for o in outer.get(inner, ())):
                found[place].append(event)
        return found

    def place(self, place: Place) -> Context:
        """Return a place: each community's names, who held it when, what happened there."""
        return {
            **self._record(place_detail(self.dataset, place.id), place.name),
            "place": place,
            "events": self._in_place.get(place.id, []),
            "charts": list(filter(None, [charts.control(self.dataset, place)])),
        }

    def sources(self, sources: list[Source]) -> Context:
        """Return one source, or several that share a page, each with what cites it."""
        many = len(sources) > 1
        title = f"Sources, {sources[0].publisher} and others" if many else sources[0].title
        return {"title": title, "sources": [(source, self.links.citing.get(source.id, [])) for source in sources]}

    def _record(self, detail: RecordDetail, title: str, *parts: str) -> Context:
        """Return what every record has: its further sections, its claims by what they count, its disputes."""
        record = detail.records[0]
        claims = [row for subject in (record.id, *parts) for row in self.claims.get(subject, ())]
        return {
            "title": title,
            "period": getattr(record, "date", None),
            "sections": [s for s in detail.sections if s.title not in _TOLD],
            "figures": list(self._groups(row for row in claims if row.measure not in WORDS)),
            "statements": [row for row in claims if row.measure in WORDS],
            "disputes": sorted(self.disputes_about.get(record.id, []), key=_by_measure),
            "sources": self._cited(record.citations),
            "count": len(claims),
        }

    def _cited(self, citations: Iterable[Citation]) -> list[tuple[Source, list[str]]]:
        """Return each source cited, with the places in it."""
        places: dict[str, dict[str, None]] = defaultdict(dict)
        for citation in citations:
            places[citation.source][citation.locator] = None
        return [(self.dataset.source_by_id[source], list(locators)) for source, locators in places.items()]

    def _groups(self, rows: Iterable[ClaimRow]) -> Iterator[ClaimGroup]:
        """Yield claims by what they count, casualties first, in the order of the terminal."""
        order = (*CASUALTY_MEASURES, *_TOPIC)
        groups: dict[tuple[str, str, str], list[ClaimRow]] = defaultdict(list)
        for row in rows:
            groups[row.measure, row.affected_name or "", row.category].append(row)
        sides: dict[str | None, int] = {None: 8, **{side: n for n, side in enumerate(self.dataset.conflict.side_ids)}}
        ranked = sorted(groups.items(), key=lambda g: (order.index(g[0][0]), sides.get(g[1][0].side, 7), *g[0][1:]))
        for (measure, affected, category), own in ranked:
            whom = affected or (ALL_PARTIES if measure in CASUALTY_MEASURES else "")
            title = ", ".join(filter(None, (whom, "" if category == "all" else category)))
            words = measure_words(measure).capitalize()
            yield ClaimGroup(f"{words}: {title}" if title else words, sorted(own, key=_by_date))

    # -- lists -----------------------------------------------------------------------------------

    @cached_property
    def ranges(self) -> dict[str, list[tuple[str, str, bool]]]:
        """The documented ranges of the killed of each war, by whose people they are."""
        table = by_war(self.dataset, Query((Counting(frozenset({"killed"})),)), "killed", {})
        return {
            row.key: [(cell_name(self.dataset, c), cell_range(c), c.contested) for c in _ordered(row.cells)]
            for row in table.casualties
        }

    def front(self) -> Context:
        """Return the front page: the strip of deaths, the turning points, the wars."""
        dataset = self.dataset
        table = by_year(dataset, Query((Counting(frozenset({"killed"})),)), "killed", {})
        wars = [war for war in war_rows(dataset, Query()) if war.kind == "war"]
        return {
            "title": dataset.conflict.title,
            "chart": deaths_by_year(dataset, table),
            "years": [row for row in table.casualties if row.cells or row.reference],
            "years_of": table,
            "wars": wars or [war for war in war_rows(dataset, Query()) if war.kind != "conflict"][:8],
            "leads": lambda war: self.leads(dataset.event_by_id[war.id]).get("killed", [])[:6],
            "turning": [event for event in self.in_order if event.importance == 1],
            "counts": [(noun, dataset.count(noun)) for noun in ("events", "claims", "actors", "places", "sources")],
            "claimants": dataset.count_claimants(),
            "contested": self._furthest_apart()[:6],
        }

    def _furthest_apart(self) -> list[DisputeRow]:
        """Return the widest dispute on people of each event, the weightiest events first."""
        apart = [row for row in self.disputes if row.agreement == "apart" and row.gap and row.unit == "people"]
        widest: dict[str, DisputeRow] = {}
        for row in apart:
            widest.setdefault(row.about, row)
        return list(widest.values())

    def actors(self) -> Context:
        """Return the list of actors by kind."""
        return {"title": "Actors", "groups": _by_kind(self.dataset.actors)}

    def places(self) -> Context:
        """Return the list of places by kind, with the names of every community."""
        events = Counter(place for event in self.dataset.events for place in event.places)
        return {"title": "Places", "groups": _by_kind(self.dataset.places), "events": events}

    def source_list(self) -> Context:
        """Return the sources that have pages of their own, the most cited first, and the shared pages."""
        links = self.links
        own = [source for source in self.dataset.sources if source.id not in links.shared]
        own.sort(key=lambda source: (-len(links.citing.get(source.id, ())), source.id))
        pages = {page: sources for page, sources in links.source_pages.items() if sources[0].id in links.shared}
        return {"title": "Sources", "own": own, "citing": links.citing, "pages": pages}


def _by_kind(records: Iterable[Any]) -> list[tuple[str, list[Any]]]:
    groups: dict[str, list[Any]] = defaultdict(list)
    for record in records:
        groups[record.kind].append(record)
    return sorted(
        ((kind, sorted(own, key=attrgetter("name"))) for kind, own in groups.items()), key=lambda g: -len(g[1])
    )


def _ordered(in_row: Iterable[Any]) -> list[Any]:
    rank = {"all": 0, "military": 1, "civilian": 2}
    return sorted(in_row, key=lambda cell: (cell.side or "~", rank.get(cell.category, 9)))


def _by_measure(row: DisputeRow) -> int:
    """Sort disputes on casualties before others, keeping their order otherwise."""
    measure = row.subject.partition(",")[0]
    return CASUALTY_MEASURES.index(measure) if measure in CASUALTY_MEASURES else len(CASUALTY_MEASURES)


def _by_date(row: ClaimRow) -> tuple[object, ...]:
    """Sort claims by when they were said, those without a date last."""
    return row.as_of or "9999", row.claimant_name, row.id


def date_words(event: Dated) -> str:
    """Return the date of an event, as far as its sources state it."""
    return display(event_date(event))


WORDING: dict[str, Callable[..., str]] = {
    "figure": figure,
    "shown_figure": shown_figure,
    "lead_said": lead_said,
    "beyond": beyond,
    "event_date": date_words,
    "gap": gap_words,
    "measure": measure_words,
}
"""What templates call, so that pages have the terminal's words."""
