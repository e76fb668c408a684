"""Who controlled a place on a date, de facto and by recognition; unknown where no source in hand says it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar, Literal

from nkcli.answers.claim_row import locators, sources
from nkcli.answers.table import Answer, Column, DateCell, Group, Table
from nkcli.edtf.date import EdtfDate
from nkcli.edtf.typed import read_date
from nkcli.frozen import Frozen
from nkcli.model.records import Citation
from nkcli.model.vocabulary import ControlStatus

if TYPE_CHECKING:
    from nkcli.model.dataset import Dataset
    from nkcli.model.records import Place

Certainty = Literal["throughout", "for a part of it", "possibly"]
"""Whether what is said covers all of the date asked for, a part, or only can: an end is not known to the day."""

_TITLES: dict[ControlStatus, str] = {"de_facto": "De facto", "recognised": "By recognition"}


class ControlRow(Frozen, kw_only=True):
    """Who held a place, as a source says it; `place` is the place asked for, or a wider one.

    `holder` is None where no source in hand says who held it on the date.
    """

    place: str
    place_name: str
    status: ControlStatus
    holder: str | None = None
    holder_name: str = "unknown"
    when: str | None = None
    certainty: Certainty | None = None
    note: str | None = "No source in hand says it."
    citations: tuple[Citation, ...] = ()


class PlaceControl(Answer, kw_only=True):
    """Control of one place on a date.

    `unknown` holds the kinds of control that no source in hand tells for that date. `wider` is what
    is said of the places it lies in: it need not hold for every part of them.
    """

    schema: ClassVar[str] = "place-control"
    rows_field: ClassVar[str] = "control"

    place: str
    place_name: str
    date: str
    control: tuple[ControlRow, ...]
    unknown: tuple[ControlStatus, ...]
    wider: tuple[ControlRow, ...]

    @property
    def all_rows(self) -> Iterator[ControlRow]:
        """What is known, what is not, and what is said of wider places, as the table has them."""
        for status in _TITLES:
            yield from self._rows_of(status)
        yield from self.wider

    def _rows_of(self, status: ControlStatus) -> tuple[ControlRow, ...]:
        rows = tuple(row for row in self.control if row.status == status)
        return rows or (ControlRow(place=self.place, place_name=self.place_name, status=status),)

    def table(self) -> Table:
        """Return who held it, under each kind of control."""
        groups = [Group(s, title, self._rows_of(s), DateCell(self.date)) for s, title in _TITLES.items()]
        return Table(
            title=f"Who controlled {self.place_name}",
            group="under",
            columns=(
                Column("status", human=False),
                Column("holder_name", human=False),
                Column("who", "Who", value=self._holder, machine=False),
                Column("holder", human=False),
                Column("place_name", "Place"),
                Column("place", human=False),
                Column("when", "From when to when", "date"),
                Column("certainty", "On the date"),
                Column("note", under="who"),
                Column("source", "Source", "id", sources),
                Column("locator", value=locators, human=False),
            ),
            groups=(*groups, Group("wider", "Said of a wider place", self.wider)),
            notes=("What is said of a wider place need not hold for all of it.",) if self.wider else (),
        )

    def _holder(self, row: ControlRow) -> str:
        return row.holder_name if row.place == self.place else f"{row.holder_name} ({_TITLES[row.status].lower()})"


def place_control(dataset: Dataset, place_id: str, on: str) -> PlaceControl:
    """Return who controlled a place on a date, written as people write dates."""
    date = read_date(on)
    place = dataset.place_by_id[place_id]
    own = tuple(_rows(dataset, place, date))
    unknown = tuple(status for status in _TITLES if all(row.status != status for row in own))
    around = tuple(_around(dataset, place))
    return PlaceControl(
        query={"name": place_id, "on": date.text},
        place=place_id,
        place_name=place.name,
        date=date.text,
        control=own,
        unknown=unknown,
        wider=tuple(row for p in around for row in _rows(dataset, p, date) if row.status in unknown),
    )


def _around(dataset: Dataset, place: Place) -> Iterator[Place]:
    """Yield the places that hold a place, the nearest first."""
    ids = list(place.within)
    for place_id in ids:  # which grows as it goes
        outer = dataset.place_by_id[place_id]
        ids += [wider for wider in outer.within if wider not in ids]
        yield outer


def _rows(dataset: Dataset, place: Place, date: EdtfDate) -> Iterator[ControlRow]:
    for control in place.control:
        when = EdtfDate.parse(control.when)
        if when.overlaps(date):
            yield ControlRow(
                place=place.id,
                place_name=place.name,
                status=control.status,
                holder=control.holder,
                holder_name=dataset.actor_by_id[control.holder].name,
                when=control.when,
                certainty=certainty(when, date),
                note=control.note,
                citations=control.citations,
            )


def certainty(when: EdtfDate, date: EdtfDate) -> Certainty:
    """Compare a date with the days of control beyond doubt: from the latest start to the earliest end.

    The day on which control changed hands belongs to both holders, to each in part.
    """
    first, last = date.sort_key
    certain = when.certain_spans
    if any(begins < first and last < ends for begins, ends in certain):
        return "throughout"
    return "for a part of it" if any(begins <= last and first <= ends for begins, ends in certain) else "possibly"
