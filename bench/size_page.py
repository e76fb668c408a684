"""The tables of sizes: what each size cost, how the cost grows, and the goals at 100 times."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bench.figures import Spread, spread
from bench.sizes import GOALS, LOADS, START_UP

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

JUDGED = 100
"""The goals are for so many times the shipped events."""


def table(sizes: Mapping[str, Any]) -> str:
    """List every probe at every size."""
    head = (
        "× events, MB, what, way, seconds, processor seconds, beyond start-up × `json.loads` (middle half), "
        "seconds to first line, peak MB, peak bytes per byte, runs"
    )
    lines = [f"| {' | '.join(head.split(', '))} |", "|---:|---:|---|---|---:|---:|---:|---:|---:|---:|---:|"]
    at = {(r["way"], r["times"]): r for r in sizes["rows"]}
    shown = [row for row in sizes["rows"] if row["way"] != START_UP]
    return "\n".join([*lines, *(_line(row, at[LOADS, row["times"]], at[START_UP, row["times"]]) for row in shown)])


def _line(row: Mapping[str, Any], loads: Mapping[str, Any], start_up: Mapping[str, Any]) -> str:
    own = row["way"] == LOADS
    cells = [f"{row['times']:,}", f"{row['bytes'] / 1e6:,.1f}", f"`{row['probe']}`", "" if own else row["way"]]
    if row["seconds"] is None:
        return f"| {' | '.join([*cells, row['lost'], *['–'] * 5, '0'])} |"
    ratio = ""
    if not own and loads["seconds"]:
        found = over_loads(row, loads, start_up)
        ratio = f"{found.median:.1f} ({found.low:.1f}–{found.high:.1f})"
    first = f"{row['first_line']:.2f}" if "jsonl" in row["probe"] else ""
    memory = [f"{row['peak'] / 1e6:,.0f}", f"{row['peak'] / row['bytes']:.1f}"]
    times = [f"{row['seconds']:.3g}", f"{row['cpu']:.3g}", ratio, first]
    return f"| {' | '.join([*cells, *times, *memory, str(row['runs'])])} |"


def growth(sizes: Mapping[str, Any]) -> str:
    """List the exponents of time and memory."""
    lines = ["| what | way | time | processor time | memory |", "|---|---|---:|---:|---:|"]
    for row in sizes["growth"]:
        way = "" if row["way"] == LOADS else row["way"]
        lines.append(f"| `{row['probe']}` | {way} | {row['seconds']:.2f} | {row['cpu']:.2f} | {row['peak']:.2f} |")
    return "\n".join(lines)


def goals(sizes: Mapping[str, Any]) -> list[tuple[str, str, str, bool]]:
    """Judge (goal, limit, found, reached) at 100 times; empty where that size was not measured."""
    at = {(r["probe"], r["way"]): r for r in sizes["rows"] if r["times"] == JUDGED}
    found = []
    for way in dict.fromkeys(way for _, way in at if way not in (LOADS, START_UP)):
        timeline, lines = at["timeline --json", way], at["timeline --format jsonl", way]
        if timeline["seconds"] is None or lines["seconds"] is None:
            found.append((f"`timeline` at 100 ×, {way}", "an end", timeline["lost"] or lines["lost"], False))
            continue
        times = over_loads(timeline, at[LOADS, LOADS], at[START_UP, START_UP])
        found += [
            _goal(f"`timeline --json`, {way}: time beyond start-up", GOALS["loads"], times.median, " × `json.loads`"),
            _goal(f"`timeline --json`, {way}: peak bytes", GOALS["bytes"], timeline["peak"] / timeline["bytes"], ""),
            _goal(f"`timeline --format jsonl`, {way}: first line", GOALS["first_line"], lines["first_line"], " s"),
        ]
    return found


def over_loads(row: Mapping[str, Any], loads: Mapping[str, Any], start_up: Mapping[str, Any]) -> Spread:
    """Divide a command's time beyond start-up by that of `json.loads`, round by round."""
    rounds = zip(row["rounds"], loads["rounds"], start_up["rounds"], strict=False)  # what was lost has fewer
    return spread([(own - start) / base for own, base, start in rounds])


def _goal(name: str, limit: float, value: float, unit: str) -> tuple[str, str, str, bool]:
    return name, f"≤ {limit:.3g}{unit}", f"{value:.3g}{unit}", value <= limit


def goals_table(judged: Sequence[tuple[str, str, str, bool]]) -> str:
    """List the goals."""
    lines = ["| goal at 100 × the events | limit | measured | reached |", "|---|---:|---:|---|"]
    return "\n".join([*lines, *(f"| {n} | {a} | {v} | {'yes' if met else '**no**'} |" for n, a, v, met in judged)])
