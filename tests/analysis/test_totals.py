"""Totals that count nobody twice: what is added, what is left out and why."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given

from nkcli.analysis.addability import LeftOut, addability
from nkcli.analysis.comparability import may_overlap
from nkcli.analysis.totals import StatedTotal, Total, stated_totals, totals
from nkcli.model.context import ClaimInContext
from nkcli.model.dataset import Dataset
from nkcli.model.records import Actor, Citation, Claim, Event, Membership, Place
from small_world import whatever_is_claimed
from strategies import TWO_SIDES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from nkcli.model.vocabulary import ActorKind

WIKI = (Citation(source="wiki", locator="Fatalities ¶1"),)
CFR = (Citation(source="cfr", locator="¶1"),)


def _actor(actor_id: str, kind: ActorKind, *groups: str) -> Actor:
    member_of = tuple(Membership(group=g) for g in groups)
    return Actor(id=actor_id, kind=kind, name=actor_id.title(), member_of=member_of, citations=WIKI)


WORLD = Dataset(
    events=(),
    actors=(
        _actor("armenian-side", "side"),
        _actor("azerbaijani-side", "side"),
        _actor("both-sides", "side"),
        _actor("armenia", "state", "armenian-side"),
        _actor("azerbaijan", "state", "azerbaijani-side"),
        _actor("russia", "state"),
        _actor("armenian-sources", "voice"),
    ),
    places=(
        Place(id="karabakh", kind="region", name="Karabakh", citations=WIKI),
        Place(id="shusha", kind="settlement", name="Shusha", within=("karabakh",), citations=WIKI),
        Place(id="tovuz", kind="district", name="Tovuz", citations=WIKI),
    ),
    sources=(),
    version="1",
    digest="",
    conflict=TWO_SIDES,
)

ARMENIAN: dict[str, Any] = {"affected": "armenian-side"}
AZERBAIJANI: dict[str, Any] = {"affected": "azerbaijan"}
MILITARY: dict[str, Any] = {"category": "military"}
CIVILIAN: dict[str, Any] = {"category": "civilian"}


def _killed(claim_id: str, number: float | None, **fields: Any) -> ClaimInContext:
    """A claim of so many killed in the source's own voice; None: a claim in words."""
    figure = {"wording": "several"} if number is None else {"unit": "people", "best": number, "qualifier": "exact"}
    claim = Claim(**{"id": claim_id, "measure": "killed", **figure, "citations": WIKI, **fields})
    return ClaimInContext.bound(claim, WORLD)


def _at_least(claim_id: str, low: int, **fields: Any) -> ClaimInContext:
    return _killed(claim_id, None, wording=None, unit="people", low=low, qualifier="at_least", **fields)


def _up_to(claim_id: str, high: int, **fields: Any) -> ClaimInContext:
    return _killed(claim_id, None, wording=None, unit="people", high=high, qualifier="up_to", **fields)


def _between(claim_id: str, low: int, high: int, **fields: Any) -> ClaimInContext:
    return _killed(claim_id, None, wording=None, unit="people", low=low, high=high, qualifier="between", **fields)


def _total(low: float | None, best: float | None, high: float | None, *added: str, **fields: Any) -> Total:
    """A total of the war, both sides together, in the voice of the first source."""
    told = {"side": None, "claimant": None, "source": "wiki", "left_out": (), **fields}
    return Total(event="war", measure="killed", low=low, best=best, high=high, added=added, **told)


def _totals(claims: list[ClaimInContext]) -> tuple[Total, ...]:
    """The totals of the war where these are all the claims about it."""
    return totals("war", claims, addability(claims))


# -- what is added -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        pytest.param([], (), id="no claim, no total"),
        pytest.param([_killed("a", 5)], (), id="one claim alone is no total"),
        pytest.param(
            [_killed("a", 42, **ARMENIAN), _killed("b", 64, **AZERBAIJANI)],
            (_total(106, 106, 106, "a", "b"),),
            id="two sides",
        ),
        pytest.param(
            [_killed("a", 42, **ARMENIAN, **MILITARY), _killed("b", 8, **ARMENIAN, **CIVILIAN)],
            (_total(50, 50, 50, "a", "b", side="armenian-side"),),
            id="soldiers and civilians of one side: the total is that side's",
        ),
        pytest.param(
            [_killed("a", 3, place="shusha"), _killed("b", 4, place="tovuz")],
            (_total(7, 7, 7, "a", "b"),),
            id="two places that have nothing in common",
        ),
        pytest.param(
            [_killed("a", 3, stratum="mines"), _killed("b", 4, stratum="shots")],
            (_total(7, 7, 7, "a", "b"),),
            id="two strata of one source's count",
        ),
        pytest.param(
            [
                _killed("a", 3, claimant="armenia", **ARMENIAN),
                _killed("b", 4, claimant="armenia", **AZERBAIJANI, citations=CFR),
            ],
            (_total(7, 7, 7, "a", "b", claimant="armenia", source=None),),
            id="one claimant, whatever source reports it",
        ),
        pytest.param(
            [_between("a", 10, 20, **ARMENIAN), _killed("b", 64, **AZERBAIJANI)],
            (_total(74, None, 84, "a", "b"),),
            id="a range and a number: a range, and nothing in its middle",
        ),
        pytest.param(
            [_at_least("a", 10, **ARMENIAN), _killed("b", 64, **AZERBAIJANI)],
            (_total(74, None, None, "a", "b"),),
            id="a part without an upper bound: neither has the total one",
        ),
        pytest.param(
            [_up_to("a", 10, **ARMENIAN), _killed("b", 64, **AZERBAIJANI)],
            (_total(None, None, 74, "a", "b"),),
            id="a part without a lower bound: neither has the total one",
        ),
        pytest.param(
            [_killed("a", 10, qualifier="about", **ARMENIAN), _killed("b", 64, **AZERBAIJANI)],
            (_total(74, 74, 74, "a", "b", qualifier="about"),),
            id="a part that is approximate: so is the total",
        ),
    ],
)
def test_claims_of_one_voice_that_exclude_each_other_are_added(
    claims: list[ClaimInContext], expected: tuple[Total, ...]
) -> None:
    assert _totals(claims) == expected


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param({"claimant": "armenia"}, {"claimant": "azerbaijan"}, id="two claimants"),
        pytest.param({"claimant": "armenia"}, {}, id="a claimant and the source's own voice"),
        pytest.param({"citations": WIKI}, {"citations": CFR}, id="the own voices of two sources"),
        pytest.param({}, {"measure": "missing"}, id="killed and missing"),
        pytest.param({"counted": "2015"}, {"counted": "2016"}, id="two periods"),
        pytest.param({"counted": "2015"}, {}, id="a period and none"),
        pytest.param({"unit": "people"}, {"unit": "percent"}, id="people and percent"),
    ],
)
def test_what_is_told_by_another_voice_or_counts_another_thing_is_never_added(
    first: dict[str, Any], second: dict[str, Any]
) -> None:
    """The two sides exclude each other, so nothing else keeps these from being added."""
    claims = [_killed("a", 42, **{**ARMENIAN, **first}), _killed("b", 64, **{**AZERBAIJANI, **second})]

    assert _totals(claims) == ()


def test_what_several_say_under_one_name_is_never_added() -> None:
    several = {"claimant": "armenian-sources"}
    claims = [_killed("a", 42, **ARMENIAN, **several), _killed("b", 64, **AZERBAIJANI, **several)]

    assert _totals(claims) == ()


def test_each_voice_has_its_total() -> None:
    claims = [
        _killed("wiki-1", 1, **ARMENIAN),
        _killed("wiki-2", 2, **AZERBAIJANI),
        _killed("cfr-1", 10, **ARMENIAN, citations=CFR),
        _killed("cfr-2", 20, **AZERBAIJANI, citations=CFR),
    ]

    assert _totals(claims) == (
        _total(3, 3, 3, "wiki-1", "wiki-2"),
        _total(30, 30, 30, "cfr-1", "cfr-2", source="cfr"),
    )


def test_a_claim_without_a_source_is_a_fault_of_the_data_but_breaks_no_total() -> None:
    """It loads; `nkcli check` asks for its source."""
    claims = [_killed("a", 42, **ARMENIAN, citations=()), _killed("b", 64, **AZERBAIJANI)]

    assert _totals(claims) == ()


# -- what is left out ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("claim", "left_out"),
    [
        pytest.param(_killed("c", None, **MILITARY), LeftOut(claim="c", reason="no_number"), id="a claim in words"),
        pytest.param(
            _killed("c", 2, **ARMENIAN, subset_of="a"),
            LeftOut(claim="c", reason="subset", others=("a",)),
            id="people among others",
        ),
        pytest.param(
            _killed("c", 2, place="tovuz", subset_of="elsewhere"),
            LeftOut(claim="c", reason="subset", others=("elsewhere",)),
            id="people among others that this voice does not count",
        ),
        pytest.param(
            _killed("c", 2, place="tovuz", includes_text="deaths elsewhere"),
            LeftOut(claim="c", reason="counts_more"),
            id="a figure that counts more than the event",
        ),
    ],
)
def test_a_claim_that_can_not_be_added_is_left_out_with_the_reason(claim: ClaimInContext, left_out: LeftOut) -> None:
    claims = [_killed("a", 42, place="shusha", **ARMENIAN), _killed("b", 64, place="shusha", **AZERBAIJANI), claim]

    assert _totals(claims) == (_total(106, 106, 106, "a", "b", left_out=(left_out,)),)


def test_rivals_of_which_either_may_count_the_others_people_are_both_left_out() -> None:
    claims = [
        _killed("a", 42, **ARMENIAN, **MILITARY),
        _killed("b", 45, **ARMENIAN, **MILITARY),
        _killed("c", 8, **ARMENIAN, **CIVILIAN),
        _killed("d", 64, **AZERBAIJANI),
    ]

    assert _totals(claims) == (
        _total(
            72,
            72,
            72,
            "c",
            "d",
            left_out=(
                LeftOut(claim="a", reason="may_overlap", others=("b",)),
                LeftOut(claim="b", reason="may_overlap", others=("a",)),
            ),
        ),
    )


def test_a_documented_total_and_its_parts_make_no_second_total() -> None:
    claims = [_killed("a", 42, **ARMENIAN), _killed("b", 64, **AZERBAIJANI), _killed("all", 106, parts=("a", "b"))]

    assert _totals(claims) == ()


# -- stated totals -------------------------------------------------------------------------------


def _stated(total: ClaimInContext, *parts: ClaimInContext) -> tuple[StatedTotal, ...]:
    claims = tuple(c.record for c in (total, *parts))
    war = Event(id="war", kind="war", date="2020", title="War", importance=1, claims=claims, citations=WIKI)
    world = replace(WORLD, events=(war,))
    return stated_totals(world.claims)


@pytest.mark.parametrize(
    ("total", "parts", "agrees"),
    [
        pytest.param(_killed("t", 106), [_killed("a", 42), _killed("b", 64)], True, id="a sum that is right"),
        pytest.param(_killed("t", 77), [_killed("a", 42), _killed("b", 64)], False, id="a sum that is not"),
        pytest.param(_killed("t", 100), [_killed("a", 42), _at_least("b", 64)], False, id="more than the total"),
        pytest.param(_killed("t", 106), [_killed("a", 42), _at_least("b", 60)], None, id="a part open upwards"),
        pytest.param(_killed("t", 106), [_killed("a", 42), _up_to("b", 70)], None, id="a part open downwards"),
        pytest.param(_at_least("t", 110), [_killed("a", 42), _killed("b", 64)], False, id="fewer than the total"),
        pytest.param(_killed("t", 206), [_killed("a", 42), _up_to("b", 70)], False, id="never so many"),
        pytest.param(_killed("t", 42), [_killed("a", 42), _killed("b", None)], None, id="a part in words"),
        pytest.param(
            _between("t", 30, 50), [_between("a", 10, 20), _between("b", 20, 30)], True, id="ranges that give a range"
        ),
        pytest.param(
            _between("t", 90, 99), [_between("a", 10, 20), _between("b", 20, 30)], False, id="ranges that do not"
        ),
        pytest.param(
            _killed("t", 40),
            [_between("a", 10, 20), _between("b", 20, 30)],
            None,
            id="a number within what the parts allow",
        ),
        pytest.param(
            _killed("t", None, wording=None, unit="people", low=106, qualifier="more_than"),
            [_killed("a", 42), _killed("b", 64)],
            False,
            id="more than 106 is not 106",
        ),
        pytest.param(
            _killed("t", 0.3, unit="percent"),
            [_killed("a", 0.1, unit="percent"), _killed("b", 0.2, unit="percent")],
            True,
            id="tenths of a percent",
        ),
    ],
)
def test_a_stated_total_is_held_against_its_parts(
    total: ClaimInContext, parts: list[ClaimInContext], *, agrees: bool | None
) -> None:
    found = _stated(ClaimInContext.bound(replace(total.record, parts=tuple(p.id for p in parts)), WORLD), *parts)

    assert [one.agrees for one in found] == [agrees]


def test_a_stated_total_tells_both_sums() -> None:
    assert _stated(_killed("t", 77, parts=("a", "b")), _killed("a", 42), _between("b", 60, 70)) == (
        StatedTotal(
            claim="t",
            low=77,
            best=77,
            high=77,
            parts=("a", "b"),
            parts_low=102,
            parts_best=None,
            parts_high=112,
            agrees=False,
        ),
    )


@pytest.mark.parametrize(
    "claim",
    [
        pytest.param(_killed("t", 77), id="no parts"),
        pytest.param(_killed("t", None, parts=("a",)), id="no number"),
    ],
)
def test_a_claim_without_parts_or_number_states_no_total(claim: ClaimInContext) -> None:
    assert _stated(claim, _killed("a", 42)) == ()


# -- whatever is claimed -------------------------------------------------------------------------


@given(whatever_is_claimed())
def test_a_sum_never_includes_two_claims_that_may_overlap(claims: list[ClaimInContext]) -> None:
    by_id = {c.id: c for c in claims}
    for total in _totals(claims):
        added = [by_id[i] for i in total.added]
        assert [(a.id, b.id) for a, b in combinations(added, 2) if may_overlap(a, b)] == []


@given(whatever_is_claimed())
def test_a_total_holds_or_leaves_out_every_claim_of_its_voice_once(claims: list[ClaimInContext]) -> None:
    for total in _totals(claims):
        mentioned = [*total.added, *(left.claim for left in total.left_out)]
        assert sorted(mentioned) == sorted(_voice(claims, total))


def _voice(claims: Iterable[ClaimInContext], total: Total) -> list[str]:
    by_id = {c.id: c for c in claims}
    period = by_id[total.added[0]].counted
    return [c.id for c in by_id.values() if c.claimant == total.claimant and c.counted == period]
