"""Forgiving look-up of names: any spelling, any community's name, no diacritics needed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

_WORD = re.compile(r"\w+")

# Letters that Unicode does not take apart, as readers type them without the right keyboard.
_PLAIN = str.maketrans(
    {
        "ə": "e",
        "ǝ": "e",
        "ı": "i",
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ß": "ss",
        "æ": "ae",
        "ʼ": "",
        "’": "",
        "‘": "",
        "'": "",
        "`": "",
        "–": " ",
        "—": " ",
        "-": " ",
        "_": " ",
        "/": " ",
        ".": " ",
        ",": " ",
        "(": " ",
        ")": " ",
        "“": " ",
        "«": " ",
        "»": " ",
        "”": " ",
        '"': " ",
    }
)


def normalize(text: str) -> str:
    """Reduce a text to what two spellings of it share: no case, diacritics, hyphens or apostrophes.

    >>> normalize("Şuşa"), normalize("Karabakh–Council")
    ('susa', 'karabakh council')
    """
    plain = (text.lower() if text.isascii() else text.casefold()).translate(_PLAIN)
    if not plain.isascii():  # most texts have dashes and quotation marks, and nothing else that is to be taken apart
        bare = "".join([c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c)])
        plain = bare.casefold().translate(_PLAIN)
    return " ".join(plain.split())


_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}\b)")


def words_of(text: str) -> list[str]:
    """Return the words of a text, normalized; numbers without the commas between thousands.

    >>> words_of("“Şuşa”: 3,825 (2020)")
    ['susa', '3825', '2020']
    """
    return _WORD.findall(normalize(_THOUSANDS.sub("", text)))


def index(named: Iterable[tuple[str, Iterable[str]]]) -> dict[str, tuple[str, ...]]:
    """Map each folded name to the ids that bear it, from (id, names) pairs."""
    bearers: dict[str, dict[str, None]] = {}
    for record_id, names in named:
        for name in (record_id, *names):
            bearers.setdefault(normalize(name), {})[record_id] = None
    return {key: tuple(ids) for key, ids in bearers.items()}


Names = Mapping[str, tuple[str, ...]]
"""Normalized names, each with the ids of the records that bear it."""

_APOSTROPHES = dict.fromkeys(map(ord, "ʼ’‘'`ʻʿ"))

AGREEMENT = 0.95
"""How much of two spellings must agree to be taken for one name: all but a vowel in a long one; less is offered."""


def find(name: str, names: Names, *, by_part: bool = True) -> tuple[str, ...]:
    """Return the ids of the records that bear a name; none where no name comes near enough to be sure.

    A name is found as it is written, then whatever the spaces and the order of its words, then in the spelling of
    another script or custom, and `by_part`, such as a surname, if only one record has it.
    """
    key = normalize(name)
    if key in names:
        return tuple(dict.fromkeys(names[key]))
    for spelling in (_same_letters(key, names), _same_sound(name, names, whole=True)):
        ids = _bearers(spelling, names)
        if ids:
            return ids
    ids = _bearers(_same_sound(name, names, whole=False), names) if by_part else ()
    return ids if len(ids) == 1 else ()


def nearest(asked: str, names: Names, limit: int = 3) -> tuple[str, ...]:
    """Return the ids whose names come nearest to what was asked, those that sound alike first."""
    from difflib import get_close_matches  # 10 ms, needed only after a typing error

    from nkcli.model.phonetics import spellings, transliterate

    key = normalize(transliterate(asked))
    parts = _same_sound(asked, names, whole=False)
    alike = sorted(spellings(asked, names).items(), key=lambda item: -item[1])
    inside = [name for name in names if len(key) > 3 and key in name]  # noqa: PLR2004 - shorter is in everything
    close = get_close_matches(key, names, n=limit * 2)
    return _bearers((*(name for name, _ in alike), *parts, *close, *inside), names)[:limit]


def _bearers(spellings: Iterable[str], names: Names) -> tuple[str, ...]:
    return tuple(dict.fromkeys(i for name in spellings for i in names[name]))


def _same_letters(key: str, names: Names) -> Iterator[str]:
    """Yield the names of the same letters, whatever the spaces, or of the same words, whatever their order."""
    letters, words = key.replace(" ", ""), sorted(key.split())
    for name in names:
        if name.replace(" ", "") == letters or (len(name) == len(key) and sorted(name.split()) == words):
            yield name


def _same_sound(name: str, names: Names, *, whole: bool) -> list[str]:
    """Return the names closest to what was typed that spell each of its words, and if `whole` no other."""
    from nkcli.model.phonetics import spellings  # only for a name that no record has so

    typed = _WORD.findall(name.translate(_APOSTROPHES))
    words = {other: set(other.split()) for other in names if not whole or other.count(" ") == len(typed) - 1}
    every = set[str]().union(*words.values())
    known = [spellings(word, every) | dict.fromkeys({normalize(word)} & every, 1.0) for word in typed]
    agreement = {}
    for other, held in words.items() if typed and all(known) else ():
        shares = [max((share for word, share in alike.items() if word in held), default=0.0) for alike in known]
        agreement[other] = sum(shares) / len(typed) if all(shares) else 0.0
    best = max(agreement.values(), default=0.0)
    return [other for other, share in agreement.items() if share == best >= AGREEMENT]


_UNSEEN = dict.fromkeys(
    [0xAD, 0x34F, 0x61C, 0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF]
)
_TYPED = str.maketrans({**_UNSEEN, **dict.fromkeys("\u2010\u2011\ufe63\uff0d", "-")})


_INITIALS = re.compile(r"\b(?:[^\W\d_]\.){2,}")


def join_initials(text: str) -> str:
    """Return a text with "U.N." as "UN"."""
    return _INITIALS.sub(lambda match: match[0].replace(".", ""), text)


def clean_typed_text(text: str) -> str:
    r"""Return a text as the person who typed or pasted it sees it.

    Marks that nobody sees are gone, every hyphen is one, and every run of spaces is a space. Joiners stay, for
    some alphabets spell with them.

    >>> clean_typed_text("\u200eNagorno\u2011Karabakh\u00a0 war\xad")
    'Nagorno-Karabakh war'
    """
    if text.isascii():
        return " ".join(text.split())
    return " ".join(text.translate(_TYPED).split())
