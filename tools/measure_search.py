"""Measure `nkcli search` and the look-up of names on tests/data/search_queries.json and spellings.json.

python tools/measure_search.py                print the figures, on the shipped data
python tools/measure_search.py --data DIR     on another folder
python tools/measure_search.py --reserve      with the queries that were kept back while the search was tuned
python tools/measure_search.py --misses       list what is not first
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from nkcli.answers.search import SearchParameters, search
from nkcli.errors import AmbiguousName, UnknownNameError
from nkcli.query import resolve
from nkcli.store.opening import load

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from nkcli.model.dataset import Dataset

TESTS = Path(__file__).parent.parent / "tests" / "data"
DEPTH = 20
NOUNS = {"person": "actor", "organisation": "actor", "place": "place", "war": "war"}

Row = dict[str, Any]


class Score(NamedTuple):
    """How well a list of queries was answered."""

    queries: int
    reciprocal_rank: float
    first: int
    first_five: int

    def __str__(self) -> str:
        """Return the figures as one line."""
        share = f"first {self.first / self.queries:6.1%}  among five {self.first_five / self.queries:6.1%}"
        return f"{self.queries:4}  MRR {self.reciprocal_rank:.3f}  {share}"


def rows(file: str) -> list[Row]:
    """Return the rows of a file of tests/data."""
    (table,) = json.loads((TESTS / file).read_text(encoding="utf-8")).values()
    return list(table)


def answerable(dataset: Dataset, table: Iterable[Row]) -> list[Row]:
    """Return the rows of which the data hold an expected record."""
    records = (dataset.event_by_id, dataset.actor_by_id, dataset.place_by_id, dataset.claim_by_id)
    return [row for row in table if any(i in known for i in row["expects"] for known in records)]


def rank(dataset: Dataset, text: str, expects: Sequence[str]) -> int | None:
    """Return the place of the first expected record among the hits, from 1; None where it is not among them."""
    hits = [hit.id for hit in search(dataset, SearchParameters(words=(text,), limit=DEPTH)).hits]
    return next((n for n, hit in enumerate(hits, 1) if hit in expects), None)


def resolves(dataset: Dataset, row: Row) -> bool:
    """Return whether the name of a row is looked up as an expected record, or as several with it among them."""
    try:
        return resolve(dataset, NOUNS[row["kind"]], row["spelling"]) in row["expects"]  # type: ignore[arg-type]
    except AmbiguousName as error:
        return not set(error.near).isdisjoint(row["expects"])
    except UnknownNameError:
        return False


def score(ranks: Sequence[int | None]) -> Score:
    """Return the figures for a list of ranks."""
    found = [r for r in ranks if r is not None]
    five = sum(r <= 5 for r in found)  # noqa: PLR2004 - as the name says
    return Score(len(ranks), sum(1 / r for r in found) / len(ranks), sum(r == 1 for r in found), five)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--data")
    parser.add_argument("--reserve", action="store_true")
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    dataset = load(options.data)
    queries = answerable(dataset, rows("search_queries.json"))
    misses: list[tuple[Any, ...]] = []
    for written in ("unseen", "seen", *(["reserve"] if options.reserve else [])):
        group = [q for q in queries if q["written"] == written]
        ranks = [rank(dataset, q["query"], q["expects"]) for q in group]
        misses += [(written, q["query"], q["expects"], r) for q, r in zip(group, ranks, strict=True) if r != 1]
        print(f"{written:12}", score(ranks))
    spellings = answerable(dataset, rows("spellings.json"))
    for community in dict.fromkeys(s["community"] for s in spellings):
        group = [s for s in spellings if s["community"] == community]
        ranks = [rank(dataset, s["spelling"], s["expects"]) for s in group]
        named = [resolves(dataset, s) for s in group]
        print(f"{community:12}", score(ranks), f" looked up {sum(named) / len(group):6.1%}")
        misses += [
            (community, s["spelling"], s["expects"], r, "looked up" if n else "not looked up")
            for s, r, n in zip(group, ranks, named, strict=True)
            if r != 1 or not n
        ]
    if options.misses:
        print(*misses, sep="\n")


if __name__ == "__main__":
    main()
