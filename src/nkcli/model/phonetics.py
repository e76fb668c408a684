"""What the spellings of one name share across scripts and transliterations: its consonants.

Khojaly, Xocalı, Xocali, Hocalı, Ходжалы and Խոջալը are one name written by six customs. `sound`
brings them to one key: it reads the letters of the Latin, Cyrillic and Armenian alphabets as
English transliterations do, takes the sounds that these customs exchange for one, and leaves the
vowels out. It is meant for names that are spelled as no record spells them, not for running text.
"""

from __future__ import annotations

import re
import unicodedata

LETTERS = 4
"""Shorter words sound like too many others."""

_CYRILLIC = dict(
    zip(
        "абвгдежзийклмнопрстуфхцчшщъыьэюяёғҝәҹҺһөүј",
        "a b v g d e zh z i i k l m n o p r s t u f kh ts ch sh sh  i  e u a e g k a j h h o u i".split(" "),  # noqa: SIM905 - as a list it is forty lines
        strict=True,
    )
)
_ARMENIAN = dict(
    zip(
        "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆև",
        "a b g d e z e i t zh i l kh ts k h dz g ch m i n sh o ch p j r s v t r ts v p k o f ev".split(),  # noqa: SIM905
        strict=True,
    )
)
_LATIN = {"ş": "sh", "ç": "ch", "ğ": "g", "ə": "a", "ǝ": "a", "ı": "i", "š": "sh", "č": "ch", "ž": "zh"}
_SPOKEN = str.maketrans(_CYRILLIC | _ARMENIAN | _LATIN)
_OTHER_LETTERS = str.maketrans(_CYRILLIC | _ARMENIAN)

# Longest first. Capitals are sounds written with two letters; K stands for all of k, q, g, gh, kh
# and h, which Russian, Azerbaijani and Armenian spellings exchange: Karabakh, Qarabağ; Hadrut, Гадрут.
_SOUNDS = (
    ("dzh", "J"),
    ("sch", "S"),
    ("dj", "J"),
    ("zh", "J"),
    ("sh", "S"),
    ("ch", "C"),
    ("kh", "K"),
    ("gh", "K"),
    ("th", "t"),
    ("ph", "f"),
    ("tz", "ts"),
    ("c", "J"),
    ("j", "J"),
    ("k", "K"),
    ("q", "K"),
    ("g", "K"),
    ("h", "K"),
    ("x", "K"),
    ("w", "v"),
)
_SOUND = re.compile("|".join(written for written, _ in _SOUNDS))
_SOUND_OF = dict(_SOUNDS)
_VOWELS = re.compile(r"[aeiouy]+")
_TWICE = re.compile(r"(.)\1+")


def transliterate(text: str) -> str:
    """Write a text letter by letter as English transliterations do; Latin letters stay as they are.

    >>> latin("Արցախ"), latin("Лачин"), latin("Шуша")
    ('artsakh', 'lachin', 'shusha')
    """
    return text.casefold().replace("ու", "u").translate(_OTHER_LETTERS)


def phonetic_key(word: str) -> str:
    """Reduce a word to the consonants that its transliterations share; "" where it is too short to tell.

    >>> {sound(name) for name in ("Khojaly", "Xocalı", "Xocali", "Hocalı", "Ходжалы", "Խոջալը")}
    {'KJl'}
    """
    lower = word.casefold().replace("ու", "u").translate(_SPOKEN)
    bare = "".join(c for c in unicodedata.normalize("NFKD", lower) if c.isalnum())
    if len(bare) < LETTERS:
        return ""
    spoken = _SOUND.sub(lambda m: _SOUND_OF[m[0]], bare)
    key = _TWICE.sub(r"\1", _VOWELS.sub("", spoken))
    return key if len(key) >= LETTERS - 1 else ""
