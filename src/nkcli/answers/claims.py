"""Who says what: every figure and attributed statement that a query finds, event by event."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field
from typing import TYPE_CHECKING, ClassVar, Literal

from nkcli.analysis.comparability import contradictions
from nkcli.analysis.measures import CATEGORY_ORDER
from nkcli.answers.claim_row import ClaimRow, claim_row
from nkcli.answers.record_detail import NOT_JSON
from nkcli.answers.table import Column, Dated, Group, Row, Sheet, Word
from nkcli.answers.wording import also_counted, beyond, figure
from nkcli.edtf.date import EdtfDate
from nkcli.frozen import Frozen

if TYPE_CHECKING:
    from nkcli.model.context import ClaimInContext
    from nkcli.model.dataset import Dataset
    from nkcli.model.records import Claim
    from nkcli.query import Query

Topic = Literal["casualties", "displacement", "strength", "losses", "territory", "votes", "money", "opinions", "other"]

TOPICS: dict[str, tuple[str, ...]] = {
    "casualties": ("killed", "died", "wounded", "missing", "captured", "released", "detained", "found", "casualties"),
    "displacement": ("displaced", "evacuated", "trapped", "residents", "population", "returned"),
    "strength": ("personnel", "equipment", "deserted"),
    "losses": ("aircraft_lost", "artillery_lost", "drones_lost", "equipment_lost", "tanks_lost", "vehicles_lost"),
    "territory": ("area", "settlements", "destroyed", "mines_cleared", "distance"),
    "votes": ("votes",),
    "money": ("money",),
    "opinions": ("statement", "term"),
    "other": ("share", "rate", "count", "duration", "prosecuted", "sanctioned", "sentenced"),
}
"""The measures of each topic; every measure has one."""

OWN_VOICE = "own"
"""What `--claimant` takes for the sources' own voice."""


class Claims(Frozen, kw_only=True):
    """Claims in the order of their events; `undated` counts those that `--as-of` left out for want of a date."""

    schema: ClassVar[str] = "claims"
    rows_field: ClassVar[str] = "claims"

    claims: tuple[ClaimRow, ...]
    names: dict[str, str]
    undated: int
    dates: dict[str, tuple[str, str | None]] = field(metadata=NOT_JSON)

    def sheet(self) -> Sheet:
        """Lay the claims out under the events, actors and roles they are about."""
        groups: dict[str, list[ClaimRow]] = {}
        for claim in self.claims:
            groups.setdefault(claim.about, []).append(claim)
        return Sheet(
            title=f"Claims: {len(self.claims):,}" if self.claims else "Claims",
            group="about",
            columns=(
                Column("measure", "What", merge=True),
                Column("affected_name", people=False),
                Column("affected", people=False),
                Column("category", people=False),
                Column("of_whom", "Of whom", scripts=False),
                Column("said", "Said", wide=True, scripts=False),
                *(Column(name, kind="number", people=False) for name in ("low", "best", "high")),
                *(Column(name, people=False) for name in ("qualifier", "unit", "wording", "text", "includes")),
                Column("claimant_name", "According to"),
                Column("claimant", people=False),
                Column("counted", "Counted", "date", people=False),
                Column("as_of", "Said on", "date"),
                Column("source", "Source", "id"),
                Column("locator", people=False),
                Column("id", "Id", "id", spare=True),
            ),
            groups=tuple(self._group(about, said) for about, said in groups.items()),
            notes=tuple(self._notes()),
            empty="No claim fits. Widen the filters, or see `nkcli claims`.",
        )

    def _group(self, about: str, said: Sequence[ClaimRow]) -> Group:
        date = self.dates.get(about)
        return Group(about, said[0].about_title, tuple(map(self._row, said)), Dated(*date) if date else None)

    def _row(self, claim: ClaimRow) -> Row:
        whom = self.names[claim.affected] if claim.affected else ""
        category = "" if claim.category == "all" else claim.category
        return (
            Word(claim.measure),
            whom,
            claim.affected,
            claim.category,
            ", ".join(filter(None, (whom, category))),
            "; ".join(filter(None, (": ".join(filter(None, (figure(claim), claim.text))), beyond(claim)))),
            claim.low,
            claim.best,
            claim.high,
            claim.qualifier,
            claim.unit,
            claim.wording,
            claim.text,
            also_counted(claim),
            self.names[claim.claimant] if claim.claimant else "source's own voice",
            claim.claimant,
            Dated(claim.counted) if claim.counted else None,
            Dated(claim.as_of) if claim.as_of else None,
            ", ".join(dict.fromkeys(c.source for c in claim.citations)),
            "; ".join(f"{c.source}: {c.locator}" for c in claim.citations),
            claim.id,
        )

    def _notes(self) -> Iterator[str]:
        if self.undated:
            yield f"{self.undated:,} more claims fit, but no source in hand says when they were made."


def claim_list(
    dataset: Dataset,
    query: Query,
    *,
    measures: Sequence[str] | None = None,
    claimant: str | None = None,
    as_of: EdtfDate | None = None,
) -> Claims:
    """List the claims that a query finds, events in order of time.

    `claimant` is an actor's id, or `OWN_VOICE`; `as_of` keeps what had been said by its last day, beyond doubt.
    """
    fitting = list(chosen(dataset, query, measures=measures, claimant=claimant))
    claims = [c for c in fitting if as_of is None or _said_by(c, as_of)]
    claims.sort(key=order)
    conflicts = _contested(claims)
    rows = tuple(claim_row(c, conflicts.get(c.id, ())) for c in claims)
    return Claims(
        claims=rows,
        names={a: dataset.actor_by_id[a].name for r in rows for a in (r.affected, r.claimant, r.side) if a},
        undated=sum(c.as_of is None for c in fitting) if as_of else 0,
        dates={c.event.id: (c.event.date, c.event.date_text) for c in claims if c.event},
    )


def chosen(
    dataset: Dataset, query: Query, *, measures: Sequence[str] | None = None, claimant: str | None = None
) -> Iterator[ClaimInContext]:
    """Yield the claims that a query finds, of some measures and one claimant."""
    asked = None if claimant == OWN_VOICE else claimant
    for claim in query.claims(dataset):
        if (measures is None or claim.measure in measures) and (claimant is None or claim.claimant == asked):
            yield claim


def _said_by(claim: Claim, as_of: EdtfDate) -> bool:
    """Say whether a claim had been made by a day; for one without a date that can't be told."""
    return claim.as_of is not None and EdtfDate.parse(claim.as_of).sort_key[1] <= as_of.sort_key[1]


def order(claim: ClaimInContext) -> tuple[object, ...]:
    """Sort by event, topic, measure, of whom, claimant; claims on actors and roles after the events'."""
    when = claim.event.when.sort_key if claim.event else EdtfDate.parse("9999").sort_key
    topics = [m for listed in TOPICS.values() for m in listed]
    whom = (claim.counts_everybody, claim.affected or "", CATEGORY_ORDER.get(claim.category, 9))
    subject = (not claim.is_about_war, claim.subject_id)
    return (*when, *subject, topics.index(claim.measure), *whom, claim.claimant or "~", claim.id)


def _contested(claims: Sequence[ClaimInContext]) -> dict[str, tuple[str, ...]]:
    by_subject: dict[str, list[ClaimInContext]] = {}
    for claim in claims:
        by_subject.setdefault(claim.subject_id, []).append(claim)
    return {key: ids for same in by_subject.values() for key, ids in contradictions(same).items()}
