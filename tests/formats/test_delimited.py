"""CSV and TSV: what spreadsheets and programs read, to the last character."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkcli.analysis.ranges import Range
from nkcli.answers.table import Cell, Column, DateCell, Group
from nkcli.formats.cells import machine
from nkcli.formats.controls import escape_controls
from tables import table, write

SHEET = table(
    title="Casualties",
    group="war",
    columns=(
        Column("who", "Who", merge=True),
        Column("killed", "Killed", "number"),
        Column("span", "Span", "range"),
        Column("counted", "Counted", "date"),
        Column("told", under="who", machine=False),
        Column("claimant", human=False),
    ),
    groups=(
        Group(
            "second",
            "Second war",
            (
                (
                    "Armenia",
                    3825,
                    Range(1264, 4000, 2, contested=True),
                    DateCell("2020~", "in 2020"),
                    "told",
                    "armenia",
                ),
                ("Armenia", None, None, None, None, 'a, "b"\tc\n'),
            ),
            notes=("A note.",),
        ),
        Group("2016", "April war", (("Şuşa", 0, Range(4, None, 1, contested=False), DateCell("2016-04"), None, "="),)),
    ),
    notes=("Another note.",),
)


def test_csv_has_a_header_every_cell_and_nothing_else() -> None:
    assert write("csv", SHEET) == (
        "war,who,killed,span_low,span_high,span_claims,counted,counted_earliest,counted_latest,claimant\n"
        "second,Armenia,3825,1264,4000,2,2020~,2020-01-01,2020-12-31,armenia\n"
        'second,Armenia,,,,,,,,"a, ""b""\\tc\\n"\n'
        "2016,Şuşa,0,4,,1,2016-04,2016-04-01,2016-04-30,'=\n"
    )


def test_tsv_is_the_same_with_tabs() -> None:
    assert write("tsv", SHEET) == (
        "war\twho\tkilled\tspan_low\tspan_high\tspan_claims\tcounted\tcounted_earliest\tcounted_latest\tclaimant\n"
        "second\tArmenia\t3825\t1264\t4000\t2\t2020~\t2020-01-01\t2020-12-31\tarmenia\n"
        'second\tArmenia\t\t\t\t\t\t\t\t"a, ""b""\\tc\\n"\n'
        "2016\tŞuşa\t0\t4\t\t1\t2016-04\t2016-04-01\t2016-04-30\t'=\n"
    )


def test_without_a_column_of_groups_the_rows_begin_at_once() -> None:
    sheet = table(title="T", columns=(Column("a"),), groups=(Group("g", "", (("x",),)),))
    assert write("csv", sheet) == "a\nx\n"


def test_no_rows_leave_the_header() -> None:
    assert write("csv", table(title="T", columns=(Column("a"), Column("b")), groups=())) == "a,b\n"


FORMS = {",": "csv", "\t": "tsv"}
FORMULAS = st.sampled_from("=+-@＝＋－＠,;\t\r\n\"' a1\u00a0\u200b")


def _written(cell: Cell) -> str:
    return escape_controls(machine(cell))


def read_back(rows: list[tuple[Any, ...]], delimiter: str, *, raw: bool) -> list[list[str]]:
    columns = tuple(Column(f"c{i}") for i in range(len(rows[0]) if rows else 1))
    sheet = table(title="T", columns=columns, groups=(Group("g", "", tuple(rows)),))
    text = io.StringIO(write(FORMS[delimiter], sheet, raw=raw), newline="")
    return list(csv.reader(text, delimiter=delimiter))[1:]


@pytest.mark.parametrize("delimiter", [",", "\t"])
@given(rows=st.lists(st.tuples(*[st.none() | st.integers() | st.text(st.characters(exclude_characters="\t"))] * 3)))
def test_raw_csv_reads_back_as_the_cells(delimiter: str, rows: list[tuple[Any, ...]]) -> None:
    assert read_back(rows, delimiter, raw=True) == [[_written(c) for c in r] for r in rows]


@pytest.mark.parametrize("delimiter", [",", "\t"])
@given(rows=st.lists(st.tuples(st.text(FORMULAS), st.text(FORMULAS))))
def test_csv_reads_back_as_the_cells_but_for_apostrophes(delimiter: str, rows: list[tuple[Any, ...]]) -> None:
    without = [[cell.replace("'", "") for cell in row] for row in read_back(rows, delimiter, raw=False)]
    assert without == [[_written(cell).replace("'", "") for cell in row] for row in rows]


@pytest.mark.parametrize("delimiter", [",", "\t"])
@pytest.mark.parametrize("read_as", [",", ";", "\t"])
@given(rows=st.lists(st.tuples(st.text(FORMULAS), st.text(FORMULAS))))
def test_no_cell_is_a_formula_whatever_separates_the_cells_for_its_reader(
    delimiter: str, read_as: str, rows: list[tuple[Any, ...]]
) -> None:
    sheet = table(title="T", columns=(Column("a"), Column("b")), groups=(Group("g", "", tuple(rows)),))
    text = io.StringIO(write(FORMS[delimiter], sheet), newline="")
    cells = [cell for row in csv.reader(text, delimiter=read_as) for cell in row]
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))] == []


@pytest.mark.parametrize(
    ("cell", "guarded", "raw"),
    [
        pytest.param("=1+1", "'=1+1", "=1+1", id="equals sign"),
        pytest.param("+374 10 54", "'+374 10 54", "+374 10 54", id="plus, though it may be meant"),
        pytest.param("-5", "'-5", "-5", id="minus: a text of digits is a text"),
        pytest.param("@SUM(A1)", "'@SUM(A1)", "@SUM(A1)", id="at sign"),
        pytest.param("＝1", "'＝1", "＝1", id="full-width equals sign"),
        pytest.param("  =1", "  '=1", "  =1", id="after spaces, which some readers strip"),
        pytest.param("\t=1", "\\t=1", "\t=1", id="tab: visible, or kept"),
        pytest.param("a\tb", "a\\tb", "a\tb", id="tab within"),
        pytest.param("\r=1", "\\r=1", "\\r=1", id="carriage return: visible in both"),
        pytest.param("\x1b[31m", "\\x1b[31m", "\\x1b[31m", id="escape sequence: visible in both"),
        pytest.param("\u202e=1", "\\u202e=1", "\\u202e=1", id="bidirectional override: visible in both"),
        pytest.param("a;=1", "a;'=1", "a;=1", id="after a semicolon, which separates cells in some countries"),
        pytest.param("1=1", "1=1", "1=1", id="not at the start"),
        pytest.param("a; b - c, -d", '"a; b - c, -d"', '"a; b - c, -d"', id="signs in a sentence"),
        pytest.param("– none", "– none", "– none", id="a dash is no minus"),
        pytest.param(-5, "-5", "-5", id="a negative number is a number"),
        pytest.param(-0.5, "-0.5", "-0.5", id="a negative share is a number"),
        pytest.param(DateCell("-0044"), "-0044", "-0044", id="a date is no text"),
    ],
)
def test_a_spreadsheet_takes_no_text_for_a_formula_unless_it_is_raw(cell: Cell, guarded: str, raw: str) -> None:
    sheet = table(title="T", columns=(Column("a"),), groups=(Group("g", "", ((cell,),)),))
    assert write("csv", sheet) == f"a\n{guarded}\n"
    assert write("csv", sheet, raw=True) == f"a\n{raw}\n"


def test_nor_the_key_of_a_group() -> None:
    sheet = table(title="T", group="g", columns=(Column("a"),), groups=(Group("=1+1", "", (("x",),)),))
    assert write("csv", sheet) == "g,a\n'=1+1,x\n"
    assert write("csv", sheet, raw=True) == "g,a\n=1+1,x\n"


def test_raw_tsv_quotes_the_tabs_that_it_keeps() -> None:
    sheet = table(title="T", columns=(Column("a"), Column("b")), groups=(Group("g", "", (("\t=1", "@b"),)),))
    assert write("tsv", sheet, raw=True) == 'a\tb\n"\t=1"\t@b\n'
