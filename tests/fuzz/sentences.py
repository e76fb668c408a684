"""Sentences held against the claims: raw texts, or words that nkcli knows in any order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asking import written
from nkcli.analysis.verification.lexicon import PHRASES
from nkcli.analysis.verification.numbers import unit_of
from nkcli.answers.verify import EXIT_CODES, Verification, sentences_of, verify_sentences

from .base import dataset
from .taps import Tap, texts

if TYPE_CHECKING:
    from nkcli.answers.verify import Verified

KNOWN = (
    *(" ".join(words) for words in PHRASES),
    *(
        "3,825",
        "85",
        "4000",
        "11557",
        "25,000–30,000",
        "7,646",
        "9,077",
        "1.5 million",
        "two hundred and five",
        "a dozen",
    ),
    *(
        "at least",
        "more than",
        "up to",
        "fewer than",
        "about",
        "or more",
        "between",
        "exactly",
        "from",
        "to",
        "-",
        "44",
    ),
    *(
        "First war",
        "Second war",
        "44-day war",
        "war of the nineties",
        "the battle of Town",
        "UCDP",
        "Estimates",
        "Town",
    ),
    *("in 2020", "1988", "1994", "27 September 2020", "October 2020", "1988-94", "not", "half", ".", ";", "(", "zzqx"),
)
FORMS = ("table", "plain", "json", "jsonl", "csv", "tsv", "md", "html")
CONFIRMED = ("matches a claim", "within the documented range")


def sentence(data: bytes) -> None:
    """A sentence gets an answer that names its claims; one with a word that nkcli does not know is never confirmed."""
    text = _worded(Tap(data[1:])) if data[:1] >= b"\x80" else "\n".join(texts(data))
    found = verify_sentences(dataset(), sentences_of(text))
    for one in found.sentences:
        _holds_together(one)
    assert found.exit_code in EXIT_CODES.values()
    told = written(found, FORMS[len(data) % len(FORMS)])
    assert told.strip() or not found.sentences
    _doubts(text[:300])


def _worded(tap: Tap) -> str:
    words = []
    while tap:
        words.append(tap.pick(KNOWN))
    return " ".join(words)


def _holds_together(one: Verified) -> None:
    known = dataset().claim_by_id
    assert (one.understood is None) == (one.answer == "not understood")
    assert one.reason or one.answer == "matches a claim"
    assert all(claim.id in known for claim in one.claims)
    assert all(claim_id in known for claim_id in one.near)
    if one.answer in CONFIRMED and one.understood is not None:
        numbers = [n for c in one.claims for n in (c.low, c.best, c.high) if n is not None]
        said = [n for n in (one.understood.low, one.understood.high) if n is not None]
        assert numbers
        assert {c.measure for c in one.claims} == {one.understood.measure}
        assert min(numbers) - unit_of(min(said)) < min(said)
        assert max(said) < max(numbers) + unit_of(max(said))
    if one.answer == "outside it":
        assert one.claims


def _doubts(text: str) -> None:
    """Whatever a sentence says, a word that nkcli does not know may turn it round."""
    found: Verification = verify_sentences(dataset(), [f"{text} zzqx"])
    assert found.sentences[0].answer == "not understood"
