"""Figures as sources give them: which numbers a hedge needs, and which figures contradict themselves."""

from __future__ import annotations

import pytest

from nkcli.model.estimate import Estimate, FieldError, Number


@pytest.mark.parametrize(
    "value",
    [
        pytest.param(Estimate(best=3825, unit="people", qualifier="exact"), id="3,825"),
        pytest.param(Estimate(best=0, unit="people", qualifier="exact"), id="none at all"),
        pytest.param(Estimate(best=30000, unit="people", qualifier="about"), id="about 30,000"),
        pytest.param(Estimate(low=190, unit="people", qualifier="at_least"), id="at least 190"),
        pytest.param(Estimate(low=7000, unit="people", qualifier="more_than"), id="more than seven thousand"),
        pytest.param(Estimate(high=3000, unit="people", qualifier="up_to"), id="up to 3,000"),
        pytest.param(Estimate(high=100, unit="people", qualifier="less_than"), id="fewer than 100"),
        pytest.param(Estimate(low=541, high=547, unit="people", qualifier="between"), id="541-547"),
        pytest.param(Estimate(7548, 7646, 9077, "people", "estimate"), id="7,646, from 7,548 to 9,077"),
        pytest.param(Estimate(best=9.5, unit="percent", qualifier="about"), id="about 9.5 per cent"),
        pytest.param(Estimate(5, 5, 5, "people", "estimate"), id="low, best and high alike"),
        pytest.param(Estimate(best=0.0001, unit="percent", qualifier="exact"), id="the smallest figure"),
        pytest.param(Estimate(best=2**53 - 1, unit="USD", qualifier="exact"), id="the largest figure"),
        pytest.param(Estimate(), id="no number at all"),
        pytest.param(Estimate(unit="people"), id="several score people"),
    ],
)
def test_a_figure_has_the_numbers_that_its_qualifier_needs(value: Estimate) -> None:
    value.check()


@pytest.mark.parametrize(
    ("value", "field", "message"),
    [
        pytest.param(Estimate(low=200, high=100), "low", "low 200 is above high 100", id="low above high"),
        pytest.param(Estimate(low=200, best=100), "low", "low 200 is above best 100", id="low above best"),
        pytest.param(Estimate(best=200, high=100), "best", "best 200 is above high 100", id="best above high"),
        pytest.param(Estimate(3, 2, 1), "low", "low 3 is above best 2", id="all upside down"),
        pytest.param(Estimate(best=-1), "best", "-1 is negative; figures count things", id="a negative number"),
        pytest.param(Estimate(best=-0.0), "best", "-0.0 is negative; figures count things", id="less than nothing"),
        *(
            pytest.param(
                Estimate(best=number, unit="people", qualifier="exact"),
                "best",
                f"too {size} a number; a figure is 0 or from 0.0001 to 9,007,199,254,740,991",
                id=f"a number that is too {size} ({str(number)[:7]})",
            )
            for number, size in ((2**53, "large"), (1.7e308, "large"), (10**4000, "large"), (5e-324, "small"))
        ),
        pytest.param(Estimate(low=-0.5), "low", "-0.5 is negative; figures count things", id="a negative bound"),
        pytest.param(
            Estimate(best=85, unit="people"),
            "qualifier",
            "a figure needs a qualifier: exact, about, at_least, more_than, up_to, less_than, between, estimate",
            id="no qualifier",
        ),
        pytest.param(
            Estimate(best=85, qualifier="exact"), "unit", "a figure needs its unit, for example people", id="no unit"
        ),
        pytest.param(
            Estimate(low=85, unit="people", qualifier="exact"),
            "qualifier",
            "'exact' goes with best alone; the claim has low",
            id="exact, but a lower bound",
        ),
        pytest.param(
            Estimate(low=80, high=90, unit="people", qualifier="about"),
            "qualifier",
            "'about' goes with best alone; the claim has low and high",
            id="about, but a range",
        ),
        pytest.param(
            Estimate(best=190, unit="people", qualifier="at_least"),
            "qualifier",
            "'at_least' goes with low alone; the claim has best",
            id="at least, but a best",
        ),
        pytest.param(
            Estimate(low=190, high=200, unit="people", qualifier="at_least"),
            "qualifier",
            "'at_least' goes with low alone; the claim has low and high",
            id="at least, but a high",
        ),
        pytest.param(
            Estimate(high=7000, unit="people", qualifier="more_than"),
            "qualifier",
            "'more_than' goes with low alone; the claim has high",
            id="more than, but a high",
        ),
        pytest.param(
            Estimate(low=3000, unit="people", qualifier="up_to"),
            "qualifier",
            "'up_to' goes with high alone; the claim has low",
            id="up to, but a low",
        ),
        pytest.param(
            Estimate(best=100, high=100, unit="people", qualifier="less_than"),
            "qualifier",
            "'less_than' goes with high alone; the claim has best and high",
            id="less than, but a best",
        ),
        pytest.param(
            Estimate(541, 544, 547, "people", "between"),
            "qualifier",
            "'between' goes with low and high alone; the claim has low and best and high",
            id="a range has no best",
        ),
        pytest.param(
            Estimate(low=7548, high=9077, unit="people", qualifier="estimate"),
            "qualifier",
            "'estimate' goes with low and best and high alone; the claim has low and high",
            id="an estimate without its best",
        ),
        pytest.param(
            Estimate(unit="people", qualifier="about"),
            "qualifier",
            "'about' goes with best alone; the claim has no number",
            id="a qualifier without a number",
        ),
    ],
)
def test_a_figure_that_contradicts_itself_is_refused(value: Estimate, field: str, message: str) -> None:
    with pytest.raises(FieldError) as refused:
        value.check()

    assert (refused.value.field, str(refused.value)) == (field, message)


@pytest.mark.parametrize(
    ("value", "floor", "ceiling"),
    [
        pytest.param(Estimate(best=85), 85, 85, id="85"),
        pytest.param(Estimate(best=0), 0, 0, id="0 is a number"),
        pytest.param(Estimate(low=190), 190, None, id="at least 190"),
        pytest.param(Estimate(low=0), 0, None, id="at least 0"),
        pytest.param(Estimate(high=3000), None, 3000, id="up to 3,000"),
        pytest.param(Estimate(low=541, high=547), 541, 547, id="541-547"),
        pytest.param(Estimate(7548, 7646, 9077), 7548, 9077, id="an estimate"),
        pytest.param(Estimate(), None, None, id="no number"),
    ],
)
def test_a_figure_sets_a_floor_and_a_ceiling_or_none(
    value: Estimate, floor: Number | None, ceiling: Number | None
) -> None:
    assert (value.floor, value.ceiling) == (floor, ceiling)


@pytest.mark.parametrize("value", [Estimate(best=0), Estimate(low=190), Estimate(high=3000), Estimate(low=1, high=2)])
def test_one_bound_is_enough_to_be_a_number(value: Estimate) -> None:
    assert value.is_number


@pytest.mark.parametrize("value", [Estimate(), Estimate(unit="people")])
def test_words_are_no_number(value: Estimate) -> None:
    assert not value.is_number


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(Estimate(best=85), Estimate(best=85), id="the same figure"),
        pytest.param(Estimate(low=190), Estimate(best=200), id="at least 190 and 200"),
        pytest.param(Estimate(low=190), Estimate(best=190), id="at least 190 and 190"),
        pytest.param(Estimate(low=190), Estimate(high=3000), id="at least 190 and up to 3,000"),
        pytest.param(Estimate(low=190), Estimate(low=5000), id="at least 190 and at least 5,000"),
        pytest.param(Estimate(high=100), Estimate(high=3000), id="up to 100 and up to 3,000"),
        pytest.param(Estimate(low=541, high=547), Estimate(best=541), id="a range and its end"),
        pytest.param(Estimate(7548, 7646, 9077), Estimate(best=7717), id="an estimate and a figure within"),
        pytest.param(Estimate(), Estimate(best=5), id="no number allows any"),
        pytest.param(Estimate(), Estimate(), id="no number at all"),
    ],
)
def test_figures_that_one_number_satisfies_overlap(one: Estimate, other: Estimate) -> None:
    assert one.overlaps(other)
    assert other.overlaps(one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(Estimate(best=3825), Estimate(best=3826), id="two figures"),
        pytest.param(Estimate(best=0), Estimate(low=1), id="none and at least one"),
        pytest.param(Estimate(low=190), Estimate(best=189), id="at least 190 and 189"),
        pytest.param(Estimate(low=190), Estimate(high=189), id="at least 190 and up to 189"),
        pytest.param(Estimate(low=541, high=547), Estimate(low=548, high=600), id="two ranges"),
        pytest.param(
            Estimate(low=77, qualifier="more_than"), Estimate(best=77, qualifier="exact"), id="more than 77 and 77"
        ),
        pytest.param(
            Estimate(high=77, qualifier="less_than"), Estimate(best=77, qualifier="exact"), id="under 77 and 77"
        ),
        pytest.param(
            Estimate(low=5, qualifier="more_than"), Estimate(high=5, qualifier="up_to"), id="over 5 and up to 5"
        ),
    ],
)
def test_figures_that_no_number_satisfies_do_not_overlap(one: Estimate, other: Estimate) -> None:
    assert not one.overlaps(other)
    assert not other.overlaps(one)
