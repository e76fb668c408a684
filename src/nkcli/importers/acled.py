"""ACLED's event data, by its public codebook: a row is one event with its day, place, actors and deaths.

Written from the codebook alone and tried on made-up rows: the files stand behind an account. 0 reported deaths make
no claim, for the column holds 0 also where nobody knows.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from nkcli.importers.csv_rows import RowRefused
from nkcli.importers.draft import Draft, shortened, slug
from nkcli.importers.registry import Facets, Importer
from nkcli.model.records import Actor, Citation, Claim, Event, Participation, Place, Source

if TYPE_CHECKING:
    from nkcli.importers.csv_rows import Row
    from nkcli.model.vocabulary import ActorKind, EventKind, PlaceKind, Precision

COLUMNS = (
    *("event_id_cnty", "event_date", "time_precision", "event_type", "sub_event_type", "actor1", "actor2"),
    *("country", "admin1", "admin2", "location", "latitude", "longitude", "geo_precision"),
    *("source", "notes", "fatalities"),
)
"""The columns that are read."""

KINDS: dict[str, EventKind] = {
    "Battles": "clash",
    "Explosions/Remote violence": "violence",
    "Violence against civilians": "violence",
    "Riots": "violence",
    "Protests": "protest",
    "Strategic developments": "political",
}
"""The kind of each type of event."""

PLACES: dict[int, tuple[Precision, str]] = {
    1: ("point", ""),
    2: ("representative", "in a part of a region, of which a town is coded"),
    3: ("centroid", "in a larger region, of which a town is coded"),
}
"""Of each `geo_precision`: what the coordinates are, and where that puts the event."""

REGIONS: tuple[tuple[PlaceKind, str], ...] = (("country", "country"), ("province", "admin1"), ("district", "admin2"))
"""The columns of the regions around a place, from the widest."""

COUNTER = Actor(
    id="acled",
    kind="data_project",
    name="ACLED",
    aliases=("Armed Conflict Location & Event Data",),
    summary="Data project that codes political violence and protest from reports, with the deaths reported.",
    citations=(),
)

_DAYS = ("%Y-%m-%d", "%d %B %Y", "%d-%B-%Y", "%d-%m-%Y")
"""How exports write the day: 2020-09-27, 27 September 2020, 27-September-2020, 27-09-2020."""


def start(version: str | None) -> Draft:  # noqa: ARG001 - the data have no versions
    """Return a draft with what is true of all rows."""
    source = Source(
        id="acled-events",
        kind="dataset",
        title="ACLED event data",
        publisher="Armed Conflict Location & Event Data",
        language="en",
        url="https://acleddata.com/",
        licence="ACLED’s terms of use; not to be passed on",
        perspective="Data project that codes reports of political violence; deaths are those reported, and no estimate",
    )
    return Draft(source, COUNTER, "ACLED’s geo_precision is")


def row_id(row: Row) -> str:
    """Return the id of a row's event."""
    return f"acled-{slug(row.cells['event_id_cnty'])}"


def facets(row: Row) -> Facets:
    """Return what a row can be selected by."""
    day = _day(row)
    country = row.text("country")
    return Facets(_whole(row), (country,), (country, *row.cells.get("iso", "").split()), day, day)


def event(row: Row, draft: Draft) -> Event:
    """Return the event of a row.

    Raises:
        RowRefused: where a field can't be taken, and so the row.
    """
    kind = KINDS.get(row.text("event_type"))
    if kind is None:
        raise RowRefused("event_type", f"{row.text('event_type')!r} is none of {', '.join(KINDS)}")
    level, date = row.count("geo_precision"), _date(row)
    if level not in PLACES:
        raise RowRefused("geo_precision", f"{level} is no precision of a place, which are 1 to 3")
    claims = _claims(row, draft, date)
    actors = [_actor(name, draft) for name in (row.text("actor1"), row.text("actor2")) if name]
    citations = draft.cite(f"event {row.text('event_id_cnty')}")
    where, places = row.text("location"), _places(row, draft, level)
    if claims:
        draft.add_figures(_whole(row), _day(row)[:4], claims)
    return Event(
        id=row_id(row),
        kind=kind,
        date=date,
        title=shortened(f"{row.text('sub_event_type') or row.text('event_type')}, {where}"),
        importance=3,
        part_of=draft.add_whole(_whole(row), f"Political violence in {row.text('country')}", _day(row), _day(row)),
        summary=row.text("notes") or None,
        participants=tuple(Participation(actor=actor, part="party") for actor in dict.fromkeys(actors)),
        places=places,
        claims=claims,
        note=f"ACLED places it {PLACES[level][1]} (geo_precision {level})." if level > 1 else None,
        citations=(*citations, *(Citation(source=s, locator=citations[0].locator) for s in _sources(row, draft))),
    )


def _whole(row: Row) -> str:
    return f"acled-{slug(row.cells['country'])}"


def _day(row: Row) -> str:
    text = row.text("event_date")
    for form in _DAYS:
        try:
            return datetime.strptime(text, form).date().isoformat()  # noqa: DTZ007 - a day has no time zone
        except ValueError:
            continue
    raise RowRefused("event_date", f"{text!r} is no day like 2020-09-27 or 27 September 2020")


def _date(row: Row) -> str:
    """Return the day as EDTF: about it where the week is known, the month where no more is."""
    precision, day = row.count("time_precision"), _day(row)
    if precision not in (1, 2, 3):
        raise RowRefused("time_precision", f"{precision} is no precision of a day, which are 1 to 3")
    return (day, f"{day}~", day[:7])[precision - 1]


def _claims(row: Row, draft: Draft, date: str) -> tuple[Claim, ...]:
    deaths = row.count("fatalities")
    if not deaths:
        return ()
    return (
        Claim(
            id=f"{row_id(row)}:killed",
            measure="killed",
            unit="people",
            low=deaths,
            best=deaths,
            high=deaths,
            qualifier="estimate",
            claimant=COUNTER.id,
            counted=date,
            stratum=_whole(row).replace("-", " ", 1),
            subset_of=f"{_whole(row)}:killed-{_day(row)[:4]}",
            citations=draft.cite(f"event {row.text('event_id_cnty')}"),
        ),
    )


def _actor(name: str, draft: Draft) -> str:
    kind: ActorKind = "armed_force" if name.startswith(("Military Forces of", "Police Forces of")) else "group"
    actor = Actor(id=f"acled-actor:{slug(name)}", kind=kind, name=name, citations=draft.cite(f"actor {name}"))
    return draft.add_actor(actor, None)


def _places(row: Row, draft: Draft, level: int) -> tuple[str, ...]:
    """Add the country, the regions and the place of a row; return the id of the last."""
    citations = draft.cite(f"event {row.text('event_id_cnty')}")
    within: tuple[str, ...] = ()
    for kind, column in REGIONS:
        name = row.text(column)
        if name:
            place_id = ":".join((*within, slug(name)))
            within = (draft.add_place(Place(id=place_id, kind=kind, name=name, within=within, citations=citations)),)
    name, lat, lon = row.text("location"), row.degrees("latitude"), row.degrees("longitude")
    if not name:
        return within
    place = Place(
        id=draft.unique_place(":".join((slug(row.text("country")), f"{slug(name)}-place")), lat, lon),
        kind="settlement",
        name=name,
        within=within,
        lat=lat,
        lon=lon,
        precision=None if lat is None else PLACES[level][0],
        citations=citations,
    )
    return (draft.add_place(place, level),)


def _sources(row: Row, draft: Draft) -> list[str]:
    """Add the publications that a row names, and return their ids."""
    names = [name.strip() for name in row.text("source").split(";") if name.strip()]
    return [
        draft.add_source(
            Source(
                id=f"acled-source:{slug(name)}",
                kind="news",
                title=name,
                publisher=name,
                url="https://acleddata.com/",
                licence="Unknown; named, not copied",
                perspective="Not judged: as ACLED names it",
                note="ACLED names it in the rows that cite it, and gives no address.",
            )
        )
        for name in dict.fromkeys(names)
    ]


IMPORTER = Importer(
    kind="ACLED",
    counts="ACLED counts the deaths that reports give, event by event",
    columns=COLUMNS,
    start=start,
    facets=facets,
    row_id=row_id,
    event=event,
)
