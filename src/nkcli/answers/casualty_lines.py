"""Casualties by year or war for people, one figure a line: it fits any width, and has room for a bar."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, Protocol

from nkcli.analysis.ranges import Range, range_text
from nkcli.answers.casualty_cells import OTHERS
from nkcli.answers.table import BarCell, Column, Group, Table
from nkcli.answers.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nkcli.answers.casualty_cells import ReferenceFigure
    from nkcli.answers.casualty_table import CasualtyRow, CasualtyTable
    from nkcli.model.estimate import Number


class Figure(Protocol):
    """What a claim and a lead figure have in common: a number with its bounds."""

    @property
    def low(self) -> Number | None:
        """The lower bound."""

    @property
    def best(self) -> Number | None:
        """The best figure."""

    @property
    def high(self) -> Number | None:
        """The upper bound."""


def bar(row: Figure) -> BarCell | None:
    """Return the bar of a figure, to its best number or over its range."""
    low, high = (row.best if bound is None else bound for bound in (row.low, row.high))
    return None if low is None and high is None else BarCell(low, high)


BAR_NOTE = "█ up to the lowest number, ░ to the highest."


class Line(NamedTuple):
    """One figure of a year or war: whose, what, and what there is to say of it."""

    key: str
    title: str
    whose: str
    figure: Range | str | None
    bar: BarCell | None
    notes: str


def line_table(answer: CasualtyTable) -> Table:
    """Return a line for each figure of a year or war, with a bar if asked for; a year without a claim is left out."""
    yearly = answer.by == "year"
    by_row = {row.key: tuple(_lines(answer, row)) for row in answer.casualties}
    years = Group("year", "", tuple(line for lines in by_row.values() for line in lines))
    wars = tuple(Group(row.key, f"{row.title} · {row.key}", by_row[row.key]) for row in answer.casualties)
    return Table(
        title=answer.title,
        columns=(
            Column("title", kind="label", merge=True, human=yearly),
            Column("whose", kind="label"),
            Column("figure", kind="range"),
            Column("bar", kind="chart", human=answer.chart),
            Column("notes", under="whose"),
        ),
        groups=(years,) if yearly else wars,
        notes=(*_silent(answer.casualties), *(BAR_NOTE,) * answer.chart, answer.hint),
        empty="No claim fits. Widen the filters.",
    )


def _lines(answer: CasualtyTable, row: CasualtyRow) -> Iterator[Line]:
    """Yield the figures of a row, the reference counter's last, and else how many claims count a part of it."""
    figures: list[tuple[str, Range | str, BarCell | None]] = []
    for cell in sorted(row.cells, key=lambda cell: answer.columns.index((cell.side, cell.category))):
        figure = Range(cell.low, cell.high, len(cell.claims), cell.contested, cell.added)
        drawn = None if cell.low is None and cell.high is None else BarCell(cell.low, cell.high)
        figures.append((_whose(answer, cell.side, cell.category), figure, drawn))
    if row.reference:
        figures.append(_reference(answer.reference_label, row.reference))
    for number, (whose, shown, drawn) in enumerate(figures, start=1):
        yield Line(row.key, row.title, whose, shown, drawn, " ".join(row.notes) if number == len(figures) else "")
    if not figures and row.claims:
        yield Line(row.key, row.title, "–", None, None, f"{counted(row.claims, 'claim')}, none on the whole of it")


def _reference(label: str, figure: ReferenceFigure) -> tuple[str, str, BarCell]:
    """Return the reference counter with its range, its best figure, and its bar."""
    spread = range_text(figure.low, figure.high)
    best = spread if figure.best is None else f"{figure.best:,}"
    whose = label + ("" if spread in ("", best) else f" ({spread})")
    return whose, best + ("*" if figure.includes else ""), BarCell(figure.low, figure.high)


def _whose(answer: CasualtyTable, side: str | None, category: str) -> str:
    """Return whose people of which category a figure counts: Armenian military."""
    whose = answer.adjectives.get(side or "", "Others" if side == OTHERS else side or "All parties")
    return whose if category == "all" else f"{whose}: {category}" if side in (None, OTHERS) else f"{whose} {category}"


def _silent(rows: Sequence[CasualtyRow]) -> Iterator[str]:
    """Yield which years no claim counts."""
    silent = [int(row.key) for row in rows if not row.claims and row.key.isdigit()]
    if silent:
        ends = [silent[0], *(year for a, b in pairwise(silent) if b - a > 1 for year in (a, b)), silent[-1]]
        spans = (f"{a}" if a == b else f"{a}–{b}" for a, b in zip(ends[::2], ends[1::2], strict=True))
        yield f"No claim: {', '.join(spans)}."
