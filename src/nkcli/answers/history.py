"""Show how each claimant's figure changed from announcement to announcement, with corrections and withdrawals."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import field
from typing import TYPE_CHECKING, ClassVar, get_args

from nkcli.analysis.lead import said_by
from nkcli.analysis.measures import CASUALTY_MEASURES, CATEGORY_ORDER
from nkcli.answers.claim_row import short_id
from nkcli.answers.question import Parameters, Question, option
from nkcli.answers.table import NOT_JSON, Answer, Column, Group, StepCell, Table
from nkcli.answers.wording import ALL_PARTIES, bare_figure, beyond, counted, measure_words
from nkcli.edtf.text import written
from nkcli.model.estimate import Number
from nkcli.model.records import Claim
from nkcli.model.vocabulary import Category
from nkcli.query import Counting, make_query

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from nkcli.model.context import ClaimInContext
    from nkcli.model.dataset import Dataset


class Announcement(Claim, kw_only=True):
    """A claim as one of a series: `change` is the difference from the one before, None where a number is missing.

    `about` is the event, `series` the claimant, whom and which category it counts; `corrected_by` is the claim that
    replaced it.
    """

    about: str
    series: str
    claimant_name: str
    affected_name: str
    change: Number | None
    before: Number | None
    corrected_by: str | None


class History(Answer, kw_only=True):
    """The announcements of each claimant in order of time; `undated` counts claims of which no day is known."""

    schema: ClassVar[str] = "history"
    rows_field: ClassVar[str] = "announcements"

    title: str
    announcements: tuple[Announcement, ...]
    single: int
    undated: int
    ends: str = field(metadata=NOT_JSON)
    chart: bool = field(metadata=NOT_JSON)
    short_ids: dict[str, str] = field(metadata=NOT_JSON)

    def table(self) -> Table:
        """Return a group for each claimant, whom and which category it counts."""
        series: dict[str, list[Announcement]] = defaultdict(list)
        for row in self.announcements:
            series[row.series].append(row)
        return Table(
            title=self.title,
            group="series",
            columns=(
                Column("as_of", "Said", "date"),
                Column("figure", "Figure", "number", bare_figure, machine=False),
                *(Column(name, kind="number", human=False) for name in ("low", "best", "high")),
                Column("change", "Change", "number", lambda row: _signed(row.change), machine=False),
                Column("difference", kind="number", value=lambda row: row.change, human=False),
                *((Column("chart", kind="chart", value=_step, machine=False),) if self.chart else ()),
                Column("counted", kind="date", human=False),
                Column("remarks", value=self._remarks, machine=False),
                *(Column(name, human=False) for name in ("claimant", "affected", "category", "supersedes")),
                Column("corrected_by", human=False),
                Column("source", value=lambda row: row.citations[0].source if row.citations else "", human=False),
                Column("short", "Id", "id", short_id, machine=False),
                Column("id", human=False),
            ),
            groups=tuple(Group(key, _heading(rows[0]), tuple(rows)) for key, rows in series.items()),
            notes=tuple(self._notes()),
            empty="No claimant here announced a figure twice. See all: nkcli casualties --claims.",
        )

    def _remarks(self, row: Announcement) -> str:
        """Return what a figure corrects, and how far it counts where that is neither its day nor the event's end."""
        last = (row.counted or "").rpartition("/")[2]
        remarks = (
            f"to {written(last)}" if last not in ("", row.as_of, self.ends) else "",
            f"corrects {self.short_ids[row.supersedes]}" if row.supersedes else "",
            "withdrawn" if row.withdrawn else "",
            f"among {self.short_ids[row.subset_of]}" if row.subset_of else "",
            beyond(row),
        )
        return "; ".join(filter(None, remarks))

    def _notes(self) -> Iterator[str]:
        """Yield what is not shown, and how to read a chart."""
        if self.chart and self.announcements:
            yield "Each line is one announcement, time runs down; every claimant has its own scale."
        if self.single:
            yield f"{counted(self.single, 'claim')} more, of claimants who gave one figure on the same people."
        if self.undated:
            yield f"{counted(self.undated, 'claim')} more, of which no source in hand says when they were made."


def _signed(change: Number | None) -> str:
    return "" if change is None else f"{change:+,}" if change else "±0"


def _step(row: Announcement) -> StepCell:
    return StepCell(row.before, _number(row))


def _heading(row: Announcement) -> str:
    whom = row.affected_name + ("" if row.category == "all" else f", {row.category}")
    return f"{row.claimant_name} on {whom}"


def _number(claim: Claim) -> Number | None:
    """Return the number that a series is followed by: the best one, or else the lower bound, or the upper one."""
    return next((number for number in (claim.best, claim.low, claim.high) if number is not None), None)


# -- the question --------------------------------------------------------------------------------


class HistoryParameters(Parameters, kw_only=True):
    """What `history` takes."""

    war: str = option("A war, phase or other event.", metavar="NAME", required=True)
    measure: str = option("What is counted.", choices=CASUALTY_MEASURES, default="killed")
    claimant: str | None = option("Who says so.", metavar="NAME")
    category: str | None = option("military, civilian, …", choices=get_args(Category), metavar="WORD")
    chart: bool = option("Draw the steps from figure to figure.", values=bool)


def history(dataset: Dataset, parameters: HistoryParameters) -> History:
    """Return what each claimant announced more than once on an event, in order of time."""
    query = make_query(dataset, war=parameters.war)
    event = dataset.event_by_id[str(query.understood["war"])]
    counting = Counting(frozenset((parameters.measure,)), None, parameters.category)
    claims = [claim for claim in query.and_also(counting).claims(dataset) if claim.subject_id == event.id]
    numbered = [claim for claim in claims if claim.claimant and claim.place is None and _number(claim) is not None]
    if parameters.claimant:
        from nkcli.query import resolve

        claimant = resolve(dataset, "actor", parameters.claimant)
        numbered = [claim for claim in numbered if claim.claimant == claimant]
    dated = [claim for claim in numbered if claim.as_of]
    series = [same for same in _series(dataset, dated) if len(same) > 1]
    rows = tuple(row for same in series for row in _announcements(dataset, same))
    return History(
        query={**parameters.given(), **query.understood},
        title=f"{event.title}: {measure_words(parameters.measure)}, from announcement to announcement",
        announcements=rows,
        single=len(dated) - len(rows),
        undated=len(numbered) - len(dated),
        ends=event.date.rpartition("/")[2],
        chart=parameters.chart,
        short_ids={
            other: dataset.claim_by_id[other].short or other
            for row in rows
            for other in (row.supersedes, row.subset_of)
            if other
        },
    )


def _series(dataset: Dataset, claims: Iterable[ClaimInContext]) -> list[list[ClaimInContext]]:
    """Return each claimant's claims on the same people in order of time: by side, category, and the longest first."""
    series: dict[tuple[str, ...], list[ClaimInContext]] = defaultdict(list)
    for claim in claims:
        series[claim.claimant or "", claim.affected or "", claim.category].append(claim)
    for same in series.values():
        same.sort(key=lambda claim: (said_by(claim, dataset) is None, said_by(claim, dataset), claim.id))
    sides = (*dataset.conflict.side_ids, None)
    return sorted(series.values(), key=lambda same: _order(same, sides))


def _order(same: Sequence[ClaimInContext], sides: Sequence[str | None]) -> tuple[object, ...]:
    first = same[0]
    return sides.index(first.side), CATEGORY_ORDER.get(first.category, 9), -len(same), first.claimant or ""


def _announcements(dataset: Dataset, same: Sequence[ClaimInContext]) -> Iterator[Announcement]:
    """Yield the claims of a series, each with its difference from the one before."""
    corrected = {claim.supersedes: claim.id for claim in same if claim.supersedes}
    before: Number | None = None
    for claim in same:
        number = _number(claim)
        yield Announcement(
            **claim.record.__dict__,
            about=claim.subject_id,
            series=":".join((claim.claimant or "", claim.affected or "all", claim.category)),
            claimant_name=dataset.actor_by_id[claim.claimant or ""].name,
            affected_name=dataset.actor_by_id[claim.affected].name if claim.affected else ALL_PARTIES,
            change=None if before is None or number is None else number - before,
            before=before,
            corrected_by=corrected.get(claim.id),
        )
        before = number


QUESTION = Question(
    answer=history,
    parameters=HistoryParameters,
    help="""A table for each claimant who gave more than one figure on the same people of one event, by the day it said
    so; what a claim corrects is named, what was withdrawn is marked.""",
)
