"""Make a larger record of the shipped one: `python -m bench.generate TIMES DIR`.

Each copy of an event keeps its shape and its claims. Its id and those of its claims get the copy's number, references
among events point into the same copy, and all its dates move by whole decades. Actors, places and sources stay as they
are, but actors lose the period of their existence, for the moved claims lie outside it.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
from pathlib import Path
from typing import Any

from nkcli.edtf.date import EdtfDate
from nkcli.loading.serialize import json_text

SHIFTS = (-80, -60, -40, -20, 0, 20, 40, 60)
"""Years to move a copy by: whole decades, so that "199X" stays one, and leap years mostly stay such."""

_DATES = frozenset({"date", "counted", "as_of", "when"})
_OF_EVENTS = frozenset({"id", "part_of", "parts", "subset_of", "contradicts", "related"})
_YEAR = re.compile(r"(?<![\d-])\d{3}[\dX]")
_TITLE = 70


def generate(source: str | Path, target: str | Path, times: int) -> None:
    """Write a data folder with `times` as many events and claims as `source`; one time is the source itself."""
    shutil.copytree(source, target, ignore=shutil.ignore_patterns("exceptions.json"), dirs_exist_ok=True)
    if times == 1:
        return
    actors, events = _read(source, "actors"), _read(source, "events")
    for actor in actors:
        actor.pop("existed", None)
    own = {event["id"] for event in events} | {claim["id"] for event in events for claim in event.get("claims", ())}
    copies = [_copied(event, number, own) for number in range(1, times) for event in events]
    everything = sorted([*events, *copies], key=lambda event: (EdtfDate.parse(event["date"]).sort_key, event["id"]))
    for table, rows in (("actors", actors), ("events", everything)):
        (Path(target) / f"{table}.json").write_text(json_text({table: rows}), encoding="utf-8", newline="\n")


def _read(source: str | Path, table: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads((Path(source) / f"{table}.json").read_text(encoding="utf-8"))[table]
    return rows


def _copied(event: dict[str, Any], number: int, own: set[str]) -> dict[str, Any]:
    copy: dict[str, Any] = _moved(event, number, own)
    copy["title"] = f"{copy['title'][:_TITLE]} ({number})"
    if "aliases" in copy:
        copy["aliases"] = [f"{alias} {number}" for alias in copy["aliases"]]
    return copy


def _moved(value: Any, number: int, own: set[str], key: str = "") -> Any:
    if isinstance(value, dict):
        return {name: _moved(inner, number, own, name) for name, inner in value.items() if name != "short"}
    if isinstance(value, list):
        return [_moved(inner, number, own, key) for inner in value]
    if key in _DATES:
        decades = SHIFTS[number % len(SHIFTS)] // 10
        return _YEAR.sub(lambda year: f"{int(year[0][:3]) + decades}{year[0][3]}", value)
    return f"{value}-x{number}" if key in _OF_EVENTS and value in own else value


if __name__ == "__main__":
    generate(Path(__file__).parent.parent / "data", sys.argv[2], int(sys.argv[1]))
