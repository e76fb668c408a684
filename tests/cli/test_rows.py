"""Every format carries the same rows: JSON, JSON Lines, CSV and TSV read back and compared."""

from __future__ import annotations

import contextlib
import csv
import io
import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from conftest import RECORD
from nkcli.cli.main import main
from nkcli.formats.controls import escape_controls
from nkcli.store.opening import load

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.slow


SENTENCE = "3,825 Armenian soldiers were killed in the 44-day war"

FLAT = {
    "timeline": ("events",),
    "timeline --importance 1 --reverse": ("events",),
    "casualties": ("casualties",),
    "casualties --by year": ("casualties",),
    "casualties --by war --category mercenary": ("casualties",),
    "casualties --war second": ("claims",),
    "casualties --by side --measure wounded": ("claims",),
    "claims --topic votes": ("claims",),
    "claims --war 2016": ("claims",),
    "claims --matrix --war 2016": ("rows",),
    "wars": ("wars",),
    "actors": ("actors",),
    "places": ("places",),
    "places lachin --on 2021": ("control", "unknown", "wider"),
    "places shushi --on 1992-05-09": ("control", "unknown", "wider"),
    "sources": ("sources",),
    "search khojaly": ("hits",),
    "cite second": ("references",),
    "today 09-27": ("events",),
    "coverage": ("rows",),
    "check": ("problems", "reports"),
    "check --reports": ("problems", "reports"),
    "check --list": ("rules",),
}
"""Commands of which a row is one thing in every format, and the lists of JSON that hold the rows."""

NESTED = {
    "disputes": ("disputes", "claims"),
    "disputes --war 2016": ("disputes", "claims"),
    f"verify {SENTENCE}": ("findings", "claims"),
    "verify 185 nonsense": ("findings", "claims"),
}
"""Commands whose JSON has a list in each row, of which CSV has a row each, or one where the list is empty."""

IN_FULL = ("wars second", "actors russia", "places shushi", "sources wikipedia-2025", "show 2016:killed-civilian")
"""Commands that show one record: one object in JSON Lines, its lines in CSV."""

LISTS = [c for c in FLAT if c.split()[0] not in ("check", "cite", "today") and "--on" not in c]


@pytest.fixture(autouse=True, scope="module")
def _read_once() -> Iterator[None]:
    """A checkout is validated each time it is read; hundreds of answers to one set of facts need that once."""
    facts = load(RECORD)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("nkcli.store.opening.load", lambda _: facts)
        yield


def told(command: str, *more: str) -> str:
    """What a command writes to standard output."""
    with contextlib.redirect_stdout(io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="")) as out:
        assert main([*command.split(), *more]) in (0, 1, 2, 3)
        out.flush()
        assert isinstance(out.buffer, io.BytesIO)
        return out.buffer.getvalue().decode()


def as_json(command: str, *more: str) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(told(command, *more, "--json"))
    return answer


def as_lines(command: str, *more: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in told(command, *more, "--format", "jsonl").split("\n")[:-1]]


def as_table(command: str, form: str, *more: str) -> list[dict[str, str]]:
    delimiter = "," if form == "csv" else "\t"
    return list(csv.DictReader(io.StringIO(told(command, *more, "--format", form, "--raw")), delimiter=delimiter))


def agree(line: dict[str, Any], row: dict[str, str]) -> bool:
    """Say whether an object and a row of CSV say the same where both have a field of one name."""
    plain = {k: v for k, v in line.items() if k in row and (v is None or isinstance(v, str | int | float))}
    return all(
        row[k] == ("" if v is None else escape_controls(v) if isinstance(v, str) else str(v)) for k, v in plain.items()
    )


def check_flat(command: str, lists: tuple[str, ...], *more: str) -> None:
    answer, lines = as_json(command, *more), as_lines(command, *more)
    table = as_table(command, "csv", *more)
    assert as_table(command, "tsv", *more) == table
    assert sum(len(answer[name]) for name in lists) == len(lines) == len(table)
    if lines and "id" in lines[0] and "id" in table[0]:  # CSV may group the rows
        order = [line["id"] for line in lines]
        table.sort(key=lambda row: order.index(row["id"]))
    assert [row for line, row in zip(lines, table, strict=True) if not agree(line, row)] == []
    if len(lists) == 1:
        assert lines == answer[lists[0]]


@pytest.mark.parametrize("command", FLAT)
def test_a_row_is_a_row_in_every_format(command: str) -> None:
    check_flat(command, FLAT[command])


@settings(max_examples=20, phases=[Phase.generate])  # a failure is a short command line as it is
@given(
    command=st.sampled_from(LISTS),
    war=st.none() | st.sampled_from(["first", "second", "2016", "clashes-2021"]),
    since=st.none() | st.sampled_from(["1988", "1992-02", "2014", "2020-09-27", "2025"]),
    text=st.none() | st.sampled_from(["shusha", "killed", "soldiers", "=", "no such words"]),
)
def test_filters_leave_the_same_rows_in_every_format(
    command: str, war: str | None, since: str | None, text: str | None
) -> None:
    asked = {"--war": None if "--war" in command else war, "--from": since, "--text": text}
    more = [part for option, value in asked.items() if value is not None for part in (option, value)]
    if command in ("casualties", "casualties --by war --category mercenary") and more:
        command = "casualties --by war"  # with a filter and no --by the answer is another
    check_flat(command, FLAT[command if command in FLAT else "casualties"], *more)


@pytest.mark.parametrize("command", NESTED)
def test_a_row_with_a_list_in_it_has_a_line_of_csv_for_each_item(command: str) -> None:
    outer, inner = NESTED[command]
    lines = as_lines(command)
    assert lines == as_json(command)[outer]
    table = as_table(command, "csv")
    assert as_table(command, "tsv") == table
    assert len(table) == sum(max(1, len(line[inner])) for line in lines)


@pytest.mark.parametrize("command", IN_FULL)
def test_one_record_in_full_is_one_object_in_json_and_its_lines_in_csv(command: str) -> None:
    lines = as_lines(command)
    assert lines == as_json(command)["records"]
    assert len(lines) == 1
    table = as_table(command, "csv")
    assert as_table(command, "tsv") == table
    assert len(table) > 1
