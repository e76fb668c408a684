"""Which events and claims a user asked for: filters that are parsed once, against the data they will run on.

A date filter keeps what *can* overlap it: `1992` is in a window of March 1992.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nkcli.edtf.date import FIRST_DAY, LAST_DAY
from nkcli.errors import UsageError
from nkcli.frozen import Frozen
from nkcli.model.chronology import chronology
from nkcli.query.filters import (
    ByActor,
    ByPlace,
    BySource,
    CountedOf,
    Counting,
    Filter,
    Importance,
    Kind,
    SaidBy,
    TookPart,
    War,
    Window,
)
from nkcli.query.names import Noun, resolve, resolve_claim
from nkcli.query.text import Text, read_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nkcli.model.context import ClaimInContext
    from nkcli.model.dataset import Condition, Dataset
    from nkcli.model.records import Event

__all__ = [
    "ByActor",
    "ByPlace",
    "BySource",
    "CountedOf",
    "Counting",
    "Filter",
    "Importance",
    "Kind",
    "Noun",
    "Query",
    "SaidBy",
    "Text",
    "TookPart",
    "War",
    "Window",
    "make_query",
    "resolve",
    "resolve_claim",
]


class Query(Frozen):
    """The filters of one question and how they were understood.

    `asked` holds what was typed, as nkcli read it, by option; it goes into JSON answers.
    """

    filters: tuple[Filter, ...] = ()
    asked: tuple[tuple[str, object], ...] = ()

    @property
    def understood(self) -> dict[str, object]:
        """What was typed, as nkcli read it, by option."""
        return dict(self.asked)

    @property
    def window(self) -> Window | None:
        """The period that was asked for, if one was."""
        return next((f for f in self.filters if isinstance(f, Window)), None)

    def and_also(self, *more: Filter, **understood: object) -> Query:
        """Return the query with more filters, and how they were understood."""
        known = ((k, v) for k, v in understood.items() if v is not None)
        return Query((*self.filters, *more), (*self.asked, *known))

    def events(self, dataset: Dataset) -> list[Event]:
        """Return the events that meet every filter, in order of time."""
        checks = self._checks(dataset)
        events = dataset.find_events(self._on_events)
        return [event for event in events if all(check.keeps(event) for check in checks)]

    def page(
        self, dataset: Dataset, limit: int | None, *, reverse: bool = False, by_war: bool = False
    ) -> tuple[list[Event], int]:
        """Return the first so many of the events, or with `reverse` the last, and how many there are in all.

        They are in order of time, or `by_war` under their headings, as `nkcli.model.chronology` has it.
        """
        if limit is not None and not self._checks(dataset):
            conditions = self._on_events
            events = dataset.find_events(conditions, limit=limit, reverse=reverse, by_war=by_war)
            return list(events), dataset.count_events(conditions)
        kept = self.events(dataset)
        if by_war:
            kept = [event for _, event in chronology(dataset, kept)]
        return (kept[::-1] if reverse else kept)[:limit], len(kept)

    def claims(self, dataset: Dataset) -> list[ClaimInContext]:
        """Return the claims that meet every filter, in the order of the files."""
        checks = self._checks(dataset)
        claims = dataset.find_claims([one.on_claims() for one in self.filters])
        return [claim for claim in claims if all(check.keeps_claim(claim) for check in checks)]

    @property
    def _on_events(self) -> list[Condition]:
        return [one.on_events() for one in self.filters]

    def _checks(self, dataset: Dataset) -> list[Filter]:
        """Return the filters that the records themselves must be asked for."""
        return [one for one in self.filters if one.narrows or not dataset.is_stored]


def make_query(
    dataset: Dataset,
    *,
    from_: str | None = None,
    to: str | None = None,
    on: str | None = None,
    war: str | None = None,
    kind: str | None = None,
    actor: str | None = None,
    place: str | None = None,
    near: str | None = None,
    within: str | None = None,
    bbox: str | None = None,
    text: str | None = None,
    source: str | None = None,
) -> Query:
    """Return the filters that a user asked for; what was left out filters nothing.

    Raises:
        UsageError: for a date, a distance or a rectangle that can't be read, or a window that ends before it begins.
        UnknownNameError: for a war, actor, place or source that is not in the data.
    """
    filters: list[Filter] = []
    understood: dict[str, object] = {}
    if (from_, to, on) != (None, None, None):
        filters.append(_window(from_, to, on, understood))
    if war is not None:
        understood["war"] = event = resolve(dataset, "war", war)
        filters.append(War(event, dataset.event_ids_within(event)))
    if kind is not None:
        understood["kind"] = kind
        filters.append(Kind(frozenset({kind})))
    if actor is not None:
        understood["actor"] = actor_id = resolve(dataset, "actor", actor)
        filters.append(ByActor(actor_id))
    if place is not None:
        understood["place"] = place_id = resolve(dataset, "place", place)
        filters.append(ByPlace(dataset.places_within[place_id]))
    if (near, within, bbox) != (None, None, None):
        filters += _area(dataset, near, within, bbox, understood)
    if text is not None:
        understood["text"] = text
        filters.append(read_text(text))
    if source is not None:
        understood["source"] = source_id = resolve(dataset, "source", source)
        filters.append(BySource(source_id))
    return Query(tuple(filters), tuple(understood.items()))


def _area(
    dataset: Dataset, near: str | None, within: str | None, bbox: str | None, understood: dict[str, object]
) -> Iterator[Filter]:
    from nkcli.query.area import places_in_box, places_near  # only for these filters

    if near is not None:
        yield ByPlace(places_near(dataset, near, within, understood))
    elif within is not None:
        raise UsageError("--within needs --near", "say of which place: --near PLACE --within 10km")
    if bbox is not None:
        yield ByPlace(places_in_box(dataset, bbox, understood))


def _window(from_: str | None, to: str | None, on: str | None, understood: dict[str, object]) -> Window:
    from nkcli.edtf.typed import read_date

    first, last = FIRST_DAY, LAST_DAY
    for name, typed in (("from", from_), ("to", to), ("on", on)):
        if typed is None:
            continue
        read = read_date(typed)
        understood[name] = read.text
        earliest, latest = read.sort_key
        first = max(first, earliest) if name != "to" else first
        last = min(last, latest) if name != "from" else last
    if first > last:
        asked = " ".join(f"--{k} {understood[k]}" for k in ("from", "to", "on") if k in understood)
        raise UsageError(f"the period ends before it begins: {asked}", "exchange the two dates")
    return Window(first, last)
