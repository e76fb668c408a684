"""Which columns of a table fit a width, and how wide each is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from nkcli.formats.cells import width
from nkcli.formats.wrapping import longest_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from nkcli.formats.grid import TextColumn, TextTable

GAP = 2
"""Spaces between two columns."""

_WIDEST = 60
"""Without a width to wrap at, a longer cell runs over its column rather than move all others."""

_COMFORTABLE, _COMFORTABLY_WIDE = 12, 32
"""A date or a name wraps into two or three lines of 12 columns, a title into as many of 32."""

_NARROWEST = (12, 9, 6)
"""A text column is narrowed to the first of these that fits; below the last, each row becomes a block.

Twelve columns hold most words of the data whole; in fewer than six, wrapped text is a column of letters.
"""


class Layout(NamedTuple):
    """The positions of the columns that are shown, and the width of each.

    `beneath` are those with no room beside the others that must be seen all the same: figures, dates and ids.
    """

    columns: list[int]
    widths: list[int]
    beneath: list[int]


def fit(table: TextTable, room: int | None) -> Layout | None:
    """Return the columns and their widths for a terminal of `room` columns; None where even the narrowest do not fit.

    Optional columns give way, the first of them first, before a word or an id is broken: what holds a figure, a date
    or an id moves beneath the others, mere text is left out.
    """
    shown = [i for i, column in enumerate(table.columns) if column.under is None]
    natural = {i: max(longest_word(table.columns[i].heading), _widest(table, i)) for i in shown}
    if room is None:
        return Layout(shown, [min(natural[i], _WIDEST) for i in shown], [])
    words = {i: _widest_word(table, i) for i in shown}
    for gone in _moves(table, shown):
        columns = [i for i in shown if i not in gone]
        beneath = [i for i in gone if table.columns[i].numeric or table.columns[i].style]
        least = [min(natural[i], _comfortable(table.columns[i], natural[i], words[i])) for i in columns]
        if total(least) <= room:
            return Layout(columns, _narrow(table, columns, natural, least, room), beneath)
    for narrowest in _NARROWEST:
        least = [words[i] if table.columns[i].numeric else min(words[i], narrowest) for i in columns]
        if total(least) <= room:
            return Layout(columns, _narrow(table, columns, natural, least, room), beneath)
    return None


def _moves(table: TextTable, shown: list[int]) -> Iterator[list[int]]:
    """Yield the columns to move beneath the others: none, then one optional column after another."""
    optional = [i for i in shown if table.columns[i].optional]
    return (optional[:number] for number in range(len(optional) + 1))


def _comfortable(column: TextColumn, natural: int, words: int) -> int:
    """Return the width at which a column is still easily read: numbers, labels and ids whole, text in a few lines."""
    if column.numeric or column.style in ("id", "label", "chart"):
        return natural
    return max(words, _COMFORTABLY_WIDE if column.wide else _COMFORTABLE)


def total(widths: Iterable[int]) -> int:
    """Return the width of a line of columns with the gaps between them."""
    return sum(width + GAP for width in widths) - GAP


def _widest(table: TextTable, i: int) -> int:
    return max((width(row[i]) for group in table.groups for row in group.rows), default=0)


def _widest_word(table: TextTable, i: int) -> int:
    words = max((longest_word(row[i]) for group in table.groups for row in group.rows), default=0)
    return max(longest_word(table.columns[i].heading), words)


def _narrow(table: TextTable, columns: list[int], natural: Mapping[int, int], least: list[int], room: int) -> list[int]:
    """Return widths that fit: the same limit for all columns, which a wide one may pass by half the room."""
    full, wide = [natural[i] for i in columns], [table.columns[i].wide for i in columns]
    spare = room - GAP * (len(columns) - 1)
    for limit in range(max(full, default=0), 0, -1):
        limits = [limit + spare // 2 if is_wide else limit for is_wide in wide]
        widths = [max(low, min(most, limit)) for most, low, limit in zip(full, least, limits, strict=True)]
        if sum(widths) <= spare:
            return _fill(widths, full, wide, spare)
    return _fill(least, full, wide, spare)


def _fill(widths: list[int], natural: list[int], wide: list[bool], room: int) -> list[int]:
    """Return widths that take what is left of the room, wide columns first."""
    filled = list(widths)
    for i in sorted(range(len(filled)), key=lambda i: not wide[i]):
        filled[i] += min(room - sum(filled), natural[i] - filled[i])
    return filled
