"""The one layout of the data files: sorted records, fields in order, nothing that holds its default."""

from __future__ import annotations

import json
from dataclasses import MISSING, fields, is_dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from nkcli.model.dataset import Dataset
    from nkcli.model.ids import Ids


def layout(dataset: Dataset) -> dict[str, str]:
    """Return the files of a folder: events by date, everything else by id."""
    events = sorted(dataset.events, key=lambda e: (*e.sort_key, e.id))
    tables: dict[str, Any] = {
        "events": [plain(e) for e in events],
        "actors": [plain(a) for a in sorted(dataset.actors, key=lambda a: a.id)],
        "places": [plain(p) for p in sorted(dataset.places, key=lambda p: p.id)],
        "sources": [plain(s) for s in sorted(dataset.sources, key=lambda s: s.id)],
    }
    texts = {f"{name}.json": json_text({name: rows}) for name, rows in tables.items()}
    return {**texts, "conflict.json": json_text(plain(dataset.conflict))}


def ids_text(ids: Ids) -> str:
    """Return ids.json, its lists sorted."""
    value = {
        "released": sorted(ids.released),
        "tombstones": [plain(t) for t in sorted(ids.tombstones, key=lambda t: t.id)],
        "aliases": dict(sorted((ids.aliases or {}).items())),
        "short": dict(sorted((ids.short or {}).items())),
    }
    return json_text(value)


def json_text(value: Any) -> str:
    """Write JSON as the data files have it."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def plain(record: Any) -> Any:
    """Return a record as JSON has it: fields in order, without those that hold their default."""
    if is_dataclass(record):
        return {f.name: plain(getattr(record, f.name)) for f in fields(record) if _says_something(record, f)}
    return [plain(item) for item in record] if isinstance(record, tuple) else record


def _says_something(record: Any, field: Any) -> bool:
    return field.default is MISSING or getattr(record, field.name) != field.default
