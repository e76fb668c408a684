"""The rules across records: each with one tiny bad input, and the shipped facts break none."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from nkcli.checks import provenance
from nkcli.checks.folder import check_folder
from nkcli.checks.rules import REPORTS, RULES, check
from nkcli.model.problem import Problem
from nkcli.store.opening import load

if TYPE_CHECKING:
    from conftest import Changes, Folder
    from nkcli.model.dataset import Dataset

SHIPPED = Path(__file__).parents[2] / "data"

DEAD = ("events", "second", "claims", "second:killed-armenian-military")
ROLE = ("actors", "russia", "roles", "russia.arms-supplier-first")
TOTAL = ("events", "clashes-2015", "claims", "clashes-2015:killed-military")
FIRST_SHOT = ("events", "second", "claims", "second:first-shot-armenia")
CITED = [{"source": "wikipedia-2025", "locator": "Second war ¶3"}]
UCDP_SECTIONS = ("sources", "ucdp-brd-24.1", "sections")

ON_PURPOSE = [
    Problem(
        file="events.json",
        record="clashes-2015:killed-military",
        field="parts",
        rule="totals-match-their-parts",
        message="the parts give 106, the total is 77",
    ),
    Problem(
        file="events.json",
        record="first",
        field="claims",
        rule="wars-have-both-sides",
        message="no claim of killed for armenian-side",
    ),
]
"""What the tiny data set breaks: a total that its source gets wrong, and a war told from one side."""

CASES: list[tuple[str, Changes, Problem]] = [
    (
        "a claim that counts people of an actor before there was one",
        {("actors", "both-sides", "existed"): "2021/.."},
        Problem(
            file="events.json",
            record="second:killed-civilian",
            field="counted",
            rule="actors-exist-when-they-count",
            message="2020-09-27/2020-11-10 is outside the existence of both-sides, 2021/..",
        ),
    ),
    (
        "an event without a source",
        {("events", "second", "citations"): []},
        Problem(
            file="events.json",
            record="second",
            field="citations",
            rule="citations-are-there",
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
            rule="citations-are-there",
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
            rule="citations-are-there",
            message="no source; every record needs a citation",
        ),
    ),
    (
        "a claim without a source",
        {(*DEAD, "citations"): []},
        Problem(
            file="events.json",
            record="second:killed-armenian-military",
            field="citations",
            rule="citations-are-there",
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
            rule="citations-are-there",
            message="no source; every claim needs a citation",
        ),
    ),
    (
        "a role without a source",
        {(*ROLE, "citations"): []},
        Problem(
            file="actors.json",
            record="russia.arms-supplier-first",
            field="citations",
            rule="citations-are-there",
            message="no source; every role needs a citation",
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
        {(*DEAD, "counted"): ...},
        Problem(
            file="events.json",
            record="second:killed-armenian-military",
            field="counted",
            rule="figures-have-a-period",
            message="no period; say in EDTF what the figure counts",
        ),
    ),
    (
        "a citation of a section that the source does not have",
        {UCDP_SECTIONS: [{"locator": "conflict 388, dyad 833, year 2020"}]},
        Problem(
            file="actors.json",
            record="ucdp",
            field="citations",
            rule="locators-are-known",
            message="ucdp-brd-24.1 has no section 'conflict 388'",
        ),
    ),
    (
        "a total of the missing with a part that is killed",
        {
            (*TOTAL, "measure"): "missing",
            (*TOTAL, "best"): 42,
            (*TOTAL, "parts"): ["clashes-2015:killed-armenian-military"],
        },
        Problem(
            file="events.json",
            record="clashes-2015:killed-military",
            field="parts",
            rule="parts-count-the-same",
            message="its part clashes-2015:killed-armenian-military counts killed in people, "
            "the total missing in people",
        ),
    ),
    (
        "a section that nobody read",
        {
            UCDP_SECTIONS: [
                {"locator": "conflict 388"},
                {"locator": "conflict 388, dyad 833, year 2020"},
                {"locator": "conflict 388, dyad 833, year 2016"},
                {"locator": "conflict 396", "reason": "Another conflict."},
            ]
        },
        Problem(
            file="sources.json",
            record="ucdp-brd-24.1",
            field="sections",
            rule="sections-are-read",
            message="section 'conflict 388, dyad 833, year 2016' gave no record and has no reason",
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
    (
        "a war without a claim of its dead",
        {("events", "minsk-group", "kind"): "war"},
        Problem(
            file="events.json",
            record="minsk-group",
            field="claims",
            rule="wars-have-both-sides",
            message="no claim of killed for armenian-side and azerbaijani-side",
        ),
    ),
    (
        "a total that is not what its parts give",
        {
            ("events", "second", "claims", "second:killed-civilian", "parts"): ["second:missing-armenian-military"],
            ("events", "second", "claims", "second:missing-armenian-military", "measure"): "killed",
            ("events", "second", "claims", "second:missing-armenian-military", "best"): 184,
        },
        Problem(
            file="events.json",
            record="second:killed-civilian",
            field="parts",
            rule="totals-match-their-parts",
            message="the parts give 184, the total is 185",
        ),
    ),
    (
        "a title that takes a side",
        {("events", "shusha-2020", "title"): "Liberation of Shusha"},
        Problem(
            file="events.json",
            record="shusha-2020",
            field="title",
            rule="words-are-neutral",
            message="'Liberation' takes a side; leave it to an attributed claim",
        ),
    ),
]


@pytest.mark.parametrize(("changes", "expected"), [pytest.param(c, p, id=name) for name, c, p in CASES])
def test_each_rule_finds_what_it_is_for(folder: Folder, changes: Changes, expected: Problem) -> None:
    found = check(load(folder(changes)))

    assert [problem for problem in found if problem not in ON_PURPOSE] == [expected]


def test_every_rule_has_a_case() -> None:
    elsewhere = {name.replace("_", "-") for name in vars(provenance)}

    assert sorted({problem.rule for _, _, problem in CASES}) == sorted(RULES.keys() - elsewhere)


def test_every_rule_is_explained_in_a_sentence() -> None:
    """`nkcli check --list` shows them."""
    assert [name for name, rule in {**RULES, **REPORTS}.items() if not (rule.__doc__ or "").endswith(".")] == []


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({(*DEAD, "counted"): "2020-09-27/2020-11-10"}, id="nothing changed"),
        pytest.param({("events", "second", "title"): "x" * 79}, id="a title of 79 characters"),
        pytest.param({("events", "shusha-2020", "title"): "“Liberation” of Shusha"}, id="a loaded word in quotes"),
        pytest.param({("actors", "russia", "name"): "Regime of Russia"}, id="a loaded word in a name"),
        pytest.param({(*FIRST_SHOT, "text"): "Invasion by Azerbaijan."}, id="a loaded word in a statement"),
        pytest.param(
            {
                ("actors", "both-sides", "existed"): "2021/..",
                ("events", "second", "claims", "second:killed-civilian", "note"): "Counted afterwards.",
            },
            id="a claim before there was an actor, with a note",
        ),
    ],
)
def test_the_rules_find_nothing_more_than_they_are_for(folder: Folder, changes: Changes) -> None:
    assert check(load(folder(changes))) == ON_PURPOSE


ACT = "An illegal act."
NOTED = {"citations": CITED, "note": ACT}


@pytest.mark.parametrize(
    ("way", "value", "where"),
    [
        pytest.param(("events", "second", "summary"), ACT, "events.json second summary", id="an event's summary"),
        pytest.param(("events", "second", "outcome"), ACT, "events.json second outcome", id="an event's outcome"),
        pytest.param(("events", "second", "note"), ACT, "events.json second note", id="an event's note"),
        pytest.param(("events", "second", "date_text"), ACT, "events.json second date_text", id="the words of a date"),
        pytest.param(("events", "second", "terms"), ["Peace.", ACT], "events.json second terms", id="an event's term"),
        pytest.param(
            ("events", "second", "participants", 1, "note"),
            ACT,
            "events.json second participants",
            id="a participant's",
        ),
        pytest.param(
            ("events", "second", "other_dates"),
            [{"date": "2020", **NOTED}],
            "events.json second other_dates",
            id="another date's note",
        ),
        pytest.param((*DEAD, "text"), ACT, f"events.json {DEAD[-1]} text", id="the text of a figure"),
        pytest.param((*DEAD, "note"), ACT, f"events.json {DEAD[-1]} note", id="a figure's note"),
        pytest.param(
            (*DEAD, "includes_text"), ACT, f"events.json {DEAD[-1]} includes_text", id="what a figure includes"
        ),
        pytest.param((*FIRST_SHOT, "note"), ACT, f"events.json {FIRST_SHOT[-1]} note", id="a statement's note"),
        pytest.param(("actors", "russia", "summary"), ACT, "actors.json russia summary", id="an actor's summary"),
        pytest.param(("actors", "russia", "note"), ACT, "actors.json russia note", id="an actor's note"),
        pytest.param(
            ("actors", "armenia", "member_of", 0, "note"),
            ACT,
            "actors.json armenia member_of",
            id="a membership's note",
        ),
        pytest.param((*ROLE, "text"), ACT, f"actors.json {ROLE[-1]} text", id="the text of a role"),
        pytest.param(
            (*ROLE, "claims", 0, "note"), ACT, f"actors.json {ROLE[-1]}:money note", id="the note of a role's claim"
        ),
        pytest.param(("places", "shusha", "note"), ACT, "places.json shusha note", id="a place's note"),
        pytest.param(
            ("places", "shusha", "control", 1, "note"), ACT, "places.json shusha control", id="the note of a control"
        ),
    ],
)
def test_loaded_words_are_found_wherever_nkcli_speaks(
    folder: Folder, way: tuple[str | int, ...], value: object, where: str
) -> None:
    found = check(load(folder({way: value})))

    assert [f"{p.file} {p.record} {p.field}: {p.message}" for p in found if p.rule == "words-are-neutral"] == [
        f"{where}: 'illegal' takes a side; leave it to an attributed claim"
    ]


def test_ranges_that_do_not_add_up_are_told_as_ranges(folder: Folder) -> None:
    parts = ("events", "clashes-2015", "claims")
    changes: Changes = {
        (*parts, 0, "best"): ...,
        (*parts, 0, "low"): 40,
        (*parts, 0, "high"): 44,
        (*parts, 0, "qualifier"): "between",
        (*parts, 2, "best"): ...,
        (*parts, 2, "low"): 70,
        (*parts, 2, "high"): 77,
        (*parts, 2, "qualifier"): "between",
    }

    found = [p.message for p in check(load(folder(changes))) if p.rule == "totals-match-their-parts"]

    assert found == ["the parts give 104–108, the total is 70–77"]


def test_a_claim_that_may_break_a_rule_hides_none_after_it(folder: Folder) -> None:
    changes: Changes = {
        ("actors", "azerbaijani-side", "existed"): "2021/..",
        ("events", "first", "claims", 0, "note"): "Counted afterwards.",
    }

    found = [p.record for p in check(load(folder(changes))) if p.rule == "actors-exist-when-they-count"]

    assert found == [
        "clashes-2015:killed-azerbaijani-military",
        "first:killed-azerbaijani-military-estimates",
    ]


def test_a_war_may_say_that_there_is_no_claim(folder: Folder) -> None:
    loaded = load(folder({("events", "first", "note"): "There is no claim of the Armenian side's dead."}))

    assert check(loaded) == ON_PURPOSE[:1]


def test_problems_come_in_the_order_of_files_and_records(folder: Folder) -> None:
    loaded = load(
        folder(
            {
                ("places", "shusha", "citations"): [],
                ("events", "second", "title"): "x" * 99,
                ("events", "second", "citations"): [],
                ("actors", "russia", "citations"): [],
            }
        )
    )

    assert [(p.file, p.record, p.rule) for p in check(loaded)] == [
        ("actors.json", "russia", "citations-are-there"),
        ("events.json", "clashes-2015:killed-military", "totals-match-their-parts"),
        ("events.json", "first", "wars-have-both-sides"),
        ("events.json", "second", "citations-are-there"),
        ("events.json", "second", "titles-are-short"),
        ("places.json", "shusha", "citations-are-there"),
    ]


@pytest.mark.parametrize(
    ("way", "file", "record"),
    [
        pytest.param(("events", "second"), "events.json", "second", id="an event"),
        pytest.param(DEAD, "events.json", "second:killed-armenian-military", id="a claim"),
        pytest.param(("actors", "russia"), "actors.json", "russia", id="an actor"),
        pytest.param(ROLE, "actors.json", "russia.arms-supplier-first", id="a role"),
        pytest.param((*ROLE, "claims", 0), "actors.json", "russia.arms-supplier-first:money", id="a claim of a role"),
        pytest.param(("places", "shusha"), "places.json", "shusha", id="a place"),
    ],
)
def test_an_unknown_section_is_reported_in_the_file_of_the_record_that_names_it(
    folder: Folder, way: tuple[str | int, ...], file: str, record: str
) -> None:
    changes: Changes = {
        ("sources", "wikipedia-2025", "sections"): [{"locator": "Lead ¶1", "reason": "Empty."}],
        (*way, "citations", 0): {"source": "wikipedia-2025", "locator": "Lead ¶9"},
    }
    found = check(load(folder(changes)))

    assert [(p.file, p.record) for p in found if "Lead ¶9" in p.message] == [(file, record)]


def test_an_event_that_one_side_alone_tells_is_worth_knowing_but_no_fault(folder: Folder, dataset: Dataset) -> None:
    claim = {
        "id": "shusha-2020:statement",
        "measure": "statement",
        "text": "We have taken Shusha.",
        "claimant": "azerbaijan",
        "citations": CITED,
    }
    loaded = load(folder({("events", "shusha-2020", "claims"): [claim]}))

    assert check(loaded) == ON_PURPOSE
    assert list(REPORTS["one-sided-events"](dataset)) == []
    assert list(REPORTS["one-sided-events"](loaded)) == [
        Problem(
            file="events.json",
            record="shusha-2020",
            field="claims",
            rule="one-sided-events",
            message="all its claims are by the azerbaijani-side",
        )
    ]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"claimant": "armenia"}, id="the other side"),
        pytest.param({"claimant": "ucdp"}, id="somebody of no side"),
        pytest.param({}, id="the source's own voice"),
    ],
)
def test_an_event_that_somebody_else_tells_of_too_is_not_one_sided(folder: Folder, other: dict[str, str]) -> None:
    said = {"measure": "statement", "text": "Shusha was taken.", "citations": CITED}
    claims = [
        {"id": "shusha-2020:one", "claimant": "azerbaijan", **said},
        {"id": "shusha-2020:other", **other, **said},
    ]
    loaded = load(folder({("events", "shusha-2020", "claims"): claims}))

    assert list(REPORTS["one-sided-events"](loaded)) == []


@pytest.mark.slow
def test_the_shipped_facts_break_no_rule_but_where_an_exception_says_why() -> None:
    assert check_folder(load(SHIPPED), str(SHIPPED)) == []
