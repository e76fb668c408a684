"""Find where the time goes: what start-up imports, and which functions a large answer spends itself in."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from bench.process import Failed, must, run
from bench.sizes import prepare

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bench.environments import Environment

_LINE = re.compile(r"^import time:\s+(\d+) \|\s+\d+ \|\s+(\S+)$", re.MULTILINE)
_OURS = ("nkcli", "typer", "rich", "pydantic", "pydantic_core", "dateutil", "shellingham")
_SHOWN = 12

_PROFILE_PROGRAM = """
import cProfile, io, json, pstats, sys
from nkcli.cli.main import main
profile = cProfile.Profile()
out, sys.stdout = sys.stdout, io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
profile.runcall(main, sys.argv[1:])
stats = pstats.Stats(profile).stats
rows = [[*where, calls, own] for where, (_, calls, own, _, _) in stats.items()]
total = sum(row[-1] for row in rows)
json.dump({"total": total, "rows": sorted(rows, key=lambda row: -row[-1])[:12]}, out)
"""


def imports(ours: Environment, question: Sequence[str]) -> list[dict[str, Any]]:
    """Sum the milliseconds that importing takes by package; the least of three runs, for it only gets worse.

    Raises:
        Failed: where the command does not end well.
    """
    found = [_imports(ours, question) for _ in range(3)]
    best = min(found, key=lambda by_package: sum(by_package.values()))
    return [{"package": name, "ms": ms} for name, ms in sorted(best.items(), key=lambda item: -item[1])]


def _imports(ours: Environment, question: Sequence[str]) -> dict[str, float]:
    argv = (ours.bin("python"), "-X", "importtime", "-m", "nkcli", *question)
    done = must(run(argv, terminal=True, keep=True), "-X importtime")
    by_package: dict[str, float] = defaultdict(float)
    for microseconds, module in _LINE.findall(done.output.decode("utf-8", "replace").replace("\r\n", "\n")):
        package = module.partition(".")[0]
        by_package[package if package in _OURS else "standard library"] += int(microseconds) / 1000
    if not by_package:
        raise Failed("-X importtime said nothing")
    return dict(by_package)


def functions(ours: Environment, scratch: str, question: Sequence[str], times: int) -> dict[str, Any]:
    """Profile one command over stamped data of `times` the shipped events.

    Raises:
        Failed: where the command does not end well.
    """
    folder, target = os.path.join(scratch, "profiled"), os.path.join(scratch, "profiled-packed")
    prepare(ours, times, folder, target)
    argv = (ours.bin("python"), "-c", _PROFILE_PROGRAM, *question)
    for _ in range(2):  # the first run compiles the copied package
        done = must(run(argv, env={"PYTHONPATH": target}, keep=True, timeout=300), "cProfile")
    shutil.rmtree(folder)
    shutil.rmtree(target)
    found = json.loads(done.output)
    rows = [
        {"function": f"{module(path)}{name}", "calls": calls, "seconds": own}
        for path, _, name, calls, own in found["rows"][:_SHOWN]
    ]
    return {"question": " ".join(question), "times": times, "seconds": found["total"], "rows": rows}


def module(path: str) -> str:
    """Name a file's module without where it lies on this machine; nothing for what is built in."""
    if not path.endswith(".py"):
        return ""
    parts = path.removesuffix(".py").split("/")
    starts = [n for n, part in enumerate(parts) if part in _OURS or part.startswith("python3")]
    if not starts:
        return f"{parts[-1]}:"
    start = starts[-1] + parts[starts[-1]].startswith("python3")
    return ".".join(parts[start:]) + ":"
