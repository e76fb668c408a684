"""docs/reliability.md: every test that it names is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "reliability.md").read_text(encoding="utf-8")
NAMED = sorted(set(re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", PAGE)))
TABLES = re.findall(r"^\| promise .*\n\|[-|]+\n((?:\| .*\n)+)", PAGE, re.MULTILINE)
ROWS = [row for table in TABLES for row in table.splitlines()]


@pytest.mark.parametrize(("file", "name"), NAMED, ids=[name for _, name in NAMED])
def test_every_test_that_the_page_names_is_there(file: str, name: str) -> None:
    assert re.search(rf"^def {name}\(", (ROOT / file).read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize("row", ROWS)
def test_every_promise_has_its_tests_its_cases_and_its_result(row: str) -> None:
    _, tests, cases, result = (cell.strip() for cell in row.strip("|").split("|"))

    assert "tests/" in tests or "tools/" in tests or ".ci/" in tests
    assert re.search(r"\d", cases)
    assert result
