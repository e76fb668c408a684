"""Show who says how many were killed, wounded, missing, captured or displaced."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import field
from typing import TYPE_CHECKING, ClassVar, Literal, get_args

from nkcli.analysis.addability import addability
from nkcli.analysis.measures import CASUALTY_MEASURES, CATEGORY_ORDER
from nkcli.analysis.totals import StatedTotal, Total, stated_totals, totals
from nkcli.answers.casualty_summary import LeadRow, lead_rows
from nkcli.answers.claim_row import ClaimRow, actor_names, addability_by_subject, claim_rows, read_names
from nkcli.answers.question import Filters, Question, option
from nkcli.answers.table import NOT_JSON, Answer, Table
from nkcli.edtf.date import EdtfDate
from nkcli.edtf.text import written
from nkcli.errors import UsageError, suggestion
from nkcli.frozen import altered
from nkcli.model.records import Event
from nkcli.model.vocabulary import Category
from nkcli.query import Counting

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from nkcli.answers.casualty_table import CasualtyTable
    from nkcli.model.context import ClaimInContext
    from nkcli.model.dataset import Dataset
    from nkcli.model.records import Claim

By = Literal["war", "year", "month", "day", "place", "side", "claimant", "source", "category"]

_LAST = EdtfDate.parse("9999").sort_key
"""What has no date comes after everything that has one."""


class Casualties(Answer, kw_only=True):
    """Casualty claims, the totals they allow, and stated totals against their parts; of one event, its lead figures.

    `summary` are the lead figures, empty where the claims are not about one event. `listed`: people see the claims
    even so. `by`: what the claims
    are grouped by, None for what they are about.
    """

    schema: ClassVar[str] = "casualties"
    rows_field: ClassVar[str] = "claims"

    summary: tuple[LeadRow, ...]
    claims: tuple[ClaimRow, ...]
    groups: dict[str, tuple[str, ...]]
    group_titles: dict[str, str]
    totals: tuple[Total, ...]
    stated_totals: tuple[StatedTotal, ...]
    names: dict[str, str]
    note: str | None
    event: Event | None = field(metadata=NOT_JSON)
    listed: bool = field(metadata=NOT_JSON)
    chart: bool = field(metadata=NOT_JSON)
    by: str | None = field(metadata=NOT_JSON)
    periods: dict[str, str] = field(metadata=NOT_JSON)
    places: dict[str, str] = field(metadata=NOT_JSON)
    short_ids: dict[str, str] = field(metadata=NOT_JSON)

    def table(self) -> Table:
        """Return the lead figures of an event, or else the claims."""
        if self.summary and not self.listed:
            from nkcli.answers.casualty_summary import summary_table  # only for people

            return summary_table(self)
        from nkcli.answers.casualty_claims import claim_table  # JSON has no table

        return claim_table(self, apart=True)

    def data_table(self) -> Table:
        """Return the claims in their order under the events (or keys) they belong to, measure by measure."""
        from nkcli.answers.casualty_claims import claim_table  # JSON has no table

        return claim_table(self, apart=False)

    def row(self, claim: str) -> ClaimRow:
        """Return the row of a claim."""
        return next(row for row in self.claims if row.id == claim)

    def short(self, claim: str) -> str:
        """Return the id that people type for a claim."""
        return self.short_ids.get(claim, claim)


# -- the question --------------------------------------------------------------------------------


class CasualtiesParameters(Filters, kw_only=True):
    """What `casualties` takes."""

    by: str | None = option("One row or group for each of these.", choices=get_args(By))
    measure: str | None = option("What is counted.", choices=CASUALTY_MEASURES)
    side: str | None = option("Losses of this side alone.", metavar="SIDE")
    category: str | None = option("military, civilian, …", choices=get_args(Category), metavar="WORD")
    claims: bool = option("With --war: the claims themselves, not the figures that lead.", values=bool)
    chart: bool = option("Draw each figure as a bar, a range lighter.", values=bool)

    def members(self, dataset: Dataset) -> frozenset[str] | None:
        """Return the actors on the side asked for, None where any may be counted.

        Raises:
            UsageError: for a side that the conflict does not have.
        """
        if self.side is None:
            return None
        side = dataset.conflict.side(self.side)
        if side is None:
            shorts = [s.short for s in dataset.conflict.sides]
            raise UsageError(f"there is no side {self.side!r}", suggestion(self.side, shorts))
        return frozenset(actor for actor, of in dataset.sides.items() if of == side.id)

    @property
    def asks_for_all(self) -> bool:
        """Whether the question is about all that is counted of one event and its parts."""
        return self.asks_for_event and not (self.measure or self.side or self.category)

    @property
    def asks_for_event(self) -> bool:
        """Whether the question is about one event, whole, and can be answered by the figures that lead."""
        parts = (self.from_, self.to, self.on, self.kind, self.actor, self.place, self.text, self.source, self.by)
        return self.war is not None and not any(parts)


def casualties(dataset: Dataset, parameters: CasualtiesParameters) -> Casualties | CasualtyTable:
    """Return the casualty claims that the filters keep, or a table of one measure by war or year.

    A table answers where nothing narrows the question.
    """
    by, measure = parameters.by, parameters.measure
    filters = parameters.query(dataset)
    narrowed = filters.filters or parameters.side or parameters.category
    tabled = by in ("year", "war") or (by is None and not narrowed)
    measures = (measure or "killed",) if tabled else (measure,) if measure else CASUALTY_MEASURES
    query = filters.and_also(Counting(frozenset(measures), parameters.members(dataset), parameters.category))
    understood = {**parameters.given(), **filters.understood}
    if tabled:
        from nkcli.answers.casualty_table import by_war, by_year  # only for a table

        table = (by_year if by == "year" else by_war)(dataset, query, measures[0], understood)
        return altered(table, chart=parameters.chart)
    event = dataset.event_by_id[str(filters.understood["war"])] if parameters.war else None
    claims = _sorted(dataset, query.claims(dataset))
    read_names(dataset, claims)
    summary = lead_rows(dataset, event, claims) if event and parameters.asks_for_event else ()
    listed = claim_list(dataset, claims, by, understood, whole=parameters.asks_for_all)
    return altered(listed, event=event, summary=summary, listed=parameters.claims, chart=parameters.chart)


def claim_list(
    dataset: Dataset,
    claims: Sequence[ClaimInContext],
    by: str | None,
    understood: Mapping[str, object],
    *,
    whole: bool = False,
) -> Casualties:
    """Return claims grouped by event or by what `by` says, with the totals they allow.

    `whole`: they are all that the data hold on what they are about.
    """
    addable = addability(claims) if whole else addability_by_subject(dataset, claims)
    rows = claim_rows(dataset, claims, addable)
    by_subject = defaultdict(list)
    for claim in claims:
        by_subject[claim.subject_id].append(claim)
    keys = {claim.id: _key(dataset, claim, by) for claim in claims}
    groups = defaultdict(list)
    for claim in claims:
        groups[keys[claim.id][0]].append(claim.id)
    return Casualties(
        query=understood,
        summary=(),
        claims=rows,
        groups={key: tuple(groups[key]) for key in (sorted(groups) if by in ("month", "day", "place") else groups)},
        group_titles=dict(keys.values()),
        totals=() if by else tuple(t for subject, same in by_subject.items() for t in totals(subject, same, addable)),
        stated_totals=stated_totals(claims),
        names=actor_names(dataset, rows),
        periods={claim.event.id: claim.event.date for claim in claims if claim.event},
        note="Not added up: claims by different voices, or that may count the same people." if rows else None,
        event=None,
        listed=True,
        chart=False,
        by=by,
        places={place: dataset.place_by_id[place].name for place in {claim.place for claim in claims} if place},
        short_ids={claim.id: short for claim in _named(dataset, claims) if (short := claim.short)},
    )


def _named(dataset: Dataset, claims: Iterable[ClaimInContext]) -> Iterator[Claim]:
    """Yield claims and those that they are among or correct, which may stand elsewhere."""
    for claim in claims:
        yield claim
        yield from (dataset.claim_by_id[other] for other in (claim.subset_of, claim.supersedes, *claim.parts) if other)


def _sorted(dataset: Dataset, claims: Iterable[ClaimInContext]) -> list[ClaimInContext]:
    """Return claims by war, event, measure, side, category, claimant."""
    listed = list(claims)
    events = {claim.event.id: claim.event for claim in listed if claim.event}
    places = {key: _place_in_time(dataset, event) for key, event in events.items()}
    nowhere = (_LAST, 9, _LAST)
    return sorted(
        listed, key=lambda claim: (*places.get(claim.event.id if claim.event else "", nowhere), *_order(claim))
    )


def _place_in_time(dataset: Dataset, event: Event) -> tuple[object, ...]:
    """Return what sorts an event by its war, how deep it lies in it, and its date."""
    return dataset.heading_of(event).sort_key, sum(1 for _ in dataset.ancestors(event)), event.sort_key


def _order(claim: ClaimInContext) -> tuple[object, ...]:
    """Return what sorts the claims on events of one time."""
    measures = (*CASUALTY_MEASURES, claim.measure)
    return (
        claim.subject_id,
        measures.index(claim.measure),
        (claim.counts_everybody, claim.side or "~", claim.affected or "~", claim.subset_of is not None),
        CATEGORY_ORDER.get(claim.category, 9),
        claim.days or _LAST,
        claim.claimant or "~",
        claim.id,
    )


def _key(dataset: Dataset, claim: ClaimInContext, by: str | None) -> tuple[str, str]:
    """Return the key and the title of the group that a claim belongs to."""
    if by is None:
        return claim.subject_id, claim.subject_title
    if by in ("month", "day", "place"):
        return _place_key(dataset, claim) if by == "place" else _time_key(claim, by)
    if by == "category":
        return claim.category, claim.category
    if by == "source":
        source = next((citation.source for citation in claim.citations), None)
        return (source, dataset.source_by_id[source].title) if source else ("none", "No source")
    if by == "side" and claim.counts_everybody:
        return "all", "Whichever side"
    actor, nobody = (claim.side, "No side") if by == "side" else (claim.claimant, "Publications that name nobody else")
    return (actor, dataset.actor_by_id[actor].name) if actor else ("none", nobody)


def _time_key(claim: ClaimInContext, by: str) -> tuple[str, str]:
    """Return the day or month that a claim counts; what counts a longer time, or one less known, comes last."""
    days = claim.days or ("", "~")
    first, last = (str(day) if by == "day" else str(day)[: -len("-27")] for day in days)
    return (first, written(first)) if first == last else ("~", f"Longer than a {by}, or not known to the {by}")


def _place_key(dataset: Dataset, claim: ClaimInContext) -> tuple[str, str]:
    """Return the place where a claim counts people: its own, or the only one of what it is about."""
    places = (claim.place,) if claim.place else claim.event.places if claim.event else ()
    if len(places) == 1 and places[0]:
        return places[0], dataset.place_by_id[places[0]].name
    return ("~~", "In several places") if places else ("~~~", "No place named")


QUESTION = Question(
    answer=casualties,
    parameters=CasualtiesParameters,
    help="""Without --war or --by: one row for each war or phase. With --war: for each side the figure that leads, who
    says it, and how many contradict it; with --claims all that is said, and the totals that count nobody twice.""",
)
