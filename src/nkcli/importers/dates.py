"""Days of rows, and the EDTF of what happened on one day between two."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING

from nkcli.importers.csv_rows import RowRefused

if TYPE_CHECKING:
    from nkcli.importers.csv_rows import Row

DAY = len("2020-09-27")


def day_of(row: Row, field: str) -> str:
    """Return the day that a field begins with; a time of day may follow it.

    Raises:
        RowRefused: where it holds none.
    """
    text = row.cells[field].strip()
    try:
        date.fromisoformat(text[:DAY])
    except ValueError:
        raise RowRefused(field, f"{text!r} is no day like 2020-09-27") from None
    if text[DAY : DAY + 1] not in ("", " ", "T"):
        raise RowRefused(field, f"{text!r} is no day like 2020-09-27")
    return text[:DAY]


def span_of(first: str, last: str) -> str:
    """Return the EDTF of one day, known or not, from the first to the last.

    >>> span_of("2020-09-27", "2020-09-27"), span_of("2020-02-01", "2020-02-29"), span_of("2020-01-01", "2020-12-31")
    ('2020-09-27', '2020-02', '2020')
    >>> span_of("2020-09-27", "2020-10-04")
    '[2020-09-27..2020-10-04]'
    """
    if first == last:
        return first
    year, month, _ = map(int, first.split("-"))
    if (first[4:], last) == ("-01-01", f"{first[:4]}-12-31"):
        return first[:4]
    if first[8:] == "01" and last == f"{first[:7]}-{monthrange(year, month)[1]}":
        return first[:7]
    return f"[{first}..{last}]"
