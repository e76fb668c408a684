"""Bars and steps of characters: how large figures are beside each other, and how one changed from row to row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nkcli.answers.table import BarCell, StepCell

if TYPE_CHECKING:
    from collections.abc import Iterable

    from nkcli.answers.table import Cell
    from nkcli.model.estimate import Number

WIDTH = 24
"""Columns of the longest bar: with a label and a figure beside it, it fits 80."""


def largest(cells: Iterable[Cell]) -> Number:
    """Return the largest number among the bars and steps of a column, 0 where there is none."""
    numbers = [n for cell in cells if isinstance(cell, BarCell | StepCell) for n in cell if n is not None]
    return max(numbers, default=0)


def drawn(cell: BarCell | StepCell, largest: Number) -> str:
    """Return a bar or step at a scale on which the largest number takes all columns."""
    return _bar(cell, largest) if isinstance(cell, BarCell) else _step(cell, largest)


def _bar(cell: BarCell, largest: Number) -> str:
    """Return a bar to the lowest number, lighter on to the highest; an end left open is a sign.

    >>> _bar(BarCell(50, 100), 100), _bar(BarCell(1, 1), 1000), _bar(BarCell(100, None), 200)
    ('████████████░░░░░░░░░░░░', '▏', '████████████+')
    """
    low, high = _columns(cell.low or 0, largest), _columns(cell.high or 0, largest)
    drawn = "█" * low + "░" * (high - low) or ("▏" if cell.low or cell.high else "")
    return drawn + ("+" if cell.high is None and cell.low is not None else "")


def _step(cell: StepCell, largest: Number) -> str:
    """Return the step from the number of the row above, left to right.

    >>> [_step(StepCell(*numbers), 240) for numbers in ((None, 40), (40, 80), (80, 80), (80, 60))]
    ['   │', '   └───┐', '       │', '     ┌─┘']
    """
    if cell.value is None:
        return ""
    value = max(_columns(cell.value, largest), 1) - 1
    before = value if cell.before is None else max(_columns(cell.before, largest), 1) - 1
    if value == before:
        return " " * value + "│"
    left, right = ("└", "┐") if value > before else ("┌", "┘")
    return " " * min(value, before) + left + "─" * (abs(value - before) - 1) + right


def _columns(number: Number, largest: Number) -> int:
    """Return how many columns a number takes."""
    return round(WIDTH * number / largest) if largest else 0
