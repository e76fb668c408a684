"""Who says how many: the casualty claims of a war, side by side, with the totals they allow."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import field
from typing import TYPE_CHECKING, ClassVar, Literal

from nkcli.analysis.comparability import contradictions
from nkcli.analysis.measures import CASUALTY_MEASURES, CATEGORY_ORDER
from nkcli.analysis.ranges import range_text
from nkcli.analysis.totals import LeftOut, StatedTotal, Total, stated_totals, totals
from nkcli.answers.claim_row import ClaimRow, claim_row
from nkcli.answers.record_detail import NOT_JSON
from nkcli.answers.table import Column, Dated, Group, Row, Sheet
from nkcli.answers.timeline import war_of
from nkcli.answers.wording import HEDGES, also_counted, beyond
from nkcli.edtf.date import EdtfDate
from nkcli.frozen import Frozen
from nkcli.model.estimate import Number

if TYPE_CHECKING:
    from nkcli.model.context import ClaimInContext
    from nkcli.model.dataset import Dataset
    from nkcli.query import Query

By = Literal["side", "claimant", "source", "category"]


class Casualties(Frozen, kw_only=True):
    """Casualty claims, the totals they allow, and stated totals held against their parts."""

    schema: ClassVar[str] = "casualties"
    rows_field: ClassVar[str] = "claims"

    title: str
    claims: tuple[ClaimRow, ...]
    groups: dict[str, tuple[str, ...]]
    group_titles: dict[str, str]
    totals: tuple[Total, ...]
    stated_totals: tuple[StatedTotal, ...]
    names: dict[str, str]
    left_over: str | None
    periods: dict[str, str] = field(metadata=NOT_JSON)

    def sheet(self) -> Sheet:
        """Lay the claims out under the events (or keys) they belong to."""
        rows = {c.id: c for c in self.claims}
        groups = tuple(
            Group(
                key,
                f"{self.group_titles[key]}: {measure}",
                tuple(self._row(c) for c in said),
                Dated(self.periods[key]) if key in self.periods else None,
                tuple(self._notes(said)),
            )
            for key, ids in self.groups.items()
            for measure, said in _by_measure(rows[i] for i in ids).items()
        )
        return Sheet(
            title=self.title,
            group="group",
            columns=(
                Column("measure", people=False),
                Column("affected_name", "Of whom", merge=True),
                Column("affected", people=False),
                Column("category", "Category"),
                Column("low", "Low", "number"),
                Column("best", "Best", "number"),
                Column("high", "High", "number"),
                Column("qualifier", "", people=False),
                Column("unit", "", people=False),
                Column("wording", people=False),
                Column("claimant_name", "According to"),
                Column("claimant", people=False),
                Column("text", people=False),
                Column("as_stated", under="category", scripts=False),
                Column("contested", under="category"),
                Column("counted", "Counted", "date"),
                Column("source", "Source", "id"),
                Column("locator", "", people=False),
                Column("includes", people=False),
                Column("id", "Id", "id", spare=True),
            ),
            groups=groups,
            notes=tuple(filter(None, (self.left_over,))),
            empty="No claim fits. Widen the filters, or see `nkcli casualties`.",
        )

    def _row(self, claim: ClaimRow) -> Row:
        return (
            claim.measure,
            self.names[claim.affected] if claim.affected else "everybody",
            claim.affected,
            claim.category,
            claim.low,
            claim.best,
            claim.high,
            claim.qualifier,
            claim.unit,
            claim.wording,
            self.names[claim.claimant] if claim.claimant else "source's own voice",
            claim.claimant,
            claim.text,
            _as_stated(claim),
            f"≠ contested by {', '.join(claim.contested_by)}" if claim.contested_by else "",
            Dated(claim.counted, "" if claim.counted == self.periods.get(claim.about) else None)
            if claim.counted
            else None,
            ", ".join(dict.fromkeys(c.source for c in claim.citations)),
            "; ".join(f"{c.source}: {c.locator}" for c in claim.citations),
            also_counted(claim),
            claim.id,
        )

    def _notes(self, said: list[ClaimRow]) -> Iterator[str]:
        ids, rows = {c.id for c in said}, {c.id: c for c in self.claims}
        for total in self.totals:
            if ids.issuperset(total.added):
                yield _total_line(total, [c for c in said if c.id in total.added], self.names)
                yield from (f"  Left out: {left.claim} ({_why(left, rows[left.claim])})." for left in total.left_out)
        for stated in self.stated_totals:
            if stated.claim in ids and stated.agrees is False:
                yield _mismatch_line(stated)


def _by_measure(claims: Iterable[ClaimRow]) -> dict[str, list[ClaimRow]]:
    found: dict[str, list[ClaimRow]] = {}
    for claim in claims:
        found.setdefault(claim.measure, []).append(claim)
    return found


def casualties(
    dataset: Dataset,
    query: Query,
    *,
    by: By | None = None,
    title: str = "Casualties",
) -> Casualties:
    """List the claims that a query finds, grouped by event or by what `by` says."""
    claims = sorted(query.claims(dataset), key=lambda h: _order(dataset, h))
    conflicts = _contested_by_subject(claims)
    rows = tuple(claim_row(h, conflicts.get(h.id, ())) for h in claims)
    groups, titles = _groups(dataset, claims, by)
    by_subject: dict[str, list[ClaimInContext]] = {}
    for claim in claims:
        by_subject.setdefault(claim.subject_id, []).append(claim)
    return Casualties(
        title=title,
        claims=rows,
        groups=groups,
        group_titles=titles,
        totals=() if by else tuple(t for subject, same in by_subject.items() for t in totals(subject, same)),
        stated_totals=stated_totals(claims),
        names={a: dataset.actor_by_id[a].name for r in rows for a in (r.affected, r.claimant, r.side) if a},
        periods={h.event.id: h.event.date for h in claims if h.event},
        left_over="Not added up: claims by different voices, or that may count the same people." if rows else None,
    )


def _order(dataset: Dataset, claim: ClaimInContext) -> tuple[object, ...]:
    """Sort by war, event, measure, side, category, claimant."""
    war = war_of(dataset, claim.event).when.sort_key if claim.event else EdtfDate.parse("9999").sort_key
    event = claim.event.when.sort_key if claim.event else EdtfDate.parse("9999").sort_key
    depth = sum(1 for _ in dataset.ancestors(claim.event)) if claim.event else 9
    place = CASUALTY_MEASURES.index(claim.measure) if claim.measure in CASUALTY_MEASURES else len(CASUALTY_MEASURES)
    who = (claim.counts_everybody, claim.side or "~", claim.affected or "~", claim.subset_of is not None)
    period = EdtfDate.parse(claim.counted).sort_key if claim.counted else event
    return (
        war,
        depth,
        event,
        claim.subject_id,
        place,
        who,
        CATEGORY_ORDER.get(claim.category, 9),
        period,
        claim.claimant or "~",
        claim.id,
    )


def _contested_by_subject(claims: Sequence[ClaimInContext]) -> dict[str, tuple[str, ...]]:
    by_subject: dict[str, list[ClaimInContext]] = {}
    for claim in claims:
        by_subject.setdefault(claim.subject_id, []).append(claim)
    return {key: ids for same in by_subject.values() for key, ids in contradictions(same).items()}


def _groups(
    dataset: Dataset, claims: Sequence[ClaimInContext], by: By | None
) -> tuple[dict[str, tuple[str, ...]], dict[str, str]]:
    keys: dict[By | None, Callable[[ClaimInContext], tuple[str, str]]] = {
        None: lambda c: (c.subject_id, c.subject_title),
        "side": lambda c: _side_key(dataset, c),
        "claimant": lambda c: _actor_key(dataset, c.claimant, "source's own voice"),
        "source": lambda c: _source_key(dataset, c),
        "category": lambda c: (c.category, c.category),
    }
    groups: dict[str, list[str]] = {}
    titles: dict[str, str] = {}
    for claim in claims:
        key, title = keys[by](claim)
        groups.setdefault(key, []).append(claim.id)
        titles[key] = title
    return {k: tuple(v) for k, v in groups.items()}, titles


def _side_key(dataset: Dataset, claim: ClaimInContext) -> tuple[str, str]:
    if claim.counts_everybody:
        return "all", "Whichever side"
    return _actor_key(dataset, claim.side, "No side")


def _actor_key(dataset: Dataset, actor: str | None, nobody: str) -> tuple[str, str]:
    return (actor, dataset.actor_by_id[actor].name) if actor else ("none", nobody)


def _source_key(dataset: Dataset, claim: ClaimInContext) -> tuple[str, str]:
    if not claim.citations:
        return "none", "No source"
    source = claim.citations[0].source
    return source, dataset.source_by_id[source].title


# -- words ---------------------------------------------------------------------------------------


def figures(low: Number | None, best: Number | None, high: Number | None) -> str:
    """Write a sum: its best figure, or its range, or the bound it has."""
    if best is not None:
        return f"{best:,}" if low == high or None in (low, high) else f"{best:,} ({range_text(low, high)})"
    if low is not None and high is not None:
        return range_text(low, high)
    return f"{low:,} or more" if low is not None else f"up to {high:,}"


def _as_stated(claim: ClaimRow) -> str:
    stated = claim.wording or HEDGES.get(claim.qualifier or "", "").strip()
    return "; ".join(filter(None, (": ".join(filter(None, (stated, claim.text))), beyond(claim))))


def _total_line(total: Total, added: Sequence[ClaimRow], names: dict[str, str]) -> str:
    voice = names.get(total.claimant or "", total.claimant) if total.claimant else f"the voice of {total.source}"
    sum_ = HEDGES.get(total.qualifier or "", "") + figures(total.low, total.best, total.high)
    parts = " + ".join(total.added)
    return f"Total {total.measure} of {_of_whom(added, names)}, according to {voice}: {sum_} = {parts}."


def _of_whom(added: Iterable[ClaimRow], names: dict[str, str]) -> str:
    """Name each party in a total with the sorts of its people that are in it, for others are not."""
    parties: dict[str, list[str]] = {}
    for claim in added:
        whom = claim.side or claim.affected or ""
        parties.setdefault(names.get(whom, whom) or "everybody", []).append(claim.category)
    sorts = {who: ", ".join(dict.fromkeys(c for c in all_ if c != "all")) for who, all_ in parties.items()}
    return " and ".join(f"{who} ({sort})" if sort else who for who, sort in sorts.items())


def _why(left: LeftOut, claim: ClaimRow) -> str:
    """Return why a total leaves a claim out."""
    others = ", ".join(left.others)
    return {
        "no_number": "gives no number",
        "subset": f"these are among {others}",
        "counts_more": beyond(claim),
        "may_overlap": f"may count the same people as {others}",
    }[left.reason]


def _mismatch_line(stated: StatedTotal) -> str:
    return (
        f"Stated total {figures(stated.low, stated.best, stated.high)} ({stated.claim}), but its parts give "
        f"{figures(stated.parts_low, stated.parts_best, stated.parts_high)} ({' + '.join(stated.parts)})."
    )
