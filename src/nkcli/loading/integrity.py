"""What holds records together: unique ids, references that resolve, the tree of events.

The rules see records, and raw rows where a record has a problem of its own: so it still counts as a
target, and one fault is not reported as ten.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from nkcli.edtf.date import EdtfDate
from nkcli.edtf.part import DateError
from nkcli.model import records
from nkcli.model.vocabulary import UNITS

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

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
    "supersedes": "claim",
    "unit": "unit",
    "contradicts": "claim",
    "community": "community",
}
"""The fields that hold ids, wherever they stand, and what kind of record they name."""

WORDS = frozenset({"community", "unit"})
"""The kinds that are no records: conflict.json names them."""

OTHERS = frozenset({"contradicts", "group", "parts", "related", "subset_of", "supersedes", "toward", "within"})
"""The references that can't be to the record they stand in; `part_of` has a rule of its own."""

GUESSES = 100
"""So many wrong references get a guess at what was meant: more would take minutes."""

LONGEST_GUESS = 100
"""Characters of a word that may have been misspelt."""

Tables = Mapping[str, Sequence[Any]]
"""The rows of each file that could be read, by "events", "actors", …: records, or raw where they have problems."""

Located = tuple[str, "RawProblem"]
"""A table and a problem in it."""


class RawProblem(NamedTuple):
    """A problem at a place in a file, before lines are known."""

    pointer: Pointer
    rule: str
    message: str


def find_problems(tables: Tables, conflict: Conflict | None = None) -> Iterator[Located]:
    """Yield every problem between records; `conflict` is None where its file could not be read."""
    survey = Survey()
    for key, rows in tables.items():
        survey.add(rows, key)
    if conflict is not None:
        survey.ids["community"] = [c.id for c in conflict.communities]
        survey.ids["unit"] = [*UNITS, *conflict.units, *(c.code for c in conflict.currencies)]
    twice = {record_id for record_id, count in Counter(survey.record_ids()).items() if count > 1}
    dangling = {kind: survey.named[kind] - set(survey.ids[kind]) for kind in _known_kinds(tables, conflict)}
    if twice or survey.refers_to_itself or any(dangling.values()):
        yield from _Search(survey, twice, dangling).problems(tables)
    yield from _tree(tables.get("events", ()))


def _known_kinds(tables: Tables, conflict: Conflict | None) -> Iterator[str]:
    """Yield the kinds whose ids are all known: a record of a file that could not be read is not missing."""
    needs = {
        "event": {"events"},
        "actor": {"actors"},
        "place": {"places"},
        "source": {"sources"},
        "claim": {"events", "actors", "places"},
    }
    yield from (kind for kind, files in needs.items() if files <= tables.keys())
    if conflict is not None:
        yield from WORDS


# -- what records are called and what they name --------------------------------------------------


class _Plan(NamedTuple):
    """Where a kind of record names others, and which of its fields hold records."""

    kind: str | None
    single: tuple[tuple[str, str], ...]
    lists: tuple[tuple[str, str], ...]
    others: tuple[str, ...]
    inside: tuple[str, ...]


@cache
def _plan(kind: Any) -> _Plan:
    types = {f.name: str(f.type) for f in fields(kind)}
    references = {name: REFERENCES[name] for name in types if name in REFERENCES}
    lists = {name for name, text in types.items() if text.startswith("tuple[")}
    return _Plan(
        kind=kind.__name__.lower() if "id" in types else None,
        single=tuple((name, target) for name, target in references.items() if name not in lists),
        lists=tuple((name, target) for name, target in references.items() if name in lists),
        others=tuple(name for name in references if name in OTHERS),
        inside=tuple(n for n in lists if is_dataclass(vars(records).get(types[n][6:].partition(",")[0]))),
    )


class Survey:
    """The ids that records have and those that they name, by kind."""

    def __init__(self) -> None:
        """Begin with none."""
        kinds = {*REFERENCES.values(), "role", "short"}
        self.ids: dict[str, list[str]] = {kind: [] for kind in kinds}
        self.named: dict[str, set[str]] = {kind: set() for kind in kinds}
        self.refers_to_itself = False

    def record_ids(self) -> Iterator[str]:
        """Yield the id of every record."""
        for kind, ids in self.ids.items():
            if kind not in WORDS:
                yield from ids

    def add(self, rows: Iterable[Any], key: str, above: tuple[str, ...] = ()) -> None:
        """Add the records of a table or field, and those inside them; `above` are the ids of those around them."""
        for row in rows:
            if is_dataclass(row):
                self._add_record(row, above)
            else:
                self._add_raw(key, row)

    def _add_record(self, row: Any, above: tuple[str, ...]) -> None:
        kind: Any = type(row)
        plan, own = _plan(kind), vars(row)
        if plan.kind:
            self.ids[plan.kind].append(own["id"])
            self.ids["short"].extend(filter(None, (own.get("short"),)))
            above = (*above, own["id"])
        for name, target in plan.single:
            if own[name] is not None:
                self.named[target].add(own[name])
        for name, target in plan.lists:
            if own[name]:
                self.named[target].update(own[name])
        for name in plan.others:
            value = own[name]
            if value and not {value, *(value if isinstance(value, tuple) else ())}.isdisjoint(above):
                self.refers_to_itself = True
        for name in plan.inside:
            if own[name]:
                self.add(own[name], name, above)

    def _add_raw(self, key: str, row: Any) -> None:
        """Add what a row with problems names; whether it names itself is seen when it is searched."""
        self.refers_to_itself = True
        for pointer, value in iter_scalars((key, 0), row):
            field = _field(pointer)
            if isinstance(value, str) and pointer[-1] == "id":
                self.ids.setdefault(_kind(pointer), []).append(value)
            elif isinstance(value, str) and field == "short":
                self.ids["short"].append(value)
            elif isinstance(value, str) and field in REFERENCES:
                self.named[REFERENCES[field]].add(value)


# -- where the problems are ----------------------------------------------------------------------


class _Search:
    """Finds where the ids stand that the survey found wrong."""

    def __init__(self, survey: Survey, twice: AbstractSet[str], dangling: Mapping[str, AbstractSet[str]]) -> None:
        self.survey = survey
        self.twice = twice
        self.dangling = dangling
        self.first: dict[str, Pointer] = {}
        self.guesses = 0

    def problems(self, tables: Tables) -> Iterator[Located]:
        for key, rows in tables.items():
            for number, row in enumerate(rows):
                around: dict[Pointer, str] = {}
                for pointer, value in iter_scalars((key, number), row):
                    if not isinstance(value, str):
                        continue
                    if pointer[-1] == "id":
                        around[pointer[:-1]] = value
                    if pointer[-1] in ("id", "short"):
                        problem = self._duplicate(pointer, value)
                    else:
                        problem = self._reference(pointer, value, around)
                    if problem:
                        yield key, problem

    def _duplicate(self, pointer: Pointer, record_id: str) -> RawProblem | None:
        if record_id not in self.twice or self.first.setdefault(record_id, pointer) == pointer:
            return None
        other = self.first[record_id]
        where = f"{other[0]}.json, record {int(other[1]) + 1}"
        message = f"the id {record_id!r} is already taken in {where}; every id is unique"
        return RawProblem(pointer, "duplicate-id", message)

    def _reference(self, pointer: Pointer, value: str, around: Mapping[Pointer, str]) -> RawProblem | None:
        field = _field(pointer)
        kind = REFERENCES.get(field)
        if kind is None:
            return None
        if value in self.dangling.get(kind, ()):
            self.guesses += 1
            guess = suggestion(value, sorted(self.survey.ids[kind])) if self.guesses <= GUESSES else ""
            hint = "; conflict.json takes units of its own" if kind == "unit" and not guess else ""
            return RawProblem(pointer, "dangling-reference", f"there is no {kind} {shortened(value)!r}{guess}{hint}")
        # An id that is taken twice is a problem already, and may mean the other record.
        if field in OTHERS and value not in self.twice and value in _enclosing(pointer, kind, around):
            return RawProblem(pointer, "self-reference", f"{value!r} refers to itself; name another {kind}")
        return None


def _enclosing(pointer: Pointer, kind: str, around: Mapping[Pointer, str]) -> Iterator[str]:
    """Yield the ids of the records of a kind that a value stands in."""
    for length in range(2, len(pointer)):
        where = pointer[:length]
        if where in around and _kind((*where, "id")) == kind:
            yield around[where]


def _field(pointer: Pointer) -> str:
    """Return the field that a value stands in, by itself or in a list."""
    return next((step for step in reversed(pointer[2:]) if isinstance(step, str)), "")


def _kind(pointer: Pointer) -> str:
    """Return the kind of record that has the id at a pointer: "claim" for a claim of an event."""
    lists = [step for step in pointer if isinstance(step, str)]
    return lists[-2].removesuffix("s")


def iter_scalars(pointer: Pointer, row: Any) -> Iterator[tuple[Pointer, Any]]:
    """Yield every scalar inside a record or a raw row, with the way to it; not recursive."""
    stack: list[tuple[Pointer, Any]] = [(pointer, row)]
    while stack:
        way, value = stack.pop()
        if is_dataclass(value):
            value = vars(value)
        if isinstance(value, dict):
            stack.extend(((*way, key), inner) for key, inner in reversed(value.items()))
        elif isinstance(value, (list, tuple)):
            stack.extend(((*way, n), inner) for n, inner in reversed(list(enumerate(value))))
        else:
            yield way, value


def shortened(text: str) -> str:
    """Return a text, cut where it is too long to be shown."""
    return text if len(text) <= LONGEST_GUESS else f"{text[:LONGEST_GUESS]}…"


def suggestion(word: str, choices: Sequence[str]) -> str:
    """Return which of the choices was probably meant, as the end of a sentence; "" where none is near."""
    from difflib import get_close_matches

    close = get_close_matches(word, choices, n=1) if len(word) <= LONGEST_GUESS else []
    return f"; did you mean {close[0]!r}?" if close else ""


# -- the tree of events --------------------------------------------------------------------------


def _tree(rows: Sequence[Any]) -> Iterator[Located]:
    """Yield events that are part of themselves, or lie outside what they are part of."""
    read = [_id_parent_date(row) for row in rows]
    parents = {event_id: parent for event_id, parent, _ in read if event_id and parent}
    dates = {event_id: date for event_id, _, date in read if event_id and date}
    circling = cyclic(parents)
    for number, (event, parent, date) in enumerate(read):
        if not event or not parent:
            continue
        pointer: Pointer = ("events", number, "part_of")
        if event in circling:
            yield "events", RawProblem(pointer, "part-of-cycle", f"{event!r} is part of itself, through {parent!r}")
        elif date and parent in dates and not date.within(dates[parent]):
            message = f"{date.text} lies outside {parent!r}, which is {dates[parent].text}"
            yield "events", RawProblem(("events", number, "date"), "outside-parent", message)


def _id_parent_date(row: Any) -> tuple[str | None, str | None, EdtfDate | None]:
    if isinstance(row, records.Event):
        return row.id, row.part_of, row.when
    texts = {key: value for key, value in row.items() if isinstance(value, str)} if isinstance(row, dict) else {}
    try:
        date = EdtfDate.parse(texts.get("date", ""))
    except DateError:
        date = None
    return texts.get("id"), texts.get("part_of"), date


def cyclic(parents: Mapping[str, str]) -> set[str]:
    """Return the events that are on a cycle, in linear time."""
    state: dict[str, int] = {}
    circling: set[str] = set()
    for start in parents:
        path: list[str] = []
        node: str | None = start
        while node is not None and state.get(node, 0) == 0:
            state[node] = 1
            path.append(node)
            node = parents.get(node)
        if node is not None and state.get(node) == 1:
            circling.update(path[path.index(node) :])
        state.update(dict.fromkeys(path, 2))
    return circling


# -- the conflict --------------------------------------------------------------------------------


def conflict_problems(conflict: Conflict, tables: Tables) -> Iterator[RawProblem]:
    """Yield what conflict.json names and is not there, as far as the files with it could be read."""
    wars = (
        (f"war_aliases.{n}.events.{m}", event)
        for n, alias in enumerate(conflict.war_aliases)
        for m, event in enumerate(alias.events)
    )
    for kind, references in (("actor", conflict.actor_references), ("event", wars)):
        rows = tables.get(f"{kind}s")
        ids = {str(row.get("id") if isinstance(row, dict) else getattr(row, "id", "")) for row in rows or ()}
        for way, record_id in references if rows is not None else ():
            if record_id not in ids:
                pointer = tuple(int(step) if step.isdigit() else step for step in way.split("."))
                guess = suggestion(record_id, sorted(ids))
                yield RawProblem(pointer, "dangling-reference", f"there is no {kind} {shortened(record_id)!r}{guess}")
