"""The door: what bytes, JSON and records must be, and how a fault in them is told."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkcli.errors import DataError
from nkcli.loading.validation import validate_tables
from nkcli.model.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conftest import Changes, Problems, Way
    from nkcli.model.dataset import Dataset

SECOND = ("events", "second")
DEAD = (*SECOND, "claims", "second:killed-armenian-military")
SHUSHA = ("places", "shusha")


# -- bytes ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "line", "rule", "message"),
    [
        pytest.param(b"", 1, "not-json", "not JSON: Expecting value at line 1, column 1", id="an empty file"),
        pytest.param(
            b'{"version": "1.0.0"',
            1,
            "not-json",
            "not JSON: Expecting ',' delimiter at line 1, column 20",
            id="a file cut short",
        ),
        pytest.param(
            b'{\n"version": "1.0.0\n}',
            2,
            "not-json",
            "not JSON: Invalid control character at line 2, column 18",
            id="a text that does not end on its line",
        ),
        pytest.param(
            b'{\n"version": "1.0.0',
            2,
            "not-json",
            "not JSON: Unterminated string starting at line 2, column 12",
            id="a text that does not end at all",
        ),
        pytest.param(
            b'{"version": "1.0.0"}\n{}', 2, "not-json", "not JSON: Extra data at line 2, column 1", id="two values"
        ),
        pytest.param(
            b'{"version": "1.0.0",\n"area": NaN,\n"title": "T"}',
            2,
            "not-json",
            "not JSON: NaN is no number; leave the field out where a figure is unknown",
            id="NaN",
        ),
        pytest.param(
            b'\n{"version": NaN}',
            2,
            "not-json",
            "not JSON: NaN is no number; leave the field out where a figure is unknown",
            id="NaN, after an empty line",
        ),
        pytest.param(
            b'{"version": "1.0.0",\n"area": -Infinity}',
            2,
            "not-json",
            "not JSON: -Infinity is no number; leave the field out where a figure is unknown",
            id="minus infinity",
        ),
        pytest.param(
            b'{"version": "1.0.0",\n"title": "An Infinity of Ways",\n"area": Infinity}',
            3,
            "not-json",
            "not JSON: Infinity is no number; leave the field out where a figure is unknown",
            id="infinity, after a text that has the word",
        ),
        pytest.param(
            b'\xef\xbb\xbf{"version": "1.0.0"}',
            1,
            "not-utf-8",
            "begins with a byte order mark; save the file as UTF-8 without one",
            id="a byte order mark",
        ),
        pytest.param(
            '{"version": "1.0.0"}'.encode("utf-16"),
            1,
            "not-utf-8",
            "begins with a byte order mark; save the file as UTF-8 without one",
            id="UTF-16",
        ),
        pytest.param(
            b"\xfe\xff" + '{"version": "1.0.0"}'.encode("utf-16-be"),
            1,
            "not-utf-8",
            "begins with a byte order mark; save the file as UTF-8 without one",
            id="UTF-16, the other way round",
        ),
        pytest.param(
            b'\n{"version": "1.0.0",\n"title": "\xed\xa0\x80"\n}',
            3,
            "not-utf-8",
            "byte 32 is not UTF-8; save the file as UTF-8",
            id="half of a surrogate pair, in bytes",
        ),
        pytest.param(
            b'{"version": ' + b"9" * 5000 + b"}",
            None,
            "not-json",
            "holds a number of thousands of digits",
            id="a number that Python refuses to read",
        ),
        pytest.param(
            b"[" * 100_000 + b"]" * 100_000,
            None,
            "not-json",
            "nested too deeply; records are at most six levels deep",
            id="nested 100,000 deep",
        ),
    ],
)
def test_a_file_must_be_json_in_utf_8(
    problems: Problems, data: bytes, line: int | None, rule: str, message: str
) -> None:
    assert problems(raw={"datapackage.json": data}) == [
        Problem(file="datapackage.json", line=line, rule=rule, message=message)
    ]


def test_json_nested_about_as_deep_as_python_calls_is_refused_or_read_but_never_fails(
    blobs: dict[str, bytes],
) -> None:
    """Each helper stands at its own depth of the stack, so one may give in where another did not."""

    def is_read(depth: int) -> bool:
        nested = b'{"version": "1", "x": ' + b"[" * depth + b'{"a": 1}' + b"]" * depth + b"}"
        rules = [problem.rule for problem in _faults({**blobs, "datapackage.json": nested})]
        assert rules in ([], ["not-json"])
        return not rules

    shallow, deep = 1, 100_000
    while deep - shallow > 1:
        middle = (shallow + deep) // 2
        shallow, deep = (middle, deep) if is_read(middle) else (shallow, middle)
    for depth in range(max(shallow - 5, 1), deep + 5):
        is_read(depth)


def test_bad_data_are_told_with_the_folder_to_check_again(blobs: dict[str, bytes]) -> None:
    with pytest.raises(DataError) as caught:
        validate_tables({**blobs, "places.json": b"{}"}, "my facts", "digest")

    assert caught.value.message == "1 problem in the data in my facts"
    assert caught.value.hint == "fix the problems listed above, then run: nkcli --data 'my facts' check"


def test_a_record_nested_deeper_than_pydantic_reads_is_one_problem(problems: Problems) -> None:
    note: object = "deep"
    for _ in range(300):
        note = [note]

    assert problems({(*SECOND, "note"): note}) == [
        Problem(
            file="events.json",
            line=4,
            record="second",
            rule="not-json",
            message="nested too deeply; records are at most six levels deep",
        )
    ]


# -- files ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        pytest.param(
            "actors.json",
            b'\n[{"id": "russia"}]',
            Problem(
                file="actors.json",
                line=1,
                rule="wrong-shape",
                message='expected an object {"actors": [ … ]} with the list of actors',
            ),
            id="a bare list",
        ),
        pytest.param(
            "actors.json",
            b'{"actor": []}',
            Problem(
                file="actors.json",
                line=1,
                rule="wrong-shape",
                message='expected an object {"actors": [ … ]} with the list of actors',
            ),
            id="the list under another name",
        ),
        pytest.param(
            "datapackage.json",
            b'{\n"name": "tiny"}',
            Problem(
                file="datapackage.json",
                line=1,
                field="version",
                rule="missing-field",
                message="'version' (a text like \"1.0.0\") is needed here",
            ),
            id="a data package without its version",
        ),
        pytest.param(
            "datapackage.json",
            b'{\n"version": 1.0}',
            Problem(
                file="datapackage.json",
                line=2,
                field="version",
                rule="missing-field",
                message="'version' (a text like \"1.0.0\") is needed here",
            ),
            id="a version that is no text",
        ),
        pytest.param(
            "datapackage.json",
            b"[]",
            Problem(
                file="datapackage.json",
                line=1,
                field="version",
                rule="missing-field",
                message="'version' (a text like \"1.0.0\") is needed here",
            ),
            id="a data package that is a list",
        ),
    ],
)
def test_a_file_of_the_wrong_shape_is_one_problem(
    problems: Problems, name: str, data: bytes, expected: Problem
) -> None:
    assert problems(raw={name: data}) == [expected]


def test_a_file_holds_its_list_and_nothing_else(problems: Problems, blobs: dict[str, bytes]) -> None:
    data = blobs["places.json"].replace(b"\n]}", b'\n],\n"license": "CC0"}')

    assert problems(raw={"places.json": data}) == [
        Problem(
            file="places.json",
            line=5,
            field="license",
            rule="unknown-field",
            message="'license' is no field here; the file holds 'places' alone",
        )
    ]


# -- records -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("way", "value", "field", "rule", "message"),
    [
        pytest.param((*SECOND, "title"), ..., "title", "missing-field", "'title' is needed here and is not there",
                     id="a field that is needed"),
        pytest.param((*DEAD, "citations"), ..., "claims.0.citations", "missing-field",
                     "'citations' is needed here and is not there", id="a field of a claim that is needed"),
        pytest.param((*DEAD, "claiment"), "armenia", "claims.0.claiment", "unknown-field",
                     "'claiment' is no field here; did you mean 'claimant'?", id="a field of a claim, misspelt"),
        pytest.param((*DEAD, "citations", 0, "licator"), "Lead", "claims.0.citations.0.licator", "unknown-field",
                     "'licator' is no field here; did you mean 'locator'?", id="a field deep inside, misspelt"),
        pytest.param((*DEAD, "colour"), "red", "claims.0.colour", "unknown-field", "'colour' is no field here",
                     id="a field that is like none"),
        pytest.param((*SECOND, "claims", 0), 5, "claims.0", "wrong-type", "input should be an object, got 5",
                     id="a number in place of a record"),
        pytest.param((*SECOND, "title"), 5, "title", "wrong-type", "input should be a valid string, got 5",
                     id="a number in place of a text"),
        pytest.param((*SECOND, "title"), None, "title", "wrong-type", "input should be a valid string, got null",
                     id="null where something is needed"),
        pytest.param((*SECOND, "title"), " ", "title", "wrong-value",
                     "expected a text that says something; leave the field out where there is nothing to say",
                     id="an empty text"),
        pytest.param((*SECOND, "date"), 2020, "date", "wrong-type", "input should be a valid string, got 2020",
                     id="a year as a number"),
        pytest.param((*SECOND, "date"), "27.09.2020", "date", "impossible-date",
                     "'27.09.2020' is no EDTF date; write for example 1992, 1992-02, 1992-02-26, 1992~ or 199X",
                     id="a date that is not EDTF"),
        pytest.param((*DEAD, "counted"), "2020-11/2020-09", "claims.0.counted", "impossible-date",
                     "'2020-11/2020-09' ends before it begins", id="a period the wrong way round"),
        pytest.param((*SECOND, "kind"), "qqq", "kind", "unknown-value",
                     "\"qqq\" is not one of the words for 'kind'; expected 'conflict', 'war', 'phase', 'offensive', "
                     "'battle', 'clash', 'incident', 'violence', 'siege', 'blockade', 'displacement', 'agreement', "
                     "'ceasefire', 'resolution', 'negotiation', 'declaration', 'vote', 'law', 'legal', 'political', "
                     "'mission', 'withdrawal', 'transfer', 'military', 'money', 'protest', 'census', 'report', "
                     "'culture', 'election', 'appointment', 'trial', 'exchange' or 'speech'",
                     id="a word that is like none"),
        pytest.param((*SECOND, "kind"), "repport", "kind", "unknown-value",
                     "\"repport\" is not one of the words for 'kind'; did you mean 'report'?",
                     id="the last word but one of a list, misspelt"),
        pytest.param((*SECOND, "kind"), "cultur", "kind", "unknown-value",
                     "\"cultur\" is not one of the words for 'kind'; did you mean 'culture'?",
                     id="the last word of a list, misspelt"),
        pytest.param((*DEAD, "id"), "Killed!", "claims.0.id", "wrong-value",
                     "'Killed!' is no id: lower-case a-z and 0-9 in groups joined by '-', '.' or ':'",
                     id="a text that is no id"),
        pytest.param((*DEAD, "low"), "3825", "claims.0.low", "wrong-type", 'expected a number, got "3825"',
                     id="a low figure as a text"),
        pytest.param((*DEAD, "high"), "3825", "claims.0.high", "wrong-type", 'expected a number, got "3825"',
                     id="a high figure as a text"),
        pytest.param((*DEAD, "qualifier"), "exactly", "claims.0.qualifier", "unknown-value",
                     "\"exactly\" is not one of the words for 'qualifier'; did you mean 'exact'?",
                     id="a word of a claim, misspelt"),
        pytest.param((*SECOND, "importance"), 7, "importance", "unknown-value",
                     "7 is not one of the words for 'importance'; expected 1, 2 or 3", id="a number out of the list"),
        pytest.param((*SECOND, "importance"), "1", "importance", "unknown-value",
                     "\"1\" is not one of the words for 'importance'; expected 1, 2 or 3", id="a text for a number"),
        pytest.param((*SECOND, "importance"), True, "importance", "unknown-value",
                     "true is not one of the words for 'importance'; expected 1, 2 or 3", id="true for 1"),
        pytest.param((*SECOND, "importance"), 2.0, "importance", "unknown-value",
                     "2.0 is not one of the words for 'importance'; expected 1, 2 or 3", id="2.0 for 2"),
        pytest.param((*SECOND, "importance"), 3.0, "importance", "unknown-value",
                     "3.0 is not one of the words for 'importance'; expected 1, 2 or 3", id="3.0 for 3"),
        pytest.param((*DEAD, "best"), "3825", "claims.0.best", "wrong-type", 'expected a number, got "3825"',
                     id="a number as a text"),
        pytest.param((*DEAD, "best"), True, "claims.0.best", "wrong-type", "expected a number, got true",
                     id="a boolean for a number"),
        pytest.param((*DEAD, "best"), [3825], "claims.0.best", "wrong-type", "expected a number, got [3825]",
                     id="a list for a number"),
        pytest.param((*DEAD, "best"), -1, "claims.0.best", "wrong-value", "-1 is negative; figures count things",
                     id="a negative figure"),
        pytest.param((*DEAD, "unit"), ..., "claims.0.unit", "wrong-value",
                     "a figure needs its unit, for example people", id="a figure without its unit"),
        pytest.param((*DEAD, "qualifier"), "at_least", "claims.0.qualifier", "wrong-value",
                     "'at_least' goes with low alone; the claim has best", id="a hedge that does not fit"),
        pytest.param((*SHUSHA, "lat"), "39.76", "lat", "wrong-type", 'expected a number, got "39.76"',
                     id="degrees as a text"),
        pytest.param((*SHUSHA, "lon"), "46.75", "lon", "wrong-type", 'expected a number, got "46.75"',
                     id="degrees of longitude as a text"),
        pytest.param((*SHUSHA, "lat"), 97.5, "lat", "wrong-value",
                     "97.5 is no latitude; expected -90 to 90 degrees", id="beyond the pole"),
        pytest.param((*SHUSHA, "lon"), ..., "lon", "wrong-value", "coordinates need both lat and lon",
                     id="half a coordinate"),
        pytest.param((*SHUSHA, "precision"), ..., "precision", "wrong-value",
                     "coordinates need their precision: point, centroid or representative",
                     id="coordinates without their precision"),
        pytest.param((*SHUSHA, "name"), {"en": "x" * 99}, "name", "wrong-type",
                     'input should be a valid string, got {"en": "' + "x" * 52 + "…", id="a long value is cut"),
        pytest.param((*SHUSHA, "name"), ["x" * 56], "name", "wrong-type",
                     'input should be a valid string, got ["' + "x" * 56 + '"]', id="sixty characters are shown"),
        pytest.param((*SHUSHA, "kind"), "Şəhər", "kind", "unknown-value",
                     "\"\\u015e\\u0259h\\u0259r\" is not one of the words for 'kind'; expected 'settlement', "
                     "'district', 'region', 'province', 'country', 'site', 'route', 'line', 'airport', 'river', "
                     "'mountain_pass' or 'area'", id="a word in other letters is shown in escapes"),
    ],
)  # fmt: skip
def test_a_fault_in_a_record_says_what_was_expected(
    problems: Problems, way: Way, value: object, field: str, rule: str, message: str
) -> None:
    file, line = ("places.json", 3) if way[0] == "places" else ("events.json", 4)

    assert problems({way: value}) == [
        Problem(file=file, line=line, record=str(way[1]), field=field, rule=rule, message=message)
    ]


def test_a_low_figure_above_the_high_one_is_refused(problems: Problems) -> None:
    changes: Changes = {
        (*DEAD, "best"): ...,
        (*DEAD, "low"): 30000,
        (*DEAD, "high"): 25000,
        (*DEAD, "qualifier"): "between",
    }

    assert problems(changes) == [
        Problem(
            file="events.json",
            line=4,
            record="second",
            field="claims.0.low",
            rule="wrong-value",
            message="low 30000 is above high 25000",
        )
    ]


@pytest.mark.parametrize("number", ["1e999", "-1e999"])
def test_a_number_too_large_to_be_one_is_refused(problems: Problems, blobs: dict[str, bytes], number: str) -> None:
    shown = "Infinity" if number[0] == "1" else "-Infinity"
    data = blobs["events.json"].replace(b'"best": 3825', f'"best": {number}'.encode())

    assert problems(raw={"events.json": data}) == [
        Problem(
            file="events.json",
            line=4,
            record="second",
            field="claims.0.best",
            rule="wrong-type",
            message=f"expected a number, got {shown}",
        )
    ]


@pytest.mark.parametrize("half", [b"\\ud800", b"\\udfff"])
def test_a_lone_surrogate_is_refused_as_text_that_no_file_can_hold(
    problems: Problems, blobs: dict[str, bytes], half: bytes
) -> None:
    data = blobs["events.json"].replace(b'"Second Nagorno', b'"' + half + b"Second Nagorno")

    (problem,) = problems(raw={"events.json": data})

    assert (problem.line, problem.record, problem.rule) == (4, "second", "wrong-value")
    assert problem.message.endswith("holds half a character, which can't be stored as UTF-8")


@pytest.mark.parametrize("depth", [7, 150, 250, 500, 900])
def test_a_record_nested_deeper_than_records_are_is_refused_in_our_own_words(problems: Problems, depth: int) -> None:
    """Pydantic gives in before Python does; neither its words nor Python's are shown."""
    nested: Any = 1
    for _ in range(depth):
        nested = [nested]

    (problem,) = problems({(*SECOND, "note"): nested})

    assert (problem.line, problem.record) == (4, "second")
    assert problem.message in (
        "nested too deeply; records are at most six levels deep",
        f"input should be a valid string, got {('[' * depth + '1' + ']' * depth)[:60]}{'…' if depth > 29 else ''}",
    )


@pytest.mark.parametrize(
    "number", [pytest.param(f"{10**4000}", id="an integer of 4,001 digits"), "1e300", "9007199254740992", "1e-9"]
)
def test_a_figure_that_not_every_reader_could_keep_is_refused(
    problems: Problems, blobs: dict[str, bytes], number: str
) -> None:
    data = blobs["events.json"].replace(b'"best": 3825', f'"best": {number}'.encode())

    assert problems(raw={"events.json": data}) == [
        Problem(
            file="events.json",
            line=4,
            record="second",
            field="claims.0.best",
            rule="wrong-value",
            message=f"too {'small' if number == '1e-9' else 'large'} a number; "
            "a figure is 0 or from 0.0001 to 9,007,199,254,740,991",
        )
    ]


def test_a_number_of_ten_thousand_digits_is_not_read_at_all(problems: Problems, blobs: dict[str, bytes]) -> None:
    data = blobs["events.json"].replace(b'"best": 3825', b'"best": ' + b"9" * 10_000)

    assert [p.message for p in problems(raw={"events.json": data}) if p.rule == "not-json"] == [
        "holds a number of thousands of digits"
    ]


def test_a_version_with_half_a_character_is_refused(problems: Problems) -> None:
    assert problems(raw={"datapackage.json": rb'{"version": "1.0.0\ud800"}'}) == [
        Problem(
            file="datapackage.json",
            line=1,
            field="version",
            rule="wrong-value",
            message='"1.0.0\\ud800" holds half a character, which can\'t be stored as UTF-8',
        )
    ]


def test_a_file_with_no_end_of_faults_is_left_after_the_first_of_them(
    problems: Problems, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And its records, which nobody has read, are not missed."""
    monkeypatch.setattr("nkcli.loading.shapes.MOST_PROBLEMS", 3)
    data = b'{"places": [\n' + b"0,\n" * 100_000 + b"0\n]}"

    assert [(p.line, p.rule, p.message) for p in problems(raw={"places.json": data})] == [
        (2, "wrong-shape", "expected a record (an object), got 0"),
        (3, "wrong-shape", "expected a record (an object), got 0"),
        (4, "wrong-shape", "expected a record (an object), got 0"),
        (5, "too-many-problems", "not read from here on: 3 problems above"),
    ]


def test_a_file_with_just_as_many_faults_is_read_to_its_end(
    problems: Problems, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So what is not in it is missed."""
    monkeypatch.setattr("nkcli.loading.shapes.MOST_PROBLEMS", 3)

    found = problems(raw={"places.json": b'{"places": [0, 0, 0]}'})

    assert [p.rule for p in found if p.file == "places.json"] == ["wrong-shape"] * 3
    assert {p.message for p in found if p.file == "events.json"} == {
        "there is no place 'nagorno-karabakh'",
        "there is no place 'shusha'",
    }


def test_one_bad_record_hides_no_fault_of_another(problems: Problems) -> None:
    found = problems({(*SECOND, "kind"): "wars", (*DEAD, "best"): "3825", ("events", "first", "title"): ""})

    assert [(p.record, p.field) for p in found] == [
        ("first", "title"),
        ("second", "claims.0.best"),
        ("second", "kind"),
    ]


def test_a_record_with_a_fault_of_its_own_can_still_be_referred_to(problems: Problems) -> None:
    assert [p.rule for p in problems({("actors", "armenia", "kind"): "nation"})] == ["unknown-value"]


def test_a_row_that_is_no_record_is_one_problem_in_any_file(problems: Problems) -> None:
    rows: Changes = {(key, "+"): "shusha-2021" for key in ("events", "actors", "places", "sources")}

    assert problems(rows) == [
        Problem(
            file=f"{key}.json",
            line=line,
            rule="wrong-shape",
            message='expected a record (an object), got "shusha-2021"',
        )
        for key, line in (("actors", 10), ("events", 9), ("places", 4), ("sources", 4))
    ]


# -- lines ---------------------------------------------------------------------------------------


def test_a_fault_has_the_line_of_its_field_and_a_missing_field_that_of_its_record(problems: Problems) -> None:
    data = b"""\
{"sources": [
  {
    "id": "wikipedia-2025",
    "kind": "encyclopedia",
    "title": "Nagorno-Karabakh conflict",
    "publisher": "Wikipedia contributors",
    "url": "https://en.wikipedia.org/wiki/Nagorno-Karabakh_conflict",
    "licence": "CC BY-SA 4.0",
    "perspective": "Volunteer-written encyclopedia",
    "sections": [
      {"locator": "Lead"},
      {
        "locater": "Background"
      }
    ]
  },
  {"id": "ucdp-brd-24.1", "kind": "dataset", "title": "T", "publisher": "P", "url": "U", "licence": "L",
   "perspective": ""}
]}
"""

    assert "\n".join(map(str, problems(raw={"sources.json": data}))) == (
        "sources.json:12: wikipedia-2025 sections.1.locator: 'locator' is needed here and is not there "
        "[missing-field]\n"
        "sources.json:13: wikipedia-2025 sections.1.locater: 'locater' is no field here; "
        "did you mean 'locator'? [unknown-field]\n"
        "sources.json:18: ucdp-brd-24.1 perspective: expected a text that says something; "
        "leave the field out where there is nothing to say [wrong-value]"
    )


# -- repeated keys -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "lines"),
    [
        pytest.param(b'{"version": "1.0.0",\n"version": "1.0.0"}', ["version"], id="twice"),
        pytest.param(b'{"version": "1.0.0",\n"version": "1.0.0",\n"version": "1.0.0"}', ["version"], id="three times"),
        pytest.param(b'{"version": "1.0.0",\n"a": {"x": 1},\n"a": {"x": 2}}', ["a"], id="objects with the same keys"),
        pytest.param(b'{"version": "1.0.0",\n"a": [{"x": 1, "x": 2}]}', ["x"], id="deep inside"),
    ],
)
def test_a_key_that_stands_twice_is_reported_once(problems: Problems, data: bytes, lines: list[str]) -> None:
    assert [(p.rule, p.message) for p in problems(raw={"datapackage.json": data})] == [
        ("duplicate-key", f"{key!r} stands twice in this object; the second would win") for key in lines
    ]


def test_a_fault_in_the_second_of_two_equal_keys_has_the_second_ones_line(
    problems: Problems, blobs: dict[str, bytes]
) -> None:
    data = blobs["events.json"].replace(b'"date": "1992",', b'"date": "1992",\n"date": "1992-02-31",')

    assert [
        (p.line, p.record, p.field) for p in problems(raw={"events.json": data}) if p.rule == "impossible-date"
    ] == [(9, "minsk-group", "date")]


# -- one change of good data --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param('"kind": "conflict"', '"kind": "conflict", "kind": "conflict"', id="a key twice"),
        pytest.param('"kind": "conflict"', '"kind": "war", "kind" :\n"conflict"', id="a key twice, spaced"),
        pytest.param('"kind": "conflict"', '"kind": "war", "k\\u0069nd": "conflict"', id="a key twice, spelled"),
        pytest.param('"importance": 1', '"importance": true', id="true for 1"),
        pytest.param('"importance": 1', '"\\u0069mportance": true', id="true for 1, spelled"),
        pytest.param('"importance": 1', '"importance": 1.0', id="1.0 for 1"),
        pytest.param('"importance": 1', '"importance": 4', id="a word that is none"),
        pytest.param('"title": "Nagorno', '"title": "\\ud800', id="half a character"),
        pytest.param('"id": "first"', '"id": "second"', id="an id twice"),
        pytest.param('"id": "second:killed-armenian-military"', '"id": "shusha"', id="a claim with the id of a place"),
        pytest.param('"part_of": "conflict"', '"part_of": "conflikt"', id="a reference to nothing"),
        pytest.param('"claimant": "armenia"', '"claimant": "second"', id="a reference to a record of another kind"),
        pytest.param('"part_of": "conflict"', '"related": ["first"], "part_of": "conflict"', id="related to itself"),
        pytest.param('"kind": "conflict"', '"kind": "conflict", "part_of": "first"', id="part of its own part"),
        pytest.param('"date": "2020-09-27/2020-11-10"', '"date": "1985"', id="outside what it is part of"),
        pytest.param('"date": "2020-09-27/2020-11-10"', '"date": "2020-09-31"', id="a day in no calendar"),
        pytest.param('{"events"', '{"notes": [], "events"', id="another list"),
        pytest.param('"best": 3825', '"best": NaN', id="not a number"),
        pytest.param('"best": 3825', '"best": "3825"', id="a text for a number"),
        pytest.param('"best": 3825', '"best": -3825', id="a negative figure"),
        pytest.param('"best": 3825', '"best": 3825, "low": 4000', id="a figure that contradicts itself"),
    ],
)
def test_whatever_is_wrong_is_refused(blobs: dict[str, bytes], old: str, new: str) -> None:
    text = blobs["events.json"].decode()
    assert old in text
    changed = {**blobs, "events.json": text.replace(old, new, 1).encode()}

    with pytest.raises(DataError):
        validate_tables(changed, "data", "digest")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param('"kind": "conflict"', '"kind": "conflict", "part_of": null', id="an absent field written out"),
        pytest.param('"title": "Nagorno', '"title": "N\\u0061gorno', id="a letter spelled out"),
    ],
)
def test_what_is_written_another_way_is_the_same(blobs: dict[str, bytes], dataset: Dataset, old: str, new: str) -> None:
    changed = {**blobs, "events.json": blobs["events.json"].decode().replace(old, new, 1).encode()}

    assert validate_tables(changed, "data", dataset.digest) == dataset


# -- anything at all -----------------------------------------------------------------------------

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters(exclude_categories=[]))
    | st.sampled_from(["second", "1992", "war", "killed", "exact"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["events", "id", "date", "part_of", "claims", "best"]) | st.text(), inner, max_size=4
        )
    ),
    max_leaves=15,
)


def _faults(blobs: dict[str, bytes]) -> list[Problem]:
    """List what is wrong with the files; anything raised but bad data fails the test."""
    try:
        validate_tables(blobs, "folder", "digest")
    except DataError as error:
        return list(error.problems)
    return []


def _all_told(problems: list[Problem]) -> bool:
    return all(problem.file and problem.rule and problem.message for problem in problems)


@given(value=JSON)
def test_any_json_as_a_file_raises_nothing_but_bad_data(blobs: dict[str, bytes], value: Any) -> None:
    assert _all_told(_faults({**blobs, "events.json": json.dumps(value).encode()}))


@given(rows=st.lists(JSON, max_size=4))
def test_any_json_as_records_raises_nothing_but_bad_data(blobs: dict[str, bytes], rows: list[Any]) -> None:
    assert _all_told(_faults({**blobs, "events.json": json.dumps({"events": rows}).encode()}))


@given(data=st.binary(max_size=40))
def test_any_bytes_as_a_file_raise_nothing_but_bad_data(blobs: dict[str, bytes], data: bytes) -> None:
    assert _all_told(_faults({**blobs, "datapackage.json": data}))


@given(data=st.data())
def test_any_json_anywhere_in_good_data_raises_nothing_but_bad_data(
    blobs: dict[str, bytes], data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(sorted(blobs)))
    value = json.loads(blobs[name])
    way = data.draw(st.sampled_from(list(_ways(value))))

    changed = json.dumps(_with(value, way, data.draw(JSON))).encode()

    assert _all_told(_faults({**blobs, name: changed}))


def _ways(value: Any, base: Way = ()) -> Iterator[Way]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, item in inner:
        yield (*base, step)
        yield from _ways(item, (*base, step))


def _with(value: Any, way: Way, new: Any) -> Any:
    changed = inner = deepcopy(value)
    for step in way[:-1]:
        inner = inner[step]
    inner[way[-1]] = new
    return changed
