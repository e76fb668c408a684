"""A strip of years: how many of a thing each year has, a character a year."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_HEIGHTS = " ▁▂▃▄▅▆▇█"
"""From none to the most; whatever is not none has at least the lowest."""


def strip(numbers: Mapping[int, int]) -> str:
    """Return a strip from the first to the last year that has a number, and what its highest stands for.

    Heights grow with the square root, so that a quiet year still differs from an empty one beside a year of war.

    >>> strip({1988: 1, 1990: 64, 1991: 16})
    '1988 ▁ █▄ 1991, at most 64 (1990)'
    """
    first, last, most = min(numbers), max(numbers), max(numbers.values())
    heights = (sqrt(numbers.get(year, 0) / most) * (len(_HEIGHTS) - 1) for year in range(first, last + 1))
    drawn = "".join(_HEIGHTS[max(round(height), height > 0)] for height in heights)
    return f"{first} {drawn} {last}, at most {most:,} ({max(numbers, key=lambda year: numbers[year])})"
