"""For programs: JSON, JSON Lines, CSV and TSV."""

from __future__ import annotations

import json
import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from nkcli.render.cells import for_scripts

if TYPE_CHECKING:
    from nkcli.report.sheet import Answer, Cell, Sheet

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
    head = {"schema": {"name": answer.schema, "version": SCHEMA_VERSION}, "dataset": dict(dataset), "query": query}
    parts = [(name, _compact(value, ascii_only=ascii_only)) for name, value in head.items()]
    lead = "{\n"
    for name, text in parts:
        yield f'{lead}"{name}": {text}'
        lead = ",\n"
    for name in shown_fields(answer):
        yield f'{lead}"{name}": '
        yield from _value(getattr(answer, name), ascii_only=ascii_only)
    if all_names is not None:
        held = {i: all_names[i] for i in sorted(set(_ids(answer, all_names)))}
        yield f'{lead}"all_names": {_compact(held, ascii_only=ascii_only)}'
    yield "\n}\n"


def _ids(value: Any, known: Container[str]) -> Iterator[str]:
    """Yield the known ids that an answer holds, at any depth."""
    if isinstance(value, str):
        if value in known:
            yield value
    elif hasattr(value, "__dataclass_fields__"):
        for name in shown_fields(value):
            yield from _ids(getattr(value, name), known)
    elif isinstance(value, tuple | list | Mapping):
        for item in value:
            yield from _ids(item, known)
        yield from _ids(list(value.values()), known) if isinstance(value, Mapping) else ()


def _value(value: Any, *, ascii_only: bool) -> Iterator[str]:
    """Yield a field's value; the items of a list stand on a line each."""
    if not isinstance(value, tuple | list) or not value:
        yield _compact(value, ascii_only=ascii_only)
        return
    lead = "[\n"
    for item in value:
        yield lead + _compact(item, ascii_only=ascii_only)
        lead = ",\n"
    yield "\n]"


def _compact(value: object, *, ascii_only: bool) -> str:
    text = json.dumps(value, ensure_ascii=ascii_only, allow_nan=False, default=as_json)
    return text if text.isascii() else _ACTING.sub(_escaped, text)


_ACTING = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
"""What acts on a terminal or breaks a line, though JSON would allow it as it is."""


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


def json_lines(answer: Answer, *, ascii_only: bool) -> Iterator[str]:
    """Yield the answer's rows alone, one JSON object a line."""
    for row in getattr(answer, answer.rows_field):
        yield _compact(row, ascii_only=ascii_only) + "\n"


def delimited(sheet: Sheet, delimiter: str, *, raw: bool = False) -> Iterator[str]:
    """Yield the sheet's rows as CSV (RFC 4180) or TSV, the groups' keys in the first column.

    Texts that a spreadsheet would take for a formula get an apostrophe; `raw` writes them as they are.
    """
    import csv
    import io

    write = _kept if raw else _unarmed
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=delimiter, lineterminator="\n")
    lead = [sheet.group] if sheet.group else []
    kept = [i for i, column in enumerate(sheet.columns) if column.scripts]
    writer.writerow(lead + [sheet.columns[i].name for i in kept])
    yield buffer.getvalue()
    for group in sheet.groups:
        for row in group.rows:
            buffer.seek(0)
            buffer.truncate()
            key = [group.key] if sheet.group else []
            writer.writerow([write(cell) for cell in (*key, *(row[i] for i in kept))])
            yield buffer.getvalue()


_FORMULA = re.compile(r"""(?:^\s*|[,;\t]"*)(?=[=+\-@＝＋－＠])""")
"""Before what begins a formula: at the start of a text, and after what some spreadsheets split cells at.

Where the comma is the decimal sign they split a CSV at semicolons, quoted or not.
"""


def _unarmed(cell: Cell) -> str:
    """Keep a spreadsheet from taking a text for a formula (OWASP, CSV injection); a number is none."""
    text = for_scripts(cell)
    return _FORMULA.sub(r"\g<0>'", text) if isinstance(cell, str) else text


def _kept(cell: Cell) -> str:
    """Leave a text as it is, tabs too; what would act on a terminal stays written out."""
    return "\t".join(map(for_scripts, cell.split("\t"))) if isinstance(cell, str) else for_scripts(cell)
