"""What ties records together: unique ids, references that resolve, the tree of events.

These rules work on raw rows, so that a record with a fault of its own still counts as a target
and one fault is not reported as ten.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from nkcli.edtf.date import EdtfDate
from nkcli.edtf.part import DateError

if TYPE_CHECKING:
    from nkcli.loading.json_positions import Pointer
    from nkcli.model.conflict import Conflict

REFERENCES = {
    "part_of": "event",
    "related": "event",
    "event": "event",
    "actor": "actor",
    "affected": "actor",
    "claimant": "actor",
    "group": "actor",
    "toward": "actor",
    "holder": "actor",
    "place": "place",
    "places": "place",
    "within": "place",
    "source": "source",
    "parts": "claim",
    "subset_of": "claim",
    "contradicts": "claim",
}
"""The fields that hold ids, wherever they stand, and what kind of record they name."""

OTHERS = frozenset({"contradicts", "group", "parts", "related", "subset_of", "toward", "within"})
"""The references that can't be to the record they stand in; `part_of` has a rule of its own."""

GUESSES = 100
"""So many wrong references get a guess at what was meant: more would take minutes."""

LONGEST_GUESS = 100
"""Characters of a word that may have been misspelt."""

Rows = Mapping[str, Sequence[Any]]
"""The raw records of each file that could be read, by "events", "actors", …"""

Located = tuple[str, "RawProblem"]
"""A file's key and a fault in it."""


class RawProblem(NamedTuple):
    """A fault at a place in a file, before lines are known."""

    pointer: Pointer
    rule: str
    message: str


def find_problems(raw: Rows) -> Iterator[Located]:
    """Yield every fault between records."""
    owners = _owners(raw)
    yield from _duplicates(raw)
    yield from _dangling(raw, owners)
    yield from _to_itself(raw)
    yield from _tree(raw.get("events", ()))


def conflict_problems(conflict: Conflict, actors: set[str] | None, events: set[str] | None) -> Iterator[RawProblem]:
    """Yield what conflict.json names and is not there; None stands for ids of a file that could not be read."""
    wars = tuple(
        (f"war_aliases.{n}.events.{m}", event)
        for n, alias in enumerate(conflict.war_aliases)
        for m, event in enumerate(alias.events)
    )
    for kind, references, ids in (("actor", conflict.actor_references, actors), ("event", wars, events)):
        for way, record_id in references if ids is not None else ():
            if record_id not in (ids or ()):
                pointer = tuple(int(step) if step.isdigit() else step for step in way.split("."))
                guess = nearest(record_id, sorted(ids or ()))
                yield RawProblem(pointer, "dangling-reference", f"there is no {kind} {shortened(record_id)!r}{guess}")


# -- ids -----------------------------------------------------------------------------------------


def _ids(raw: Rows) -> Iterator[tuple[str, str, str, Pointer]]:
    """Yield (id, kind, file key, pointer) of every record, role and claim."""
    for key, rows in raw.items():
        for number, row in enumerate(rows):
            for pointer, value in walk((key, number), row):
                if pointer[-1] == "id" and isinstance(value, str):
                    yield value, _kind(pointer), key, pointer


def _kind(pointer: Pointer) -> str:
    lists = [p for p in pointer if isinstance(p, str)]
    return lists[-2].removesuffix("s")


def _owners(raw: Rows) -> dict[str, set[str]]:
    known: dict[str, set[str]] = defaultdict(set)
    for record_id, kind, _, _ in _ids(raw):
        known[kind].add(record_id)
    return known


def _duplicates(raw: Rows) -> Iterator[Located]:
    first: dict[str, Pointer] = {}
    for record_id, _, key, pointer in _ids(raw):
        if record_id in first:
            other = first[record_id]
            where = f"{other[0]}.json, record {int(other[1]) + 1}"
            yield (
                key,
                RawProblem(
                    pointer, "duplicate-id", f"the id {record_id!r} is already taken in {where}; every id is unique"
                ),
            )
        else:
            first[record_id] = pointer


# -- references ----------------------------------------------------------------------------------


def _dangling(raw: Rows, owners: dict[str, set[str]]) -> Iterator[Located]:
    """Report ids that name nothing; a file that could not be read can't be blamed."""
    whole = {"event": "events", "actor": "actors", "place": "places", "source": "sources"}
    unread = {kind for kind, key in whole.items() if key not in raw}
    if {"event", "actor"} & unread:
        unread.add("claim")
    guesses = 0
    for key, pointer, field, value in _references(raw):
        kind = REFERENCES[field]
        if kind not in unread and value not in owners[kind]:
            guess = nearest(value, sorted(owners[kind])) if guesses < GUESSES else ""
            guesses += 1
            yield key, RawProblem(pointer, "dangling-reference", f"there is no {kind} {shortened(value)!r}{guess}")


def _references(raw: Rows) -> Iterator[tuple[str, Pointer, str, str]]:
    """Yield (file key, pointer, field, id) of every reference."""
    for key, rows in raw.items():
        for number, row in enumerate(rows):
            for pointer, value in walk((key, number), row):
                field = next((p for p in reversed(pointer[2:]) if isinstance(p, str)), "")
                if field in REFERENCES and isinstance(value, str):
                    yield key, pointer, field, value


def _to_itself(raw: Rows) -> Iterator[Located]:
    """Report a place that is within itself, a claim that is a part of itself and their like."""
    holders = {pointer[:-1]: (record_id, kind) for record_id, kind, _, pointer in _ids(raw)}
    held = Counter(record_id for record_id, _ in holders.values())
    for key, pointer, field, value in _references(raw):
        if field in OTHERS and held[value] == 1:  # an id held twice is a fault already, and may mean the other
            kind = REFERENCES[field]
            if (value, kind) in (holders.get(pointer[:n]) for n in range(len(pointer))):
                yield key, RawProblem(pointer, "self-reference", f"{value!r} refers to itself; name another {kind}")


def shortened(text: str) -> str:
    """Cut a text that is too long to be told."""
    return text if len(text) <= LONGEST_GUESS else f"{text[:LONGEST_GUESS]}…"


def nearest(word: str, known: Sequence[str]) -> str:
    """Guess which of the words that are known was meant, as the end of a sentence; "" where none is near."""
    from difflib import get_close_matches  # only after a fault

    close = get_close_matches(word, known, n=1) if len(word) <= LONGEST_GUESS else []
    return f"; did you mean {close[0]!r}?" if close else ""


def walk(base: Pointer, row: Any) -> Iterator[tuple[Pointer, Any]]:
    """Yield every scalar inside a record with the way to it; not recursive."""
    stack: list[tuple[Pointer, Any]] = [(base, row)]
    while stack:
        pointer, value = stack.pop()
        if isinstance(value, dict):
            stack.extend(((*pointer, k), v) for k, v in reversed(value.items()))
        elif isinstance(value, list):
            stack.extend(((*pointer, n), v) for n, v in reversed(list(enumerate(value))))
        else:
            yield pointer, value


# -- the tree of events --------------------------------------------------------------------------


def _tree(rows: Sequence[Any]) -> Iterator[Located]:
    parents: dict[str, str] = {}
    dates: dict[str, EdtfDate] = {}
    for row in rows:
        if isinstance(row, dict) and isinstance(row.get("id"), str):
            if isinstance(row.get("part_of"), str):
                parents[row["id"]] = row["part_of"]
            try:
                dates[row["id"]] = EdtfDate.parse(str(row.get("date", "")))
            except DateError:
                continue
    circling = cyclic(parents)
    for number, row in enumerate(rows):
        child = row.get("id") if isinstance(row, dict) else None
        if not isinstance(child, str) or child not in parents:
            continue
        pointer, parent = ("events", number, "part_of"), parents[child]
        if child in circling:
            yield "events", RawProblem(pointer, "part-of-cycle", f"{child!r} is part of itself, through {parent!r}")
        elif child in dates and parent in dates and not dates[child].within(dates[parent]):
            message = f"{dates[child].text} lies outside {parent!r}, which is {dates[parent].text}"
            yield "events", RawProblem(("events", number, "date"), "outside-parent", message)


def cyclic(parents: dict[str, str]) -> set[str]:
    """Find the events that are on a cycle, in linear time."""
    state: dict[str, int] = {}
    found: set[str] = set()
    for start in parents:
        path: list[str] = []
        node: str | None = start
        while node is not None and state.get(node, 0) == 0:
            state[node] = 1
            path.append(node)
            node = parents.get(node)
        if node is not None and state.get(node) == 1:
            found.update(path[path.index(node) :])
        state.update(dict.fromkeys(path, 2))
    return found
