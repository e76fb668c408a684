"""Years in a row, those in which nobody counts among them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

MAX_GAP = 100
"""The longest gap that is filled; a slip in one date must not make a million rows."""


def fill_gaps(years: Iterable[int]) -> Iterator[int]:
    """Yield years and those between them, but for gaps of more than `MAX_GAP`.

    >>> list(fill_gaps({1992, 1988, -5000}))
    [-5000, 1988, 1989, 1990, 1991, 1992]
    """
    before: int | None = None
    for year in sorted(set(years)):
        if before is not None and year - before <= MAX_GAP + 1:
            yield from range(before + 1, year)
        yield year
        before = year
