"""Cells as text: numbers, dates, ranges, terms, for people or for programs; and how wide a text is."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from nkcli.analysis.ranges import Range
from nkcli.answers.table import BarCell, Cell, DateCell, NotedCell, StepCell, TermCell
from nkcli.edtf.text import written

if TYPE_CHECKING:
    from nkcli.model.estimate import Number

NO_CLAIM = "–"
"""What people see where nobody claims anything: never 0."""


def display(cell: Cell) -> str:
    """Return a cell as people read it: thousands separators, dates in words."""
    if cell is None:
        return NO_CLAIM
    if isinstance(cell, DateCell):
        return written(cell.edtf, cell.words)
    if isinstance(cell, Range):
        return _display_range(cell)
    if isinstance(cell, BarCell | StepCell):
        return ""  # drawn beside the others of its column
    return cell if isinstance(cell, str) else _display_marked(cell)


def _display_marked(cell: NotedCell | TermCell | Number) -> str:
    if isinstance(cell, NotedCell):
        return f"{cell.number:,}{cell.mark}"
    if isinstance(cell, TermCell):
        return cell.term.replace("_", " ") + (f" ({cell.remark})" if cell.remark else "")
    return f"{cell:,}"


def machine(cell: Cell) -> str:
    """Return a cell as programs read it: bare numbers, EDTF, nothing for nothing."""
    if cell is None:
        return ""
    if isinstance(cell, DateCell):
        return cell.edtf
    if isinstance(cell, NotedCell):
        return str(cell.number)
    return cell.term if isinstance(cell, TermCell) else str(cell)


def _display_range(cell: Range) -> str:
    if not cell.claims:
        return NO_CLAIM
    bounds = _display_bounds(cell)
    sign = "≠" if cell.contested else "+" if cell.added else ""
    return f"{bounds} ({cell.claims}{sign})" if cell.claims > 1 else bounds


def _display_bounds(cell: Range) -> str:
    low = "" if cell.low is None else f"{cell.low:,}"
    high = "" if cell.high is None else f"{cell.high:,}"
    if low and high:
        return low if low == high else f"{low}–{high}"
    if low:
        return f"{low}+"
    return f"≤{high}" if high else "no number"


def width(text: str) -> int:
    """Return the number of columns that a text takes on a terminal."""
    if text.isascii():
        return len(text)
    return sum(map(_columns, text))


def _columns(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) == "Cf":
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
