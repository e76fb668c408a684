"""The pages on Python are run: what they show is what comes out."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest

DOCS = Path(__file__).parent.parent / "docs"


def run(page: Path) -> doctest.TestResults:
    return doctest.testfile(str(page), module_relative=False, optionflags=doctest.ELLIPSIS, encoding="utf-8")


def test_every_example_of_the_page_on_python_gives_what_it_shows() -> None:
    failed, tried = run(DOCS / "how-to" / "python.md")
    assert tried > 10
    assert failed == 0


def test_every_example_of_the_researchers_tutorial_gives_what_it_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It ends by writing a file."""
    pytest.importorskip("pandas")
    monkeypatch.chdir(tmp_path)
    failed, tried = run(DOCS / "tutorial" / "researcher.md")
    assert tried > 10
    assert failed == 0
    assert (tmp_path / "claims.csv").stat().st_size > 0
