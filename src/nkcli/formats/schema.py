"""JSON Schemas of answers and data files, made from the dataclasses themselves."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any

from nkcli.answers.actors import Actors
from nkcli.answers.casualties import Casualties
from nkcli.answers.casualty_table import CasualtyTable
from nkcli.answers.check import Problems, Rules
from nkcli.answers.cite import Reading
from nkcli.answers.claim_matrix import ClaimMatrix
from nkcli.answers.claims import Claims
from nkcli.answers.control import PlaceControl
from nkcli.answers.coverage import Coverage
from nkcli.answers.disputes import Disputes
from nkcli.answers.overview import Overview
from nkcli.answers.places import Places
from nkcli.answers.record_detail import Card
from nkcli.answers.search import Search
from nkcli.answers.sources import Sources
from nkcli.answers.timeline import Timeline
from nkcli.answers.today import Today
from nkcli.answers.verify import Verification
from nkcli.answers.wars import Wars
from nkcli.errors import UnknownNameError
from nkcli.formats.json import SCHEMA_VERSION
from nkcli.model.records import Actor, Event, Place, Source

ANSWERS: dict[str, type[Any]] = {
    kind.schema: kind
    for kind in (
        Actors,
        Card,
        Casualties,
        CasualtyTable,
        ClaimMatrix,
        Claims,
        Reading,
        Search,
        Coverage,
        Disputes,
        Overview,
        PlaceControl,
        Places,
        Problems,
        Rules,
        Sources,
        Timeline,
        Today,
        Verification,
        Wars,
    )
}
"""Every answer by the name that its JSON gives under ``schema.name``."""

DATA_FILES: dict[str, type[Any]] = {
    "events": Event,
    "actor-records": Actor,
    "place-records": Place,
    "source-records": Source,
}
"""The records of the data files."""


def schema_text(name: str) -> str:
    """Write the JSON Schema (draft 2020-12) of an answer or of the records of a data file.

    Raises:
        UnknownNameError: for a name that is neither.
    """
    from pydantic import TypeAdapter  # pydantic makes schemas, and is slow to import

    if name in ANSWERS:
        schema = _answer(name, TypeAdapter(ANSWERS[name]).json_schema(mode="serialization"))
    elif name in DATA_FILES:
        schema = TypeAdapter(DATA_FILES[name]).json_schema()
    else:
        from difflib import get_close_matches

        known = sorted((*ANSWERS, *DATA_FILES))
        raise UnknownNameError("schema", name, get_close_matches(name, known, n=1) or known)
    return json.dumps({"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}, indent=2) + "\n"


def _answer(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    """Put an answer's schema in its envelope, without the fields that serve the sheet alone."""
    hidden = {f.name for f in fields(ANSWERS[name]) if not f.metadata.get("json", True)}
    texts = {"type": "string"}
    schema["properties"] = {
        "schema": {
            "type": "object",
            "properties": {"name": {"const": name}, "version": {"const": SCHEMA_VERSION}},
            "required": ["name", "version"],
        },
        "dataset": {
            "type": "object",
            "properties": {"version": texts, "digest": texts},
            "required": ["version", "digest"],
        },
        "query": {"type": "object"},
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
