"""The JSON Schemas tell the truth: about the answers of every command, and about the data files."""

from __future__ import annotations

import json
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from conftest import RECORD
from nkcli.cli.main import main
from nkcli.errors import UnknownNameError
from nkcli.formats.schema import DATA_FILES, answers, schema_text
from nkcli.loading.files import shipped_folder
from nkcli.store.opening import load

if TYPE_CHECKING:
    from collections.abc import Iterator

TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "null": (type(None),),
}

KEYWORDS = {
    *("$schema", "$defs", "$ref", "title", "description", "default", "type", "enum", "const", "anyOf"),
    *("properties", "required", "additionalProperties", "items", "prefixItems", "minItems", "maxItems"),
    *("minLength", "maxLength", "pattern", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"),
}

COMMANDS: dict[str, tuple[str, ...]] = {
    "search": ("search", "shusha"),
    "citation": ("cite", "shusha"),
    "claims": ("claims", "--war", "2016"),
    "history": ("history", "--war", "2016"),
    "claim-matrix": ("claims", "--war", "2016", "--matrix"),
    "disputes": ("disputes",),
    "actors": ("actors",),
    "casualties": ("casualties", "--war", "second"),
    "casualty-table": ("casualties", "--by", "year"),
    "changes": ("changes",),
    "coverage": ("coverage",),
    "place-control": ("places", "shusha", "--on", "2000"),
    "places": ("places",),
    "problems": ("check",),
    "record": ("show", "second"),
    "quote": ("show", "second", "--quote"),
    "rules": ("check", "--list"),
    "sources": ("sources",),
    "timeline": ("timeline", "--summary"),
    "today": ("today", "09-27"),
    "verification": ("verify", "3,825 Armenian soldiers were killed in the 44-day war"),
    "wars": ("wars",),
    "war-comparison": ("wars", "first", "second"),
    "overview": ("overview",),
    "offices": ("actors", "--on", "2000"),
}
"""A command for every answer."""

FILES = {
    "events": ("events.json", "events"),
    "actor-records": ("actors.json", "actors"),
    "place-records": ("places.json", "places"),
    "source-records": ("sources.json", "sources"),
}


@pytest.fixture(autouse=True)
def _shipped(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the frozen record, loaded once."""
    monkeypatch.setenv("NKCLI_DATA", str(RECORD))
    monkeypatch.setattr("nkcli.store.opening.load", lambda _: shipped())


shipped = partial(cache(load), RECORD)


def faults(value: Any, schema: dict[str, Any], root: dict[str, Any], at: str = "$") -> Iterator[str]:
    """Yield where a value departs from its schema; an object must have every property and no other."""
    if "$ref" in schema:
        yield from faults(value, root["$defs"][schema["$ref"].removeprefix("#/$defs/")], root, at)
    elif "anyOf" in schema:
        if not any(not list(faults(value, choice, root, at)) for choice in schema["anyOf"]):
            yield f"{at}: {value!r} is none of its choices"
    elif "const" in schema or "enum" in schema:
        if value not in schema.get("enum", [schema.get("const")]):
            yield f"{at}: {value!r} is not one of its words"
    elif "type" in schema and not isinstance(value, TYPES[schema["type"]]):
        yield f"{at}: {value!r} is no {schema['type']}"
    elif isinstance(value, dict):
        yield from _object_faults(value, schema, root, at)
    elif isinstance(value, list):
        for i, item in enumerate(value):
            yield from faults(item, schema.get("items", {}), root, f"{at}[{i}]")


def _object_faults(value: dict[str, Any], schema: dict[str, Any], root: dict[str, Any], at: str) -> Iterator[str]:
    if "properties" not in schema:
        inner = schema.get("additionalProperties", {})
        for key, item in value.items():
            yield from faults(item, inner if isinstance(inner, dict) else {}, root, f"{at}.{key}")
        return
    yield from (f"{at}: lacks {key}" for key in schema["properties"].keys() - value.keys() if _due(key, schema))
    yield from (f"{at}: has {key}, of which the schema knows nothing" for key in value.keys() - schema["properties"])
    for key in value.keys() & schema["properties"].keys():
        yield from faults(value[key], schema["properties"][key], root, f"{at}.{key}")


def _due(key: str, schema: dict[str, Any]) -> bool:
    """Data files may leave out what has a default; answers may not."""
    return schema.get("additionalProperties") is not False or key in schema.get("required", ())


def parts(schema: Any) -> Iterator[dict[str, Any]]:
    """Yield a schema and every schema inside it."""
    if isinstance(schema, dict):
        yield schema
        for name in ("$defs", "properties"):
            for inner in schema.get(name, {}).values():
                yield from parts(inner)
        for inner in (schema.get("items"), schema.get("additionalProperties"), *schema.get("anyOf", ())):
            yield from parts(inner)


ANSWERS = [name for name, kind in answers().items() if kind.__module__.startswith("nkcli.")]


@pytest.mark.parametrize("name", [*ANSWERS, *DATA_FILES])
def test_every_schema_has_the_shape_of_json_schema(name: str) -> None:
    schema = json.loads(schema_text(name))
    assert (schema["$schema"], schema["type"]) == ("https://json-schema.org/draft/2020-12/schema", "object")
    for part in parts(schema):
        assert not part.keys() - KEYWORDS
        assert part.get("type", "object") in TYPES
        assert set(part.get("required", ())) <= part.get("properties", {}).keys()
        assert part.get("$ref", "").removeprefix("#/$defs/") in ("", *schema.get("$defs", {}))


@pytest.mark.parametrize("name", ANSWERS)
def test_the_schema_of_an_answer_requires_all_that_it_shows(name: str) -> None:
    schema = json.loads(schema_text(name))
    assert sorted(schema["required"]) == sorted(schema["properties"])
    assert schema["properties"]["schema"]["properties"]["name"] == {"const": name}


@pytest.mark.parametrize("name", ANSWERS)
def test_a_schema_defines_nothing_that_it_does_not_use(name: str) -> None:
    text = schema_text(name)
    assert [d for d in json.loads(text).get("$defs", {}) if f'"#/$defs/{d}"' not in text] == []


def test_every_answer_has_a_command_here() -> None:
    """But for that of `compare`, which needs an extra: see its own tests."""
    assert {*COMMANDS, "comparison"} == set(ANSWERS)


@pytest.mark.parametrize(("name", "args"), [pytest.param(n, a, id=n) for n, a in COMMANDS.items()])
def test_the_answer_of_a_command_has_exactly_the_properties_of_its_schema(
    name: str, args: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*args, "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    schema = json.loads(schema_text(name))
    assert list(answer) == list(schema["properties"])
    assert list(faults(answer, schema, schema)) == []


@pytest.mark.parametrize("record", ["second", "azerbaijan", "shusha", "wikipedia-2025"])
def test_a_record_of_any_kind_fits_the_schema_of_records(record: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", record, "--json"]) == 0
    schema = json.loads(schema_text("record"))
    assert list(faults(json.loads(capsys.readouterr().out), schema, schema)) == []


@pytest.mark.parametrize("name", DATA_FILES)
def test_the_records_of_a_data_file_fit_their_schema(name: str) -> None:
    file, key = FILES[name]
    schema = json.loads(schema_text(name))
    records = json.loads(Path(shipped_folder(), file).read_text(encoding="utf-8"))[key]
    assert records
    assert [fault for record in records for fault in faults(record, schema, schema, record["id"])] == []


def test_the_schema_of_nothing_known_is_refused() -> None:
    with pytest.raises(UnknownNameError, match="no schema is called 'timelin'"):
        schema_text("timelin")


def test_a_schema_that_is_nearly_known_is_suggested_alone() -> None:
    with pytest.raises(UnknownNameError) as caught:
        schema_text("timelin")
    assert caught.value.hint == "did you mean timeline?"
