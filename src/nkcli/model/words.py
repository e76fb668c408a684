"""The words of events and claims: what is searched, and what filters look at."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nkcli.model.records import Claim, Event

_NUMBER = re.compile(r"(?<![\d-])\d+(?:\.\d+)?")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")


def without_thousands(text: str) -> str:
    """Return a text whose numbers have no commas between their groups."""
    return _THOUSANDS.sub("", text)


def numbers_in(text: str) -> frozenset[str]:
    """Return the numbers of a text, without commas between groups: ``7,717`` and ``82.1 %`` give 7717 and 82.1."""
    return frozenset(_NUMBER.findall(without_thousands(text)))


def words_of_event(event: Event) -> tuple[str | None, ...]:
    """Return the texts of an event, without its claims'."""
    names = (name.text for name in event.names)
    texts = (event.id, event.title, event.summary, event.outcome, event.note, event.date_text)
    return (*texts, *event.aliases, *names, *event.terms)


def words_of_claim(claim: Claim) -> tuple[str | None, ...]:
    """Return the texts of a claim, its figures among them."""
    figures = (str(number) for number in (claim.low, claim.best, claim.high) if number is not None)
    return claim.text, claim.wording, claim.note, claim.measure, *figures
