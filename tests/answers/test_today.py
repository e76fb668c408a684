"""What happened on a day of the year: exact days, and what began or ended on one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from asking import answer
from conftest import RECORD
from nkcli.edtf.typed import DayOfYear, read_day_of_year
from nkcli.errors import InvalidDate
from nkcli.store.opening import load

if TYPE_CHECKING:
    from conftest import Folder
    from nkcli.model.dataset import Dataset


def _on(dataset: Dataset, day: str) -> list[tuple[int, str, str]]:
    return [(e.year, e.what, e.id) for e in answer(dataset, "today", date=day).events]


def test_what_began_or_ended_on_the_day_is_said_to(dataset: Dataset) -> None:
    assert _on(dataset, "09-27") == [(2020, "began", "second")]
    assert _on(dataset, "11-08") == [(2020, "ended", "shusha-2020")]


def test_an_event_of_one_exact_day_happened_on_it(folder: Folder) -> None:
    changed = load(folder({("events", "minsk-group", "date"): "1992-03-24"}))

    assert _on(changed, "24 March") == [(1992, "happened", "minsk-group")]


@pytest.mark.parametrize(
    "date", ["1992-03", "1992", "1992-03-24?", "1992-03-24~", "[1992-03-24..1992-03-30]", "../1992"]
)
def test_what_is_not_known_to_the_day_is_left_out(folder: Folder, date: str) -> None:
    changed = load(folder({("events", "minsk-group", "date"): date}))

    assert [one for one in _on(changed, "03-24") if one[2] == "minsk-group"] == []


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("09-27", (9, 27)),
        ("--09-27", (9, 27)),
        ("27 September", (9, 27)),
        ("September 27", (9, 27)),
        ("2020-09-27", (9, 27)),
        ("27 September 2020", (9, 27)),
        ("02-29", (2, 29)),
    ],
)
def test_a_day_of_the_year_is_read_with_or_without_its_year(typed: str, day: tuple[int, int]) -> None:
    assert read_day_of_year(typed) == DayOfYear(*day)


@pytest.mark.parametrize("typed", ["02-30", "September", "2020", "2020-09", "yesterday", ""])
def test_a_text_that_names_no_exact_day_is_refused(typed: str) -> None:
    with pytest.raises(InvalidDate):
        read_day_of_year(typed)


def test_an_empty_day_says_so(dataset: Dataset) -> None:
    sheet = answer(dataset, "today", date="2 January").table()

    assert (sheet.title, [group.rows for group in sheet.groups]) == ("On 2 January", [()])
    assert sheet.empty == "No source in hand dates an event to 2 January."


def test_the_war_of_2020_began_on_27_september() -> None:
    shipped = load(RECORD)

    assert (2020, "began", "second") in _on(shipped, "09-27")
    assert (2020, "ended", "shusha-2020") in _on(shipped, "11-08")
