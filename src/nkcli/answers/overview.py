"""Show what there is on one screen: counts, the wars, and what to type next."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, ClassVar

from nkcli import __version__
from nkcli.answers.question import Parameters, Question
from nkcli.answers.table import NOT_JSON, Answer, Column, Group, Table
from nkcli.answers.wars import WarRow, war_rows
from nkcli.answers.year_strip import strip
from nkcli.query import Query

if TYPE_CHECKING:
    from nkcli.model.dataset import Dataset

GENERAL_EXAMPLES = ("nkcli timeline", "nkcli casualties", "nkcli actors", "nkcli timeline --json")
"""What to type about a conflict that names no examples of its own."""


class Overview(Answer, kw_only=True):
    """The data set at a glance; `title` is what it is about."""

    schema: ClassVar[str] = "overview"
    rows_field: ClassVar[str] = "wars"

    title: str
    version: str
    events: int
    claims: int
    actors: int
    places: int
    sources: int
    claimants: int
    earliest: str
    latest: str
    events_by_year: dict[str, int]
    wars: tuple[WarRow, ...]
    examples: tuple[str, ...]
    nkcli: str = field(metadata=NOT_JSON)
    begins: str = field(metadata=NOT_JSON)

    def table(self) -> Table:
        """Return the wars under the counts."""
        counts = (
            f"{self.events:,} events, {self.claims:,} claims by {self.claimants:,} claimants, {self.actors:,} actors, "
            f"{self.places:,} places, {self.sources:,} sources; data version {self.version}."
        )
        return Table(
            title=f"nkcli {self.nkcli}: {self.title}, {self.earliest[:4]}–{self.latest[:4]}, claim by claim",
            columns=(Column("date", kind="date"), Column("title"), Column("id", kind="id")),
            groups=(Group("wars", counts, tuple(war for war in self.wars if war.kind == "war")),),
            notes=(
                *self._strip(),
                "Try:",
                *(f"  {example}" for example in self.examples),
                "All commands: nkcli --help",
            ),
        )

    def _strip(self) -> tuple[str, ...]:
        """Return the strip of the years since the conflict began, if there are events in any."""
        years = {int(year): number for year, number in self.events_by_year.items() if year >= self.begins}
        return (f"Events: {strip(years)}", "") if years else ()


def overview(dataset: Dataset, _: Parameters) -> Overview:
    """Return the counts of everything, the wars, and examples of what to ask."""
    first, last = dataset.span
    examples = tuple(e.command for e in dataset.conflict.examples if e.question == "overview")
    return Overview(
        query={},
        title=dataset.conflict.title,
        version=dataset.version,
        **{table: dataset.count(table) for table in ("events", "claims", "actors", "places", "sources")},
        claimants=dataset.count_claimants(),
        earliest=str(first or ""),
        latest=str(last or ""),
        events_by_year={f"{year:04d}": number for year, number in dataset.count_by_year().items()},
        wars=war_rows(dataset, Query()),
        examples=examples or GENERAL_EXAMPLES,
        nkcli=__version__,
        begins=dataset.conflict.span[:4],
    )


QUESTION = Question(answer=overview, parameters=Parameters, help="The same as nkcli alone.")
