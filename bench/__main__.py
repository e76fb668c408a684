"""Measure nkcli: `python -m bench` prints a table and writes bench/results.json and the performance page.

python -m bench                  everything: start-up, sizes, where the time goes
python -m bench --only startup   one part; the others are kept from the last results
python -m bench --only page      write the page and the curves again from the last results
python -m bench --short          one round and small sizes: only whether the bench works
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from typing import TYPE_CHECKING, Any

from bench import page, profiles, size_page, sizes, startup
from bench.commands import QUESTIONS, commands
from bench.environments import ROOT, build_wheel, environments
from bench.machine import machine
from bench.process import Failed

if TYPE_CHECKING:
    from collections.abc import Sequence

PARTS = ("startup", "sizes", "profiles", "page")


def parser() -> argparse.ArgumentParser:
    """Make the parser of the command line."""
    made = argparse.ArgumentParser(prog="python -m bench", description="Measure nkcli in whole processes.")
    made.add_argument("--short", action="store_true", help="only see that the bench works; nothing is kept")
    made.add_argument("--out", metavar="DIR", help="where all results go, instead of bench/ and docs/")
    made.add_argument("--wheel", metavar="FILE", help="measure this wheel instead of building one")
    made.add_argument("--rounds", type=int, help="rounds of the start-up table; 21, in short 1")
    made.add_argument("--sizes", type=_sizes, help="how many times the events; 1,10,100,1000, in short 1,2")
    made.add_argument("--timeout", type=float, default=300.0, metavar="SECONDS", help="for each run of a size")
    made.add_argument("--only", choices=PARTS, help="one part of it")
    return made


def _sizes(text: str) -> list[int]:
    return [int(size) for size in text.split(",")]


def main(argv: Sequence[str] | None = None) -> int:
    """Run the bench and return its exit code: 0 when all could be measured, met goals or not."""
    asked = parser().parse_args(argv)
    asked.rounds = asked.rounds or (1 if asked.short else 21)
    asked.sizes = asked.sizes or ([1, 2] if asked.short else [1, 10, 100, 1000])
    with tempfile.TemporaryDirectory(prefix="bench") as scratch:
        out = asked.out or (scratch if asked.short else None)
        results = _last(out)
        try:
            if asked.only != "page":
                found = _measured(asked, scratch)
                if "sizes" in found:
                    found["sizes"] = sizes.joined(results.get("sizes", {}), found["sizes"])
                results.update(found)
        except Failed as error:
            print(f"bench: {error}", file=sys.stderr)
            return 1
        _write(results, out)
    return 0


def _measured(asked: argparse.Namespace, scratch: str) -> dict[str, Any]:
    wanted = {asked.only} if asked.only else set(PARTS)
    found: dict[str, Any] = {"schema": "nkcli.bench/1", "machine": machine(ROOT)}
    commit = found["machine"]["commit"]
    wheel = asked.wheel or build_wheel(scratch)
    made = environments(scratch, wheel, rivals="startup" in wanted and not asked.short)
    if "startup" in wanted:
        listed = commands(made, scratch, os.path.join(ROOT, "data"))
        times = startup.measure(listed, asked.rounds)
        found["startup"] = {"commit": commit, "rounds": asked.rounds, "rows": startup.judge(listed, times)}
        found["versions"] = {name: env.versions for name, env in made.items()}
        print(startup.table(found["startup"]["rows"]))
    if "profiles" in wanted:
        found["imports"] = {
            f"nkcli {' '.join(asked_for)}": profiles.imports(made["nkcli"], asked_for)
            for asked_for in ((*QUESTIONS["timeline"], "--json"), QUESTIONS["timeline"], ("--version",))
        }
        found["functions"] = profiles.functions(made["nkcli"], scratch, ("timeline", "--json"), asked.sizes[1])
    if "sizes" in wanted:
        most = 1 if asked.short else 5
        measured = sizes.measure(made["nkcli"], scratch, asked.sizes, asked.timeout, most)
        found["sizes"] = {"commit": commit, **measured}
        print(size_page.table(found["sizes"]))
    return found


def _last(out: str | None) -> dict[str, Any]:
    path = os.path.join(out or os.path.join(ROOT, "bench"), "results.json")
    if not os.path.exists(path):
        return {}
    with open(path, encoding="utf-8") as file:
        results: dict[str, Any] = json.load(file)
    return results


def _write(results: dict[str, Any], out: str | None) -> None:
    """Write the results, and the page with its curves."""
    files = {"results.json": json.dumps(results, ensure_ascii=False, indent=1) + "\n", **page.pages(results)}
    for name, text in files.items():
        folder = out or os.path.join(ROOT, "bench" if name == "results.json" else os.path.join("docs", "explanation"))
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, name), "w", encoding="utf-8", newline="\n") as file:
            file.write(text)


if __name__ == "__main__":
    sys.exit(main())
