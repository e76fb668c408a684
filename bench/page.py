"""Write docs/explanation/performance.md and its curves from the results."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bench import size_page, startup
from bench.commands import F1
from bench.curves import curves, draw, size_text, time_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PAGE = "performance.md"
CURVES = {
    "performance-time.svg": ("Time to the end", "seconds", time_text),
    "performance-first-line.svg": ("Time to the first line", "first_line", time_text),
    "performance-memory.svg": ("Peak memory", "peak", size_text),
}

_HEAD = """# How fast nkcli is, and how it grows

Made by `python -m bench`, which also writes `bench/results.json`. Change nothing here by hand.

## How it was measured

- Whole processes, from the start of the program to the end of its output, as a user waits for them. Medians.
- The wheel of the checkout in an environment of its own with nothing else; each rival in its own too.
- The commands run in turn (A B C … A B C …). A ratio divides two runs of the same round, so a busy moment of the
  machine weighs on both. In brackets is the middle half of the ratios, from the first quartile to the third.
- F1 is `python -c 'import typer'` in nkcli's environment: what every program built on Typer pays at least.
- "Terminal" means a pseudo-terminal of 40 lines and 100 columns; all else is written to a pipe.
- Other programs may have run on the machine at the same time, so single runs can be slow. Read the ratios.
- How `nkcli compare` grows with event rows, to 100 million of them, is told in [compare](compare.md#how-it-grows).
"""

_SIZES = """## Size

`bench/generate.py` copies the shipped events with new ids and moves their dates by whole decades. The copies keep
their claims and references and pass `nkcli check`; actors, places and sources stay as they are.

- *Door* is `--data DIR`, where pydantic validates every record. *Stamped* is a copy of the package that holds the
  data with a stamp, as the wheel holds its own.
- `json.loads` reads the same bytes in a process that does nothing else; its seconds are those of reading and parsing
  alone, with the garbage collector on, as it is by default. nkcli turns the collector off.
  This flatters nkcli: with it off, `json.loads` took less than half as long at 100 ×, in several runs by hand.
- A timeline is in order of time, so its first line waits until every event is read; through the door until every
  record is validated too, for one fault anywhere refuses them all.
- "Beyond start-up" takes off what `nkcli --version` took in the same round, and divides by `json.loads` of that round.
  Other work on the machine slows what fills much memory more than the rest: trust processor seconds before seconds.
- Peak memory is the most that was resident. The kernel counts what the bench itself held when it started the process,
  so nothing under about 25 MB can be told.
"""

_RIVALS = """Not all do the same work. `sqlite-utils` writes all rows of a ready table as JSON, `csvgrep` filters a
ready CSV file by a pattern of years, DuckDB and `jq` filter the shipped JSON by date. nkcli also resolves references,
reads imprecise dates and cites sources. `nkcli --help` is plain text, so the goal for plain help holds: it answers
sooner, and reads the same in a pipe as on a terminal. nkcli can be faster than F1, for it leaves without taking its
objects apart.
"""


def pages(results: Mapping[str, Any]) -> dict[str, str]:
    """Make every file of the page, by name; parts that were not measured are left out."""
    found = {PAGE: "\n".join(_sections(results)).rstrip() + "\n"}
    if "sizes" in results:
        for name, (title, what, unit) in CURVES.items():
            rows = [r for r in results["sizes"]["rows"] if what != "first_line" or "jsonl" in r["probe"]]
            lines = curves(rows, what)
            if lines:
                found[name] = draw(title, unit, lines)
    return found


def _sections(results: Mapping[str, Any]) -> Iterator[str]:
    yield _HEAD
    if "machine" in results:
        yield "## The machine\n"
        yield _described(results["machine"])
    if "startup" in results:
        yield "## Start-up\n"
        yield f"{results['startup']['rounds']} rounds, commit {results['startup']['commit']}.\n"
        yield startup.table(results["startup"]["rows"]) + "\n"
        yield _RIVALS
        yield _short_start(results)
    if "imports" in results:
        yield _imports(results["imports"])
    if "sizes" in results:
        yield from _of_sizes(results["sizes"])
    if "functions" in results:
        yield _functions(results["functions"])
    if "versions" in results:
        yield "## Versions\n"
        yield "\n".join(f"- {name}: {_listed(packages)}" for name, packages in results["versions"].items())


def _described(machine: Mapping[str, str]) -> str:
    return "\n".join(["| | |", "|---|---|", *(f"| {name} | {value} |" for name, value in machine.items())]) + "\n"


def _listed(packages: Mapping[str, str]) -> str:
    return ", ".join(f"{name} {version}" for name, version in packages.items())


def _short_start(results: Mapping[str, Any]) -> str:
    """Say which goals were missed, by how much."""
    missed = [
        f"- `{row['command']}`: {row['ratios'][name]['median']:.2f} × {_code(name)}; the goal is {limit:g}."
        for row in results["startup"]["rows"]
        for name, limit in row["goals"].items()
        if not row["met"].get(name, True)
    ]
    if not missed:
        return "All goals of start-up are reached.\n"
    return "### What fell short\n\n" + "\n".join(missed) + "\n\n" + _why(results)


def _why(results: Mapping[str, Any]) -> str:
    """Split what a JSON answer takes into imports and the rest, as far as it was measured."""
    took = {row["command"]: row["seconds"]["median"] * 1000 for row in results["startup"]["rows"]}
    said = []
    for command, rows in results.get("imports", {}).items():
        ms = {row["package"]: row["ms"] for row in rows}
        if command.endswith("--json") and command in took:
            said.append(
                f"Why: of the {took[command]:.0f} ms of `{command}`, F1 alone is {took[F1]:.0f}. Importing nkcli's own "
                f"modules\ntakes {ms.get('nkcli', 0):.0f} ms under `-X importtime`; the rest is reading the data, "
                "answering and rendering. The tables below\nshow both.\n"
            )
    return "\n".join(said)


def _code(name: str) -> str:
    return "F1" if name == F1 else f"`{name}`"


def _imports(found: Mapping[str, list[dict[str, Any]]]) -> str:
    """Show the milliseconds of importing by package, a column for each command."""
    by_command = {command: {row["package"]: row["ms"] for row in rows} for command, rows in found.items()}
    packages = list(dict.fromkeys(name for rows in by_command.values() for name in rows))
    head = [
        "### Where start-up goes\n",
        "Milliseconds that importing takes by package, from `python -X importtime` on a terminal (which itself costs",
        "time): the least of three runs. What a command takes beyond that is reading, answering and rendering.\n",
        "| package | " + " | ".join(f"`{command}`" for command in by_command) + " |",
        "|---|" + "---:|" * len(by_command),
    ]
    lines = [f"| {p} | {' | '.join(_ms(rows.get(p)) for rows in by_command.values())} |" for p in packages]
    total = f"| all | {' | '.join(_ms(sum(rows.values())) for rows in by_command.values())} |"
    return "\n".join([*head, *lines, total]) + "\n"


def _ms(value: float | None) -> str:
    return "–" if value is None else f"{value:.1f}"


def _of_sizes(sizes: Mapping[str, Any]) -> Iterator[str]:
    yield _SIZES
    yield f"Commit {sizes['commit']}. Start-up is `nkcli --version`, run in each round too.\n"
    judged = size_page.goals(sizes)
    if judged:
        yield size_page.goals_table(judged) + "\n"
    yield "\n".join(f"![{title} against size, log-log]({name})" for name, (title, _, _) in CURVES.items()) + "\n"
    yield size_page.table(sizes) + "\n"
    if sizes["growth"]:
        yield "How cost grows with the bytes of JSON from 10 × on, as an exponent: 1 is linear, 2 quadratic.\n"
        yield size_page.growth(sizes) + "\n"


def _functions(found: Mapping[str, Any]) -> str:
    head = [
        "### Where a large answer goes\n",
        f"The functions in which `nkcli {found['question']}` at {found['times']} × the events spends most time itself,",
        f"stamped, from cProfile, which slows all down: {found['seconds']:.2f} s in all.\n",
        "| function | calls | seconds | share |",
        "|---|---:|---:|---:|",
    ]
    rows = [
        f"| `{row['function']}` | {row['calls']:,} | {row['seconds']:.3f} | {row['seconds'] / found['seconds']:.0%} |"
        for row in found["rows"]
    ]
    return "\n".join([*head, *rows]) + "\n"
