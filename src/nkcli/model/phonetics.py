"""What the spellings of one name share across scripts and transliterations: its consonants.

Khojaly, Xocalı, Hocalı, Khodjali, Ходжалы and Խոջալը are one name written by six customs; so are Pashinyan,
Paschinjan, Пашинян and Փաշինյան. A word is written in the Latin alphabet, the sounds that these customs exchange
are taken for one, and vowels are left out. A letter that two customs read differently gives two keys: `ch` is
another sound in English, French and German, `j` in English and German. What has a key in common may be one name;
`closeness` says how well the vowels agree. It is meant for names, not for running text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from itertools import product

_CYRILLIC = dict(
    zip(
        "абвгдежзийклмнопрстуфхцчшщъыьэюяёғҝәҹҺһөүј",
        "a b v g d e zh z i i k l m n o p r s t u f kh ts ch sh sh  i  e iu ia e g k a j h h o u i".split(" "),  # noqa: SIM905 - as a list it is forty lines
        strict=True,
    )
)
_ARMENIAN = dict(
    zip(
        "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆև",
        "a b g d e z e i t zh i l kh ts k h dz gh ch m y n sh o ch p j r s v t r ts v p k o f ev".split(),  # noqa: SIM905
        strict=True,
    )
)
_OTHER_LETTERS = str.maketrans(_CYRILLIC | _ARMENIAN)
_LATIN = str.maketrans(
    {
        "ş": "sh",
        "ç": "ch",
        "ğ": "gh",
        "ə": "a",
        "ǝ": "a",
        "ı": "i",
        "š": "sh",
        "č": "ch",
        "ž": "zh",
        "ä": "a",
        "ł": "gh",
    }
)

# Longest first; where customs differ, each reading. A capital is a class of sounds that spellings exchange: K is
# k, q, g, gh, kh, h and x (Karabakh, Qarabağ; Hadrut, Гадрут), T is t and d, P is p and b (Western Armenian has
# Mardakert for Martakert), C is ch, j and zh (Karvachar, Karvadjar), S is s and sh (Susa for Şuşa), Z is z and ts.
_SOUNDS = {
    "dsch": ("C",),
    "tsch": ("C",),
    "dzh": ("C",),
    "sch": ("S",),
    "tch": ("C",),
    "ch": ("C", "S", "K"),  # English, French, German
    "dj": ("C",),
    "zh": ("C",),
    "sh": ("S",),
    "kh": ("K",),
    "gh": ("K",),
    "th": ("T",),
    "ph": ("F",),
    "tz": ("Z",),
    "ts": ("Z", "TS"),  # Artsakh; сумгаитский
    "dz": ("Z",),
    "ge": ("K", "C"),  # Geidar; Serge
    "b": ("P",),
    "c": ("C", "K"),  # Azerbaijani; French
    "d": ("T",),
    "f": ("F",),
    "g": ("K",),
    "h": ("K", ""),  # Russian leaves it out: Арутюнян
    "j": ("C", ""),  # English; German
    "k": ("K",),
    "l": ("L",),
    "m": ("M",),
    "n": ("N",),
    "p": ("P",),
    "q": ("K",),
    "r": ("R",),
    "s": ("S",),
    "t": ("T",),
    "v": ("V",),
    "w": ("V",),
    "x": ("K",),
    "z": ("Z",),
}
_PIECE = re.compile("|".join([*_SOUNDS, r"[aeiouy]+", "[0-9]"]))
_READINGS = 16
"""Keys of one word at most: a long word of ambiguous letters has no use for more."""

_TWICE = re.compile(r"([^\W\d])\1+")
_VOWELS = re.compile(r"ou|[iy][uae]|[aeiouy]")
_VOWEL = {"ou": "u", "iu": "u", "yu": "u", "e": "a", "y": "i"}
"""Vowels that spellings exchange: ə is a or e, ı is i or y. What begins with a glide ("ia", "ye") is an a."""


def transliterate(text: str) -> str:
    """Return a text letter by letter as English transliterations write it; Latin letters stay as they are.

    >>> transliterate("Արցախ"), transliterate("Лачин"), transliterate("Шуша")
    ('artsakh', 'lachin', 'shusha')
    """
    if text.isascii():
        return text.lower()
    return text.casefold().replace("ու", "u").translate(_OTHER_LETTERS)


def latin(word: str) -> str:
    """Return a word in plain Latin letters, as it sounds.

    >>> latin("Şuşa"), latin("Փաշինյան"), latin("Hacıyev")
    ('shusha', 'pashinyan', 'haciyev')
    """
    written = unicodedata.normalize("NFKD", transliterate(word).replace("i̇", "i").translate(_LATIN))
    return _TWICE.sub(r"\1", "".join(c for c in written if c.isascii() and c.isalnum()))


@cache
def phonetic_keys(word: str) -> tuple[str, ...]:
    """Return the consonants of a word in each way that it can be read; a vowel counts at the beginning.

    >>> {phonetic_keys(name)[0] for name in ("Khojaly", "Xocalı", "Xocali", "Hocalı", "Ходжалы", "Խոջալը")}
    {'KCL'}
    >>> phonetic_keys("Alijew"), phonetic_keys("Əliyev")
    (('ALCV', 'ALV'), ('ALV',))
    """
    pieces = [_SOUNDS.get(m[0], (m[0] if m[0].isdigit() else "-",)) for m in _PIECE.finditer(latin(word))]
    keys: dict[str, None] = {}
    for reading in product(*pieces):
        sounds = "".join(reading)
        keys[("A" if sounds.startswith("-") else "") + sounds.replace("-", "")] = None
        if len(keys) == _READINGS:
            break
    return tuple(filter(None, keys))


def closeness(word: str, other: str) -> float:
    """Return how much of two words that may be one name agrees, from 0 to 1, vowels included.

    >>> closeness("Aliyev", "Eliyev"), closeness("Shusha", "Shushi"), closeness("Goris", "Kars")
    (1.0, 0.75, 0.6)
    """
    return max(
        1 - _distance(one, two) / max(len(one), len(two), 1) for one in _sounded(word) for two in _sounded(other)
    )


def spellings(word: str, words: Iterable[str]) -> dict[str, float]:
    """Return those of some words that may be a spelling of another, each with how much of the two agrees.

    >>> spellings("Шуша", ["shushi", "baku"]), spellings("Hacıyev", ["hajiyev"])
    ({'shushi': 0.75}, {'hajiyev': 1.0})
    """
    keys = set(phonetic_keys(word)) - {"A"}  # vowels alone sound like any others
    alike = (other for other in words if not keys.isdisjoint(phonetic_keys(other)))
    return {other: closeness(word, other) for other in alike}


_ENDINGS = (
    *("N", "M", "T", "V", "K", "R", "S", "L", "P", "C", "Z", "SK", "SKK", "SKV", "SKM", "TN", "TNK", "NT"),
    *("NN", "NTN", "NM", "KN", "NR", "LR", "NC", "NK", "NZ", "LK", "RT", "RN"),
)
"""The consonants of endings: of cases and adjectives in Azerbaijani, Turkish, Armenian and Russian."""

_LONGEST_ENDING = 5
_SHORTEST_STEM = 4
"""Sounds of the ending that a name may have, and of a name that may have one."""


def stems(keys: Iterable[str]) -> set[str]:
    """Return the consonants of words that others may be inflected forms of.

    >>> stems(["SMKTSK"])  # сумгаитский
    {'SMKT', 'SMKTS'}
    """
    return {key[: -len(ending)] for key in keys for ending in _ENDINGS if key.endswith(ending) and key != ending}


def inflected(word: str, words: Iterable[str]) -> dict[str, float]:
    """Return those of some words of which another may be an inflected form, each with how much of the two agrees.

    >>> inflected("сумгаитский", ["sumgait", "sumy"])
    {'sumgait': 0.95}
    """
    found = {other: max(_begins(one, two) for one in _sounded(word) for two in _sounded(other)) for other in words}
    return {other: share for other, share in found.items() if share > 0}


def _begins(word: str, stem: str) -> float:
    """Return how well a word begins with a stem, which leaves an ending of a few sounds."""
    if len(stem) < _SHORTEST_STEM or not 0 < len(word) - len(stem) <= _LONGEST_ENDING:
        return 0.0
    return 0.95 - 0.15 * _distance(word[: len(stem)], stem)


@cache
def _sounded(word: str) -> frozenset[str]:
    """Return a word with one letter for each class of sounds and vowels as they are heard, j and h in both readings."""
    letters = latin(word)
    return frozenset(map(_heard, (letters, letters.replace("j", "y"), re.sub(r"(?<![kgcstpdz])h", "", letters))))


def _heard(letters: str) -> str:
    vowels = _VOWELS.sub(lambda m: _VOWEL.get(m[0], m[0][-1].replace("e", "a")), letters)
    return _TWICE.sub(r"\1", _PIECE.sub(lambda m: _SOUNDS[m[0]][0] if m[0] in _SOUNDS else m[0][-1], vowels))


def _distance(one: str, two: str) -> int:
    """Return how many letters must be changed, added or left out (Levenshtein)."""
    row = list(range(len(two) + 1))
    for n, a in enumerate(one, 1):
        last, row[0] = row[0], n
        for m, b in enumerate(two, 1):
            last, row[m] = row[m], min(row[m] + 1, row[m - 1] + 1, last + (a != b))
    return row[-1]
