"""Numbers as the world writes them, and what has two readings."""

from __future__ import annotations

import pytest

from nkcli.analysis.verification.numbers import Figure, as_counts, read_figure, read_numeral
from nkcli.analysis.verification.tokens import tokenize


def tokens(text: str) -> list[str]:
    """Return the words of a text."""
    return [token.word for token in tokenize(text)]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("3,825", Figure(3825, 3825, "exact")),
        ("some thirty thousand", Figure(30000, 30000, "about")),
        ("a hundred and ninety", Figure(190, 190, "exact")),
        ("two hundred", Figure(200, 200, "exact")),
        ("1.5 million", Figure(1500000, 1500000, "exact")),
        ("half a million", Figure(500000, 500000, "exact")),
        ("28,000–38,000", Figure(28000, 38000, "between")),
        ("between 5,856 and 6,000", Figure(5856, 6000, "between")),
        ("five to seven", Figure(5, 7, "between")),
        ("at least 190", Figure(190, None, "at_least")),
        ("over 7,000", Figure(7000, None, "more_than")),
        ("as many as 3,000", Figure(None, 3000, "up_to")),
        ("190 or more", Figure(190, None, "at_least")),
        ("fewer than forty", Figure(None, 40, "less_than")),
    ],
)
def test_a_figure_is_read_in_digits_and_words_with_its_hedges(text: str, figure: Figure) -> None:
    """A figure of one reading takes all its words."""
    words = tokens(text)

    assert read_figure(words, 0) == ((figure,), len(words))


@pytest.mark.parametrize(
    "text",
    [
        "3,825",
        "3 825",
        "3\u00a0825",
        "3\u2009825",
        "3\u202f825",
        "3\u2007825",
        "3'825",
        "3’825",
        "３,８２５",
        "3\u200b,825",
    ],
)
def test_groups_are_read_whatever_mark_parts_them(text: str) -> None:
    """Commas, spaces of every width, apostrophes, full-width digits and invisible marks say the same."""
    assert read_figure(tokens(f"{text} soldiers"), 0) == ((Figure(3825, 3825, "exact"),), 1)


@pytest.mark.parametrize(
    ("numeral", "readings"),
    [
        ("100.000", (100000, 100.0)),
        ("2.906", (2906, 2.906)),
        ("1.234.567", (1234567,)),
        ("1.234,5", (1234.5,)),
        ("1,234.5", (1234.5,)),
        ("1,5", (1.5,)),
        ("0.125", (0.125,)),
        ("1,00,000", (100000,)),
        ("30k", (30000,)),
        ("1.5m", (1500000,)),
        ("44th", ()),
        ("1990s", ()),
        ("1,2,3", ()),
        ("9" * 16, ()),
    ],
)
def test_a_numeral_has_the_readings_that_the_world_gives_it(numeral: str, readings: tuple[float, ...]) -> None:
    """A float is a number written with decimals, which no count of people is."""
    read = read_numeral(numeral)

    assert read == readings
    assert [type(number) for number in read] == [type(number) for number in readings]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("~3,825", Figure(3825, 3825, "about")),
        ("≈ 3,800", Figure(3800, 3800, "about")),
        ("c. 3,800", Figure(3800, 3800, "about")),
        (">3,800", Figure(3800, None, "more_than")),
        ("<3,800", Figure(None, 3800, "less_than")),
        ("≥ 3,800", Figure(3800, None, "at_least")),
        ("3,800+", Figure(3800, None, "at_least")),
        ("3,800-plus", Figure(3800, None, "at_least")),
        ("over 30k", Figure(30000, None, "more_than")),
    ],
)
def test_signs_hedge_as_words_do(text: str, figure: Figure) -> None:
    """What stands around a figure says how sure it is."""
    words = tokens(text)

    assert read_figure(words, 0) == ((figure,), len(words))


@pytest.mark.parametrize(
    ("text", "ranges"),
    [
        ("28 to 38 thousand", [(28000, 38000)]),
        ("28k–38k", [(28000, 38000)]),
        ("28-38k", [(28000, 38000)]),
        ("between 1 and 1.5 million", [(1000000, 1500000)]),
        ("two or three hundred", [(200, 300)]),
        ("28,000 to 38 thousand", [(28000, 38000)]),
        ("900 to 1.5 thousand", [(900, 1500)]),
        ("28–38,000", [(28000, 38000), (28, 38000)]),
        ("28.000–38.000", [(28000, 38000), (28000, 38.0), (28.0, 38000), (28.0, 38.0)]),
    ],
)
def test_the_ends_of_a_range_share_the_scale_of_the_last(text: str, ranges: list[tuple[float, float]]) -> None:
    """A scale in words is shared; one in digits may be, and is told with both readings."""
    found = read_figure(tokens(text), 0)

    assert found is not None
    assert [(f.low, f.high) for f in found[0]] == [pair for pair in ranges if pair[0] < pair[1]]


def test_only_whole_numbers_count_people() -> None:
    """Of people, "100.000"  are 100,000; "1.250 million" of them may be 1,250,000 or 1,250,000,000."""
    for text, counts in (("100.000", [100_000]), ("1.250 million", [1_250_000_000, 1_250_000]), ("38,25", [])):
        found = read_figure(tokens(text), 0)

        assert found is not None
        assert [f.low for f in as_counts(found[0])] == counts


@pytest.mark.parametrize("text", ["two three", "five ten", "thousands", "thirty thousand forty thousand", ""])
def test_what_is_no_single_number_is_no_figure(text: str) -> None:
    """Words that do not make one number make none."""
    assert read_figure(tokens(text), 0) is None
