"""Measure `nkcli search` and the look-up of names on tests/data/search_queries.json and spellings.json.

python tools/measure_search.py                print the figures, on the shipped data
python tools/measure_search.py --data DIR     on another folder
python tools/measure_search.py --reserve      with the queries that were kept back while the search was tuned
python tools/measure_search.py --misses       list what is not first, and what is not looked up
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from nkcli import load
from search_quality import answerable, is_looked_up, rank, rows, score


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--data")
    parser.add_argument("--reserve", action="store_true")
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    facts = load(options.data)
    misses: list[object] = []
    queries = answerable(facts, rows("search_queries.json"))
    for written in ("unseen", "seen", *(["reserve"] if options.reserve else [])):
        group = [q for q in queries if q["written"] == written]
        ranks = [rank(facts, q["query"], q["expects"]) for q in group]
        misses += [(written, q["query"], q["expects"], r) for q, r in zip(group, ranks, strict=True) if r != 1]
        print(f"{written:12}", score(ranks))
    spellings = answerable(facts, rows("spellings.json"))
    for community in ("armenian", "azerbaijani"):
        group = [s for s in spellings if s["community"] == community]
        ranks = [rank(facts, s["spelling"], s["expects"]) for s in group]
        named = [is_looked_up(facts, s) for s in group]
        print(f"{community:12}", score(ranks), f" looked up {sum(named) / len(group):6.1%}")
        for row, found, is_named in zip(group, ranks, named, strict=True):
            if found != 1 or not is_named:
                misses.append((community, row["spelling"], row["expects"], found, "" if is_named else "not looked up"))
    if options.misses:
        print(*misses, sep="\n")


if __name__ == "__main__":
    main()
