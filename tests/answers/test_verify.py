"""`nkcli verify`: one figure in plain English against the claims, or the reason why it is not understood."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from nkcli.analysis.verification.lexicon import tokens
from nkcli.analysis.verification.numbers import Figure, stands_for
from nkcli.analysis.verification.periods import read_period
from nkcli.answers.verify import EXIT_CODES, Verification, sentences_of, verify_sentences
from nkcli.loading.files import load

if TYPE_CHECKING:
    from conftest import Folder
    from nkcli.model.dataset import Dataset

DATA = Path(__file__).parent.parent / "data"
CONFIRMED = ("matches a claim", "within the documented range")


@pytest.fixture(scope="module")
def shipped() -> Dataset:
    return load()


def _answer(dataset: Dataset, sentence: str) -> tuple[str, str | None, list[str]]:
    one = verify_sentences(dataset, [sentence]).sentences[0]
    return one.answer, one.reason, [c.id for c in one.claims]


# -- the five answers, in the story of conftest.py -----------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "answer", "reason", "claims"),
    [
        pytest.param(
            "3,825 Armenian soldiers were killed in the 44-day war.",
            "matches a claim",
            None,
            ["second:killed-armenian-military"],
            id="the very figure",
        ),
        pytest.param(
            "At least 185 civilians were killed in the Second Nagorno-Karabakh War.",
            "matches a claim",
            None,
            ["second:killed-civilian"],
            id="the very bound",
        ),
        pytest.param(
            "25,000–30,000 Azerbaijani soldiers died between 1988 and 1994.",
            "matches a claim",
            None,
            ["first:killed-azerbaijani-military-azerbaijan", "first:killed-azerbaijani-military-estimates"],
            id="the very range",
        ),
        pytest.param(
            "Some twenty thousand Azerbaijani soldiers died in the First Nagorno-Karabakh War.",
            "within the documented range",
            "the claims give 11,557–30,000",
            ["first:killed-azerbaijani-military-azerbaijan", "first:killed-azerbaijani-military-estimates"],
            id="between what two voices say",
        ),
        pytest.param(
            "Azerbaijan lost 4,500 soldiers in the 44-day war.",
            "outside it",
            "the claims give 2,906",
            ["second:killed-azerbaijani-military"],
            id="another figure",
        ),
        pytest.param(
            "5,000 soldiers were killed in the 44-day war",
            "outside it",
            "no claim counts just this, but claims that count parts of it give at least 6,731 = 3,825 + 2,906",
            ["second:killed-armenian-military", "second:killed-azerbaijani-military"],
            id="less than its parts",
        ),
        pytest.param(
            "7,000 soldiers were killed in the 44-day war",
            "no claim to compare with",
            "the data hold no claim that counts just this",
            [],
            id="parts alone confirm nothing",
        ),
        pytest.param(
            "1,000 civilians were killed in the 44-day war.",
            "no claim to compare with",
            "the claims give 185 or more, and one says only “at least so many”: it leaves more open",
            ["second:killed-civilian"],
            id="a bound leaves more open",
        ),
        pytest.param(
            "Fewer than 190 civilians were killed in the 44-day war.",
            "no claim to compare with",
            "the claims give 185 or more: they neither give this bound nor exclude it",
            ["second:killed-civilian"],
            id="at least so many bears out no upper bound",
        ),
        pytest.param(
            "According to Armenia, 2,906 Azerbaijani soldiers were killed in the 44-day war.",
            "no claim to compare with",
            "the data hold no claim by Armenia that counts just this",
            [],
            id="not in that voice",
        ),
        pytest.param(
            "3,825 Armenian soldiers were killed in 2020.",
            "no claim to compare with",
            "the data hold no claim that counts just this",
            [],
            id="a year is not a war",
        ),
    ],
)
def test_a_sentence_is_answered_with_the_claims_that_count_the_same_thing(
    dataset: Dataset, sentence: str, answer: str, reason: str | None, claims: list[str]
) -> None:
    assert _answer(dataset, sentence) == (answer, reason, claims)


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("Many soldiers were killed in the 44-day war.", "it gives no number"),
        (
            "85 Armenian and 100 Azerbaijani civilians died in the 44-day war.",
            "it gives 2 numbers; ask for one at a time",
        ),
        ("3,825 Armenian soldiers were not killed in the 44-day war.", "it holds what nkcli can't weigh: not"),
        ("3,825 Armenian soldiers were killed in the war.", "it does not say which war is meant"),
        ("3,825 Armenian soldiers were killed.", "it does not say which war or period is meant"),
        ("3,825 Armenian soldiers were killed in the 44-day war in 1994.", "its war and its date do not fit"),
        (
            "In the 44-day war, 3,825 Armenian soldiers.",
            "it does not say what is counted: killed, wounded, missing, captured or displaced",
        ),
        (
            "Armenia killed 2,906 Azerbaijani soldiers in the 44-day war.",
            "it says who did it, which claims do not record",
        ),
        (
            "Both sides lost 2,906 soldiers in the 44-day war.",
            "it does not say whether each side lost so many, or both together",
        ),
        ("3,825 soldiers were killed in Armenia in 2020.", "it counts in one place alone: armenia"),
        ("3,825 soldiers were killed or captured in the 44-day war.", "it leaves open which of two things it says"),
        ("29.06 soldiers were killed in the 44-day war.", "its number is no whole number of people"),
        ("Armenia: 3,825 killed in 2020.", "it does not say whether armenia says so or armenia people are counted"),
        (f"{'9' * 400} soldiers were killed in the 44-day war.", "it gives no number"),
        (
            f"{'at least ' * 90}85 civilians were killed in the 44-day war.",
            f"it holds what nkcli can't weigh: {'at, least'}",
        ),
        (f"85 civilians were killed in the 44-day war{' of the war' * 100}.", "it is too long to be one statement"),
    ],
)
def test_what_leaves_anything_open_is_not_understood(dataset: Dataset, sentence: str, reason: str) -> None:
    assert _answer(dataset, sentence) == ("not understood", reason, [])


def test_what_a_sentence_was_understood_to_say_is_part_of_the_answer(dataset: Dataset) -> None:
    one = verify_sentences(dataset, ["Azerbaijan says over 2,900 of its soldiers died in the 44-day war."]).sentences[0]

    assert one.understood is not None
    assert (one.understood.measure, one.understood.affected, one.understood.category) == (
        "killed",
        "azerbaijani-side",
        "military",
    )
    assert (one.understood.low, one.understood.high, one.understood.qualifier) == (2900, None, "more_than")
    assert (one.understood.event, one.understood.period, one.understood.claimant) == (
        "second",
        "2020-09-27/2020-11-10",
        "azerbaijan",
    )


def test_a_claim_that_its_own_words_narrow_is_not_compared_with(folder: Folder) -> None:
    changed = load(folder({("events", "second", "claims", "second:killed-armenian-military", "text"): "drivers"}))

    assert _answer(changed, "3,825 Armenian soldiers were killed in the 44-day war.")[0] == "no claim to compare with"


@pytest.mark.parametrize(
    ("answers", "code"),
    [
        (("matches a claim",), 0),
        (("not understood",), 2),
        (("not understood", "matches a claim"), 0),
        (("matches a claim", "outside it", "not understood"), 1),
        (("not understood", "no claim to compare with"), 3),
        ((), 2),
    ],
)
def test_the_exit_code_of_a_text_is_that_of_its_gravest_sentence(
    dataset: Dataset, answers: tuple[str, ...], code: int
) -> None:
    examples = {
        "matches a claim": "3,825 Armenian soldiers were killed in the 44-day war.",
        "outside it": "9,999 Armenian soldiers were killed in the 44-day war.",
        "no claim to compare with": "3 Armenian soldiers were killed in 1990.",
        "not understood": "It rained.",
    }

    assert verify_sentences(dataset, [examples[a] for a in answers]).exit_code == code


# -- figures, dates, sentences -------------------------------------------------------------------


def test_a_hedged_figure_stands_for_what_rounds_to_it() -> None:
    assert stands_for(Figure(3800, 3800, "about")) == (3750, 3850)
    assert stands_for(Figure(4000, 4000, "about")) == (3800, 4200)
    assert stands_for(Figure(4000, 4000, "exact")) == (4000, 4000)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("27 September 2020", "2020-09-27"),
        ("September 27, 2020", "2020-09-27"),
        ("the 27 September 2020", None),
        ("April 2016", "2016-04"),
        ("1988–1994", "1988/1994"),
        ("1988–94", "1988/1994"),
        ("between 1994 and 2009", "1994/2009"),
        ("from 27 September to 10 November 2020", "2020-09-27/2020-11-10"),
        ("2020 soldiers", "2020"),
        ("31 February 2020", None),
    ],
)
def test_dates_are_read_as_written(text: str, edtf: str | None) -> None:
    found = read_period(tokens(text), 0)

    assert (found[0].text if found else None) == edtf


def test_a_text_is_cut_into_sentences() -> None:
    text = "Gen. Smith spoke. At least 190 died in 2023.\n\nBaku said so! “Not all,” he said."

    assert sentences_of(text) == (
        "Gen. Smith spoke.",
        "At least 190 died in 2023.",
        "Baku said so!",
        "“Not all,” he said.",
    )


def test_initials_end_no_sentence_however_many_there_are() -> None:
    assert sentences_of(f"{'A. B. ' * 999}Smith spoke. It rained.") == (f"{'A. B. ' * 999}Smith spoke.", "It rained.")


# -- measured ------------------------------------------------------------------------------------


def _measured(file: str) -> list[tuple[dict[str, str], str]]:
    rows = json.loads((DATA / file).read_text(encoding="utf-8"))["sentences"]
    found: Verification = verify_sentences(load(), [r["sentence"] for r in rows])
    return [(row, one.answer) for row, one in zip(rows, found.sentences, strict=True)]


def test_no_sentence_out_of_reach_is_confirmed() -> None:
    measured = [(row, answer) for row, answer in _measured("verify_sentences.json") if row["reach"] == "out"]

    assert len(measured) == 100
    assert [row["sentence"] for row, answer in measured if answer in CONFIRMED] == []


@pytest.mark.parametrize("file", ["verify_sentences.json", "verify_news.json"])
def test_the_measured_sentences_are_answered_as_expected(file: str) -> None:
    measured = _measured(file)

    assert {row["expected"] for row, _ in measured} == set(EXIT_CODES)
    assert [(row["sentence"], answer) for row, answer in measured if answer != row["expected"]] == []


@pytest.mark.parametrize(
    ("sentence", "answer"),
    [
        ("5,000 soldiers were killed in the 44-day war", "outside it"),
        ("In 2015, 77 soldiers were killed in the fighting over Nagorno-Karabakh.", "matches a claim"),
        ("In 2015, 77 soldiers were killed.", "not understood"),
        ("308 people were killed in 2022.", "not understood"),
        ("At least 200 people were killed in September 2023.", "not understood"),
        ("Azerbaijan claimed 2,906 soldiers were killed in the 44-day war.", "no claim to compare with"),
        (
            "The war over Nagorno-Karabakh claimed the lives of 30,000 people between 1988 and 1994.",
            "within the documented range",
        ),
        ("Armenia and Azerbaijan said 3,825 soldiers were killed in the 44-day war.", "not understood"),
        ("85 Armenian civilian soldiers were killed in the 44-day war.", "not understood"),
        ("The Nagorno-Karabakh war of 1994 killed 1,507 people.", "not understood"),
        ("150 Armenian soldiers died in the battle of Shusha.", "not understood"),
        ("At least 150 Armenian soldiers died in the battle of Shusha in 2020.", "matches a claim"),
    ],
)
def test_sentences_on_the_shipped_data(shipped: Dataset, sentence: str, answer: str) -> None:
    assert _answer(shipped, sentence)[0] == answer


@pytest.mark.parametrize(
    ("sentence", "answer", "reason"),
    [
        (
            "100.000 Azerbaijani civilians were killed in the 44-day war",
            "no claim to compare with",
            "its figure can be read in 2 ways: as 100,000, outside it; as 100, matches a claim",
        ),
        (
            "30.000 people were killed in the first Karabakh war",
            "within the documented range",
            "read as 30,000, for a count of people has no decimals; the claims give 28,000–38,000",
        ),
        ("28 to 38 thousand people were killed in the first Karabakh war", "matches a claim", None),
        (
            "28–38,000 people were killed in the first Karabakh war",
            "no claim to compare with",
            (
                "its figure can be read in 2 ways: as 28,000–38,000, matches a claim; "
                "as 28–38,000, no claim to compare with"
            ),
        ),
    ],
)
def test_a_figure_of_two_readings_is_answered_for_both(
    shipped: Dataset, sentence: str, answer: str, reason: str | None
) -> None:
    """A verdict stands only where it does not depend on the reading."""
    assert _answer(shipped, sentence)[:2] == (answer, reason)


def test_a_name_before_a_colon_says_how_many_were_killed(shipped: Dataset) -> None:
    """It names a claimant, not the killed."""
    understood = verify_sentences(shipped, ["UCDP: 7,646 killed in the 44-day war"]).sentences[0].understood

    assert understood is not None
    assert (understood.claimant, understood.affected) == ("ucdp", None)
