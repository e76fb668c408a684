"""Measure how time and memory grow with the data, beside `json.loads` of the same bytes.

Every size is measured twice: through the door (`--data DIR`, where pydantic validates) and stamped
(in a copy of the package, as the wheel's own facts are read).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any, NamedTuple

from bench.environments import ROOT
from bench.figures import exponent, middle
from bench.process import must, run

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bench.environments import Environment
    from bench.process import Run

QUESTIONS = {
    "timeline --json": ("timeline", "--json"),
    "timeline --format jsonl": ("timeline", "--format", "jsonl"),
    "casualties --json": ("casualties", "--json"),
}
LOADS = "json.loads"
START_UP = "start-up"
DOOR, STAMPED = "door", "stamped"
GOALS = {"loads": 2.5, "bytes": 8.0, "first_line": 1.0}
"""At 100 times: × `json.loads` plus start-up; peak bytes for each byte of JSON; seconds to the first line."""

_LOADS_PROGRAM = """
import json, sys, time
start = time.perf_counter()
kept = []
for path in sys.argv[1:]:
    with open(path, "rb") as file:
        kept.append(json.loads(file.read()))
print(time.perf_counter() - start)
"""
_REPEATS = ((1, 5), (10, 5), (100, 3), (1000, 1))
_SHARE_OF_MEMORY = 0.7


class Probe(NamedTuple):
    """One thing that is measured at a size."""

    name: str
    way: str
    argv: tuple[str, ...]
    env: dict[str, str]


def measure(ours: Environment, scratch: str, sizes: Sequence[int], timeout: float, most: int = 5) -> dict[str, Any]:
    """Measure every probe at every size, `most` times at most; what did not end says why."""
    rows: list[dict[str, Any]] = []
    for times in sizes:
        folder, target = os.path.join(scratch, f"data-{times}"), os.path.join(scratch, f"packed-{times}")
        size = prepare(ours, times, folder, target)
        print(f"bench: {times} × the shipped events, {size:,} bytes", file=sys.stderr)
        probes = _probes(ours, folder, target)
        rows += _measure_size(probes, times, size, timeout, most)
        shutil.rmtree(folder)
        shutil.rmtree(target)
    return {"timeout": timeout, "rows": rows, "growth": growth(rows)}


def prepare(ours: Environment, times: int, folder: str, target: str) -> int:
    """Make the data in another process, for the peak of a child counts what its parent held."""
    size = _python("bench.generate", str(times), folder)
    _python("bench.packed", _package(ours), folder, target)
    return int(size)


def _python(module: str, *args: str) -> str:
    command = [sys.executable, "-m", module, *args]
    return subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout


def _package(ours: Environment) -> str:
    program = "import nkcli, os; print(os.path.dirname(nkcli.__file__))"
    done = must(run((ours.bin("python"), "-c", program), keep=True), "import nkcli")
    return done.output.decode().strip()


def _probes(ours: Environment, folder: str, target: str) -> list[Probe]:
    files = [os.path.join(folder, f"{name}.json") for name in ("events", "actors", "places", "sources")]
    probes = [
        Probe(START_UP, START_UP, (ours.bin("nkcli"), "--version"), {}),
        Probe(LOADS, LOADS, (ours.bin("python"), "-c", _LOADS_PROGRAM, *files), {}),
    ]
    for name, question in QUESTIONS.items():
        probes.append(Probe(name, DOOR, (ours.bin("nkcli"), "--data", folder, *question), {}))
        probes.append(Probe(name, STAMPED, (ours.bin("nkcli"), *question), {"PYTHONPATH": target}))
    return probes


def _measure_size(probes: Sequence[Probe], times: int, size: int, timeout: float, most: int) -> list[dict[str, Any]]:
    """Run the probes in turn, as often as the size allows; a probe that failed is not tried again."""
    repeats = min(most, next((count for limit, count in _REPEATS if times <= limit), 1))
    memory = int(os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") * _SHARE_OF_MEMORY)
    keyed = {(p.name, p.way): p for p in probes}
    runs: dict[tuple[str, str], list[Run]] = {key: [] for key in keyed}
    lost: dict[tuple[str, str], str] = {}
    for number in range(repeats + (times == 1)):
        for key, probe in keyed.items():
            if key in lost:
                continue
            one = run(probe.argv, env=probe.env, timeout=timeout, memory=memory, keep=probe.way == LOADS)
            if one.exit_code:
                lost[key] = f"over {timeout:g} s" if one.seconds >= timeout else f"ended with {one.exit_code}"
            elif number or times > 1:
                runs[key].append(one)
    return [_row(key, times, size, runs[key], lost.get(key)) for key in keyed]


def _row(key: tuple[str, str], times: int, size: int, runs: Sequence[Run], lost: str | None) -> dict[str, Any]:
    name, way = key
    inside = [float(r.output) for r in runs] if way == LOADS else [r.seconds for r in runs]
    return {
        "probe": name,
        "way": way,
        "times": times,
        "bytes": size,
        "runs": len(runs),
        "seconds": middle(inside),
        "cpu": middle([r.cpu for r in runs]),
        "rounds": inside,
        "peak": middle([r.peak for r in runs]),
        "first_line": middle([r.first_line for r in runs]),
        "lost": lost,
    }


def joined(before: Mapping[str, Any], now: dict[str, Any]) -> dict[str, Any]:
    """Keep from an earlier run of the same commit the sizes that were not measured again."""
    if before.get("commit") != now["commit"]:
        return now
    again = {row["times"] for row in now["rows"]}
    rows = sorted([*(r for r in before["rows"] if r["times"] not in again), *now["rows"]], key=lambda r: r["times"])
    return {**now, "rows": rows, "growth": growth(rows)}


def growth(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Fit each probe's time and memory from 10 times on, where start-up no longer hides the growth."""
    found = []
    for name, way in dict.fromkeys((r["probe"], r["way"]) for r in rows if r["way"] != START_UP):
        known = [r for r in rows if (r["probe"], r["way"]) == (name, way) and r["seconds"] and r["times"] > 1]
        if len(known) > 1:
            sizes = [r["bytes"] for r in known]
            fits = {what: exponent(sizes, [r[what] for r in known]) for what in ("seconds", "cpu", "peak")}
            found.append({"probe": name, "way": way, **fits})
    return found
