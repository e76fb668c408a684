"""One dispute: what it is about, who holds which position, and how far apart they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from nkcli.model.context import ClaimInContext
from nkcli.model.records import Claim, Event, Place, Role

if TYPE_CHECKING:
    from nkcli.analysis.comparability import ComparisonKey
    from nkcli.model.dataset import Dataset
    from nkcli.model.estimate import Estimate, Number
    from nkcli.model.records import Actor, Control, Name, OtherDate

DisputeKind = Literal[
    "figures-apart",
    "figures-differ",
    "wider-period",
    "measures",
    "total",
    "versions",
    "statements",
    "dates",
    "control",
    "naming",
    "role",
    "occurrence",
]
"""What the voices differ on; docs/explanation/disputes.md says by which rule each kind is found."""

Agreement = Literal["apart", "overlap", "open"]
"""apart: not all can be right; overlap: one number could satisfy all; open: they count different periods or people."""


_NOT_IN_IDS = re.compile(r"[^a-z0-9:]+")


class Position(NamedTuple):
    """What one voice says: its claim, or claims that share no person, added.

    `whole`: it counts all the people and all the time that the question asks about. `record` is what stands in
    for a claim where none is made: an event, another date of it, a role, a holder or a name.
    """

    claims: tuple[ClaimInContext, ...]
    value: Estimate
    whole: bool = True
    record: Event | OtherDate | Role | Control | Name | None = None

    @classmethod
    def of(cls, claim: ClaimInContext, *, whole: bool = True) -> Position:
        """Return the position of a single claim."""
        return cls((claim,), claim.value, whole)

    @property
    def first(self) -> ClaimInContext:
        """The claim, or the first of those added."""
        return self.claims[0]

    @property
    def speaker(self) -> str:
        """Who speaks; the first of several."""
        return self.claims[0].speaker


class Gap(NamedTuple):
    """The distance between figures that no number bridges, 0 where ranges overlap; and its ends' ratio."""

    size: Number
    ratio: float | None


class Subject(NamedTuple):
    """What a dispute is about: an event, actor or place by its id, title and importance."""

    id: str
    title: str
    importance: int

    @classmethod
    def of(cls, claim: ClaimInContext) -> Subject:
        """Return what a claim is about."""
        return cls(claim.subject_id, claim.subject_title, claim.importance)


class Dispute(NamedTuple):
    """Voices that contradict each other, or themselves, on one thing.

    `question` is what the figures answer, None where it is not about figures; `doubted` the event or role that
    somebody denies or that rests on somebody's word.
    """

    id: str
    kind: DisputeKind
    agreement: Agreement
    subject: Subject
    positions: tuple[Position, ...]
    question: ComparisonKey | None = None
    doubted: Event | Role | None = None

    @property
    def claims(self) -> tuple[ClaimInContext, ...]:
        """The claims of all positions, and what stands in for claims."""
        return tuple(claim for position in self.positions for claim in position.claims)

    @property
    def gap(self) -> Gap | None:
        """How far apart the figures are; None where it is not about figures."""
        return gap_between(position.value for position in self.positions) if self.question else None


def stand_in(
    dataset: Dataset,
    record: Event | OtherDate | Role | Control | Name,
    subject: Event | Role | Place,
    text: str,
    *,
    actor: Actor | None = None,
    **fields: Any,
) -> Position:
    """Return the position that a record stands for where no claim is made; `fields` are those of its claim."""
    place = subject if isinstance(subject, Place) else None
    claim = Claim(
        id=subject.id,
        measure="statement",
        text=text,
        place=place.id if place else None,
        citations=record.citations or subject.citations,
        **fields,
    )
    event = subject if isinstance(subject, Event) else None
    role = subject if isinstance(subject, Role) else None
    bound = ClaimInContext.bound(claim, dataset, event=event, actor=actor, role=role, place=place)
    return Position((bound,), bound.value, record=record)


def gap_between(values: Iterable[Estimate]) -> Gap:
    """Return the gap between the ranges furthest apart; of size 0 where all overlap.

    >>> from nkcli.model.estimate import Estimate
    >>> gap_between([Estimate(31, None, 92), Estimate(None, 94, None)])
    Gap(size=2, ratio=1.02)
    """
    listed = list(values)
    low = min((v.ceiling for v in listed if v.ceiling is not None), default=None)
    high = max((v.floor for v in listed if v.floor is not None), default=None)
    if low is None or high is None or high <= low:
        return Gap(0, None)
    return Gap(round(high - low, 3), round(high / low, 2) if low else None)


def versions_of_one_page(dataset: Dataset, claims: Sequence[ClaimInContext]) -> bool:
    """Return whether the claims are all in the own voice of different versions of one page."""
    cited = {frozenset(c.source for c in claim.citations) for claim in claims}
    sources = [dataset.source_by_id[source] for ids in cited for source in ids]
    pages = {(source.publisher, source.url) for source in sources}
    return len(cited) > 1 and len(pages) == 1 and not any(claim.claimant for claim in claims)


def plain_id(*words: str) -> str:
    """Return the id of a dispute, made of words and dates: what may not stand in an id becomes a hyphen.

    >>> plain_id("second", "killed", "2020-09-27/2020-11-10")
    'dispute:second:killed:2020-09-27-2020-11-10'
    """
    plain = (_NOT_IN_IDS.sub("-", word.lower()).strip("-") for word in words)
    return ":".join(("dispute", *filter(None, plain)))
