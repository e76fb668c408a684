"""A claim in its context: what it is about, whose people it counts, who speaks, when and where."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING, Any

import pytest

from nkcli.edtf.date import EdtfDate
from nkcli.model.context import ClaimInContext
from nkcli.model.dataset import Dataset
from nkcli.model.records import Actor, Citation, Claim, Event, Membership, Place, Role
from strategies import TWO_SIDES

if TYPE_CHECKING:
    from nkcli.model.vocabulary import ActorKind

BOOK = (Citation(source="book", locator="p. 1"),)
WAR = Event(id="war", kind="war", date="2020", title="War", importance=1, citations=BOOK)
BATTLE = Event(id="battle", kind="battle", date="2020-10", title="Battle", importance=2, part_of="war", citations=BOOK)
ARMS = Role(id="russia.arms", role="arms_supplier", event="war", when="2019", citations=BOOK)
TOWN = Place(id="town", kind="settlement", name="Town", within=("region",), citations=BOOK)


def _actor(actor_id: str, kind: ActorKind, *groups: str) -> Actor:
    member_of = tuple(Membership(group=g) for g in groups)
    return Actor(id=actor_id, kind=kind, name=actor_id.title(), member_of=member_of, citations=BOOK)


RUSSIA = _actor("russia", "state")
WORLD = Dataset(
    events=(WAR, BATTLE),
    actors=(
        _actor("armenian-side", "side"),
        _actor("azerbaijani-side", "side"),
        _actor("both-sides", "side"),
        _actor("artsakh", "de_facto_state", "armenian-side"),
        _actor("syrians", "armed_group", "azerbaijan"),
        _actor("azerbaijan", "state", "azerbaijani-side"),
        _actor("observers", "voice"),
        RUSSIA,
    ),
    places=(Place(id="region", kind="region", name="Region", citations=BOOK), TOWN),
    sources=(),
    version="1",
    digest="",
    conflict=TWO_SIDES,
)


def _claim(context: dict[str, Any] | None = None, **fields: Any) -> ClaimInContext:
    """A claim of some killed, in the book's own voice."""
    claim = Claim(**{"id": "c", "measure": "killed", "wording": "some", "citations": BOOK, **fields})
    return ClaimInContext.bound(claim, WORLD, **(context or {}))


@pytest.mark.parametrize(
    ("context", "subject", "title", "event", "about_war"),
    [
        pytest.param({"event": WAR}, "war", "War", "war", True, id="a war"),
        pytest.param({"event": BATTLE}, "battle", "Battle", "battle", False, id="something that happened in it"),
        pytest.param({"actor": RUSSIA}, "russia", "Russia", None, False, id="an actor"),
        pytest.param({"actor": RUSSIA, "role": ARMS}, "russia.arms", "Russia", "war", False, id="a role in it"),
        pytest.param({"place": TOWN}, "town", "Town", None, False, id="a place"),
    ],
)
def test_a_claim_is_about_the_record_it_stands_in(
    context: dict[str, Any], subject: str, title: str, event: str | None, *, about_war: bool
) -> None:
    claim = _claim(context)

    assert (claim.subject_id, claim.subject_title, claim.event_id, claim.is_about_war) == (
        subject,
        title,
        event,
        about_war,
    )


@pytest.mark.parametrize(
    ("affected", "category", "side", "people", "everybody"),
    [
        pytest.param(None, "all", None, "everybody", True, id="nobody named: whichever side they are on"),
        pytest.param("both-sides", "all", None, "everybody", True, id="both sides"),
        pytest.param("armenian-side", "all", "armenian-side", "armenian-side", False, id="a side"),
        pytest.param("artsakh", "all", "armenian-side", "artsakh", False, id="a member of a side"),
        pytest.param("artsakh", "military", "armenian-side", "armenian-side", False, id="its soldiers are the side's"),
        pytest.param("syrians", "mercenary", "azerbaijani-side", "syrians", False, id="a member of a member"),
        pytest.param("russia", "military", None, "russia", False, id="one of neither side"),
    ],
)
def test_a_claim_counts_the_people_of_a_party_or_everybody(
    affected: str | None, category: str, side: str | None, people: str, *, everybody: bool
) -> None:
    claim = _claim(affected=affected, category=category)

    assert (claim.side, claim.people, claim.counts_everybody) == (side, people, everybody)


@pytest.mark.parametrize(
    ("fields", "speaker", "several"),
    [
        pytest.param({"claimant": "russia"}, "russia", False, id="a claimant"),
        pytest.param({"claimant": "observers"}, "observers", True, id="a name for several"),
        pytest.param({}, "book", False, id="a source in its own voice"),
        pytest.param({"citations": ()}, "", False, id="nobody known"),
    ],
)
def test_the_claimant_speaks_or_else_the_source(fields: dict[str, Any], speaker: str, *, several: bool) -> None:
    claim = _claim(**fields)

    assert (claim.speaker, claim.is_by_several) == (speaker, several)


@pytest.mark.parametrize(
    ("context", "counted", "period"),
    [
        pytest.param({"event": WAR}, "2020-09/2020-11", "2020-09/2020-11", id="what it counts"),
        pytest.param({"event": WAR}, None, "2020", id="or its event's date"),
        pytest.param({"actor": RUSSIA, "role": ARMS}, None, "2019", id="or its role's"),
        pytest.param({"actor": RUSSIA}, None, None, id="or nothing known"),
    ],
)
def test_a_claim_counts_over_its_own_period_or_that_of_what_it_is_about(
    context: dict[str, Any], counted: str | None, period: str | None
) -> None:
    assert _claim(context, counted=counted).period == (EdtfDate.parse(period) if period else None)


def test_a_claim_counts_people_in_its_place_and_all_places_in_it() -> None:
    assert [_claim(place=place).places for place in ("region", "town", None)] == [{"region", "town"}, {"town"}, set()]


def test_a_claim_in_context_is_the_claim_and_survives_pickling() -> None:
    claim = _claim({"event": WAR}, affected="artsakh")

    assert isinstance(claim, Claim)
    assert claim.record == Claim(id="c", measure="killed", wording="some", affected="artsakh", citations=BOOK)
    assert claim == _claim({"event": WAR}, affected="artsakh") != _claim({"event": BATTLE}, affected="artsakh")
    assert pickle.loads(pickle.dumps(claim)).side == "armenian-side"  # noqa: S301 - its own bytes
