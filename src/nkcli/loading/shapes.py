"""JSON to records: pydantic validates a file in one go, and row by row where that fails.

Each error of pydantic becomes a problem that says what was expected, in our words.
"""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import FailFast, TypeAdapter, ValidationError

from nkcli.loading.integrity import RawProblem, iter_scalars, suggestion
from nkcli.loading.json_files import TOO_DEEP
from nkcli.model import changes, conflict, exceptions, ids, records
from nkcli.model.vocabulary import PATTERNS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nkcli.loading.json_files import JsonFile
    from nkcli.loading.json_positions import Pointer

KINDS: dict[str, type[Any]] = {
    "events": records.Event,
    "actors": records.Actor,
    "places": records.Place,
    "sources": records.Source,
}
"""The record of each table."""

MOST_PROBLEMS = 100_000
"""Of one file; where there are more, the rest of it is not read. Nobody reads so many, and each takes memory."""

SHOWN_INPUT = 60
"""Characters of a wrong value that are shown: enough to find it, and the message stays on one line."""


def read_records(key: str, file: JsonFile, problems: list[RawProblem]) -> Sequence[Any] | None:
    """Return the rows of a table, each as its record, or raw where it has problems; None where there is no list."""
    value = file.value
    if not isinstance(value, dict) or not isinstance(value.get(key), list):
        problems.append(RawProblem((), "wrong-shape", f'expected an object {{"{key}": [ … ]}} with the list of {key}'))
        return None
    message = "{!r} is no field here; the file holds {!r} alone"
    problems += (RawProblem((extra,), "unknown-field", message.format(extra, key)) for extra in value.keys() - {key})
    if not problems:
        try:
            table: dict[str, tuple[Any, ...]] = _table_adapter(key).validate_json(file.data, strict=True)
            return table[key]
        except ValidationError:
            pass  # what is wrong is said row by row
    rows = []
    for number, row in enumerate(value[key]):
        if len(problems) >= MOST_PROBLEMS:
            message = f"not read from here on: {MOST_PROBLEMS:,} problems above"
            problems.append(RawProblem((key, number), "too-many-problems", message))
            return None
        record, faults = _read_row((key, number), row, KINDS[key])
        rows.append(row if faults else record)
        problems += faults
    return rows


def read_record(kind: type[Any], file: JsonFile, problems: list[RawProblem]) -> Any:
    """Return the one record that a file holds, None where it has problems."""
    record, faults = _read_row((), file.value, kind)
    problems += faults
    return None if faults else record


@cache
def _table_adapter(key: str) -> TypeAdapter[Any]:
    kind: Any = KINDS[key]
    # A million wrong rows would be a million errors that nobody reads: the first one is enough.
    return TypeAdapter[Any](dict[str, Annotated[tuple[kind, ...], FailFast()]])


@cache
def _row_adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter[Any](kind)


def _read_row(pointer: Pointer, row: Any, kind: Any) -> tuple[Any, list[RawProblem]]:
    """Return a record and no problems, or what is wrong with its row."""
    if not isinstance(row, dict):
        return None, [RawProblem(pointer, "wrong-shape", f"expected a record (an object), got {_shown(row)}")]
    problems = list(lone_surrogates(pointer, row))
    try:
        data = json.dumps(row, ensure_ascii=False).encode("utf-8", "replace")
        return _row_adapter(kind).validate_json(data, strict=True), problems
    except ValidationError as error:
        return None, [*dict.fromkeys(_problem(pointer, e, kind) for e in error.errors()), *problems]


def lone_surrogates(pointer: Pointer, row: Any) -> Iterator[RawProblem]:
    r"""Yield a problem for each text with half a character ("\ud800"), which no file can hold."""
    for way, value in iter_scalars(pointer, row):
        if isinstance(value, str) and not value.isascii() and any("\ud800" <= c <= "\udfff" for c in value):
            message = f"{_shown(value)} holds half a character, which can't be stored as UTF-8"
            yield RawProblem(way, "wrong-value", message)


# -- pydantic's errors in our words --------------------------------------------------------------


def _problem(pointer: Pointer, error: Any, kind: type[Any]) -> RawProblem:
    way, code = tuple(step for step in error["loc"] if step not in ("int", "float")), error["type"]
    where, field = (*pointer, *way), str(way[-1]) if way else ""
    if code == "unexpected_keyword_argument":
        message = f"{field!r} is no field here{suggestion(field, _fields_at(kind, way[:-1]))}"
        return RawProblem(where, "unknown-field", message)
    if code == "missing":
        return RawProblem(where, "missing-field", f"{field!r} is needed here and is not there")
    if code == "literal_error" or field == "importance":
        expected = error.get("ctx", {}).get("expected", "1, 2 or 3")
        return RawProblem(where, "unknown-value", _not_a_word(field, error["input"], expected))
    if code in ("string_pattern_mismatch", "value_error"):
        return _refused(where, error)
    if code == "json_invalid":  # it was read as JSON before; pydantic gives in at half the depth that Python does
        return RawProblem(pointer, "not-json", TOO_DEEP)
    a_number = field in ("low", "best", "high", "lat", "lon")
    expected = "expected a number" if a_number else error["msg"][0].lower() + error["msg"][1:]
    return RawProblem(where, "wrong-type", f"{expected}, got {_shown(error['input'])}")


def _not_a_word(field: str, value: Any, expected: str) -> str:
    choices = re.findall(r"'([^']*)'", expected)
    guess = suggestion(value, choices) if isinstance(value, str) else ""
    return f"{_shown(value)} is not one of the words for {field!r}{guess or f'; expected {expected}'}"


def _refused(pointer: Pointer, error: Any) -> RawProblem:
    """Return why one of our own types or rules refused a value."""
    if error["type"] == "string_pattern_mismatch":
        return RawProblem(pointer, "wrong-value", PATTERNS[error["ctx"]["pattern"]].refusal(error["input"]))
    reason = error["ctx"]["error"]
    field = getattr(reason, "field", None)
    rule = "impossible-date" if type(reason).__name__ == "DateError" else "wrong-value"
    return RawProblem((*pointer, *((field,) if field else ())), rule, str(reason))


def _fields_at(kind: type[Any], way: tuple[Any, ...]) -> list[str]:
    """Return the fields of the record at a way inside a record of `kind`."""
    for step in way:
        if step in kind.__dataclass_fields__:
            inner = re.findall(r"[A-Z]\w+", str(kind.__dataclass_fields__[step].type))[0]
            modules = (records, conflict, ids, exceptions, changes)
            kind = next(getattr(module, inner) for module in modules if hasattr(module, inner))
    return list(kind.__dataclass_fields__)


def _shown(value: Any) -> str:
    text = json.dumps(value)
    return text if len(text) <= SHOWN_INPUT else f"{text[:SHOWN_INPUT]}…"
