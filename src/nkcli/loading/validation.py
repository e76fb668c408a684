"""Untrusted files to a `Dataset`, or the complete list of their problems, each with its line.

One path for all: a file is decoded and parsed (`json_files`), its records validated by pydantic
(`shapes`), and what ties records together is checked (`integrity`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from nkcli.errors import DataError
from nkcli.loading.files import CHANGES, EXCEPTIONS, IDS
from nkcli.loading.integrity import RawProblem, conflict_problems, find_problems
from nkcli.loading.json_files import JsonFile, read_json
from nkcli.loading.json_positions import Pointer, lines
from nkcli.loading.package import package_of
from nkcli.loading.shapes import KINDS, lone_surrogates, read_record, read_records
from nkcli.model.changes import Changes
from nkcli.model.conflict import UNNAMED, Conflict
from nkcli.model.dataset import Dataset
from nkcli.model.exceptions import Exceptions
from nkcli.model.ids import Ids
from nkcli.model.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


class _Opened(NamedTuple):
    """A file that is JSON, and what is wrong with what it holds."""

    file: JsonFile
    problems: list[RawProblem]


def validate_tables(blobs: Mapping[str, bytes | OSError], where: str, digest: str) -> Dataset:
    """Return the data set of a folder's files.

    Raises:
        DataError: with every problem of every file.
    """
    read = {name: read_json(name, data) for name, data in blobs.items()}
    problems = [file for file in read.values() if isinstance(file, Problem)]
    opened = {name: _Opened(file, []) for name, file in read.items() if isinstance(file, JsonFile)}
    tables: dict[str, Sequence[Any]] = {}
    for key in KINDS:
        rows = read_records(key, *opened[f"{key}.json"]) if f"{key}.json" in opened else None
        if rows is not None:
            tables[key] = rows
    conflict = _conflict(opened.get("conflict.json"), tables)
    version, package = _package(opened.get("datapackage.json"))
    ids: Ids | None = read_record(Ids, *opened[IDS]) if IDS in opened else None
    excuses: Exceptions | None = read_record(Exceptions, *opened[EXCEPTIONS]) if EXCEPTIONS in opened else None
    changes: Changes | None = read_record(Changes, *opened[CHANGES]) if CHANGES in opened else None
    for key, problem in find_problems(tables, conflict):
        opened[f"{key}.json"].problems.append(problem)
    for one in opened.values():
        problems += _located(*one)
    if problems:
        raise DataError(sorted(problems), where)
    return Dataset(
        **{key: tuple(rows) for key, rows in tables.items()},
        version=version,
        digest=digest,
        conflict=conflict or UNNAMED,
        package=package_of(package),
        ids=ids or Ids(),
        exceptions=excuses.exceptions if excuses else (),
        changes=tuple(release.whole for release in changes.changes) if changes else (),
    )


def _conflict(opened: _Opened | None, tables: Mapping[str, Sequence[Any]]) -> Conflict | None:
    """Return what conflict.json says, None where it has a problem of its own."""
    conflict: Conflict | None = read_record(Conflict, *opened) if opened else None
    if opened and conflict:
        opened.problems.extend(conflict_problems(conflict, tables))
    return conflict


def _package(opened: _Opened | None) -> tuple[str, dict[str, Any]]:
    """Return the version of the data, and all that datapackage.json says."""
    if opened is None:
        return "", {}
    value = opened.file.value if isinstance(opened.file.value, dict) else {}
    version = value.get("version")
    if not isinstance(version, str) or not version:
        message = "'version' (a text like \"1.0.0\") is needed here"
        opened.problems.append(RawProblem(("version",), "missing-field", message))
        return "", value
    opened.problems.extend(lone_surrogates((), value))
    return version, value


# -- places in files -----------------------------------------------------------------------------


def _located(file: JsonFile, problems: list[RawProblem]) -> Iterator[Problem]:
    """Yield each problem with its line, record id and field; only a faulty file is scanned for lines."""
    if not problems and not file.repeats:
        return
    stands = {problem.pointer: _standing(file.value, problem.pointer) for problem in problems}
    repeated: list[Pointer] = []
    at = lines(file.text, repeated) if file.repeats else lines(file.text, wanted=set(stands.values()))
    message = "{!r} stands twice in this object; the second would win"
    twice = [RawProblem(pointer, "duplicate-key", message.format(pointer[-1])) for pointer in repeated]
    for problem in (*problems, *twice):
        yield Problem(
            file=file.name,
            line=at[stands.get(problem.pointer, problem.pointer)],
            record=_record_id(file.value, problem.pointer),
            field=_field(problem.pointer),
            rule=problem.rule,
            message=problem.message,
        )


def _standing(value: Any, pointer: Pointer) -> Pointer:
    """Return the way to what stands in the file: that of a missing field is its record's."""
    for length, step in enumerate(pointer):
        of_object = isinstance(value, dict) and step in value
        of_list = isinstance(value, list) and isinstance(step, int)
        if not (of_object or of_list):
            return pointer[:length]
        value = value[step]
    return pointer


def _field(pointer: Pointer) -> str | None:
    """Return the way inside a record, or the whole way where the problem is in no record."""
    in_table = len(pointer) > 1 and pointer[0] in KINDS
    inside = pointer[2:] if in_table else pointer
    return ".".join(map(str, inside)) or None


def _record_id(value: Any, pointer: Pointer) -> str | None:
    try:
        return str(value[pointer[0]][pointer[1]]["id"]) if pointer[0] in KINDS else None
    except (KeyError, IndexError, TypeError):
        return None
