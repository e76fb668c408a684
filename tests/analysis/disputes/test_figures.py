"""The positions that voices hold on one question, and how they are compared."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkcli.analysis.disputes.figures import any_apart, any_exceeds, positions
from nkcli.analysis.disputes.model import Position
from small_world import at_least, between, exactly, less_than, more_than, up_to

if TYPE_CHECKING:
    from nkcli.model.context import ClaimInContext
    from nkcli.model.estimate import Number


def test_a_voice_has_a_position_for_each_claim_and_one_for_those_that_count_nobody_twice() -> None:
    claims = [
        exactly("a", 5, claimant="armenia", affected="armenia"),
        exactly("b", 6, claimant="armenia", affected="azerbaijan"),
        exactly("c", 7, claimant="russia"),
        exactly("d", 9, claimant="russia"),
    ]

    held = [([c.id for c in p.claims], p.value.floor, p.value.ceiling, p.speaker) for p in positions(claims)]

    assert held == [(["a", "b"], 11, 11, "armenia"), (["c"], 7, 7, "russia"), (["d"], 9, 9, "russia")]


@pytest.mark.parametrize(
    ("claims", "bounds"),
    [
        pytest.param([exactly("a", 5, place="shusha"), at_least("b", 6, place="hadrut")], (11, None, None), id="open"),
        pytest.param([exactly("a", 5, place="shusha"), up_to("b", 6, place="hadrut")], (None, None, 11), id="no least"),
        pytest.param(
            [between("a", 1, 2, place="shusha"), exactly("b", 6, place="hadrut")],
            (7, None, 8),
            id="a range",
        ),
    ],
)
def test_a_bound_that_one_part_lacks_is_unknown_in_the_sum(
    claims: list[ClaimInContext], bounds: tuple[Number | None, ...]
) -> None:
    (position,) = positions(claims)

    assert position.value[:3] == bounds


_CLAIMS = st.one_of(
    st.builds(lambda n: exactly("e", n), st.integers(0, 4)),
    st.builds(lambda n: at_least("l", n), st.integers(0, 4)),
    st.builds(lambda n: more_than("m", n), st.integers(0, 4)),
    st.builds(lambda n: up_to("u", n), st.integers(0, 4)),
    st.builds(lambda n: less_than("s", n), st.integers(1, 4)),
    st.builds(lambda n, more: between("b", n, n + more), st.integers(0, 4), st.integers(1, 3)),
)
_POSITIONS = st.lists(st.builds(lambda c: Position((c,), c.value), _CLAIMS), max_size=5)


@given(_POSITIONS)
def test_ranges_are_apart_where_some_two_do_not_overlap(listed: list[Position]) -> None:
    assert any_apart(listed) == any(not a.value.overlaps(b.value) for a, b in combinations(listed, 2))


@given(_POSITIONS, _POSITIONS)
def test_a_part_exceeds_a_whole_where_its_least_is_above_the_most_of_the_whole(
    parts: list[Position], wholes: list[Position]
) -> None:
    pairs = ((p.value.floor, w.value.ceiling) for p in parts for w in wholes)

    assert any_exceeds(parts, wholes) == any(None not in pair and pair[0] > pair[1] for pair in pairs)  # type: ignore[operator]
