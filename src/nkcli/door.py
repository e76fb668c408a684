"""The door: what nobody vouches for passes pydantic, and every fault is reported at once.

Each record is validated by itself, so one bad record hides no other; then the rules that tie
records together (`nkcli.ties`). Pydantic's errors become `Problem`s that say what was expected.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import TypeAdapter, ValidationError

from nkcli.errors import BadData
from nkcli.locate import Pointer, lines
from nkcli.model.dataset import Dataset
from nkcli.model.problem import Problem
from nkcli.model.records import Actor, Event, Place, Source
from nkcli.ties import Fault, faults

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_KINDS: dict[str, type[Any]] = {"events": Event, "actors": Actor, "places": Place, "sources": Source}
_SHOWN_INPUT = 60


class _File(NamedTuple):
    """One data file: its text and what JSON makes of it (None if it is no JSON)."""

    name: str
    text: str
    value: Any


def admit(blobs: Mapping[str, bytes | OSError], where: str, digest: str) -> Dataset:
    """Validate the files of a data folder.

    Raises:
        BadData: with every problem of every file.
    """
    problems: list[Problem] = []
    files: dict[str, _File] = {}
    for name, data in blobs.items():
        opened = _open(name, data)
        if isinstance(opened, Problem):
            problems.append(opened)
        else:
            files[name] = opened
    found: dict[str, list[Fault]] = {name: [] for name in files}
    good: dict[str, list[Any]] = {}
    raw: dict[str, list[Any]] = {}
    for key, kind in _KINDS.items():
        if f"{key}.json" in files:
            raw[key] = _rows(key, files[f"{key}.json"], found[f"{key}.json"])
            good[key] = list(_validate(key, kind, raw[key], found[f"{key}.json"]))
    version = _version(files.get("datapackage.json"), found.get("datapackage.json", []))
    for key, fault in faults(raw):
        found[f"{key}.json"].append(fault)
    for name, file in files.items():
        problems += _located(file, found[name])
    if problems:
        raise BadData(sorted(problems), where)
    records = {key: tuple(rows) for key, rows in good.items()}
    return Dataset(**records, version=version, digest=digest)


# -- bytes to JSON -------------------------------------------------------------------------------


def _open(name: str, data: bytes | OSError) -> _File | Problem:
    """Decode one file, or say why it can't be."""
    if isinstance(data, FileNotFoundError):
        return Problem(file=name, rule="missing-file", message="there is no such file; every data folder needs it")
    if isinstance(data, OSError):
        return Problem(file=name, rule="unreadable-file", message=f"can't be read: {data.strerror or data}")
    if data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        message = "begins with a byte order mark; save the file as UTF-8 without one"
        return Problem(file=name, line=1, rule="not-utf-8", message=message)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"byte {error.start:,} is not UTF-8; save the file as UTF-8"
        return Problem(file=name, line=line, rule="not-utf-8", message=message)
    return _parse(name, text)


class _NotANumber(ValueError):
    """NaN or Infinity, which JSON does not know."""


def _refuse_constant(text: str) -> float:
    raise _NotANumber(text)


def _parse(name: str, text: str) -> _File | Problem:
    try:
        return _File(name, text, json.loads(text, parse_constant=_refuse_constant))
    except json.JSONDecodeError as error:
        message = f"not JSON: {error.msg} at line {error.lineno}, column {error.colno}"
        return Problem(file=name, line=error.lineno, rule="not-json", message=message)
    except _NotANumber as error:
        message = f"not JSON: {error} is no number; leave the field out where a figure is unknown"
        line = next((n for n, row in enumerate(text.splitlines(), 1) if str(error) in row), 1)
        return Problem(file=name, line=line, rule="not-json", message=message)
    except RecursionError:
        return Problem(file=name, rule="not-json", message="nested too deeply; records are at most six levels deep")
    except ValueError as error:
        return Problem(file=name, rule="not-json", message=f"not JSON that can be read: {error}")


# -- JSON to records -----------------------------------------------------------------------------


def _rows(key: str, file: _File, found: list[Fault]) -> list[Any]:
    """Find the list of records in a file: ``{"events": [...]}``."""
    value = file.value
    if not isinstance(value, dict) or not isinstance(value.get(key), list):
        found.append(Fault((), "wrong-shape", f'expected an object {{"{key}": [ … ]}} with the list of {key}'))
        return []
    message = "{!r} is no field here; the file holds {!r} alone"
    found += (Fault((extra,), "unknown-field", message.format(extra, key)) for extra in value.keys() - {key})
    rows: list[Any] = value[key]
    return rows


def _validate(key: str, kind: type[Any], rows: list[Any], found: list[Fault]) -> Iterator[Any]:
    adapter = TypeAdapter[Any](kind)
    for number, row in enumerate(rows):
        if not isinstance(row, dict):
            found.append(Fault((key, number), "wrong-shape", f"expected a record (an object), got {_short(row)}"))
            continue
        try:
            yield adapter.validate_json(json.dumps(row), strict=True)
        except ValidationError as error:
            found += dict.fromkeys(_fault((key, number), e, kind) for e in error.errors())
        except (UnicodeEncodeError, RecursionError) as error:
            found.append(Fault((key, number), "wrong-shape", f"a text that can't be stored as UTF-8: {error}"))


def _fault(base: Pointer, error: Any, kind: type[Any]) -> Fault:
    """Turn one of pydantic's errors into our words."""
    loc, wrong = tuple(step for step in error["loc"] if step not in ("int", "float")), error["type"]
    last = str(loc[-1]) if loc else ""
    if wrong in ("extra_forbidden", "unexpected_keyword_argument"):
        return Fault(
            (*base, *loc), "unknown-field", f"{last!r} is no field here{_nearest(last, _fields_at(kind, loc[:-1]))}"
        )
    if wrong in ("missing", "missing_keyword_only_argument", "missing_argument"):
        return Fault((*base, *loc), "missing-field", f"{last!r} is needed here and is not there")
    if wrong == "literal_error":
        choices = [c.strip("' ") for c in error["ctx"]["expected"].replace(" or ", ", ").split(",")]
        guess = _nearest(str(error["input"]), choices) or f"; expected {error['ctx']['expected']}"
        return Fault(
            (*base, *loc), "unknown-value", f"{_short(error['input'])} is not one of the words for {last!r}{guess}"
        )
    if wrong == "value_error":
        reason = error["ctx"]["error"]
        field = getattr(reason, "field", None)
        rule = "impossible-date" if type(reason).__name__ == "DateError" else "wrong-value"
        return Fault((*base, *loc, *((field,) if field else ())), rule, str(reason))
    if last in ("low", "best", "high", "lat", "lon"):
        return Fault((*base, *loc), "wrong-type", f"expected a number, got {_short(error['input'])}")
    expected = error["msg"][0].lower() + error["msg"][1:]
    return Fault((*base, *loc), "wrong-type", f"{expected}, got {_short(error['input'])}")


def _fields_at(kind: type[Any], loc: tuple[Any, ...]) -> list[str]:
    """List the fields of the record at `loc` inside a record of `kind`."""
    from nkcli.model import records  # only after a fault

    for step in loc:
        if isinstance(step, str) and step in kind.__dataclass_fields__:
            inner = str(kind.__dataclass_fields__[step].type)[6:].partition(",")[0]
            kind = getattr(records, inner, kind)
    return list(kind.__dataclass_fields__)


def _nearest(word: str, known: list[str]) -> str:
    from difflib import get_close_matches  # only after a fault

    close = get_close_matches(word, known, n=1)
    return f"; did you mean {close[0]!r}?" if close else ""


def _short(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=True, default=str)
    return text if len(text) <= _SHOWN_INPUT else f"{text[:_SHOWN_INPUT]}…"


def _version(file: _File | None, found: list[Fault]) -> str:
    if file is None:
        return ""
    version = file.value.get("version") if isinstance(file.value, dict) else None
    if not isinstance(version, str) or not version:
        found.append(Fault(("version",), "missing-field", "'version' (a text like \"1.0.0\") is needed here"))
        return ""
    return version


# -- places in files -----------------------------------------------------------------------------


def _located(file: _File, found: list[Fault]) -> Iterator[Problem]:
    """Give each fault its line, record id and field; only a faulty file is scanned for lines."""
    repeated: list[Pointer] = []
    if not found and not _may_repeat(file.text):
        return
    at = lines(file.text, repeated)
    message = "{!r} stands twice in this object; the second would win"
    twice = [Fault(pointer, "duplicate-key", message.format(pointer[-1])) for pointer in repeated]
    for fault in (*found, *twice):
        line = next((at[fault.pointer[:n]] for n in range(len(fault.pointer), -1, -1) if fault.pointer[:n] in at), None)
        yield Problem(
            file=file.name,
            line=line,
            record=_record_id(file.value, fault.pointer),
            field=".".join(map(str, fault.pointer[2:])) or None,
            rule=fault.rule,
            message=fault.message,
        )


def _may_repeat(text: str) -> bool:
    """Say whether an object in the text has the same key twice."""
    repeated = False

    def pairs(items: list[tuple[str, Any]]) -> None:
        nonlocal repeated
        repeated = repeated or len({k for k, _ in items}) < len(items)

    json.loads(text, object_pairs_hook=pairs)
    return repeated


def _record_id(value: Any, pointer: Pointer) -> str | None:
    if len(pointer) < 2 or not isinstance(value, dict):  # noqa: PLR2004 - (key, number, …)
        return None
    try:
        record = value[pointer[0]][pointer[1]]
        return str(record["id"]) if isinstance(record, dict) else None
    except (KeyError, IndexError, TypeError):
        return None
