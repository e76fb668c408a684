"""For programs: JSON, JSON Lines, CSV and TSV."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any

from nkcli.render.cells import for_scripts

if TYPE_CHECKING:
    from nkcli.report.sheet import Answer, Sheet

SCHEMA_VERSION = 1
"""Of every JSON answer; within a version fields are only added."""


def as_json(value: Any) -> Any:
    """Turn an answer into JSON's own types: a dataclass becomes the object of its fields.

    Fields marked ``metadata={"json": False}`` serve the sheet alone and are left out.
    """
    if is_dataclass(value):
        return {f.name: as_json(getattr(value, f.name)) for f in fields(value) if f.metadata.get("json", True)}
    if isinstance(value, tuple | list):
        return [as_json(item) for item in value]
    if isinstance(value, Mapping):
        return {key: as_json(item) for key, item in value.items()}
    return value


def envelope(answer: Answer, dataset: Mapping[str, str], query: Mapping[str, object]) -> dict[str, Any]:
    """Put an answer in its envelope: schema, data set and query, then the answer's own fields."""
    return {
        "schema": {"name": answer.schema, "version": SCHEMA_VERSION},
        "dataset": dict(dataset),
        "query": as_json(query),
        **as_json(answer),
    }


def json_text(
    answer: Answer, dataset: Mapping[str, str], query: Mapping[str, object], *, ascii_only: bool
) -> Iterator[str]:
    """Yield the answer as one JSON object."""
    yield json.dumps(envelope(answer, dataset, query), ensure_ascii=ascii_only, indent=2, allow_nan=False) + "\n"


def json_lines(answer: Answer, *, ascii_only: bool) -> Iterator[str]:
    """Yield the answer's rows alone, one JSON object a line."""
    for row in getattr(answer, answer.rows_field):
        yield json.dumps(as_json(row), ensure_ascii=ascii_only, allow_nan=False) + "\n"


def delimited(sheet: Sheet, delimiter: str) -> Iterator[str]:
    """Yield the sheet's rows as CSV (RFC 4180) or TSV, the groups' keys in the first column."""
    import csv
    import io

    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=delimiter, lineterminator="\n")
    lead = [sheet.group] if sheet.group else []
    kept = [i for i, column in enumerate(sheet.columns) if column.scripts]
    writer.writerow(lead + [sheet.columns[i].name for i in kept])
    yield buffer.getvalue()
    for group in sheet.groups:
        for row in group.rows:
            buffer.seek(0)
            buffer.truncate()
            key = [group.key] if sheet.group else []
            writer.writerow([_unarmed(for_scripts(cell), cell) for cell in (*key, *(row[i] for i in kept))])
            yield buffer.getvalue()


def _unarmed(text: str, cell: object) -> str:
    """Keep a spreadsheet from taking a text for a formula (OWASP, CSV injection)."""
    return f"'{text}" if isinstance(cell, str) and text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
