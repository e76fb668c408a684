"""A made-up conflict of three sides and other peoples, units and money: nothing in nkcli knows the one it ships.

tests/second_conflict/data holds two dozen records of a war that never was.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import pytest

import nkcli
from asking import LISTS, OTHERS, Asked, of_records
from nkcli.cli.main import main
from nkcli.formats import registry

DATA = Path(__file__).parent / "data"

SHIPPED = re.compile(r"armenia|azerbaijan|karabakh|artsakh|ucdp|baku|yerevan|soviet", re.IGNORECASE)
"""Words of the conflict that nkcli ships, of which no other conflict may hear."""

PARAMETERS = {"search": {"words": "ford"}, "verify": {"text": "Coastal troops killed 300 deltans in 1873."}}
"""What each question is asked with, where it is asked with anything else than of the shipped conflict."""


@cache
def facts() -> nkcli.Facts:
    return nkcli.load(DATA)


def questions() -> list[Asked]:
    general = [a._replace(parameters=PARAMETERS.get(a.question, a.parameters)) for a in (*LISTS, *OTHERS)]
    return [*general, *of_records(facts().dataset)]


@pytest.mark.parametrize("asked", questions(), ids=lambda a: " ".join([a.question, *map(str, a.parameters.values())]))
def test_every_question_is_answered_in_every_format_that_fits(asked: Asked) -> None:
    result = facts().ask(asked.question, **asked.parameters)

    for name in registry.names():
        supports = registry.find(name).supports
        if supports is None or supports(result.answer):
            assert not SHIPPED.search(result.to_text(name))
    assert json.loads(result.to_json())["query"] == result.answer.query


def test_every_side_has_columns_and_the_counter_the_name_that_the_conflict_gives_it() -> None:
    answer = facts().ask("casualties", by="war")

    assert answer.table(width=100).split("\n\n")[1] == (
        "War or phase                Highland   Coastal   Coastal  Deltan  Claims  Id\n"
        "                            military  military  civilian     all"
    )
    assert answer.to_text("csv").split(",ucdp")[0].count("almanac_") == 4


def test_names_of_a_community_are_those_that_it_uses() -> None:
    assert facts().with_names("deltan")["lower-ford"].name == "Nedervoorde"
    assert facts().with_names("coastal")["lower-ford"].name == "Vau Baixo"


def test_a_side_is_chosen_by_its_short_name() -> None:
    rows = facts().ask("casualties", by="side", side="delta").to_dicts()

    assert [row["id"] for row in rows] == ["rising:killed-delta", "river-war:killed-delta"]


def test_money_and_things_have_the_units_of_the_conflict() -> None:
    assert "80,000 TCR" in facts().ask("show", id="port-council.arms-supplier-river-war:money").to_text("plain")
    assert "12 barges" in facts().ask("show", id="river-war:barges").to_text("plain")


def test_the_overview_and_references_name_the_data_and_who_keeps_them(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(DATA)]) == 0
    assert capsys.readouterr().out.startswith("nkcli 0.2.0: Tamaran conflict, 1871–1874, claim by claim\n")

    assert main(["--data", str(DATA), "cite", "river-war"]) == 0
    assert capsys.readouterr().out.startswith(
        "Nobody in particular. “River war.” In The Tamaran conflict. n.d. Record "
    )


def test_help_has_the_examples_of_the_conflict_in_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(DATA), "casualties", "--help"]) == 0
    assert not SHIPPED.search(capsys.readouterr().out)


def test_a_name_of_several_wars_is_told_with_each_of_them(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["wars", "Tamaran war", "--data", str(DATA)]) == 3
    assert capsys.readouterr().err == (
        "nkcli: 'Tamaran war' is the name of 2 wars\n"
        "       say which: rising, river-war\n"
    )  # fmt: skip
