"""Show on what sources or claimants contradict each other, or themselves."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar

from nkcli.analysis.disputes import find_disputes
from nkcli.analysis.disputes.model import DisputeKind
from nkcli.answers.claim_row import locators, sources
from nkcli.answers.dispute_row import DisputeRow, PositionRow, dispute_row
from nkcli.answers.question import Filters, Question, argument, option
from nkcli.answers.table import Answer, Cell, Column, Group, Table, date_cell
from nkcli.answers.wording import unattributed_note
from nkcli.errors import UnknownNameError
from nkcli.query import Window

if TYPE_CHECKING:
    from nkcli.analysis.disputes.model import Dispute
    from nkcli.model.dataset import Dataset
    from nkcli.query import Query

_SHORT_SUM = 3
"""Sums of more claims than this name them in JSON and CSV alone."""

_AGREEMENTS = {"apart": "apart", "overlap": "ranges overlap", "open": "not the same count"}

_LEGEND = (
    "Every figure, date, total and control is compared by rule; statements are those the data link as contradicting "
    "each other. Apart: not all can be right. Not the same count: other periods or people, so all may be right. "
    "A gap is what no number bridges."
)


class Disputes(Answer, kw_only=True):
    """Disputes, the weightiest events first, then the widest gaps."""

    schema: ClassVar[str] = "disputes"
    rows_field: ClassVar[str] = "disputes"

    disputes: tuple[DisputeRow, ...]

    def table(self) -> Table:
        """Return the disputes one by one, each with what its voices say."""
        return Table(
            title=f"Disputes: {len(self.disputes):,}" if self.disputes else "Disputes",
            group="dispute",
            columns=(
                *(Column(n, value=_of_dispute(n), human=False) for n in ("kind", "about", "title", "subject")),
                *(Column(n, value=_of_dispute(n), human=False) for n in ("agreement", "importance", "gap", "ratio")),
                Column("unit", value=_of_dispute("unit"), human=False),
                Column("position", "Position", value=_of_position("position"), wide=True),
                *(Column(name, value=_of_position(name), human=False) for name in ("low", "best", "high")),
                Column("voice", "According to", value=_of_position("voice")),
                Column("claimant", value=_of_position("claimant"), human=False),
                Column("counted", "Counted or dated", "date", lambda row: date_cell(row[1].counted)),
                Column("source", value=lambda row: sources(row[1]), human=False),
                Column("locator", value=lambda row: locators(row[1]), human=False),
                Column("text", value=_of_position("text"), human=False),
                Column("note", value=_of_position("note"), human=False),
                Column("record", under="position", value=lambda row: _record(row[1]), machine=False),
                Column("added", value=lambda row: " ".join(row[1].added), human=False),
                Column("id", value=_of_position("id"), human=False),
            ),
            groups=tuple(map(_group, self.disputes)),
            notes=(_LEGEND, *unattributed_note(c.voice for d in self.disputes for c in d.claims)),
            empty="No dispute fits. Widen the filters or leave --min-gap out.",
        )


def _of_dispute(name: str) -> Callable[[Any], Cell]:
    """Return what gives a field of the dispute of a row, which is a dispute with one of its positions."""
    return lambda row: getattr(row[0], name)


def _of_position(name: str) -> Callable[[Any], Cell]:
    return lambda row: getattr(row[1], name)


def _group(dispute: DisputeRow) -> Group:
    rows = tuple((dispute, position) for position in dispute.claims)
    detail = " · ".join(filter(None, (dispute.kind.replace("-", " "), gap_words(dispute))))
    return Group(dispute.id, f"{dispute.title}: {dispute.subject}", rows, detail, (dispute.id,))


def gap_words(dispute: DisputeRow) -> str:
    """Return how far apart the figures are."""
    if dispute.gap is None:
        return ""
    if not dispute.gap:
        return _AGREEMENTS[dispute.agreement]
    ratio = f" (×{dispute.ratio:,})" if dispute.ratio else ""
    return f"gap {dispute.gap:,}{ratio}" + (f", {_AGREEMENTS['open']}" if dispute.agreement == "open" else "")


def _record(position: PositionRow) -> str:
    """Return which sources a position is from, which record it is, and what that record says on it."""
    record = position.id or (" + ".join(position.added) if len(position.added) <= _SHORT_SUM else None)
    words = "; ".join(filter(None, (position.text, position.note)))
    return "— " + ": ".join(filter(None, (" · ".join(filter(None, (sources(position), record))), words)))


class DisputesParameters(Filters, kw_only=True):
    """What `disputes` takes."""

    kinds = DisputeKind
    id: str | None = argument("One dispute, by the id that nkcli prints.", metavar="ID")
    min_gap: float | None = option("Only figures that are N or more apart.", values=float, minimum=0, metavar="N")


def disputes(dataset: Dataset, parameters: DisputesParameters) -> Disputes:
    """Return the disputes of which at least one claim meets the filters, or the one that is named.

    `min_gap` keeps figures that far apart or further, in their own unit; without it words stay too.
    """
    if parameters.id is not None:
        parameters.reject_filters("ID")
        return dispute(dataset, parameters.id)
    query = parameters.query(dataset)
    rows = [dispute_row(dataset, d) for d in find_disputes(dataset) if _fits(d, parameters) and _meets(d, query)]
    return Disputes(query={**parameters.given(), **query.understood}, disputes=tuple(sorted(rows, key=_weight)))


def _fits(dispute: Dispute, parameters: DisputesParameters) -> bool:
    """Return whether a dispute is of the kind and has the gap that is asked for."""
    min_gap = parameters.min_gap
    is_wide = min_gap is None or (dispute.gap is not None and dispute.gap.size >= min_gap)
    return is_wide and parameters.kind in (None, dispute.kind)


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
    return Disputes(query={"id": dispute_id}, disputes=(dispute_row(dataset, by_id[dispute_id]),))


def _meets(dispute: Dispute, query: Query) -> bool:
    """Return whether a claim meets the query; two holders clash only in a time in which both held the place."""
    if dispute.kind == "control":
        windows = [f for f in query.filters if isinstance(f, Window)]
        if sum(all(window.keeps_claim(claim) for window in windows) for claim in dispute.claims) < 2:  # noqa: PLR2004 - both
            return False
    return any(all(f.keeps_claim(claim) for f in query.filters) for claim in dispute.claims)


QUESTION = Question(
    answer=disputes,
    parameters=DisputesParameters,
    help="""Figures, totals, dates and control are compared by rules; statements are those that the data link as
    contradicting each other. --kind takes a kind of dispute: figures-apart, total, versions, control, …""",
)
