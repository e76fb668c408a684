"""A claim as a row of an answer, and the columns that every list of claims has for programs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from nkcli.analysis.addability import Addability, Scope, addability
from nkcli.analysis.comparability import contradictions
from nkcli.analysis.measures import CASUALTY_MEASURES
from nkcli.answers.table import Column
from nkcli.answers.wording import ALL_PARTIES, UNATTRIBUTED, also_counted, beyond, figure, speaker_name
from nkcli.frozen import from_dicts
from nkcli.model.records import Claim
from nkcli.query import Query
from nkcli.query.filters import BySubject

if TYPE_CHECKING:
    from nkcli.model.context import ClaimInContext
    from nkcli.model.dataset import Dataset


class ClaimRow(Claim, kw_only=True):
    """One claim with all its fields, and what it is about.

    `about` is the id of the event, role, actor or place it belongs to. `side` is the side that
    `affected` belongs to, None where it belongs to none or nobody is named. `contested_by` holds
    the claims on the very same thing whose documented ranges do not overlap with this one's. Rows of
    casualties that share a `sum_group` may be added, others never; `scope` is what each counts beside
    the others of its voice. Both are None for other measures.
    """

    about: str
    about_title: str
    side: str | None
    affected_name: str | None
    claimant_name: str
    contested_by: tuple[str, ...]
    scope: Scope | None
    sum_group: str | None


def claim_rows(
    dataset: Dataset, claims: Iterable[ClaimInContext], addable: Mapping[str, Addability] | None = None
) -> tuple[ClaimRow, ...]:
    """Return the rows of claims, each with those of its subject that contest it; `addable` if it is there already."""
    claims = list(claims)
    contesting = contested_by_subject(claims)
    addable = addability_by_subject(dataset, claims) if addable is None else addable
    no_casualties = Addability(None)
    return from_dicts(
        ClaimRow,
        [
            _fields(dataset, claim, contesting.get(claim.id, ()), addable.get(claim.id, no_casualties))
            for claim in claims
        ],
    )


def _fields(
    dataset: Dataset, claim: ClaimInContext, contested_by: tuple[str, ...], addable: Addability
) -> dict[str, Any]:
    return {
        **claim.record.__dict__,
        "about": claim.subject_id,
        "about_title": claim.subject_title,
        "side": claim.side,
        "affected_name": dataset.actor_by_id[claim.affected].name if claim.affected else None,
        "claimant_name": speaker_name(dataset, claim),
        "contested_by": contested_by,
        "scope": addable.scope,
        "sum_group": addable.sum_group,
    }


def read_names(dataset: Dataset, claims: Iterable[ClaimInContext]) -> None:
    """Have the actors and sources of many claims read at once."""
    listed = list(claims)
    dataset.read_ahead("actors", [actor for c in listed for actor in (c.claimant, c.affected, c.side) if actor])
    dataset.read_ahead("sources", [citation.source for claim in listed for citation in claim.citations])


def addability_by_subject(dataset: Dataset, claims: Iterable[ClaimInContext]) -> dict[str, Addability]:
    """Return what each casualty claim may be added to, by its id, among all that the data hold on its subject."""
    subjects = frozenset(claim.subject_id for claim in claims if claim.measure in CASUALTY_MEASURES)
    return addability(Query((BySubject(subjects),)).claims(dataset)) if subjects else {}


def contested_by_subject(claims: Iterable[ClaimInContext]) -> dict[str, tuple[str, ...]]:
    """Return the ids of the claims on the same subject that contradict each claim, by its id."""
    by_subject = defaultdict(list)
    for claim in claims:
        by_subject[claim.subject_id].append(claim)
    return {key: ids for same in by_subject.values() for key, ids in contradictions(same).items()}


def actor_names(dataset: Dataset, rows: Iterable[ClaimRow]) -> dict[str, str]:
    """Return the names of the claimants, the parties counted and their sides, by id."""
    ids = (actor for row in rows for actor in (row.affected, row.claimant, row.side) if actor)
    return {actor: dataset.actor_by_id[actor].name for actor in ids}


# -- columns -------------------------------------------------------------------------------------


def sources(row: Any) -> str:
    """Return the ids of the sources that a row cites, each once."""
    return ", ".join(dict.fromkeys(citation.source for citation in row.citations))


def locators(row: Any) -> str:
    """Return where in its sources a row stands."""
    return "; ".join(f"{citation.source}: {citation.locator}" for citation in row.citations)


def whom(row: ClaimRow) -> str:
    """Return whose people or things a claim counts."""
    return row.affected_name or ALL_PARTIES


def voice(row: ClaimRow) -> str:
    """Return who makes a claim, marked where it is a publication that names nobody else."""
    return row.claimant_name if row.claimant else f"{row.claimant_name}{UNATTRIBUTED}"


def contest(row: ClaimRow) -> str:
    """Return which claims contest one."""
    return f"≠ contested by {', '.join(row.contested_by)}" if row.contested_by else ""


def rivals(row: ClaimRow) -> str:
    """Return how many claims contest one."""
    return f"≠{len(row.contested_by)}" if row.contested_by else ""


def short_id(row: Claim) -> str:
    """Return the id that people type for a claim."""
    return row.short or row.id


def statement(row: ClaimRow) -> str:
    """Return what a claim says, in words: its figure, its text, and what it counts besides."""
    return "; ".join(filter(None, (": ".join(filter(None, (figure(row), row.text))), beyond(row))))


MACHINE_COLUMNS = (
    Column("measure", human=False),
    Column("affected_name", human=False),
    Column("affected", human=False),
    Column("category", human=False),
    *(Column(name, kind="number", human=False) for name in ("low", "best", "high")),
    *(Column(name, human=False) for name in ("qualifier", "unit", "wording", "text")),
    Column("includes", value=also_counted, human=False),
    Column("claimant_name", human=False),
    Column("claimant", human=False),
    Column("contested", value=contest, human=False),
    Column("scope", human=False),
    Column("sum_group", human=False),
    Column("counted", kind="date", human=False),
    Column("as_of", kind="date", human=False),
    Column("source", value=sources, human=False),
    Column("locator", value=locators, human=False),
    Column("id", human=False),
)
"""What programs see of every claim, in whichever answer it stands."""
