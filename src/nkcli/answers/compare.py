"""Add up the event rows of others beside the claims on the same period, place or people."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal, cast

from nkcli.analysis.ranges import Range, documented_range
from nkcli.answers.question import Parameters, Question, argument, option
from nkcli.answers.table import Answer, Column, Group, Table
from nkcli.frozen import Frozen
from nkcli.model.estimate import Estimate, Number

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from nkcli.compare.aggregate import By, Sum
    from nkcli.compare.curated import Curated
    from nkcli.model.context import ClaimInContext
    from nkcli.model.dataset import Dataset

BY = ("year", "month", "place", "side")

HEADINGS = {"year": "Year", "month": "Month", "place": "Where", "side": "Of whom"}


class ComparisonRow(Frozen, kw_only=True):
    """What the rows of a file say of a year, month, place, side or event, and the claims on the same.

    `rows` have a figure as far as they are `known`; `low`, `best` and `high` are the sums of those. `claims` are ids;
    `documented_low` and `documented_high` are the smallest and the largest number they allow. `relation` is None
    where the sums are not of all rows of one conflict, or no claim answers the same question.
    """

    about: Literal["group", "event"]
    key: str | None
    country: str | None
    rows: int
    known: int
    low: int | None
    best: int | None
    high: int | None
    claims: tuple[str, ...]
    documented_low: Number | None
    documented_high: Number | None
    relation: Literal["overlap", "apart"] | None


class Comparison(Answer, kw_only=True):
    """Sums of event rows beside claims; `complete` is what was said of the files."""

    schema: ClassVar[str] = "comparison"
    rows_field: ClassVar[str] = "rows"

    by: str
    complete: bool
    rows: tuple[ComparisonRow, ...]

    def table(self) -> Table:
        """Return the sums, those of years, places or people before those near one event."""
        groups = (
            Group("group", "", tuple(row for row in self.rows if row.about == "group")),
            Group("event", "Event by event: rows of the same days, near the place", self._events),
        )
        return Table(
            title=f"Killed in {self.query['as']} rows, by {self.by}",
            group="about",
            columns=(
                Column("key", HEADINGS[self.by], value=lambda row: row.key or f"in no one {self.by}", wide=True),
                Column("country", "Country", human=self.by == "place"),
                Column("rows", "Rows", "number", human=False),
                Column("known", "Known", value=lambda row: f"{row.known:,} of {row.rows:,}", machine=False),
                Column("known", human=False),
                Column("low", "Low", "number"),
                Column("best", "Best", "number"),
                Column("high", "High", "number"),
                Column("documented", "Claims", "range", value=_range, machine=False),
                Column("documented_low", human=False),
                Column("documented_high", human=False),
                Column("relation", "Relation", value=lambda row: row.relation or self._open(row)),
                Column("claims", human=False),
            ),
            groups=tuple(group for group in groups if group.rows),
            notes=tuple(self._notes()),
            empty="No row fits. Leave a filter out.",
        )

    @property
    def _events(self) -> tuple[ComparisonRow, ...]:
        return tuple(row for row in self.rows if row.about == "event")

    def _open(self, row: ComparisonRow) -> str | None:
        return "open" if row.claims else None

    def _notes(self) -> Iterable[str]:
        yield "Known: so many of the rows have a best figure within its own range, and are added."
        if self.complete and "conflict" not in self.query:
            yield "The files may hold other conflicts, so a difference is no dispute: add --conflict ID."
        if not self.complete:
            yield (
                "The files are not declared complete (--complete), so a difference is no dispute: rows that they "
                "lack would change it."
            )


def _range(row: ComparisonRow) -> Range | None:
    if not row.claims:
        return None
    return Range(row.documented_low, row.documented_high, len(row.claims))


class CompareParameters(Parameters, kw_only=True):
    """What `compare` takes."""

    files: tuple[str, ...] = argument(
        "CSV files, plain or gzipped, or Parquet; also patterns.",
        metavar="FILE",
        many=True,
        required=True,
        is_path=True,
    )
    as_: str = option("What the rows are.", choices=("ucdp-ged",), default="ucdp-ged")
    by: str = option("A sum for each of these.", choices=BY, default="year")
    complete: bool = option("The files hold every event there is: differences count.", values=bool)
    war: str | None = option("The time of a war or phase, and the claims on it.", metavar="NAME")
    from_: str | None = option("From this date on (1988, 1988-02, 2020q4).", metavar="DATE")
    to: str | None = option("Up to and including this date.", metavar="DATE")
    conflict: str | None = option("Rows of this conflict: its number, or words of its name.", metavar="ID|NAME")
    country: str | None = option("Rows in this country, as the files name it.", metavar="NAME")
    engine: str = option("What reads the files.", choices=("duckdb", "pyspark"), default="duckdb")


def compare(dataset: Dataset, parameters: CompareParameters) -> Comparison:
    """Return the sums of the files' rows with the claims on the same."""
    from nkcli.compare.aggregate import check_columns, group, near, read, select
    from nkcli.compare.curated import Curated, event_table
    from nkcli.compare.engine import guarded, opened
    from nkcli.compare.layout import find

    layout, by = find(parameters.as_), cast("By", parameters.by)
    curated = Curated.of(dataset, parameters.war, parameters.from_, parameters.to)
    bounds = curated.bounds(parameters.conflict, parameters.country)
    with opened(parameters.files, parameters.engine) as table, guarded(parameters.files):
        check_columns(table, layout, parameters.files)
        selected = select(table, layout, bounds)
        sums = read(group(selected, layout, by), by)
        events = () if parameters.complete else curated.events()
        matches = read(near(selected, layout, event_table(events))) if events else []
    rows = [_row(total, curated.claims(total, parameters.by), parameters) for total in sums]
    rows += [_event_row(curated, total) for total in matches]
    return Comparison(
        query={**parameters.given(), **curated.understood},
        by=parameters.by,
        complete=parameters.complete,
        rows=tuple(rows),
    )


def _row(total: Sum, claims: Sequence[ClaimInContext], parameters: CompareParameters) -> ComparisonRow:
    span = documented_range(claims)
    relation: Literal["overlap", "apart"] | None = None
    is_whole = parameters.complete and parameters.conflict and total.known == total.rows
    if is_whole and claims and total.best is not None:
        low, high = (total.best if n is None else n for n in (total.low, total.high))
        overlaps = Estimate(low, None, high).overlaps(Estimate(span.low, None, span.high))
        relation = "overlap" if overlaps else "apart"
    return _beside("group", total.key, total, claims, span, relation)


def _event_row(curated: Curated, total: Sum) -> ComparisonRow:
    claims = curated.claims_on(total.key or "")
    return _beside("event", total.key, total, claims, documented_range(claims), None)


def _beside(
    about: Literal["group", "event"],
    key: str | None,
    total: Sum,
    claims: Sequence[ClaimInContext],
    span: Range,
    relation: Literal["overlap", "apart"] | None,
) -> ComparisonRow:
    return ComparisonRow(
        about=about,
        key=key,
        country=total.place,
        rows=total.rows,
        known=total.known,
        low=total.low,
        best=total.best,
        high=total.high,
        claims=tuple(claim.id for claim in claims),
        documented_low=span.low,
        documented_high=span.high,
        relation=relation,
    )


QUESTION = Question(
    answer=compare,
    parameters=CompareParameters,
    help="""Sums say how many of the rows they hold. Files that are not declared complete are also compared event by
    event, with the rows of the same days and near the place, and a difference to them is never called a dispute. Needs
    an extra: pip install 'nkcli[compare]', and 'nkcli[spark]' for --engine pyspark.""",
)
