"""The casualty claims of each war or each year in one row, side by side.

A cell is the documented range of the claims that count the very people and period of the row; how
many claims stand behind it, and whether they contradict each other, is part of the cell.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field
from typing import TYPE_CHECKING, ClassVar, Literal

from nkcli.analysis.comparability import may_overlap
from nkcli.analysis.ranges import Range, documented_range, range_text, sum_or_none
from nkcli.analysis.totals import StatedTotal, stated_totals
from nkcli.analysis.years import with_silent
from nkcli.answers.record_detail import NOT_JSON
from nkcli.answers.table import Cell, Column, Dated, Group, Noted, Sheet
from nkcli.answers.wording import also_counted, counted, measure_words
from nkcli.edtf.date import EdtfDate
from nkcli.frozen import Frozen
from nkcli.model.estimate import Number
from nkcli.model.vocabulary import WAR_KINDS
from nkcli.query import Counting

if TYPE_CHECKING:
    from nkcli.model.context import ClaimInContext
    from nkcli.model.dataset import Dataset
    from nkcli.model.records import Claim, Event
    from nkcli.query import Query

INDEPENDENT = "ucdp"
"""The claimant whose figures `--by year` shows in a column of their own."""

USUAL = ("military", "civilian", "all")
"""The categories that have columns; another has its own where it alone is asked for."""

OTHERS = "others"
"""The side of people who are on neither side, of a category that is not a usual one."""


class CellClaims(Frozen, kw_only=True):
    """The claims behind one cell: of whom, their range, whether they contradict each other or were added."""

    side: str | None
    category: str
    low: Number | None
    high: Number | None
    contested: bool
    added: bool
    claims: tuple[str, ...]


class Independent(Frozen, kw_only=True):
    """UCDP's figure for the row; `added` are the claims summed where it counts in parts.

    `includes` says what it counts besides this conflict, which no one can take off.
    """

    low: Number | None
    best: Number | None
    high: Number | None
    added: tuple[str, ...]
    includes: tuple[str, ...] = ()


class CasualtyRow(Frozen, kw_only=True):
    """One war or year: its cells, UCDP's figure, and what does not add up."""

    key: str
    title: str
    date: str
    cells: tuple[CellClaims, ...]
    ucdp: Independent | None
    other_claims: tuple[str, ...]
    stated_totals: tuple[StatedTotal, ...]
    notes: tuple[str, ...]


class CasualtyTable(Frozen, kw_only=True):
    """Casualties in a row for each war or year; `measure` is what is counted.

    `category` is one that is not among the usual ones and was asked for alone.
    """

    schema: ClassVar[str] = "casualty-table"
    rows_field: ClassVar[str] = "casualties"

    measure: str
    by: Literal["war", "year"]
    casualties: tuple[CasualtyRow, ...]
    hint: str = field(metadata=NOT_JSON)
    sides: dict[str, str] = field(metadata=NOT_JSON)
    category: str | None = None

    def sheet(self) -> Sheet:
        """Lay the rows out with a column for each side and category."""
        return Sheet(
            title=f"{measure_words(self.measure).capitalize()}, by {self.by}: documented ranges",
            columns=(
                Column("key", "", "id", people=self.by == "year"),
                Column("title", "War or phase", people=self.by == "war"),
                Column("date", "", "date", people=False),
                *(self._column(side, category, spare=spare) for side, category, spare in self._columns()),
                Column("ucdp_low", "UCDP low", "number", people=self.by == "year"),
                Column("ucdp_best", "best", "number", people=self.by == "year"),
                Column("ucdp_high", "high", "number", people=self.by == "year"),
                Column("ucdp_includes", people=False),
                Column("claims", "Claims", "number", spare=True),
                Column("notes", under="title" if self.by == "war" else "key"),
                Column("id", "Id", "id", people=self.by == "war", spare=True),
            ),
            groups=(Group(self.by, "", tuple(self._row(r) for r in self.casualties)),),
            notes=(self.hint,),
            empty="No claim fits. Widen the filters.",
        )

    def _row(self, row: CasualtyRow) -> tuple[Cell, ...]:
        cells = {(c.side, c.category): Range(c.low, c.high, len(c.claims), c.contested, c.added) for c in row.cells}
        known = sum(len(c.claims) for c in row.cells) + len(row.other_claims) + (len(row.ucdp.added) if row.ucdp else 0)
        best = row.ucdp or Independent(low=None, best=None, high=None, added=())
        empty = "no claim" if not known else " ".join(row.notes)
        return (
            row.key,
            row.title,
            Dated(row.date),
            *(cells.get(column) for column in ((side, category) for side, category, _ in self._columns())),
            *(Noted(n) if best.includes and n is not None else n for n in (best.low, best.best, best.high)),
            "; ".join(best.includes),
            known,
            empty,
            row.key,
        )

    def _columns(self) -> Iterator[tuple[str | None, str, bool]]:
        """Yield the columns of cells: side, category, and whether people can spare it."""
        if self.category is not None:
            yield from ((side, self.category, False) for side in (*self.sides, None, OTHERS))
            return
        yield from ((side, usual, usual == "all") for side in self.sides for usual in USUAL)
        yield from ((None, usual, usual != "all") for usual in USUAL)

    def _column(self, side: str | None, category: str, *, spare: bool) -> Column:
        together = "Both:" if len(self.sides) == 2 else "Together:"  # noqa: PLR2004 - two are both
        whose = {**self.sides, OTHERS: "Others:"}.get(side, "") if side else together
        heading = "Everybody" if (side, category) == (None, "all") else f"{whose} {category}"
        return Column(f"{side or 'everybody'}_{category}".replace("-", "_"), heading, "range", spare=spare)


_LEGEND = (
    "(2): so many claims stand behind a range; ≠: they contradict each other; 6+: at least 6; "
    "(2+): they were added; –: no claim."
)


def _adjectives(dataset: Dataset) -> dict[str, str]:
    return {side.id: side.adjective for side in dataset.conflict.sides}


def _asked_alone(query: Query) -> str | None:
    """Find the category that a query asks for alone, if it is not among the usual ones."""
    asked = (one.category for one in query.filters if isinstance(one, Counting))
    return next((category for category in asked if category not in (None, *USUAL)), None)


def by_war(dataset: Dataset, query: Query, measure: str) -> CasualtyTable:
    """Make a row for each war or phase that has a claim of the measure."""
    own: dict[str, list[ClaimInContext]] = {}
    for claim in query.claims(dataset):
        if claim.event and claim.measure == measure:
            own.setdefault(claim.event.id, []).append(claim)
    alone = _asked_alone(query)
    rows = []
    for event in sorted(dataset.events, key=lambda e: (*e.when.sort_key, e.id)):
        if event.kind not in WAR_KINDS or event.kind == "conflict":
            continue
        if event.id in own:
            rows.append(_war_row(event, own[event.id], alone))
    hint = (
        f"{_LEGEND} Cells hold claims that count "
        "the whole war or phase and no more. The others, who says each, and totals: nkcli casualties --war ID."
    )
    return CasualtyTable(
        measure=measure, by="war", casualties=tuple(rows), hint=hint, sides=_adjectives(dataset), category=alone
    )


def _war_row(event: Event, own: list[ClaimInContext], alone: str | None) -> CasualtyRow:
    whole = [c for c in own if c.subset_of is None and _counts_whole(c, event)]
    return _made_row((event.id, event.title, event.date), whole, own, alone)


def _made_row(
    head: tuple[str, str, str],
    whole: Sequence[ClaimInContext],
    own: Sequence[ClaimInContext],
    alone: str | None,
) -> CasualtyRow:
    """Make a row of the claims that count the whole of it; the rest of its `own` are named beside them."""
    cells = _cells([c for c in whole if c.claimant != INDEPENDENT and c.place is None], alone)
    ucdp = _independent([c for c in whole if c.claimant == INDEPENDENT])
    shown = {claim for cell in cells for claim in cell.claims} | set(ucdp.added if ucdp else ())
    stated = stated_totals(own)
    return CasualtyRow(
        key=head[0],
        title=head[1],
        date=head[2],
        cells=cells,
        ucdp=ucdp,
        other_claims=tuple(c.id for c in own if c.id not in shown),
        stated_totals=stated,
        notes=(
            *(_note(s) for s in stated if s.agrees is False),
            *_others_note(c for c in whole if c.id not in shown),
            *(f"* UCDP's figure holds more than this conflict: {more}." for more in (ucdp.includes if ucdp else ())),
        ),
    )


def _others_note(claims: Iterable[ClaimInContext]) -> Iterator[str]:
    """Yield a note on claims on the whole row that stand in no cell, for whose people they count are of no side."""
    parties = [c.affected for c in claims if c.affected and not (c.side or c.counts_everybody)]
    if parties:
        yield f"In no cell: {counted(len(parties), 'claim')} on {', '.join(dict.fromkeys(parties))}, of no side."


def _counts_whole(claim: Claim, event: Event) -> bool:
    """Return whether a claim counts the event's own period: not a part of it, not more."""
    return claim.counted is None or EdtfDate.parse(claim.counted).same_period(event.when)


def by_year(dataset: Dataset, query: Query, measure: str) -> CasualtyTable:
    """Make a row for each year from the first to the last that a claim counts, silent ones too.

    Years are left out only where more than `nkcli.analysis.years.SILENCE` in a row have no claim.
    """
    years: dict[int, list[ClaimInContext]] = {}
    parts: dict[int, list[ClaimInContext]] = {}
    for claim in query.claims(dataset):
        if claim.measure != measure:
            continue
        dated = claim.counted or (claim.event.date if claim.event else None)
        if dated is None:
            continue
        first, last = EdtfDate.parse(dated).sort_key
        if first.year == last.year:
            whole = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
            (years if whole else {}).setdefault(first.year, []).append(claim)
            parts.setdefault(first.year, []).extend([] if whole else [claim])
    known = years.keys() | parts.keys() | _first_years(dataset, query)
    alone = _asked_alone(query)
    shown = with_silent(known) if years or parts else ()
    rows = tuple(_year_row(y, years.get(y, []), parts.get(y, []), alone) for y in shown)
    hint = (
        f"{_LEGEND} "
        "Cells hold claims that count the whole year; those that count a part of it are in Claims: "
        "nkcli casualties --on YEAR --by source. UCDP counts battle-related deaths; where it counts "
        "by country or by conflict, the parts are added, for no death is in two of them."
    )
    return CasualtyTable(
        measure=measure, by="year", casualties=rows, hint=hint, sides=_adjectives(dataset), category=alone
    )


def _first_years(dataset: Dataset, query: Query) -> set[int]:
    """Find the year in which the conflict begins, so that silent years show where nothing narrows the question."""
    if not all(isinstance(one, Counting) for one in query.filters):
        return set()
    begins = {e.when.earliest for e in dataset.events if e.kind == "conflict"}
    return {day.year for day in begins if day}


def _year_row(year: int, whole: list[ClaimInContext], parts: list[ClaimInContext], alone: str | None) -> CasualtyRow:
    counted = [c for c in whole if c.subset_of is None and (c.claimant != INDEPENDENT or c.category == "all")]
    return _made_row((f"{year:04d}",) * 3, counted, [*whole, *parts], alone)


def _cells(claims: Iterable[ClaimInContext], alone: str | None) -> tuple[CellClaims, ...]:
    cells: dict[tuple[str | None, str], list[ClaimInContext]] = {}
    for claim in claims:
        side = None if claim.counts_everybody else claim.side or OTHERS
        if claim.value.is_number and claim.category in ((alone,) if alone else () if side == OTHERS else USUAL):
            cells.setdefault((side, claim.category), []).append(claim)
    found = []
    for (side, category), said in cells.items():
        seen = documented_range(said)
        found.append(
            CellClaims(
                side=side,
                category=category,
                low=seen.low,
                high=seen.high,
                contested=seen.contested,
                added=seen.added,
                claims=tuple(c.id for c in said),
            )
        )
    return tuple(found)


def by_conflict(claims: Iterable[ClaimInContext]) -> list[ClaimInContext]:
    """Choose the claims that count one conflict, wherever people died."""
    return [c for c in claims if c.stratum and c.place is None and c.stratum.startswith("conflict")]


def _independent(claims: Sequence[ClaimInContext]) -> Independent | None:
    """Take UCDP's figure: the count by conflict if there is one, else the count by country."""
    chosen = by_conflict(claims) or [c for c in claims if c.place is not None]
    pairs = [(a, b) for i, a in enumerate(chosen) for b in chosen[i + 1 :]]
    if not chosen or any(may_overlap(a, b) for a, b in pairs):
        return None
    return Independent(
        low=sum_or_none(c.low for c in chosen),
        best=sum_or_none(c.best for c in chosen),
        high=sum_or_none(c.high for c in chosen),
        added=tuple(c.id for c in chosen),
        includes=tuple(filter(None, map(also_counted, chosen))),
    )


def _note(stated: StatedTotal) -> str:
    said = range_text(stated.low, stated.high)
    return f"Stated total {said}; its parts give {range_text(stated.parts_low, stated.parts_high)}."
