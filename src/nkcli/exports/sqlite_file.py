"""SQLite: the store of nkcli itself, which --data takes and every SQL tool opens; and what Datasette shows of it."""

from __future__ import annotations

import json
import os
import tempfile
from typing import TYPE_CHECKING, Any

from nkcli.answers.search import write_index
from nkcli.store.opening import write as write_store

if TYPE_CHECKING:
    from nkcli.exports.tables import Table
    from nkcli.model.dataset import Dataset

_SHOWN: dict[str, tuple[str, tuple[str, ...]]] = {
    "events": ("title", ("kind", "importance", "status", "war")),
    "claims": ("short", ("measure", "category", "affected", "claimant", "qualifier")),
    "actors": ("name", ("kind", "side")),
    "places": ("name", ("kind", "precision")),
    "sources": ("title", ("kind", "publisher", "language", "licence")),
    "roles": ("role", ("role", "status")),
    "control": ("period", ("status", "holder")),
    "participants": ("part", ("part", "actor")),
}
"""For each table the column that stands for a row where another table refers to it, and the facets."""


def write(dataset: Dataset, _: list[Table]) -> bytes:
    """Return the store of a data set."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "facts.sqlite")
        write_store(dataset, path, index=write_index)
        with open(path, "rb") as file:
            return file.read()


def metadata(dataset: Dataset, database: str) -> bytes:
    """Return the metadata.json of Datasette for a store; `database` is the name of its file without the ending."""
    package = dataset.package
    about: dict[str, Any] = {
        "title": package.title or dataset.conflict.title,
        "description": package.description,
        "license": ", ".join(package.licences),
        "source_url": package.homepage,
    }
    shown = {name: {"label_column": label, "facets": list(facets)} for name, (label, facets) in _SHOWN.items()}
    facts = {**{name: text for name, text in about.items() if text}, "databases": {database: {"tables": shown}}}
    return (json.dumps(facts, ensure_ascii=False, indent=1) + "\n").encode()
