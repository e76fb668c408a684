"""A walk through all records and the records inside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any

from nkcli.model.records import Citation

if TYPE_CHECKING:
    from nkcli.model.dataset import Dataset


def iter_citations(dataset: Dataset) -> Iterator[tuple[str, Citation]]:
    """Yield every citation with the nearest id of the record that makes it."""
    records: tuple[Any, ...] = (*dataset.events, *dataset.actors, *dataset.places)
    for record in records:
        yield from _cited(record, record.id)


def _cited(record: Any, owner: str) -> Iterator[tuple[str, Citation]]:
    owner = getattr(record, "id", owner)
    for field in fields(record):
        value = getattr(record, field.name)
        for item in value if isinstance(value, tuple) else ():
            if isinstance(item, Citation):
                yield owner, item
            elif is_dataclass(item):
                yield from _cited(item, owner)
