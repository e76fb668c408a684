"""For spreadsheets and programs: CSV and TSV."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from nkcli.formats.cells import for_scripts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nkcli.answers.table import Cell, Sheet


def delimited(sheet: Sheet, delimiter: str, *, raw: bool = False) -> Iterator[str]:
    """Yield the sheet's rows as CSV (RFC 4180) or TSV, the groups' keys in the first column.

    Texts that a spreadsheet would take for a formula get an apostrophe; `raw` writes them as they are.
    """
    write = _kept if raw else _unarmed
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=delimiter, lineterminator="\n")
    lead = [sheet.group] if sheet.group else []
    kept = [i for i, column in enumerate(sheet.columns) if column.scripts]
    writer.writerow(lead + [sheet.columns[i].name for i in kept])
    yield buffer.getvalue()
    for group in sheet.groups:
        for row in group.rows:
            buffer.seek(0)
            buffer.truncate()
            key = [group.key] if sheet.group else []
            writer.writerow([write(cell) for cell in (*key, *(row[i] for i in kept))])
            yield buffer.getvalue()


_FORMULA = re.compile(r"""(?:^\s*|[,;\t]"*)(?=[=+\-@＝＋－＠])""")
"""Before what begins a formula: at the start of a text, and after what some spreadsheets split cells at.

Where the comma is the decimal sign they split a CSV at semicolons, quoted or not.
"""


def _unarmed(cell: Cell) -> str:
    """Keep a spreadsheet from taking a text for a formula (OWASP, CSV injection); a number is none."""
    text = for_scripts(cell)
    return _FORMULA.sub(r"\g<0>'", text) if isinstance(cell, str) else text


def _kept(cell: Cell) -> str:
    """Leave a text as it is, tabs too; what would act on a terminal stays written out."""
    return "\t".join(map(for_scripts, cell.split("\t"))) if isinstance(cell, str) else for_scripts(cell)
