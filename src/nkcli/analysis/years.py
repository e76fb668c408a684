"""Years in a row, those in which nobody counts among them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

SILENCE = 100
"""So many silent years in a row are told; a slip in one date must not make a million rows."""


def with_silent(known: Iterable[int]) -> Iterator[int]:
    """Yield the years and those between them, but no silence longer than `SILENCE`.

    >>> list(with_silent({1992, 1988, -5000}))
    [-5000, 1988, 1989, 1990, 1991, 1992]
    """
    before: int | None = None
    for year in sorted(set(known)):
        if before is not None and year - before <= SILENCE + 1:
            yield from range(before + 1, year)
        yield year
        before = year
