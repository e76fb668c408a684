"""Figures in words: how a claim's number is written in a sentence or a cell."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Protocol

from nkcli.analysis.ranges import range_text
from nkcli.answers.table import DateCell
from nkcli.edtf.date import EdtfDate
from nkcli.edtf.text import written

if TYPE_CHECKING:
    from nkcli.model.dataset import Dataset, Reach
    from nkcli.model.estimate import Number
    from nkcli.model.records import Citation
    from nkcli.model.vocabulary import Borrowed


class Figure(Protocol):
    """What a claim and its row in an answer have in common: a figure as its source gives it."""

    @property
    def low(self) -> Number | None:
        """The lower bound."""

    @property
    def best(self) -> Number | None:
        """The best figure."""

    @property
    def high(self) -> Number | None:
        """The upper bound."""

    @property
    def unit(self) -> str | None:
        """What it is counted in."""

    @property
    def qualifier(self) -> str | None:
        """How the source hedges."""

    @property
    def wording(self) -> str | None:
        """The source's words."""

    @property
    def includes(self) -> tuple[str, ...]:
        """What it counts besides, in words of the vocabulary."""

    @property
    def includes_text(self) -> str | None:
        """The same in prose."""


HEDGES = {
    "about": "about ",
    "at_least": "at least ",
    "more_than": "more than ",
    "up_to": "up to ",
    "less_than": "less than ",
}
_HEDGE_SIGNS = {"about": "~{}", "at_least": "{}+", "more_than": ">{}", "up_to": "≤{}", "less_than": "<{}"}
_SIGNS = {"USD": "US${}", "EUR": "€{}", "percent": "{} %"}


def figure(claim: Figure) -> str:
    """Return a claim's figure in words: ``at least 185``, ``31–92``, ``7,646 (7,548–9,077)``, ``US$8,500,000``."""
    number = _number(claim.low, claim.best, claim.high)
    if not number:
        return claim.wording or ""
    unit: str = claim.unit or ""
    unit = unit.removesuffix("s") if number == "1" else unit
    return HEDGES.get(claim.qualifier or "", "") + _with_unit(number, unit)


def bare_figure(claim: Figure) -> str:
    """Return a claim's figure for a column of figures, its hedge a sign: ``185+``, ``>77``, ``~5,700``, ``≤16,000``."""
    number = _number(claim.low, claim.best, claim.high)
    return _HEDGE_SIGNS.get(claim.qualifier or "", "{}").format(_with_unit(number, claim.unit or "")) if number else ""


def _with_unit(number: str, unit: str) -> str:
    return _SIGNS[unit].format(number) if unit in _SIGNS else number if unit == "people" else f"{number} {unit}"


def _number(low: Number | None, best: Number | None, high: Number | None) -> str:
    """Return a best figure with its range where it has one, or else the range."""
    if best is None:
        return range_text(low, high)
    is_range = low is not None and high is not None and low != high
    return f"{best:,} ({range_text(low, high)})" if is_range else f"{best:,}"


def sum_text(low: Number | None, best: Number | None, high: Number | None, qualifier: str | None = None) -> str:
    """Return a sum in words: its best figure, its range, or the one bound it has: ``at least 541``."""
    if best is None and (low is None or high is None):
        qualifier = "up_to" if low is None else "more_than" if qualifier == "more_than" else "at_least"
    return HEDGES.get(qualifier or "", "") + _number(low, best, high)


def beyond(claim: Figure) -> str:
    """Return what a figure counts besides what it is about, as a remark: ``counts also deaths of another conflict``."""
    also = also_counted(claim)
    return f"counts also {also}" if also else ""


def also_counted(claim: Figure) -> str:
    """Return what a figure counts besides: its prose, or else the words."""
    return claim.includes_text or ", ".join(word.replace("_", " ") for word in claim.includes)


class Dated(Protocol):
    """What an event and its row in an answer have in common: a date as far as its sources state it."""

    @property
    def date(self) -> str:
        """The date in EDTF."""

    @property
    def date_text(self) -> str | None:
        """The source's words."""

    @property
    def borrowed(self) -> Borrowed | None:
        """Which bounds are those of what the event belongs to."""


def event_date(event: Dated) -> DateCell:
    """Return the cell of an event's date, in which a borrowed bound is never told as a day."""
    if event.date_text or event.borrowed is None:
        return DateCell(event.date, event.date_text)
    when = EdtfDate.parse(event.date)
    first, last = when.parts[0], when.parts[-1]
    if event.borrowed == "start":
        return DateCell(event.date, f"by {written(last.text)}")
    if event.borrowed == "end":
        return DateCell(event.date, f"from {written(first.text)}")
    return DateCell(event.date, f"within {written(f'{first.text}/{last.text}')}")


UNATTRIBUTED = "*"
"""Marks a publication that names nobody else for what it says."""

UNATTRIBUTED_NOTE = "* The publication says so itself and names nobody else."


def voice_in_full(dataset: Dataset, statement: Attributed) -> str:
    """Return the name of who says it, and in words that a publication names nobody else."""
    return speaker_name(dataset, statement) + ("" if statement.claimant else ", naming nobody else")


def unattributed_note(voices: Iterable[str | None]) -> tuple[str, ...]:
    """Return the note that a list of voices needs in which a publication speaks for itself."""
    return (UNATTRIBUTED_NOTE,) if any(voice and voice.endswith(UNATTRIBUTED) for voice in voices) else ()


ALL_PARTIES = "all parties together"
"""Whose people a figure counts that counts them whichever side they are on."""


class Attributed(Protocol):
    """What a claim, a role and another date of an event have in common: who says it, and where it stands."""

    @property
    def claimant(self) -> str | None:
        """The id of who says it, None where the publication itself does."""

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Where it stands."""


def speaker_name(dataset: Dataset, statement: Attributed) -> str:
    """Return the name of who says it: the claimant, or else the publisher of the first source."""
    if statement.claimant:
        return dataset.actor_by_id[statement.claimant].name
    sources = (dataset.source_by_id[citation.source] for citation in statement.citations)
    return next((source.publisher.partition(" (")[0] for source in sources), "nobody named")


def voice_name(dataset: Dataset, statement: Attributed) -> str:
    """Return the name of who says it, marked where it is a publication that names nobody else."""
    return speaker_name(dataset, statement) + ("" if statement.claimant else UNATTRIBUTED)


def reach_sentence(reach: Reach) -> str:
    """Return how far the record reaches, so that nobody takes its silence for peace."""
    if reach.record_to is None:
        return ""
    reviewed = f", last reviewed {written(reach.reviewed)}" if reach.reviewed else ""
    return f"Record to {written(reach.record_to)}{reviewed}: silence after it is not peace."


def measure_words(measure: str) -> str:
    """Return a measure in words: ``tanks lost``."""
    return measure.replace("_", " ")


def counted(number: int, noun: str) -> str:
    """Return how many of a thing: ``1 event``, ``2 events``."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
