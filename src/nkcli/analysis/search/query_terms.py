"""What a search looks for: the phrases, dates, names and words of what was typed, each with all that stands for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import NamedTuple

from nkcli.analysis.search.index import Index
from nkcli.analysis.search.lexicon import STOP_WORDS, Lexicon, Phrase
from nkcli.edtf.date import EdtfDate
from nkcli.edtf.typed import DayOfYear, read_date, read_day_of_year
from nkcli.edtf.words import MONTH_NAMES
from nkcli.errors import InvalidDate
from nkcli.model.names import AGREEMENT, join_initials, words_of
from nkcli.model.phonetics import inflected, phonetic_keys, spellings, stems, transliterate

TYPED, SPELLED, SOUNDED, MEANT, BEGUN, APART = 1.0, 0.9, 0.85, 0.7, 0.6, 0.5
"""How close a form is to what was typed: the same; another spelling of the name; one that sounds alike; other words
for the same; a longer word that begins so; the words of a name apart from each other."""

LONGEST_NAME = 6
"""Words of a name at most: each length costs a look at every place of the text."""

SECOND = 0.6
"""How much a name says of the second kind of record that it may mean."""

LETTERS = 4
"""Letters of a word that may stand for another: a shorter one is like too many."""

SURE = 0.7
"""How much of two spellings must agree: less than where a name is taken for another, for the words around it help."""


class Term(NamedTuple):
    """One part of what was typed; `forms` are what may stand for it in a text, by how close they are to it.

    `bearers` are the documents of what goes by this name, by how close it is to theirs. A term may be a `date`.
    """

    text: str
    forms: Mapping[float, tuple[Phrase, ...]]
    bearers: Mapping[int, float] = {}
    date: EdtfDate | DayOfYear | None = None

    @property
    def date_text(self) -> str | None:
        """The date as EDTF, a day of any year as month and day."""
        return self.date.text if isinstance(self.date, EdtfDate) else self.date and str(self.date)

    @property
    def words(self) -> list[str]:
        """The words of all forms, the closest to what was typed first."""
        return [word for phrases in self.forms.values() for phrase in phrases for word in phrase]


class Reader:
    """Reads what was typed, with the names and the vocabulary of an index."""

    def __init__(self, index: Index, lexicon: Lexicon) -> None:
        """Take the index and the lexicon."""
        self._index, self._lexicon = index, lexicon
        self._alike: dict[str, Mapping[str, float]] = {}

    def terms(self, text: str) -> list[Term]:
        """Return the terms of a text, in their order."""
        terms: list[Term] = []
        for quoted, part in _quotations(text):
            words = tuple(words_of(part))
            if quoted and words:
                terms.append(Term(f"“{part.strip()}”", {TYPED: (words,)}))
            else:
                terms += self._unquoted(part)
        return terms

    def _unquoted(self, text: str) -> Iterator[Term]:
        run: list[str] = []
        for part in _with_dates(join_initials(text).split()):
            if isinstance(part, Term):
                yield from self._names_and_words(run)
                run.clear()
                yield part
            else:
                run += words_of(part)
        yield from self._names_and_words(run)

    def _names_and_words(self, words: Sequence[str]) -> Iterator[Term]:
        """Yield the longest names and phrases of the lexicon, and the words between them."""
        at = 0
        while at < len(words):
            ends = range(min(len(words), at + LONGEST_NAME), at, -1)
            found = ((end, self._term(words[at:end])) for end in ends)
            end, term = next(((end, term) for end, term in found if term), (at + 1, None))
            if term:
                yield term
            at = end

    def _term(self, words: Sequence[str]) -> Term | None:
        if words[0] in STOP_WORDS or words[-1] in STOP_WORDS:
            return None
        return self._name(words) or self._phrase(words) or (self._word(words[0]) if len(words) == 1 else None)

    # -- names -----------------------------------------------------------------------------------

    def _name(self, words: Sequence[str]) -> Term | None:
        """Return the term of a name that the records have, in whatever spelling."""
        if len(words) == 1 and words[0].isdigit():
            return None
        bearers = dict.fromkeys(self._index.bearers(words), 1.0) or self._bearers_by_sound(words)
        if not bearers:
            return None
        named = self._index.documents(bearers)
        kinds = [kind for kind in ("place", "actor", "event") if any(row.kind == kind for row in named.values())]
        # Baku is a city before it is a government; one word may be the alias of an event, but is seldom meant so.
        kind = kinds[0]
        bearers = {n: share * (1 if named[n].kind == kind else SECOND) for n, share in bearers.items()}
        if kind == "event" and len(words) == 1:
            word = self._phrase(words) or self._word(words[0])
            return word._replace(bearers=bearers)
        forms: dict[float, tuple[Phrase, ...]] = {TYPED: (tuple(words),)}
        others = (name for number, row in named.items() if row.kind == kind for name in self._index.names(number))
        forms[SPELLED] = tuple(dict.fromkeys(name for name in others if name != tuple(words)))
        if len(words) > 1:
            forms[APART] = (tuple(f"{word}*" for word in words if word not in STOP_WORDS),)
        return Term(" ".join(words), forms, bearers)

    def _bearers_by_sound(self, words: Sequence[str]) -> dict[int, float]:
        """Return the documents of what has a name that sounds as these words do; the closest alone."""
        if any(self._lexicon.synonyms((word,)) for word in words):
            return {}
        choices = [[(word, 1.0), *list(self.alike(word).items())[:4]] for word in words]
        found: dict[int, float] = {}
        for choice in product(*choices):
            share = sum(share for _, share in choice) / len(words)
            for number in self._index.bearers([word for word, _ in choice]):
                found[number] = max(found.get(number, 0.0), share)
        best = max(found.values(), default=0.0)
        return {number: share for number, share in found.items() if share > best - 0.1}

    def alike(self, word: str) -> Mapping[str, float]:
        """Return the words of names that a word may be a spelling or an inflected form of, the closest first."""
        if len(word) < LETTERS or word.isdigit():
            return {}
        if word not in self._alike:
            keys, is_known = phonetic_keys(word), word.isascii() and self._index.knows(word)
            known = [other for other in self._index.sounding((*keys, *stems(keys))) if other != word]
            found = spellings(word, known)
            if not is_known:
                found |= {o: max(share, found.get(o, 0.0)) for o, share in inflected(word, known).items()}
            close = [(other, share) for other, share in found.items() if share >= (AGREEMENT if is_known else SURE)]
            best = max((share for _, share in close), default=0.0)
            self._alike[word] = dict(sorted(((o, s) for o, s in close if s > best - 0.15), key=lambda pair: -pair[1]))
        return self._alike[word]

    def corrections(self, terms: Sequence[Term], limit: int = 3) -> tuple[str, ...]:
        """Return texts with words that the records have in place of those that they have not."""
        from difflib import get_close_matches  # only after a typing error

        offers = []
        for term in terms:
            missing = " " not in term.text and not any(map(self._stands, term.forms.values()))
            close = (
                get_close_matches(term.text, self._index.words_like(term.text), n=limit, cutoff=0.7) if missing else []
            )
            offers.append(close or [term.text])
        texts = (" ".join(words[min(n, len(words) - 1)] for words in offers) for n in range(limit))
        typed = " ".join(term.text for term in terms)
        return tuple(text for text in dict.fromkeys(texts) if text != typed)

    def _stands(self, phrases: tuple[Phrase, ...]) -> bool:
        return bool(phrases) and next(self._index.places(phrases), None) is not None

    # -- words -----------------------------------------------------------------------------------

    def _phrase(self, words: Sequence[str]) -> Term | None:
        """Return the term of a phrase of the lexicon."""
        synonyms = self._lexicon.synonyms(words)
        return Term(" ".join(words), {TYPED: (tuple(words),), MEANT: synonyms}) if synonyms else None

    def _word(self, word: str) -> Term:
        latin = tuple(words_of(transliterate(word)))
        forms: dict[float, tuple[Phrase, ...]] = {TYPED: ((word,),)}
        if latin != (word,):
            forms[SPELLED] = (latin,)
        if alike := self.alike(word):
            forms[SOUNDED] = tuple((other,) for other in alike)
        if len(word) >= LETTERS:
            forms[BEGUN] = ((*latin[:-1], f"{latin[-1]}*"),)
        return Term(word, forms)


_QUOTED = re.compile(r"[\"“”„«]([^\"“”„«»]+)[\"“”»]")
_NO_DATE = re.compile(r"\D*\d{1,3}\D*")
"""A number that may be a count, a day or part of a name ("44-day", "Mi-24"): no date by itself."""

_LONGEST_DATE = 5
"""Words of a date at most: "27 September to 10 November"."""


def _quotations(text: str) -> Iterator[tuple[bool, str]]:
    """Yield the parts of a text, each with whether it stands in quotation marks."""
    at = 0
    for match in _QUOTED.finditer(text):
        yield False, text[at : match.start()]
        yield True, match[1]
        at = match.end()
    yield False, text[at:]


def _with_dates(words: Sequence[str]) -> Iterator[str | Term]:
    """Yield the words of a text, and a term for each date in it."""
    at = 0
    while at < len(words):
        ends = range(min(len(words), at + _LONGEST_DATE), at, -1)
        dates = ((end, _date(words[at:end])) for end in ends)
        end, date = next(((end, date) for end, date in dates if date), (at + 1, None))
        yield Term(" ".join(words[at:end]), dict(_written(date)), date=date) if date else words[at]
        at = end


def _date(words: Sequence[str]) -> EdtfDate | DayOfYear | None:
    """Return the date that words spell, if they do and hold a year, or a day and a month."""
    text = " ".join(words)
    if not any(c.isdigit() for c in text) or (len(words) == 1 and _NO_DATE.fullmatch(text)):
        return None
    for read in (read_date, read_day_of_year):
        try:
            return read(text)
        except InvalidDate:
            continue
    return None


def _written(date: EdtfDate | DayOfYear) -> Iterator[tuple[float, tuple[Phrase, ...]]]:
    """Yield how texts write a date: in full, and a day without its year."""
    if isinstance(date, DayOfYear):
        yield TYPED, ((str(date.day), MONTH_NAMES[date.month - 1].lower()),)
    elif match := re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", date.text):
        year, month, day = match.groups()
        name = MONTH_NAMES[int(month) - 1].lower() if month and int(month) <= len(MONTH_NAMES) else None
        if name is None:
            yield TYPED, ((year,),)
        elif day:
            yield TYPED, ((str(int(day)), name, year),)
            yield MEANT, ((str(int(day)), name),)
        else:
            yield TYPED, ((name, year),)
