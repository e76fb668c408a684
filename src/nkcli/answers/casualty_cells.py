"""The cells of a row of casualties: the documented range of one side's people of one category."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from nkcli.analysis.comparability import none_overlap
from nkcli.analysis.ranges import documented_range, sum_or_none
from nkcli.answers.wording import also_counted
from nkcli.frozen import Frozen
from nkcli.model.estimate import Number

if TYPE_CHECKING:
    from nkcli.model.context import ClaimInContext
    from nkcli.model.dataset import Dataset

USUAL = ("military", "civilian", "all")
"""The categories that have columns; another has its own where it alone is asked for."""

OTHERS = "others"
"""The side of people who are on no side, of a category that is not a usual one."""


class CellClaims(Frozen, kw_only=True):
    """The claims behind one cell: of whom, their range, whether they contradict each other or were added."""

    side: str | None
    category: str
    low: Number | None
    high: Number | None
    contested: bool
    added: bool
    claims: tuple[str, ...]


class ReferenceFigure(Frozen, kw_only=True):
    """The reference counter's figure; `added` are the claims summed where it counts in parts.

    `includes` says what it counts besides this conflict, which no one can take off.
    """

    low: Number | None
    best: Number | None
    high: Number | None
    added: tuple[str, ...]
    includes: tuple[str, ...] = ()


def columns(dataset: Dataset, category: str | None) -> tuple[tuple[str | None, str], ...]:
    """Return the side and the category of each column: every side's, then everybody's."""
    sides = dataset.conflict.side_ids
    if category is not None:
        return tuple((side, category) for side in (*sides, None, OTHERS))
    return tuple((side, usual) for side in (*sides, None) for usual in USUAL)


def cells(claims: Iterable[ClaimInContext], category: str | None) -> tuple[CellClaims, ...]:
    """Return the cells of claims with numbers; `category` is an unusual one that is asked for alone."""
    by_column: dict[tuple[str | None, str], list[ClaimInContext]] = defaultdict(list)
    for claim in claims:
        side = None if claim.counts_everybody else claim.side or OTHERS
        categories = (category,) if category else () if side == OTHERS else USUAL
        if claim.value.is_number and claim.category in categories:
            by_column[side, claim.category].append(claim)
    return tuple(_cell(side, word, own) for (side, word), own in by_column.items())


def _cell(side: str | None, category: str, claims: Sequence[ClaimInContext]) -> CellClaims:
    documented = documented_range(claims)
    return CellClaims(
        side=side,
        category=category,
        low=documented.low,
        high=documented.high,
        contested=documented.contested,
        added=documented.added,
        claims=tuple(claim.id for claim in claims),
    )


def reference_figure(claims: Sequence[ClaimInContext]) -> ReferenceFigure | None:
    """Return the reference counter's figure: its count by conflict if there is one, else that by place."""
    chosen = by_conflict(claims) or [claim for claim in claims if claim.place is not None]
    if not chosen or not none_overlap(chosen):
        return None
    return ReferenceFigure(
        low=sum_or_none(claim.low for claim in chosen),
        best=sum_or_none(claim.best for claim in chosen),
        high=sum_or_none(claim.high for claim in chosen),
        added=tuple(claim.id for claim in chosen),
        includes=tuple(filter(None, map(also_counted, chosen))),
    )


def by_conflict(claims: Iterable[ClaimInContext]) -> list[ClaimInContext]:
    """Return the claims that count one conflict, wherever people died."""
    return [c for c in claims if c.stratum and c.place is None and c.stratum.startswith("conflict")]
