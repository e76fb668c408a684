"""A record as one cites it: the record itself in its version of the data, then the sources it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, ClassVar, Literal

from nkcli.answers.show import show
from nkcli.answers.table import Column, Dated, Group, Row, Sheet
from nkcli.answers.wording import figure, measure_words
from nkcli.edtf.date import EdtfDate
from nkcli.frozen import Frozen
from nkcli.model.records import Source

if TYPE_CHECKING:
    from nkcli.model.context import ClaimInContext
    from nkcli.model.dataset import Dataset
    from nkcli.model.records import Citation

AUTHOR = "The nkcli maintainers"
TITLE = "The Nagorno-Karabakh conflict, claim by claim"
"""Who made the data set and what it is called; a test holds them against CITATION.cff and datapackage.json."""

ReferenceKind = Literal["record", "dataset", "encyclopedia", "webpage"]

_KINDS: dict[str, ReferenceKind] = {
    "news": "webpage",
    "government": "webpage",
    "ngo": "webpage",
    "un": "webpage",
    "court": "webpage",
    "primary": "webpage",
    "scholarly": "webpage",
    "book": "webpage",
    "think_tank": "webpage",
    "encyclopedia": "encyclopedia",
    "dataset": "dataset",
    "gazetteer": "dataset",
    "geodata": "dataset",
    "web": "webpage",
}


class Reference(Frozen, kw_only=True):
    """One work to cite.

    `key` is for reference managers: the id of a source, that of a record after "nkcli:". `year`,
    `month` and `day` are as much of its date as is certain, so a work known only to be later than a
    day has none; `date_text` is how its date is told in words. `locators` say where in it.
    """

    id: str
    key: str
    kind: ReferenceKind
    title: str
    author: str
    container: str | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    date: str | None = None
    date_text: str | None = None
    version: str | None = None
    digest: str | None = None
    url: str | None = None
    locators: tuple[str, ...] = ()


class Reading(Frozen, kw_only=True):
    """What to cite for a record: the record first, then each source that it cites."""

    schema: ClassVar[str] = "citation"
    rows_field: ClassVar[str] = "references"

    id: str
    references: tuple[Reference, ...]

    def sheet(self) -> Sheet:
        """Lay the references out in one table."""
        return Sheet(
            title=f"To cite: {self.id}",
            columns=(
                Column("author", "Author"),
                Column("title", "Title", wide=True),
                Column("locators", under="title"),
                Column("date", "Date", "date"),
                Column("version", "Version"),
                Column("url", under="title"),
                Column("digest", people=False),
                Column("id", "Id", "id", spare=True),
            ),
            groups=(Group("references", "", tuple(map(_row, self.references))),),
        )


def _row(one: Reference) -> Row:
    when = Dated(one.date, one.date_text) if one.date else None
    return one.author, one.title, "; ".join(one.locators), when, one.version, one.url, one.digest, one.id


def cite(dataset: Dataset, asked: str) -> Reading:
    """Gather what to cite for the record that bears an id or a name.

    An event, actor or place rests on the citations of its own; each of its claims is cited by its own id.

    Raises:
        UnknownNameError: when nothing bears it, with the nearest ids.
        AmbiguousName: when several records do.
    """
    card = show(dataset, asked)
    record = card.records[0]
    title = card.title
    if card.kind == "claim":
        title = _claim_title(dataset, dataset.claim_by_id[record.id])
    own = Reference(
        id=record.id,
        key=f"nkcli:{record.id}",
        kind="record",
        title=title,
        author=AUTHOR,
        container=TITLE,
        version=dataset.version,
        digest=dataset.digest,
    )
    sources = [_source(record, ())] if isinstance(record, Source) else _cited(dataset, record.citations)
    return Reading(id=record.id, references=(own, *sources))


def _claim_title(dataset: Dataset, claim: ClaimInContext) -> str:
    """Say what a claim says, of whom and by whom, and what it is about."""
    who = dataset.actor_by_id[claim.claimant].name if claim.claimant else None
    parts = (
        ": ".join(filter(None, (measure_words(claim.measure).capitalize(), figure(claim) or claim.text))).rstrip("."),
        dataset.actor_by_id[claim.affected].name if claim.affected else None,
        None if claim.category == "all" else claim.category,
        who and f"according to {who}",
    )
    return f"{', '.join(filter(None, parts))} ({claim.subject_title})"


def _cited(dataset: Dataset, citations: Iterable[Citation]) -> Iterator[Reference]:
    """Yield each source once, with every place in it that is cited."""
    places: dict[str, dict[str, None]] = {}
    for one in citations:
        places.setdefault(one.source, {})[one.locator] = None
    for source, locators in places.items():
        yield _source(dataset.source_by_id[source], tuple(locators))


def _source(source: Source, locators: tuple[str, ...]) -> Reference:
    year, month, day = _certain(source.date)
    return Reference(
        id=source.id,
        key=source.id,
        kind=_KINDS[source.kind],
        title=source.title,
        author=source.publisher,
        year=year,
        month=month,
        day=day,
        date=source.date,
        date_text=source.date_text,
        version=source.version,
        url=source.url,
        locators=locators,
    )


def _certain(edtf: str | None) -> tuple[int | None, int | None, int | None]:
    """Tell the year, month and day that both bounds of a date share, as far as they do."""
    date = EdtfDate.parse(edtf) if edtf else None
    if date is None or date.earliest is None or date.latest is None or date.earliest.year != date.latest.year:
        return None, None, None
    if any(m.approximate or m.uncertain for m in date.parts):
        return None, None, None
    first, last = date.earliest, date.latest
    month = first.month if first.month == last.month else None
    return first.year, month, first.day if first == last else None
