"""Show who says how many were killed, wounded, missing, captured or displaced."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Literal, get_args

from nkcli.analysis.addability import LeftOut
from nkcli.analysis.measures import CASUALTY_MEASURES, CATEGORY_ORDER
from nkcli.analysis.totals import StatedTotal, Total, stated_totals, totals
from nkcli.answers.claim_row import (
    MACHINE_COLUMNS,
    ClaimRow,
    actor_names,
    addability_by_subject,
    claim_rows,
    contest,
    sources,
    voice,
    whom,
)
from nkcli.answers.question import Filters, Question, option
from nkcli.answers.table import NOT_JSON, Answer, Column, DateCell, Group, Table, date_cell
from nkcli.answers.wording import ALL_PARTIES, HEDGES, beyond, sum_text, unattributed_note
from nkcli.edtf.date import EdtfDate
from nkcli.errors import UsageError, suggestion
from nkcli.model.vocabulary import Category
from nkcli.query import Counting

if TYPE_CHECKING:
    from nkcli.answers.casualty_table import CasualtyTable
    from nkcli.model.context import ClaimInContext
    from nkcli.model.dataset import Dataset
    from nkcli.query import Query

By = Literal["war", "year", "side", "claimant", "source", "category"]

_LAST = EdtfDate.parse("9999").sort_key
"""What has no date comes after everything that has one."""


class Casualties(Answer, kw_only=True):
    """Casualty claims, the totals they allow, and stated totals against their parts."""

    schema: ClassVar[str] = "casualties"
    rows_field: ClassVar[str] = "claims"

    title: str
    claims: tuple[ClaimRow, ...]
    groups: dict[str, tuple[str, ...]]
    group_titles: dict[str, str]
    totals: tuple[Total, ...]
    stated_totals: tuple[StatedTotal, ...]
    names: dict[str, str]
    note: str | None
    periods: dict[str, str] = field(metadata=NOT_JSON)

    def table(self) -> Table:
        """Return the claims under the events (or keys) they belong to, measure by measure."""
        return Table(
            title=self.title,
            group="group",
            columns=(
                *MACHINE_COLUMNS,
                Column("affected_name", "Of whom", value=whom, merge=True, machine=False),
                Column("category", "Category", machine=False),
                *(Column(name, name.capitalize(), "number", machine=False) for name in ("low", "best", "high")),
                Column("claimant_name", "According to", value=voice, machine=False),
                Column("as_stated", value=_as_stated, under="category", machine=False),
                Column("contested", value=contest, under="category", machine=False),
                Column("counted", "Counted", "date", self._counted, machine=False),
                Column("source", "Source", "id", sources, machine=False),
                Column("id", "Id", "id", optional=True, machine=False),
            ),
            groups=tuple(self._groups()),
            notes=(*unattributed_note(map(voice, self.claims)), *((self.note,) if self.note else ())),
            empty="No claim fits. Widen the filters, or see `nkcli casualties`.",
        )

    def _groups(self) -> Iterator[Group]:
        rows = {claim.id: claim for claim in self.claims}
        for key, ids in self.groups.items():
            by_measure = defaultdict(list)
            for claim in ids:
                by_measure[rows[claim].measure].append(rows[claim])
            for measure, claims in by_measure.items():
                title = f"{self.group_titles[key]}: {measure}"
                yield Group(key, title, tuple(claims), date_cell(self.periods.get(key)), tuple(self._notes(claims)))

    def _counted(self, claim: ClaimRow) -> DateCell | None:
        """Return the period counted, for people only where it is not that of the heading."""
        return date_cell(claim.counted, "" if claim.counted == self.periods.get(claim.about) else None)

    def _notes(self, claims: list[ClaimRow]) -> Iterator[str]:
        ids, rows = {claim.id for claim in claims}, {claim.id: claim for claim in self.claims}
        for total in self.totals:
            if ids.issuperset(total.added):
                yield _total_line(total, [claim for claim in claims if claim.id in total.added], self.names)
                yield from (f"  Left out: {rest.claim} ({_reason(rest, rows[rest.claim])})." for rest in total.left_out)
        for stated in self.stated_totals:
            if stated.claim in ids and stated.agrees is False:
                yield _mismatch_line(stated)


# -- the question --------------------------------------------------------------------------------


class CasualtiesParameters(Filters, kw_only=True):
    """What `casualties` takes."""

    by: str | None = option("One row or group for each of these.", choices=get_args(By))
    measure: str | None = option("What is counted.", choices=CASUALTY_MEASURES)
    side: str | None = option("Losses of this side alone.", metavar="SIDE")
    category: str | None = option("military, civilian, …", choices=get_args(Category), metavar="WORD")

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

        return (by_year if by == "year" else by_war)(dataset, query, measures[0], understood)
    war = dataset.event_by_id[str(filters.understood["war"])].title if parameters.war else None
    title = f"Casualties: {war}" if war else "Casualties"
    return claim_list(dataset, query, by=by, title=title, understood=understood)


def claim_list(
    dataset: Dataset, query: Query, *, by: str | None, title: str, understood: dict[str, object]
) -> Casualties:
    """Return the claims that a query keeps, grouped by event or by what `by` says, with the totals they allow."""
    claims = sorted(query.claims(dataset), key=partial(_order, dataset))
    addable = addability_by_subject(dataset, claims)
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
        title=title,
        claims=rows,
        groups={key: tuple(ids) for key, ids in groups.items()},
        group_titles=dict(keys.values()),
        totals=() if by else tuple(t for subject, same in by_subject.items() for t in totals(subject, same, addable)),
        stated_totals=stated_totals(claims),
        names=actor_names(dataset, rows),
        periods={claim.event.id: claim.event.date for claim in claims if claim.event},
        note="Not added up: claims by different voices, or that may count the same people." if rows else None,
    )


def _order(dataset: Dataset, claim: ClaimInContext) -> tuple[object, ...]:
    """Return what sorts by war, event, measure, side, category, claimant."""
    event = claim.event
    measures = (*CASUALTY_MEASURES, claim.measure)
    return (
        dataset.heading_of(event).sort_key if event else _LAST,
        sum(1 for _ in dataset.ancestors(event)) if event else 9,
        event.sort_key if event else _LAST,
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
    if by == "category":
        return claim.category, claim.category
    if by == "source":
        source = next((citation.source for citation in claim.citations), None)
        return (source, dataset.source_by_id[source].title) if source else ("none", "No source")
    if by == "side" and claim.counts_everybody:
        return "all", "Whichever side"
    actor, nobody = (claim.side, "No side") if by == "side" else (claim.claimant, "Publications that name nobody else")
    return (actor, dataset.actor_by_id[actor].name) if actor else ("none", nobody)


# -- words ---------------------------------------------------------------------------------------


def _as_stated(claim: ClaimRow) -> str:
    stated = claim.wording or HEDGES.get(claim.qualifier or "", "").strip()
    return "; ".join(filter(None, (": ".join(filter(None, (stated, claim.text))), beyond(claim))))


def _total_line(total: Total, claims: Sequence[ClaimRow], names: dict[str, str]) -> str:
    voice = names.get(total.claimant or "", total.claimant) if total.claimant else f"the voice of {total.source}"
    figure = sum_text(total.low, total.best, total.high, total.qualifier)
    parts = " + ".join(total.added)
    return f"Total {total.measure} of {_parties(claims, names)}, according to {voice}: {figure} = {parts}."


def _parties(claims: Iterable[ClaimRow], names: dict[str, str]) -> str:
    """Return each party in a total with the categories of its people that are in it, for others are not."""
    parties: dict[str, dict[str, None]] = defaultdict(dict)
    for claim in claims:
        party = claim.side or claim.affected or ""
        parties[names.get(party, party) or ALL_PARTIES] |= {} if claim.category == "all" else {claim.category: None}
    return " and ".join(f"{who} ({', '.join(words)})" if words else who for who, words in parties.items())


def _reason(rest: LeftOut, claim: ClaimRow) -> str:
    """Return why a total leaves a claim out."""
    others = ", ".join(rest.others)
    return {
        "no_number": "gives no number",
        "subset": f"these are among {others}",
        "counts_more": beyond(claim),
        "may_overlap": f"may count the same people as {others}",
    }[rest.reason]


def _mismatch_line(stated: StatedTotal) -> str:
    return (
        f"Stated total {sum_text(stated.low, stated.best, stated.high)} ({stated.claim}), but its parts give "
        f"{sum_text(stated.parts_low, stated.parts_best, stated.parts_high)} ({' + '.join(stated.parts)})."
    )


QUESTION = Question(
    answer=casualties,
    parameters=CasualtiesParameters,
    help="""Without --war or --by: one row for each war or phase. With --war: the claims themselves, who says each, and
    the totals that count nobody twice.""",
)
