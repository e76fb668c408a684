"""Events under the wars and phases that they belong to, or fall into."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from nkcli.model.chronology import chronology, heading_of
from nkcli.store.opening import load
from valley import cited, facts

if TYPE_CHECKING:
    from conftest import Changes, Folder


def _event(event_id: str, kind: str, date: str, part_of: str, **fields: Any) -> dict[str, Any]:
    told = {
        "title": event_id.title(),
        "importance": 3,
        "citations": [{"source": "wikipedia-2025", "locator": "Lead ¶1"}],
    }
    return {"id": event_id, "kind": kind, "date": date, "part_of": part_of, **told, **fields}


@pytest.mark.parametrize(
    ("changes", "event_id", "heading"),
    [
        pytest.param({}, "second", "second", id="a war: itself"),
        pytest.param({}, "shusha-2020", "second", id="a battle: its war"),
        pytest.param({}, "clashes-2015", "clashes-2015", id="a phase: itself"),
        pytest.param({}, "minsk-group", "first", id="what belongs to the conflict alone: the war in which it began"),
        pytest.param({("events", "minsk-group", "date"): "1997"}, "minsk-group", "conflict", id="or else the conflict"),
        pytest.param({}, "conflict", "conflict", id="the conflict: itself"),
        pytest.param(
            {("events", "+"): _event("raid", "clash", "2015-03", "clashes-2015")},
            "raid",
            "clashes-2015",
            id="a clash: its phase",
        ),
        pytest.param(
            {
                ("events", "shusha-2020", "kind"): "phase",
                ("events", "+"): _event("duel", "clash", "2020-11-07", "shusha-2020"),
            },
            "duel",
            "second",
            id="a clash in a phase of a war: the war",
        ),
        pytest.param(
            {("events", "+"): _event("talk", "negotiation", "1992", "minsk-group")},
            "talk",
            "first",
            id="part of what is no war nor phase: as that",
        ),
        pytest.param({("events", "shusha-2020", "part_of"): ...}, "shusha-2020", "shusha-2020", id="part of nothing"),
        pytest.param(
            {
                ("events", "clashes-2015", "date"): "1990/..",
                ("events", "+"): _event("late", "political", "2020-10", "conflict"),
            },
            "late",
            "second",
            id="of two that were under way the shorter",
        ),
    ],
)
def test_an_event_stands_under_its_war_or_else_its_phase(
    changes: Changes, event_id: str, heading: str, folder: Folder
) -> None:
    loaded = load(folder(changes))

    assert heading_of(loaded, loaded.event_by_id[event_id]).id == heading


def test_a_war_stands_before_what_happened_in_it_even_before_what_began_earlier() -> None:
    dataset = facts(extra_events=(_event("march", "military", "2020", "short", citations=cited()),))
    rows = chronology(dataset, [dataset.event_by_id[i] for i in ("march", "short", "after")])

    assert [(heading.id, event.id) for heading, event in rows] == [
        ("short", "short"),
        ("short", "march"),
        ("after", "after"),
    ]
