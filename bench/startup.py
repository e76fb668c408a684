"""Measure the commands in interleaved rounds and hold them against their goals."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from bench.commands import F1, SQLITE_UTILS
from bench.figures import ratios, spread
from bench.process import must, run

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bench.commands import Command

Times = dict[str, list[float]]
"""The seconds of each command, one for each round."""


def measure(commands: Sequence[Command], rounds: int, warm: int = 1) -> Times:
    """Run A B C … A B C …, so that a slow minute of the machine is shared by all.

    The first `warm` rounds fill the caches and are not counted.

    Raises:
        Failed: where a command does not end well.
    """
    times: Times = {command.label: [] for command in commands}
    for number in range(warm + rounds):
        for command in commands:
            done = must(run(command.argv, terminal=command.terminal, env=command.env), command.label)
            if number >= warm:
                times[command.label].append(done.seconds)
        if sys.stderr.isatty():
            print(f"bench: round {number + 1} of {warm + rounds}", end="\r", file=sys.stderr, flush=True)
    return times


def judge(commands: Sequence[Command], times: Times) -> list[dict[str, Any]]:
    """Make a row for each command: seconds, ratios to the yardsticks with their spread, goals met or not."""
    against = [name for name in (F1, SQLITE_UTILS) if name in times]
    rows = []
    for command in commands:
        own = times[command.label]
        found = {name: spread(ratios(own, times[name])) for name in against}
        met = {name: found[name].median <= limit for name, limit in command.goals.items() if name in found}
        rows.append(
            {
                "command": command.label,
                "seconds": spread(own)._asdict(),
                "ratios": {name: value._asdict() for name, value in found.items()},
                "goals": command.goals,
                "met": met,
            }
        )
    return rows


def table(rows: Sequence[Mapping[str, Any]]) -> str:
    """Draw the rows as a Markdown table, which reads well on a terminal too."""
    head = ["command", "ms", "× F1 (middle half)", "goal", "× sqlite-utils (middle half)", "goal", "reached"]
    body = [head, ["---", *(["---:"] * 5), "---"], *([*map(str, _cells(row))] for row in rows)]
    widths = [max(len(line[n]) for line in body) for n in range(len(head))]
    return "\n".join("| " + " | ".join(_pad(c, w) for c, w in zip(line, widths, strict=True)) + " |" for line in body)


def _pad(cell: str, width: int) -> str:
    if set(cell) <= set("-:") and cell:
        return cell[0] + "-" * (width - 2) + cell[-1]
    return cell.ljust(width)


def _cells(row: Mapping[str, Any]) -> list[str]:
    met = row["met"].values()
    reached = "" if not met else "yes" if all(met) else "**no**"
    cells = [row["command"], f"{row['seconds']['median'] * 1000:.0f}"]
    for name in (F1, SQLITE_UTILS):
        ratio, goal = row["ratios"].get(name), row["goals"].get(name)
        cells.append(f"{ratio['median']:.2f} ({ratio['low']:.2f}–{ratio['high']:.2f})" if ratio else "not measured")
        cells.append(f"≤ {goal:g}" if goal else "")
    return [*cells, reached]
