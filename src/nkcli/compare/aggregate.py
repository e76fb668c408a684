"""The one query over event rows, written once for every engine: filters go down to the files, sums come back.

A figure is known where the file has low, best and high and the best lies between: of other rows only their number is
counted. A row that lies in no one year, month or region is counted under none.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from nkcli.compare.layout import WORDS, Layout
from nkcli.errors import UnsuitableFile

if TYPE_CHECKING:
    from collections.abc import Sequence

By = Literal["year", "month", "place", "side"]

PERIODS = {"year": ("Y", len("2020")), "month": ("M", len("2020-09"))}
"""Of each period, its sign for columns of dates, and how much of a day as text names it."""


class Bounds(NamedTuple):
    """Which rows to take: of a conflict by id or words of its name, in a country, that can lie in a period."""

    conflict: str | None = None
    country: str | None = None
    first: str | None = None
    last: str | None = None


class Event(NamedTuple):
    """One curated event to find rows for: its first day, the day after its last, and a box of degrees around it."""

    id: str
    first: str
    after: str
    south: float
    north: float
    west: float
    east: float


class Sum(NamedTuple):
    """What the rows of one group come to: `known` of `rows` have a figure; sums are None where none has.

    `key` is None for rows that lie in no one group; `place` is the country of a region.
    """

    key: str | None
    place: str | None
    rows: int
    known: int
    low: int | None
    best: int | None
    high: int | None


def check_columns(table: Any, layout: Layout, files: Sequence[str]) -> None:
    """Refuse files that lack a column.

    Raises:
        UnsuitableFile: with the columns that they lack.
    """
    missing = [name for name in layout.columns if name not in table.columns]
    if missing:
        noun = "column" if len(missing) == 1 else "columns"
        why = f"line 1 lacks the {noun} {', '.join(missing)}"
        raise UnsuitableFile(files[0], why, f"give files of {layout.kind} with all their columns")


def select(table: Any, layout: Layout, bounds: Bounds) -> Any:
    """Return the rows within the bounds, by conditions on columns as they are in the files."""
    conditions = []
    if bounds.conflict and bounds.conflict.isdigit():
        conditions.append(_equals(table[layout.conflict_id], bounds.conflict))
    elif bounds.conflict:
        name = table[layout.conflict_name].lower()
        conditions += [name.contains(word) for word in bounds.conflict.lower().split()]
    if bounds.country:
        conditions.append(table[layout.country].lower() == bounds.country.lower())
    if bounds.first:
        conditions.append(_on_or_after(table[layout.last], bounds.first))
    if bounds.last:
        after = (date.fromisoformat(bounds.last) + timedelta(days=1)).isoformat()
        conditions.append(~_on_or_after(table[layout.first], after))
    return table.filter(*conditions) if conditions else table


def _equals(column: Any, text: str) -> Any:
    return column == (text if column.type().is_string() else int(text))


def _on_or_after(column: Any, day: str) -> Any:
    """Compare a column of days as it is: a text that begins with the day sorts as the day does."""
    return column >= (day if column.type().is_string() else date.fromisoformat(day))


def group(table: Any, layout: Layout, by: By) -> Any:
    """Return the query that adds up rows by year, month, region or people."""
    import ibis

    if by == "side":
        return _by_people(table, layout)
    if by == "place":
        level, region = _number(table[layout.place_precision]), table[layout.region]
        is_known = (level <= layout.coarsest) & (region != "")
        key, place = ibis.cases((is_known, region), else_=ibis.null(str)), table[layout.country]
    else:
        first, last = (_period(table[name], by) for name in (layout.first, layout.last))
        key, place = ibis.cases((first == last, first), else_=ibis.null(first.type())), ibis.null(str)
    return _sums(table.mutate(key=key, place=place), layout).group_by("key", "place").agg(**_totals())


def near(table: Any, layout: Layout, events: Any) -> Any:
    """Return the query that adds up the rows near each event, of those in a table of `Event`."""
    import ibis

    first, last = (table[name] for name in (layout.first, layout.last))
    lat, lon = (table[name].try_cast(float) for name in (layout.latitude, layout.longitude))
    rows = _sums(table.mutate(row_first=first, row_last=last, lat=lat, lon=lon), layout)
    joined = rows.join(
        events,
        [
            rows.row_last >= _like(events.first, last),
            rows.row_first < _like(events.after, first),
            rows.lat.between(events.south, events.north),
            rows.lon.between(events.west, events.east),
        ],
    )
    return joined.mutate(key=joined.id_of_event, place=ibis.null(str)).group_by("key", "place").agg(**_totals())


def read(query: Any, by: By | None = None) -> list[Sum]:
    """Run a query and return its groups in order, those without a key last; `by` is what it groups by."""
    rows = query.to_pyarrow().to_pylist()
    sums = [Sum(**{name: row[name] for name in Sum._fields} | {"key": _text(row["key"], by)}) for row in rows]
    return sorted(sums, key=lambda s: (s.key is None, s.place or "", s.key or ""))


def _text(key: Any, by: By | None) -> str | None:
    """Return a key as text: that of a column of dates is the first day of its period."""
    return key if key is None or isinstance(key, str) else key.isoformat()[: PERIODS[by or "month"][1]]


def _period(column: Any, by: By) -> Any:
    """Return the year or month of a column of days, without turning dates into texts, which costs more than the sum."""
    sign, length = PERIODS[by]
    return column.substr(0, length) if column.type().is_string() else column.cast("date").truncate(sign)


def _like(day: Any, column: Any) -> Any:
    """Return a column of days as text as what another column of days holds, so that the two can be compared."""
    return day if column.type().is_string() else day.cast("date")


# -- figures -----------------------------------------------------------------------------------------


def _number(column: Any) -> Any:
    """Return a column as whole numbers, None where a text is none; some copies write 2 as 2.0."""
    return column.cast("int64") if column.type().is_numeric() else column.try_cast(float).cast("int64")


def _sums(table: Any, layout: Layout) -> Any:
    """Return rows with their figures as numbers, which are None in a row whose best lies outside its own range."""
    import ibis

    low, best, high = (_number(table[name]) for name in (layout.low, layout.best, layout.high))
    is_sound = (low <= best) & (best <= high)
    nothing = ibis.null("int64")
    figures = {"n_low": low, "n_best": best, "n_high": high}
    return table.mutate(**{name: ibis.cases((is_sound, figure), else_=nothing) for name, figure in figures.items()})


def _totals() -> dict[str, Any]:
    from ibis import _

    return {
        "rows": _.count(),
        "known": _.n_best.count(),
        "low": _.n_low.sum(),
        "best": _.n_best.sum(),
        "high": _.n_high.sum(),
    }


def _by_people(table: Any, layout: Layout) -> Any:
    """Add up whose deaths are counted; the file has no range for them."""
    import ibis

    rows, nothing = _sums(table, layout), ibis.null("int64")
    parts = []
    for who, deaths in layout.people:
        name = ibis.literal(who) if who in WORDS else rows[who]
        is_theirs = rows.n_best.notnull()
        figure = ibis.cases((is_theirs, _number(rows[deaths])), else_=nothing)
        part = rows.select(key=name, place=ibis.null(str), n_low=nothing, n_best=figure, n_high=nothing)
        parts.append(part)
    return ibis.union(*parts).group_by("key", "place").agg(**_totals())
