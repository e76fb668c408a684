"""The rules across records: each with one tiny bad input, and the shipped facts break none."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import nkcli
from nkcli.check import RULES, check
from nkcli.model.problem import Problem

if TYPE_CHECKING:
    from conftest import Changes, Folder

    from nkcli.model.dataset import Dataset

ARMENIAN_DEAD = ("events", "second", "claims", "second:killed-armenian-military")
ROLE = ("actors", "russia", "roles", "russia.arms-supplier-first")
TOTAL = ("events", "clashes-2015", "claims", "clashes-2015:killed-military")
FIRST_SHOT = ("events", "second", "claims", "second:first-shot-armenia")

CASES: list[tuple[str, Changes, Problem]] = [
    (
        "a claim without a source",
        {(*ARMENIAN_DEAD, "citations"): []},
        Problem(
            file="events.json",
            record="second:killed-armenian-military",
            field="citations",
            rule="claims-are-cited",
            message="no source; every claim needs a citation",
        ),
    ),
    (
        "a claim of a role without a source",
        {(*ROLE, "claims", 0, "citations"): []},
        Problem(
            file="actors.json",
            record="russia.arms-supplier-first:money",
            field="citations",
            rule="claims-are-cited",
            message="no source; every claim needs a citation",
        ),
    ),
    (
        "a role without a source",
        {(*ROLE, "citations"): []},
        Problem(
            file="actors.json",
            record="russia",
            field="roles",
            rule="claims-are-cited",
            message="the role russia.arms-supplier-first has no source; every role needs a citation",
        ),
    ),
    (
        "a contradiction that only one of the two admits",
        {(*FIRST_SHOT, "contradicts"): []},
        Problem(
            file="events.json",
            record="second:first-shot-azerbaijan",
            field="contradicts",
            rule="contradictions-are-mutual",
            message="second:first-shot-armenia does not say so in turn",
        ),
    ),
    (
        "a figure that counts nobody knows when",
        {(*ARMENIAN_DEAD, "counted"): ...},
        Problem(
            file="events.json",
            record="second:killed-armenian-military",
            field="counted",
            rule="figures-have-a-period",
            message="no period; say in EDTF what the figure counts",
        ),
    ),
    (
        "a total of the killed with a part that is missing",
        {(*TOTAL, "measure"): "missing", (*TOTAL, "parts"): ["clashes-2015:killed-armenian-military"]},
        Problem(
            file="events.json",
            record="clashes-2015:killed-military",
            field="parts",
            rule="parts-are-of-the-same-measure",
            message="its part clashes-2015:killed-armenian-military counts killed in people, the total missing",
        ),
    ),
    (
        "an event without a source",
        {("events", "second", "citations"): []},
        Problem(
            file="events.json",
            record="second",
            field="citations",
            rule="records-are-cited",
            message="no source; every record needs a citation",
        ),
    ),
    (
        "an actor without a source",
        {("actors", "russia", "citations"): []},
        Problem(
            file="actors.json",
            record="russia",
            field="citations",
            rule="records-are-cited",
            message="no source; every record needs a citation",
        ),
    ),
    (
        "a place without a source",
        {("places", "shusha", "citations"): []},
        Problem(
            file="places.json",
            record="shusha",
            field="citations",
            rule="records-are-cited",
            message="no source; every record needs a citation",
        ),
    ),
    (
        "a title of 80 characters",
        {("events", "second", "title"): "x" * 80},
        Problem(
            file="events.json",
            record="second",
            field="title",
            rule="titles-are-short",
            message="80 characters; titles are under 80",
        ),
    ),
]


@pytest.mark.parametrize(("changes", "expected"), [pytest.param(c, p, id=name) for name, c, p in CASES])
def test_each_rule_finds_what_it_is_for(folder: Folder, changes: Changes, expected: Problem) -> None:
    loaded = nkcli.load(folder(changes))

    assert check(loaded) == [expected]


def test_every_rule_has_a_case() -> None:
    assert sorted({problem.rule for _, _, problem in CASES}) == sorted(RULES)


def test_every_rule_says_what_holds_in_a_sentence() -> None:
    """`nkcli check` lists the rules with these."""
    assert [name for name, rule in RULES.items() if not (rule.__doc__ or "").endswith(".")] == []


def test_the_problems_of_several_rules_come_by_file_record_and_field(folder: Folder) -> None:
    loaded = nkcli.load(
        folder(
            {
                ("places", "shusha", "citations"): [],
                ("events", "second", "title"): "x" * 99,
                ("events", "second", "citations"): [],
                ("actors", "russia", "citations"): [],
            }
        )
    )

    assert [(p.file, p.record, p.field) for p in check(loaded)] == [
        ("actors.json", "russia", "citations"),
        ("events.json", "second", "citations"),
        ("events.json", "second", "title"),
        ("places.json", "shusha", "citations"),
    ]


def test_statements_and_terms_need_no_period(dataset: Dataset) -> None:
    assert dataset.claim_by_id["second:first-shot-armenia"].claim.counted is None
    assert check(dataset) == []


def test_the_shipped_facts_break_no_rule() -> None:
    assert check(nkcli.load(Path(__file__).parents[1] / "data")) == []
