"""Show who says what: every figure and attributed statement, or a matrix of one measure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import field
from typing import TYPE_CHECKING, ClassVar, Literal, get_args

from nkcli.analysis.measures import CATEGORY_ORDER
from nkcli.answers.claim_row import MACHINE_COLUMNS, ClaimRow, actor_names, claim_rows, sources, statement, voice
from nkcli.answers.question import Filters, Question, option
from nkcli.answers.table import NOT_JSON, Answer, Column, Group, Table, TermCell, date_cell
from nkcli.answers.wording import unattributed_note
from nkcli.edtf.date import EdtfDate
from nkcli.edtf.typed import read_date
from nkcli.errors import UsageError
from nkcli.model.vocabulary import Measure
from nkcli.query import resolve

if TYPE_CHECKING:
    from nkcli.answers.claim_matrix import ClaimMatrix
    from nkcli.model.context import ClaimInContext
    from nkcli.model.dataset import Dataset
    from nkcli.model.records import Claim
    from nkcli.query import Query

Topic = Literal["casualties", "displacement", "strength", "losses", "territory", "votes", "money", "opinions", "other"]

TOPICS: dict[str, tuple[str, ...]] = {
    "casualties": ("killed", "died", "wounded", "missing", "captured", "released", "detained", "found", "casualties"),
    "displacement": ("displaced", "evacuated", "trapped", "residents", "population", "returned"),
    "strength": ("personnel", "equipment", "deserted"),
    "losses": ("aircraft_lost", "artillery_lost", "drones_lost", "equipment_lost", "tanks_lost", "vehicles_lost"),
    "territory": ("area", "settlements", "destroyed", "mines_cleared", "distance"),
    "votes": ("votes",),
    "money": ("money",),
    "opinions": ("statement", "term"),
    "other": ("share", "rate", "count", "duration", "prosecuted", "sanctioned", "sentenced"),
}
"""The measures of each topic; every measure has one."""

_MEASURES = [measure for measures in TOPICS.values() for measure in measures]

OWN_VOICE = "own"
"""What `--claimant` takes for the sources' own voice."""


class Claims(Answer, kw_only=True):
    """Claims in the order of their events; `undated` counts those that `--as-of` left out for want of a date."""

    schema: ClassVar[str] = "claims"
    rows_field: ClassVar[str] = "claims"

    claims: tuple[ClaimRow, ...]
    names: dict[str, str]
    undated: int
    dates: dict[str, tuple[str, str | None]] = field(metadata=NOT_JSON)

    def table(self) -> Table:
        """Return the claims under the events, actors and roles they are about."""
        groups = defaultdict(list)
        for claim in self.claims:
            groups[claim.about].append(claim)
        undated = f"{self.undated:,} more claims fit, but no source in hand says when they were made."
        return Table(
            title=f"Claims: {len(self.claims):,}" if self.claims else "Claims",
            group="about",
            columns=(*MACHINE_COLUMNS, *_HUMAN_COLUMNS),
            groups=tuple(self._group(about, claims) for about, claims in groups.items()),
            notes=(*unattributed_note(map(voice, self.claims)), *((undated,) if self.undated else ())),
            empty="No claim fits. Widen the filters, or see `nkcli claims`.",
        )

    def _group(self, about: str, claims: Sequence[ClaimRow]) -> Group:
        return Group(about, claims[0].about_title, tuple(claims), date_cell(*self.dates.get(about, (None,))))


def _whom(claim: ClaimRow) -> str:
    return ", ".join(filter(None, (claim.affected_name, "" if claim.category == "all" else claim.category)))


_HUMAN_COLUMNS = (
    Column("measure", "What", value=lambda claim: TermCell(claim.measure), merge=True, machine=False),
    Column("whom", "Of whom", value=_whom, machine=False),
    Column("statement", "Said", value=statement, wide=True, machine=False),
    Column("claimant_name", "According to", value=voice, machine=False),
    Column("as_of", "Said on", "date", machine=False),
    Column("source", "Source", "id", sources, machine=False),
    Column("id", "Id", "id", optional=True, machine=False),
)


class ClaimsParameters(Filters, kw_only=True):
    """What `claims` takes."""

    measure: str | None = option("killed, votes, money, …", choices=get_args(Measure), metavar="WORD")
    topic: str | None = option("The measures of one topic.", choices=get_args(Topic))
    claimant: str | None = option("Who says so; own: the sources' own voice.", metavar="NAME")
    as_of: str | None = option("What had been said by then, where that is known.", metavar="DATE")
    matrix: bool = option("Claimants by whose people they count.", values=bool)

    def claims(self, dataset: Dataset, query: Query) -> Iterator[ClaimInContext]:
        """Yield the claims that a query keeps, of the measures and the claimant asked for."""
        claimant = self.claimant_id(dataset)
        speaker = None if claimant == OWN_VOICE else claimant
        measures = (self.measure,) if self.measure else TOPICS[self.topic] if self.topic else None
        for claim in query.claims(dataset):
            is_measured = measures is None or claim.measure in measures
            if is_measured and (claimant is None or claim.claimant == speaker):
                yield claim

    def claimant_id(self, dataset: Dataset) -> str | None:
        """Return the id of the claimant asked for, `OWN_VOICE` for the sources themselves."""
        return self.claimant if self.claimant in (None, OWN_VOICE) else resolve(dataset, "actor", self.claimant)


def claims(dataset: Dataset, parameters: ClaimsParameters) -> Claims | ClaimMatrix:
    """Return the claims that the filters keep, events in order of time; `as_of` keeps what had been said by then."""
    if parameters.matrix:
        if parameters.topic or parameters.as_of:
            raise UsageError("--matrix takes one --measure, and neither --topic nor --as-of", "leave them out")
        from nkcli.answers.claim_matrix import claim_matrix  # only for a matrix

        return claim_matrix(dataset, parameters)
    query = parameters.query(dataset)
    as_of = read_date(parameters.as_of) if parameters.as_of is not None else None
    fitting = list(parameters.claims(dataset, query))
    listed = sorted((c for c in fitting if as_of is None or _said_by(c, as_of)), key=order)
    rows = claim_rows(dataset, listed)
    understood = {"claimant": parameters.claimant_id(dataset), "as_of": as_of.text if as_of else None}
    return Claims(
        query={**parameters.given(), **{k: v for k, v in understood.items() if v}, **query.understood},
        claims=rows,
        names=actor_names(dataset, rows),
        undated=sum(claim.as_of is None for claim in fitting) if as_of else 0,
        dates={c.event.id: (c.event.date, c.event.date_text) for c in listed if c.event},
    )


def _said_by(claim: Claim, as_of: EdtfDate) -> bool:
    """Return whether a claim had been made by the last day of a date; for one without a date that can't be told."""
    return claim.as_of is not None and EdtfDate.parse(claim.as_of).sort_key[1] <= as_of.sort_key[1]


def order(claim: ClaimInContext) -> tuple[object, ...]:
    """Return what sorts by event, topic, measure, of whom, claimant; claims on actors and roles after the events'."""
    when = claim.event.sort_key if claim.event else EdtfDate.parse("9999").sort_key
    whom = (claim.counts_everybody, claim.affected or "", CATEGORY_ORDER.get(claim.category, 9))
    subject = (not claim.is_about_war, claim.subject_id)
    return (*when, *subject, _MEASURES.index(claim.measure), *whom, claim.claimant or "~", claim.id)


QUESTION = Question(
    answer=claims,
    parameters=ClaimsParameters,
    help="""--matrix sets the claimants against the parties whose people they count, for one --measure (killed, if none
    is given); silence is "no claim".""",
)
