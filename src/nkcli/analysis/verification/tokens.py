"""A text as sentences and tokens, each with its place in what was typed.

What a person does not see (soft hyphens, direction marks) is no part of a token, and what looks alike is
read alike: apostrophes, dashes, digits of any script, spaces of any width between groups of digits.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from nkcli.analysis.verification.numbers import DASH, GROUP_SPACE
from nkcli.model.names import normalize

_TOKEN = re.compile(
    r"(?P<date>\d{4}-\d{2}(?:-\d{2})?(?![\d-])|\d{1,2}\.\d{1,2}\.\d{4})"
    rf"|(?P<numeral>\d(?:[\d.,'{GROUP_SPACE}]*\d)?[^\W\d_]*)"
    r"|(?P<initials>(?:[^\W\d_]\.){2,})"
    r"|(?P<word>[^\W\d_]+(?:'[^\W\d_]+)*'?)"
    r"|(?P<mark>(?P<one>[^\s\w]|_)(?P=one)*)"
)
_LOOKALIKES = str.maketrans(
    dict.fromkeys("’‘ʼ′`´՚＇", "'") | dict.fromkeys("‐‑‒–—―−－", "-") | dict.fromkeys("“”„«»", '"')
)
_WIDE = "\uff01", "\uff5e"
"""Letters and marks as wide as those of Chinese: "３，８２５"."""

_WIDE_GROUPS = re.compile(r"(?<=\d)[\u00a0\u2000-\u200a\u202f\u205f](?=\d{3}(?!\d))")
_SPACED_GROUPS = re.compile(
    r"(?<![\d.,])(?<!\d )(?<!\bday )(?<!\bno )(?<!\bresolution )(?<!\bresolutions )\d{1,3}(?: \d{3})+(?![\d.,]*\d)",
    re.IGNORECASE,
)
_END = re.compile(r"(?<=[.!?…])[\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9À-ÖØ-ÞԱ-ՖА-ЯƏİŞÇĞÖÜ])|\n\s*\n|\n(?=\s*[•*–-]\s)")
_SHORTENED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Maj|St|No|vs|approx|ca|Jan|Feb|Aug|Sept?|Oct|Nov|Dec)|\b[A-Z])\.$"
)
_LONGEST = 2_000
"""Letters of a sentence: what goes on without an end is a list or no language, and is cut."""

_CUT = frozenset(
    {"c", "ca", "approx", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec"}
)
"""Words cut short, whose point ends nothing: "c. 3,800", "Sept. 27"."""


class Token(NamedTuple):
    """One word, number or mark; `word` is folded, without a possessive, and `start` and `end` are places in the text.

    `owns` marks a possessive ("Armenia's"), `joined` a word that a hyphen ties to the one before.
    """

    word: str
    start: int
    end: int
    owns: bool = False
    joined: bool = False
    is_capital: bool = False


def tokenize(text: str, offset: int = 0) -> tuple[Token, ...]:
    """Return the tokens of a text; `offset` is its place in a longer one.

    >>> [token.word for token in tokenize("Some 28,000-38,000 people, in Baku's 44-day war.")]
    ['some', '28,000', '–', '38,000', 'people', ',', 'in', 'baku', '44', 'day', 'war', '.']
    """
    plain, places = _visible(text)
    return tuple(_tokens(plain, places, offset))


def _visible(text: str) -> tuple[str, list[int] | range]:
    """Return a text as a person sees it, and for each of its letters the place in what was typed."""
    if text.isascii():
        return _SPACED_GROUPS.sub(_grouped, text), range(len(text) + 1)
    kept = [(place, _plain(c)) for place, c in enumerate(text) if unicodedata.category(c) != "Cf"]
    plain = _WIDE_GROUPS.sub(GROUP_SPACE, "".join(c for _, c in kept))
    return _SPACED_GROUPS.sub(_grouped, plain), [*(place for place, _ in kept), len(text)]


def _plain(letter: str) -> str:
    if letter.isdecimal():
        return str(unicodedata.decimal(letter))
    if _WIDE[0] <= letter <= _WIDE[1]:
        letter = unicodedata.normalize("NFKC", letter)
    return letter.translate(_LOOKALIKES) if not letter.isascii() else letter


def _grouped(match: re.Match[str]) -> str:
    return match[0].replace(" ", GROUP_SPACE)


def _tokens(plain: str, places: list[int] | range, offset: int) -> Iterator[Token]:
    before = None
    for match in _TOKEN.finditer(plain):
        start, end = match.span()
        place = places[start] + offset, places[end - 1] + 1 + offset
        kind, text = match.lastgroup, match[0]
        touches = before is not None and before[1] == start
        if text[0] == "-":
            is_hyphen = text == "-" and touches and plain[end : end + 1].isalpha()
            if is_hyphen and before and before[0] in ("word", "numeral"):
                before = ("hyphen", end)
                continue
            yield Token(DASH, *place)
        elif kind == "word":
            owns = text.endswith(("'s", "'S", "'"))
            word = normalize(re.sub(r"'[sS]?$", "", text)) or text
            joined = touches and before is not None and before[0] == "hyphen"
            yield Token(word, *place, owns, joined, text[0].isupper())
        elif text == "." and touches and before and before[0] == "cut":
            continue
        else:
            yield Token(text.lower().replace(".", "") if kind == "initials" else text.lower(), *place)
        before = ("cut" if kind == "word" and text in _CUT else kind or "", end)


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Return where each sentence of a text begins and ends; "Gen. Smith" and "U.S. Army" do not end one."""
    return tuple(piece for span in _sentences(text) for piece in _pieces(text, *span))


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    begin = 0
    for match in (*_END.finditer(text), None):
        end = match.start() if match else len(text)
        if match and "\n" not in match[0] and _SHORTENED.search(text, max(begin, end - 8), end):
            continue
        stripped = text[begin:end].strip()
        if stripped:
            start = text.index(stripped[0], begin)
            yield start, start + len(stripped)
        begin = match.end() if match else end


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a sentence, or its pieces where it is too long, cut at spaces."""
    while end - start > _LONGEST:
        cut = max(text.rfind(" ", start, start + _LONGEST), text.rfind("\n", start, start + _LONGEST))
        cut = cut if cut > start else start + _LONGEST
        yield start, cut
        start = cut
    yield start, end
