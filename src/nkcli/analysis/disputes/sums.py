"""What one voice's claims on parts of a period add up to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from nkcli.analysis.comparability import may_overlap, ordinal
from nkcli.analysis.disputes.figures import added
from nkcli.edtf.date import FIRST_DAY

if TYPE_CHECKING:
    from nkcli.analysis.disputes.model import Position
    from nkcli.edtf.part import Day
    from nkcli.model.context import ClaimInContext
    from nkcli.model.dataset import Dataset

_NEARLY_ALL = 0.99
"""Of the days of a period: sources differ by a day or two on when it began and ended."""


def sums(dataset: Dataset, claims: Iterable[ClaimInContext], period: tuple[Day, Day]) -> Iterator[Position]:
    """Yield what one voice's claims add up to: its widest ones and, where that differs, its narrowest."""
    listed = _without_details(dataset, [claim for claim in claims if claim.subset_of is None])
    ids = {claim.id for claim in listed}
    parts = {part for claim in listed for part in claim.parts}
    wide = sorted(listed, key=lambda c: (*_breadth(c), not c.parts, c.id))
    narrow = sorted(
        (claim for claim in listed if ids.isdisjoint(claim.parts)),
        key=lambda c: (_length(c), c.id not in parts, *_breadth(c), c.id),
    )
    ranges: list[tuple[object, ...]] = []
    for ranked in (wide, narrow):
        chosen = _disjoint(ranked)
        if chosen and _counts_fighters(chosen, dataset.conflict.side_ids):
            position = added(chosen, whole=_counts_civilians(chosen) and covered(chosen, period) > _NEARLY_ALL)
            if position.value[:3] not in ranges:
                ranges.append(position.value[:3])
                yield position


def _without_details(dataset: Dataset, claims: Sequence[ClaimInContext]) -> list[ClaimInContext]:
    """Return claims without those on a battle or incident whose year or phase the same voice counts too."""
    counted = {claim.subject_id for claim in claims if claim.is_about_war}
    return [
        claim
        for claim in claims
        if claim.is_about_war
        or (claim.event and not any(a.id in counted and a.part_of for a in dataset.ancestors(claim.event)))
    ]


def _length(claim: ClaimInContext) -> tuple[int, int, bool]:
    """Sort the longest period first, and what counts a whole place before its parts."""
    first, last = claim.days or (FIRST_DAY, FIRST_DAY)
    return first.year - last.year, first.month - last.month, claim.place is not None


def _breadth(claim: ClaimInContext) -> tuple[object, ...]:
    """Sort the widest claims first: the longest period, everybody, all categories."""
    return *_length(claim), not claim.counts_everybody, claim.category != "all"


def _disjoint(ranked: Iterable[ClaimInContext]) -> list[ClaimInContext]:
    """Return claims in their order without each that may count somebody already counted."""
    chosen: list[ClaimInContext] = []
    for claim in ranked:
        if not any(may_overlap(claim, other) for other in chosen):
            chosen.append(claim)
    return chosen


def _counts_fighters(claims: Iterable[ClaimInContext], sides: Iterable[str]) -> bool:
    """Return whether the soldiers of all sides are counted, so that the sum may stand beside a figure on everybody."""
    fighters = [claim for claim in claims if claim.category in ("all", "military")]
    return any(claim.counts_everybody for claim in fighters) or {c.side for c in fighters}.issuperset(sides)


def _counts_civilians(claims: Iterable[ClaimInContext]) -> bool:
    return any(claim.category in ("all", "civilian") for claim in claims)


def covered(claims: Iterable[ClaimInContext], period: tuple[Day, Day]) -> float:
    """Return the share of a period's days that claims count."""
    first, last = map(ordinal, period)
    spans = sorted((ordinal(claim.days[0]), ordinal(claim.days[1])) for claim in claims if claim.days)
    days, until = 0, first - 1
    for begin, end in spans:
        days += max(0, min(end, last) - max(begin, until + 1) + 1)
        until = max(until, end)
    return days / (last - first + 1)
