"""How balanced and how complete the data are: what rests on whom, and what nobody says anything of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, ClassVar, Literal, get_args

from nkcli.analysis.measures import CASUALTY_MEASURES
from nkcli.analysis.years import with_silent
from nkcli.answers.table import Cell, Column, Group, Sheet
from nkcli.answers.wording import measure_words
from nkcli.edtf.date import EdtfDate
from nkcli.frozen import Frozen
from nkcli.model.dataset import citations_of
from nkcli.model.vocabulary import Measure

if TYPE_CHECKING:
    from nkcli.model.context import ClaimInContext
    from nkcli.model.dataset import Dataset
    from nkcli.model.records import Event
    from nkcli.query import Query

About = Literal[
    "source", "side", "claimant", "one_side_only", "silent_year", "silent_place", "silent_measure", "silent_war"
]

OWN_VOICE = "own-voice"
NO_SIDE = "no-side"

_TITLES: dict[About, str] = {
    "source": "By source",
    "side": "By the claimant's side",
    "claimant": "By claimant",
    "one_side_only": "Events whose attributed claims all come from one side",
    "silent_year": "Years of the conflict in which no claim counts",
    "silent_war": "Wars without a claim of a measure",
    "silent_measure": "Measures without a claim",
    "silent_place": "Places without an event or a claim",
}


class CoverageRow(Frozen, kw_only=True):
    """One line of the count: events and claims that rest on `key`, and those that rest on nothing else.

    Where nothing is known (``silent_…``), the counts are absent.
    """

    about: About
    key: str
    name: str
    events: int | None = None
    claims: int | None = None
    events_alone: int | None = None
    claims_alone: int | None = None


class Coverage(Frozen, kw_only=True):
    """The counts, group by group; `events` and `claims` are how many there are in all."""

    schema: ClassVar[str] = "coverage"
    rows_field: ClassVar[str] = "rows"

    events: int
    claims: int
    events_of_one_source: int
    rows: tuple[CoverageRow, ...]

    def sheet(self) -> Sheet:
        """Lay the counts out; what is silent comes in one line for each group."""
        counts = (
            f"{self.events:,} events and {self.claims:,} claims; {self.events_of_one_source:,} events rest on "
            "one source alone."
        )
        return Sheet(
            title="Coverage",
            group="about",
            columns=(
                Column("name", wide=True),
                Column("events", "Events", "number"),
                Column("claims", "Claims", "number"),
                Column("events_alone", "on it alone", "number", spare=True),
                Column("claims_alone", "on it alone", "number", spare=True),
                Column("key", "Id", "id"),
            ),
            groups=tuple(
                Group(about, title, tuple(_cells(r) for r in self.rows if r.about == about))
                for about, title in _TITLES.items()
            ),
            notes=(counts, "Balance is counted, not judged: a claim is not truer for having rivals."),
            empty="No event or claim fits. Widen the filters.",
        )


def _cells(row: CoverageRow) -> tuple[Cell, ...]:
    blank = row.events is None and row.claims is None
    counts: tuple[Cell, ...] = (row.events, row.claims, row.events_alone, row.claims_alone)
    return row.name, *(("" if blank or c is None else c) for c in counts), row.key


def coverage(dataset: Dataset, query: Query) -> Coverage:
    """Count what the events and claims that a query finds rest on, and what they leave out."""
    events, claims = query.events(dataset), query.claims(dataset)
    rows = (
        *_by_source(dataset, events, claims),
        *_by_side(dataset, claims),
        *_by_claimant(dataset, claims),
        *_one_sided(dataset, events),
        *_silent_years(dataset, claims),
        *_silent_wars(events),
        *_silent_measures(claims),
        *_silent_places(dataset, events, claims, whole=not query.filters),
    )
    return Coverage(
        events=len(events),
        claims=len(claims),
        events_of_one_source=sum(len(_sources(e)) == 1 for e in events),
        rows=rows if events or claims else (),
    )


def _sources(event: Event) -> set[str]:
    return {c.source for c in citations_of(event)}


def _by_source(dataset: Dataset, events: Iterable[Event], claims: Iterable[ClaimInContext]) -> Iterator[CoverageRow]:
    of_events = [_sources(e) for e in events]
    of_claims = [{c.source for c in h.citations} for h in claims]
    for source in dataset.sources:
        row = CoverageRow(
            about="source",
            key=source.id,
            name=source.title,
            events=sum(source.id in s for s in of_events),
            claims=sum(source.id in s for s in of_claims),
            events_alone=sum(s == {source.id} for s in of_events),
            claims_alone=sum(s == {source.id} for s in of_claims),
        )
        if row.events or row.claims:
            yield row


def _voice(dataset: Dataset, claim: ClaimInContext) -> str:
    """Tell whose side a claim's claimant is on: a side, none, or the source's own voice."""
    claimant = claim.claimant
    return OWN_VOICE if claimant is None else dataset.sides.get(claimant, NO_SIDE)


def _by_side(dataset: Dataset, claims: Iterable[ClaimInContext]) -> Iterator[CoverageRow]:
    found: dict[str, list[ClaimInContext]] = {}
    for claim in claims:
        found.setdefault(_voice(dataset, claim), []).append(claim)
    names = {OWN_VOICE: "source's own voice", NO_SIDE: "others, of neither side by the records"}
    for key in sorted(found, key=lambda k: (k in names, k)):
        name = names.get(key) or dataset.actor_by_id[key].name
        yield _counted("side", key, name, found[key])


def _by_claimant(dataset: Dataset, claims: Iterable[ClaimInContext]) -> Iterator[CoverageRow]:
    found: dict[str, list[ClaimInContext]] = {}
    for claim in claims:
        if claim.claimant:
            found.setdefault(claim.claimant, []).append(claim)
    for key in sorted(found, key=lambda k: (-len(found[k]), k)):
        yield _counted("claimant", key, dataset.actor_by_id[key].name, found[key])


def _counted(about: About, key: str, name: str, claims: list[ClaimInContext]) -> CoverageRow:
    events = {h.event.id for h in claims if h.event}
    return CoverageRow(about=about, key=key, name=name, events=len(events), claims=len(claims))


def _one_sided(dataset: Dataset, events: Iterable[Event]) -> Iterator[CoverageRow]:
    """Yield the events on which one side is quoted and nobody else."""
    sides = [s for s in sorted(set(dataset.sides.values())) if s.endswith("-side")]
    for side in sides:
        for event in events:
            voices = {c.claimant for c in event.claims if c.claimant}
            if voices and all(dataset.sides.get(v) == side for v in voices):
                claims = sum(bool(c.claimant) for c in event.claims)
                name = f"{dataset.actor_by_id[side].name}: {event.title}"
                yield CoverageRow(about="one_side_only", key=event.id, name=name, claims=claims)


# -- what is not there ---------------------------------------------------------------------------


def _silent_years(dataset: Dataset, claims: Iterable[ClaimInContext]) -> Iterator[CoverageRow]:
    """Yield the years from the conflict's first to the last event's in which no figure counts."""
    begins = [e.when.earliest for e in dataset.events if e.kind == "conflict"]
    ends = [e.when.latest for e in dataset.events if e.status != "planned" and e.when.latest]
    heard: set[int] = set()
    for claim in claims:
        dated = claim.counted or (claim.event.date if claim.event else None)
        if dated and claim.value.is_number:
            first, last = EdtfDate.parse(dated).sort_key
            heard |= {first.year} if first.year == last.year else set()
    first_year = min((d.year for d in begins if d), default=None)
    if first_year is not None and ends:
        period = range(first_year, max(ends).year + 1)
        for year in with_silent((*period[:1], *period[-1:], *(y for y in heard if y in period))):
            if year not in heard:
                yield CoverageRow(about="silent_year", key=f"{year:04d}", name=f"{year:04d}")


def _silent_wars(events: Iterable[Event]) -> Iterator[CoverageRow]:
    for event in events:
        if event.kind == "war":
            known = {c.measure for c in event.claims}
            lacking = [m for m in CASUALTY_MEASURES if m not in known]
            if lacking:
                name = f"{event.title}: {', '.join(map(measure_words, lacking))}"
                yield CoverageRow(about="silent_war", key=event.id, name=name)


def _silent_measures(claims: Iterable[ClaimInContext]) -> Iterator[CoverageRow]:
    known = {h.measure for h in claims}
    for measure in get_args(Measure):
        if measure not in known:
            yield CoverageRow(about="silent_measure", key=measure, name=measure_words(measure))


def _silent_places(
    dataset: Dataset, events: Iterable[Event], claims: Iterable[ClaimInContext], *, whole: bool
) -> Iterator[CoverageRow]:
    """Yield the places that no event names and no claim counts; only for the data as a whole."""
    named = {p for e in events for p in e.places} | {h.place for h in claims}
    for place in dataset.places if whole else ():
        if place.id not in named:
            yield CoverageRow(about="silent_place", key=place.id, name=place.name)
