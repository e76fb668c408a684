"""Where things stand in a JSON text: the line of every object, list item and key.

The standard library's parser keeps no positions. This scan runs only over a file in which a fault
was found, is not recursive, and expects valid JSON.
"""

from __future__ import annotations

import json
import re

Pointer = tuple[str | int, ...]
"""The way to a value: ("events", 3, "date")."""

_MARK = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+', re.DOTALL)


def lines(text: str, repeated: list[Pointer] | None = None) -> dict[Pointer, int]:
    """Map the way to each value to its line, counted from 1.

    Keys that an object holds twice are appended to `repeated`.
    """
    found: dict[Pointer, int] = {(): 1}
    path: list[str | int] = []
    is_object: list[bool] = []
    key_next = False
    line, seen = 1, 0
    for match in _MARK.finditer(text):
        line += text.count("\n", seen, match.start())
        seen = match.start()
        mark = match[0]
        if mark in "}]":
            is_object.pop()
            path.pop()
        elif mark == ",":
            key_next = is_object[-1]
            if not key_next:
                path[-1] = int(path[-1]) + 1
        elif key_next:
            key_next = False
            path[-1] = json.loads(mark)
            if tuple(path) in found:
                _forget(found, tuple(path), repeated)
            found[tuple(path)] = line
        elif mark != ":":
            found.setdefault(tuple(path), line)
            if mark in "{[":
                is_object.append(mark == "{")
                path.append("" if mark == "{" else 0)
                key_next = mark == "{"
    return found


def _forget(found: dict[Pointer, int], pointer: Pointer, repeated: list[Pointer] | None) -> None:
    """Drop what stood under a key that comes again, for the last one counts; note the key once."""
    if repeated is not None and pointer not in repeated:
        repeated.append(pointer)
    for inner in [p for p in found if p[: len(pointer)] == pointer]:
        del found[inner]
