"""Numbers as the world writes them: digits with any mark of groups, words, ranges, scales and hedges.

A point before three digits marks a group to half the world and decimals to the other: `read_numeral`
returns both readings, an int and a float. A count of people is not written with decimals, so
`as_counts` keeps the first; "1.250 million" has two readings that are counts.

Own code, for the libraries chose where we may not, or understood less (tried on Python 3.11):
`quantulum3` reads "100.000" as 100, "28 to 38 thousand" as 19,014 ± 18,986 and no number words
without its grammar (69 ms, 24 MB, untyped); `text2num` reads words but no "dozen" and "28 to 38
thousand" as "28 to 38 1000" (compiled, untyped); `word2number` is unmaintained and reads "two three"
as 5; `num2words` only writes; `babel` reads one locale's digits once the locale is known (36 MB).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from nkcli.model.vocabulary import Qualifier

DASH = "–"
GROUP_SPACE = "\u00a0"
"""What `tokens` writes for any space between groups of digits."""

SUFFIXES = {"k": 1_000, "m": 1_000_000, "mn": 1_000_000, "mln": 1_000_000, "bn": 1_000_000_000}
"""What a numeral may end with: 30k, 1.5m."""

_NUMERAL = re.compile(rf"(?P<digits>\d[\d.,'{GROUP_SPACE}]*)(?P<suffix>[a-z]*)", re.ASCII)
_INDIAN = re.compile(r"\d{1,2}(?:,\d\d)+,\d{3}", re.ASCII)
_GROUP = 3
_MOST_DIGITS = 15
"""No float holds longer numbers exactly."""

_UNITS = (  # noqa: SIM905 - a list that is read as words
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()  # noqa: SIM905 - as _UNITS
_SMALL = {
    **{word: i for i, word in enumerate(_UNITS)},
    **{word: 10 * i for i, word in enumerate(_TENS, 2)},
}
_LARGE = {"thousand": 1_000, "k": 1_000, "million": 1_000_000, "mln": 1_000_000, "billion": 1_000_000_000}
_TIMES = {"hundred": 100, "dozen": 12}
_AFTER_A = frozenset({"hundred", "dozen", "thousand", "million", "billion"})
_BEFORE_AND = frozenset({"hundred", "thousand", "million"})
_NEARNESS = 0.05
"""How far, at most, what a rounded figure stands for may lie from it."""

_MOST_HEDGES = 6
"""Words of hedges before a figure; "at least" a thousand times is no figure."""


def _hedged(qualifier: Qualifier, *texts: str) -> dict[tuple[str, ...], Qualifier]:
    return {tuple(text.split()): qualifier for text in texts}


_HEDGES: dict[tuple[str, ...], Qualifier] = {
    **_hedged("about", "about", "around", "approximately", "approx", "roughly", "some", "circa", "ca", "c"),
    **_hedged("about", "an estimated", "estimated", "nearly", "almost", "close to", "~", "≈", "≃", "∼", "≅"),
    **_hedged("at_least", "at least", "no fewer than", "no less than", "not less than", "a minimum of", "≥"),
    **_hedged("more_than", "more than", "over", "upwards of", "in excess of", "well over", "greater than", ">"),
    **_hedged("up_to", "up to", "as many as", "no more than", "not more than", "at most", "a maximum of", "≤"),
    **_hedged("less_than", "less than", "fewer than", "under", "<"),
    **_hedged("exact", "exactly"),
}
_AFTER: dict[tuple[str, ...], Qualifier] = {
    **_hedged("at_least", "or more", "and more", "+", "plus"),
    **_hedged("about", "or so"),
    **_hedged("up_to", "or fewer", "or less"),
}


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

    @property
    def is_count(self) -> bool:
        """Whether its numbers are whole and written so, as those of people are."""
        return not any(isinstance(number, float) for number in (self.low, self.high))


Readings = tuple[Figure, ...]
"""The ways of reading one figure, the most usual first."""


# -- one number ------------------------------------------------------------------------------------


def read_numeral(text: str) -> tuple[float, ...]:
    """Return the numbers that a numeral can stand for, none if it is no number.

    >>> read_numeral("3,825"), read_numeral("100.000"), read_numeral("1,5"), read_numeral("30k")
    ((3825,), (100000, 100.0), (1.5,), (30000,))
    """
    match = _NUMERAL.fullmatch(text)
    if match is None or sum(map(str.isdigit, text)) > _MOST_DIGITS:
        return ()
    digits, suffix = match["digits"], match["suffix"]
    if suffix and suffix not in SUFFIXES:
        return ()
    return _scaled(_digits(digits), SUFFIXES.get(suffix, 1))


def _digits(text: str) -> tuple[float, ...]:
    marks = "".join(dict.fromkeys(c for c in text if not c.isdigit()))
    groups = re.split(r"\D", text)
    if not marks:
        return (int(text),)
    if len(marks) == 1 and _are_groups(groups):
        whole = int("".join(groups))
        is_point = marks == "." and len(groups) == 2  # noqa: PLR2004 - one point
        return (whole, float(text)) if is_point else (whole,)
    if _INDIAN.fullmatch(text):
        return (int(text.replace(",", "")),)
    head, tail = "".join(groups[:-1]), groups[-1]
    is_last_mark_decimal = text[-len(tail) - 1] in ".," and tail and text.count(text[-len(tail) - 1]) == 1
    if is_last_mark_decimal and (len(groups) == 2 or _are_groups(groups[:-1])):  # noqa: PLR2004 - "1.234,5"
        return (float(f"{head}.{tail}"),)
    return ()


def _are_groups(groups: Sequence[str]) -> bool:
    first, rest = groups[0], groups[1:]
    return 0 < len(first) <= _GROUP and first[0] != "0" and all(len(group) == _GROUP for group in rest)


def _scaled(numbers: Iterable[float], scale: float) -> tuple[float, ...]:
    """Return the numbers times a scale; one that was written with decimals is whole where its scale makes it so."""
    if scale == 1:
        return tuple(numbers)
    scaled = (round(number * scale, 6) for number in numbers)
    return tuple(int(number) if number == int(number) else number for number in scaled)


def read_number(words: Sequence[str], at: int) -> tuple[tuple[float, ...], int] | None:
    """Return the readings of "3,825", "1.5 million", "thirty thousand" or "a hundred and ninety", and its words."""
    if at >= len(words):
        return None
    if not words[at][0].isdigit():
        return _spelled(words, at)
    numbers = read_numeral(words[at])
    if not numbers:
        return None
    if words[at + 1 : at + 2] and words[at + 1] in _LARGE:
        return _scaled(numbers, _LARGE[words[at + 1]]), 2
    return numbers, 1


def _spelled(words: Sequence[str], at: int) -> tuple[tuple[float, ...], int] | None:
    """Return what number words say; None where they do not make one number ("two three", "five ten")."""
    if tuple(words[at : at + 3]) == ("half", "a", "million"):
        return (500_000,), 3
    total, part, scale, start = 0, 0, 10**12, at
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
    return ((total + part,), at - start) if at > start else None


def _goes_on(words: Sequence[str], at: int) -> bool:
    return at < len(words) and words[at] in _SMALL


# -- a figure: one number or a range, with its hedges -----------------------------------------------


def read_figure(words: Sequence[str], at: int) -> tuple[Readings, int] | None:
    """Return the readings of a figure that begins at a word, and how many words it takes."""
    start, hedge = at, None
    while at - start < _MOST_HEDGES and (phrase := _phrase(_HEDGES, words, at)):
        if hedge not in (None, phrase[0]):
            return None
        hedge, at = phrase[0], at + phrase[1]
    opens = at < len(words) and words[at] in ("between", "from")
    first = read_number(words, at + opens)
    if first is None:
        return None
    begin, at = at + opens, at + opens + first[1]
    joints = (DASH, "to", "and") if opens else (DASH, "to", "or")
    if at < len(words) and words[at] in joints and (second := read_number(words, at + 1)):
        end = at + 1 + second[1]
        ranges = _ranges(first[0], second[0], words[begin:end], hedge)
        return (ranges, end - start) if ranges else None
    if opens:
        return None
    after = _phrase(_AFTER, words, at)
    if after and hedge in (None, after[0]):
        return tuple(_figure(number, after[0]) for number in first[0]), at + after[1] - start
    return tuple(_figure(number, hedge or "exact") for number in first[0]), at - start


def _phrase(phrases: dict[tuple[str, ...], Qualifier], words: Sequence[str], at: int) -> tuple[Qualifier, int] | None:
    for length in (3, 2, 1):
        phrase = tuple(words[at : at + length])
        if len(phrase) == length and phrase in phrases:
            return phrases[phrase], length
    return None


def _ranges(
    lows: Sequence[float], highs: Sequence[float], words: Sequence[str], hedge: Qualifier | None
) -> Readings | None:
    """Return the ranges between two numbers, of which the first may share the scale of the second.

    "28 to 38 thousand" does; "28–38,000" may, so it has two readings.
    """
    if hedge not in (None, "about"):
        return None
    scale = _scale_of(words)
    shared = [low * scale for low in lows if low * scale < max(highs)]
    if scale > 1 and not _is_scaled(words) and shared:
        is_spelled = not words[-1].endswith("000")
        lows = shared if is_spelled else (*shared, *lows)
    pairs = [(low, high) for low in lows for high in highs if low < high]
    return tuple(Figure(low, high, "between") for low, high in dict.fromkeys(pairs)) or None


def _scale_of(words: Sequence[str]) -> int:
    """Return the scale that the end of a range is given in: thousands for "38 thousand", "38k" and "38,000"."""
    last = words[-1]
    scale = _LARGE.get(last) or _TIMES.get(last) or SUFFIXES.get(last.lstrip("0123456789.,"), 0)
    grouped = re.fullmatch(rf"\d{{1,3}}((?:[,.'{GROUP_SPACE}]000)+)", last)
    return int("1" + grouped[1].replace(grouped[1][0], "")) if grouped else scale or 1


def _is_scaled(words: Sequence[str]) -> bool:
    """Return whether the first number of a range has a scale, or groups, of its own."""
    first = words[: next(i for i, word in enumerate(words) if i and word in (DASH, "to", "and", "or"))]
    return first[-1] in {*_LARGE, *_TIMES} or bool(re.search(r"\d\D|\d{4}", first[-1]))


def _figure(number: float, qualifier: Qualifier) -> Figure:
    if qualifier in ("exact", "about"):
        return Figure(number, number, qualifier)
    rises = qualifier in ("at_least", "more_than")
    return Figure(number, None, qualifier) if rises else Figure(None, number, qualifier)


def as_counts(readings: Readings) -> Readings:
    """Return the readings that can count people."""
    return tuple(figure for figure in readings if figure.is_count)


def stands_for(figure: Figure) -> tuple[float | None, float | None]:
    """Return the numbers that a figure can stand for; a rounded one, those that round to it, at most 5 % off."""
    if figure.qualifier != "about" or figure.low is None:
        return figure.low, figure.high
    off = min(unit_of(figure.low) / 2, figure.low * _NEARNESS)
    return figure.low - off, figure.low + off


def unit_of(number: float) -> float:
    """Return the unit that a number is rounded to, by its last zeros: 100 for 3,800."""
    step = 1.0
    while number and number % (step * 10) == 0:
        step *= 10
    return step
