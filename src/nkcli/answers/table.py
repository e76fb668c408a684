"""What every answer is: typed rows, and one table of them with titled columns, groups of rows and notes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, ClassVar, Literal, NamedTuple

from nkcli.analysis.ranges import Range
from nkcli.frozen import Frozen
from nkcli.model.estimate import Number

ColumnKind = Literal["text", "number", "date", "id", "range", "label", "chart"]
"""What a column holds; a label heads several rows and is not wrapped while there is room, a chart is for people."""

NOT_JSON = {"json": False}
"""Marks a field that serves the table alone."""


class DateCell(NamedTuple):
    """A date: EDTF for programs, and the source's own words where EDTF says less."""

    edtf: str
    words: str | None = None


class NotedCell(NamedTuple):
    """A number that a note below explains; people see its mark, programs the bare number."""

    number: Number
    mark: str = "*"


class TermCell(NamedTuple):
    """A word of the vocabulary; programs see it as it is, people without underscores and with a remark."""

    term: str
    remark: str | None = None


class BarCell(NamedTuple):
    """A number or range to draw as a bar; a bound that is not known is None."""

    low: Number | None
    high: Number | None


class StepCell(NamedTuple):
    """A number to draw as a step from that of the row above."""

    before: Number | None
    value: Number | None


Cell = str | Number | DateCell | Range | NotedCell | TermCell | BarCell | StepCell | None


def date_cell(edtf: str | None, words: str | None = None) -> DateCell | None:
    """Return the cell of a date, None where there is none."""
    return DateCell(edtf, words) if edtf else None


class Column(Frozen):
    """A column: its name in CSV, its heading for people, what it holds and how a row gives it.

    Without a `value`, a row's cell is its attribute of the column's own name: a date column adds the
    words in the attribute that ends in ``_text``, and a list of texts is joined by commas.
    `merge`: a value that repeats the one above is left blank for people. `under`: people see it
    beneath another column's text. `human` and `machine`: whether people and programs see it at all;
    `optional`: left out for people where a terminal has no room for it; `wide`: the last to be narrowed.
    """

    name: str
    heading: str = ""
    kind: ColumnKind = "text"
    value: Callable[[Any], Cell] | None = None
    merge: bool = False
    under: str | None = None
    human: bool = True
    machine: bool = True
    optional: bool = False
    wide: bool = False

    def cell(self, row: Any) -> Cell:
        """Return the cell of a row."""
        if self.value is not None:
            return self.value(row)
        value: Any = getattr(row, self.name)
        if self.kind == "date":
            return date_cell(value, getattr(row, f"{self.name}_text", None))
        return ", ".join(value) if type(value) is tuple else value


class Group(Frozen):
    """Rows under one heading; `key` is what CSV shows in the column of the groups, `notes` stand below the rows."""

    key: str
    title: str
    rows: tuple[Any, ...]
    detail: DateCell | str | None = None
    notes: tuple[str, ...] = ()


class Table(Frozen):
    """An answer laid out in rows and columns; `group` names the column of the groups' keys."""

    title: str
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    group: str | None = None
    notes: tuple[str, ...] = ()
    empty: str = "Nothing found."


class Answer(Frozen, kw_only=True):
    """What a question returns: the name of its schema, its rows and their table, in no format.

    `query` is the question as it was understood. `default_format` is the format to write it in where none was
    chosen, if that is not a table; `tells_events`: people are told how far the record reaches;
    `wraps`: its lines are broken at the width of a terminal.
    """

    schema: ClassVar[str]
    rows_field: ClassVar[str]
    default_format: ClassVar[str | None] = None
    tells_events: ClassVar[bool] = True
    wraps: ClassVar[bool] = True

    query: Mapping[str, object]

    @property
    def all_rows(self) -> Iterable[object]:
        """The rows that JSON Lines and data frames have, as many as the table."""
        listed: Iterable[object] = getattr(self, self.rows_field)
        return listed

    @property
    def exit_code(self) -> int:
        """The code that a program which wrote the answer ends with: 0, where nothing came out negative."""
        return 0

    @property
    def remark(self) -> str:
        """What a person at a terminal is told beside the answer; empty where there is nothing."""
        return ""

    def table(self) -> Table:
        """Return the answer laid out in rows and columns."""
        raise NotImplementedError  # pragma: no cover - every answer has its own

    def data_table(self) -> Table:
        """Return the rows and columns that programs see: by default those of the table, where people see a digest."""
        return self.table()
