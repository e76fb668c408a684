"""UCDP's Battle-Related Deaths: a row is one year of a conflict, or of one of its dyads, with its deaths."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nkcli.importers.csv_rows import RowRefused
from nkcli.importers.draft import Draft, shortened, slug
from nkcli.importers.registry import Facets, Importer
from nkcli.importers.ucdp import COUNTER, actor_of, dataset_of, total_of
from nkcli.model.records import Claim, Event, Participation, Place

if TYPE_CHECKING:
    from nkcli.importers.csv_rows import Row

COLUMNS = (
    *("conflict_id", "dyad_id", "location_inc", "side_a", "side_a_id", "side_a_2nd", "side_b", "side_b_id"),
    *("side_b_2nd", "incompatibility", "territory_name", "year", "bd_best", "bd_low", "bd_high"),
    *("battle_location", "version"),
)
"""The columns that are read, of 25."""


def start(version: str | None) -> Draft:
    """Return a draft with what is true of all rows."""
    return Draft(dataset_of("brd", "UCDP Battle-Related Deaths Dataset", version), COUNTER, "")


def facets(row: Row) -> Facets:
    """Return what a row can be selected by."""
    year = _year(row)
    names = (row.cells["conflict_id"], _name(row))
    return Facets(_whole(row), names, (row.text("location_inc"),), f"{year}-01-01", f"{year}-12-31")


def row_id(row: Row) -> str:
    """Return what sets a row apart from the others: its conflict, dyad and year."""
    return f"brd-{slug(row.cells['conflict_id'])}-{slug(row.cells['dyad_id'])}-{_year(row)}"


def event(row: Row, draft: Draft) -> Event:
    """Return the year of a conflict that a row is about.

    Raises:
        RowRefused: where a field can't be taken, and so the row.
    """
    year, whole, event_id = _year(row), _whole(row), row_id(row)
    citations = draft.cite(f"conflict {row.text('conflict_id')}, dyad {row.text('dyad_id')}, year {year}")
    low, best, high = total_of(row, ("bd_low", "bd_best", "bd_high"))
    claim = Claim(
        id=f"{event_id}:killed",
        measure="killed",
        unit="people",
        low=low,
        best=best,
        high=high,
        qualifier="estimate",
        claimant=COUNTER.id,
        counted=year,
        stratum=f"conflict {row.text('conflict_id')} dyad {row.text('dyad_id')}",
        as_of=draft.source.date,
        citations=citations,
    )
    a, b = (actor_of(draft, row.text(f"{side}_id"), row.text(side)) for side in ("side_a", "side_b"))
    return Event(
        id=event_id,
        kind="phase",
        date=year,
        title=shortened(f"{shortened(row.text('side_a'), 34)} – {shortened(row.text('side_b'), 34)}, {year}"),
        importance=2,
        part_of=draft.add_whole(whole, _name(row), year, year),
        participants=(
            Participation(actor=draft.add_actor(a, "a"), part="party"),
            Participation(actor=draft.add_actor(b, "b"), part="party"),
        ),
        places=tuple(_places(row, draft)),
        claims=(claim,),
        note=_seconds(row),
        citations=citations,
    )


def _whole(row: Row) -> str:
    return f"conflict-{slug(row.cells['conflict_id'])}"


def _year(row: Row) -> str:
    year = row.text("year")
    if not (year.isascii() and year.isdigit() and len(year) == len("1989")):
        raise RowRefused("year", f"{year!r} is no year like 1989")
    return year


def _name(row: Row) -> str:
    """Return the name that UCDP gives such a conflict: where it is, and what it is about."""
    about = row.text("territory_name") or "Government"
    return f"{row.text('location_inc')}: {about}"


def _places(row: Row, draft: Draft) -> list[str]:
    """Add the countries that battles took place in, and return their ids."""
    names = [name.strip() for name in row.text("battle_location").split(",") if name.strip()]
    citations = draft.cite("battle_location")
    places = (Place(id=slug(name), kind="country", name=name, citations=citations) for name in dict.fromkeys(names))
    return [draft.add_place(place) for place in places]


def _seconds(row: Row) -> str | None:
    """Return who fought beside either side."""
    pairs = (("side_a", row.text("side_a_2nd")), ("side_b", row.text("side_b_2nd")))
    return " ".join(f"With troops beside {row.text(side)}: {names}." for side, names in pairs if names) or None


IMPORTER = Importer(
    kind="UCDP Battle-Related Deaths",
    counts="UCDP counts battle-related deaths",
    columns=COLUMNS,
    start=start,
    facets=facets,
    row_id=row_id,
    event=event,
)
