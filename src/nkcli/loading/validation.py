"""The door: what nobody vouches for passes pydantic, and every fault is reported at once.

Each record is validated by itself, so one bad record hides no other; then the rules that tie
records together (`nkcli.loading.integrity`). Pydantic's errors become `Problem`s that say what was expected.
"""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import TypeAdapter, ValidationError

from nkcli.errors import DataError
from nkcli.loading.fast_validation import KINDS, Tables, sound
from nkcli.loading.integrity import RawProblem, conflict_problems, find_problems, nearest, walk
from nkcli.loading.json_positions import Pointer, lines
from nkcli.loading.package import package_of
from nkcli.model.conflict import SKELETON, UNNAMED, Conflict
from nkcli.model.dataset import Dataset
from nkcli.model.problem import Problem
from nkcli.model.vocabulary import PATTERNS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_SHOWN_INPUT = 60

TOO_DEEP = "nested too deeply; records are at most six levels deep"

MOST_FAULTS = 100_000
"""Of one file; where there are more, the rest of it is not read."""


class _File(NamedTuple):
    """One data file: its text, what JSON makes of it, and whether an object holds a key twice."""

    name: str
    text: str
    value: Any
    repeats: bool


def validate_tables(blobs: Mapping[str, bytes | OSError], where: str, digest: str) -> Dataset:
    """Validate the files of a data folder: quickly, and where there is a doubt thoroughly.

    Raises:
        DataError: with every problem of every file.
    """
    tables = sound(blobs) or {}
    problems: list[Problem] = []
    files: dict[str, _File] = {}
    for name in [n for n in blobs if n.removesuffix(".json") not in tables]:
        opened = _open(name, blobs[name])
        if isinstance(opened, Problem):
            problems.append(opened)
        else:
            files[name] = opened
    found: dict[str, list[RawProblem]] = {name: [] for name in files}
    good: dict[str, list[Any]] = {}
    raw: dict[str, list[Any]] = {}
    for key, kind in KINDS.items():
        if f"{key}.json" in files:
            rows = _rows(key, files[f"{key}.json"], found[f"{key}.json"])
            if rows is not None:
                good[key] = list(_validate(key, kind, rows, found[f"{key}.json"]))
                if len(found[f"{key}.json"]) <= MOST_FAULTS:
                    raw[key] = rows
    package = files.get("datapackage.json")
    version = _version(package, found.get("datapackage.json", []))
    ids = {key: _ids(tables, raw, key) for key in ("actors", "events")}
    conflict = _conflict(files.get("conflict.json"), ids, found.get("conflict.json", []))
    for key, fault in find_problems(raw):
        found[f"{key}.json"].append(fault)
    for name, file in files.items():
        problems += _located(file, found[name])
    if problems:
        raise DataError(sorted(problems), where)
    return Dataset(
        **(tables or {key: tuple(rows) for key, rows in good.items()}),
        version=version,
        digest=digest,
        conflict=conflict or UNNAMED,
        package=package_of(package.value if package else {}),
    )


def _ids(tables: Tables, raw: Mapping[str, list[Any]], key: str) -> set[str] | None:
    """Return the ids of a table, None where its file could not be read."""
    if key in tables:
        return {record.id for record in tables[key]}
    return {str(row.get("id")) for row in raw[key] if isinstance(row, dict)} if key in raw else None


# -- bytes to JSON -------------------------------------------------------------------------------


def _open(name: str, data: bytes | OSError) -> _File | Problem:
    """Decode one file, or say why it can't be."""
    if isinstance(data, FileNotFoundError):
        begin = f"; to begin with: {SKELETON}" if name == "conflict.json" else ""
        message = f"there is no such file; every data folder needs it{begin}"
        return Problem(file=name, rule="missing-file", message=message)
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
    repeats = False

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        nonlocal repeats
        made = dict(items)
        repeats = repeats or len(made) < len(items)
        return made

    try:
        value = json.loads(text, parse_constant=_refuse_constant, object_pairs_hook=pairs)
        return _File(name, text, value, repeats)
    except json.JSONDecodeError as error:
        message = f"not JSON: {error.msg.removesuffix(' at')} at line {error.lineno}, column {error.colno}"
        return Problem(file=name, line=error.lineno, rule="not-json", message=message)
    except _NotANumber as error:
        message = f"not JSON: {error} is no number; leave the field out where a figure is unknown"
        return Problem(file=name, line=_line_of_constant(text), rule="not-json", message=message)
    except RecursionError:
        return Problem(file=name, rule="not-json", message=TOO_DEEP)
    except ValueError:  # Python refuses to read numbers of more than some thousand digits
        return Problem(file=name, rule="not-json", message="holds a number of thousands of digits")


def _line_of_constant(text: str) -> int:
    """Find the line of the first NaN or Infinity that stands outside a text."""
    bare = (m for m in re.finditer(r'"(?:[^"\\]++|\\.)*+"|NaN|-?Infinity', text) if not m[0].startswith('"'))
    return text.count("\n", 0, next(bare).start()) + 1


# -- JSON to records -----------------------------------------------------------------------------


def _rows(key: str, file: _File, found: list[RawProblem]) -> list[Any] | None:
    """Find the list of records in a file: ``{"events": [...]}``; None where there is none."""
    value = file.value
    if not isinstance(value, dict) or not isinstance(value.get(key), list):
        found.append(RawProblem((), "wrong-shape", f'expected an object {{"{key}": [ … ]}} with the list of {key}'))
        return None
    message = "{!r} is no field here; the file holds {!r} alone"
    found += (RawProblem((extra,), "unknown-field", message.format(extra, key)) for extra in value.keys() - {key})
    rows: list[Any] = value[key]
    return rows


@cache
def _adapter(key: str) -> TypeAdapter[Any]:
    return TypeAdapter[Any](KINDS[key])


def _validate(key: str, kind: type[Any], rows: list[Any], found: list[RawProblem]) -> Iterator[Any]:
    adapter = _adapter(key)
    for number, row in enumerate(rows):
        if len(found) >= MOST_FAULTS:
            found.append(
                RawProblem((key, number), "too-many-faults", f"not read from here on: {MOST_FAULTS:,} faults above")
            )
            return
        if not isinstance(row, dict):
            found.append(RawProblem((key, number), "wrong-shape", f"expected a record (an object), got {_short(row)}"))
            continue
        faults_of_row = [*_lone_surrogates((key, number), row), *_whole_numbers((key, number), row)]
        try:
            record = adapter.validate_json(json.dumps(row, ensure_ascii=False).encode("utf-8", "replace"), strict=True)
        except ValidationError as error:
            found += dict.fromkeys(_fault((key, number), e, kind) for e in error.errors())
        else:
            if not faults_of_row:
                yield record
        found += faults_of_row


def _lone_surrogates(base: Pointer, row: Any) -> Iterator[RawProblem]:
    r"""Refuse texts with half a character ("\ud800"), which no file can hold."""
    for pointer, value in walk(base, row):
        if isinstance(value, str) and not value.isascii() and any("\ud800" <= c <= "\udfff" for c in value):
            yield RawProblem(
                pointer, "wrong-value", f"{_short(value)} holds half a character, which can't be stored as UTF-8"
            )


def _whole_numbers(base: Pointer, row: dict[str, Any]) -> Iterator[RawProblem]:
    """Refuse true and 1.0 where pydantic's Literal takes them for 1."""
    rank = row.get("importance")
    if rank in (1, 2, 3) and type(rank) is not int:
        message = f"{_short(rank)} is not one of the words for 'importance'; expected 1, 2 or 3"
        yield RawProblem((*base, "importance"), "unknown-value", message)


def _fault(base: Pointer, error: Any, kind: type[Any]) -> RawProblem:
    """Turn one of pydantic's errors into our words."""
    loc, wrong = tuple(step for step in error["loc"] if step not in ("int", "float")), error["type"]
    last = str(loc[-1]) if loc else ""
    if wrong == "unexpected_keyword_argument":
        return RawProblem(
            (*base, *loc), "unknown-field", f"{last!r} is no field here{nearest(last, _fields_at(kind, loc[:-1]))}"
        )
    if wrong == "missing":
        return RawProblem((*base, *loc), "missing-field", f"{last!r} is needed here and is not there")
    if wrong == "literal_error":
        choices = [c.strip("' ") for c in error["ctx"]["expected"].replace(" or ", ", ").split(",")]
        texts = isinstance(error["input"], str) and not choices[0].isdigit()
        guess = (nearest(error["input"], choices) if texts else "") or f"; expected {error['ctx']['expected']}"
        return RawProblem(
            (*base, *loc), "unknown-value", f"{_short(error['input'])} is not one of the words for {last!r}{guess}"
        )
    if wrong in ("string_pattern_mismatch", "value_error"):
        return _refused((*base, *loc), wrong, error)
    if wrong == "json_invalid":  # it was read as JSON before; pydantic gives in at half the depth that Python does
        return RawProblem(base, "not-json", TOO_DEEP)
    a_number = last in ("low", "best", "high", "lat", "lon")
    expected = "expected a number" if a_number else error["msg"][0].lower() + error["msg"][1:]
    return RawProblem((*base, *loc), "wrong-type", f"{expected}, got {_short(error['input'])}")


def _refused(pointer: Pointer, wrong: str, error: Any) -> RawProblem:
    """Say why one of our own types or rules refused a value."""
    if wrong == "string_pattern_mismatch":
        return RawProblem(pointer, "wrong-value", PATTERNS[error["ctx"]["pattern"]].refusal(error["input"]))
    reason = error["ctx"]["error"]
    field = getattr(reason, "field", None)
    rule = "impossible-date" if type(reason).__name__ == "DateError" else "wrong-value"
    return RawProblem((*pointer, *((field,) if field else ())), rule, str(reason))


def _fields_at(kind: type[Any], loc: tuple[Any, ...]) -> list[str]:
    """List the fields of the record at `loc` inside a record of `kind`."""
    from nkcli.model import conflict, records  # only after a fault

    for step in loc:
        if step in kind.__dataclass_fields__:
            inner = re.findall(r"[A-Z]\w+", str(kind.__dataclass_fields__[step].type))[0]
            kind = getattr(records, inner, None) or getattr(conflict, inner)
    return list(kind.__dataclass_fields__)


def _short(value: Any) -> str:
    text = json.dumps(value)
    return text if len(text) <= _SHOWN_INPUT else f"{text[:_SHOWN_INPUT]}…"


def _version(file: _File | None, found: list[RawProblem]) -> str:
    if file is None:
        return ""
    version = file.value.get("version") if isinstance(file.value, dict) else None
    if not isinstance(version, str) or not version:
        found.append(RawProblem(("version",), "missing-field", "'version' (a text like \"1.0.0\") is needed here"))
        return ""
    found += _lone_surrogates((), file.value)
    return version


def _conflict(file: _File | None, ids: Mapping[str, set[str] | None], found: list[RawProblem]) -> Conflict | None:
    """Return what conflict.json says, None where it has a fault of its own."""
    if file is None:
        return None
    if not isinstance(file.value, dict):
        found.append(RawProblem((), "wrong-shape", f"expected an object, got {_short(file.value)}"))
        return None
    found += _lone_surrogates((), file.value)
    try:
        data = json.dumps(file.value, ensure_ascii=False).encode("utf-8", "replace")
        conflict: Conflict = TypeAdapter(Conflict).validate_json(data, strict=True)
    except ValidationError as error:
        found += dict.fromkeys(_fault((), e, Conflict) for e in error.errors())
        return None
    found += conflict_problems(conflict, ids["actors"], ids["events"])
    return conflict


# -- places in files -----------------------------------------------------------------------------


def _located(file: _File, found: list[RawProblem]) -> Iterator[Problem]:
    """Give each fault its line, record id and field; only a faulty file is scanned for lines."""
    if not found and not file.repeats:
        return
    stands = {fault.pointer: _standing(file.value, fault.pointer) for fault in found}
    repeated: list[Pointer] = []
    at = lines(file.text, repeated) if file.repeats else lines(file.text, wanted=set(stands.values()))
    message = "{!r} stands twice in this object; the second would win"
    twice = [RawProblem(pointer, "duplicate-key", message.format(pointer[-1])) for pointer in repeated]
    for fault in (*found, *twice):
        yield Problem(
            file=file.name,
            line=at[stands.get(fault.pointer, fault.pointer)],
            record=_record_id(file.value, fault.pointer),
            field=_field(fault.pointer),
            rule=fault.rule,
            message=fault.message,
        )


def _standing(value: Any, pointer: Pointer) -> Pointer:
    """Shorten a way to what stands in the file: that of a missing field to its record's."""
    for length, step in enumerate(pointer):
        of_object = isinstance(value, dict) and step in value
        of_list = isinstance(value, list) and isinstance(step, int)
        if not (of_object or of_list):
            return pointer[:length]
        value = value[step]
    return pointer


def _field(pointer: Pointer) -> str | None:
    """Write the way inside a record, or the whole way where the fault is in no record."""
    in_table = len(pointer) > 1 and pointer[0] in KINDS
    inside = pointer[2:] if in_table else pointer
    return ".".join(map(str, inside)) or None


def _record_id(value: Any, pointer: Pointer) -> str | None:
    try:
        return str(value[pointer[0]][pointer[1]]["id"]) if pointer[0] in KINDS else None
    except (KeyError, IndexError, TypeError):
        return None
