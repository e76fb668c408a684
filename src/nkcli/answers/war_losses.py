"""The losses of a war by side in a few lines, and wars beside each other."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from nkcli.analysis.measures import CASUALTY_MEASURES
from nkcli.answers.casualty_summary import LeadRow, lead_rows, shown_figure
from nkcli.answers.record_detail import DetailRow, Section
from nkcli.answers.table import Answer, Column, Group, Table
from nkcli.answers.wording import counted, event_date, measure_words, unattributed_note
from nkcli.edtf.text import written
from nkcli.frozen import Frozen
from nkcli.model.vocabulary import WAR_KINDS
from nkcli.query import Counting, Query, War

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from nkcli.model.dataset import Dataset
    from nkcli.model.records import Event

MEASURES = ("killed", "missing")
"""What one asks of a war first; of a single event, all that is counted fits a screen."""


def losses(dataset: Dataset, event: Event) -> tuple[LeadRow, ...]:
    """Return the lead figures of an event, of a war those for killed and missing, by side."""
    measures = frozenset(MEASURES if event.kind in WAR_KINDS else CASUALTY_MEASURES)
    query = Query((War(event.id, dataset.event_ids_within(event.id)), Counting(measures)))
    return lead_rows(dataset, event, query.claims(dataset))


def loss_section(dataset: Dataset, event: Event) -> Section:
    """Return the losses as a section of an event's page."""
    rows = losses(dataset, event)
    note = f"≠ 2: two other voices contradict it. Every claim: nkcli casualties --war {event.id} --claims"
    return Section("Losses", (_row(dataset, row) for row in rows), (note,) if rows else ())


def _row(dataset: Dataset, row: LeadRow) -> DetailRow:
    claim = dataset.claim_by_id[row.claims[0]] if len(row.claims) == 1 else None
    sources = ", ".join(row.sources) or None
    ids = (claim.id, claim.short) if claim else (None, None)
    return DetailRow(_what(row), _figure(row), None, row.claimant_name, sources, *ids)


def _what(row: LeadRow) -> str:
    category = "" if row.category == "all" else row.category
    return ", ".join(filter(None, (measure_words(row.measure), row.party_name, category)))


def _figure(row: LeadRow) -> str:
    rivals = f" ≠ {len(row.contradicted_by)}" if row.contradicted_by else ""
    counts = f", counts {written(row.counted)}" if row.counted else ""
    return f"{shown_figure(row)}{rivals}{counts}"


# -- wars beside each other ----------------------------------------------------------------------


class ComparedWar(Frozen, kw_only=True):
    """A war beside others: `days` is how long it lasted, None where an end is open or not known to the day."""

    id: str
    title: str
    date: str
    date_text: str | None
    days: int | None
    outcome: str | None
    events: int
    claims: int
    losses: tuple[LeadRow, ...]


class _Aspect(NamedTuple):
    """One line of the table: what is compared, and what it is in each war by its id."""

    name: str
    cells: Mapping[str, str]


class WarComparison(Answer, kw_only=True):
    """Wars and phases beside each other, in the order in which they were named."""

    schema: ClassVar[str] = "war-comparison"
    rows_field: ClassVar[str] = "wars"

    wars: tuple[ComparedWar, ...]

    def table(self) -> Table:
        """Return a column for each war, a line for each thing that is compared."""
        by_length = sorted(self.wars, key=lambda war: -len(war.losses))  # whose order of sides is the fullest
        names = dict.fromkeys(_what(row) for war in by_length for row in war.losses)
        figures = {war.id: {_what(row): _told(row) for row in war.losses} for war in self.wars}
        facts = tuple(self._facts())
        rows = tuple(_Aspect(name, {war: by.get(name, "") for war, by in figures.items()}) for name in names)
        return Table(
            title=f"{len(self.wars)} wars and phases beside each other",
            columns=(
                Column("aspect", value=lambda row: row.name, merge=True),
                *(Column(war.id, war.title, value=partial(_cell, war.id)) for war in self.wars),
            ),
            groups=(Group("facts", "", facts), Group("losses", "Losses", rows)),
            notes=(
                *unattributed_note(row.claimant_name for war in self.wars for row in war.losses),
                "≠ 2: two other voices contradict it. One in full: nkcli casualties --war ID.",
            ),
        )

    def _facts(self) -> Iterator[_Aspect]:
        wars = self.wars
        yield _Aspect("Id", {war.id: war.id for war in wars})
        yield _Aspect("When", {war.id: written(war.date, war.date_text) for war in wars})
        yield _Aspect("Lasted", {war.id: counted(war.days, "day") if war.days else "" for war in wars})
        yield _Aspect("Outcome", {war.id: war.outcome or "" for war in wars})
        yield _Aspect("Told here", {w.id: f"{counted(w.events, 'event')}, {counted(w.claims, 'claim')}" for w in wars})


def _told(row: LeadRow) -> str:
    return f"{_figure(row)} — {row.claimant_name}"


def _cell(war: str, row: _Aspect) -> str:
    return row.cells[war]


def compare_wars(dataset: Dataset, ids: list[str]) -> WarComparison:
    """Return wars beside each other."""
    return WarComparison(query={"name": ids}, wars=tuple(_war(dataset, dataset.event_by_id[i]) for i in ids))


def _war(dataset: Dataset, event: Event) -> ComparedWar:
    events, claims = dataset.count_within(event.id)
    date = event_date(event)
    return ComparedWar(
        id=event.id,
        title=event.title,
        date=event.date,
        date_text=date.words,
        days=_days(event),
        outcome=event.outcome,
        events=events,
        claims=claims,
        losses=losses(dataset, event),
    )


def _days(event: Event) -> int | None:
    from datetime import date

    when = event.when
    if event.borrowed or not when.is_known_to_the_day or when.earliest is None or when.latest is None:
        return None
    first, last = (date(day.year, day.month, day.day) for day in (when.earliest, when.latest))
    return (last - first).days + 1
