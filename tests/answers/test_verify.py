"""`nkcli verify`: every figure of a text with the nearest claims, and a verdict where it is sure."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import nkcli
from asking import answer, as_csv, result
from conftest import RECORD
from nkcli.answers.verify import LONGEST
from nkcli.errors import UsageError

if TYPE_CHECKING:
    from nkcli.answers.verify import Verification
    from nkcli.model.dataset import Dataset

DATA = Path(__file__).parent.parent / "data"
TEXT = "The 44-day war was short. Armenia lost 3,825 soldiers in it. In the 44-day war Azerbaijan lost 9,999 soldiers."


def verified(dataset: Dataset, text: str, **parameters: Any) -> Verification:
    found: Verification = answer(dataset, "verify", text=text, **parameters)
    return found


def test_every_figure_is_a_finding_with_its_place_its_reading_and_its_verdict(dataset: Dataset) -> None:
    """JSON has a row a figure; the place is that in the text as it was given."""
    rows = result(dataset, "verify", text=TEXT, limit=1).to_dicts()

    assert [{k: v for k, v in row.items() if k != "claims"} for row in rows] == [
        {
            "quote": "3,825",
            "start": 39,
            "end": 44,
            "sentence": "Armenia lost 3,825 soldiers in it.",
            "reading": {
                "low": 3825,
                "high": 3825,
                "qualifier": "exact",
                "measure": "killed",
                "category": "military",
                "affected": ["armenian-side"],
                "events": ["second"],
                "period": None,
                "as_of": None,
                "places": [],
                "claimants": [],
            },
            "verdict": "matches",
            "reason": "given",
            "explanation": "Armenia gives this figure",
            "not_understood": ["which war or time is meant"],
        },
        {
            "quote": "9,999",
            "start": 95,
            "end": 100,
            "sentence": "In the 44-day war Azerbaijan lost 9,999 soldiers.",
            "reading": {
                "low": 9999,
                "high": 9999,
                "qualifier": "exact",
                "measure": "killed",
                "category": "military",
                "affected": ["azerbaijani-side"],
                "events": ["second"],
                "period": None,
                "as_of": None,
                "places": [],
                "claimants": [],
            },
            "verdict": "outside",
            "reason": "beyond",
            "explanation": "the claims give 2,906",
            "not_understood": [],
        },
    ]
    assert [(row["claims"][0]["id"], row["claims"][0]["nearness"], row["claims"][0]["differs"]) for row in rows] == [
        ("second:killed-armenian-military", "given", []),
        ("second:killed-azerbaijani-military", "off", []),
    ]


def test_the_nearest_claims_say_in_what_they_differ(dataset: Dataset) -> None:
    """Whose people, which kind, which time, as of when, by whom."""
    found = verified(dataset, "187 Armenians are missing since 2020, Azerbaijan says.").findings[0]
    year = verified(dataset, "7,646 people were killed in the 44-day war.").findings[0]

    assert [(claim.id, claim.differs) for claim in found.claims] == [
        ("second:missing-armenian-military", ("counts soldiers only", "as of 21 Mar 2022", "said by Armenia")),
    ]
    assert (year.claims[0].id, year.claims[0].differs) == ("second:killed-ucdp", ("counts the whole of 2020",))


def test_a_text_without_a_figure_has_no_finding(dataset: Dataset) -> None:
    """Numbers that count nothing are no figures."""
    text = "The two sides fought one war for 44 days, until 10 November 2020, under Resolution 822."

    assert [row.quote for row in verified(dataset, text).findings] == []


@pytest.mark.parametrize(
    ("text", "strict", "code"),
    [
        ("3,825 Armenian soldiers were killed in the 44-day war.", False, 0),
        ("3,825 Armenian soldiers were killed in the 44-day war. 7 of them were young.", False, 0),
        ("3,825 Armenian soldiers were killed in the 44-day war. 7 of them were young.", True, 3),
        ("3,825 Armenian soldiers were killed in the 44-day war.", True, 0),
        ("Armenia lost 3,825 and Azerbaijan 9,999 soldiers in the 44-day war.", False, 1),
        ("700 civilians were wounded in the 44-day war.", False, 3),
        ("It rained.", False, 3),
        ("It rained.", True, 3),
        ("", False, 3),
    ],
)
def test_the_exit_code_is_that_of_all_findings(dataset: Dataset, text: str, *, strict: bool, code: int) -> None:
    """1 if any is outside; else 0 if any is borne out, strictly if all are; else 3."""
    assert verified(dataset, text or " ", strict=strict).exit_code == code


def test_verdicts_are_counted(dataset: Dataset) -> None:
    """Every verdict has its count, that of figures which could not be judged is "none"."""
    found = verified(dataset, f"{TEXT} 12 died.")

    assert found.verdicts == {"matches": 1, "consistent": 0, "outside": 1, "no claim to compare with": 0, "none": 1}
    assert verified(dataset, "3,825 Armenian soldiers died in the 44-day war. 12 died.").remark == (
        "1 of 2 figures could not be judged"
    )


def test_a_csv_row_is_a_finding_with_one_of_its_claims(dataset: Dataset) -> None:
    """Where no claim is near, the row has none."""
    rows = [line.split(",") for line in as_csv(verified(dataset, "700 civilians were wounded in 1901.")).splitlines()]

    assert [row[:6] for row in rows] == [
        ["figure", "start", "end", "sentence", "verdict", "reason"],
        ["700", "0", "3", "700 civilians were wounded in 1901.", "no claim to compare with", "nothing like it"],
    ]


def test_a_text_that_is_too_long_is_refused_in_a_sentence(dataset: Dataset) -> None:
    """Nobody means a text of many megabytes."""
    with pytest.raises(UsageError, match=r"^the text has 2,000,001 characters$"):
        verified(dataset, "a" * (LONGEST + 1))


@pytest.mark.slow
def test_a_text_of_too_many_figures_is_refused_in_a_sentence(dataset: Dataset) -> None:
    """A million letters of nothing but figures would take an hour."""
    with pytest.raises(UsageError, match=r"^the text has more than 2,000 figures$"):
        verified(dataset, "49 soldiers and " * 60_000)


@pytest.mark.parametrize(
    "text",
    [
        "a" * 1_000_000,
        "killed " * 20_000,
        "at least " * 20_000 + "85",
        "85 " * 1_500,
        "85 killed, " * 1_500,
        "1," * 50_000,
        "\x00\x1b[31m 85 civilians\x07 were killed\x9b",
        "9" * 400 + " soldiers were killed",
        "(" * 10_000 + "85",
        "\u202e85\u2066 civilians",
        "𝟴𝟱 civilians were killed in the 44-day war",
    ],
)
@pytest.mark.slow
def test_hostile_text_is_answered(dataset: Dataset, text: str) -> None:
    """One word a million times, numbers without end, controls, marks that turn text round."""
    found = verified(dataset, text)

    assert all(text[row.start : row.end] == row.quote for row in found.findings)


# -- measured ------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def facts() -> nkcli.Facts:
    return nkcli.load(RECORD)


def test_no_trap_is_confirmed_or_refuted(facts: nkcli.Facts) -> None:
    """A true figure in a sentence that says something else with it gets no verdict."""
    traps = json.loads((DATA / "verify_traps.json").read_text(encoding="utf-8"))["sentences"]
    judged = {text: [row["verdict"] for row in nkcli.ask(facts, "verify", text=text).to_dicts()] for text in traps}

    assert len(traps) > 60
    assert {text for text, verdicts in judged.items() if set(verdicts) - {None, "no claim to compare with"}} == set()


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("More than 100,000 Armenians fled Nagorno-Karabakh in 2023.", "matches"),
        ("At least 6,500 people were killed in the 44-day war.", "consistent"),
        ("Around 200 people were killed in the Azerbaijani offensive of September 2023.", "outside"),
        ("5,000 soldiers were killed in the 44-day war.", "outside"),
        ("Azerbaijan lost 10,000 soldiers in the 44-day war.", "outside"),
        ("30.000 people were killed in the first Karabakh war.", "consistent"),
        ("100.000 Azerbaijani civilians were killed in the 44-day war.", None),
        ("28 to 38 thousand people were killed in the first Karabakh war.", "matches"),
    ],
)
def test_sentences_on_the_shipped_data(facts: nkcli.Facts, sentence: str, verdict: str | None) -> None:
    """What the facts hold is found in the words that people use."""
    (row,) = nkcli.ask(facts, "verify", text=sentence).to_dicts()

    assert row["verdict"] == verdict
