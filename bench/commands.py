"""The commands that are measured: nkcli's with their goals, the yardsticks, and the rivals."""

from __future__ import annotations

import csv
import json
import os
import sqlite3
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bench.environments import Environment

F1 = "python -c 'import typer'"
"""The yardstick: a program that does nothing but load what every Typer program loads."""

SQLITE_UTILS = "sqlite-utils rows"


@dataclass(frozen=True, slots=True)
class Command:
    """One command: how it is run, and at most how many times as long as a yardstick it may take."""

    name: str
    argv: tuple[str, ...]
    terminal: bool = False
    env: dict[str, str] = field(default_factory=dict)
    goals: dict[str, float] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """Its name, with where it writes."""
        return f"{self.name} (terminal)" if self.terminal else self.name


QUESTIONS = {
    "timeline": ("timeline", "--from", "1988"),
    "casualties": ("casualties", "--war", "second"),
    "show": ("show", "second"),
}
_DUCKDB = """
import sys, duckdb
events = duckdb.read_json(sys.argv[1]).select("unnest(events) as e")
print(events.filter("e.date >= '1988'").fetchall())
"""
_JSON_GOALS = {F1: 1.6, SQLITE_UTILS: 0.6}
_TABLE_GOALS = {F1: 2.4}
_HELP_GOALS = {F1: 1.75}
"""The help is plain text (`rich_markup_mode=None`), so the goal for plain help holds."""


def commands(made: Mapping[str, Environment], scratch: str, data: str) -> list[Command]:
    """List what is to be measured, in the order of the table; rivals that are not there are left out."""
    files = _rival_files(scratch, data)
    return [*_yardsticks(made["nkcli"]), *_ours(made["nkcli"]), *_rivals(made, files)]


def _yardsticks(ours: Environment) -> Iterator[Command]:
    yield Command("python -c pass", (ours.bin("python"), "-c", "pass"))
    yield Command(F1, (ours.bin("python"), "-c", "import typer"))


def _ours(ours: Environment) -> Iterator[Command]:
    nkcli = ours.bin("nkcli")
    yield Command("nkcli --version", (nkcli, "--version"), goals={F1: 1.25})
    asked = {"_NKCLI_COMPLETE": "complete_bash", "COMP_WORDS": "nkcli tim", "COMP_CWORD": "1"}
    yield Command("completion of a command name", (nkcli,), env=asked, goals={F1: 1.25})
    for question in QUESTIONS.values():
        yield Command(f"nkcli {' '.join(question)} --json", (nkcli, *question, "--json"), goals=_JSON_GOALS)
    for question in QUESTIONS.values():
        yield Command(f"nkcli {' '.join(question)}", (nkcli, *question), terminal=True, goals=_TABLE_GOALS)
    for question in (("--help",), ("timeline", "--help")):
        yield Command(f"nkcli {' '.join(question)}", (nkcli, *question), terminal=True, goals=_HELP_GOALS)


def _rivals(made: Mapping[str, Environment], files: Mapping[str, str]) -> Iterator[Command]:
    if "sqlite-utils" in made:
        yield Command(SQLITE_UTILS, (made["sqlite-utils"].bin("sqlite-utils"), "rows", files["db"], "events"))
    if "csvkit" in made:
        pattern = "^(198[89]|199|20)"
        yield Command("csvgrep", (made["csvkit"].bin("csvgrep"), "-c", "date", "-r", pattern, files["csv"]))
    if "duckdb" in made:
        yield Command("duckdb (Python)", (made["duckdb"].bin("python"), "-c", _DUCKDB, files["json"]))
    if "jq" in made:
        yield Command("jq", (made["jq"].bin("jq"), '.events[] | select(.date >= "1988")', files["json"]))


def _rival_files(scratch: str, data: str) -> dict[str, str]:
    """Put the events where each rival reads them: JSON as shipped, a CSV file, an SQLite table."""
    shipped = os.path.join(data, "events.json")
    with open(shipped, encoding="utf-8") as file:
        events: list[dict[str, Any]] = json.load(file)["events"]
    names = list(dict.fromkeys(name for event in events for name in event))
    rows = [[_cell(event.get(name)) for name in names] for event in events]
    files = {"json": shipped, "csv": os.path.join(scratch, "events.csv"), "db": os.path.join(scratch, "events.db")}
    with open(files["csv"], "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([names, *rows])
    base = sqlite3.connect(files["db"])
    with base:
        base.execute(f"create table events ({', '.join(names)})")
        marks = ", ".join("?" * len(names))
        base.executemany(f"insert into events values ({marks})", rows)  # noqa: S608 - marks, no values
    base.close()
    return files


def _cell(value: Any) -> Any:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value
