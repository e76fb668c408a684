"""Which columns of a table fit a width, and how wide each is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from nkcli.formats.cells import width
from nkcli.formats.wrapping import longest_word

if TYPE_CHECKING:
    from collections.abc import Iterable

    from nkcli.formats.grid import TextTable

GAP = 2
"""Spaces between two columns."""

_WIDEST = 60
"""Without a width to wrap at, a longer cell runs over its column rather than move all others."""

_NARROWEST = (12, 9, 6)
"""A text column is narrowed to the first of these that fits; below the last, each row becomes a block.

Twelve columns hold most words of the data whole; in fewer than six, wrapped text is a column of letters.
"""


class Layout(NamedTuple):
    """The positions of the columns that are shown, and the width of each."""

    columns: list[int]
    widths: list[int]


def fit(table: TextTable, room: int | None) -> Layout | None:
    """Return the columns and their widths for a terminal of `room` columns; None where even the narrowest do not fit.

    Optional columns are left out before any other is narrowed.
    """
    shown = [i for i, column in enumerate(table.columns) if column.under is None]
    natural = {i: max(longest_word(table.columns[i].heading), _widest(table, i)) for i in shown}
    if room is None:
        return Layout(shown, [min(natural[i], _WIDEST) for i in shown])
    if total(natural.values()) <= room:
        return Layout(shown, list(natural.values()))
    shown = [i for i in shown if not table.columns[i].optional]
    words = {i: max(longest_word(table.columns[i].heading), _widest_word(table, i)) for i in shown}
    for narrowest in _NARROWEST:
        least = [words[i] if table.columns[i].numeric else min(words[i], narrowest) for i in shown]
        if total(least) <= room:
            wide = [table.columns[i].wide for i in shown]
            return Layout(shown, _narrow([natural[i] for i in shown], least, wide, room - GAP * (len(shown) - 1)))
    return None


def total(widths: Iterable[int]) -> int:
    """Return the width of a line of columns with the gaps between them."""
    return sum(width + GAP for width in widths) - GAP


def _widest(table: TextTable, i: int) -> int:
    return max((width(row[i]) for group in table.groups for row in group.rows), default=0)


def _widest_word(table: TextTable, i: int) -> int:
    return max((longest_word(row[i]) for group in table.groups for row in group.rows), default=0)


def _narrow(natural: list[int], least: list[int], wide: list[bool], room: int) -> list[int]:
    """Return widths that fit: the same limit for all columns, which a wide one may pass by half the room."""
    for limit in range(max(natural), 0, -1):
        limits = [limit + room // 2 if is_wide else limit for is_wide in wide]
        widths = [max(low, min(full, most)) for full, low, most in zip(natural, least, limits, strict=True)]
        if sum(widths) <= room:
            return _fill(widths, natural, wide, room)
    return _fill(least, natural, wide, room)


def _fill(widths: list[int], natural: list[int], wide: list[bool], room: int) -> list[int]:
    """Return widths that take what is left of the room, wide columns first."""
    filled = list(widths)
    for i in sorted(range(len(filled)), key=lambda i: not wide[i]):
        filled[i] += min(room - sum(filled), natural[i] - filled[i])
    return filled
