"""A claim as a row: the claim, what it is about, whose side it counts and what contradicts it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nkcli.answers.claim_row import ClaimRow, claim_rows
from nkcli.model.records import Citation

if TYPE_CHECKING:
    from nkcli.model.dataset import Dataset


def test_a_row_holds_the_claim_what_it_is_about_and_what_contests_it(dataset: Dataset) -> None:
    (row,) = claim_rows(dataset, [dataset.claim_by_id["second:killed-civilian"]])

    assert row == ClaimRow(
        id="second:killed-civilian",
        about="second",
        about_title="Second Nagorno-Karabakh War",
        affected_name="Both sides",
        claimant_name="Wikipedia contributors",
        measure="killed",
        low=185,
        best=None,
        high=None,
        unit="people",
        qualifier="at_least",
        wording="at least 185",
        text=None,
        affected="both-sides",
        side=None,
        category="civilian",
        claimant=None,
        counted="2020-09-27/2020-11-10",
        as_of=None,
        place=None,
        stratum=None,
        includes=(),
        includes_text=None,
        excludes=(),
        subset_of=None,
        parts=(),
        contradicts=(),
        scope="whole",
        sum_group=None,
        contested_by=(),
        note=None,
        citations=(Citation(source="wikipedia-2025", locator="Second war ¶4"),),
    )
