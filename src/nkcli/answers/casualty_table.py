"""The casualty claims of each war or each year in one row, side by side.

A cell is the documented range of the claims that count the very people and period of the row; how
many claims stand behind it, and whether they contradict each other, is part of the cell.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING, ClassVar, Literal

from nkcli.analysis.ranges import Range, range_text
from nkcli.analysis.totals import StatedTotal, stated_totals
from nkcli.analysis.years import fill_gaps
from nkcli.answers.casualty_cells import (
    OTHERS,
    USUAL,
    CellClaims,
    ReferenceFigure,
    cells,
    columns,
    reference_figure,
)
from nkcli.answers.table import NOT_JSON, Answer, Cell, Column, Group, NotedCell, Table
from nkcli.answers.wording import counted, measure_words
from nkcli.frozen import Frozen
from nkcli.model.vocabulary import WAR_KINDS
from nkcli.query import Counting, Query

if TYPE_CHECKING:
    from nkcli.model.context import ClaimInContext
    from nkcli.model.dataset import Dataset

_LEGEND = (
    "(2): so many claims stand behind a range; ≠: they contradict each other; 6+: at least 6; "
    "(2+): they were added; –: no claim."
)


class CasualtyRow(Frozen, kw_only=True):
    """One war or year: its cells, the reference counter's figure, and what does not add up."""

    key: str
    title: str
    date: str
    cells: tuple[CellClaims, ...]
    reference: ReferenceFigure | None
    other_claims: tuple[str, ...]
    stated_totals: tuple[StatedTotal, ...]
    notes: tuple[str, ...]

    @property
    def claims(self) -> int:
        """How many claims the row rests on."""
        in_cells = sum(len(cell.claims) for cell in self.cells)
        return in_cells + len(self.other_claims) + (len(self.reference.added) if self.reference else 0)


class CasualtyTable(Answer, kw_only=True):
    """Casualties in a row for each war or year; `measure` is what is counted.

    `category` is one that is not among the usual ones and was asked for alone; `reference_counter` is the actor
    whose figures stand beside those of the others.
    """

    schema: ClassVar[str] = "casualty-table"
    rows_field: ClassVar[str] = "casualties"

    measure: str
    by: Literal["war", "year"]
    casualties: tuple[CasualtyRow, ...]
    category: str | None
    reference_counter: str | None
    reference_label: str = field(metadata=NOT_JSON)
    columns: tuple[tuple[str | None, str], ...] = field(metadata=NOT_JSON)
    adjectives: Mapping[str, str] = field(metadata=NOT_JSON)
    hint: str = field(metadata=NOT_JSON)
    chart: bool = field(metadata=NOT_JSON)

    @property
    def title(self) -> str:
        """What the rows are."""
        return f"{measure_words(self.measure).capitalize()}, by {self.by}: documented ranges"

    def table(self) -> Table:
        """Return a line for each figure where there are many rows or bars are asked for, or else a row for each war."""
        if self.by == "year" or self.chart:
            from nkcli.answers.casualty_lines import line_table  # only for people

            return line_table(self)
        return self.data_table()

    def data_table(self) -> Table:
        """Return the rows with a column for each side and category."""
        yearly = self.by == "year"
        return Table(
            title=self.title,
            columns=(
                Column("key", kind="id", human=yearly),
                Column("title", "War or phase", human=not yearly),
                Column("date", kind="date", human=False),
                *(self._range_column(side, category) for side, category in self.columns),
                *(self._reference_columns() if self.reference_counter else ()),
                Column("claims", "Claims", "number", optional=True),
                Column("notes", value=_notes, under="key" if yearly else "title"),
                Column("id", "Id", "id", lambda row: row.key, human=not yearly, optional=True),
            ),
            groups=(Group(self.by, "", self.casualties),),
            notes=(self.hint,),
            empty="No claim fits. Widen the filters.",
        )

    def _range_column(self, side: str | None, category: str) -> Column:
        """Return the column of a side and category; the fuller ones are left out first where there is no room."""
        everybody = "Both:" if len(self.adjectives) == 2 else "Together:"  # noqa: PLR2004 - two are both
        whose = self.adjectives.get(side or "", {None: everybody, OTHERS: "Others:"}.get(side, side))
        heading = "Everybody" if (side, category) == (None, "all") else f"{whose} {category}"
        optional = category in USUAL and (category == "all") == (side is not None)
        name = f"{side or 'everybody'}_{category}".replace("-", "_")
        return Column(name, heading, "range", partial(_range, side, category), optional=optional)

    def _reference_columns(self) -> Iterator[Column]:
        name = (self.reference_counter or "").replace("-", "_")
        headings = {"low": f"{self.reference_label} low", "best": "best", "high": "high"}
        for bound, heading in headings.items():
            value = partial(_reference, bound)
            yield Column(f"{name}_{bound}", heading, "number", value, human=self.by == "year")
        yield Column(f"{name}_includes", value=_includes, human=False)


def _range(side: str | None, category: str, row: CasualtyRow) -> Cell:
    cell = next((c for c in row.cells if (c.side, c.category) == (side, category)), None)
    return Range(cell.low, cell.high, len(cell.claims), cell.contested, cell.added) if cell else None


def _reference(bound: str, row: CasualtyRow) -> Cell:
    number = getattr(row.reference, bound, None)
    return NotedCell(number) if number is not None and row.reference and row.reference.includes else number


def _includes(row: CasualtyRow) -> str:
    return "; ".join(row.reference.includes) if row.reference else ""


def _notes(row: CasualtyRow) -> str:
    return " ".join(row.notes) if row.claims else "no claim"


# -- rows ----------------------------------------------------------------------------------------


def by_war(dataset: Dataset, query: Query, measure: str, understood: Mapping[str, object]) -> CasualtyTable:
    """Return a row for each war or phase that has a claim of the measure."""
    by_event: dict[str, list[ClaimInContext]] = defaultdict(list)
    for claim in query.claims(dataset):
        if claim.event and claim.measure == measure:
            by_event[claim.event.id].append(claim)
    events = [dataset.event_by_id[event] for event in by_event]
    wars = [event for event in events if event.kind in WAR_KINDS and event.kind != "conflict"]
    category = _unusual_category(query)
    rows = []
    for war in sorted(wars, key=attrgetter("order")):
        claims = by_event[war.id]
        whole = [c for c in claims if c.subset_of is None and c.period and c.period.same_period(war.when)]
        rows.append(_row(dataset, (war.id, war.title, war.date), whole, claims, category))
    hint = (
        f"{_LEGEND} Cells hold claims that count the whole war or phase and no more. "
        "The others, who says each, and totals: nkcli casualties --war ID."
    )
    return _table(dataset, measure, "war", rows, category, hint, understood)


def by_year(dataset: Dataset, query: Query, measure: str, understood: Mapping[str, object]) -> CasualtyTable:
    """Return a row for each year from the first to the last that claims count, also for those without a claim.

    Years are left out only where more than `nkcli.analysis.years.MAX_GAP` in a row have no claim.
    """
    by_length: dict[int, dict[bool, list[ClaimInContext]]] = {}
    for claim in query.claims(dataset):
        if claim.measure == measure and claim.days and claim.days[0].year == claim.days[1].year:
            first, last = claim.days
            is_whole = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
            by_length.setdefault(first.year, {True: [], False: []})[is_whole].append(claim)
    category = _unusual_category(query)
    rows = []
    for year in fill_gaps(by_length):
        claims = by_length.get(year, {True: [], False: []})
        counter = _counter(dataset)
        whole = [c for c in claims[True] if c.subset_of is None and (c.claimant != counter or c.category == "all")]
        rows.append(_row(dataset, (f"{year:04d}",) * 3, whole, [*claims[True], *claims[False]], category))
    reference = dataset.conflict.reference_counter
    note = reference.note if reference else ""
    parts = f" {note}; where it counts in parts, they are added, for no death is in two of them."
    hint = (
        f"{_LEGEND} Each figure is of claims that count the whole year; those that count a part of it: "
        f"nkcli casualties --on YEAR --by source.{parts if reference else ''}"
    )
    return _table(dataset, measure, "year", rows, category, hint, understood)


def _table(
    dataset: Dataset,
    measure: str,
    by: Literal["war", "year"],
    rows: Sequence[CasualtyRow],
    category: str | None,
    hint: str,
    understood: Mapping[str, object],
) -> CasualtyTable:
    reference = dataset.conflict.reference_counter
    return CasualtyTable(
        query=understood,
        measure=measure,
        by=by,
        casualties=tuple(rows),
        category=category,
        reference_counter=reference.actor if reference else None,
        reference_label=reference.label if reference else "",
        columns=columns(dataset, category),
        adjectives={side.id: side.adjective for side in dataset.conflict.sides},
        hint=hint,
        chart=False,
    )


def _row(
    dataset: Dataset,
    head: tuple[str, str, str],
    whole: Sequence[ClaimInContext],
    claims: Sequence[ClaimInContext],
    category: str | None,
) -> CasualtyRow:
    """Return a row of the claims that count the whole of it; the rest of its `claims` are named beside them."""
    counter = _counter(dataset)
    in_cells = cells([c for c in whole if c.claimant != counter and c.place is None], category)
    reference = reference_figure([c for c in whole if counter and c.claimant == counter])
    counted_ids = {claim for cell in in_cells for claim in cell.claims} | set(reference.added if reference else ())
    stated = stated_totals(claims)
    label = dataset.conflict.reference_counter.label if dataset.conflict.reference_counter else ""
    includes = reference.includes if reference else ()
    return CasualtyRow(
        key=head[0],
        title=head[1],
        date=head[2],
        cells=in_cells,
        reference=reference,
        other_claims=tuple(claim.id for claim in claims if claim.id not in counted_ids),
        stated_totals=stated,
        notes=(
            *(_mismatch(total) for total in stated if total.agrees is False),
            *(f"* {label}'s figure holds more than this conflict: {more}." for more in includes),
            *_others_note(claim for claim in whole if claim.id not in counted_ids),
        ),
    )


def _others_note(claims: Iterable[ClaimInContext]) -> Iterator[str]:
    """Yield a note on claims on the whole row that stand in no cell, for whose people they count are of no side."""
    parties = [c.affected for c in claims if c.affected and not (c.side or c.counts_everybody)]
    if parties:
        yield f"In no cell: {counted(len(parties), 'claim')} on {', '.join(dict.fromkeys(parties))}, of no side."


def _counter(dataset: Dataset) -> str | None:
    reference = dataset.conflict.reference_counter
    return reference.actor if reference else None


def _mismatch(stated: StatedTotal) -> str:
    parts = range_text(stated.parts_low, stated.parts_high)
    return f"Stated total {range_text(stated.low, stated.high)}; its parts give {parts}."


def _unusual_category(query: Query) -> str | None:
    """Return the category that a query asks for alone, if it is not among the usual ones."""
    categories = (f.category for f in query.filters if isinstance(f, Counting))
    return next((category for category in categories if category not in (None, *USUAL)), None)
