"""UCDP's Georeferenced Event Dataset: a row is one event with its dates, place, two sides and deaths.

What the columns mean is in UCDP's codebook. A figure that UCDP gives as 0 for one side, for civilians or for the
unknown makes no claim: the column holds 0 also where nobody knows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nkcli.importers.csv_rows import RowRefused
from nkcli.importers.dates import day_of, span_of
from nkcli.importers.draft import Draft, shortened, slug
from nkcli.importers.registry import Facets, Importer
from nkcli.importers.ucdp import COUNTER, actor_of, dataset_of, total_of
from nkcli.importers.ucdp_articles import articles_of
from nkcli.model.records import Citation, Claim, Event, Participation, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nkcli.importers.csv_rows import Row
    from nkcli.model.vocabulary import Category, EventKind, PartKind, PlaceKind, Precision, Rank

COLUMNS = (
    *("id", "relid", "type_of_violence", "conflict_new_id", "conflict_name", "dyad_name"),
    *("side_a_new_id", "side_a", "side_b_new_id", "side_b"),
    *("source_article", "source_office", "source_date", "where_prec", "where_coordinates", "adm_1", "adm_2"),
    *("latitude", "longitude", "priogrid_gid", "country", "country_id"),
    *("event_clarity", "date_prec", "date_start", "date_end"),
    *("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low"),
)
"""The columns that are read, of 49."""

STATE_BASED, ONE_SIDED = 1, 3
"""The types of violence in which side a is a government, and in which side a kills civilians."""

ROLES: dict[int, tuple[PartKind, PartKind]] = {ONE_SIDED: ("attacker", "victim")}
"""What sides a and b are, where they are no two parties that fight."""

AGGREGATED = 2
"""The clarity of an event that sums up reports of several: its deaths fell over its whole time."""

PLACES: dict[int, tuple[PlaceKind, Precision, str]] = {
    1: ("settlement", "point", "the exact place"),
    2: ("settlement", "representative", "near the place, within some 25 km"),
    3: ("district", "centroid", "somewhere in the district"),
    4: ("province", "centroid", "somewhere in the province"),
    5: ("area", "representative", "in an area or along a line that the point stands for"),
    6: ("country", "centroid", "somewhere in the country"),
    7: ("area", "representative", "at sea or in the air"),
}
"""Of each precision of a place, `where_prec`: what the place is, what its coordinates are, and what that means."""

PARTS: tuple[tuple[str, Category], ...] = (
    ("deaths_a", "military"),
    ("deaths_b", "military"),
    ("deaths_civilians", "civilian"),
    ("deaths_unknown", "unknown"),
)
"""The columns that the best figure is the sum of, each with whom it counts."""

IMPORTANT, GRAVE = 25, 1000
"""Deaths of a year by which UCDP counts a conflict, and a war; an event of as many ranks higher than others."""


def start(version: str | None) -> Draft:
    """Return a draft with what is true of all rows."""
    return Draft(dataset_of("ged", "UCDP Georeferenced Event Dataset", version), COUNTER, "UCDP’s where_prec is")


def facets(row: Row) -> Facets:
    """Return what a row can be selected by."""
    conflict = (row.cells["conflict_new_id"], row.text("conflict_name"), row.text("dyad_name"))
    return Facets(_whole(row), conflict, (row.text("country"), row.cells["country_id"]), *_days(row))


def row_id(row: Row) -> str:
    """Return the id of a row's event."""
    return f"ged-{row.count('id')}"


def event(row: Row, draft: Draft) -> Event:
    """Return the event of a row.

    Raises:
        RowRefused: where a field can't be taken, and so the row.
    """
    first, last = _days(row)
    violence = row.count("type_of_violence")
    level, best = row.count("where_prec"), row.count("best")
    if level not in PLACES:
        raise RowRefused("where_prec", f"{level} is no precision of a place, which are 1 to 7")
    a, b = (actor_of(draft, row.text(f"{side}_new_id"), row.text(side)) for side in ("side_a", "side_b"))
    whole = _whole(row)
    claims = tuple(_claims(row, draft, (a.id, b.id)))
    places, note = _places(row, draft, level), _note(row, level)
    draft.add_figures(whole, first[:4], claims)
    kind: EventKind = "violence" if violence == ONE_SIDED else "clash"
    rank: Rank = 1 if best >= GRAVE else 2 if best >= IMPORTANT else 3
    parts = ROLES.get(violence, ("party", "party"))
    locator = f"event {row.count('id')}"
    return Event(
        id=row_id(row),
        kind=kind,
        date=span_of(first, last),
        title=_title(row),
        importance=rank,
        part_of=draft.add_whole(whole, row.text("conflict_name"), first, last),
        participants=(
            Participation(actor=draft.add_actor(a, "a" if violence == STATE_BASED else None), part=parts[0]),
            Participation(actor=draft.add_actor(b, "b" if violence == STATE_BASED else None), part=parts[1]),
        ),
        places=places,
        claims=claims,
        note=note,
        citations=(
            *draft.cite(locator),
            *(Citation(source=draft.add_source(s), locator=locator) for s in articles_of(row)),
        ),
    )


def _whole(row: Row) -> str:
    return f"conflict-{row.count('conflict_new_id')}"


def _days(row: Row) -> tuple[str, str]:
    first, last = day_of(row, "date_start"), day_of(row, "date_end")
    if last < first:
        raise RowRefused("date_end", f"{last} is before date_start, {first}")
    return first, last


def _title(row: Row) -> str:
    parties = f"{shortened(row.text('side_a'), 30)} – {shortened(row.text('side_b'), 30)}"
    where = row.text("where_coordinates")
    return shortened(f"{parties}, {where}" if where else parties)


def _note(row: Row, level: int) -> str | None:
    parts = []
    if level > 1:
        parts.append(f"UCDP places it {PLACES[level][2]} (where_prec {level}).")
    if row.count("date_prec") > 1:
        parts.append(f"UCDP’s date_prec is {row.count('date_prec')}.")
    if row.count("event_clarity") == AGGREGATED:
        parts.append("UCDP sums up several reports in this event (event_clarity 2).")
    return " ".join(parts) or None


# -- figures ---------------------------------------------------------------------------------------


def _claims(row: Row, draft: Draft, sides: tuple[str, str]) -> Iterator[Claim]:
    """Yield the total, then those of its parts that are not 0.

    All are among the year of the conflict. The deaths of two actors on one side stand in strata of their own, so
    that nobody takes them for two figures on the same people.
    """
    first, last = _days(row)
    event_id, whole = row_id(row), _whole(row)
    is_summed = row.count("event_clarity") == AGGREGATED and first != last
    shared: dict[str, Any] = {
        "measure": "killed",
        "unit": "people",
        "claimant": COUNTER.id,
        "counted": f"{first}/{last}" if is_summed else span_of(first, last),
        "citations": draft.cite(f"event {row.count('id')}"),
        "as_of": draft.source.date,
    }
    low, best, high = total_of(row, ("low", "best", "high"))
    counts = {column: row.count(column) for column, _ in PARTS}
    ids = {column: f"{event_id}:{column.replace('_', '-')}" for column, count in counts.items() if count}
    stratum = whole.replace("-", " ", 1)
    yield Claim(
        id=f"{event_id}:killed",
        low=low,
        best=best,
        high=high,
        qualifier="estimate",
        stratum=stratum,
        parts=tuple(ids.values()),
        subset_of=f"{whole}:killed-{first[:4]}",
        **shared,
    )
    for column, category in PARTS:
        if column in ids:
            side = {"deaths_a": 0, "deaths_b": 1}.get(column)
            yield Claim(
                id=ids[column],
                best=counts[column],
                qualifier="about",
                category=category,
                stratum=stratum if side is None else f"{stratum}, side {'ab'[side]}",
                subset_of=f"{event_id}:killed",
                affected=None if side is None else sides[side],
                **shared,
            )


# -- places ----------------------------------------------------------------------------------------


def _places(row: Row, draft: Draft, level: int) -> tuple[str, ...]:
    """Add the country, the province and the district of a row and the place itself; return the id of the last."""
    names = {6: row.text("country"), 4: row.text("adm_1"), 3: row.text("adm_2")}
    where = row.text("where_coordinates")
    lat, lon = row.degrees("latitude"), row.degrees("longitude")
    within: tuple[str, ...] = ()
    for rank, name in names.items():
        if not name:
            continue
        is_it = rank == level and name == where
        place_id = f"{within[0]}:{slug(name)}" if within else slug(name)
        place = Place(
            id=place_id,
            kind=PLACES[rank][0],
            name=name,
            within=within,
            lat=lat if is_it else None,
            lon=lon if is_it else None,
            precision="centroid" if is_it and lat is not None else None,
            citations=draft.cite(f"event {row.count('id')}"),
        )
        within = (draft.add_place(place, level if is_it else None),)
        if is_it:
            return within
    if not where:
        return within
    return (draft.add_place(_point(row, draft, level, within), level),)


def _country(within: tuple[str, ...]) -> tuple[str, ...]:
    """Return the id of the country, with which that of a place in it begins."""
    return tuple(place_id.partition(":")[0] for place_id in within[:1])


def _point(row: Row, draft: Draft, level: int, within: tuple[str, ...]) -> Place:
    kind, precision, _ = PLACES[level]
    where, lat, lon = row.text("where_coordinates"), row.degrees("latitude"), row.degrees("longitude")
    cell = row.cells["priogrid_gid"].strip()
    place_id = ":".join((*_country(within), f"{slug(where)}-{cell}" if cell.isdigit() else slug(where)))
    return Place(
        id=draft.unique_place(place_id, lat, lon),
        kind=kind,
        name=where,
        within=within,
        lat=lat,
        lon=lon,
        precision=None if lat is None else precision,
        citations=draft.cite(f"event {row.count('id')}"),
    )


IMPORTER = Importer(
    kind="UCDP GED",
    counts="UCDP counts deaths in organised violence, event by event",
    columns=COLUMNS,
    start=start,
    facets=facets,
    row_id=row_id,
    event=event,
)
