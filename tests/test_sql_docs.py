"""The queries of docs/how-to/sql.md give what the commands give."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import nkcli

if TYPE_CHECKING:
    from collections.abc import Callable

    from nkcli.api import Facts

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "how-to" / "sql.md").read_text(encoding="utf-8")
QUERIES = re.findall(r"### (\d+)\..*?```sql\n(.*?)```", PAGE, re.DOTALL)

Rows = list[tuple[Any, ...]]


@pytest.fixture(scope="module")
def facts() -> Facts:
    return nkcli.load(ROOT / "data")


def _rows(facts: Facts, question: str, **parameters: Any) -> list[dict[str, Any]]:
    return nkcli.ask(facts, question, **parameters).to_dicts()


def _figure(row: dict[str, Any]) -> tuple[Any, ...]:
    return row["low"], row["best"], row["high"]


def soldiers(facts: Facts) -> Rows:
    rows = _rows(facts, "claims", war="second", measure="killed")
    return [_figure(row) for row in rows if row["about"] == "second" and row["category"] == "military"]


def turning_points(facts: Facts) -> Rows:
    rows = _rows(facts, "timeline", on="2020-11", importance=1)
    inside = [e for e in rows if (e["earliest"] or "") >= "2020-11-01" and (e["latest"] or "9") <= "2020-11-30"]
    return [(event["date"], event["title"]) for event in inside]


def claimants(facts: Facts) -> Rows:
    return sorted(((row["claims_by"],) for row in _rows(facts, "actors")), reverse=True)[:8]


def sources(facts: Facts) -> Rows:
    return sorted(((row["claims"],) for row in _rows(facts, "sources")), reverse=True)[:8]


def shusha(facts: Facts) -> Rows:
    return [(held.status, held.when) for held in facts.dataset.place_by_id["shusha"].control]


def lachin(facts: Facts) -> Rows:
    return [(len(_rows(facts, "timeline", place="lachin")),)]


def wars(facts: Facts) -> Rows:
    rows = _rows(facts, "wars")
    return [(row["id"], row["events"] + 1, row["claims"]) for row in rows if row["kind"] == "war"]


def side(facts: Facts) -> Rows:
    return list(Counter(r["kind"] for r in _rows(facts, "actors") if r["side"] == "azerbaijani-side").items())


def ceasefires(facts: Facts) -> Rows:
    return [(len(_rows(facts, "timeline", text="ceasefire")),)]


def own_dead(facts: Facts) -> Rows:
    sides = facts.dataset.sides
    rows = _rows(facts, "casualties", war="second", measure="killed")
    own = [r for r in rows if r["about"] == "second" and r["side"] and sides.get(r["claimant"]) == r["side"]]
    return [(row["affected"], row["category"], *_figure(row), row["counted"]) for row in own]


ANSWERS: list[tuple[Callable[[Facts], Rows], slice]] = [
    (soldiers, slice(1, 4)),
    (turning_points, slice(None)),
    (claimants, slice(1, 2)),
    (sources, slice(1, 2)),
    (shusha, slice(1, 3)),
    (lachin, slice(None)),
    (wars, slice(None)),
    (side, slice(None)),
    (ceasefires, slice(None)),
    (own_dead, slice(None)),
]
"""What the command of each question gives, and the columns of the query that say the same."""


def test_there_are_ten_questions() -> None:
    assert [number for number, _ in QUERIES] == [str(n) for n in range(1, 11)]
    assert len(ANSWERS) == len(QUERIES)


@pytest.mark.parametrize("number", range(10))
def test_a_query_gives_what_the_command_gives(facts: Facts, number: int) -> None:
    answer, columns = ANSWERS[number]
    store = facts.neutral.store  # type: ignore[attr-defined]
    assert store.has_words

    rows = [row[columns] for row in store.rows(QUERIES[number][1])]

    assert rows
    assert sorted(rows, key=str) == sorted(answer(facts), key=str)
