"""Which figures of a voice may be added: whole, part or the same people, and the groups that sums are made of."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from nkcli.analysis.addability import Addability, LeftOut, addability
from nkcli.analysis.comparability import may_overlap
from nkcli.analysis.totals import totals
from nkcli.store.opening import load
from small_world import exactly, in_words, killed, whatever_is_claimed

if TYPE_CHECKING:
    from nkcli.analysis.addability import Scope
    from nkcli.model.context import ClaimInContext

BOOK = "killed:wiki"
"""The group of what the book says in its own voice of people killed."""


def _groups(claims: list[ClaimInContext]) -> dict[str, list[ClaimInContext]]:
    """Collect the claims of each group."""
    groups: dict[str, list[ClaimInContext]] = {}
    addable = addability(claims)
    for claim in claims:
        group = addable[claim.id].sum_group if claim.id in addable else None
        if group:
            groups.setdefault(group, []).append(claim)
    return groups


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        pytest.param([exactly("a", 5)], {"a": ("whole", None)}, id="one claim alone is all that is counted"),
        pytest.param(
            [exactly("a", 5, affected="armenia"), exactly("b", 6, affected="azerbaijan")],
            {"a": ("part", BOOK), "b": ("part", BOOK)},
            id="two sides may be added",
        ),
        pytest.param(
            [
                exactly("all", 12),
                exactly("a", 5, affected="armenia", category="military"),
                exactly("b", 6, affected="armenia", category="civilian"),
            ],
            {"all": ("whole", None), "a": ("part", BOOK), "b": ("part", BOOK)},
            id="the whole is never added to its parts",
        ),
        pytest.param(
            [
                exactly("side", 11, affected="armenian-side"),
                exactly("a", 5, affected="armenia", category="military"),
                exactly("b", 6, affected="artsakh", category="civilian"),
            ],
            {"side": ("whole", None), "a": ("part", BOOK), "b": ("part", BOOK)},
            id="a side holds its members",
        ),
        pytest.param(
            [exactly("all", 12), exactly("a", 5, affected="armenia")],
            {"all": ("whole", None), "a": ("part", None)},
            id="a single part has nothing to be added to",
        ),
        pytest.param(
            [exactly("a", 5), exactly("b", 6), exactly("c", 2, subset_of="a")],
            {"a": ("same_people", None), "b": ("same_people", None), "c": ("same_people", None)},
            id="counted once more, or among others",
        ),
        pytest.param(
            [exactly("a", 5, place="shusha"), exactly("b", 6, place="hadrut"), exactly("c", 1, place="karabakh")],
            {"a": ("part", BOOK), "b": ("part", BOOK), "c": ("whole", None)},
            id="towns, and the region around them",
        ),
        pytest.param(
            [exactly("a", 5, claimant="armenia"), exactly("b", 6, claimant="russia", place="shusha")],
            {"a": ("whole", None), "b": ("whole", None)},
            id="two claimants",
        ),
        pytest.param(
            [exactly("a", 5, counted="2015"), exactly("b", 6, counted="2016")],
            {"a": ("whole", None), "b": ("whole", None)},
            id="two periods are two counts",
        ),
        pytest.param(
            [exactly("a", 5, place="shusha"), exactly("b", 6, place="hadrut", includes=("wounded",)), in_words("c")],
            {"a": ("part", None), "b": ("part", None), "c": ("whole", None)},
            id="what counts more, and what has no number, is never added",
        ),
    ],
)
def test_a_claim_is_a_whole_a_part_or_counts_the_same_people(
    claims: list[ClaimInContext], expected: dict[str, tuple[Scope, str | None]]
) -> None:
    assert {key: added[:2] for key, added in addability(claims).items()} == expected


def test_what_is_never_added_says_why() -> None:
    claims = [killed("a"), killed("b"), killed("c", subset_of="a"), killed("d", includes_text="deaths elsewhere")]

    assert {key: added.left_out for key, added in addability(claims).items()} == {
        "a": LeftOut(claim="a", reason="may_overlap", others=("b", "d")),
        "b": LeftOut(claim="b", reason="may_overlap", others=("a", "c", "d")),
        "c": LeftOut(claim="c", reason="subset", others=("a",)),
        "d": LeftOut(claim="d", reason="counts_more"),
    }


def test_only_casualties_have_groups() -> None:
    votes = killed("a", measure="votes", unit="votes")

    assert addability([votes]).get("a", Addability(None)) == Addability(None)


@given(whatever_is_claimed())
def test_no_group_has_two_claims_that_may_count_the_same_people(claims: list[ClaimInContext]) -> None:
    for group in _groups(claims).values():
        assert len({(c.speaker, c.measure, c.unit, c.counted) for c in group}) == 1
        assert [(a.id, b.id) for a, b in combinations(group, 2) if may_overlap(a, b)] == []


@given(whatever_is_claimed())
def test_the_claims_of_a_group_alone_make_one_total_and_every_total_is_of_one_group(
    claims: list[ClaimInContext],
) -> None:
    addable = addability(claims)
    for group in _groups(claims).values():
        assert [total.added for total in totals("war", group, addable)] == [tuple(c.id for c in group)]
    for total in totals("war", claims, addable):
        assert len({addable[claim].sum_group for claim in total.added}) == 1


def test_every_group_of_the_shipped_record_adds_up_to_what_nkcli_says_of_it() -> None:
    """The sums of all groups, each made by hand, are the totals of these claims."""
    claims = list(load().claims)
    groups, addable = _groups(claims), addability(claims)
    floors = {name: [claim.value.floor for claim in group] for name, group in groups.items()}
    by_hand = {name: None if None in least else sum(n or 0 for n in least) for name, least in floors.items()}

    said = {name: totals(group[0].subject_id, group, addable) for name, group in groups.items()}

    assert len(groups) > 40
    assert {name: total.low for name, (total,) in said.items()} == by_hand
