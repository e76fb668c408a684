"""Edits of a data folder that bytes choose: values that fit and values that don't, records twice, raw bytes."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import TYPE_CHECKING, Any, NamedTuple, get_args

from nkcli.loading.integrity import REFERENCES
from nkcli.model import vocabulary

from .base import FACTS, as_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .taps import Tap

MOST = 12
"""So many edits of one folder are enough to tell what goes wrong."""

DATES = (
    *("1992", "1988-02-20", "1992-02", "1991-24", "199X", "19XX", "XXXX", "1988~", "1992?", "0044", "0001", "2099"),
    *("9999-24", "9999-12-31", "0001-24", "1992-XX-31", "2020-02-29T23:59:59Z", "1988/..", "../1994", "/1994"),
    *("1988-02-20/1994-05-12", "2020-09-27/2020-11-10", "[1991..]", "[..1992]", "[1990,1992]", "{1990,1992..}"),
    *("2020", "2020-10", "1988/1994", "2020-11-08/2020-11-10", "[0001,9999]"),
)
NUMBERS = (
    0,
    1,
    -1,
    2,
    7,
    85,
    3825,
    4000,
    30000,
    10**15,
    2**63,
    2**64,
    10**30,
    10**400,
    -0.0,
    0.1,
    2.5,
    5e-324,
    1.7e308,
)
TEXTS = (
    *("Town", "killed", "armenia", "second war", "conflict 388", "row 2", "at least 100", "Shusha (“Shushi”), 2020"),
    *(
        "\ud800",
        "\x1b[31m\x07",
        "\u202eabc",
        "=1+1",
        "[bold]x[/bold]",
        "| a |",
        "é e\u0301 ﬁ",
        "\0",
        "a\r\nb",
        "🏔" * 40,
    ),
    *(
        " ",
        "",
        "-",
        "--help",
        "../x",
        "a" * 3000,
        "n" * 200 + " " + "m" * 200,
        "\u200b",
        "<b>&amp;</b>",
        "`a` *b* _c_",
        "'",
    ),
)
OTHER: tuple[Any, ...] = (
    None,
    True,
    False,
    [],
    {},
    [[]],
    {"id": "x"},
    [None],
    "x",
    1,
    1.0,
    [1],
    float("nan"),
    float("inf"),
)

_WORDS: dict[str, tuple[Any, ...]] = {
    "category": get_args(vocabulary.Category),
    "community": ("armenian", "azerbaijani", "russian"),
    "borrowed": get_args(vocabulary.Borrowed),
    "extent": get_args(vocabulary.Extent),
    "includes": get_args(vocabulary.Included),
    "importance": get_args(vocabulary.Importance),
    "measure": get_args(vocabulary.Measure),
    "part": get_args(vocabulary.PartKind),
    "precision": get_args(vocabulary.Precision),
    "qualifier": get_args(vocabulary.Qualifier),
    "role": get_args(vocabulary.RoleKind),
    "status": get_args(vocabulary.EventStatus) + get_args(vocabulary.RoleStatus) + get_args(vocabulary.ControlStatus),
    "unit": vocabulary.UNITS,
    **dict.fromkeys(("date", "when", "counted", "as_of", "existed"), DATES),
    **dict.fromkeys(("low", "best", "high", "lat", "lon"), NUMBERS),
}
_KINDS = {
    "events": get_args(vocabulary.EventKind),
    "actors": get_args(vocabulary.ActorKind),
    "places": get_args(vocabulary.PlaceKind),
    "sources": get_args(vocabulary.SourceKind),
}


class _Spot(NamedTuple):
    """Somewhere in the facts: the object or list it stands in, its key there, and the table and field it belongs to."""

    inside: Any
    key: Any
    table: str
    field: str

    @property
    def value(self) -> Any:
        return self.inside[self.key]

    @value.setter
    def value(self, value: Any) -> None:
        self.inside[self.key] = value


def edited(tap: Tap) -> dict[str, bytes]:
    """Make the files of a folder with the edits that the bytes choose."""
    facts = json.loads(FACTS)
    for number in range(MOST):
        if not tap:
            break
        spots = list(_spots(facts, "", ""))
        if not spots:
            break
        edit, field = tap.pick(EDITS), tap.pick(sorted({spot.field for spot in spots}))
        edit(tap, tap.pick([spot for spot in spots if spot.field == field]), spots, number)
    return as_files(facts)


def spliced(tap: Tap) -> dict[str, bytes]:
    """Put raw bytes in place of a stretch of one of the files."""
    files = as_files(json.loads(FACTS))
    name = tap.pick(sorted(files))
    begin, length = tap.number(), tap.byte() * tap.byte()
    files[name] = files[name][:begin] + tap.rest + files[name][begin + length :]
    return files


def _spots(value: Any, table: str, field: str) -> Iterator[_Spot]:
    """Find every spot inside a value, in the order of the file."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in pairs:
        of = table or str(key)
        named = str(key) if isinstance(value, dict) else field
        yield _Spot(value, key, of, named)
        yield from _spots(inner, of, named)


# -- edits ---------------------------------------------------------------------------------------


def _fit(tap: Tap, spot: _Spot, spots: list[_Spot], number: int) -> None:
    """Put a value that the field may have."""
    del number
    spot.value = _fitting(tap, spot, spots)


def _fitting(tap: Tap, spot: _Spot, spots: list[_Spot]) -> Any:
    if isinstance(spot.value, list):
        return [deepcopy(s.value) for s in spots if s.field == spot.field and isinstance(s.inside, list)][
            : tap.byte() % 5
        ]
    if spot.field in REFERENCES:
        return tap.pick([s.value for s in spots if s.field == "id"] or [""])
    if spot.field == "kind":
        return tap.pick(_KINDS.get(spot.table, TEXTS))
    return tap.pick(_WORDS.get(spot.field, TEXTS))


def _copy(tap: Tap, spot: _Spot, spots: list[_Spot], number: int) -> None:
    """Put what stands elsewhere, where one can among the values of fields of that name."""
    del number
    same = [s for s in spots if s.field == spot.field and type(s.value) is type(spot.value)]
    spot.value = deepcopy(tap.pick(same if tap.byte() % 4 else spots).value)


def _drop(tap: Tap, spot: _Spot, spots: list[_Spot], number: int) -> None:
    del tap, spots, number
    del spot.inside[spot.key]


def _twice(tap: Tap, spot: _Spot, spots: list[_Spot], number: int) -> None:
    """Put a record beside itself under a new id, its claims and roles too; of other things a plain copy."""
    lists = [s for s in spots if isinstance(s.inside, list) and isinstance(s.value, dict)]
    chosen = tap.pick(lists) if lists else spot
    copy = deepcopy(chosen.value)
    for inner in [*_spots({"": copy}, chosen.table, "")]:
        if inner.field == "id" and isinstance(inner.value, str):
            inner.value = f"{inner.value}-{number}"
    if isinstance(chosen.inside, list):
        chosen.inside.append(copy)


def _add(tap: Tap, spot: _Spot, spots: list[_Spot], number: int) -> None:
    """Give a record a field that its neighbours have."""
    del number
    records = [s for s in spots if isinstance(s.value, dict)]
    if not records:
        return
    record = tap.pick(records)
    neighbours = [s for s in spots if isinstance(s.inside, dict) and s.field not in record.value and s is not spot]
    alike = [s for s in neighbours if any(r.value is s.inside and r.field == record.field for r in records)]
    model = tap.pick(alike or neighbours or [spot])
    record.value[model.field] = deepcopy(model.value) if tap.byte() % 2 else _fitting(tap, model, spots)


def _write(tap: Tap, spot: _Spot, spots: list[_Spot], number: int) -> None:
    del spots, number
    spot.value = tap.text().decode("utf-8", "surrogateescape")


def _count(tap: Tap, spot: _Spot, spots: list[_Spot], number: int) -> None:
    del spots, number
    spot.value = tap.number()


def _break(tap: Tap, spot: _Spot, spots: list[_Spot], number: int) -> None:
    """Put a value of another type."""
    del spots, number
    spot.value = deepcopy(tap.pick(OTHER))


def _name(tap: Tap, spot: _Spot, spots: list[_Spot], number: int) -> None:
    """Add a field of any name."""
    del spots, number
    if isinstance(spot.inside, dict):
        spot.inside[tap.text().decode("utf-8", "replace")] = deepcopy(spot.value)


EDITS: tuple[Callable[[Tap, _Spot, list[_Spot], int], None], ...] = (
    *(_fit, _fit, _fit, _copy, _copy, _add, _add, _twice, _twice, _drop, _write, _count, _break, _name),
)
