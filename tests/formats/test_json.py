"""JSON and JSON Lines: what programs read, to the last character."""

from __future__ import annotations

import json
from dataclasses import field
from typing import ClassVar

import pytest

from asking import written
from nkcli.answers.table import NOT_JSON, Answer
from nkcli.formats.json import dumps
from nkcli.frozen import Frozen

QUERY = {"war": "second", "from": None}


class Loss(Frozen, kw_only=True):
    who: str
    killed: float | None
    sources: tuple[str, ...]


class Losses(Answer, kw_only=True):
    schema: ClassVar[str] = "losses"
    rows_field: ClassVar[str] = "losses"

    losses: tuple[Loss, ...]
    names: dict[str, tuple[str, ...]]
    found: int
    title: str = field(default="Losses", metadata=NOT_JSON)


ANSWER = Losses(
    query=QUERY,
    losses=(Loss(who="Şuşa", killed=3825, sources=("a", "b")), Loss(who='"\n', killed=None, sources=())),
    names={"a": ("Շուշի",)},
    found=2,
)
NOTHING = Losses(query={}, losses=(), names={}, found=0)


# -- JSON ----------------------------------------------------------------------------------------


def test_json_is_one_object_with_schema_data_set_and_query_before_the_rows() -> None:
    assert written(ANSWER, "json") == (
        "{\n"
        '"schema": {"name": "losses", "version": 1},\n'
        '"dataset": {"version": "1.2.3", "digest": "abc"},\n'
        '"query": {"war": "second", "from": null},\n'
        '"losses": [\n'
        '{"who": "Şuşa", "killed": 3825, "sources": ["a", "b"]},\n'
        '{"who": "\\"\\n", "killed": null, "sources": []}\n'
        "],\n"
        '"names": {"a": ["Շուշի"]},\n'
        '"found": 2,\n'
        '"all_names": {}\n'
        "}\n"
    )


def test_an_empty_answer_is_an_empty_list() -> None:
    assert json.loads(written(NOTHING, "json")) == {
        "schema": {"name": "losses", "version": 1},
        "dataset": {"version": "1.2.3", "digest": "abc"},
        "query": {},
        "losses": [],
        "names": {},
        "found": 0,
        "all_names": {},
    }


def test_json_lines_are_the_rows_alone() -> None:
    assert written(ANSWER, "jsonl").splitlines(keepends=True) == [
        '{"who": "Şuşa", "killed": 3825, "sources": ["a", "b"]}\n',
        '{"who": "\\"\\n", "killed": null, "sources": []}\n',
    ]


def test_no_rows_are_no_json_lines() -> None:
    assert written(NOTHING, "jsonl") == ""


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf")])
def test_what_is_no_json_number_is_refused(number: float) -> None:
    bad = Losses(query={}, losses=(Loss(who="a", killed=number, sources=()),), names={}, found=1)
    with pytest.raises(ValueError, match="Out of range float values are not JSON compliant"):
        written(bad, "json")
    with pytest.raises(ValueError, match="Out of range float values are not JSON compliant"):
        written(bad, "jsonl")


def test_fields_that_serve_the_sheet_alone_are_left_out() -> None:
    assert json.loads(dumps(NOTHING)) == {"query": {}, "losses": [], "names": {}, "found": 0}


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("a\x1bb", "a\\u001bb"),
        ("a\x7fb", "a\\u007fb"),
        ("a\x9bb", "a\\u009bb"),
        ("a\xadb", "a\\u00adb"),
        ("a\u200bb", "a\\u200bb"),
        ("a\u202eb", "a\\u202eb"),
        ("a\u3164b", "a\\u3164b"),
        ("a\U000e0041b", "a\\udb40\\udc41b"),
    ],
)
def test_what_hides_in_a_text_is_seen_in_json(text: str, escaped: str) -> None:
    answer = Losses(query={}, losses=(Loss(who=text, killed=None, sources=()),), names={}, found=1)

    (line,) = written(answer, "jsonl").splitlines()

    assert f'"who": "{escaped}"' in line
    assert json.loads(line)["who"] == text


def test_what_acts_on_a_terminal_is_escaped_in_json_and_reads_back_the_same() -> None:
    acting = "\x9b31m \u202e \u2028 \u0085 Şuşa"
    text = written(Losses(query={}, losses=(Loss(who=acting, killed=1, sources=()),), names={}, found=1), "jsonl")
    assert text.splitlines() == ['{"who": "\\u009b31m \\u202e \\u2028 \\u0085 Şuşa", "killed": 1, "sources": []}']
    assert json.loads(text)["who"] == acting


def test_bytes_that_were_no_text_are_no_lone_surrogates() -> None:
    """The name of a folder may hold any bytes; what reads JSON takes no half of a character."""
    assert dumps("data-\udce9") == '"data-\ufffd"'
