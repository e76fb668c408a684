"""Records to rows and back: a scalar is a column, a list is JSON, absent is NULL."""

from __future__ import annotations

import json
import sys
from dataclasses import MISSING, fields
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from nkcli.frozen import record_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

APART = frozenset({"claims", "roles"})
"""The fields whose records have tables of their own."""

RENAMED = {"when": "period"}
"""Fields whose names SQL keeps for itself, and their columns."""

json_text = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""Writes JSON as stores have it."""


class Layout(NamedTuple):
    """How a kind of record lies in its table."""

    names: tuple[str, ...]
    columns: tuple[str, ...]
    lists: tuple[tuple[str, Any], ...]
    singles: tuple[tuple[str, Any], ...]
    flags: tuple[str, ...]

    @property
    def selected(self) -> str:
        """The columns, as SQL."""
        return ", ".join(self.columns)


@cache
def layout(kind: Any) -> Layout:
    """Return the columns of a record's table, its lists and fields with the records in them, and its booleans."""
    own = [field for field in fields(kind) if field.name not in APART]
    inside = {field.name: _inside(kind, str(field.type)) for field in own}
    lists = [field.name for field in own if str(field.type).startswith("tuple[")]
    return Layout(
        names=tuple(field.name for field in own),
        columns=tuple(RENAMED.get(field.name, field.name) for field in own),
        lists=tuple((name, inside[name]) for name in lists),
        singles=tuple((name, record) for name, record in inside.items() if record and name not in lists),
        flags=tuple(field.name for field in own if field.type == "bool"),
    )


def _inside(kind: Any, annotation: str) -> Any:
    """Return the record that a field holds, or its list; None where it holds texts or numbers."""
    name = annotation.removeprefix("tuple[").partition(",")[0].removesuffix(" | None")
    inner = getattr(sys.modules[kind.record_type.__module__], name, None)
    return inner if hasattr(inner, "__dataclass_fields__") else None


# -- records to rows -----------------------------------------------------------------------------


@cache
def _writer(kind: Any) -> Callable[[Any], tuple[Any, ...]]:
    plan = layout(kind)
    values = attrgetter(*plan.names)
    lists = [plan.names.index(name) for name, _ in plan.lists]

    def row(record: Any) -> tuple[Any, ...]:
        cells = list(values(record))
        for number in lists:
            cells[number] = list_text(cells[number])
        return tuple(cells)

    return row


def row_of(record: Any) -> tuple[Any, ...]:
    """Return a record's row."""
    return _writer(record.record_type)(record)


def list_text(items: Sequence[Any]) -> str | None:
    """Return a list as JSON; None for one that holds nothing."""
    return json_text([plain(item) for item in items]) if items else None


def plain(record: Any) -> Any:
    """Return a record as JSON has it, without what holds its default; a text or a list of texts as it is."""
    if isinstance(record, str):
        return record
    if isinstance(record, tuple):
        return [plain(item) for item in record]
    own = vars(record)
    return {
        name: _plain_value(own[name])
        for name, default in _defaults(record.record_type)
        if own.get(name, default) != default
    }


def _plain_value(value: Any) -> Any:
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    return plain(value) if hasattr(value, "__dataclass_fields__") else value


@cache
def _defaults(kind: Any) -> tuple[tuple[str, Any], ...]:
    return tuple((field.name, None if field.default is MISSING else field.default) for field in fields(kind))


# -- rows to records -----------------------------------------------------------------------------


@cache
def reader(kind: Any) -> Callable[[Sequence[Any]], dict[str, Any]]:
    """Return what makes a record's fields of its row; the row may have more cells than fields."""
    plan = layout(kind)
    names, lists, flags = plan.names, plan.lists, plan.flags
    loads = json.loads

    def own(row: Sequence[Any]) -> dict[str, Any]:
        values = dict(zip(names, row, strict=False))
        for name, inner in lists:
            text = values[name]
            if text is None:
                values[name] = ()
            else:
                values[name] = tuple(loads(text)) if inner is None else from_json(inner, loads(text))
        for name in flags:
            values[name] = bool(values[name])
        return values

    return own


def _tuples(items: Sequence[Any]) -> tuple[Any, ...]:
    """Return a list of texts, or of lists of texts, as records hold it."""
    return tuple(_tuples(item) if isinstance(item, list) else item for item in items)


def from_json(kind: Any, rows: Iterable[dict[str, Any]]) -> tuple[Any, ...]:
    """Return records around objects that are known to be valid: each object becomes its record's own fields."""
    plan = layout(kind)
    made = []
    for own in rows:
        for name, inner in plan.lists:
            if name in own:
                own[name] = _tuples(own[name]) if inner is None else from_json(inner, own[name])
        for name, inner in plan.singles:
            if name in own:
                (own[name],) = from_json(inner, [own[name]])
        made.append(record_of(kind, own))
    return tuple(made)
