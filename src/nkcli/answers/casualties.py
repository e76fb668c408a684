"""Who says how many: the casualty claims of a war, side by side, with the totals they allow."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import field
from typing import TYPE_CHECKING, ClassVar, Literal

from nkcli.analysis.claims import CASUALTY_MEASURES, CATEGORY_ORDER, contested, covers_everybody, side_of
from nkcli.analysis.totals import StatedTotal, Total, stated_totals, totals
from nkcli.analysis.wording import HEDGES, beyond, span_text
from nkcli.answers.claim_row import ClaimRow, claim_row
from nkcli.answers.record_detail import NOT_JSON
from nkcli.answers.table import Column, Dated, Group, Row, Sheet
from nkcli.answers.timeline import war_of
from nkcli.edtf.date import EdtfDate
from nkcli.frozen import Frozen
from nkcli.model.estimate import Number

if TYPE_CHECKING:
    from nkcli.model.dataset import ClaimInContext, Dataset
    from nkcli.model.records import Claim
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
            claim.includes,
            claim.id,
        )

    def _notes(self, said: list[ClaimRow]) -> Iterator[str]:
        ids = {c.id for c in said}
        for total in self.totals:
            if ids.issuperset(total.added):
                yield _total_line(total, [c for c in said if c.id in total.added], self.names)
                yield from (f"  Left out: {left.claim} ({left.reason})." for left in total.left_out)
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
    held = sorted(query.claims(dataset), key=lambda h: _order(dataset, h))
    conflicts = _contested_by_owner(dataset, held)
    rows = tuple(claim_row(dataset, h, conflicts.get(h.claim.id, ())) for h in held)
    groups, titles = _groups(dataset, held, by)
    by_owner: dict[str, list[Claim]] = {}
    for one in held:
        by_owner.setdefault(one.owner, []).append(one.claim)
    return Casualties(
        title=title,
        claims=rows,
        groups=groups,
        group_titles=titles,
        totals=() if by else tuple(t for owner, said in by_owner.items() for t in totals(dataset, owner, said)),
        stated_totals=stated_totals(dataset, (h.claim for h in held)),
        names={a: dataset.actor_by_id[a].name for r in rows for a in (r.affected, r.claimant, r.side) if a},
        periods={h.event.id: h.event.date for h in held if h.event},
        left_over="Not added up: claims by different voices, or that may count the same people." if rows else None,
    )


def _order(dataset: Dataset, held: ClaimInContext) -> tuple[object, ...]:
    """Sort by war, event, measure, side, category, claimant."""
    claim = held.claim
    war = war_of(dataset, held.event).when.sort_key if held.event else EdtfDate.parse("9999").sort_key
    event = held.event.when.sort_key if held.event else EdtfDate.parse("9999").sort_key
    depth = sum(1 for _ in dataset.ancestors(held.event)) if held.event else 9
    place = CASUALTY_MEASURES.index(claim.measure) if claim.measure in CASUALTY_MEASURES else len(CASUALTY_MEASURES)
    who = (covers_everybody(claim), side_of(dataset, claim) or "~", claim.affected or "~", claim.subset_of is not None)
    period = EdtfDate.parse(claim.counted).sort_key if claim.counted else event
    return (
        war,
        depth,
        event,
        held.owner,
        place,
        who,
        CATEGORY_ORDER.get(claim.category, 9),
        period,
        claim.claimant or "~",
        claim.id,
    )


def _contested_by_owner(dataset: Dataset, held: Sequence[ClaimInContext]) -> dict[str, tuple[str, ...]]:
    by_owner: dict[str, list[Claim]] = {}
    for one in held:
        by_owner.setdefault(one.owner, []).append(one.claim)
    found: dict[str, tuple[str, ...]] = {}
    for claims in by_owner.values():
        found.update(contested(dataset, claims))
    return found


def _groups(
    dataset: Dataset, held: Sequence[ClaimInContext], by: By | None
) -> tuple[dict[str, tuple[str, ...]], dict[str, str]]:
    keys: dict[By | None, Callable[[ClaimInContext], tuple[str, str]]] = {
        None: lambda h: (h.owner, h.event.title if h.event else h.actor.name if h.actor else ""),
        "side": lambda h: _side_key(dataset, h.claim),
        "claimant": lambda h: _actor_key(dataset, h.claim.claimant, "source's own voice"),
        "source": lambda h: _source_key(dataset, h.claim),
        "category": lambda h: (h.claim.category, h.claim.category),
    }
    groups: dict[str, list[str]] = {}
    titles: dict[str, str] = {}
    for one in held:
        key, title = keys[by](one)
        groups.setdefault(key, []).append(one.claim.id)
        titles[key] = title
    return {k: tuple(v) for k, v in groups.items()}, titles


def _side_key(dataset: Dataset, claim: Claim) -> tuple[str, str]:
    if covers_everybody(claim):
        return "all", "Whichever side"
    return _actor_key(dataset, side_of(dataset, claim), "Neither side")


def _actor_key(dataset: Dataset, actor: str | None, nobody: str) -> tuple[str, str]:
    return (actor, dataset.actor_by_id[actor].name) if actor else ("none", nobody)


def _source_key(dataset: Dataset, claim: Claim) -> tuple[str, str]:
    if not claim.citations:
        return "none", "No source"
    source = claim.citations[0].source
    return source, dataset.source_by_id[source].title


# -- words ---------------------------------------------------------------------------------------


def figures(low: Number | None, best: Number | None, high: Number | None) -> str:
    """Write a sum: its best figure, or its range, or the bound it has."""
    if best is not None:
        return f"{best:,}" if low == high or None in (low, high) else f"{best:,} ({span_text(low, high)})"
    if low is not None and high is not None:
        return span_text(low, high)
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


def _mismatch_line(stated: StatedTotal) -> str:
    return (
        f"Stated total {figures(stated.low, stated.best, stated.high)} ({stated.claim}), but its parts give "
        f"{figures(stated.parts_low, stated.parts_best, stated.parts_high)} ({' + '.join(stated.parts)})."
    )
