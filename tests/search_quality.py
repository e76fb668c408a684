"""How well a search finds what people look for: the texts of tests/data, asked and counted."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from nkcli import ask
from nkcli.errors import AmbiguousName, UnknownNameError
from nkcli.query import resolve

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from nkcli import Facts

DATA = Path(__file__).parent / "data"
DEPTH = 20
NOUNS = {"person": "actor", "organisation": "actor", "place": "place", "war": "war"}

Row = dict[str, Any]


class Score(NamedTuple):
    """How well some texts were answered: the mean of 1 / rank, and how many are first and among the first five."""

    texts: int
    reciprocal_rank: float
    first: int
    first_five: int

    def __str__(self) -> str:
        """Return the figures as one line."""
        share = f"first {self.first / self.texts:6.1%}  among five {self.first_five / self.texts:6.1%}"
        return f"{self.texts:4}  MRR {self.reciprocal_rank:.3f}  {share}"


def rows(file: str) -> list[Row]:
    """Return the rows of a file of tests/data."""
    (table,) = json.loads((DATA / file).read_text(encoding="utf-8")).values()
    return list(table)


def answerable(facts: Facts, table: Iterable[Row]) -> list[Row]:
    """Return the rows of which the data hold an expected record."""
    data = facts.dataset
    records = (data.event_by_id, data.actor_by_id, data.place_by_id, data.claim_by_id)
    return [row for row in table if any(i in known for i in row["expects"] for known in records)]


def rank(facts: Facts, text: str, expects: Sequence[str]) -> int | None:
    """Return the place of the first expected record among the hits, from 1; None where it is not among them."""
    hits = [hit["id"] for hit in ask(facts, "search", words=text, limit=DEPTH).to_dicts()]
    return next((n for n, hit in enumerate(hits, 1) if hit in expects), None)


def score(ranks: Sequence[int | None]) -> Score:
    """Return the figures for a list of ranks."""
    found = [r for r in ranks if r is not None]
    five = sum(r in range(1, 6) for r in found)
    return Score(len(ranks), sum(1 / r for r in found) / len(ranks), found.count(1), five)


def is_looked_up(facts: Facts, row: Row) -> bool:
    """Return whether the name of a row is looked up as an expected record, or as several with it among them."""
    try:
        return resolve(facts.dataset, NOUNS[row["kind"]], row["spelling"]) in row["expects"]  # type: ignore[arg-type]
    except AmbiguousName as error:
        return not set(error.near).isdisjoint(row["expects"])
    except UnknownNameError:
        return False
