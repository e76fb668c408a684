"""What charts have in common: their heading and note, whose colour a party has, and what a cell is called."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from nkcli.analysis.parties import speaks_for
from nkcli.analysis.ranges import Range
from nkcli.answers.wording import ALL_PARTIES
from nkcli.formats.cells import display

if TYPE_CHECKING:
    from markupsafe import Markup

    from nkcli.answers.casualty_cells import CellClaims
    from nkcli.model.context import ClaimInContext
    from nkcli.model.dataset import Dataset


class Chart(NamedTuple):
    """A chart with its heading and what a reader must know to read it."""

    title: str
    drawing: Markup
    note: str


def party(dataset: Dataset, side: str | None) -> int | None:
    """Return the number of a side, None for who is on none."""
    sides = dataset.conflict.side_ids
    return sides.index(side) if side in sides else None


def speaker_side(dataset: Dataset, claim: ClaimInContext) -> str | None:
    """Return the side for which a claimant speaks, None for who is on none."""
    spoken_for = speaks_for(dataset, claim)
    return next((side for side in dataset.conflict.side_ids if side in spoken_for), None)


def cell_name(dataset: Dataset, cell: CellClaims) -> str:
    """Return whose people a cell counts."""
    side = dataset.conflict.side(cell.side) if cell.side else None
    category = "" if cell.category == "all" else cell.category
    return ", ".join(filter(None, (side.name if side else ALL_PARTIES, category)))


def cell_range(cell: CellClaims) -> str:
    """Return the documented range of a cell, as the tables of the terminal write it."""
    return display(Range(cell.low, cell.high, len(cell.claims), cell.contested, cell.added))
