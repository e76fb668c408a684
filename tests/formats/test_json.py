"""JSON and JSON Lines: what programs read, to the last character."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import ClassVar

import pytest

from nkcli.answers.table import Column, Group, Sheet
from nkcli.formats.json import as_json, json_lines, json_text

DATASET = {"version": "1.2.3", "digest": "abc"}
QUERY = {"war": "second", "from": None}


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    who: str
    killed: float | None
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Losses:
    schema: ClassVar[str] = "losses"
    rows_field: ClassVar[str] = "losses"

    losses: tuple[Loss, ...]
    names: dict[str, tuple[str, ...]]
    found: int
    title: str = field(default="Losses", metadata={"json": False})

    def sheet(self) -> Sheet:
        rows = tuple((loss.who, loss.killed) for loss in self.losses)
        return Sheet(title=self.title, columns=(Column("who"), Column("killed")), groups=(Group("g", "", rows),))


ANSWER = Losses(
    losses=(Loss(who="Şuşa", killed=3825, sources=("a", "b")), Loss(who='"\n', killed=None, sources=())),
    names={"a": ("Շուշի",)},
    found=2,
)
NOTHING = Losses(losses=(), names={}, found=0)


# -- JSON ----------------------------------------------------------------------------------------


def test_json_is_one_object_with_schema_data_set_and_query_before_the_rows() -> None:
    assert "".join(json_text(ANSWER, DATASET, QUERY, ascii_only=False)) == (
        "{\n"
        '"schema": {"name": "losses", "version": 1},\n'
        '"dataset": {"version": "1.2.3", "digest": "abc"},\n'
        '"query": {"war": "second", "from": null},\n'
        '"losses": [\n'
        '{"who": "Şuşa", "killed": 3825, "sources": ["a", "b"]},\n'
        '{"who": "\\"\\n", "killed": null, "sources": []}\n'
        "],\n"
        '"names": {"a": ["Շուշի"]},\n'
        '"found": 2\n'
        "}\n"
    )


def test_an_empty_answer_is_an_empty_list() -> None:
    assert json.loads("".join(json_text(NOTHING, DATASET, {}, ascii_only=False))) == {
        "schema": {"name": "losses", "version": 1},
        "dataset": DATASET,
        "query": {},
        "losses": [],
        "names": {},
        "found": 0,
    }


def test_json_lines_are_the_rows_alone() -> None:
    assert list(json_lines(ANSWER, ascii_only=False)) == [
        '{"who": "Şuşa", "killed": 3825, "sources": ["a", "b"]}\n',
        '{"who": "\\"\\n", "killed": null, "sources": []}\n',
    ]


def test_no_rows_are_no_json_lines() -> None:
    assert list(json_lines(NOTHING, ascii_only=False)) == []


def test_json_for_an_ascii_output_says_the_same_in_ascii() -> None:
    plain, spelled = ("".join(json_text(ANSWER, DATASET, QUERY, ascii_only=a)) for a in (False, True))
    assert spelled.isascii()
    assert json.loads(spelled) == json.loads(plain)
    assert "".join(json_lines(ANSWER, ascii_only=True)).isascii()


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf")])
def test_what_is_no_json_number_is_refused(number: float) -> None:
    bad = Losses(losses=(Loss(who="a", killed=number, sources=()),), names={}, found=1)
    with pytest.raises(ValueError, match="Out of range float values are not JSON compliant"):
        list(json_text(bad, DATASET, {}, ascii_only=False))
    with pytest.raises(ValueError, match="Out of range float values are not JSON compliant"):
        list(json_lines(bad, ascii_only=False))


def test_fields_that_serve_the_sheet_alone_are_left_out() -> None:
    assert json.loads(json.dumps(NOTHING, default=as_json)) == {"losses": [], "names": {}, "found": 0}


@pytest.mark.parametrize(
    ("text", "written"),
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
def test_what_hides_in_a_text_is_seen_in_json(text: str, written: str) -> None:
    answer = Losses(losses=(Loss(who=text, killed=None, sources=()),), names={}, found=1)

    (line,) = json_lines(answer, ascii_only=False)

    assert f'"who": "{written}"' in line
    assert json.loads(line)["who"] == text


def test_what_acts_on_a_terminal_is_escaped_in_json_and_reads_back_the_same() -> None:
    acting = "\x9b31m \u202e \u2028 \u0085 Şuşa"
    written = "".join(
        json_lines(Losses(losses=(Loss(who=acting, killed=1, sources=()),), names={}, found=1), ascii_only=False)
    )
    assert written.splitlines() == ['{"who": "\\u009b31m \\u202e \\u2028 \\u0085 Şuşa", "killed": 1, "sources": []}']
    assert json.loads(written)["who"] == acting
