"""Which records a search finds, and in which order.

A record is worth, for each term, the best place where it stands: by the field (a name or title before a summary,
that before a note), by the length of the text (a name that is all of it before one in a long sentence), and by how
close the form is to what was typed. Rare terms count more than common ones; a record that lacks terms counts less
by the square of what it holds; an event counts more than what is claimed of it, and a weighty one more than a
detail. What goes by a name that was typed counts for its name.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from nkcli.analysis.search.index import Index, Row
from nkcli.analysis.search.query_terms import Term
from nkcli.edtf.typed import DayOfYear

WEIGHTS = {
    "name": 10.0,
    "title": 9.0,
    "text": 5.0,
    "figure": 5.0,
    "summary": 5.0,
    "wording": 4.0,
    "outcome": 4.0,
    "term": 4.0,
    "date": 4.0,
    "publisher": 3.0,
    "actor": 2.5,
    "place": 2.5,
    "about": 2.0,
    "note": 1.5,
    "perspective": 1.0,
}
"""What a term is worth in each field."""

KINDS = {"event": 1.0, "place": 0.85, "actor": 0.85, "claim": 0.55, "role": 0.45, "source": 0.45}
"""What a record of each kind is worth: the event itself before what is said of it."""

LONG = 10
"""Words of a text in which a term is worth half of one that stands alone."""

IMPORTANT = 0.15
"""How much more an event is worth for each step of its importance."""

ENOUGH = 0.45
"""The share of the weight of all terms that a record must hold: of two words, the rarer one."""

BEARS = 10.0
"""What a record is worth for bearing a name that was typed, as much as a name that is all of a text."""

WHOLE = 2.0
"""How many times more that is where the name is all that was typed."""

TITLE = 1.5
"""How many times more a record is worth whose name or title is what was typed, in whatever words."""

ALMOST = 0.75
"""The share of the words of a title that must have been typed: articles and the like may be left out."""

UNKNOWN = 3.0
"""The weight of a term that no record holds, as of one in every twentieth: it may be a word of another language."""

DATED = 9.0
"""What a date is worth to a record of just that date."""

DATE_WEIGHT = 4.0
"""The weight of a date at least, for many records overlap a year."""


class Match(NamedTuple):
    """What a record is worth for a term, in which field, the number of the text and its words; none for its date."""

    worth: float
    field: str
    text: int | None = None
    words: int = 0


class Ranked(NamedTuple):
    """A record with its score, and for each term what it matched; None for a term that it lacks."""

    score: float
    row: Row
    matches: tuple[Match | None, ...]


def ranked(index: Index, terms: Sequence[Term], within: AbstractSet[int] | None = None) -> list[Ranked]:
    """Return the records that hold enough of some terms, best first; `within` are the documents to choose from."""
    by_term = [matches(index, term, whole=len(terms) == 1) for term in terms]
    weights = [_weight(index, term, found) for term, found in zip(terms, by_term, strict=True)]
    worth: dict[int, float] = {}
    weight: dict[int, float] = {}
    for term_weight, found in zip(weights, by_term, strict=True):
        for number, match in found.items():
            worth[number] = worth.get(number, 0.0) + term_weight * match.worth
            weight[number] = weight.get(number, 0.0) + term_weight
    whole = sum(weights)
    numbers = [n for n, held in weight.items() if held >= ENOUGH * whole and (within is None or n in within)]
    rows = index.documents(numbers)
    records = []
    for number in numbers:
        places = tuple(found.get(number) for found in by_term)
        score = worth[number] * (weight[number] / whole) ** 2 * _own_worth(rows[number])
        records.append(Ranked(score * (TITLE if _is_title(terms, places) else 1), rows[number], places))
    return sorted(records, key=lambda record: (-record.score, record.row.number))


def _weight(index: Index, term: Term, found: Mapping[int, Match]) -> float:
    """Return how much a term tells: the more, the fewer records hold it."""
    rarity = math.log(1 + index.size / len(found)) if found else UNKNOWN
    return max(rarity, DATE_WEIGHT) if term.date else rarity


def _own_worth(row: Row) -> float:
    return KINDS[row.kind] * (1 + IMPORTANT * (3 - row.importance) if row.kind == "event" else 1)


def _is_title(terms: Sequence[Term], places: Sequence[Match | None]) -> bool:
    """Return whether the terms are about all that one name or title of a record says."""
    texts = {(place.text, place.words) if place else (None, 0) for place in places}
    ((text, words), *others) = texts
    typed = sum(len(term.text.split()) for term in terms)
    named = all(place and place.field in ("name", "title") for place in places)
    return named and text is not None and not others and typed >= ALMOST * words


def matches(index: Index, term: Term, *, whole: bool = False) -> dict[int, Match]:
    """Return what each document is worth for a term; `whole` if the term is all that was typed."""
    found: dict[int, Match] = {}
    for closeness, phrases in term.forms.items():
        for place in index.places(phrases) if phrases else ():
            worth = WEIGHTS[place.field] * closeness / (1 + place.words / LONG)
            if place.document not in found or worth > found[place.document].worth:
                found[place.document] = Match(worth, place.field, place.text, place.words)
    for document, worth in _dated(index, term):
        if document not in found or worth > found[document].worth:
            found[document] = Match(worth, "date")
    for document, closeness in term.bearers.items():
        match = found.get(document, Match(0, "id"))
        worth = BEARS * closeness * (WHOLE if whole else 1)
        found[document] = match._replace(worth=max(worth, match.worth))
    return found


# -- dates ----------------------------------------------------------------------------------------


def _dated(index: Index, term: Term) -> Iterable[tuple[int, float]]:
    """Yield the documents whose own date fits that of a term, with what they are worth for it."""
    if isinstance(term.date, DayOfYear):
        yield from ((number, DATED) for number in index.on_day_of_year(str(term.date)))
    elif term.date is not None:
        first, last = map(str, term.date.sort_key)
        for number, begins, ends in index.dated(first, last):
            yield number, DATED * _fit((first, last), (begins, ends))


def _fit(asked: tuple[str, str], own: tuple[str, str]) -> float:
    """Return how well a record's own period fits that which was asked for, from 0 to 1.

    One that lies in it fits the better, the more of it it fills. One that begins or ends in it fits less, and a
    longer one around it hardly.
    """
    share = _days(*own) / _days(*asked)
    if asked[0] <= own[0] and own[1] <= asked[1]:
        return 0.7 + 0.3 * share
    if asked[0] <= own[0] <= asked[1] or asked[0] <= own[1] <= asked[1]:
        return 0.8 if share <= _MUCH_LONGER else 0.5
    return 0.5 if share <= _MUCH_LONGER else 0.1


_MUCH_LONGER = 31
"""How many times as long as what was asked for a period is that says little of it: more than the month of a day."""


def _days(first: str, last: str) -> float:
    """Return about how many days there are from one to another: dates may be of years that no calendar has."""
    (a, b, c), (d, e, f) = (map(int, day.rsplit("-", 2)) for day in (first, last))
    return (d - a) * 365.25 + (e - b) * 30.44 + (f - c) + 1
