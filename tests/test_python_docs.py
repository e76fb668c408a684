"""docs/how-to/python.md, which is run: what it shows is what comes out."""

from __future__ import annotations

import doctest
from pathlib import Path

PAGE = Path(__file__).parent.parent / "docs" / "how-to" / "python.md"


def test_every_example_gives_what_the_page_shows() -> None:
    failures, tries = doctest.testfile(str(PAGE), module_relative=False, optionflags=doctest.ELLIPSIS, encoding="utf-8")
    assert tries > 10
    assert failures == 0
