"""Bytes to JSON: one data file decoded and parsed, or the problem that prevents it."""

from __future__ import annotations

import json
import re
from typing import Any, NamedTuple

from nkcli.model.conflict import SKELETON
from nkcli.model.problem import Problem

TOO_DEEP = "nested too deeply; records are at most six levels deep"


class JsonFile(NamedTuple):
    """One data file: its bytes and text, what JSON makes of it, and whether an object holds a key twice."""

    name: str
    data: bytes
    text: str
    value: Any
    repeats: bool


def read_json(name: str, data: bytes | OSError) -> JsonFile | Problem:
    """Return the parsed file, or the problem that makes it unreadable."""
    if isinstance(data, FileNotFoundError):
        skeleton = f"; to begin with: {SKELETON}" if name == "conflict.json" else ""
        message = f"there is no such file; every data folder needs it{skeleton}"
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
    return _parse(name, data, text)


class _NotANumber(ValueError):
    """NaN or Infinity, which JSON does not know."""


def _refuse_constant(text: str) -> float:
    raise _NotANumber(text)


def _parse(name: str, data: bytes, text: str) -> JsonFile | Problem:
    repeats = False

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        nonlocal repeats
        row = dict(items)
        if len(row) < len(items):
            repeats = True
        return row

    try:
        value = json.loads(text, parse_constant=_refuse_constant, object_pairs_hook=pairs)
        return JsonFile(name, data, text, value, repeats)
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
    """Return the line of the first NaN or Infinity that stands outside a text."""
    bare = (m for m in re.finditer(r'"(?:[^"\\]++|\\.)*+"|NaN|-?Infinity', text) if not m[0].startswith('"'))
    return text.count("\n", 0, next(bare).start()) + 1
