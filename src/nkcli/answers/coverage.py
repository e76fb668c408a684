"""Show how balanced and how complete the data are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, ClassVar, Literal, get_args

from nkcli.analysis.measures import CASUALTY_MEASURES
from nkcli.analysis.years import fill_gaps
from nkcli.answers.question import Filters, Question
from nkcli.answers.table import Answer, Column, Group, Table
from nkcli.answers.wording import measure_words
from nkcli.frozen import Frozen
from nkcli.model.dataset import citations_of
from nkcli.model.vocabulary import Measure

if TYPE_CHECKING:
    from nkcli.model.context import ClaimInContext
    from nkcli.model.dataset import Dataset
    from nkcli.model.records import Event

About = Literal["source", "side", "claimant", "one_side_only", "gap_year", "gap_place", "gap_measure", "gap_war"]

_TITLES: dict[About, str] = {
    "source": "By source",
    "side": "By the claimant's side",
    "claimant": "By claimant",
    "one_side_only": "Events whose attributed claims all come from one side",
    "gap_year": "Years of the conflict in which no claim counts",
    "gap_war": "Wars without a claim of a measure",
    "gap_measure": "Measures without a claim",
    "gap_place": "Places without an event or a claim",
}

_NO_SIDE = {"own-voice": "publications that name nobody else", "no-side": "others, of no side by the records"}
"""Speakers who are on no side, by the key of their row."""


class CoverageRow(Frozen, kw_only=True):
    """One count: events and claims that rest on `key`, and those that rest on nothing else.

    The rows of gaps (``gap_…``) name what has no claim; their counts are absent.
    """

    about: About
    key: str
    name: str
    events: int | None = None
    claims: int | None = None
    events_alone: int | None = None
    claims_alone: int | None = None


class Coverage(Answer, kw_only=True):
    """The counts, group by group; `events` and `claims` are how many there are in all."""

    schema: ClassVar[str] = "coverage"
    rows_field: ClassVar[str] = "rows"

    events: int
    claims: int
    events_of_one_source: int
    rows: tuple[CoverageRow, ...]

    def table(self) -> Table:
        """Return the counts, and a row for each gap."""
        totals = (
            f"{self.events:,} events and {self.claims:,} claims; {self.events_of_one_source:,} events rest on "
            "one source alone."
        )
        return Table(
            title="Coverage",
            group="about",
            columns=(
                Column("name", wide=True),
                Column("events", "Events", "number"),
                Column("claims", "Claims", "number"),
                Column("events_alone", "on it alone", "number", optional=True),
                Column("claims_alone", "on it alone", "number", optional=True),
                Column("key", "Id", "id"),
            ),
            groups=tuple(
                Group(about, title, tuple(row for row in self.rows if row.about == about))
                for about, title in _TITLES.items()
            ),
            notes=(totals, "Balance is counted, not judged: a claim is not truer for having rivals."),
            empty="No event or claim fits. Widen the filters.",
        )


def coverage(dataset: Dataset, parameters: Filters) -> Coverage:
    """Return what the events and claims that the filters keep rest on, and what they leave out."""
    query = parameters.query(dataset)
    events, claims = query.events(dataset), query.claims(dataset)
    rows = (
        *_by_source(dataset, events, claims),
        *_by_side(dataset, claims),
        *_by_claimant(dataset, claims),
        *_one_sided(dataset, events),
        *_gap_years(dataset, claims),
        *_gap_wars(events),
        *_gap_measures(claims),
        *(() if query.filters else _gap_places(dataset, events, claims)),
    )
    return Coverage(
        query=query.understood,
        events=len(events),
        claims=len(claims),
        events_of_one_source=sum(len(_sources(event)) == 1 for event in events),
        rows=rows if events or claims else (),
    )


def _sources(event: Event) -> set[str]:
    return {citation.source for citation in citations_of(event)}


def _by_source(dataset: Dataset, events: Iterable[Event], claims: Iterable[ClaimInContext]) -> Iterator[CoverageRow]:
    of_events = [_sources(event) for event in events]
    of_claims = [{citation.source for citation in claim.citations} for claim in claims]
    for source in dataset.sources:
        row = CoverageRow(
            about="source",
            key=source.id,
            name=source.title,
            events=sum(source.id in ids for ids in of_events),
            claims=sum(source.id in ids for ids in of_claims),
            events_alone=sum(ids == {source.id} for ids in of_events),
            claims_alone=sum(ids == {source.id} for ids in of_claims),
        )
        if row.events or row.claims:
            yield row


def _by_side(dataset: Dataset, claims: Iterable[ClaimInContext]) -> Iterator[CoverageRow]:
    by_side = defaultdict(list)
    for claim in claims:
        by_side["own-voice" if claim.claimant is None else dataset.sides.get(claim.claimant, "no-side")].append(claim)
    for key in sorted(by_side, key=lambda key: (key in _NO_SIDE, key)):
        yield _count("side", key, _NO_SIDE.get(key) or dataset.actor_by_id[key].name, by_side[key])


def _by_claimant(dataset: Dataset, claims: Iterable[ClaimInContext]) -> Iterator[CoverageRow]:
    by_claimant = defaultdict(list)
    for claim in claims:
        if claim.claimant:
            by_claimant[claim.claimant].append(claim)
    for key in sorted(by_claimant, key=lambda key: (-len(by_claimant[key]), key)):
        yield _count("claimant", key, dataset.actor_by_id[key].name, by_claimant[key])


def _count(about: About, key: str, name: str, claims: list[ClaimInContext]) -> CoverageRow:
    events = {claim.event.id for claim in claims if claim.event}
    return CoverageRow(about=about, key=key, name=name, events=len(events), claims=len(claims))


def _one_sided(dataset: Dataset, events: Iterable[Event]) -> Iterator[CoverageRow]:
    """Yield the events on which one side is quoted and nobody else."""
    events = list(events)
    for side in dataset.conflict.sides:
        for event in events:
            claimants = [claim.claimant for claim in event.claims if claim.claimant]
            if claimants and all(dataset.sides.get(claimant) == side.id for claimant in claimants):
                name = f"{side.name}: {event.title}"
                yield CoverageRow(about="one_side_only", key=event.id, name=name, claims=len(claimants))


# -- gaps ----------------------------------------------------------------------------------------


def _gap_years(dataset: Dataset, claims: Iterable[ClaimInContext]) -> Iterator[CoverageRow]:
    """Yield the years from the conflict's first to the last event's in which no figure counts."""
    begins = [event.when.earliest for event in dataset.events if event.kind == "conflict"]
    ends = [event.when.latest for event in dataset.events if event.status != "planned" and event.when.latest]
    counted: set[int] = set()
    for claim in claims:
        if claim.days and claim.value.is_number:
            first, last = claim.days
            counted |= {first.year} if first.year == last.year else set()
    first_year = min((day.year for day in begins if day), default=None)
    if first_year is not None and ends:
        period = range(first_year, max(ends).year + 1)
        for year in fill_gaps((*period[:1], *period[-1:], *(year for year in counted if year in period))):
            if year not in counted:
                yield CoverageRow(about="gap_year", key=f"{year:04d}", name=f"{year:04d}")


def _gap_wars(events: Iterable[Event]) -> Iterator[CoverageRow]:
    for event in events:
        measures = {claim.measure for claim in event.claims}
        gaps = [measure_words(measure) for measure in CASUALTY_MEASURES if measure not in measures]
        if event.kind == "war" and gaps:
            yield CoverageRow(about="gap_war", key=event.id, name=f"{event.title}: {', '.join(gaps)}")


def _gap_measures(claims: Iterable[ClaimInContext]) -> Iterator[CoverageRow]:
    measures = {claim.measure for claim in claims}
    for measure in get_args(Measure):
        if measure not in measures:
            yield CoverageRow(about="gap_measure", key=measure, name=measure_words(measure))


def _gap_places(dataset: Dataset, events: Iterable[Event], claims: Iterable[ClaimInContext]) -> Iterator[CoverageRow]:
    """Yield the places that no event names and no claim counts."""
    places = {place for event in events for place in event.places} | {claim.place for claim in claims}
    for place in dataset.places:
        if place.id not in places:
            yield CoverageRow(about="gap_place", key=place.id, name=place.name)


QUESTION = Question(
    answer=coverage,
    parameters=Filters,
    help="""How many events and claims rest on which source, whose words they are, which events are known from one
    side alone, and what has no claim: years, places, measures.""",
)
