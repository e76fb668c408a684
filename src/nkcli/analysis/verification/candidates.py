"""The claims that come nearest to a statement, best first, found by index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from nkcli.analysis.verification.comparison import Comparer, Comparison, Relation
from nkcli.analysis.verification.nearness import Nearness
from nkcli.model.names import normalize

if TYPE_CHECKING:
    from nkcli.analysis.verification.numbers import Figure
    from nkcli.analysis.verification.statement import Statement
    from nkcli.edtf.part import Day
    from nkcli.model.context import ClaimInContext
    from nkcli.model.dataset import Dataset

_NUMBER: dict[Nearness, int] = {"given": 8, "named": 7, "allowed": 4, "near": 2, "off": 0}
"""The same figure is the best sign that the same thing is meant, but two respects that are others outweigh it."""

_RESPECT: dict[Relation, int] = {"same": 4, "fits": 3, "part": 1, "whole": 1, "other": -4}
_VOICE: dict[Relation, int] = {"same": 2, "fits": 1, "part": 0, "whole": 0, "other": 0}
"""Who says it tells less than what is counted: the same figure is passed on by many."""

_WORD = 0.5
"""For each word that claim and sentence share: "mines", "hospital"; many of them make up for one respect left open."""

_MANY = 400
"""Claims of one measure that are looked through where a sentence gives no time: the order of more says little."""


class Claims:
    """The claims of a data set with numbers, by measure and by number."""

    def __init__(self, dataset: Dataset) -> None:
        """Sort the claims."""
        self.dataset = dataset
        self._comparer = Comparer(dataset)
        self._by_measure: dict[str, list[ClaimInContext]] = {}
        self._by_number: dict[float, list[ClaimInContext]] = {}
        self._words: dict[str, frozenset[str]] = {}
        self._last: tuple[object, dict[ClaimInContext, None]] = (None, {})
        for claim in dataset.claims:
            numbers = {n for n in (claim.low, claim.best, claim.high) if n is not None}
            if numbers:
                self._by_measure.setdefault(claim.measure, []).append(claim)
            for number in numbers:
                self._by_number.setdefault(number, []).append(claim)

    def nearest(self, said: Statement, figure: Figure) -> tuple[Comparison, ...]:
        """Return how each claim that can be meant differs from a statement, the nearest first."""
        comparisons = [self._comparer.compare(said, claim, figure) for claim in self._pool(said, figure)]
        return tuple(sorted(comparisons, key=lambda c: (-self._score(said, c), *_latest_first(c.claim))))

    def words_of(self, claim: ClaimInContext) -> frozenset[str]:
        """Return the words of a claim's own text and of the title of what it is about."""
        if claim.id not in self._words:
            self._words[claim.id] = frozenset(normalize(f"{claim.text or ''} {claim.subject_title}").split())
        return self._words[claim.id]

    def _pool(self, said: Statement, figure: Figure) -> Iterable[ClaimInContext]:
        """Return the claims with this very number, and those of its measures that touch its time."""
        pool = {claim: None for number in figure[:2] if number is not None for claim in self._by_number.get(number, ())}
        if self._last[0] != said.subject:
            self._last = said.subject, dict.fromkeys(self._of_its_time(said))
        return pool | self._last[1]

    def _of_its_time(self, said: Statement) -> Iterator[ClaimInContext]:
        events = (self.dataset.event_by_id[event].when for event in (*said.events, *said.after))
        spans = [when.sort_key for when in (*events, *((said.period,) if said.period else ()))]
        for claims in (self._by_measure.get(measure, []) for measure in said.measures):
            if spans:
                yield from (c for c in claims if c.days is None or any(_touch(c.days, span) for span in spans))
            elif len(claims) < _MANY:
                yield from claims

    def _score(self, said: Statement, comparison: Comparison) -> float:
        respects = sum(_RESPECT[relation] for relation in comparison.respects)
        shared = len(said.words & self.words_of(comparison.claim)) if said.words else 0
        return _NUMBER[comparison.number] + respects + _VOICE[comparison.voice] + _WORD * shared


def _touch(one: tuple[Day, Day], other: tuple[Day, Day]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _latest_first(claim: ClaimInContext) -> tuple[bool, int, str]:
    """Sort claims as good as each other: on whole wars first, then the latest said."""
    digits = "".join(c for c in (claim.as_of or "")[:10] if c.isdecimal()).ljust(8, "0")
    return not claim.is_about_war, -int(digits), claim.id
