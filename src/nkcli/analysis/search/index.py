"""All searched texts, folded once: which records match a term, how well, and what words come near."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from nkcli.analysis.search.documents import WEIGHTS, Searched
from nkcli.analysis.search.query_terms import APART, BEGUN, TYPED, Term
from nkcli.analysis.search.snippet import words_of

BEGINNING = 3
"""Shorter words do not stand for longer ones that begin with them."""

WHOLE = 2
"""How many times more a match is worth that is all its text says."""

LONG = 60
"""A match in a text of so many letters is worth half of one in the shortest."""

IMPORTANT = 0.1
"""How much more a record is worth for each step of its importance."""


class Match(NamedTuple):
    """What a match is worth, the number of the text it is in, and what stands there."""

    worth: float
    text: int
    spelling: str


Found = tuple[float, Searched, tuple[Match, ...]]


class Library:
    """The records that are searched, with their texts folded."""

    def __init__(self, records: Iterable[Searched]) -> None:
        """Fold every text, each different one once."""
        self.records = tuple(records)
        self._folded = {text: f" {' '.join(words_of(text))} " for text in {t for r in self.records for _, t in r.texts}}
        self._everything = ["\n".join(self._folded[text] for _, text in r.texts) for r in self.records]
        self._known: dict[Term, dict[int, list[Match]]] = {}

    def find(self, terms: Sequence[Term]) -> list[Found]:
        """List the records that hold every term, best first, equals in the order of the files."""
        by_term = [self.matches(term) for term in terms]
        rarity = [math.log(1 + len(self.records) / max(len(found), 1)) for found in by_term]
        everywhere = [i for i in by_term[0] if all(i in found for found in by_term[1:])]
        ranked = []
        for i in everywhere:
            record = self.records[i]
            score = sum(r * found[i][0].worth for r, found in zip(rarity, by_term, strict=True))
            matches = sorted((m for found in by_term for m in found[i]), key=lambda m: (-m.worth, m.text))
            ranked.append((score * (1 + IMPORTANT * (3 - record.rank)), record, tuple(matches)))
        return sorted(ranked, key=lambda f: -f[0])

    def matches(self, term: Term) -> dict[int, list[Match]]:
        """Map the number of each record that holds a term to its matches, best first."""
        if term not in self._known:
            apart = [_word(word) for word in term.words.split()]
            found = ((i, self._in(i, term) or (self._apart(i, apart) if len(apart) > 1 else [])) for i in self._numbers)
            self._known[term] = {i: sorted(m, key=lambda m: (-m.worth, m.text)) for i, m in found if m}
        return self._known[term]

    @property
    def _numbers(self) -> range:
        return range(len(self.records))

    def _in(self, number: int, term: Term) -> list[Match]:
        """List where a record holds a term, the closest spelling in each text."""
        if not _closest(self._everything[number], term)[0]:
            return []
        matches = []
        for at, (field, text) in enumerate(self.records[number].texts):
            folded = self._folded[text]
            close, spelling = _closest(folded, term)
            if close:
                whole = WHOLE if folded == f" {spelling} " else 1
                matches.append(Match(WEIGHTS[field] * close * whole / (1 + len(folded) / LONG), at, spelling))
        return matches

    def _apart(self, number: int, words: Iterable[Term]) -> list[Match]:
        """List where a record holds the words of a name apart from each other, if it holds all of them."""
        found = [self._in(number, word) for word in words]
        return [m._replace(worth=m.worth * APART) for one in found for m in one] if all(found) else []

    # -- typing errors -------------------------------------------------------------------------

    def nearby(self, terms: Sequence[Term], limit: int = 3) -> tuple[str, ...]:
        """Offer texts with known words in place of those that no record holds; each finds something."""
        unknown = [i for i, term in enumerate(terms) if not self.matches(term)]
        if not unknown:
            return ()
        offers = [[term.words] for term in terms]
        for i in unknown:
            offers[i] = self._close_words(terms[i].words) or offers[i]
        tried = (_pick(offers, n) for n in range(max(map(len, offers))))
        texts = dict.fromkeys(t for t in tried if self.find([_word(w) for w in t]))
        return tuple(" ".join(words) for words in texts)[:limit]

    def _close_words(self, word: str) -> list[str]:
        from difflib import get_close_matches  # only after a typing error

        known = {w for text in self._folded.values() for w in text.split()}
        return get_close_matches(word, (w for w in sorted(known) if abs(len(w) - len(word)) <= 2), n=5, cutoff=0.7)  # noqa: PLR2004 - typing errors are short


def _word(word: str) -> Term:
    return Term(word, ((word, TYPED),))


def _closest(folded: str, term: Term) -> tuple[float, str]:
    """Find the closest spelling of a term that a folded text holds; 0 where it holds none."""
    for spelling, close in term.spellings:
        if f" {spelling} " in folded:
            return close, spelling
    if len(term.words) >= BEGINNING and f" {term.words}" in folded:
        return BEGUN, term.words
    return 0, ""


def _pick(offers: list[list[str]], number: int) -> tuple[str, ...]:
    """Take each word's offer of that number, or its last."""
    return tuple(words[min(number, len(words) - 1)] for words in offers)
