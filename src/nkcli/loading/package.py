"""datapackage.json to `Package`: what nkcli reads of a Frictionless Data Package."""

from __future__ import annotations

from typing import Any

from nkcli.model.package import Package


def package_of(value: dict[str, Any]) -> Package:
    """Return what the object of datapackage.json says; what has another shape than the standard's is left out."""
    texts = {key: value[key] for key in ("name", "title", "description", "homepage") if isinstance(value.get(key), str)}
    return Package(
        **texts,
        licences=_each(value.get("licenses"), "name"),
        contributors=_each(value.get("contributors"), "title"),
    )


def _each(rows: Any, key: str) -> tuple[str, ...]:
    listed = rows if isinstance(rows, list) else []
    return tuple(row[key] for row in listed if isinstance(row, dict) and isinstance(row.get(key), str))
