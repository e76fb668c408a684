"""What two claims are to each other: rivals, strangers, or perhaps the same people counted twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkcli.analysis.comparability import comparable, contradictions, may_overlap
from nkcli.model.context import ClaimInContext
from small_world import UCDP, WIKI, WORLD, at_least, between, exactly, in_words, killed, more_than, up_to

if TYPE_CHECKING:
    from nkcli.model.vocabulary import Category


# -- may they count the same people? -------------------------------------------------------------

SAME: dict[str, Any] = {}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param({"affected": "armenia"}, {"affected": "azerbaijan"}, id="their sides differ"),
        pytest.param({"affected": "armenian-side"}, {"affected": "syrians"}, id="a side and a member of the other's"),
        pytest.param({"category": "military"}, {"category": "civilian"}, id="soldiers are no civilians"),
        pytest.param({"category": "military"}, {"category": "mercenary"}, id="soldiers are no mercenaries"),
        pytest.param({"category": "civilian"}, {"category": "peacekeeper"}, id="civilians are no peacekeepers"),
        pytest.param({"counted": "2015"}, {"counted": "2016"}, id="two years"),
        pytest.param({"counted": "2020-09-27/2020-11-10"}, {"counted": "2020-12"}, id="a war and a month after it"),
        pytest.param({"counted": "2023/.."}, {"counted": "../2022"}, id="open periods that do not meet"),
        pytest.param({"place": "shusha"}, {"place": "hadrut"}, id="two towns"),
        pytest.param({"place": "karabakh"}, {"place": "yerevan"}, id="a region and a town outside it"),
        pytest.param({"stratum": "mines"}, {"stratum": "shots"}, id="two strata of one source's count"),
        pytest.param(
            {"stratum": "mines", "citations": (*UCDP, *WIKI)}, {"stratum": "shots"}, id="strata of a shared source"
        ),
    ],
)
def test_two_claims_exclude_each_other_where_the_data_prove_it(first: dict[str, Any], second: dict[str, Any]) -> None:
    a, b = killed("a", **first), killed("b", **second)

    assert (may_overlap(a, b), may_overlap(b, a)) == (False, False)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(SAME, SAME, id="nothing tells them apart"),
        pytest.param({"affected": "armenia"}, {"affected": "artsakh"}, id="two of one side"),
        pytest.param({"affected": "armenia"}, SAME, id="a side and everybody"),
        pytest.param({"affected": "armenia"}, {"affected": "both-sides"}, id="a side and both"),
        pytest.param({"affected": "armenia"}, {"affected": "russia"}, id="a side and one of neither"),
        pytest.param({"category": "military"}, SAME, id="soldiers and all"),
        pytest.param({"category": "civilian"}, {"category": "journalist"}, id="a journalist is a civilian"),
        pytest.param({"category": "military"}, {"category": "volunteer"}, id="a volunteer may be a soldier"),
        pytest.param({"category": "military"}, {"category": "unknown"}, id="who is unknown may be a soldier"),
        pytest.param({"counted": "2020"}, {"counted": "2020-12/2021"}, id="periods that share a month"),
        pytest.param({"counted": "2020-11-10"}, {"counted": "2020-11-10"}, id="one day"),
        pytest.param({"counted": "199X"}, {"counted": "1992"}, id="a decade and a year in it"),
        pytest.param({"counted": "2015"}, SAME, id="a period and none"),
        pytest.param({"place": "shusha"}, {"place": "karabakh"}, id="a town and its region"),
        pytest.param({"place": "shusha"}, {"place": "azerbaijan-land"}, id="a town and the country of its region"),
        pytest.param({"place": "karabakh"}, {"place": "armenia-land"}, id="regions that share a road"),
        pytest.param({"place": "shusha"}, SAME, id="a place and anywhere"),
        pytest.param({"stratum": "mines"}, {"stratum": "mines"}, id="one stratum"),
        pytest.param({"stratum": "mines"}, SAME, id="a stratum and the whole"),
        pytest.param({"stratum": "mines"}, {"stratum": "shots", "citations": UCDP}, id="strata of two sources"),
        pytest.param(
            {"affected": "armenia", "category": "military"},
            {"affected": "azerbaijan", "category": "civilian", "subset_of": "a"},
            id="one is among the other, whatever else they say",
        ),
    ],
)
def test_two_claims_may_count_the_same_people_unless_the_data_prove_otherwise(
    first: dict[str, Any], second: dict[str, Any]
) -> None:
    a, b = killed("a", **first), killed("b", **second)

    assert (may_overlap(a, b), may_overlap(b, a)) == (True, True)


class _Person(NamedTuple):
    """Somebody who was killed: of whom, as what, when, where, and where two sources' counts put them."""

    actor: str
    category: Category
    day: date
    place: str
    strata: tuple[str, str]


_PEOPLE = st.builds(
    _Person,
    actor=st.sampled_from(["armenia", "artsakh", "azerbaijan", "syrians", "russia"]),
    category=st.sampled_from(["military", "civilian", "mercenary", "peacekeeper", "volunteer", "journalist", "police"]),
    day=st.dates(date(2019, 12, 1), date(2021, 2, 1)),
    place=st.sampled_from(["shusha", "hadrut", "yerevan", "road", "karabakh"]),
    strata=st.tuples(st.sampled_from(["mines", "shots"]), st.sampled_from(["conflict 376", "conflict 388"])),
)


@st.composite
def _claims_of(draw: st.DrawFn, claim_id: str, people: list[_Person]) -> ClaimInContext:
    """A claim that truly counts these people, told as closely or as loosely as one likes."""
    source = draw(st.sampled_from([0, 1]))
    sides = {WORLD.sides.get(p.actor) for p in people}
    affected = [None, "both-sides", *_common({p.actor for p in people}), *_common(sides)]
    strata = _common({p.strata[source] for p in people})
    holds_all = [i for i, inside in WORLD.places_within.items() if inside.issuperset(p.place for p in people)]
    return killed(
        claim_id,
        affected=draw(st.sampled_from(affected)),
        category=draw(st.sampled_from(["all", *_common({p.category for p in people})])),
        counted=draw(_periods(min(p.day for p in people), max(p.day for p in people))),
        place=draw(st.sampled_from([None, *holds_all])),
        stratum=draw(st.sampled_from([None, *strata])),
        citations=(WIKI, UCDP)[source],
    )


def _common(values: set[Any]) -> list[Any]:
    return list(values) if len(values) == 1 else []


@st.composite
def _periods(draw: st.DrawFn, first: date, last: date) -> str | None:
    """Write a period from `first` to `last`, or a wider one."""
    before, after = (draw(st.integers(0, 40)) for _ in "ab")
    start, end = first - timedelta(before), last + timedelta(after)
    forms = [None, f"{start}/{end}", f"{start:%Y-%m}/{end:%Y-%m}", f"{start}/..", f"../{end}", f"[{start}..{end}]"]
    forms += [f"{start:%Y}/{end:%Y}", f"{{{start}..{end}}}"]
    forms += [f"{start:%Y}", f"{start:%Y}~"] if start.year == end.year else []
    return draw(st.sampled_from(forms))


@given(st.data(), _PEOPLE, st.lists(_PEOPLE, max_size=3), st.lists(_PEOPLE, max_size=3))
def test_claims_that_share_a_person_are_never_said_to_exclude_each_other(
    data: st.DataObject, shared: _Person, others: list[_Person], more: list[_Person]
) -> None:
    a = data.draw(_claims_of("a", [shared, *others]))
    b = data.draw(_claims_of("b", [shared, *more]))

    assert may_overlap(a, b)


@given(st.data(), st.lists(_PEOPLE, min_size=1, max_size=3), st.lists(_PEOPLE, min_size=1, max_size=3))
def test_what_two_claims_are_to_each_other_does_not_depend_on_which_is_asked_first(
    data: st.DataObject, some: list[_Person], others: list[_Person]
) -> None:
    a, b = data.draw(_claims_of("a", some)), data.draw(_claims_of("b", others))
    if data.draw(st.booleans()):
        b = ClaimInContext.bound(replace(b.record, subset_of="a"), WORLD)

    assert may_overlap(a, b) == may_overlap(b, a)
    assert comparable(a, b) == comparable(b, a)


# -- do they answer the same question? -----------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(SAME, SAME, id="nothing tells them apart"),
        pytest.param({"claimant": "armenia"}, {"claimant": "azerbaijan"}, id="whoever says it"),
        pytest.param(SAME, {"citations": UCDP}, id="wherever it stands"),
        pytest.param(SAME, {"as_of": "2022"}, id="whenever it was said"),
        pytest.param(SAME, {"affected": "both-sides"}, id="nobody named and both sides"),
        pytest.param(
            {"affected": "armenia", "category": "military"},
            {"affected": "armenian-side", "category": "military"},
            id="soldiers of a side and of its member",
        ),
        pytest.param({"affected": "russia"}, {"affected": "russia"}, id="one of neither side"),
        pytest.param({"counted": "2015"}, {"counted": "2015-01/2015-12"}, id="a year and its months"),
        pytest.param(
            {"counted": "1988/1994"}, {"counted": "1988-02-20/1994-05-12"}, id="the years of a war and its days"
        ),
        pytest.param(
            {"counted": "2020-09/2020-11"}, {"counted": "2020-09-27/2020-11-10"}, id="the months of a war and its days"
        ),
        pytest.param({"stratum": "mines"}, {"stratum": "mines"}, id="one stratum"),
        pytest.param({"subset_of": "x"}, {"subset_of": "x"}, id="both among the same people"),
    ],
)
def test_two_claims_answer_the_same_question(first: dict[str, Any], second: dict[str, Any]) -> None:
    assert comparable(killed("a", **first), killed("b", **second))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(SAME, {"measure": "missing"}, id="another measure"),
        pytest.param(SAME, {"unit": "percent"}, id="another unit"),
        pytest.param({"category": "military"}, {"category": "civilian"}, id="another category"),
        pytest.param({"category": "military"}, SAME, id="soldiers and all"),
        pytest.param({"place": "shusha"}, {"place": "hadrut"}, id="another place"),
        pytest.param({"place": "shusha"}, SAME, id="a place and anywhere"),
        pytest.param({"subset_of": "x"}, SAME, id="some of them and all of them"),
        pytest.param({"stratum": "mines"}, {"stratum": "shots"}, id="another stratum of one count"),
        pytest.param({"stratum": "mines"}, SAME, id="a stratum of one count and the whole of it"),
        pytest.param({"affected": "armenia"}, {"affected": "azerbaijan"}, id="another side"),
        pytest.param({"affected": "armenia"}, SAME, id="a side and everybody"),
        pytest.param({"affected": "armenia"}, {"affected": "artsakh"}, id="all dead of two members of a side"),
        pytest.param(
            {"affected": "syrians", "category": "mercenary"},
            {"affected": "azerbaijan", "category": "mercenary"},
            id="mercenaries of two origins",
        ),
        pytest.param({"affected": "russia"}, {"affected": "turkey"}, id="two of neither side"),
        pytest.param({"counted": "2015"}, {"counted": "2016"}, id="another period"),
        pytest.param({"counted": "2020"}, {"counted": "2020-09-27/2020-11-10"}, id="a year and a war in it"),
        pytest.param({"counted": "2020"}, SAME, id="a period and none"),
        pytest.param({"counted": "1988/1994"}, {"counted": "1988/1995"}, id="periods that end in different years"),
    ],
)
def test_two_claims_answer_different_questions(first: dict[str, Any], second: dict[str, Any]) -> None:
    assert not comparable(killed("a", **first), killed("b", **second))


# -- contested -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        pytest.param([], {}, id="nothing said"),
        pytest.param([exactly("a", 5)], {}, id="one alone"),
        pytest.param([exactly("a", 5), exactly("b", 5)], {}, id="two that agree"),
        pytest.param([exactly("a", 5), exactly("b", 6)], {"a": ("b",), "b": ("a",)}, id="two numbers"),
        pytest.param([exactly("a", 5), between("b", 4, 6)], {}, id="a number within a range"),
        pytest.param([exactly("a", 5), between("b", 6, 9)], {"a": ("b",), "b": ("a",)}, id="a number below a range"),
        pytest.param([at_least("a", 5), exactly("b", 900)], {}, id="at least, and more"),
        pytest.param([at_least("a", 5), up_to("b", 4)], {"a": ("b",), "b": ("a",)}, id="at least, and at most less"),
        pytest.param([more_than("a", 5), exactly("b", 5)], {"a": ("b",), "b": ("a",)}, id="more than five is no five"),
        pytest.param([exactly("a", 5), in_words("b")], {}, id="words contest nothing"),
        pytest.param(
            [exactly("a", 5, affected="armenia"), exactly("b", 6, affected="azerbaijan")], {}, id="two questions"
        ),
        pytest.param(
            [exactly("a", 5), exactly("b", 9), between("c", 5, 7)],
            {"a": ("b",), "b": ("a", "c"), "c": ("b",)},
            id="one against two that agree",
        ),
    ],
)
def test_a_claim_is_contested_by_those_whose_ranges_do_not_overlap_with_its_own(
    claims: list[ClaimInContext], expected: dict[str, tuple[str, ...]]
) -> None:
    assert contradictions(claims) == expected
