"""JSON: one object with the schema, the data set, and an answer's own fields, the query first."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from typing import TYPE_CHECKING, Any

from nkcli.formats.controls import CONTROLS
from nkcli.formats.registry import Context, Format

if TYPE_CHECKING:
    from nkcli.answers.table import Answer

_ID = re.compile(r'"([a-z0-9][a-z0-9.:-]*)"')
"""What can be the id of a record, alone in quotation marks."""

SCHEMA_VERSION = 1
"""Of every JSON answer; within a version fields are only added."""


def write(answer: Answer, context: Context) -> str:
    """Return an answer as one JSON object: its envelope, then its own fields, a row of a list on each line.

    Last come all names of the places and events that it holds the ids of, whosever names it shows.
    """
    members = {
        "schema": dumps({"name": answer.schema, "version": SCHEMA_VERSION}),
        "dataset": dumps(context.dataset),
        **{name: _value(getattr(answer, name)) for name in shown_fields(answer)},
    }
    ids = set().union(*map(_ID.findall, members.values())) & context.all_names.keys()
    members["all_names"] = dumps({i: context.all_names[i] for i in sorted(ids)})
    return "{\n" + ",\n".join(f'"{name}": {text}' for name, text in members.items()) + "\n}\n"


def _value(value: Any) -> str:
    """Return a field's value; the items of a list stand on a line each."""
    if not isinstance(value, tuple | list) or not value:
        return dumps(value)
    return "[\n" + ",\n".join(map(dumps, value)) + "\n]"


def dumps(value: object, indent: int | None = None) -> str:
    """Return any value of an answer as JSON, on one line if not indented; what would act or hide is an escape.

    Raises:
        ValueError: for a number that JSON does not have.
    """
    text = _encoder(indent).encode(value)
    return text if text.isascii() and "\x7f" not in text else CONTROLS.sub(_escape, text)


@cache
def _encoder(indent: int | None) -> json.JSONEncoder:
    return json.JSONEncoder(ensure_ascii=False, allow_nan=False, default=as_json, indent=indent)


def _escape(match: re.Match[str]) -> str:
    r"""Return a character as JSON's escape; bytes that were no text are told by the sign for that."""
    if "\ud800" <= match[0] <= "\udfff":
        return "\N{REPLACEMENT CHARACTER}"
    if match[0] == "\n":  # between the lines of indented JSON; inside a text it is an escape already
        return match[0]
    return json.dumps(match[0])[1:-1] if match[0] != "\x7f" else "\\u007f"  # DEL, which JSON takes bare


def as_json(value: object) -> dict[str, object]:
    """Return what `json` does not know as what it does: a dataclass as the object of its fields.

    The ``default`` of `json.dumps`. Fields marked ``metadata={"json": False}`` serve the table alone
    and are left out.
    """
    if hasattr(value, "__dataclass_fields__"):
        return {name: getattr(value, name) for name in shown_fields(value)}
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"JSON has no form for {type(value).__name__}")


def shown_fields(value: Any) -> tuple[str, ...]:
    """Return the names of the fields of a dataclass that JSON shows."""
    kind = type(value)
    if kind not in _shown:
        _shown[kind] = tuple(f.name for f in fields(kind) if f.metadata.get("json", True))
    return _shown[kind]


_shown: dict[type[Any], tuple[str, ...]] = {}


FORMAT = Format(write=write, suffixes=("json",), machine=True)
