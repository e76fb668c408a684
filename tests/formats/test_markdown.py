"""Markdown that shows what the data say and never acts on it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkcli.analysis.ranges import Range
from nkcli.answers.table import Column, DateCell, Group
from nkcli.formats.md import escape
from tables import table, write

SHEET = table(
    title="Killed | wounded",
    columns=(
        Column("of_whom", "Of whom", merge=True),
        Column("killed", "Killed", "number"),
        Column("span", "Span", "range"),
        Column("said_by"),
        Column("wording", under="of_whom"),
        Column("empty", "Empty"),
    ),
    groups=(
        Group(
            "second",
            "Second *war*",
            (
                ("A|B", 3825, Range(1264, 4000, 2, contested=True), "`armenia`", "<b>many</b>", None),
                ("A|B", None, None, None, None, ""),
            ),
            DateCell("2020-09-27/2020-11-10"),
            ("  Left out: a_b (these are among c).",),
        ),
        Group("2016", "", (("Şuşa", 0, None, "x", None, None),)),
        Group("none", "A war without claims", ()),
    ),
    notes=("- Not added up.",),
)


def test_a_sheet_is_a_heading_and_a_table_for_each_group() -> None:
    assert write("md", SHEET) == (
        "# Killed \\| wounded\n"
        "\n"
        "## Second \\*war\\* (27 Sep – 10 Nov 2020)\n"
        "\n"
        "| Of whom | Killed | Span | Said by | Wording |\n"
        "| --- | ---: | ---: | --- | --- |\n"
        "| A\\|B | 3,825 | 1,264–4,000 (2≠) | \\`armenia\\` | \\<b\\>many\\</b\\> |\n"
        "| A\\|B |  | – |  |  |\n"
        "\n"
        "Left out: a\\_b (these are among c).\n"
        "\n"
        "| Of whom | Killed | Span | Said by | Wording |\n"
        "| --- | ---: | ---: | --- | --- |\n"
        "| Şuşa | 0 | – | x |  |\n"
        "\n"
        "\\- Not added up.\n"
    )


def test_an_empty_sheet_says_so() -> None:
    sheet = table(title="Timeline", columns=(Column("a"),), groups=(), empty="No event fits.")
    assert write("md", sheet) == "# Timeline\n\nNo event fits.\n"


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        pytest.param("a|b", "a\\|b", id="pipe"),
        pytest.param("\\|", "\\\\\\|", id="backslash and pipe"),
        pytest.param("<script>x</script>", "\\<script\\>x\\</script\\>", id="HTML"),
        pytest.param("&lt;", "\\&lt;", id="entity"),
        pytest.param("`code`", "\\`code\\`", id="backticks"),
        pytest.param("*a* _b_ ~~c~~", "\\*a\\* \\_b\\_ \\~\\~c\\~\\~", id="emphasis"),
        pytest.param("[a](http://b.c)", "\\[a\\](http://b.c)", id="link"),
        pytest.param("![a](b)", "\\!\\[a\\](b)", id="picture"),
        pytest.param("$x$", "\\$x\\$", id="formula"),
        pytest.param("# head", "\\# head", id="heading"),
        pytest.param("- item", "\\- item", id="list"),
        pytest.param("+ item", "\\+ item", id="list with plus"),
        pytest.param("> quote", "\\> quote", id="quotation"),
        pytest.param("= line", "\\= line", id="underline of a heading"),
        pytest.param("a - b", "a - b", id="dash inside"),
        pytest.param("-5", "-5", id="number below nought"),
        pytest.param("Շուշի – Şuşa, 27 °C", "Շուշի – Şuşa, 27 °C", id="names are left alone"),
    ],
)
def test_markdown_shows_a_text_and_does_not_act_on_it(text: str, escaped: str) -> None:
    assert escape(text) == escaped


@pytest.mark.parametrize(("text", "escaped"), [("1. item", "1\\. item"), ("12) item", "12\\) item")])
def test_a_numbered_text_is_no_list_and_shows_no_backslash(text: str, escaped: str) -> None:
    assert escape(text) == escaped


def test_an_address_stays_one_that_can_be_followed() -> None:
    address = "https://en.wikipedia.org/wiki/Nagorno-Karabakh_conflict"
    assert address in escape(address)


@given(st.lists(st.tuples(st.text(min_size=1), st.none() | st.text() | st.integers(), st.text()), min_size=1))
def test_every_row_has_the_same_number_of_cells(rows: list[tuple[Any, ...]]) -> None:
    sheet = table(title="T", columns=tuple(map(Column, "abc")), groups=(Group("g", "", tuple(rows)),))
    lines = write("md", sheet).splitlines()[2:]
    assert len(lines) == len(rows) + 2
    # A backslash takes the next character with it, as in the specification of GitHub's tables.
    assert {re.sub(r"\\.", "", line).count("|") for line in lines} == {lines[0].count("|")}
