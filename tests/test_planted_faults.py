"""A fault planted in any valid data set is named, and nothing else is: one planting or more for each rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings

from nkcli.checks.rules import RULES, check
from nkcli.errors import DataError
from strategies import facts, loaded

if TYPE_CHECKING:
    from collections.abc import Callable

    from strategies import Facts, Row

    Plant = Callable[[Facts], str]
    """Plants a fault and names the record that is to be blamed."""

pytestmark = pytest.mark.slow


planting = settings(max_examples=2, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def _cited(made: Facts) -> list[Row]:
    citations: list[Row] = made["actors"][0]["citations"]
    return citations


def _event(made: Facts, **fields: Any) -> str:
    """Add an event with nothing wrong but what is in `fields`."""
    event = {
        "id": "planted",
        "kind": "law",
        "date": "2020",
        "title": "A law",
        "importance": 3,
        "citations": _cited(made),
    }
    made["events"].append({**event, **fields})
    return "planted"


def _claims(made: Facts, *claims: Row) -> str:
    """Add an event with claims, of which the first is to be blamed."""
    figure = {"measure": "killed", "unit": "people", "best": 5, "qualifier": "exact", "counted": "2020"}
    rows = [{"id": f"planted:{n}", **figure, "citations": _cited(made), **claim} for n, claim in enumerate(claims)]
    _event(made, claims=[{k: v for k, v in row.items() if v is not None} for row in rows])
    return "planted:0"


def _statements(made: Facts, *contradicts: list[str]) -> str:
    words = {"measure": "statement", "text": "So it was.", "unit": None, "best": None, "qualifier": None}
    return _claims(made, *({**words, "contradicts": ids} for ids in contradicts))


def _actor(made: Facts, actor_id: str, **fields: Any) -> str:
    made["actors"].append({"id": actor_id, "kind": "state", "name": "A state", "citations": _cited(made), **fields})
    return actor_id


def _office(made: Facts, **fields: Any) -> str:
    role = {
        "id": "planted.office",
        "role": "office_holder",
        "toward": made["actors"][0]["id"],
        "title": "President",
        "when": "2020",
    }
    given = {k: v for k, v in {**role, **fields}.items() if v is not None}
    _actor(made, "planted", roles=[{**given, "citations": _cited(made)}])
    return "planted.office"


def _source(made: Facts, **fields: Any) -> str:
    words = dict.fromkeys(("title", "publisher", "url", "licence", "perspective"), "T")
    made["sources"].append({"id": "planted-source", "kind": "dataset", **words, **fields})
    return "planted-source"


def _said_after_its_source(made: Facts) -> str:
    source = _source(made, date="2019")
    return _claims(made, {"as_of": "2020", "citations": [{"source": source, "locator": "p. 1"}]})


def _correction(made: Facts, **later: Any) -> str:
    citations = [{"source": _source(made), "locator": "p. 1"}]
    earlier = {"as_of": "2020", "citations": citations}
    return _claims(made, {"supersedes": "planted:1", "as_of": "2021", "citations": citations, **later}, earlier)


def _place_without_source(made: Facts) -> str:
    made["places"].append({"id": "planted", "kind": "river", "name": "Hakari", "citations": []})
    return "planted"


def _actor_before_its_time(made: Facts) -> str:
    return _claims(made, {"affected": _actor(made, "newborn", existed="2021/..")})


def _war_of_an_uncounted_side(made: Facts) -> str:
    _actor(made, "planted-side", kind="side")
    return _event(made, kind="war")


def _section_that_nobody_read(made: Facts, **section: str) -> str:
    words = dict.fromkeys(("title", "publisher", "url", "licence", "perspective"), "T")
    sections = [{"locator": "Never read", **section}]
    made["sources"].append({"id": "planted-source", "kind": "dataset", **words, "sections": sections})
    return "planted-source"


def _locator_that_is_none(made: Facts) -> str:
    source = _section_that_nobody_read(made, reason="Of no use.")
    return _event(made, citations=[{"source": source, "locator": "Elsewhere"}])


def _child_after_its_parent(made: Facts) -> str:
    return _event(made, id="later", date="2021", part_of=_event(made))


BROKEN_RULES: list[tuple[str, Plant]] = [
    ("as-of-is-not-after-the-source", _said_after_its_source),
    ("background-is-detail", lambda made: _event(made, background=True, importance=2)),
    ("borrowed-bounds-are-those-of-a-whole", lambda made: _event(made, borrowed="start")),
    ("corrections-are-the-claimants-own", lambda made: _correction(made, measure="wounded")),
    ("corrections-are-the-claimants-own", lambda made: _correction(made, claimant=_actor(made, "another"))),
    ("included-is-not-excluded", lambda made: _claims(made, {"includes": ["missing"], "excludes": ["missing"]})),
    ("offices-are-dated", lambda made: _office(made, title=None)),
    ("offices-are-dated", lambda made: _office(made, when=None)),
    ("offices-are-dated", lambda made: _office(made, attested=["2020-05-01"])),
    ("offices-are-dated", lambda made: _office(made, role="leader")),
    ("sources-are-read-after-they-appear", lambda made: _source(made, date="2020", read_on="2019-12-31")),
    ("withdrawn-claims-have-a-note", lambda made: _claims(made, {"withdrawn": True})),
    ("actors-exist-when-they-count", _actor_before_its_time),
    ("citations-are-there", lambda made: _actor(made, "planted", citations=[])),
    ("citations-are-there", _place_without_source),
    ("citations-are-there", lambda made: _event(made, citations=[])),
    ("citations-are-there", lambda made: _claims(made, {"citations": []})),
    ("contradictions-are-mutual", lambda made: _statements(made, ["planted:1"], [])),
    ("figures-have-a-period", lambda made: _claims(made, {"counted": None})),
    ("locators-are-known", _locator_that_is_none),
    ("parts-count-the-same", lambda made: _claims(made, {"parts": ["planted:1"]}, {"measure": "wounded"})),
    ("parts-count-the-same", lambda made: _claims(made, {"parts": ["planted:1"]}, {"unit": "units"})),
    ("sections-are-read", _section_that_nobody_read),
    ("titles-are-short", lambda made: _event(made, title="x" * 80)),
    ("totals-match-their-parts", lambda made: _claims(made, {"parts": ["planted:1"]}, {"best": 4})),
    ("wars-have-both-sides", _war_of_an_uncounted_side),
    ("words-are-neutral", lambda made: _event(made, summary="The liberation of a town.")),
    ("words-are-neutral", lambda made: _claims(made, {"note": "Killed by the regime."})),
]

REFUSED: list[tuple[str, Plant]] = [
    ("dangling-reference", lambda made: _event(made, part_of="nowhere")),
    ("dangling-reference", lambda made: _event(made, citations=[{"source": "nowhere", "locator": "Lead"}])),
    ("duplicate-id", lambda made: _event(made, id=made["actors"][0]["id"])),
    ("impossible-date", lambda made: _event(made, date="2020-02-30")),
    ("missing-field", lambda made: _event(made, claims=[{"id": "planted:0"}])),
    ("outside-parent", _child_after_its_parent),
    ("part-of-cycle", lambda made: _event(made, part_of="planted")),
    ("self-reference", lambda made: _event(made, related=["planted"])),
    ("self-reference", lambda made: _claims(made, {"subset_of": "planted:0"})),
    ("unknown-field", lambda made: _event(made, colour="red")),
    ("unknown-value", lambda made: _event(made, kind="battel")),
    ("wrong-type", lambda made: _claims(made, {"best": True})),
    ("wrong-type", lambda made: _event(made, title=1)),
    ("wrong-value", lambda made: _claims(made, {"best": -1})),
    ("wrong-value", lambda made: _claims(made, {"best": 2**53})),
    ("wrong-value", lambda made: _event(made, title=" ")),
]


def _names(plants: list[tuple[str, Plant]]) -> list[str]:
    return [rule for rule, _ in plants]


@pytest.mark.parametrize(("rule", "plant"), BROKEN_RULES, ids=_names(BROKEN_RULES))
@planting
@given(made=facts())
def test_check_names_the_fault_that_was_planted_and_no_other(made: Facts, rule: str, plant: Plant) -> None:
    blamed = plant(made)

    assert {(p.rule, p.record) for p in check(loaded(made))} == {(rule, blamed)}


@pytest.mark.parametrize(("rule", "plant"), REFUSED, ids=_names(REFUSED))
@planting
@given(made=facts())
def test_the_door_names_the_fault_that_was_planted_and_no_other(made: Facts, rule: str, plant: Plant) -> None:
    plant(made)

    with pytest.raises(DataError) as refused:
        loaded(made)

    assert {p.rule for p in refused.value.problems} == {rule}


def test_every_rule_of_check_has_a_planting() -> None:
    assert set(_names(BROKEN_RULES)) == set(RULES)
