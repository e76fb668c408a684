"""What UCDP's data sets share: who counts, the actors with their numbers, and figures with their range."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nkcli.importers.csv_rows import RowRefused
from nkcli.importers.draft import slug
from nkcli.model.records import Actor, Source

if TYPE_CHECKING:
    from nkcli.importers.csv_rows import Row
    from nkcli.importers.draft import Draft
    from nkcli.model.vocabulary import ActorKind

COUNTER = Actor(
    id="ucdp",
    kind="data_project",
    name="UCDP",
    aliases=("Uppsala Conflict Data Program",),
    summary="Data project that counts deaths in organised violence, with a best, a low and a high figure.",
    citations=(),
)
"""Who counts; a draft adds where that is published."""


def dataset_of(short: str, title: str, version: str | None) -> Source:
    """Return one of UCDP's data sets as a source; of a version like 24.1 the year is known too."""
    return Source(
        id=f"ucdp-{short}" + (f"-{version}" if version else ""),
        kind="dataset",
        title=title,
        publisher="Uppsala Conflict Data Program",
        language="en",
        url="https://ucdp.uu.se/downloads",
        licence="CC BY 4.0",
        perspective="University research project that counts deaths from news and other reports by fixed definitions; "
        "what was not reported is missing",
        version=version,
        date=f"20{version.partition('.')[0]}" if version else None,
    )


def actor_of(draft: Draft, number: str, name: str) -> Actor:
    """Return an actor of UCDP's list; the number keeps its id apart from others of a like name.

    Raises:
        RowRefused: where the row names nobody.
    """
    if not name:
        raise RowRefused("side_a or side_b", "it names nobody")
    kind: ActorKind = "armed_group"
    if name.startswith("Government of"):
        kind = "state"
    elif name == "Civilians":
        kind = "group"
    return Actor(id=f"{slug(name)}-{slug(number)}", kind=kind, name=name, citations=draft.cite(f"actor {number}"))


def total_of(row: Row, columns: tuple[str, str, str]) -> tuple[int, int, int]:
    """Return low, best and high from their columns.

    Raises:
        RowRefused: where the best figure lies outside the range that is given for it.
    """
    low, best, high = (row.count(column) for column in columns)
    if not low <= best <= high:
        raise RowRefused(columns[1], f"best {best} lies outside low {low} to high {high}")
    return low, best, high
