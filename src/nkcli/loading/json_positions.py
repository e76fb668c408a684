"""Where things stand in a JSON text: the line of every object, list item and key.

The standard library's parser keeps no positions. This scan runs only over a file in which a fault
was found, is not recursive, and expects valid JSON.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

Pointer = tuple[str | int, ...]
"""The way to a value: ("events", 3, "date")."""

# Possessive, so that a text of ten million letters is passed in one step with no way back to remember.
_MARK = re.compile(r'"(?:[^"\\]++|\\.)*+"|[{}\[\],:]|[^\s{}\[\],:"]++', re.DOTALL)


def lines(text: str, repeated: list[Pointer] | None = None, wanted: set[Pointer] | None = None) -> dict[Pointer, int]:
    """Map the way to each value to its line, counted from 1.

    Of a key that an object holds twice the last one counts; `repeated` takes the way to it, once.
    `wanted` leaves out all other ways, and unless repeated keys are looked for the scan ends when
    the last of them is found.
    """
    found: dict[Pointer, int] = {(): 1}
    twice: dict[Pointer, None] = {}
    missing = len(wanted - {()}) if wanted is not None and repeated is None else -1
    for pointer, line in _values(text, twice) if missing else ():
        if wanted is None or pointer in wanted:
            missing -= pointer not in found
            found[pointer] = line
            if not missing:
                break
    if repeated is not None:
        repeated += twice
    return found


def _values(text: str, twice: dict[Pointer, None]) -> Iterator[tuple[Pointer, int]]:
    """Yield the way to every item and key with its line; the keys that an object holds twice go into `twice`."""
    path: list[str | int] = []
    keys: list[set[str] | None] = []  # of each object that is open; None for a list
    key_next = False
    line, seen = 1, 0
    for match in _MARK.finditer(text):
        line += text.count("\n", seen, match.start())
        seen = match.start()
        mark = match[0]
        if mark in "}]":
            keys.pop()
            path.pop()
        elif mark == ",":
            key_next = keys[-1] is not None
            if not key_next:
                path[-1] = int(path[-1]) + 1
        elif key_next:
            key_next = False
            path[-1] = json.loads(mark)
            _note(keys[-1], path, twice)
            yield tuple(path), line
        elif mark != ":":
            if path and keys[-1] is None:
                yield tuple(path), line
            if mark in "{[":
                key_next = mark == "{"
                keys.append(set() if key_next else None)
                path.append("" if key_next else 0)


def _note(keys: set[str] | None, path: list[str | int], twice: dict[Pointer, None]) -> None:
    if keys is not None:
        key = str(path[-1])
        if key in keys:
            twice[tuple(path)] = None
        keys.add(key)
