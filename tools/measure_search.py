"""Measure `nkcli search` on tests/data/search_queries.json and spellings.json; write explanation/search.md of it.

python tools/measure_search.py                rewrite the page, on the shipped data
python tools/measure_search.py --data DIR     print the figures of another folder
python tools/measure_search.py --misses       list what is not first, and what is not looked up
"""

from __future__ import annotations

import argparse
import sqlite3
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from nkcli import load
from nkcli.analysis.search.documents import documents
from nkcli.model.names import words_of
from search_quality import answerable, is_looked_up, rank, rows, score

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nkcli import Facts

PAGE = Path(__file__).parent.parent / "docs" / "explanation" / "search.md"
MARK = "<!-- measured: below this line the page is made by tools/measure_search.py -->\n"
WRITTEN = {"unseen": "written without having seen the data", "seen": "written by who has", "reserve": "kept back"}


class Plain:
    """SQLite's FTS5 by itself: every text of a record in one row, any of the words, ordered by its own rank."""

    def __init__(self, facts: Facts) -> None:
        """Fill a table."""
        self.connection = sqlite3.connect(":memory:")
        self.connection.execute(
            "CREATE VIRTUAL TABLE fts USING fts5 (id, text, tokenize = 'porter unicode61 remove_diacritics 2')"
        )
        texts = ((d.id, " ".join(text for _, text in d.texts)) for d in documents(facts.dataset, lambda _: ""))
        self.connection.executemany("INSERT INTO fts VALUES (?, ?)", texts)

    def rank(self, text: str, expects: list[str]) -> int | None:
        """Return the place of the first expected record among the hits, from 1; None where it is not among 20."""
        words = " OR ".join(f'"{word}"' for word in words_of(text))
        sql = "SELECT id FROM fts WHERE text MATCH ? ORDER BY rank LIMIT 20"
        hits = [row[0] for row in self.connection.execute(sql, (words,))]
        return next((n for n, hit in enumerate(hits, 1) if hit in expects), None)


def measured(facts: Facts) -> Iterator[str]:
    """Yield the tables of the page."""
    queries, plain = answerable(facts, rows("search_queries.json")), Plain(facts)
    yield "\n| queries | | right record first | among five | mean 1 / rank | FTS5: first | among five |\n"
    yield "|---|---:|---:|---:|---:|---:|---:|\n"
    for written, title in WRITTEN.items():
        group = [q for q in queries if q["written"] == written]
        ours = score([rank(facts, q["query"], q["expects"]) for q in group])
        theirs = score([plain.rank(q["query"], q["expects"]) for q in group])
        yield f"| {title} | {ours.texts} | {ours.first} | {ours.first_five} | {ours.reciprocal_rank:.3f} "
        yield f"| {theirs.first} | {theirs.first_five} |\n"
    yield "\n| names, in the spellings of | | right record first | among five | looked up as a name | FTS5: first |\n"
    yield "|---|---:|---:|---:|---:|---:|\n"
    for community in ("armenian", "azerbaijani"):
        group = [s for s in answerable(facts, rows("spellings.json")) if s["community"] == community]
        ours = score([rank(facts, s["spelling"], s["expects"]) for s in group])
        theirs = score([plain.rank(s["spelling"], s["expects"]) for s in group])
        named = sum(is_looked_up(facts, s) for s in group)
        yield f"| the {community.capitalize()} side | {ours.texts} | {ours.first} | {ours.first_five} "
        yield f"| {named} | {theirs.first} |\n"


def misses(facts: Facts) -> Iterator[tuple[Any, ...]]:
    """Yield the texts whose record is not first, with its place, and the names that are not looked up."""
    for query in answerable(facts, rows("search_queries.json")):
        if query["written"] != "reserve" and (place := rank(facts, query["query"], query["expects"])) != 1:
            yield query["written"], query["query"], query["expects"], place
    for row in answerable(facts, rows("spellings.json")):
        place, is_named = rank(facts, row["spelling"], row["expects"]), is_looked_up(facts, row)
        if place != 1 or not is_named:
            yield row["community"], row["spelling"], row["expects"], place, "" if is_named else "not looked up"


def main() -> None:
    """Rewrite the page, or print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data")
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    facts = load(options.data)
    if options.misses:
        print(*misses(facts), sep="\n")
    elif options.data:
        print(*measured(facts), sep="", end="")
    else:
        head = PAGE.read_text(encoding="utf-8").partition(MARK)[0]
        PAGE.write_text(head + MARK + "".join(measured(facts)), encoding="utf-8")
        print(f"wrote {PAGE.name}")


if __name__ == "__main__":
    main()
