"""Answers of any table, for tests of formats: rows are tuples, a cell for each column."""

from __future__ import annotations

from dataclasses import field, replace
from operator import itemgetter
from typing import TYPE_CHECKING, Any, ClassVar

from nkcli.answers.table import NOT_JSON, Answer, Column, Group, Table
from nkcli.formats import registry

if TYPE_CHECKING:
    from collections.abc import Iterable


class Tabled(Answer, kw_only=True):
    """An answer that is a table and nothing else."""

    schema: ClassVar[str] = "tabled"
    rows_field: ClassVar[str] = "listed"

    listed: tuple[Any, ...] = ()
    laid_out: Table = field(metadata=NOT_JSON)

    def table(self) -> Table:
        """Give the table."""
        return self.laid_out


def table(columns: Iterable[Column], groups: Iterable[Group], title: str = "T", **fields: Any) -> Table:
    """Make a table of tuples: each column takes the cell of its position."""
    placed = tuple(replace(column, value=itemgetter(i)) for i, column in enumerate(columns))
    return Table(title, placed, tuple(groups), **fields)


def one_group(*rows: tuple[Any, ...], **fields: Any) -> Group:
    """Make a group without a title."""
    return Group("g", "", rows, **fields)


def write(form: str, laid_out: Table, **how: Any) -> str:
    """Write a table in a format."""
    about = {"version": "1.2.3", "digest": "abc"}
    answer = Tabled(query={}, laid_out=laid_out)
    return registry.write(form, answer, registry.Context(dataset=about, all_names={}, **how))
