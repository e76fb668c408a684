"""For programs: JSON and JSON Lines."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from nkcli.formats.controls import UNSAFE

if TYPE_CHECKING:
    import re

    from nkcli.answers.table import Answer

SCHEMA_VERSION = 1
"""Of every JSON answer; within a version fields are only added."""


def as_json(value: object) -> dict[str, object]:
    """Turn what `json` does not know into what it does: a dataclass becomes the object of its fields.

    The ``default`` of `json.dumps`. Fields marked ``metadata={"json": False}`` serve the sheet alone
    and are left out.
    """
    if hasattr(value, "__dataclass_fields__"):
        return {name: getattr(value, name) for name in shown_fields(value)}
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"JSON has no form for {type(value).__name__}")


def shown_fields(value: Any) -> tuple[str, ...]:
    """Name the fields of a dataclass that JSON shows."""
    kind = type(value)
    if kind not in _shown:
        _shown[kind] = tuple(f.name for f in fields(kind) if f.metadata.get("json", True))
    return _shown[kind]


_shown: dict[type[Any], tuple[str, ...]] = {}


def json_text(
    answer: Answer,
    dataset: Mapping[str, str],
    query: Mapping[str, object],
    all_names: Mapping[str, Mapping[str, tuple[str, ...]]] | None = None,
    *,
    ascii_only: bool,
) -> Iterator[str]:
    """Yield the answer as one JSON object: its envelope, then its own fields, a row of a list on each line.

    Last come all names of the places and events that it holds the ids of, whosever names it shows.
    """
    written = _writer(ascii_only=ascii_only)
    head = {"schema": {"name": answer.schema, "version": SCHEMA_VERSION}, "dataset": dict(dataset), "query": query}
    lead = "{\n"
    for name, value in head.items():
        yield f'{lead}"{name}": {written(value)}'
        lead = ",\n"
    for name in shown_fields(answer):
        yield f'{lead}"{name}": '
        yield from _value(getattr(answer, name), written)
    if all_names is not None:
        yield f'{lead}"all_names": {written({i: all_names[i] for i in sorted(_held(answer, all_names.keys()))})}'
    yield "\n}\n"


def _held(answer: Answer, known: AbstractSet[str]) -> set[str]:
    """Find the known ids that an answer holds, at any depth."""
    found: set[str] = set()
    rest: list[Any] = [[answer]]
    while rest:
        for value in rest.pop():
            if isinstance(value, str):
                if value in known:
                    found.add(value)
            elif isinstance(value, (tuple, list)):
                rest.append(value)
            elif isinstance(value, dict):
                rest += (value.keys(), value.values())
            elif hasattr(value, "__dataclass_fields__"):
                rest.append([getattr(value, name) for name in shown_fields(value)])
    return found


def _value(value: Any, written: Callable[[object], str]) -> Iterator[str]:
    """Yield a field's value; the items of a list stand on a line each."""
    if not isinstance(value, tuple | list) or not value:
        yield written(value)
        return
    lead = "[\n"
    for item in value:
        yield lead + written(item)
        lead = ",\n"
    yield "\n]"


def _writer(*, ascii_only: bool) -> Callable[[object], str]:
    """Make what writes any value as JSON on one line."""
    encode = json.JSONEncoder(ensure_ascii=ascii_only, allow_nan=False, default=as_json).encode

    def written(value: object) -> str:
        text = encode(value)
        return text if text.isascii() and "\x7f" not in text else UNSAFE.sub(_escaped, text)

    return written


def _escaped(found: re.Match[str]) -> str:
    """Write a character as JSON's escape: what would act or hide is seen, and read back as it was."""
    return json.dumps(found[0])[1:-1] if found[0] != "\x7f" else "\\u007f"  # DEL, which JSON takes bare


def json_lines(answer: Answer, *, ascii_only: bool) -> Iterator[str]:
    """Yield the answer's rows alone, one JSON object a line: as many as CSV has, from whichever lists they come."""
    written = _writer(ascii_only=ascii_only)
    gathered = getattr(answer, "rows_of_all_lists", None)
    for row in gathered() if gathered else getattr(answer, answer.rows_field):
        yield written(row) + "\n"
