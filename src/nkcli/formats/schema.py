"""JSON Schemas of answers and data files, made from the dataclasses themselves."""

from __future__ import annotations

import json
import pkgutil
from dataclasses import fields
from importlib import import_module
from typing import Any

from nkcli.answers.table import Answer
from nkcli.errors import UnknownNameError
from nkcli.formats.json import SCHEMA_VERSION
from nkcli.model.records import Actor, Event, Place, Source

DATA_FILES: dict[str, type[Any]] = {
    "events": Event,
    "actor-records": Actor,
    "place-records": Place,
    "source-records": Source,
}
"""The records of the data files."""


def answers() -> dict[str, type[Answer]]:
    """Return every answer by the name that its JSON gives under ``schema.name``."""
    package = import_module("nkcli.answers")
    for info in pkgutil.iter_modules(package.__path__):
        import_module(f"nkcli.answers.{info.name}")
    return {kind.schema: kind for kind in sorted(Answer.__subclasses__(), key=lambda kind: kind.schema)}


def schema_text(name: str) -> str:
    """Return the JSON Schema (draft 2020-12) of an answer or of the records of a data file.

    Raises:
        UnknownNameError: for a name that is neither.
    """
    from pydantic import TypeAdapter  # pydantic makes schemas, and is slow to import

    kinds = answers()
    if name in kinds:
        schema = _answer(kinds[name], TypeAdapter(kinds[name]).json_schema(mode="serialization"))
    elif name in DATA_FILES:
        schema = TypeAdapter(DATA_FILES[name]).json_schema()
    else:
        from difflib import get_close_matches

        names = sorted((*kinds, *DATA_FILES))
        raise UnknownNameError("schema", name, get_close_matches(name, names, n=1) or names)
    return json.dumps({"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}, indent=2) + "\n"


def _answer(kind: type[Answer], schema: dict[str, Any]) -> dict[str, Any]:
    """Return an answer's schema in its envelope, without the fields that serve the table alone."""
    hidden = {f.name for f in fields(kind) if not f.metadata.get("json", True)}
    texts, maybe = {"type": "string"}, {"anyOf": [{"type": "string"}, {"type": "null"}]}
    schema["properties"] = {
        "schema": {
            "type": "object",
            "properties": {"name": {"const": kind.schema}, "version": {"const": SCHEMA_VERSION}},
            "required": ["name", "version"],
        },
        "dataset": {
            "type": "object",
            "properties": {"version": texts, "digest": texts, "record_to": maybe, "reviewed": maybe},
            "required": ["version", "digest", "record_to", "reviewed"],
        },
        **{k: v for k, v in schema["properties"].items() if k not in hidden},
        "all_names": {
            "type": "object",
            "additionalProperties": {"type": "object", "additionalProperties": {"type": "array", "items": texts}},
        },
    }
    schema["required"] = list(schema["properties"])
    return _without_unused(schema)


def _without_unused(schema: dict[str, Any]) -> dict[str, Any]:
    """Drop definitions that only hidden fields referred to."""
    defined = schema.pop("$defs", {})
    text = json.dumps(schema)
    used: set[str] = set()
    while missing := {name for name in defined if f'"#/$defs/{name}"' in text} - used:
        used |= missing
        text = json.dumps([defined[name] for name in used]) + text
    return {"$defs": {name: defined[name] for name in defined if name in used}, **schema} if used else schema
