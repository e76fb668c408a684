"""How balanced and complete the data are, counted on the story of conftest.py."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asking import answer
from conftest import RECORD
from nkcli.store.opening import load

if TYPE_CHECKING:
    from conftest import Changes, Folder
    from nkcli.answers.coverage import Coverage
    from nkcli.model.dataset import Dataset


def _rows(found: Coverage, about: str) -> list[tuple[object, ...]]:
    return [(r.key, r.events, r.claims, r.events_alone, r.claims_alone) for r in found.rows if r.about == about]


def _keys(found: Coverage, about: str) -> list[str]:
    return [r.key for r in found.rows if r.about == about]


def test_events_and_claims_are_counted_by_source_and_what_rests_on_it_alone(dataset: Dataset) -> None:
    found = answer(dataset, "coverage")

    assert (found.events, found.claims, found.events_of_one_source) == (7, 16, 6)
    assert _rows(found, "source") == [("wikipedia-2025", 7, 15, 6, 15), ("ucdp-brd-24.1", 1, 1, 0, 1)]


def test_claims_are_counted_by_the_side_of_who_says_so(dataset: Dataset) -> None:
    assert _rows(answer(dataset, "coverage"), "side") == [
        ("armenian-side", 1, 4, None, None),
        ("azerbaijani-side", 2, 5, None, None),
        ("no-side", 2, 2, None, None),
        ("own-voice", 2, 5, None, None),
    ]


def test_an_event_on_which_one_side_alone_is_quoted_is_named(dataset: Dataset, folder: Folder) -> None:
    only_azerbaijan: Changes = {("events", "first", "claims", "first:killed-azerbaijani-military-estimates"): ...}

    assert _keys(answer(dataset, "coverage"), "one_side_only") == []
    assert _keys(answer(load(folder(only_azerbaijan)), "coverage"), "one_side_only") == ["first"]


def test_what_has_no_claim_is_named(dataset: Dataset) -> None:
    found = answer(dataset, "coverage")

    assert _keys(found, "gap_year") == [str(y) for y in range(1988, 2020) if y != 2015]
    assert _keys(found, "gap_place") == []
    assert "wounded" in _keys(found, "gap_measure")
    assert [r.name for r in found.rows if r.about == "gap_war"] == [
        "First Nagorno-Karabakh War: died, missing, wounded, captured, released, casualties, displaced, evacuated",
        "Second Nagorno-Karabakh War: died, wounded, captured, released, casualties, displaced, evacuated",
    ]


def test_a_filter_narrows_what_is_counted(dataset: Dataset) -> None:
    found = answer(dataset, "coverage", war="first")

    assert (found.events, found.claims) == (2, 3)


def test_the_shipped_data_are_counted_whole() -> None:
    shipped = load(RECORD)
    found = answer(shipped, "coverage")

    assert (found.events, found.claims) == (len(shipped.events), len(shipped.claims))
    assert sum(r.claims or 0 for r in found.rows if r.about == "side") == len(shipped.claims)
