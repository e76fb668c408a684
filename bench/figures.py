"""The statistics of the bench: medians, the middle half, ratios pair by pair, and how a cost grows."""

from __future__ import annotations

import math
from statistics import median, quantiles
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


class Spread(NamedTuple):
    """A median with the bounds of the middle half of the values."""

    median: float
    low: float
    high: float


def spread(values: Sequence[float]) -> Spread:
    """Tell the median and the quartiles; one value is all three.

    Raises:
        ValueError: where there is no value.
    """
    if not values:
        raise ValueError("no value to take the median of")
    if len(values) == 1:
        return Spread(values[0], values[0], values[0])
    low, middle, high = quantiles(values, n=4, method="inclusive")
    return Spread(middle, low, high)


def ratios(values: Sequence[float], base: Sequence[float]) -> list[float]:
    """Divide what ran in the same round, so that a busy moment of the machine weighs on both."""
    return [value / against for value, against in zip(values, base, strict=True)]


def exponent(sizes: Sequence[float], costs: Sequence[float]) -> float:
    """Fit cost = a · size^b by least squares of the logarithms and return b: 1 is linear, 2 quadratic.

    Raises:
        ValueError: with fewer than two sizes.
    """
    if len(set(sizes)) < 2:  # noqa: PLR2004 - a line has two points
        raise ValueError("growth needs two sizes")
    xs, ys = [math.log(s) for s in sizes], [math.log(c) for c in costs]
    x_mean, y_mean = sum(xs) / len(xs), sum(ys) / len(ys)
    above = sum((x - x_mean) * (y - y_mean) for x, y in zip(xs, ys, strict=True))
    return above / sum((x - x_mean) ** 2 for x in xs)


def middle(values: Sequence[float | None]) -> float | None:
    """Take the median of what was measured; None where nothing was."""
    known = [value for value in values if value is not None]
    return median(known) if known else None
