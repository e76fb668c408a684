"""Disputes about when something was, who held a place, and what it is called."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from nkcli.analysis.disputes.model import Finding
from nkcli.analysis.disputes.synthetic_claims import stand_in, told_of, word_finding
from nkcli.edtf.date import EdtfDate
from nkcli.model.context import ClaimInContext

if TYPE_CHECKING:
    from nkcli.model.dataset import Dataset
    from nkcli.model.records import Claim, Control, Event, Name, OtherDate, Place


def fact_disputes(dataset: Dataset) -> Iterator[Finding]:
    """Find every dispute about dates, control and names."""
    for event in dataset.events:
        yield from dates(dataset, event)
    for place in dataset.places:
        yield from control(dataset, place)
        yield from naming(dataset, place)


# -- dates -----------------------------------------------------------------------------------------


def dates(dataset: Dataset, event: Event) -> Iterator[Finding]:
    """Find other dates of an event that are not merely less precise than its own."""
    others = [o for o in event.other_dates if not event.when.may_equal(EdtfDate.parse(o.date))]
    if others:
        own = stand_in(event.id, event.date_text or "as recorded", event.citations, counted=event.date)
        said = [ClaimInContext.bound(c, dataset, event=event) for c in (own, *(_dated(event, o) for o in others))]
        yield word_finding(dataset, "dates", said, (event.id, "dates"), "when it was")


def _dated(event: Event, other: OtherDate) -> Claim:
    return stand_in(
        event.id, other.wording or "", other.citations, claimant=other.claimant, counted=other.date, note=other.note
    )


# -- control ---------------------------------------------------------------------------------------


def control(dataset: Dataset, place: Place) -> Iterator[Finding]:
    """Find two holders of a place at the same time: de facto both, or one de facto and the other recognised."""
    clashing = [c for c in place.control if any(_clash(c, other) for other in place.control)]
    if clashing:
        said = [ClaimInContext.bound(_held_by(dataset, place, c), dataset, place=place) for c in clashing]
        found = word_finding(dataset, "control", said, (place.id, "control"), "who held it")
        yield told_of(found, place.id, place.name, _importance(dataset, place))


def _held_by(dataset: Dataset, place: Place, one: Control) -> Claim:
    how = "de facto" if one.status == "de_facto" else "by recognition"
    text = f"{dataset.actor_by_id[one.holder].name} ({how})"
    return stand_in(place.id, text, one.citations, affected=one.holder, counted=one.when, place=place.id, note=one.note)


def _clash(one: Control, other: Control) -> bool:
    """Say whether two held a place on the same days for certain, more than the day of a handover."""
    if one.holder == other.holder:
        return False
    spans, others = EdtfDate.parse(one.when).certain_spans, EdtfDate.parse(other.when).certain_spans
    return any(max(a, c) < min(b, d) for a, b in spans for c, d in others)


# -- names -----------------------------------------------------------------------------------------


def naming(dataset: Dataset, place: Place) -> Iterator[Finding]:
    """Find places that the two communities call by different names in English."""
    names = [n for n in place.names if n.lang == "en" and n.community in ("armenian", "azerbaijani")]
    called = {whose: {n.text for n in names if n.community == whose} for whose in ("armenian", "azerbaijani")}
    if all(called.values()) and called["armenian"].isdisjoint(called["azerbaijani"]):
        said = [ClaimInContext.bound(_named(place, n), dataset, place=place) for n in names]
        found = word_finding(dataset, "naming", said, (place.id, "naming"), "what it is called", "open")
        yield told_of(found, place.id, place.name, _importance(dataset, place))


def _named(place: Place, name: Name) -> Claim:
    text = f"{name.text} ({str(name.community).capitalize()})"
    return stand_in(
        place.id, text, name.citations or place.citations, counted=name.when, place=place.id, note=name.note
    )


def _importance(dataset: Dataset, place: Place) -> int:
    """Rank a place as the weightiest event there."""
    return min((e.importance for e in dataset.events if place.id in e.places), default=3)
