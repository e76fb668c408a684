"""What notebooks ask: SQL over the store, and data frames with real types."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from asking import facts_of, result
from nkcli.errors import UsageError

if TYPE_CHECKING:
    from nkcli.model.dataset import Dataset


def test_sql_gives_rows_as_dictionaries(dataset: Dataset) -> None:
    query = "SELECT id, low, best, high FROM claims WHERE claimant = ? AND best > 1000"

    assert facts_of(dataset).sql(query, ["ucdp"]) == [
        {"id": "second:killed-ucdp", "low": 7548, "best": 7646, "high": 9077},
    ]


def test_sql_finds_words_in_the_index_of_the_store(dataset: Dataset) -> None:
    query = (
        "SELECT id FROM documents JOIN text_fts ON number = text_fts.rowid WHERE words MATCH :words AND kind = 'event'"
    )

    assert facts_of(dataset).sql(query, {"words": "shusha"}) == [{"id": "shusha-2020"}]


@pytest.mark.parametrize(
    ("query", "why"),
    [
        ("SELECT toll", "no such column: toll"),
        ("DELETE FROM events", "attempt to write a readonly database"),
        ("ATTACH 'other.sqlite' AS other", "not authorized"),
        ("PRAGMA query_only = OFF", "not authorized"),
        ("SELECT 1; SELECT 2", "You can only execute one statement at a time."),
    ],
)
def test_sql_that_cannot_be_answered_or_would_change_something_is_refused(
    dataset: Dataset, query: str, why: str
) -> None:
    with pytest.raises(UsageError) as caught:
        facts_of(dataset).sql(query)

    assert caught.value.message == f"SQLite can't answer that: {why}"


def test_a_frame_has_days_as_days_figures_as_numbers_and_edtf_as_text(dataset: Dataset) -> None:
    pytest.importorskip("pandas")

    frame = result(dataset, "timeline").to_frame().set_index("id")

    assert {name: str(frame[name].dtype) for name in ("date", "earliest", "latest", "importance")} == {
        "date": "string",
        "earliest": "datetime64[s]",
        "latest": "datetime64[s]",
        "importance": "Int64",
    }
    assert str(frame.earliest["fighting-1992"]) == "1992-02-01 00:00:00"
    assert frame.latest.isna()["conflict"]


def test_a_frame_of_claims_has_the_days_of_each_date_and_no_0_for_what_nobody_says(dataset: Dataset) -> None:
    pytest.importorskip("pandas")

    frame = result(dataset, "claims", war="second").to_frame().set_index("id")

    ucdp = frame.loc["second:killed-ucdp"]
    assert [str(ucdp[name])[:10] for name in ("counted", "counted_earliest", "counted_latest")] == [
        *("2020", "2020-01-01", "2020-12-31"),
    ]
    assert str(frame.low.dtype) == "Int64"
    assert frame.low.isna()["second:first-shot-armenia"]
