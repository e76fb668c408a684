"""The strip of years: how many were killed in each, by the reference counter and by others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nkcli.site.drawn import Chart, cell_name, cell_range, party
from nkcli.site.svg import Scale, drawing, line, party_class, tag, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markupsafe import Markup

    from nkcli.answers.casualty_cells import CellClaims
    from nkcli.answers.casualty_table import CasualtyRow, CasualtyTable
    from nkcli.model.dataset import Dataset
    from nkcli.model.estimate import Number


def deaths_by_year(dataset: Dataset, table: CasualtyTable) -> Chart | None:
    """Return the strip of years: the reference counter's best figure and range, and the ranges of claims beside it."""
    rows = list(table.casualties)
    while rows and not (rows[0].reference or rows[0].cells):
        rows.pop(0)
    if not rows:
        return None
    width, height, base = 1100.0, 300.0, 258.0
    y = Scale.of([n for row in rows for n in _numbers(row)], base, 16, log=True)
    step = (width - 60) / len(rows)
    inside = [line(52, y(n), width, y(n), "grid") + text(46, y(n) + 4, f"{n:,}", "tick", "end") for n in y.ticks]
    for i, row in enumerate(rows):
        x = 58 + (i + 0.5) * step
        inside.append(tag("g", tag("title", _year_words(dataset, table, row)), *_year(dataset, row, x, step, y)))
        if i == 0 or int(row.key) % (5 if len(rows) > 12 else 1) == 0:  # noqa: PLR2004 - what has room
            inside.append(text(x, base + 24, row.key, "tick", "middle"))
    peaks = sorted((r for r in rows if r.reference and r.reference.best), key=_peak, reverse=True)[:6]
    inside += [_peak_label(rows, row, step, y) for row in peaks]
    label = table.reference_label
    counts = f"{label}’s best figure with its low and high; " if label else ""
    note = f"{counts}the thin lines are the documented ranges of others who count the whole year. Logarithmic scale."
    about = f"Killed by year, {rows[0].key} to {rows[-1].key}; the table below holds every figure."
    return Chart("Killed, year by year", drawing("years", about, width, height, *inside), note)


def _peak(row: CasualtyRow) -> Number:
    return (row.reference.best if row.reference else None) or 0


def _peak_label(rows: list[CasualtyRow], row: CasualtyRow, step: float, y: Scale) -> Markup:
    """Return the best figure of one of the worst years, above what is drawn of it."""
    x = 58 + (rows.index(row) + 0.5) * step
    return text(x, y(max(_numbers(row))) - 7, f"{_peak(row):,}", "peak", "middle")


def _numbers(row: CasualtyRow) -> Iterator[float]:
    bounds = [(cell.low, cell.high) for cell in row.cells]
    bounds += [(row.reference.best, row.reference.high)] if row.reference else []
    yield from (n for pair in bounds for n in pair if n is not None)


def _year(dataset: Dataset, row: CasualtyRow, x: float, step: float, y: Scale) -> Iterator[Markup]:
    """Yield the signs of one year: a box and a dot, and a line for each side; a dash where nothing is known."""
    reference = row.reference
    yield tag("rect", x=x - step / 2, y=16, width=step, height=242, class_="hit")
    if reference and reference.low is not None and reference.high is not None:
        top, half = y(reference.high), min(step * 0.3, 7)
        low = max(y(reference.low) - top, 2)
        yield tag("rect", x=x - half, y=top, width=2 * half, height=low, class_="range", rx=2)
    for cell in _widest(row.cells):
        at = {0: -0.36, 1: 0.36}.get(party(dataset, cell.side) if cell.side else None, 0.0)  # type: ignore[arg-type]
        first, last = (n for n in (cell.low or cell.high, cell.high or cell.low))
        names = f"claimed {party_class(party(dataset, cell.side))}"
        yield line(x + at * step, y(first or 0) + 2, x + at * step, y(last or 0) - 2, names)
    if reference and reference.best is not None:
        yield tag("circle", cx=x, cy=y(reference.best), r=min(3.6, step / 4), class_="best")
    if not (row.cells or reference):
        yield text(x, 256, "–", "tick", "middle")


def _widest(in_row: Sequence[CellClaims]) -> Iterator[CellClaims]:
    """Yield of each party the cell that counts most of its people."""
    rank = {"all": 0, "military": 1, "civilian": 2}
    for side in dict.fromkeys(cell.side for cell in in_row):
        yield min((c for c in in_row if c.side == side), key=lambda cell: rank.get(cell.category, 9))


def _year_words(dataset: Dataset, table: CasualtyTable, row: CasualtyRow) -> str:
    """Return a year's figures in words, as the table of the terminal has them."""
    words = [f"{cell_name(dataset, cell)} {cell_range(cell)}" for cell in row.cells]
    if row.reference:
        low, best, high = row.reference.low or 0, row.reference.best or 0, row.reference.high or 0
        words.insert(0, f"{table.reference_label}: {best:,} ({low:,}–{high:,})")
    return f"{row.key}: {'; '.join(words) or 'no claim'}"
