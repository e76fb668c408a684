"""Numbers in a sentence: digits and words, ranges, and how they are hedged."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from nkcli.analysis.verification.lexicon import DASH
from nkcli.model.vocabulary import Qualifier

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?", re.ASCII)
_UNITS = (  # noqa: SIM905 - a list that is read as words
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()  # noqa: SIM905 - as _UNITS
_SMALL = {
    **{word: i for i, word in enumerate(_UNITS)},
    **{word: 10 * i for i, word in enumerate(_TENS, 2)},
}
_LARGE = {"thousand": 1_000, "million": 1_000_000}
_TIMES = {"hundred": 100, "dozen": 12}
_AFTER_A = frozenset({*_TIMES, *_LARGE})
_BEFORE_AND = frozenset({"hundred", *_LARGE})
_NEARNESS = 0.05
_MOST_HEDGES = 6  # words; "at least" a thousand times is no figure
_MOST_DIGITS = 15  # and commas; no float holds longer numbers exactly

_HEDGES: dict[tuple[str, ...], Qualifier] = {
    **{tuple(text.split()): "about" for text in ("about", "around", "approximately", "roughly", "some", "circa")},
    **{tuple(text.split()): "about" for text in ("an estimated", "estimated", "nearly", "almost")},
    **{tuple(text.split()): "at_least" for text in ("at least", "no fewer than", "no less than", "a minimum of")},
    **{tuple(text.split()): "more_than" for text in ("more than", "over", "upwards of", "in excess of")},
    **{tuple(text.split()): "up_to" for text in ("up to", "as many as", "no more than", "at most", "a maximum of")},
    **{tuple(text.split()): "less_than" for text in ("less than", "fewer than", "under")},
    ("exactly",): "exact",
}
_OR_MORE: dict[str, Qualifier] = {"or more": "at_least", "or so": "about", "or fewer": "up_to"}


class Figure(NamedTuple):
    """What a sentence says how many: bounds and hedge, in the words of the model."""

    low: float | None
    high: float | None
    qualifier: Qualifier

    @property
    def named(self) -> float:
        """The number that is named; of a range, its lower end."""
        number = self.low if self.low is not None else self.high
        return number if number is not None else 0


def read_figure(words: Sequence[str], at: int) -> tuple[Figure, int] | None:
    """Read a figure that begins at a word; return it and how many words it took."""
    start, hedge = at, None
    while at - start < _MOST_HEDGES and (found := _hedge(words, at)):
        if hedge not in (None, found[0]):
            return None
        hedge, at = found[0], at + found[1]
    opens = at < len(words) and words[at] in ("between", "from")
    first = read_number(words, at + opens)
    if first is None:
        return None
    number, taken = first
    at += opens + taken
    if at < len(words) and words[at] in ((DASH, "to", "and") if opens else (DASH, "to")):  # "and" after "between"
        second = read_number(words, at + 1)
        if second is not None:
            return _range(number, second[0], hedge, at + 1 + second[1] - start)
    if opens:
        return None
    after = _OR_MORE.get(" ".join(words[at : at + 2]))
    if after and hedge is None:
        return _figure(number, after), at + 2 - start
    return _figure(number, hedge or "exact"), at - start


def _hedge(words: Sequence[str], at: int) -> tuple[Qualifier, int] | None:
    for length in (3, 2, 1):
        phrase = tuple(words[at : at + length])
        if len(phrase) == length and phrase in _HEDGES:
            return _HEDGES[phrase], length
    return None


def _range(low: float, high: float, hedge: Qualifier | None, taken: int) -> tuple[Figure, int] | None:
    if low >= high or hedge not in (None, "about"):
        return None
    return Figure(low, high, "between"), taken


def _figure(number: float, qualifier: Qualifier) -> Figure:
    if qualifier in ("exact", "about"):
        return Figure(number, number, qualifier)
    return (
        Figure(number, None, qualifier) if qualifier in ("at_least", "more_than") else Figure(None, number, qualifier)
    )


def read_number(words: Sequence[str], at: int) -> tuple[float, int] | None:
    """Read "3,825", "1.5 million", "thirty thousand" or "a hundred and ninety"; return it and its length."""
    if at >= len(words):
        return None
    if words[at][0].isdigit():
        return _typed(words, at)
    return _spelled(words, at)


def _typed(words: Sequence[str], at: int) -> tuple[float, int] | None:
    if not _DIGITS.fullmatch(words[at]) or len(words[at]) > _MOST_DIGITS:
        return None
    number = float(words[at].replace(",", ""))
    if at + 1 < len(words) and words[at + 1] in _LARGE:
        return _whole(round(number * _LARGE[words[at + 1]], 6)), 2
    return _whole(number), 1


def _spelled(words: Sequence[str], at: int) -> tuple[float, int] | None:
    """Read number words; None where they do not make one number ("two three", "five ten")."""
    total, part, scale, start = 0, 0, 10**9, at
    if words[at] == "a" and words[at + 1 : at + 2] and words[at + 1] in _AFTER_A:
        part, at = 1, at + 1
    while at < len(words):
        word = words[at]
        if word in _SMALL:
            if part % 100 and not (_SMALL[word] < 10 and part % 100 >= 20 and part % 10 == 0):  # noqa: PLR2004
                return None
            part += _SMALL[word]
        elif word in _TIMES and 0 < part < 100:  # noqa: PLR2004 - "two hundred", "three dozen"
            part *= _TIMES[word]
        elif word in _LARGE and part and _LARGE[word] < scale:
            scale = _LARGE[word]
            total, part = total + part * scale, 0
        elif not (word == "and" and at > start and words[at - 1] in _BEFORE_AND and _goes_on(words, at + 1)):
            break
        at += 1
    if at < len(words) and (words[at] in _LARGE or words[at] in _TIMES):
        return None
    return (total + part, at - start) if at > start else None


def _goes_on(words: Sequence[str], at: int) -> bool:
    return at < len(words) and words[at] in _SMALL


def _whole(number: float) -> float:
    return int(number) if number == int(number) else number


def stands_for(figure: Figure) -> tuple[float | None, float | None]:
    """Tell the numbers that a figure can stand for; a rounded one, those that round to it, never more than 5 % off."""
    if figure.qualifier != "about" or figure.low is None:
        return figure.low, figure.high
    off = min(unit_of(figure.low) / 2, figure.low * _NEARNESS)
    return figure.low - off, figure.low + off


def unit_of(number: float) -> float:
    """Tell the unit that a number is rounded to, by its last zeros: 100 for 3,800."""
    step = 1.0
    while number and number % (step * 10) == 0:
        step *= 10
    return step
