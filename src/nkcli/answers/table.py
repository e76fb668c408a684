"""The one sheet that every answer offers: title, columns, groups of rows, notes."""

from __future__ import annotations

from typing import ClassVar, Literal, NamedTuple, Protocol

from nkcli.analysis.ranges import Range
from nkcli.frozen import Frozen
from nkcli.model.estimate import Number

ColumnKind = Literal["text", "number", "date", "id", "range"]


class Dated(NamedTuple):
    """A date cell: EDTF for scripts, and the source's own words where EDTF says less."""

    edtf: str
    words: str | None = None


class Noted(NamedTuple):
    """A number that a note below explains; people see its mark, programs the bare number."""

    number: Number
    mark: str = "*"


class Word(NamedTuple):
    """A word of the vocabulary; programs see it as it is, people without underscores and with a remark."""

    word: str
    remark: str | None = None


Cell = str | Number | Dated | Range | Noted | Word | None
Row = tuple[Cell, ...]


class Column(Frozen):
    """A column: its name in CSV, its heading for people, what it holds.

    `merge`: a value that repeats the one above is left blank for people. `under`: people see it
    beneath another column's text. `people` and `scripts`: whether people and
    programs see it at all; `spare`: left out for people where a terminal has no room for it; `wide`:
    the last to be squeezed.
    """

    name: str
    heading: str = ""
    kind: ColumnKind = "text"
    merge: bool = False
    under: str | None = None
    people: bool = True
    scripts: bool = True
    spare: bool = False
    wide: bool = False


class Group(Frozen):
    """Rows under one heading; `key` is what CSV shows in the `group` column."""

    key: str
    title: str
    rows: tuple[Row, ...]
    detail: Dated | str | None = None
    notes: tuple[str, ...] = ()


class Sheet(Frozen):
    """An answer laid out in rows and columns; `group` names the column of the groups' keys."""

    title: str
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    group: str | None = None
    notes: tuple[str, ...] = ()
    empty: str = "Nothing found."

    @property
    def has_rows(self) -> bool:
        """Whether there is anything in it."""
        return any(group.rows for group in self.groups)


class Answer(Protocol):
    """What every report returns: a dataclass that names its rows and lays itself out."""

    schema: ClassVar[str]
    rows_field: ClassVar[str]

    def sheet(self) -> Sheet:
        """Lay the answer out in rows and columns."""
        ...
