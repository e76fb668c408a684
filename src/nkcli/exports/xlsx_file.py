"""Excel, by XlsxWriter: a sheet a table, real dates where a date is a day, never a formula."""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING, Any

from nkcli.errors import MissingExtra
from nkcli.formats.controls import escape_controls

if TYPE_CHECKING:
    from nkcli.exports.tables import Column, Table
    from nkcli.model.dataset import Dataset

_FIRST_YEAR = 1900
"""Excel has no days before it."""

_LONGEST = 32_767
"""Characters that a cell of Excel holds."""

_WIDTHS = {"text": 18, "integer": 8, "number": 10, "day": 11, "boolean": 8}
"""Characters that a column shows: an id or a name, a figure, a day; the widest texts can be widened by hand."""


def write(dataset: Dataset, tables: list[Table]) -> bytes:
    """Return a workbook with a sheet for each table, and one on what they are.

    Raises:
        MissingExtra: where XlsxWriter is not installed.
    """
    try:
        import xlsxwriter  # an extra
    except ImportError as error:
        raise MissingExtra("Excel", str(error), "xlsx") from error
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        # The day of no facts in particular, so that the same facts give the same bytes.
        book.set_properties({"title": escape_controls(dataset.conflict.title), "created": datetime(2000, 1, 1)})  # noqa: DTZ001
        bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
        about = book.add_worksheet("about")
        about.set_column(0, 1, 24)
        for number, line in enumerate(_about(dataset, tables)):
            for position, value in enumerate(line):
                about.write_string(number, position, escape_controls(value))
        for table in tables:
            _fill(book.add_worksheet(table.name), table, bold, day)
    return buffer.getvalue()


def _about(dataset: Dataset, tables: list[Table]) -> list[tuple[str, ...]]:
    """Return what stands on the first sheet: whose facts these are, and what each sheet holds."""
    facts = [
        ("title", dataset.package.title or dataset.conflict.title),
        ("version", dataset.version),
        ("digest", dataset.digest),
        ("licence", ", ".join(dataset.package.licences)),
        ("contributors", ", ".join(dataset.package.contributors)),
    ]
    return [*facts, ("",), *((table.name, f"{len(table.rows):,} rows", table.about) for table in tables)]


def _fill(sheet: Any, table: Table, bold: Any, day: Any) -> None:
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    for position, column in enumerate(table.columns):
        sheet.set_column(position, position, _WIDTHS[column.kind])
        sheet.write_string(0, position, column.name, bold)
    for number, row in enumerate(table.rows, 1):
        for position, (column, value) in enumerate(zip(table.columns, row, strict=True)):
            if value is not None:
                _put(sheet, number, position, column, value, day)


def _put(sheet: Any, row: int, position: int, column: Column, value: Any, day: Any) -> None:
    """Write a cell as what it holds; a text stays a text, whatever it begins with."""
    if column.kind == "day" and int(value[:4]) >= _FIRST_YEAR:
        sheet.write_datetime(row, position, datetime.fromisoformat(value), day)
    elif column.kind == "boolean":
        sheet.write_boolean(row, position, value)
    elif column.kind in ("integer", "number"):
        sheet.write_number(row, position, value)
    else:
        text = escape_controls(value)
        sheet.write_string(row, position, text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…")
