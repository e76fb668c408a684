"""Make larger data sets out of the shipped one: the events copied with new ids and shifted dates.

python -m bench.generate TIMES DIR    write a folder with TIMES as many events and claims

Each copy of an event keeps its shape and its claims. Its id and those of its claims get the copy's
number, references among events point into the same copy, and all its dates move by the same number
of years, chosen by the seed. Actors, places and sources stay as they are; actors lose the period of
their existence, for the moved claims lie outside it. The result is valid and in the one layout; only
the first of the copies keeps its short ids.
"""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import sys
from typing import Any, NamedTuple

from nkcli.edtf.date import EdtfDate
from nkcli.loading.files import FILES
from nkcli.loading.serialize import json_text

SEED = 1988
SHIFTS = (-80, -60, -40, -20, 0, 20, 40, 60)
"""Years to move a copy by: whole decades, so that "199X" stays one, and leap years mostly stay such."""

_MARK = "\ue000"
"""Stands for the copy's number in a template; no data hold it."""

_DATES = frozenset({"date", "counted", "as_of", "when"})
_OF_EVENTS = frozenset({"id", "part_of", "parts", "subset_of", "contradicts", "related"})
_YEAR = re.compile(r"(?<![\d-])\d{3}[\dX]")
_TITLE = 70


class _Template(NamedTuple):
    """One event moved by one number of years, as JSON with marks where the copy's number goes."""

    order: Any
    ident: str
    text: str


def generate(source: str | os.PathLike[str], target: str | os.PathLike[str], times: int, seed: int = SEED) -> int:
    """Write a data folder with `times` as many events as `source`; return the bytes of its data files.

    The same source, `times` and seed give the same bytes. One time is the source itself.

    Raises:
        ValueError: where `times` is less than 1.
    """
    if times < 1:
        raise ValueError("a data set holds the events at least once")
    os.makedirs(target, exist_ok=True)
    for name in sorted(os.listdir(source)):
        if name.endswith(".json"):
            shutil.copyfile(os.path.join(source, name), os.path.join(target, name))
    if times > 1:
        _write_actors(source, target)
        _write_events(source, target, times, seed)
        _write_exceptions(source, target, times)
    return sum(os.path.getsize(os.path.join(target, name)) for name in FILES)


def _write_actors(source: str | os.PathLike[str], target: str | os.PathLike[str]) -> None:
    actors = [{k: v for k, v in a.items() if k != "existed"} for a in _read(source, "actors")]
    with open(os.path.join(target, "actors.json"), "w", encoding="utf-8", newline="\n") as file:
        file.write(json_text({"actors": actors}))


def _write_events(source: str | os.PathLike[str], target: str | os.PathLike[str], times: int, seed: int) -> None:
    events = _read(source, "events")
    own = {e["id"] for e in events} | {c["id"] for e in events for c in e.get("claims", ())}
    chance = random.Random(seed)  # noqa: S311 - no secret; the same numbers each time are the point
    shifts = [0, *(chance.choice(SHIFTS) for _ in range(1, times))]
    templates = {shift: [_template(event, shift, own) for event in events] for shift in set(shifts)}
    everything = [
        (template.order, template.ident.replace(_MARK, _number(copy)), template.text, copy)
        for copy, shift in enumerate(shifts)
        for template in (_plain(events) if copy == 0 else templates[shift])
    ]
    everything.sort(key=lambda item: item[:2])
    with open(os.path.join(target, "events.json"), "w", encoding="utf-8", newline="\n") as file:
        file.write('{\n "events": [\n')
        file.writelines(
            (",\n" if number else "") + text.replace(_MARK, _number(copy))
            for number, (_, _, text, copy) in enumerate(everything)
        )
        file.write("\n ]\n}\n")


def _write_exceptions(source: str | os.PathLike[str], target: str | os.PathLike[str], times: int) -> None:
    """Excuse in every copy what is excused in the shipped events."""
    path = os.path.join(source, "exceptions.json")
    if not os.path.exists(path):
        return
    with open(path, encoding="utf-8") as file:
        first = json.load(file)["exceptions"]
    copied = [{**e, "record": f"{e['record']}-x{_number(copy)}"} for copy in range(1, times) for e in first]
    with open(os.path.join(target, "exceptions.json"), "w", encoding="utf-8", newline="\n") as file:
        file.write(json_text({"exceptions": [*first, *copied]}))


def _read(source: str | os.PathLike[str], table: str) -> list[dict[str, Any]]:
    with open(os.path.join(source, f"{table}.json"), encoding="utf-8") as file:
        rows: list[dict[str, Any]] = json.load(file)[table]
    return rows


def _number(copy: int) -> str:
    return f"{copy:04d}"


def _plain(events: list[dict[str, Any]]) -> list[_Template]:
    """Give the shipped events as they are: the first of the copies."""
    return [_Template(EdtfDate.parse(e["date"]).sort_key, e["id"], _indented(e)) for e in events]


def _template(event: dict[str, Any], shift: int, own: set[str]) -> _Template:
    moved = _moved(event, shift, own)
    moved["title"] = f"{moved['title'][:_TITLE]} ({_MARK})"
    if "aliases" in moved:
        moved["aliases"] = [f"{alias} {_MARK}" for alias in moved["aliases"]]
    return _Template(EdtfDate.parse(moved["date"]).sort_key, moved["id"], _indented(moved))


def _moved(value: Any, shift: int, own: set[str], key: str = "") -> Any:
    if isinstance(value, dict):
        return {name: _moved(inner, shift, own, name) for name, inner in value.items() if name != "short"}
    if isinstance(value, list):
        return [_moved(inner, shift, own, key) for inner in value]
    if key in _DATES:
        return _YEAR.sub(lambda year: _later(year[0], shift), value)
    return f"{value}-x{_MARK}" if key in _OF_EVENTS and value in own else value


def _later(year: str, shift: int) -> str:
    """Add years to "1992" or, by whole decades, to "199X"."""
    return f"{int(year[:3]) + shift // 10}{year[3]}"


def _indented(record: dict[str, Any]) -> str:
    text = json.dumps(record, ensure_ascii=False, indent=1)
    return "\n".join(f"  {line}" for line in text.split("\n"))


if __name__ == "__main__":
    shipped = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "data")
    print(generate(shipped, sys.argv[2], int(sys.argv[1])))
