"""CSV (RFC 4180): a text that a spreadsheet would take for a formula has an apostrophe before it."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from nkcli.formats.controls import escape_controls, guard_formula

if TYPE_CHECKING:
    from nkcli.exports.tables import Table


def write(table: Table) -> bytes:
    """Return a table as CSV."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(column.name for column in table.columns)
    writer.writerows([_cell(value) for value in row] for row in table.rows)
    return buffer.getvalue().encode()


def _cell(value: object) -> object:
    if isinstance(value, str):
        return guard_formula(escape_controls(value))
    return str(value).lower() if isinstance(value, bool) else value
