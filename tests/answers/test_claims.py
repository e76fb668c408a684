"""The list of claims and the matrix of claimants by affected party."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import pytest

from asking import answer
from conftest import A_THIRD_SIDE, RECORD
from nkcli.answers.claims import TOPICS, Topic
from nkcli.formats.plain import as_text
from nkcli.model.vocabulary import Measure
from nkcli.store.opening import load

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from typing import Protocol

    from nkcli.model.dataset import Dataset

    class Folder(Protocol):
        def __call__(self, changes: Mapping[tuple[str | int, ...], object] = ...) -> Path: ...


def test_claims_stand_under_their_events_in_order_of_time(dataset: Dataset) -> None:
    found = answer(dataset, "claims", war="second")
    assert [(c.id, c.claimant) for c in found.claims if c.measure != "missing"] == [
        ("second:killed-armenian-military", "armenia"),
        ("second:killed-armenian-civilian", "armenia"),
        ("second:killed-azerbaijani-military", "azerbaijan"),
        ("second:killed-azerbaijani-civilian", "azerbaijan"),
        ("second:killed-ucdp", "ucdp"),
        ("second:killed-civilian", None),
        ("second:first-shot-armenia", "armenia"),
        ("second:first-shot-azerbaijan", "azerbaijan"),
    ]


def test_claims_on_roles_come_after_those_on_events(dataset: Dataset) -> None:
    found = answer(dataset, "claims")
    assert found.claims[-1].id == "russia.arms-supplier-first:money"


def test_one_claimant_alone_or_the_sources_own_voice(dataset: Dataset) -> None:
    assert {c.claimant for c in answer(dataset, "claims", claimant="armenia").claims} == {"armenia"}
    assert {c.claimant for c in answer(dataset, "claims", claimant="own").claims} == {None}


def test_what_had_been_said_by_a_day_leaves_out_and_counts_what_has_no_date(dataset: Dataset) -> None:
    by_2022 = answer(dataset, "claims", war="second", measure="missing", as_of="2022")
    assert ([c.id for c in by_2022.claims], by_2022.undated) == (["second:missing-armenian-military"], 1)
    assert answer(dataset, "claims", war="second", measure="missing", as_of="2021").claims == ()
    assert by_2022.table().notes == ("1 more claims fit, but no source in hand says when they were made.",)


def test_contested_claims_name_each_other(dataset: Dataset) -> None:
    found = {c.id: c.contested_by for c in answer(dataset, "claims", war="first", measure="killed").claims}
    assert found == {
        "first:killed-azerbaijani-military-azerbaijan": ("first:killed-azerbaijani-military-estimates",),
        "first:killed-azerbaijani-military-estimates": ("first:killed-azerbaijani-military-azerbaijan",),
    }


def test_a_claim_that_counts_more_than_its_event_says_so_in_the_list_and_in_the_matrix(folder: Folder) -> None:
    way = ("events", "second", "claims", "second:killed-ucdp", "includes_text")
    loaded = load(folder({way: "deaths of another war"}))

    said = "7,646 (7,548–9,077); counts also deaths of another war"
    assert said in as_text(answer(loaded, "claims", war="second"))
    cells = [cell.figures for row in answer(loaded, "claims", war="second", matrix=True).rows for cell in row.cells]
    assert ("7,646 (7,548–9,077) (counts also deaths of another war)",) in cells


def test_every_measure_has_one_topic() -> None:
    listed = [measure for measures in TOPICS.values() for measure in measures]
    assert sorted(listed) == sorted(get_args(Measure))
    assert set(TOPICS) == set(get_args(Topic))


def test_the_matrix_sets_claimants_against_whose_people_they_count(dataset: Dataset) -> None:
    found = answer(dataset, "claims", war="second", measure="killed", matrix=True)
    silent = ()
    assert [(r.voice, r.category, *(c.figures for c in r.cells)) for r in found.rows] == [
        ("Armenia", "military", ("3,825",), silent, silent, silent),
        ("Armenia", "civilian", ("85",), silent, silent, silent),
        ("Azerbaijan", "military", silent, ("2,906 (Azerbaijan)",), silent, silent),
        ("Azerbaijan", "civilian", silent, ("100 (Azerbaijan)",), silent, silent),
        ("UCDP", "all", silent, silent, ("7,646 (7,548–9,077)",), silent),
        ("Wikipedia contributors*", "civilian", silent, silent, ("at least 185",), silent),
    ]


def test_every_cell_of_the_matrix_leads_to_its_claims_and_silence_is_no_claim(dataset: Dataset) -> None:
    sheet = answer(dataset, "claims", war="second", measure="missing", matrix=True).table()
    (group,) = sheet.groups
    assert [tuple(column.cell(row) for column in sheet.columns[:7]) for row in group.rows] == [
        ("Armenia", "armenia", "military", "187 [1]", "no claim", "no claim", "no claim"),
        ("Azerbaijan", "azerbaijan", "military", "no claim", "6 (Azerbaijan) [2]", "no claim", "no claim"),
    ]
    assert group.notes == ("[1] second:missing-armenian-military", "[2] second:missing-azerbaijani-military")


def test_a_side_of_which_nobody_speaks_has_a_row_of_silence(dataset: Dataset) -> None:
    found = answer(dataset, "claims", war="first", measure="killed", matrix=True)
    assert [r.voice for r in found.rows] == [
        "Azerbaijan",
        "Western and Russian estimates",
        "nobody on the Armenian side",
    ]
    assert not any(cell.claims for cell in found.rows[-1].cells)


def test_every_side_of_the_conflict_has_its_column_in_the_matrix(folder: Folder) -> None:
    killed = {
        "id": "second:killed-talysh",
        "measure": "killed",
        "unit": "people",
        "best": 8,
        "qualifier": "exact",
        "affected": "talysh-side",
        "claimant": "talysh-side",
        "citations": [{"source": "wikipedia-2025", "locator": "Lead ¶1"}],
    }
    dataset = load(folder({**A_THIRD_SIDE, ("events", "second", "claims", "+"): killed}))

    matrix = answer(dataset, "claims", war="second", matrix=True)

    assert list(matrix.headings.values()) == ["Armenian side", "Azerbaijani side", "Talysh side", "Everybody", "Others"]
    assert next([c.figures for c in r.cells] for r in matrix.rows if r.voice == "Talysh side") == [
        (),
        (),
        ("8",),
        (),
        (),
    ]


def test_the_shipped_matrix_of_2016_shows_each_side_on_the_other() -> None:
    data = load(RECORD)
    rows = answer(data, "claims", war="2016", measure="killed", matrix=True).rows
    told = {(r.voice, r.category): tuple(c.figures for c in r.cells) for r in rows}
    assert told["Armenian sources", "military"][:2] == (("91", "11 (a part)"), ("500–1,500",))
    assert told["Azerbaijani sources", "military"][:2] == (("560",), ("31–94",))


@pytest.mark.parametrize(
    ("said", "by", "found"),
    [
        pytest.param("2020", "2020", 1, id="within the year"),
        pytest.param("../2020", "2020", 1, id="in that year at the latest"),
        pytest.param("../2020", "1905", 0, id="perhaps long before"),
        pytest.param("2020", "2020-06", 0, id="perhaps later in the year"),
    ],
)
def test_a_claim_counts_as_said_by_a_day_when_that_is_beyond_doubt(
    folder: Folder, said: str, by: str, found: int
) -> None:
    dataset = load(folder({("events", "second", "claims", "second:missing-armenian-military", "as_of"): said}))
    listed = answer(dataset, "claims", measure="missing", claimant="armenia", as_of=by)
    assert len(listed.claims) == found
