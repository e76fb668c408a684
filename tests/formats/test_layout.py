"""The one sheet as lines, at every width: each block here is what people see."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from textwrap import dedent
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkcli.answers.table import Cell, Column, ColumnKind, DateCell, Group, Table
from nkcli.formats.cells import display, width
from nkcli.formats.wrapping import wrap
from tables import table, write

CASUALTIES = table(
    title="Casualties",
    group="war",
    columns=(
        Column("of_whom", "Of whom", merge=True),
        Column("side", human=False),
        Column("killed", "Killed", "number"),
        Column("claimant", "According to", wide=True),
        Column("wording", under="claimant"),
        Column("counted", "Counted", "date"),
        Column("silent", "Silent"),
        Column("id", "Id", "id", optional=True),
    ),
    groups=(
        Group(
            "second",
            "Second war",
            (
                (
                    "Armenian side",
                    "A",
                    3825,
                    "Armenia",
                    None,
                    DateCell("2020-09-27/2020-11-10"),
                    None,
                    "second:armenian",
                ),
                (
                    "Armenian side",
                    "A",
                    85,
                    "Human Rights Defender",
                    "civilians",
                    DateCell("2020"),
                    None,
                    "second:civilian",
                ),
                ("Azerbaijan", "Z", None, "Azerbaijan", "many, not counted", None, None, "second:azerbaijan"),
            ),
            DateCell("2020-09-27/2020-11-10"),
            ("Total: none.",),
        ),
        Group("2016", "April war", (("Armenian side", "A", 91, "Armenia", None, DateCell("2016-04"), None, "2016:a"),)),
        Group("empty", "A war without claims", ()),
    ),
    notes=("Not added up: claims that may count the same people.",),
)

IN_A_PIPE = """\
    Casualties

    Of whom        Killed  According to           Counted               Id

    Second war  27 Sep – 10 Nov 2020
    Armenian side   3,825  Armenia                27 Sep – 10 Nov 2020  second:armenian
                       85  Human Rights Defender  2020                  second:civilian
                           civilians
    Azerbaijan             Azerbaijan                                   second:azerbaijan
                           many, not counted
    Total: none.

    April war
    Armenian side      91  Armenia                April 2016            2016:a

    Not added up: claims that may count the same people.
"""

AT_200 = IN_A_PIPE.replace("Second war  27 Sep – 10 Nov 2020", f"Second war{' ' * 55}27 Sep – 10 Nov 2020")

AT_80 = """\
    Casualties

    Of whom        Killed  According to           Counted          Id

    Second war                                                  27 Sep – 10 Nov 2020
    Armenian side   3,825  Armenia                27 Sep – 10 Nov  second:armenian
                                                  2020
                       85  Human Rights Defender  2020             second:civilian
                           civilians
    Azerbaijan             Azerbaijan                              second:azerbaijan
                           many, not counted
    Total: none.

    April war
    Armenian side      91  Armenia                April 2016       2016:a

    Not added up: claims that may count the same people.
"""

AT_60 = """\
    Casualties

    Of whom        Killed  According to           Counted

    Second war                              27 Sep – 10 Nov 2020
    Armenian side   3,825  Armenia                27 Sep – 10
                                                  Nov 2020
                           second:armenian
                       85  Human Rights Defender  2020
                           civilians
                           second:civilian
    Azerbaijan             Azerbaijan
                           many, not counted
                           second:azerbaijan
    Total: none.

    April war
    Armenian side      91  Armenia                April 2016
                           2016:a

    Not added up: claims that may count the same people.
"""

AT_40 = """\
    Casualties

    Of whom     Killed  According    Counted
                        to

    Second war          27 Sep – 10 Nov 2020
    Armenian     3,825  Armenia      27 Sep
    side                             – 10
                                     Nov
                                     2020
                        second:armenian
                    85  Human        2020
                        Rights
                        Defender
                        civilians
                        second:civilian
    Azerbaijan          Azerbaijan
                        many, not counted
                        second:azerbaijan
    Total: none.

    April war
    Armenian        91  Armenia      April
    side                             2016
                        2016:a

    Not added up: claims that may count the
    same people.
"""

AT_20 = """\
    Casualties

    Second war
    27 Sep – 10 Nov 2020
    Of whom: Armenian
    side
    Killed: 3,825
    According to:
    Armenia
    Counted: 27 Sep – 10
    Nov 2020
    Id: second:armenian

    Of whom: Armenian
    side
    Killed: 85
    According to: Human
    Rights Defender
    civilians
    Counted: 2020
    Id: second:civilian

    Of whom: Azerbaijan
    According to:
    Azerbaijan
    many, not counted
    Id:
    second:azerbaijan

    Total: none.

    April war
    Of whom: Armenian
    side
    Killed: 91
    According to:
    Armenia
    Counted: April 2016
    Id: 2016:a


    Not added up: claims
    that may count the
    same people.
"""


def shown(sheet: Table, width: int | None) -> str:
    return write("table", sheet, width=width)


@pytest.mark.parametrize(
    ("room", "block"),
    [
        pytest.param(None, IN_A_PIPE, id="a pipe: never cut"),
        pytest.param(200, AT_200, id="200: the detail of a group at the right edge of the columns"),
        pytest.param(80, AT_80, id="80: dates are wrapped before an id is moved"),
        pytest.param(60, AT_60, id="60: ids move beneath, none is broken"),
        pytest.param(40, AT_40, id="40: cells are wrapped closely"),
        pytest.param(20, AT_20, id="20: each row is a block, ids too"),
    ],
)
def test_a_sheet_fits_its_room(room: int | None, block: str) -> None:
    assert shown(CASUALTIES, room) == dedent(block)


def test_one_column_is_room_enough() -> None:
    columns = (Column("who", "A"), Column("many", "B", "number"))
    sheet = table(title="T", columns=columns, groups=(Group("g", "G", (("Şu", 12),), "d"),), notes=("so",))
    assert shown(sheet, 1).split("\n") == ["T", "", "G", "d", *"A:Şu", *"B:12", "", "", "s", "o", ""]


def test_the_title_is_wrapped_like_everything_else() -> None:
    sheet = table(title="Killed, by war", columns=(Column("a"),), groups=(Group("g", "", (("x",),)),))
    assert shown(sheet, 10) == "Killed, by\nwar\n\nx\n"


@pytest.mark.parametrize("detail", [None, "of 2020"])
def test_the_title_of_a_group_is_wrapped_like_everything_else(detail: str | None) -> None:
    group = Group("g", "Wikipedia contributors: killed", (("x",),), detail)
    block = [*("T", "", "Wikipedia", "contributors: killed"), *([detail] if detail else []), "x"]
    assert shown(table(title="T", columns=(Column("a"),), groups=(group,)), 22).splitlines() == block


def test_an_empty_sheet_says_so_in_a_wrapped_sentence() -> None:
    sheet = replace(CASUALTIES, groups=CASUALTIES.groups[2:], empty="No claim fits. Leave a filter out.")
    assert shown(sheet, 20) == "Casualties\n\nNo claim fits. Leave\na filter out.\n"


def test_without_headings_there_is_no_line_of_them() -> None:
    sheet = table(title="Wars", columns=(Column("date"), Column("id")), groups=(Group("w", "", (("1992", "first"),)),))
    assert shown(sheet, 80) == "Wars\n\n1992  first\n"


def test_a_repeated_value_is_left_blank_only_while_all_before_it_repeat_and_in_the_same_group() -> None:
    rows: tuple[tuple[Any, ...], ...] = (("A", "x", 1), ("A", "x", 2), ("A", "y", 3), ("B", "y", 4))
    columns = (Column("a", merge=True), Column("b", merge=True), Column("c", "", "number"))
    sheet = table(title="T", columns=columns, groups=(Group("g", "", rows), Group("h", "", rows[3:])))
    assert shown(sheet, None) == "T\n\nA  x  1\n      2\n   y  3\nB  y  4\n\nB  y  4\n"


def test_a_long_cell_in_a_pipe_runs_over_its_column_rather_than_move_all_others() -> None:
    rows: tuple[tuple[Any, ...], ...] = (("x" * 70, 1), ("short", 2))
    sheet = table(title="T", columns=(Column("a"), Column("b", "", "number")), groups=(Group("g", "", rows),))
    assert shown(sheet, None) == f"T\n\n{'x' * 70}  1\nshort{' ' * 55}  2\n"


def test_columns_line_up_whatever_the_script() -> None:
    rows: tuple[tuple[Any, ...], ...] = tuple(
        (name, "|") for name in ("Shusha", "Շուշի", "Şuşa", "Шуша", "舒沙", "S\u0327us\u0327a")
    )
    sheet = table(title="T", columns=(Column("a"), Column("b")), groups=(Group("g", "", rows),))
    assert {width(line.partition("|")[0]) for line in shown(sheet, 80).splitlines()[2:]} == {8}


def test_what_stands_beneath_a_narrow_column_stays_within_the_room() -> None:
    columns = (Column("a"), Column("b"), Column("c", under="b"))
    sheet = table(title="T", columns=columns, groups=(Group("g", "", (("x" * 20, "y", "beneath"),)),))
    assert max(map(width, shown(sheet, 24).splitlines())) <= 24


def test_text_from_data_is_never_an_escape_sequence() -> None:
    evil = "\x1b]52;c;YQ==\x07"
    group = Group(evil, evil, ((evil, evil),), evil, (evil,))
    sheet = table(title=evil, columns=(Column("a", "A"), Column("b", under="a")), groups=(group,), notes=(evil,))
    for room in (None, 80, 30, 1):
        assert not {"\x1b", "\x07"} & set(shown(sheet, room))


# -- wrapping ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        pytest.param("at least 185", 12, ["at least 185"], id="fits"),
        pytest.param("at least 185", 11, ["at least", "185"], id="breaks at a space"),
        pytest.param("Karabakh", 5, ["Karab", "akh"], id="folds a word"),
        pytest.param("Nagorno-Karabakh war", 12, ["Nagorno-", "Karabakh war"], id="breaks after a hyphen"),
        pytest.param("2020-11-10", 8, ["2020-11-", "10"], id="folds a date"),
        pytest.param("舒沙舒沙", 5, ["舒沙", "舒沙"], id="folds wide letters"),
        pytest.param("  Left out: a", 9, ["  Left", "out: a"], id="keeps the indent"),
        pytest.param("", 5, [""], id="nothing"),
    ],
)
def test_text_is_wrapped_between_words(text: str, room: int, lines: list[str]) -> None:
    assert list(wrap(text, room)) == lines


def test_an_option_is_not_torn_from_its_hyphens() -> None:
    assert list(wrap("see nkcli casualties --war ID", 24)) == ["see nkcli casualties", "--war ID"]


def test_a_number_is_not_torn_from_its_sign() -> None:
    assert list(wrap("change -500", 8)) == ["change", "-500"]


# -- nothing is ever lost ------------------------------------------------------------------------

KINDS: tuple[ColumnKind, ...] = ("text", "number", "date", "id", "range")
words = st.text("abXŞшԱ舒", min_size=1, max_size=3) | st.sampled_from(
    ["Karabakh", "Nagorno-Karabakh", "a-b", "≤16,000"]
)
texts = st.lists(words, min_size=1, max_size=8).map(" ".join)
rooms = st.none() | st.integers(min_value=2, max_value=120)


@st.composite
def sheets(draw: st.DrawFn, cells: st.SearchStrategy[Cell]) -> Table:
    """Tables with up to five columns; the last may stand beneath the first."""
    columns = [
        Column(f"c{i}", draw(words | st.just("")), draw(st.sampled_from(KINDS)), wide=draw(st.booleans()))
        for i in range(draw(st.integers(1, 5)))
    ]
    if len(columns) > 1 and draw(st.booleans()):
        columns[-1] = replace(columns[-1], under="c0", kind="text")
    row = st.tuples(texts, *[cells] * (len(columns) - 1))
    group = st.builds(Group, texts, texts, st.lists(row, min_size=1, max_size=4).map(tuple), texts)
    return table(title="T", columns=tuple(columns), groups=tuple(draw(st.lists(group, min_size=1, max_size=3))))


@given(sheets(texts | st.integers(0, 10**7) | st.none()), rooms)
def test_every_character_of_every_cell_is_shown_at_any_width(sheet: Table, room: int | None) -> None:
    cells = [display(c) for g in sheet.groups for row in g.rows for c in row if c is not None]
    titles = [t for g in sheet.groups for t in (g.title, str(g.detail))]
    there = Counter("".join([*cells, *titles]).replace(" ", ""))
    assert not there - Counter(shown(sheet, room))


@given(sheets(texts | st.integers(0, 10**7) | st.none()), st.none() | st.integers(6, 120))
def test_every_short_word_of_every_cell_is_shown_whole(sheet: Table, room: int | None) -> None:
    cells = [display(c) for g in sheet.groups for row in g.rows for c in row if c is not None]
    there = Counter(word for cell in cells for word in cell.split() if width(word) <= 6)
    assert not there - Counter(shown(sheet, room).split())


@given(sheets(texts | st.integers(0, 10**7) | st.none()), st.integers(2, 120))
def test_no_line_is_wider_than_the_room(sheet: Table, room: int) -> None:
    assert max(map(width, shown(sheet, room).splitlines())) <= room


@given(texts, st.integers(2, 40))
def test_wrapping_loses_nothing_but_spaces_and_fits(text: str, room: int) -> None:
    lines = list(wrap(text, room))
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert max(map(width, lines)) <= room


def test_a_heading_from_data_is_shown_not_acted_on() -> None:
    sheet = table(title="t", columns=(Column("a", "\x1b[31mred\u202e"),), groups=(Group("g", "", (("x",),)),))
    assert "\x1b" not in write("plain", sheet)
    assert "\u202e" not in write("plain", sheet)
