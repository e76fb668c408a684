"""Everything on which sources or claimants contradict each other or themselves, found by rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from nkcli.analysis.disputes import find_disputes
from nkcli.answers.dispute_row import DisputeRow, PositionRow, dispute_row
from nkcli.answers.table import Column, Dated, Group, Row, Sheet
from nkcli.errors import UnknownNameError
from nkcli.frozen import Frozen
from nkcli.model.estimate import Number
from nkcli.query import Window

if TYPE_CHECKING:
    from nkcli.analysis.disputes.model import Dispute
    from nkcli.model.dataset import Dataset
    from nkcli.query import Query

_SHORT_SUM = 3
"""Sums of more claims than this name them in JSON and CSV alone."""

_AGREEMENTS = {"apart": "apart", "overlap": "ranges overlap", "open": "not the same count"}


class Disputes(Frozen, kw_only=True):
    """Disputes, the weightiest events first, then the widest gaps."""

    schema: ClassVar[str] = "disputes"
    rows_field: ClassVar[str] = "disputes"

    disputes: tuple[DisputeRow, ...]

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
                Column("position", "Position", wide=True),
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
                Column("source_and_record", under="position", scripts=False),
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


def _group(dispute: DisputeRow) -> Group:
    rows = tuple(_row(dispute, position) for position in dispute.claims)
    detail = " · ".join(filter(None, (dispute.kind.replace("-", " "), _gap(dispute))))
    return Group(dispute.id, f"{dispute.title}: {dispute.subject}", rows, detail, (dispute.id,))


def _gap(dispute: DisputeRow) -> str:
    """Write how far apart the figures are."""
    if dispute.gap is None:
        return ""
    if not dispute.gap:
        return _AGREEMENTS[dispute.agreement]
    ratio = f" (×{dispute.ratio:,})" if dispute.ratio else ""
    return f"gap {dispute.gap:,}{ratio}" + (f", {_AGREEMENTS['open']}" if dispute.agreement == "open" else "")


def _row(dispute: DisputeRow, position: PositionRow) -> Row:
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
        position.position,
        position.low,
        position.best,
        position.high,
        position.voice,
        position.claimant,
        Dated(position.counted) if position.counted else None,
        ", ".join(dict.fromkeys(c.source for c in position.citations)),
        "; ".join(f"{c.source}: {c.locator}" for c in position.citations),
        position.text,
        position.note,
        _source_and_record(position),
        " ".join(position.added),
        position.id,
    )


def _source_and_record(position: PositionRow) -> str:
    """Write where it stands, which record it is, and what that record says on it."""
    sources = ", ".join(dict.fromkeys(c.source for c in position.citations))
    record = position.id or (" + ".join(position.added) if len(position.added) <= _SHORT_SUM else None)
    words = "; ".join(filter(None, (position.text, position.note)))
    return "— " + ": ".join(filter(None, (" · ".join(filter(None, (sources, record))), words)))


def disputes(dataset: Dataset, query: Query, *, kind: str | None = None, min_gap: Number | None = None) -> Disputes:
    """Return the disputes of which at least one claim meets the query.

    `min_gap` keeps figures that far apart or further, in their own unit; without it words stay too.
    """
    rows = (
        dispute_row(dataset, dispute)
        for dispute in find_disputes(dataset)
        if kind in (None, dispute.kind)
        and (min_gap is None or (dispute.gap is not None and dispute.gap.size >= min_gap))
        and _meets(dispute, query)
    )
    return Disputes(disputes=tuple(sorted(rows, key=_weight)))


def _weight(row: DisputeRow) -> tuple[object, ...]:
    """Sort by importance, then by the gap; what may all be right comes last."""
    return row.importance, -(row.gap or 0), row.gap is None, row.agreement == "open", row.id


def dispute(dataset: Dataset, dispute_id: str) -> Disputes:
    """Return one dispute by its id.

    Raises:
        UnknownNameError: for an id that no dispute has, with the nearest.
    """
    by_id = {dispute.id: dispute for dispute in find_disputes(dataset)}
    if dispute_id not in by_id:
        from difflib import get_close_matches  # only after a typing error

        raise UnknownNameError("dispute", dispute_id, get_close_matches(dispute_id, by_id, n=3))
    return Disputes(disputes=(dispute_row(dataset, by_id[dispute_id]),))


def _meets(dispute: Dispute, query: Query) -> bool:
    """Return whether a claim meets the query; two holders clash only in a time in which both held the place."""
    if dispute.kind == "control":
        windows = [one for one in query.filters if isinstance(one, Window)]
        if sum(all(window.keeps_claim(claim) for window in windows) for claim in dispute.claims) < 2:  # noqa: PLR2004 - both
            return False
    return any(all(one.keeps_claim(claim) for one in query.filters) for claim in dispute.claims)
