"""A small world of actors and places, and claims about it: what tests of the algebra of claims are made of."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from nkcli.model.context import ClaimInContext
from nkcli.model.dataset import Dataset
from nkcli.model.records import Actor, Citation, Claim, Event, Membership, Place, Source
from strategies import TWO_SIDES

if TYPE_CHECKING:
    from nkcli.model.vocabulary import ActorKind, EventKind, PlaceKind

WIKI = (Citation(source="wiki", locator="Fatalities ¶1"),)
UCDP = (Citation(source="ucdp", locator="conflict 388"),)


def _actor(actor_id: str, kind: ActorKind, *groups: str) -> Actor:
    member_of = tuple(Membership(group=g) for g in groups)
    return Actor(id=actor_id, kind=kind, name=actor_id.title(), member_of=member_of, citations=WIKI)


def _place(place_id: str, kind: PlaceKind, *within: str) -> Place:
    return Place(id=place_id, kind=kind, name=place_id.title(), within=within, citations=WIKI)


def _source(source_id: str) -> Source:
    words: dict[str, Any] = dict.fromkeys(("title", "publisher", "url", "licence", "perspective"), source_id)
    return Source(id=source_id, kind="web", **words)


WORLD = Dataset(
    events=(),
    actors=(
        _actor("armenian-side", "side"),
        _actor("azerbaijani-side", "side"),
        _actor("both-sides", "side"),
        _actor("armenia", "state", "armenian-side"),
        _actor("artsakh", "de_facto_state", "armenian-side"),
        _actor("azerbaijan", "state", "azerbaijani-side"),
        _actor("syrians", "armed_group", "azerbaijan"),
        _actor("russia", "state"),
    ),
    places=(
        _place("karabakh", "region", "azerbaijan-land"),
        _place("azerbaijan-land", "country"),
        _place("shusha", "settlement", "karabakh"),
        _place("hadrut", "settlement", "karabakh"),
        _place("yerevan", "settlement"),
        _place("road", "route", "karabakh", "armenia-land"),
        _place("armenia-land", "country"),
    ),
    sources=(_source("wiki"), _source("ucdp")),
    version="1",
    digest="",
    conflict=TWO_SIDES,
)


def with_events(*events: Event) -> Dataset:
    """The small world with something happening in it."""
    return replace(WORLD, events=events)


def event(event_id: str, kind: EventKind, date: str, *claims: ClaimInContext, **fields: Any) -> Event:
    """An event with claims about it."""
    told = {"title": event_id.title(), "importance": 2, "citations": WIKI, **fields}
    return Event(id=event_id, kind=kind, date=date, claims=tuple(claim.record for claim in claims), **told)


def killed(claim_id: str = "a", **fields: Any) -> ClaimInContext:
    """A claim of 10 killed, or of what `low`, `best` and `high` say."""
    figure = {"best": 10, "qualifier": "exact"} if {"low", "best", "high"}.isdisjoint(fields) else {}
    claim = Claim(**{"id": claim_id, "measure": "killed", "unit": "people", **figure, "citations": WIKI, **fields})
    return ClaimInContext.bound(claim, WORLD)


def exactly(claim_id: str, number: int, **fields: Any) -> ClaimInContext:
    """A claim of exactly so many killed."""
    return killed(claim_id, best=number, qualifier="exact", **fields)


def at_least(claim_id: str, number: int, **fields: Any) -> ClaimInContext:
    """A claim of at least so many killed."""
    return killed(claim_id, low=number, qualifier="at_least", **fields)


def more_than(claim_id: str, number: int, **fields: Any) -> ClaimInContext:
    """A claim of more than so many killed."""
    return killed(claim_id, low=number, qualifier="more_than", **fields)


def less_than(claim_id: str, number: int, **fields: Any) -> ClaimInContext:
    """A claim of less than so many killed."""
    return killed(claim_id, high=number, qualifier="less_than", **fields)


def up_to(claim_id: str, number: int, **fields: Any) -> ClaimInContext:
    """A claim of up to so many killed."""
    return killed(claim_id, high=number, qualifier="up_to", **fields)


def between(claim_id: str, low: int, high: int, **fields: Any) -> ClaimInContext:
    """A claim of a range of people killed."""
    return killed(claim_id, low=low, high=high, qualifier="between", **fields)


def in_words(claim_id: str) -> ClaimInContext:
    """A claim of several killed, without a number."""
    claim = Claim(id=claim_id, measure="killed", wording="several", citations=WIKI)
    return ClaimInContext.bound(claim, WORLD)


@st.composite
def whatever_is_claimed(draw: st.DrawFn) -> list[ClaimInContext]:
    """Draw claims of two voices on whatever people, some of them among others."""
    claims: list[ClaimInContext] = []
    for number in range(draw(st.integers(2, 7))):
        best = draw(st.sampled_from([None, 1, 2]))
        figure = {"unit": None, "wording": "several"} if best is None else {"best": best, "qualifier": "exact"}
        claim = killed(
            f"claim-{number}",
            **{"best": None, "qualifier": None, **figure},
            affected=draw(st.sampled_from([None, "both-sides", "armenia", "azerbaijan", "azerbaijani-side"])),
            category=draw(st.sampled_from(["all", "military", "civilian", "mercenary", "unknown"])),
            claimant=draw(st.sampled_from([None, "armenia"])),
            counted=draw(st.sampled_from([None, "2020"])),
            place=draw(st.sampled_from([None, "karabakh", "shusha", "yerevan"])),
            stratum=draw(st.sampled_from([None, None, "mines", "shots"])),
            subset_of=draw(st.sampled_from([None, None, None, *(c.id for c in claims)])),
        )
        claims.append(claim)
    return claims
