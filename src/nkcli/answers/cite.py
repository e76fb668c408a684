"""Cite a record with its sources, data version and digest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from nkcli.answers.question import Parameters, Question, argument
from nkcli.answers.show import detail
from nkcli.answers.table import Answer, Column, Group, Table
from nkcli.answers.wording import figure, measure_words
from nkcli.edtf.date import EdtfDate
from nkcli.frozen import Frozen
from nkcli.model.records import Source

if TYPE_CHECKING:
    from nkcli.model.context import ClaimInContext
    from nkcli.model.dataset import Dataset
    from nkcli.model.records import Citation

ReferenceKind = Literal["record", "dataset", "encyclopedia", "webpage"]

_KINDS: dict[str, ReferenceKind] = {
    "encyclopedia": "encyclopedia",
    "dataset": "dataset",
    "gazetteer": "dataset",
    "geodata": "dataset",
    "web": "webpage",
}
"""What the kinds of sources are to reference managers; any other is a web page."""


class Reference(Frozen, kw_only=True):
    """One work to cite.

    `key` is for reference managers: the id of a source, that of a record after the data set's name. `year`,
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


class ReferenceList(Answer, kw_only=True):
    """What to cite for a record: the record first, then each source that it cites."""

    schema: ClassVar[str] = "citation"
    rows_field: ClassVar[str] = "references"
    default_format: ClassVar[str | None] = "chicago"

    id: str
    references: tuple[Reference, ...]

    def table(self) -> Table:
        """Return the references in one table."""
        return Table(
            title=f"To cite: {self.id}",
            columns=(
                Column("author", "Author"),
                Column("title", "Title", wide=True),
                Column("locators", under="title", value=lambda row: "; ".join(row.locators)),
                Column("date", "Date", "date"),
                Column("version", "Version"),
                Column("url", under="title"),
                Column("digest", human=False),
                Column("id", "Id", "id", optional=True),
            ),
            groups=(Group("references", "", self.references),),
        )


class CiteParameters(Parameters, kw_only=True):
    """What `cite` takes."""

    id: str = argument("Any id that nkcli prints, or a name.", required=True, joined=True, noun="record")


def cite(dataset: Dataset, parameters: CiteParameters) -> ReferenceList:
    """Return what to cite for the record that bears an id or a name.

    An event, actor or place rests on the citations of its own; each of its claims is cited by its own id.
    """
    record_detail = detail(dataset, parameters.id)
    record = record_detail.records[0]
    is_claim = record_detail.kind == "claim"
    title = _claim_title(dataset, dataset.claim_by_id[record.id]) if is_claim else record_detail.title
    sources = [_source(record, ())] if isinstance(record, Source) else _cited(dataset, record.citations)
    return ReferenceList(query={"id": record.id}, id=record.id, references=(_own(dataset, record.id, title), *sources))


def _own(dataset: Dataset, record_id: str, title: str) -> Reference:
    """Return a record itself as a work, in its version of the data set that it comes from."""
    package, conflict = dataset.package, dataset.conflict
    return Reference(
        id=record_id,
        key=f"{package.name or 'data'}:{record_id}",
        kind="record",
        title=title,
        author=" and ".join(package.contributors) or package.title or conflict.title,
        container=package.title or conflict.title,
        version=dataset.version,
        digest=dataset.digest,
        url=package.homepage or None,
    )


def _claim_title(dataset: Dataset, claim: ClaimInContext) -> str:
    """Return what a claim says, of whom and by whom, and what it is about."""
    claimant = dataset.actor_by_id[claim.claimant].name if claim.claimant else None
    words = (measure_words(claim.measure).capitalize(), figure(claim) or claim.text)
    parts = (
        ": ".join(filter(None, words)).rstrip("."),
        dataset.actor_by_id[claim.affected].name if claim.affected else None,
        None if claim.category == "all" else claim.category,
        claimant and f"according to {claimant}",
    )
    return f"{', '.join(filter(None, parts))} ({claim.subject_title})"


def _cited(dataset: Dataset, citations: Iterable[Citation]) -> Iterator[Reference]:
    """Yield each source once, with every place in it that is cited."""
    locators: dict[str, dict[str, None]] = {}
    for citation in citations:
        locators.setdefault(citation.source, {})[citation.locator] = None
    for source, places in locators.items():
        yield _source(dataset.source_by_id[source], tuple(places))


def _source(source: Source, locators: tuple[str, ...]) -> Reference:
    return Reference(
        id=source.id,
        key=source.id,
        kind=_KINDS.get(source.kind, "webpage"),
        title=source.title,
        author=source.publisher,
        **_certain_parts(source.date),
        date=source.date,
        date_text=source.date_text,
        version=source.version,
        url=source.url,
        locators=locators,
    )


def _certain_parts(edtf: str | None) -> dict[str, Any]:
    """Return the year, month and day that both bounds of a date share, as far as they do."""
    date = EdtfDate.parse(edtf) if edtf else None
    if date is None or date.earliest is None or date.latest is None or any(part.is_hedged for part in date.parts):
        return {}
    first, last = date.earliest, date.latest
    if first.year != last.year:
        return {}
    return {
        "year": first.year,
        "month": first.month if first.month == last.month else None,
        "day": first.day if first == last else None,
    }


QUESTION = Question(
    answer=cite,
    parameters=CiteParameters,
    help="""The record in its version of the data comes first, then each source with the places in it that are cited.
    Without --style or another format they are written as the Chicago Manual of Style has them.""",
)
