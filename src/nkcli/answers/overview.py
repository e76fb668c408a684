"""What is known, on one screen: counts, the wars, and what to type next."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, ClassVar

from nkcli.answers.record_detail import NOT_JSON
from nkcli.answers.table import Column, Dated, Group, Sheet
from nkcli.answers.wars import WarRow, wars
from nkcli.frozen import Frozen
from nkcli.query import Query

if TYPE_CHECKING:
    from nkcli.model.dataset import Dataset

EXAMPLES = (
    "nkcli timeline --from 1988",
    "nkcli casualties --war second",
    "nkcli actors russia",
    "nkcli timeline --on 1992-03 --json",
)


class Overview(Frozen, kw_only=True):
    """The data set at a glance."""

    schema: ClassVar[str] = "overview"
    rows_field: ClassVar[str] = "wars"

    version: str
    events: int
    claims: int
    actors: int
    places: int
    sources: int
    claimants: int
    earliest: str
    latest: str
    wars: tuple[WarRow, ...]
    examples: tuple[str, ...] = field(default=EXAMPLES)
    nkcli: str = field(metadata=NOT_JSON)

    def sheet(self) -> Sheet:
        """Lay the wars out under the counts."""
        rows = tuple((Dated(w.date, w.date_text), w.title, w.id) for w in self.wars if w.kind == "war")
        counts = (
            f"{self.events:,} events, {self.claims:,} claims by {self.claimants:,} claimants, {self.actors:,} actors, "
            f"{self.places:,} places, {self.sources:,} sources; data version {self.version}."
        )
        years = f"{self.earliest[:4]}–{self.latest[:4]}"
        return Sheet(
            title=f"nkcli {self.nkcli}: the Nagorno-Karabakh conflict, {years}, claim by claim",
            columns=(Column("date", "", "date"), Column("title"), Column("id", "", "id")),
            groups=(Group("wars", counts, rows),),
            notes=("Try:", *(f"  {example}" for example in self.examples), "All commands: nkcli --help"),
        )


def overview(dataset: Dataset, nkcli: str) -> Overview:
    """Count what there is. `nkcli` is the program's version."""
    days = [e.when for e in dataset.events if e.status != "planned"]
    return Overview(
        version=dataset.version,
        events=len(dataset.events),
        claims=len(dataset.claims),
        actors=len(dataset.actors),
        places=len(dataset.places),
        sources=len(dataset.sources),
        claimants=len({h.claimant for h in dataset.claims if h.claimant}),
        earliest=str(min((d.earliest for d in days if d.earliest), default="")),
        latest=str(max((d.latest for d in days if d.latest), default="")),
        wars=wars(dataset, Query()).wars,
        nkcli=nkcli,
    )
