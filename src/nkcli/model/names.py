"""Forgiving look-up of names: any spelling, any community's name, no diacritics needed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping

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

    >>> fold("Şuşa"), fold("Karabakh–Council")
    ('susa', 'karabakh council')
    """
    if text.isascii():
        return " ".join(text.lower().translate(_PLAIN).split())
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_PLAIN))
    bare = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(bare.casefold().translate(_PLAIN).split())


def index(named: Iterable[tuple[str, Iterable[str]]]) -> dict[str, tuple[str, ...]]:
    """Map each folded name to the ids that bear it, from (id, names) pairs."""
    found: dict[str, list[str]] = {}
    for record_id, names in named:
        for key in dict.fromkeys(normalize(name) for name in (record_id, *names)):
            found.setdefault(key, []).append(record_id)
    return {key: tuple(ids) for key, ids in found.items()}


def nearest(asked: str, known: Mapping[str, tuple[str, ...]], limit: int = 3) -> tuple[str, ...]:
    """Find the ids whose names come nearest to what was asked, those that sound alike first."""
    from difflib import get_close_matches  # 10 ms, needed only after a typing error

    from nkcli.model.phonetics import phonetic_key, transliterate

    key = normalize(transliterate(asked))
    heard = phonetic_key(asked)
    alike = [name for name in known if heard and phonetic_key(name) == heard]
    inside = [name for name in known if len(key) > 3 and key in name]  # noqa: PLR2004 - shorter is in everything
    close = get_close_matches(key, known, n=limit * 2)
    return tuple(dict.fromkeys(i for name in (*alike, *close, *inside) for i in known[name]))[:limit]


_UNSEEN = dict.fromkeys(
    [0xAD, 0x34F, 0x61C, 0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF]
)
_TYPED = str.maketrans({**_UNSEEN, **dict.fromkeys("\u2010\u2011\ufe63\uff0d", "-")})


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
