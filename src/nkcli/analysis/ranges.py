"""The documented range of several claims, and sums that stay unknown where a part is."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from nkcli.analysis.comparability import contradictions, counted_apart

if TYPE_CHECKING:
    from nkcli.model.context import ClaimInContext
    from nkcli.model.estimate import Number


class Range(NamedTuple):
    """The documented range of several claims.

    `low` and `high` are the smallest and the largest number claimed, None where no claim sets one.
    `added`: one source counts the claims apart, so that they were added.
    """

    low: Number | None
    high: Number | None
    claims: int
    contested: bool = False
    added: bool = False


def documented_range(claims: Iterable[ClaimInContext]) -> Range:
    """Return the smallest and the largest number claimed; claims that one source counts apart are added first."""
    listed = list(claims)
    floors, ceilings = [c.value.floor for c in listed], [c.value.ceiling for c in listed]
    if len(listed) > 1 and all(counted_apart(a, b) for a, b in combinations(listed, 2)):
        return Range(sum_or_none(floors), sum_or_none(ceilings), len(listed), added=True)
    numbers = [n for n in (*floors, *ceilings) if n is not None]
    return Range(
        min(numbers) if any(n is not None for n in floors) else None,
        max(numbers) if any(n is not None for n in ceilings) else None,
        len(listed),
        contested=bool(contradictions(listed)),
    )


def sum_or_none(numbers: Iterable[Number | None]) -> Number | None:
    """Return the sum of numbers; None where one of them is unknown."""
    total: Number = 0
    for number in numbers:
        if number is None:
            return None
        total += number
    return round(total, 9) if isinstance(total, float) else total  # 0.1 + 0.2 is 0.3


def range_text(low: Number | None, high: Number | None) -> str:
    """Return a range in digits, ``31–92``; where it has one bound only, that bound."""
    if low is not None and high is not None and low != high:
        return f"{low:,}–{high:,}"
    number = high if low is None else low
    return "" if number is None else f"{number:,}"
