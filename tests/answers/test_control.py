"""Who controlled a place on a date, and what no source in hand says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from asking import answer
from conftest import RECORD
from nkcli.store.opening import load

if TYPE_CHECKING:
    from conftest import Folder
    from nkcli.model.dataset import Dataset

CITED = [{"source": "wikipedia-2025", "locator": "Lead ¶1"}]


def _held(dataset: Dataset, place: str, date: str) -> list[tuple[str, str, str]]:
    return [(c.status, c.holder, c.certainty) for c in answer(dataset, "places", name=place, on=date).control]


@pytest.mark.parametrize(
    ("date", "held"),
    [
        ("1992-05-08", []),
        ("2000-01-01", [("de_facto", "armenian-side", "throughout")]),
        ("2021", [("de_facto", "azerbaijan", "throughout")]),
        ("1992", [("de_facto", "armenian-side", "for a part of it")]),
        (
            "2020-11-08",
            [("de_facto", "armenian-side", "for a part of it"), ("de_facto", "azerbaijan", "for a part of it")],
        ),
    ],
)
def test_control_is_told_for_the_date_asked(dataset: Dataset, date: str, held: list[tuple[str, str, str]]) -> None:
    assert _held(dataset, "shusha", date) == held


@pytest.mark.parametrize(
    ("when", "date", "certainty"),
    [
        ("199X/2020-12-01", "1995", "possibly"),
        ("199X/2020-12-01", "2000", "throughout"),
        ("/2020-10", "2015", "possibly"),
        ("2020-11/", "2022", "possibly"),
        ("2020-11/..", "2022", "throughout"),
        ("2020", "2020-06-01", "possibly"),
        ("1991/2023-09", "2023", "for a part of it"),
    ],
)
def test_an_end_that_is_not_known_to_the_day_makes_it_possible_only(
    folder: Folder, when: str, date: str, certainty: str
) -> None:
    one = {"holder": "azerbaijan", "status": "de_facto", "when": when, "citations": CITED}
    changed = load(folder({("places", "shusha", "control"): [one]}))

    assert _held(changed, "shusha", date) == [("de_facto", "azerbaijan", certainty)]


def test_what_no_source_says_is_unknown_and_never_taken_from_a_wider_place(folder: Folder) -> None:
    one = {"holder": "azerbaijan", "status": "recognised", "when": "1991/..", "citations": CITED}
    changed = load(folder({("places", "nagorno-karabakh", "control"): [one]}))

    found = answer(changed, "places", name="shusha", on="2000")

    assert found.unknown == ("recognised",)
    assert [(w.place, w.status, w.holder) for w in found.wider] == [("nagorno-karabakh", "recognised", "azerbaijan")]
    table = found.table()
    rows = {g.key: [table.columns[2].cell(row) for row in g.rows] for g in table.groups}
    assert rows == {
        "de_facto": ["Armenian side"],
        "recognised": ["unknown"],
        "wider": ["Azerbaijan (by recognition)"],
    }


def test_shusha_on_the_shipped_data() -> None:
    shipped = load(RECORD)

    assert _held(shipped, "shusha", "2005-01-01") == [
        ("de_facto", "armenian-side", "throughout"),
        ("recognised", "azerbaijan", "throughout"),
    ]
    assert answer(shipped, "places", name="khojaly", on="1995").unknown == ("de_facto", "recognised")
