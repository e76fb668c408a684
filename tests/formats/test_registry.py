"""Every format writes every answer that it fits; the table without colour is the plain text."""

from __future__ import annotations

import re

import pytest

from nkcli.answers.table import Column, DateCell, Group
from nkcli.errors import UsageError
from nkcli.formats import registry
from tables import Tabled, table, write

WARS = table(
    title="Wars",
    columns=(
        Column("date", "When", "date"),
        Column("title", "What"),
        Column("killed", "Killed", "number"),
        Column("id", "Id", "id"),
    ),
    groups=(
        Group(
            "wars",
            "The wars",
            (
                (DateCell("2020"), "Second Nagorno-Karabakh War", 7717, "second"),
                (DateCell("2016-04"), "Şuşa & <b>", 91, "2016"),
            ),
            "all",
            ("A note.",),
        ),
    ),
    notes=("Another note.",),
    empty="No war fits.",
)

FOR_ANY = ("table", "plain", "json", "jsonl", "csv", "tsv", "md", "html")

OTHERS = ("apa", "bibtex", "chicago", "csl-json", "geojson", "ics", "ris", "timelinejs", "wikipedia")

FIRST_LINES = {
    "table": "Wars",
    "plain": "Wars",
    "json": "{",
    "jsonl": None,
    "csv": "date,earliest,latest,title,killed,id",
    "tsv": "date\tearliest\tlatest\ttitle\tkilled\tid",
    "md": "# Wars",
    "html": "<!DOCTYPE html>",
}


def test_formats_are_found_by_name_those_for_any_answer_first() -> None:
    assert registry.names() == (*FOR_ANY, *OTHERS)


@pytest.mark.parametrize("form", FOR_ANY)
def test_every_format_writes_an_answer(form: str) -> None:
    assert next(iter(write(form, WARS).splitlines()), None) == FIRST_LINES[form]


def test_an_ending_stands_for_a_format() -> None:
    assert registry.suffixes() == {
        "csv": "csv",
        "tsv": "tsv",
        "json": "json",
        "jsonl": "jsonl",
        "ndjson": "jsonl",
        "txt": "plain",
        "md": "md",
        "html": "html",
        "bib": "bibtex",
        "geojson": "geojson",
        "ics": "ics",
        "ris": "ris",
    }


def test_a_format_that_does_not_fit_is_refused_with_those_that_do() -> None:
    with pytest.raises(UsageError) as caught:
        write("bibtex", WARS)

    assert caught.value.message == "bibtex can't write this answer"
    assert caught.value.hint == "choose from: table, plain, json, jsonl, csv, tsv, md, html"


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("jsno", "did you mean json?"),
        ("xml", f"choose from: {', '.join((*FOR_ANY, *OTHERS))}"),
    ],
)
def test_a_format_that_there_is_not_is_refused_with_the_nearest_or_all(name: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        registry.find(name)

    assert (caught.value.message, caught.value.hint) == (f"there is no format {name!r}", hint)


@pytest.mark.parametrize("form", ["plain", "table", "md", "html"])
def test_no_rows_say_so_in_a_sentence(form: str) -> None:
    assert "No war fits." in write(form, table((Column("a"),), (), empty="No war fits."))


@pytest.mark.parametrize("form", FOR_ANY)
def test_only_colour_brings_escape_codes(form: str) -> None:
    assert "\x1b" not in write(form, WARS, width=80)


@pytest.mark.parametrize("width", [None, 200, 80, 20, 1])
def test_a_table_without_colour_is_plain_text_at_its_width(width: int | None) -> None:
    assert width is not None or write("table", WARS) == write("plain", WARS)
    assert write("plain", WARS, width=width) == write("plain", WARS)


@pytest.mark.parametrize("width", [None, 40])
def test_a_table_in_colour_is_the_table_whether_it_has_a_width_or_none(width: int | None) -> None:
    coloured = write("table", WARS, width=width, colour=True)

    assert coloured.startswith("\x1b[1mWars\x1b[0m\n")
    bare = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    assert [line.rstrip() for line in bare.splitlines()] == write("table", WARS, width=width).splitlines()


def test_html_is_a_page_of_headings_and_tables_that_says_its_letters() -> None:
    assert write("html", WARS) == (
        '<!DOCTYPE html>\n<meta charset="utf-8">\n<title>Wars</title>\n'
        "<h2>Wars</h2>\n"
        "<h3>The wars <small>all</small></h3>\n"
        "<table>\n"
        "<tr><th>When</th><th>What</th><th>Killed</th><th>Id</th></tr>\n"
        "<tr><td>2020</td><td>Second Nagorno-Karabakh War</td><td>7,717</td><td>second</td></tr>\n"
        "<tr><td>April 2016</td><td>Şuşa &amp; &lt;b&gt;</td><td>91</td><td>2016</td></tr>\n"
        "</table>\n"
        "<p>A note.</p>\n"
        "<p>Another note.</p>\n"
    )


def test_the_ways_of_an_answer_to_say_that_nothing_came_out_negative() -> None:
    assert Tabled(query={}, laid_out=WARS).exit_code == 0
