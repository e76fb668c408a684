"""CSV (RFC 4180): tidy rows for programs and spreadsheets."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from nkcli.formats.controls import escape_controls, guard_formula
from nkcli.formats.grid import machine_table
from nkcli.formats.registry import Context, Format

if TYPE_CHECKING:
    from nkcli.answers.table import Answer

_BOM = "\ufeff"
"""What Excel takes a CSV file in UTF-8 by."""


def write(answer: Answer, context: Context) -> str:
    """Return an answer's rows as CSV; `--bom` puts a byte order mark before them, for Excel."""
    return (_BOM if context.bom else "") + delimited(answer, ",", raw=context.raw)


def delimited(answer: Answer, delimiter: str, *, raw: bool) -> str:
    """Return an answer's rows, the groups' keys in the first column.

    Texts that a spreadsheet would take for a formula get an apostrophe; `raw` writes them as they are.
    """
    table = machine_table(answer.data_table(), _raw if raw else _guarded)
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=delimiter, lineterminator="\n")
    writer.writerow([*([table.group] if table.group else []), *(column.name for column in table.columns)])
    for group in table.groups:
        writer.writerows([group.key, *row] if table.group else row for row in group.rows)
    return buffer.getvalue()


def _guarded(text: str) -> str:
    return guard_formula(escape_controls(text))


def _raw(text: str) -> str:
    """Return a text as it is, tabs too; what would act on a terminal stays written out."""
    return "\t".join(map(escape_controls, text.split("\t")))


FORMAT = Format(write=write, suffixes=("csv",), machine=True)
