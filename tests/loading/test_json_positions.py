"""Where things stand in a JSON text."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkcli.loading.json_positions import Pointer, lines

if TYPE_CHECKING:
    from collections.abc import Iterator


def test_every_key_and_every_item_has_its_line() -> None:
    text = """\
{
 "events": [
  {
   "id": "second",
   "places": [
    "shusha",
    "nagorno-karabakh"
   ]
  },
  {"id": "first", "date": "1988"}
 ]
}
"""

    assert lines(text) == {
        (): 1,
        ("events",): 2,
        ("events", 0): 3,
        ("events", 0, "id"): 4,
        ("events", 0, "places"): 5,
        ("events", 0, "places", 0): 6,
        ("events", 0, "places", 1): 7,
        ("events", 1): 10,
        ("events", 1, "id"): 10,
        ("events", 1, "date"): 10,
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("{}", {(): 1}, id="an empty object"),
        pytest.param("[]", {(): 1}, id="an empty list"),
        pytest.param("5", {(): 1}, id="a number alone"),
        pytest.param("[[],\n[1]]", {(): 1, (0,): 1, (1,): 2, (1, 0): 2}, id="lists in a list"),
        pytest.param('{"a":\n1}', {(): 1, ("a",): 1}, id="a key and its value on two lines: the key's"),
        pytest.param('{"}\\"]": 1,\n",": 2}', {(): 1, ('}"]',): 1, (",",): 2}, id="brackets and commas in keys"),
        pytest.param('{"\\u0161": 1}', {(): 1, ("š",): 1}, id="an escaped key is the key it stands for"),
        pytest.param('["a\\nb",\n2]', {(): 1, (0,): 1, (1,): 2}, id="an escaped line end is none"),
        pytest.param('{"a": 1,\r\n"b": 2}', {(): 1, ("a",): 1, ("b",): 2}, id="line ends of Windows"),
        pytest.param('["\u2028",\n2]', {(): 1, (0,): 1, (1,): 2}, id="Unicode's line separator is no line end"),
    ],
)
def test_lines_are_counted_from_one(text: str, expected: dict[Pointer, int]) -> None:
    assert lines(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('{"a": 1, "b": 2}', [], id="none"),
        pytest.param('{"a": 1, "a": 2}', [("a",)], id="twice"),
        pytest.param('{"a": 1, "\\u0061": 2}', [("a",)], id="twice, once escaped"),
        pytest.param('[{"a": 1}, {"a": 2}]', [], id="in two objects"),
        pytest.param('{"x": [{"a": 1, "b": 1, "a": 2}]}', [("x", 0, "a")], id="deep inside"),
        pytest.param(
            '{"a": {"b": 1}, "a": {"b": 2}}', [("a",)], id="what is in the repeated object stands once in each"
        ),
    ],
)
def test_keys_that_an_object_holds_twice_are_listed(text: str, expected: list[Pointer]) -> None:
    repeated: list[Pointer] = []

    lines(text, repeated)

    assert repeated == expected


def test_of_a_key_that_stands_twice_the_last_one_counts() -> None:
    assert lines('{"a":\n{"b": 1},\n"a":\n{\n"b": 2}}')[("a", "b")] == 5


def test_ways_that_nobody_wants_are_left_out() -> None:
    text = '{"events": [\n{"id": "first"},\n{"id": "second"}\n]}'

    assert lines(text, wanted={("events", 1, "id")}) == {(): 1, ("events", 1, "id"): 3}
    assert lines(text, wanted={()}) == {(): 1}


def test_nothing_is_read_beyond_the_last_way_that_is_wanted() -> None:
    """What follows would be no JSON."""
    assert lines("[1,\n2,\n}}", wanted={(1,)}) == {(): 1, (1,): 2}


def test_a_text_nested_deeper_than_python_calls_is_no_trouble() -> None:
    assert len(lines("[" * 2000 + "]" * 2000)) == 2000


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@given(JSON, st.sampled_from([None, 0, 1]))
def test_every_value_of_any_json_is_found(value: Any, indent: int | None) -> None:
    assert set(lines(json.dumps(value, indent=indent))) == set(_ways(value))


def _ways(value: Any, base: Pointer = ()) -> Iterator[Pointer]:
    yield base
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, item in inner:
        yield from _ways(item, (*base, step))
