"""One dispute: what it is about, who says what, and how far apart they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from nkcli.frozen import Frozen
from nkcli.model.estimate import Number
from nkcli.model.records import Citation
from nkcli.model.vocabulary import Unit

if TYPE_CHECKING:
    from nkcli.model.context import ClaimInContext
    from nkcli.model.dataset import Dataset
    from nkcli.model.estimate import Estimate

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
"""What the voices differ on; docs/disputes.md says by which rule each kind is found."""

Agreement = Literal["apart", "overlap", "open"]
"""apart: not all can be right; overlap: one number could satisfy all; open: they count different periods or people."""


class Said(Frozen, kw_only=True):
    """What one voice says: its claim, or claims of its that share no person, added.

    `id` is the record to show, None for a sum; `added` are the claims summed. `said` is the figure
    or statement in words and `text` what a figure counts. `voice` is the claimant's name or "source's own voice".
    """

    id: str | None
    said: str
    text: str | None = None
    low: Number | None = None
    best: Number | None = None
    high: Number | None = None
    voice: str
    claimant: str | None = None
    counted: str | None = None
    added: tuple[str, ...] = ()
    note: str | None = None
    citations: tuple[Citation, ...] = ()


class Dispute(Frozen, kw_only=True):
    """Voices that contradict each other, or themselves, on one thing.

    `about` is the id of the event, actor or place, and `subject` what of it. `gap` is the distance
    between the figures furthest apart that no number bridges, 0 where the ranges overlap, None
    where it is not about figures; `ratio` the larger end of that gap over the smaller.
    """

    id: str
    kind: DisputeKind
    about: str
    title: str
    subject: str
    importance: int
    agreement: Agreement
    gap: Number | None
    ratio: float | None
    unit: Unit | None
    claims: tuple[Said, ...]


class Finding(NamedTuple):
    """A dispute and the claims that filters are asked about."""

    dispute: Dispute
    held: tuple[ClaimInContext, ...]


def voice_name(dataset: Dataset, claimant: str | None) -> str:
    """Name who says it."""
    return dataset.actor_by_id[claimant].name if claimant else "source's own voice"


def distance(values: Iterable[Estimate]) -> tuple[Number, float | None]:
    """Measure the gap between the ranges furthest apart, and its ratio; (0, None) where all overlap.

    >>> from nkcli.model.estimate import Value
    >>> distance([Value(31, None, 92), Value(None, 94, None)])
    (2, 1.02)
    """
    listed = list(values)
    low = min((v.ceiling for v in listed if v.ceiling is not None), default=None)
    high = max((v.floor for v in listed if v.floor is not None), default=None)
    if low is None or high is None or high <= low:
        return 0, None
    return round(high - low, 3), round(high / low, 2) if low else None


def versions_of_one_page(dataset: Dataset, said: Sequence[ClaimInContext]) -> bool:
    """Say whether the claims are all in the own voice of different versions of one page."""
    cited = [frozenset(c.source for c in h.citations) for h in said]
    sources = [dataset.source_by_id[s] for one in cited for s in one]
    pages = {(s.publisher, s.url) for s in sources}
    return len(set(cited)) > 1 and len(pages) == 1 and not any(h.claimant for h in said)


def plain_id(*words: str) -> str:
    """Make an id of words and dates: what may not stand in an id becomes a hyphen.

    >>> plain_id("second", "killed", "2020-09-27/2020-11-10")
    'dispute:second:killed:2020-09-27-2020-11-10'
    """
    cleaned = ("-".join(filter(None, "".join(c if _fits(c) else "-" for c in w.lower()).split("-"))) for w in words)
    return ":".join(("dispute", *filter(None, cleaned)))


def _fits(char: str) -> bool:
    return char.isascii() and (char.isalnum() or char == ":")
