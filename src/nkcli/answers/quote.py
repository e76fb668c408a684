"""A record in one line to paste: what it says, who says so and when, its first source, the data version."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from nkcli.answers.table import Answer, Column, Group, Table
from nkcli.answers.wording import ALL_PARTIES, beyond, counted, event_date, figure, measure_words, voice_in_full
from nkcli.edtf.text import written
from nkcli.frozen import Frozen
from nkcli.model.records import WORDS, Event

if TYPE_CHECKING:
    from collections.abc import Iterable

    from nkcli.answers.record_detail import RecordDetail
    from nkcli.model.context import ClaimInContext
    from nkcli.model.dataset import Dataset
    from nkcli.model.records import Citation

REPORTS = "to those who keep the data (CONTRIBUTING.md says how)"
"""Where an error is reported in data that name no homepage of their own."""


class QuoteRow(Frozen, kw_only=True):
    """The line, the id of the record, and how to report an error in it."""

    id: str
    quote: str
    report: str


class Quote(Answer, kw_only=True):
    """One record in one line, which no terminal wraps."""

    schema: ClassVar[str] = "quote"
    rows_field: ClassVar[str] = "quotes"
    tells_events: ClassVar[bool] = False
    wraps: ClassVar[bool] = False

    quotes: tuple[QuoteRow, ...]

    def table(self) -> Table:
        """Return the line alone, and beneath it how to report an error."""
        (row,) = self.quotes
        return Table(title=row.quote, columns=(), groups=(), empty=row.report)

    def data_table(self) -> Table:
        """Return the line as a row."""
        columns = tuple(Column(name) for name in ("id", "quote", "report"))
        return Table(title="", columns=columns, groups=(Group("", "", self.quotes),))


def quote(dataset: Dataset, record: RecordDetail) -> Quote:
    """Return one record in one line."""
    (shown,) = record.records
    claim = dataset.claim_by_id[shown.id] if record.kind == "claim" else None
    says = _claim(dataset, claim) if claim else _event(shown) if isinstance(shown, Event) else record.title
    sources = _sources(dataset, getattr(shown, "citations", ()))
    short = f" ({claim.short})" if claim and claim.short else ""
    title = dataset.package.title or dataset.conflict.title
    parts = (says, sources, f"{title}, data version {dataset.version}, record {shown.id}{short}")
    where = f"at {dataset.package.homepage}" if dataset.package.homepage else REPORTS
    report = f"An error in it? Report {shown.id} of data version {dataset.version} {where}."
    row = QuoteRow(id=shown.id, quote=". ".join(part.rstrip(".") for part in parts if part) + ".", report=report)
    return Quote(query={"id": shown.id, "quote": True}, quotes=(row,))


def _claim(dataset: Dataset, claim: ClaimInContext) -> str:
    """Return the figure with its hedge, what is counted, of what and when, who says so, and when that was said."""
    whom = dataset.actor_by_id[claim.affected].name if claim.affected else ALL_PARTIES
    people = whom if claim.category == "all" else f"{whom}, {claim.category}"
    number = f"{figure(claim)} {measure_words(claim.measure)} ({people})" if claim.measure not in WORDS else ""
    what = ": ".join(filter(None, (number, claim.text)))
    counts = "; ".join(filter(None, (what.rstrip("."), beyond(claim), "since withdrawn" if claim.withdrawn else "")))
    when = f", counted {written(claim.counted)}" if claim.counted else ""
    said = f", as of {written(claim.as_of)}" if claim.as_of else ""
    return f"{counts} – {claim.subject_title}{when}, according to {voice_in_full(dataset, claim)}{said}"


def _event(event: Event) -> str:
    date = event_date(event)
    told = ". ".join(text.rstrip(".") for text in (event.title, event.summary or event.outcome or "") if text)
    return f"{written(date.edtf, date.words)}: {told}"


def _sources(dataset: Dataset, citations: Iterable[Citation]) -> str:
    """Return the first source with what a reader needs to find it, and how many more there are."""
    ids = list(dict.fromkeys(citation.source for citation in citations))
    if not ids:
        return ""
    source = dataset.source_by_id[ids[0]]
    named = (source.title, source.publisher, source.date and written(source.date), source.url)
    more = f" and {counted(len(ids) - 1, 'more source')}" if len(ids) > 1 else ""
    return ", ".join(filter(None, named)) + more
