"""Write into docs/reliability.md how many cases, and examples of Hypothesis, the tests that it names have.

python tools/count_cases.py           rewrite the column
python tools/count_cases.py --check   exit 1 if it is stale
"""

from __future__ import annotations

import contextlib
import io
import re
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "reliability.md"
TEST = re.compile(r"`(tests/[\w/]+\.py::\w+)`")


class Count(NamedTuple):
    """How many cases, and how many examples that are made up in a run."""

    cases: int = 0
    examples: int = 0

    def __str__(self) -> str:
        """Write what there is of either."""
        cases = f"{self.cases:,} case{'s' * (self.cases != 1)}" if self.cases else ""
        examples = f"{self.examples:,} examples" if self.examples else ""
        return ", ".join(filter(None, (cases, examples)))


class _Collector:
    def __init__(self) -> None:
        self.counts: dict[str, Count] = {}

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """Count the items of each test."""
        for item in session.items:
            name = item.nodeid.partition("[")[0]
            before, function = self.counts.get(name, Count()), getattr(item, "obj", None)
            self.counts[name] = _one_more(before, function)


def _one_more(before: Count, function: Any) -> Count:
    if not getattr(function, "is_hypothesis_test", False):
        return before._replace(cases=before.cases + 1)
    from hypothesis import settings

    chosen = getattr(function, "_hypothesis_internal_use_settings", None) or settings.get_profile("nkcli")
    return before._replace(examples=before.examples + chosen.max_examples)


def counts(names: set[str]) -> dict[str, Count]:
    """Collect the tests of the files that are named, and count."""
    collector = _Collector()
    files = sorted({str(ROOT / name.partition("::")[0]) for name in names})
    with contextlib.redirect_stdout(io.StringIO()):
        pytest.main(["--collect-only", "-q", f"--rootdir={ROOT}", *files], plugins=[collector])
    return collector.counts


def counted(page: str) -> str:
    """Fill the third column of every row that names tests."""
    known = counts(set(TEST.findall(page)))

    def row(line: str) -> str:
        names = TEST.findall(line)
        if not names or not line.startswith("|"):
            return line
        promise, tests, _, result = line.strip("|").split("|")
        found = [known.get(name, Count()) for name in names]
        total = Count(sum(c.cases for c in found), sum(c.examples for c in found))
        return f"|{promise}|{tests}| {total} |{result}|"

    return "\n".join(map(row, page.split("\n")))


def main() -> int:
    """Rewrite the page, or say that it is stale."""
    page = PAGE.read_text(encoding="utf-8")
    new = counted(page)
    if "--check" in sys.argv:
        print("" if new == page else f"stale: {PAGE.relative_to(ROOT)}; python tools/count_cases.py writes it", end="")
        return int(new != page)
    PAGE.write_text(new, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
