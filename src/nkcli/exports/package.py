"""A Frictionless data package: a file a table, and datapackage.json, which tells the type of every column."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from nkcli.exports.registry import table_writer

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from nkcli.exports.tables import Table
    from nkcli.model.dataset import Dataset

_TYPES = {"text": "string", "integer": "integer", "number": "number", "day": "date", "boolean": "boolean"}

_MEDIA = {"csv": "text/csv", "jsonl": "application/jsonl", "parquet": "application/vnd.apache.parquet"}


def files(dataset: Dataset, tables: Iterable[Table], form: str = "csv") -> dict[str, bytes]:
    """Return the files of a package by name, datapackage.json first."""
    listed = list(tables)
    write = table_writer(form)
    data = {table.name: write(table) for table in listed}
    ids = {table.name: {row[0] for row in table.rows} for table in listed if table.columns[0].name == "id"}
    package = dataset.package
    about = {
        "name": package.name or "facts",
        "title": package.title or dataset.conflict.title,
        "description": package.description,
        "version": dataset.version,
        "homepage": package.homepage,
        "licenses": [{"name": licence} for licence in package.licences],
        "contributors": [{"title": contributor} for contributor in package.contributors],
        "resources": [_resource(table, form, data[table.name], ids) for table in listed],
    }
    text = json.dumps({key: value for key, value in about.items() if value}, ensure_ascii=False, indent=1) + "\n"
    return {"datapackage.json": text.encode(), **{f"{name}.{form}": content for name, content in data.items()}}


def _resource(table: Table, form: str, content: bytes, ids: Mapping[str, set[str]]) -> dict[str, Any]:
    return {
        "name": table.name.replace("_", "-"),
        "description": table.about,
        "type": "table",
        "path": f"{table.name}.{form}",
        "format": form,
        "mediatype": _MEDIA[form],
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": {
            "fields": [{"name": column.name, "type": _TYPES[column.kind]} for column in table.columns],
            **({"primaryKey": ["id"]} if table.name in ids else {}),
            "foreignKeys": list(_keys(table, ids)),
        },
    }


def _keys(table: Table, ids: Mapping[str, set[str]]) -> Iterable[dict[str, Any]]:
    """Yield the columns that refer to another table, where it has every record that they name."""
    for i, column in enumerate(table.columns):
        if column.refers and {row[i] for row in table.rows} - {None} <= ids[column.refers]:
            other = "" if column.refers == table.name else column.refers.replace("_", "-")
            yield {"fields": [column.name], "reference": {"resource": other, "fields": ["id"]}}
