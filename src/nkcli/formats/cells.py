"""Cells as text: numbers, dates, ranges; and text made safe for a terminal."""

from __future__ import annotations

import unicodedata

from nkcli.analysis.ranges import Range
from nkcli.answers.table import Cell, Dated, Noted, Word
from nkcli.edtf.text import written
from nkcli.formats.controls import UNSAFE

NO_CLAIM = "–"
"""What people see where nobody claims anything: never 0."""


def visible(text: str) -> str:
    r"""Write out every character that a terminal would obey, as a backslash escape.

    >>> visible("a\x1b[31m\u202eb")
    'a\\x1b[31m\\u202eb'
    """
    return UNSAFE.sub(lambda m: m[0].encode("unicode_escape", "surrogatepass").decode("ascii"), text)


def width(text: str) -> int:
    """Count the columns that a text takes on a terminal."""
    if text.isascii():
        return len(text)
    return sum(_columns(c) for c in text)


def _columns(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def for_people(cell: Cell) -> str:
    """Write a cell as people read it: thousands separators, dates in words."""
    if cell is None:
        return NO_CLAIM
    if isinstance(cell, Dated):
        return visible(written(cell.edtf, cell.words))
    if isinstance(cell, Range):
        return _range(cell, ",")
    if isinstance(cell, Noted | Word):
        return _with_note(cell)
    return visible(cell) if isinstance(cell, str) else f"{cell:,}"


def for_scripts(cell: Cell) -> str:
    """Write a cell as programs read it: bare numbers, EDTF, nothing for nothing."""
    if cell is None:
        return ""
    if isinstance(cell, Dated):
        return cell.edtf
    if isinstance(cell, Range):
        return _range(cell, "")
    if isinstance(cell, Noted):
        return str(cell.number)
    if isinstance(cell, Word):
        return visible(cell.word)
    return visible(cell) if isinstance(cell, str) else str(cell)


def _with_note(cell: Noted | Word) -> str:
    if isinstance(cell, Noted):
        return f"{cell.number:,}{visible(cell.mark)}"
    word = visible(cell.word).replace("_", " ")
    return f"{word} ({visible(cell.remark)})" if cell.remark else word


def _range(cell: Range, comma: str) -> str:
    if not cell.claims:
        return NO_CLAIM if comma else ""
    low = "" if cell.low is None else f"{cell.low:{comma}}"
    high = "" if cell.high is None else f"{cell.high:{comma}}"
    if low and high:
        figure = low if low == high else f"{low}–{high}"
    elif low:
        figure = f"{low}+"
    elif high:
        figure = f"≤{high}"
    else:
        figure = "no number"
    if not comma:
        return figure
    return (
        f"{figure} ({cell.claims}{'≠' if cell.contested else '+' if cell.added else ''})" if cell.claims > 1 else figure
    )
