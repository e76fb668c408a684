"""The quick way through the door, for data without a fault: whole files to records, nothing explained.

pydantic reads and validates a file in one go. Of a key that stands twice in an object it sees only
the last, so the records are written again and the quotation marks counted, in what was read and in
what was written. Then the ties between records are followed. At the first doubt the answer is None,
and `nkcli.loading.validation` finds what is wrong, where, and all of it.
"""

from __future__ import annotations

import re
from dataclasses import fields
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

from pydantic import FailFast, TypeAdapter, ValidationError

from nkcli.loading.integrity import OTHERS, REFERENCES, cyclic
from nkcli.model import records
from nkcli.model.records import Actor, Event, Place, Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

KINDS: dict[str, type[Any]] = {"events": Event, "actors": Actor, "places": Place, "sources": Source}
"""The record of each table."""

Tables = dict[str, tuple[Any, ...]]

_AT_ONCE = 1000
_QUOTE = b'"'
_SPELLED = b"\\u00"  # a quotation mark or a letter of a key, perhaps
_NO_RANK = re.compile(rb'"importance"\s*:\s*+(?![123]\s*[,}])')  # pydantic takes true for 1


def sound(blobs: Mapping[str, bytes | OSError]) -> Tables | None:
    """Read the tables of a data folder if all is well with them and between them; None at any doubt."""
    tables: Tables = {}
    for key in KINDS:
        data = blobs.get(f"{key}.json")
        rows = _rows(key, data) if isinstance(data, bytes) else None
        if rows is None:
            return None
        tables[key] = rows
    return tables if _tied(tables) else None


@cache
def _file(key: str) -> TypeAdapter[Any]:
    kind: Any = KINDS[key]
    # A million faulty rows would be a million errors that nobody reads: the first is enough.
    return TypeAdapter[Any](dict[str, Annotated[tuple[kind, ...], FailFast()]])


def _rows(key: str, data: bytes) -> tuple[Any, ...] | None:
    file = _file(key)
    try:
        table = file.validate_json(data, strict=True)
    except ValidationError:
        return None
    rows: tuple[Any, ...] = table.get(key, ())
    if table.keys() != {key} or _SPELLED in data or _NO_RANK.search(data):
        return None
    # Absent fields are left out: so many quotation marks the file must hold, and no more.
    parts = ({key: rows[n : n + _AT_ONCE]} for n in range(0, len(rows), _AT_ONCE))
    quotes = sum(file.dump_json(part, exclude_defaults=True, warnings=False).count(_QUOTE) - 2 for part in parts)
    return rows if quotes + 2 == data.count(_QUOTE) else None


# -- ties ----------------------------------------------------------------------------------------


class _Ids(NamedTuple):
    """The ids that records have and those that they name, by kind."""

    held: dict[str, list[str]]
    named: dict[str, set[str | None]]


class _Plan(NamedTuple):
    """How to follow a kind of record: where its id goes, the fields that name others, the records inside."""

    hold: Callable[[str], None] | None
    one: tuple[tuple[str, Callable[[str | None], None]], ...]
    several: tuple[tuple[str, Callable[[Iterable[str]], None]], ...]
    others: tuple[str, ...]
    inside: tuple[tuple[str, type[Any]], ...]


_Plans = dict[type[Any], _Plan]


def _plans(ids: _Ids) -> _Plans:
    kinds = {k.__name__: k for k in vars(records).values() if hasattr(k, "__dataclass_fields__")}
    return {kind: _plan(kind, kinds, ids) for kind in kinds.values()}


def _plan(kind: type[Any], kinds: Mapping[str, type[Any]], ids: _Ids) -> _Plan:
    types = {f.name: str(f.type) for f in fields(kind)}
    naming = {name: ids.named.setdefault(REFERENCES[name], set()) for name in types if name in REFERENCES}
    inside = {name: kinds.get(text[6:].partition(",")[0]) for name, text in types.items() if text.startswith("tuple[")}
    return _Plan(
        hold=ids.held.setdefault(kind.__name__.lower(), []).append if "id" in types else None,
        one=tuple((name, named.add) for name, named in naming.items() if name not in inside),
        several=tuple((name, named.update) for name, named in naming.items() if name in inside),
        others=tuple(name for name in naming if name in OTHERS),
        inside=tuple((name, record) for name, record in inside.items() if record),
    )


def _tied(tables: Tables) -> bool:
    """Say whether every id is unique, every reference resolves, and the tree of events is one."""
    ids = _Ids({}, {})
    plans = _plans(ids)
    if not all(_followed(KINDS[key], rows, plans, ()) for key, rows in tables.items()):
        return False
    known = {kind: set(held) for kind, held in ids.held.items()}
    every = list(chain.from_iterable(ids.held.values()))
    resolved = all(named - known[kind] <= {None} for kind, named in ids.named.items())
    return len(set(every)) == len(every) and resolved and _is_tree(tables["events"])


def _followed(kind: type[Any], rows: tuple[Any, ...], plans: _Plans, above: tuple[str, ...]) -> bool:
    """Note the ids that records have and name; False where one names itself or what it stands in."""
    hold, one, several, others, inside = plans[kind]
    for row in rows:
        own, line = vars(row), above
        if hold:
            hold(own["id"])
            line = (*above, own["id"])
        for name, note in one:
            note(own[name])
        for name, note_all in several:
            note_all(own[name])
        for name in others:
            value = own[name]
            if value and not {value, *(value if isinstance(value, tuple) else ())}.isdisjoint(line):
                return False
        for name, inner in inside:
            if own[name] and not _followed(inner, own[name], plans, line):
                return False
    return True


def _is_tree(events: tuple[Event, ...]) -> bool:
    """Say whether no event is part of itself or lies outside what it is part of."""
    by_id = {e.id: e for e in events}
    parents = {e.id: e.part_of for e in events if e.part_of is not None}
    return not cyclic(parents) and all(by_id[e].when.within(by_id[of].when) for e, of in parents.items())
