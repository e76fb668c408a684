"""Who controlled a place on a date, de facto and by recognition; unknown where no source in hand says it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar, Literal

from nkcli.answers.record_detail import cited
from nkcli.answers.table import Column, Dated, Group, Row, Sheet
from nkcli.edtf.date import EdtfDate
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
    """Who held a place, as a source says it; `place` is the place asked for, or a wider one."""

    place: str
    status: ControlStatus
    holder: str
    when: str
    certainty: Certainty
    note: str | None
    citations: tuple[Citation, ...]


class UnknownControl(Frozen, kw_only=True):
    """A kind of control of which no source in hand says anything for the date: a row like any other."""

    place: str
    status: ControlStatus
    holder: None = None
    when: None = None
    certainty: None = None
    note: str = "No source in hand says it."
    citations: tuple[Citation, ...] = ()


class PlaceControl(Frozen, kw_only=True):
    """Control of one place on a date.

    `unknown` holds the kinds of control that no source in hand tells for that date. `wider` is what
    is said of the places it lies in: it need not hold for every part of them.
    """

    schema: ClassVar[str] = "place-control"
    rows_field: ClassVar[str] = "control"

    place: str
    date: str
    control: tuple[ControlRow, ...]
    unknown: tuple[ControlStatus, ...]
    wider: tuple[ControlRow, ...]
    names: dict[str, str]

    def rows_of_all_lists(self) -> Iterator[ControlRow | UnknownControl]:
        """Yield what is known, what is not, and what is said of wider places, as the sheet has them."""
        for status in _TITLES:
            own = [r for r in self.control if r.status == status]
            yield from own or (UnknownControl(place=self.place, status=status),)
        yield from self.wider

    def sheet(self) -> Sheet:
        """Lay out who held it, under each kind of control."""
        return Sheet(
            title=f"Who controlled {self.names[self.place]}",
            group="under",
            columns=(
                Column("status", people=False),
                Column("holder_name", "Who"),
                Column("holder", people=False),
                Column("place_name", "Place"),
                Column("place", people=False),
                Column("when", "From when to when", "date"),
                Column("certainty", "On the date"),
                Column("note", under="holder_name"),
                Column("source", "Source", "id"),
                Column("locator", people=False),
            ),
            groups=tuple(self._groups()),
            notes=("What is said of a wider place need not hold for all of it.",) if self.wider else (),
        )

    def _groups(self) -> Iterator[Group]:
        for status, title in _TITLES.items():
            rows = tuple(self._row(r) for r in self.control if r.status == status)
            nothing = UnknownControl(place=self.place, status=status)
            yield Group(status, title, rows or (self._unknown(nothing),), Dated(self.date))
        if self.wider:
            yield Group("wider", "Said of a wider place", tuple(self._row(r) for r in self.wider))

    def _unknown(self, row: UnknownControl) -> Row:
        return row.status, "unknown", None, self.names[self.place], self.place, None, "", row.note, "", ""

    def _row(self, row: ControlRow) -> Row:
        kind = f" ({_TITLES[row.status].lower()})" if row.place != self.place else ""
        return (
            row.status,
            f"{self.names[row.holder]}{kind}",
            row.holder,
            self.names[row.place],
            row.place,
            Dated(row.when),
            row.certainty,
            row.note,
            cited(row.citations),
            "; ".join(f"{c.source}: {c.locator}" for c in row.citations),
        )


def place_control(dataset: Dataset, place_id: str, date: EdtfDate) -> PlaceControl:
    """Tell who controlled a place on a date."""
    place = dataset.place_by_id[place_id]
    own = tuple(_rows(place, date))
    unknown = tuple(status for status in _TITLES if all(r.status != status for r in own))
    around = [p for p in dataset.places if p.id != place_id and place_id in dataset.places_within[p.id]]
    wider = tuple(r for p in around for r in _rows(p, date) if r.status in unknown)
    named = {place_id, *(r.place for r in wider)}
    return PlaceControl(
        place=place_id,
        date=date.text,
        control=own,
        unknown=unknown,
        wider=wider,
        names={
            **{i: dataset.place_by_id[i].name for i in sorted(named)},
            **{r.holder: dataset.actor_by_id[r.holder].name for r in (*own, *wider)},
        },
    )


def _rows(place: Place, date: EdtfDate) -> Iterator[ControlRow]:
    for one in place.control:
        when = EdtfDate.parse(one.when)
        if when.overlaps(date):
            yield ControlRow(
                place=place.id,
                status=one.status,
                holder=one.holder,
                when=one.when,
                certainty=_certainty(when, date),
                note=one.note,
                citations=one.citations,
            )


def _certainty(when: EdtfDate, date: EdtfDate) -> Certainty:
    """Compare a date with the days of control beyond doubt: from the latest start to the earliest end.

    The day on which control changed hands belongs to both holders, to each in part.
    """
    first, last = date.sort_key
    certain = when.certain_spans
    if any(begins < first and last < ends for begins, ends in certain):
        return "throughout"
    return "for a part of it" if any(begins <= last and first <= ends for begins, ends in certain) else "possibly"
