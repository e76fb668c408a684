"""Cells for people and for programs, and text that can't act on a terminal."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkcli.analysis.ranges import Range
from nkcli.answers.table import Cell, DateCell, NotedCell, TermCell
from nkcli.formats.cells import display, machine, width
from nkcli.formats.controls import escape_controls


@pytest.mark.parametrize(
    ("cell", "people_read", "programs_read"),
    [
        pytest.param(None, "–", "", id="no claim is never nought"),
        pytest.param(0, "0", "0", id="nought is a claim"),
        pytest.param(85, "85", "85", id="small number"),
        pytest.param(3825, "3,825", "3825", id="thousands"),
        pytest.param(1_000_000_000, "1,000,000,000", "1000000000", id="billions"),
        pytest.param(39.76, "39.76", "39.76", id="fraction"),
        pytest.param("Shusha", "Shusha", "Shusha", id="text"),
        pytest.param("", "", "", id="empty text"),
        pytest.param(DateCell("2020-09-27/2020-11-10"), "27 Sep – 10 Nov 2020", "2020-09-27/2020-11-10", id="date"),
        pytest.param(
            DateCell("[1992-02..1992-03]", "late winter 1992"),
            "late winter 1992",
            "[1992-02..1992-03]",
            id="date in words",
        ),
    ],
)
def test_a_cell_is_written_for_people_and_for_programs(cell: Cell, people_read: str, programs_read: str) -> None:
    assert (display(cell), machine(cell)) == (people_read, programs_read)


@pytest.mark.parametrize(
    ("cell", "people_read"),
    [
        pytest.param(Range(30, 30, 1, contested=False), "30", id="one number"),
        pytest.param(Range(5856, 6000, 1, contested=False), "5,856–6,000", id="from low to high"),
        pytest.param(Range(9, 9, 2, contested=False), "9 (2)", id="two claims that agree"),
        pytest.param(Range(1264, 4000, 2, contested=True), "1,264–4,000 (2≠)", id="two that disagree"),
        pytest.param(Range(60, 60, 3, contested=False, added=True), "60 (3+)", id="three that were added"),
        pytest.param(Range(4, None, 1, contested=False), "4+", id="no upper bound"),
        pytest.param(Range(None, 16000, 1, contested=False), "≤16,000", id="no lower bound"),
        pytest.param(Range(0, 0, 1, contested=False), "0", id="nought is a claim"),
        pytest.param(Range(None, None, 1, contested=False), "no number", id="a claim without a number"),
        pytest.param(Range(None, None, 0, contested=False), "–", id="no claim"),
    ],
)
def test_a_range_says_how_many_claims_stand_behind_it(cell: Range, people_read: str) -> None:
    assert display(cell) == people_read


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        pytest.param("\x1b[31mred", "\\x1b[31mred", id="CSI colour"),
        pytest.param("\x1b[2J\x1b[H", "\\x1b[2J\\x1b[H", id="CSI clear screen"),
        pytest.param("\x1b]8;;http://a.test\x07b", "\\x1b]8;;http://a.test\\x07b", id="OSC 8 link"),
        pytest.param("\x1b]52;c;YQ==\x1b\\", "\\x1b]52;c;YQ==\\x1b\\", id="OSC 52 clipboard"),
        pytest.param("\x1bPq#0\x1b\\", "\\x1bPq#0\\x1b\\", id="DCS graphics"),
        pytest.param("\x9b31m", "\\x9b31m", id="CSI as one C1 character"),
        pytest.param("\x9d0;title\x9c", "\\x9d0;title\\x9c", id="OSC as one C1 character"),
        pytest.param("a\r\nb\tc\x00\x08\x7f", "a\\r\\nb\\tc\\x00\\x08\\x7f", id="control characters"),
        pytest.param("a\u202eb\u202c", "a\\u202eb\\u202c", id="bidi override"),
        pytest.param("a\u2066b\u2069", "a\\u2066b\\u2069", id="bidi isolate"),
        pytest.param("a\u200bb\u200d\ufeff", "a\\u200bb\\u200d\\ufeff", id="zero width"),
        pytest.param("می\u200cخواهم", "می\u200cخواهم", id="a non-joiner that Persian spells with stays"),
        pytest.param("क\u094d\u200dष", "क\u094d\u200dष", id="a joiner that Hindi spells with stays"),
        pytest.param("Shu\u200csha", "Shu\\u200csha", id="a non-joiner that no Latin word asks for"),
        pytest.param("soft\xadhyphen", "soft\\xadhyphen", id="soft hyphen"),
        pytest.param("a\u2028b\u2029", "a\\u2028b\\u2029", id="line and paragraph separator"),
        pytest.param("a\ud800b", "a\\ud800b", id="lone surrogate"),
        pytest.param("a\U000e0041", "a\\U000e0041", id="tag character"),
        pytest.param("Շուշի, Şuşa, Шуша – 27 °C …", "Շուշի, Şuşa, Шуша – 27 °C …", id="names are left alone"),
    ],
)
def test_what_a_terminal_would_obey_becomes_escape_controls(text: str, seen: str) -> None:
    assert escape_controls(text) == seen


def test_no_control_character_surrogate_or_separator_gets_through() -> None:
    through = [
        f"U+{code:04X}"
        for code in range(sys.maxunicode + 1)
        if unicodedata.category(chr(code)) in ("Cc", "Cs", "Zl", "Zp") and escape_controls(chr(code)) == chr(code)
    ]
    assert through == []


INVISIBLE = "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180f\u3164\ufe00\ufe0f\uffa0\ufff0\U000e0100\U000e0fff"
"""Characters without a glyph that are letters, marks or unassigned to Unicode."""

WITH_A_GLYPH = "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
"""Format characters that are seen: they enclose or precede numbers."""


def test_no_character_that_hides_gets_through() -> None:
    formats = (chr(n) for n in range(sys.maxunicode + 1) if unicodedata.category(chr(n)) == "Cf")
    hidden = [*INVISIBLE, *(c for c in formats if c not in WITH_A_GLYPH)]

    assert [f"U+{ord(c):04X}" for c in hidden if not escape_controls(c).startswith("\\")] == []


@pytest.mark.parametrize(
    "bidi", ["\u061c", "\u200e", "\u200f", *"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"]
)
def test_no_bidirectional_control_gets_through(bidi: str) -> None:
    assert escape_controls(bidi) == f"\\u{ord(bidi):04x}"


@given(st.text(st.characters(codec=None)))
def test_visible_text_is_on_one_line_can_be_encoded_and_stays_as_it_is(text: str) -> None:
    seen = escape_controls(text)
    assert len(seen.splitlines()) <= 1
    assert seen.encode().decode() == seen
    assert escape_controls(seen) == seen


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        pytest.param("", 0, id="nothing"),
        pytest.param("Shusha", 6, id="ASCII"),
        pytest.param("Շուշի", 5, id="Armenian"),
        pytest.param("Şuşa", 4, id="Azerbaijani"),
        pytest.param("S\u0327us\u0327a", 4, id="Azerbaijani with combining cedillas"),
        pytest.param("Шуша", 4, id="Russian"),
        pytest.param("Степанакерт – Xankəndi", 22, id="two scripts"),
        pytest.param("შუშა", 4, id="Georgian"),
        pytest.param("舒沙", 4, id="Chinese"),
        pytest.param("シュシャ", 8, id="Japanese"),
        pytest.param("슈샤", 4, id="Korean"),
        pytest.param("ＵＮ", 4, id="full-width Latin"),
        pytest.param("1,264–4,000 (2≠)", 16, id="dash and sign"),
    ],
)
def test_width_counts_the_columns_on_a_terminal(text: str, columns: int) -> None:
    assert width(text) == columns


def test_a_number_with_a_note_is_marked_for_people_and_bare_for_programs() -> None:
    assert (display(NotedCell(7548)), machine(NotedCell(7548))) == ("7,548*", "7548")


def test_a_word_of_the_vocabulary_is_as_it_is_for_programs_alone() -> None:
    assert (display(TermCell("de_facto_state")), machine(TermCell("de_facto_state"))) == (
        "de facto state",
        "de_facto_state",
    )
    assert (display(TermCell("clash", "disputed")), machine(TermCell("clash", "disputed"))) == (
        "clash (disputed)",
        "clash",
    )
