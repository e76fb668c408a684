"""Disputes about when something was, who held a place, and what it is called."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING

from nkcli.analysis.disputes.model import Dispute, Position, Subject, plain_id, stand_in
from nkcli.edtf.date import EdtfDate
from nkcli.model.context import LEAST_IMPORTANT

if TYPE_CHECKING:
    from nkcli.model.dataset import Dataset
    from nkcli.model.records import Control, Event, OtherDate, Place


def attribute_disputes(dataset: Dataset) -> Iterator[Dispute]:
    """Yield every dispute about dates, control and names."""
    for event in dataset.events:
        yield from _dates(dataset, event)
    importance: dict[str, int] = {}
    for event in dataset.events:
        for place_id in event.places:
            importance[place_id] = min(event.importance, importance.get(place_id, LEAST_IMPORTANT))
    for place in dataset.places:
        subject = Subject(place.id, place.name, importance.get(place.id, LEAST_IMPORTANT))
        yield from _control(dataset, place, subject)
        yield from _naming(dataset, place, subject)


# -- dates ---------------------------------------------------------------------------------------


def _dates(dataset: Dataset, event: Event) -> Iterator[Dispute]:
    """Yield other dates of an event that are not merely less precise than its own."""
    others = [other for other in event.other_dates if not event.when.may_equal(EdtfDate.parse(other.date))]
    if others:
        own = stand_in(dataset, event, event, event.date_text or event.date, counted=event.date)
        subject = Subject(event.id, event.title, event.importance)
        positions = (own, *(_other_date(dataset, event, other) for other in others))
        yield Dispute(plain_id(event.id, "dates"), "dates", "apart", subject, positions)


def _other_date(dataset: Dataset, event: Event, other: OtherDate) -> Position:
    text = other.wording or other.date
    return stand_in(dataset, other, event, text, claimant=other.claimant, counted=other.date, note=other.note)


# -- control -------------------------------------------------------------------------------------


def _control(dataset: Dataset, place: Place, subject: Subject) -> Iterator[Dispute]:
    """Yield two holders of a place at the same time: de facto both, or one de facto and the other recognised."""
    clashing = [control for control in place.control if any(_clash(control, other) for other in place.control)]
    if clashing:
        positions = tuple(_holder(dataset, control, place) for control in clashing)
        yield Dispute(plain_id(place.id, "control"), "control", "apart", subject, positions)


def _holder(dataset: Dataset, control: Control, place: Place) -> Position:
    holder = dataset.actor_by_id[control.holder]
    return stand_in(dataset, control, place, holder.name, affected=holder.id, counted=control.when, note=control.note)


def _clash(one: Control, other: Control) -> bool:
    """Return whether two held a place on the same days for certain, more than the day of a handover."""
    if one.holder == other.holder:
        return False
    spans, others = EdtfDate.parse(one.when).certain_spans, EdtfDate.parse(other.when).certain_spans
    return any(max(a, c) < min(b, d) for a, b in spans for c, d in others)


# -- names ---------------------------------------------------------------------------------------


def _naming(dataset: Dataset, place: Place, subject: Subject) -> Iterator[Dispute]:
    """Yield a place that the sides' communities call by different names in English."""
    sides = {side.short for side in dataset.conflict.sides}
    names = [name for name in place.names if name.lang == "en" and name.community in sides]
    called: dict[str | None, set[str]] = {}
    for name in names:
        called.setdefault(name.community, set()).add(name.text)
    if any(a.isdisjoint(b) for a, b in combinations(called.values(), 2)):
        positions = tuple(stand_in(dataset, n, place, n.text, counted=n.when, note=n.note) for n in names)
        yield Dispute(plain_id(place.id, "naming"), "naming", "open", subject, positions)
