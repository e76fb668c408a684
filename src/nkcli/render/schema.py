"""JSON Schemas of answers and data files, made from the dataclasses themselves."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any

from nkcli.errors import UnknownName
from nkcli.model.records import Actor, Event, Place, Source
from nkcli.render.scripts import SCHEMA_VERSION
from nkcli.report.actors import Actors
from nkcli.report.card import Card
from nkcli.report.casualties import Casualties
from nkcli.report.cite import Reading
from nkcli.report.claim_list import Claims
from nkcli.report.claim_matrix import ClaimMatrix
from nkcli.report.control import PlaceControl
from nkcli.report.coverage import Coverage
from nkcli.report.disputes import Disputes
from nkcli.report.events import Wars
from nkcli.report.overview import Overview
from nkcli.report.places import Places
from nkcli.report.problems import Problems, Rules
from nkcli.report.search import Search
from nkcli.report.sources import Sources
from nkcli.report.tables import CasualtyTable
from nkcli.report.timeline import Timeline
from nkcli.report.today import Today
from nkcli.report.verify import Verification

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
        UnknownName: for a name that is neither.
    """
    from pydantic import TypeAdapter  # pydantic makes schemas, and is slow to import

    if name in ANSWERS:
        schema = _answer(name, TypeAdapter(ANSWERS[name]).json_schema(mode="serialization"))
    elif name in DATA_FILES:
        schema = TypeAdapter(DATA_FILES[name]).json_schema()
    else:
        from difflib import get_close_matches

        known = sorted((*ANSWERS, *DATA_FILES))
        raise UnknownName("schema", name, get_close_matches(name, known, n=1) or known)
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
