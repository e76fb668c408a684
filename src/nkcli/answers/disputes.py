"""Everything on which sources or claimants contradict each other or themselves, found by rules."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from nkcli.analysis.comparability import questions
from nkcli.analysis.disputes.aggregates import wider
from nkcli.analysis.disputes.facts import fact_disputes
from nkcli.analysis.disputes.figures import direct, measures, unequal_totals
from nkcli.analysis.disputes.model import Dispute, Finding, Said
from nkcli.analysis.disputes.statements import word_disputes
from nkcli.answers.table import Column, Dated, Group, Row, Sheet
from nkcli.errors import UnknownNameError
from nkcli.frozen import Frozen
from nkcli.model.estimate import Number
from nkcli.query import Window

if TYPE_CHECKING:
    from nkcli.model.dataset import Dataset
    from nkcli.query import Query

_SHORT_SUM = 3
"""Sums of more claims than this name them in JSON and CSV alone."""

_AGREEMENTS = {"apart": "apart", "overlap": "ranges overlap", "open": "not the same count"}


class Disputes(Frozen, kw_only=True):
    """Disputes, the weightiest events first, then the widest gaps."""

    schema: ClassVar[str] = "disputes"
    rows_field: ClassVar[str] = "disputes"

    disputes: tuple[Dispute, ...]

    def sheet(self) -> Sheet:
        """Lay the disputes out one by one, each with what its voices say."""
        return Sheet(
            title=f"Disputes: {len(self.disputes):,}" if self.disputes else "Disputes",
            group="dispute",
            columns=(
                *(Column(name, people=False) for name in ("kind", "about", "title", "subject", "agreement")),
                Column("importance", kind="number", people=False),
                Column("gap", kind="number", people=False),
                Column("ratio", kind="number", people=False),
                Column("unit", people=False),
                Column("said", "Said", wide=True),
                Column("low", kind="number", people=False),
                Column("best", kind="number", people=False),
                Column("high", kind="number", people=False),
                Column("voice", "According to"),
                Column("claimant", people=False),
                Column("counted", "Counted or dated", "date"),
                Column("source", kind="id", people=False),
                Column("locator", people=False),
                Column("text", people=False),
                Column("note", people=False),
                Column("told", under="said", scripts=False),
                Column("added", people=False),
                Column("id", kind="id", people=False),
            ),
            groups=tuple(map(_group, self.disputes)),
            notes=(_LEGEND,),
            empty="No dispute fits. Widen the filters or leave --min-gap out.",
        )


_LEGEND = (
    "Every figure, date, total and control is compared by rule; statements are those the data link as contradicting "
    "each other. Apart: not all can be right. Not the same count: other periods or people, so all may be right. "
    "A gap is what no number bridges."
)


def _group(dispute: Dispute) -> Group:
    rows = tuple(_row(dispute, said) for said in dispute.claims)
    detail = " · ".join(filter(None, (dispute.kind.replace("-", " "), _gap(dispute))))
    return Group(dispute.id, f"{dispute.title}: {dispute.subject}", rows, detail, (dispute.id,))


def _gap(dispute: Dispute) -> str:
    """Write how far apart the figures are."""
    if dispute.gap is None:
        return ""
    if not dispute.gap:
        return _AGREEMENTS[dispute.agreement]
    ratio = f" (×{dispute.ratio:,})" if dispute.ratio else ""
    return f"gap {dispute.gap:,}{ratio}" + (f", {_AGREEMENTS['open']}" if dispute.agreement == "open" else "")


def _row(dispute: Dispute, said: Said) -> Row:
    return (
        dispute.kind,
        dispute.about,
        dispute.title,
        dispute.subject,
        dispute.agreement,
        dispute.importance,
        dispute.gap,
        dispute.ratio,
        dispute.unit,
        said.said,
        said.low,
        said.best,
        said.high,
        said.voice,
        said.claimant,
        Dated(said.counted) if said.counted else None,
        ", ".join(dict.fromkeys(c.source for c in said.citations)),
        "; ".join(f"{c.source}: {c.locator}" for c in said.citations),
        said.text,
        said.note,
        _told(said),
        " ".join(said.added),
        said.id,
    )


def _told(said: Said) -> str:
    """Write where it stands, which record it is, and what that record says on it."""
    sources = ", ".join(dict.fromkeys(c.source for c in said.citations))
    record = said.id or (" + ".join(said.added) if len(said.added) <= _SHORT_SUM else None)
    words = "; ".join(filter(None, (said.text, said.note)))
    return "— " + ": ".join(filter(None, (" · ".join(filter(None, (sources, record))), words)))


def disputes(dataset: Dataset, query: Query, *, kind: str | None = None, min_gap: Number | None = None) -> Disputes:
    """Find the disputes of which at least one claim meets the query.

    `min_gap` keeps figures that far apart or further, in their own unit; without it words stay too.
    """
    found = [f.dispute for f in findings(dataset) if _meets(f, query)]
    kept = (
        d for d in found if kind in (None, d.kind) and (min_gap is None or (d.gap is not None and d.gap >= min_gap))
    )
    return Disputes(disputes=tuple(sorted(kept, key=_weight)))


def _weight(dispute: Dispute) -> tuple[object, ...]:
    """Sort by importance, then by the gap; what may all be right comes last."""
    return dispute.importance, -(dispute.gap or 0), dispute.gap is None, dispute.agreement == "open", dispute.id


def dispute(dataset: Dataset, asked: str) -> Disputes:
    """Show one dispute by its id.

    Raises:
        UnknownNameError: for an id that no dispute has, with the nearest.
    """
    known = {f.dispute.id: f.dispute for f in findings(dataset)}
    if asked not in known:
        from difflib import get_close_matches  # only after a typing error

        raise UnknownNameError("dispute", asked, get_close_matches(asked, known, n=3))
    return Disputes(disputes=(known[asked],))


def findings(dataset: Dataset) -> Iterator[Finding]:
    """Find every dispute; claims that a figure's rule already sets against each other are not told twice."""
    asked = questions(dataset)
    told: list[set[str]] = []
    for finding in (*direct(dataset, asked), *measures(dataset, asked), *wider(dataset, asked)):
        told.append({h.id for h in finding.held})
        yield finding
    yield from unequal_totals(dataset)
    for finding in (*word_disputes(dataset), *fact_disputes(dataset)):
        ids = {h.id for h in finding.held}
        if finding.dispute.kind not in ("statements", "versions") or not any(ids <= one for one in told):
            yield finding


def _meets(finding: Finding, query: Query) -> bool:
    """Say whether a claim meets the query; two holders clash only in a time in which both held the place."""
    if finding.dispute.kind == "control":
        windows = [one for one in query.filters if isinstance(one, Window)]
        if sum(all(one.keeps_claim(held) for one in windows) for held in finding.held) < 2:  # noqa: PLR2004 - both
            return False
    return any(all(one.keeps_claim(held) for one in query.filters) for held in finding.held)
