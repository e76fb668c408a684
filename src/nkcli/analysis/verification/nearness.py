"""How near a claim's figure comes to that of a sentence, with the hedges of both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from nkcli.analysis.verification.numbers import Figure, stands_for

if TYPE_CHECKING:
    from nkcli.model.context import ClaimInContext

Nearness = Literal["given", "named", "allowed", "near", "off"]
"""What a claim's figure is to a statement's.

given: the very figure; named: its number, hedged otherwise ("at least 49" and 49); allowed: one that the hedges
allow; near: within a tenth; off: none of these.
"""

_NEAR = 0.1
"""A tenth is what tolls grow by from one day to the next, and what a slip in a last digit makes."""

_DISTINCT = 3
"""Digits before the closing zeros that make a figure its own: 613, not 50; of thousands two are enough: 2,900."""

_RISING = {"at_least": True, "more_than": True, "up_to": False, "less_than": False}


def nearness(figure: Figure, claim: ClaimInContext) -> Nearness:
    """Return what a claim's figure is to a statement's."""
    if gives(figure, claim):
        return "given"
    if names(figure, claim):
        return "named"
    if allows(figure, claim):
        return "allowed"
    numbers = [n for n in (claim.low, claim.best, claim.high) if n is not None]
    return "near" if any(abs(n - figure.named) <= _NEAR * max(n, figure.named) for n in numbers) else "off"


def gives(figure: Figure, claim: ClaimInContext) -> bool:
    """Return whether a claim gives the very figure, range or bound."""
    if figure.qualifier in ("exact", "about"):
        return claim.best is not None and claim.best == figure.low
    if figure.qualifier == "between":
        return (claim.low, claim.high) == (figure.low, figure.high)
    is_alike = _RISING.get(claim.qualifier or "") == _RISING[figure.qualifier]
    return is_alike and (claim.low, claim.high) == (figure.low, figure.high)


def names(figure: Figure, claim: ClaimInContext) -> bool:
    """Return whether a claim has the figure's number with another hedge, and neither makes the other false."""
    numbers = {n for n in figure[:2] if n is not None}
    if len(numbers) > 1 or not numbers <= {claim.low, claim.best, claim.high}:
        return False
    hedges = {figure.qualifier, claim.qualifier or ""}
    return not ("exact" in hedges and hedges & {"more_than", "less_than"})


def allows(figure: Figure, claim: ClaimInContext) -> bool:
    """Return whether a statement can be true because a claim is: its hedges, or the claim's range, allow it.

    "More than 7,000" makes "at least 6,500" true, and 3,825 makes "about 3,800" true; a range of 28,000 to 38,000
    allows 30,000. A claim without an end ("at least 185") bears out no figure above it.
    """
    low, high = stands_for(figure)
    floor, ceiling = claim.value.floor, claim.value.ceiling
    if low is None and high is not None:
        return ceiling is not None and ceiling < high
    if high is None and low is not None:
        return floor is not None and floor > low
    if low is None or high is None or floor is None or ceiling is None:
        return False
    if figure.qualifier == "exact":
        return floor <= low <= ceiling
    named = [n for n in (claim.low, claim.best, claim.high) if n is not None]
    return any(low <= n <= high for n in named) or floor <= low <= high <= ceiling


def is_distinct(figure: Figure) -> bool:
    """Return whether a figure is like no other, so that a claim that gives it is hardly there by chance."""
    numbers = [n for n in figure[:2] if n is not None]
    return any(len(f"{n:.0f}".rstrip("0")) >= _DISTINCT - (n >= 1000) for n in numbers)  # noqa: PLR2004 - a thousand
