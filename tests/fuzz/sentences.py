"""Texts with figures: raw ones, or words that nkcli knows in any order."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import nkcli
from nkcli.analysis.verification.lexicon import PHRASES
from nkcli.analysis.verification.numbers import unit_of
from nkcli.errors import UsageError
from nkcli.formats import registry

from .base import dataset
from .taps import Tap, texts

if TYPE_CHECKING:
    from nkcli.answers.finding_row import FindingRow
    from nkcli.answers.verify import Verification

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


def sentence(data: bytes) -> None:
    """A text gets an answer that names its claims; what is borne out is near the numbers of a claim that is listed."""
    text = _worded(Tap(data[1:])) if data[:1] >= b"\x80" else "\n".join(texts(data))
    result = nkcli.ask(_facts(), "verify", text=text or " ", strict=data[:1] > b"\xc0")
    found: Verification = result.answer  # type: ignore[assignment]
    for row in found.findings:
        _holds_together(text, row)
    assert found.exit_code in (0, 1, 3)
    assert sum(found.verdicts.values()) == len(found.findings)
    form = registry.names()[len(data) % len(registry.names())]
    with contextlib.suppress(UsageError):  # of a format that fits no table
        assert result.to_text(form).strip() or not found.findings


def _facts() -> nkcli.Facts:
    facts = nkcli.Facts("nowhere")
    vars(facts)["neutral"] = dataset()
    return facts


def _worded(tap: Tap) -> str:
    words = []
    while tap:
        words.append(tap.pick(KNOWN))
    return " ".join(words)


def _holds_together(text: str, row: FindingRow) -> None:
    known = dataset().claim_by_id
    assert text[row.start : row.end] == row.quote
    assert all(claim.id in known for claim in row.claims)
    assert row.explanation
    assert row.verdict or row.not_understood or row.reason not in ("doubts", "given", "allowed")
    if row.verdict in ("matches", "consistent"):
        numbers = [n for c in row.claims for n in (c.low, c.best, c.high) if n is not None]
        said = [n for n in (row.reading.low, row.reading.high) if n is not None]
        assert row.reading.measure is not None
        assert min(numbers) - unit_of(min(said)) < min(said) or row.reading.qualifier in ("at_least", "more_than")
        assert max(said) < max(numbers) + unit_of(max(said)) or row.reading.qualifier in ("up_to", "less_than")
