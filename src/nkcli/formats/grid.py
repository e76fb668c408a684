"""A table as texts: the columns that people or programs see, each cell written and escaped.

Whatever a format writes of a table passes through here, so this is where text from data is made safe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from nkcli.answers.table import BarCell, Column, StepCell
from nkcli.edtf.date import EdtfDate
from nkcli.formats.cells import NO_CLAIM, display, machine
from nkcli.formats.controls import escape_controls

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from nkcli.answers.table import Cell, Group, Table


class TextColumn(NamedTuple):
    """A column of texts; `under` is the position of the column that it stands beneath, if it does."""

    name: str
    heading: str
    numeric: bool
    style: str
    merge: bool
    optional: bool
    wide: bool
    under: int | None


class TextGroup(NamedTuple):
    """Rows of texts under one heading; `notes` stand below them."""

    key: str
    title: str
    detail: str
    rows: list[list[str]]
    notes: list[str]


class TextTable(NamedTuple):
    """A table of texts that are safe to write; `group` heads the column of the groups' keys."""

    title: str
    columns: list[TextColumn]
    groups: list[TextGroup]
    notes: list[str]
    empty: str
    group: str | None


_BLANK = ("", NO_CLAIM)


def human_table(table: Table) -> TextTable:
    """Return a table as people see it: groups that have rows, columns of which any cell is filled."""
    columns = [column for column in table.columns if column.human]
    groups = [group for group in table.groups if group.rows]
    cells = [[[_human_cell(column, row) for column in columns] for row in group.rows] for group in groups]
    if any(column.kind == "chart" for column in columns):
        _draw(columns, groups, cells)
    filled = [i for i, _ in enumerate(columns) if any(row[i] not in _BLANK for rows in cells for row in rows)]
    rows = [[[row[i] for i in filled] for row in rows] for rows in cells]
    return _text_table(table, [columns[i] for i in filled], groups, rows)


def _draw(columns: list[Column], groups: list[Group], cells: list[list[list[str]]]) -> None:
    """Put bars into their cells, all of a column at one scale, and steps, those of a group at one."""
    from nkcli.formats.bars import drawn, largest  # only for a chart

    for i, column in enumerate(columns):
        if column.kind != "chart":
            continue
        charts = [[column.cell(row) for row in group.rows] for group in groups]
        longest = largest(cell for chart in charts for cell in chart if isinstance(cell, BarCell))
        for chart, rows in zip(charts, cells, strict=True):
            scale = longest or largest(chart)
            for row, cell in zip(rows, chart, strict=True):
                row[i] = drawn(cell, scale) if isinstance(cell, BarCell | StepCell) else ""


def machine_table(table: Table, write: Callable[[str], str]) -> TextTable:
    """Return a table as programs see it; `write` escapes what is a text in the data, not a number or a date."""
    columns = [column for given in table.columns if given.machine for column in _tidy(given)]

    def cell_text(cell: Cell) -> str:
        return write(cell) if isinstance(cell, str) else escape_controls(machine(cell))

    rows = [[[cell_text(column.cell(row)) for column in columns] for row in group.rows] for group in table.groups]
    text = _text_table(table, columns, list(table.groups), rows)
    return text._replace(groups=[g._replace(key=write(t.key)) for g, t in zip(text.groups, table.groups, strict=True)])


def _tidy(column: Column) -> Iterator[Column]:
    """Yield columns of one value a cell: a range in its parts, after a date the first and the last day it can be."""
    if column.kind == "range":
        for part in ("low", "high", "claims"):
            yield Column(f"{column.name}_{part}", kind="number", value=_part(column, part))
        return
    yield column
    if column.kind == "date":
        prefix = "" if column.name == "date" else f"{column.name}_"
        yield Column(f"{prefix}earliest", value=lambda row: _bounds(column, row)[0])
        yield Column(f"{prefix}latest", value=lambda row: _bounds(column, row)[1])


def _part(column: Column, part: str) -> Callable[[Any], Cell]:
    return lambda row: getattr(column.cell(row), part, None)


def _bounds(column: Column, row: Any) -> tuple[str | None, str | None]:
    edtf = machine(column.cell(row))
    return EdtfDate.parse(edtf).bounds if edtf else (None, None)


def _human_cell(column: Column, row: Any) -> str:
    """Return a cell for people; only a range tells that nobody claims anything, any other blank is blank."""
    cell = column.cell(row)
    return "" if cell is None and column.kind != "range" else escape_controls(display(cell))


def _text_table(table: Table, columns: list[Column], groups: list[Group], rows: list[list[list[str]]]) -> TextTable:
    names = [column.name for column in columns]
    return TextTable(
        title=escape_controls(table.title),
        columns=[_text_column(column, names) for column in columns],
        groups=[
            TextGroup(
                key=group.key,
                title=escape_controls(group.title),
                detail="" if group.detail is None else escape_controls(display(group.detail)),
                rows=texts,
                notes=[escape_controls(note) for note in group.notes],
            )
            for group, texts in zip(groups, rows, strict=True)
        ],
        notes=[escape_controls(note) for note in table.notes],
        empty=escape_controls(table.empty),
        group=table.group,
    )


def _text_column(column: Column, names: list[str]) -> TextColumn:
    return TextColumn(
        name=column.name,
        heading=escape_controls(column.heading),
        numeric=column.kind in ("number", "range"),
        style=column.kind if column.kind in ("date", "number", "id", "label", "chart") else "",
        merge=column.merge,
        optional=column.optional,
        wide=column.wide,
        under=names.index(column.under) if column.under in names else None,
    )
