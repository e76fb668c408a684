"""What the nearest claims say of a statement: a verdict where it is sure, and why there is none where it is not.

The rules stand in a table, `RULES`: the first that holds decides.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from nkcli.analysis.verification.comparison import STOCKS, Comparison, Relation
from nkcli.analysis.verification.nearness import is_distinct
from nkcli.analysis.verification.numbers import Figure, stands_for
from nkcli.analysis.verification.statement import GRAVE, DoubtKind, Statement
from nkcli.edtf.date import EdtfDate
from nkcli.frozen import Frozen

if TYPE_CHECKING:
    from nkcli.analysis.verification.candidates import Claims
    from nkcli.model.context import ClaimInContext
    from nkcli.model.estimate import Number

Verdict = Literal["matches", "consistent", "outside", "no claim to compare with"]

Reason = Literal[
    "given",  # a claim gives the figure
    "allowed",  # a claim's range, or the sentence's hedges, allow it
    "beyond",  # it lies beyond every figure that is claimed
    "parts",  # claims on parts that share nobody add up to more
    "nothing like it",  # no claim counts anything that may be meant
    "doubts",  # what was not understood leaves it open
    "readings",  # its readings would have different verdicts
    "another voice",  # claims give it, but others say so
    "between",  # it lies among what is claimed, and nobody claims it
    "open",  # a claim sets no end ("at least 185"): it leaves more open
]

_SURE = 3
"""Signs that a claim is the one meant, from which on its figure counts: a sentence that says all gives four."""

_EARLIER = 0.5
"""A toll that is less than half of the least claimed is not merely that of an earlier day."""

_NEWS = 3
"""Days that a figure of one day is passed on."""


class Finding(Frozen, kw_only=True):
    """A statement with its verdict, None where nkcli is not sure, the reason, and the nearest claims, best first.

    `figure` is the reading that was judged; `numbers` are what the claims that may count the same thing give, and
    `parts` the claims that add up to more than the figure.
    """

    said: Statement
    figure: Figure
    verdict: Verdict | None
    reason: Reason
    nearest: tuple[Comparison, ...]
    numbers: tuple[Number, ...] = ()
    parts: tuple[ClaimInContext, ...] = ()


def judge(claims: Claims, said: Statement) -> Finding:
    """Return what the claims say of a statement, if that is the same for every way of reading its figure.

    "30.000 people" are 30,000, for a count of people has no decimals; but if a claim gives 30, they may be
    those, and nothing is outside.
    """
    findings = [_decide(Case(claims, said, figure)) for figure in said.figures]
    unlikely = [_decide(Case(claims, said, figure)) for figure in said.readings if figure not in said.figures]
    first = findings[0]
    is_doubtful = first.verdict == "outside" and any(f.verdict in ("matches", "consistent") for f in unlikely)
    if len({finding.verdict for finding in findings}) > 1 or is_doubtful:
        return Finding(**{**vars(first), "verdict": None, "reason": "readings"})
    return first


def _decide(case: Case) -> Finding:
    rule = next(rule for rule in RULES if rule.holds(case))
    return Finding(
        said=case.said,
        figure=case.figure,
        verdict=rule.verdict,
        reason=rule.reason,
        nearest=case.nearest,
        numbers=case.numbers,
        parts=case.parts if rule.reason == "parts" else (),
    )


class Case:
    """One reading of a statement with the claims that come near it, and what the rules ask of them."""

    def __init__(self, claims: Claims, said: Statement, figure: Figure) -> None:
        """Find the nearest claims."""
        self.dataset, self.said, self.figure = claims.dataset, said, figure
        self.nearest = claims.nearest(said, figure)
        self._words_of = claims.words_of

    @cached_property
    def is_clear(self) -> bool:
        """Whether everything was understood but perhaps who says so."""
        return {doubt.kind for doubt in self.said.doubts} <= {"voice"}

    @cached_property
    def is_toll(self) -> bool:
        """Whether it is a count that can only rise; the missing and the prisoners become fewer."""
        return STOCKS.isdisjoint(self.said.measures)

    @cached_property
    def meant(self) -> list[Comparison]:
        """The claims that are meant: those on the very thing, or with so many signs of it that nothing else can be."""
        is_whole = not self.said.has_doubt("way", "part", "place")
        return [c for c in self.nearest if c.may_be_same and ((is_whole and c.is_same) or self._signs(c) >= _SURE)]

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """The numbers of all claims that may count the same thing."""
        claims = [c.claim for c in self.nearest if c.may_be_same and c.measure == "same"]
        return tuple(n for c in claims for n in (c.low, c.best, c.high) if n is not None)

    @cached_property
    def parts(self) -> tuple[ClaimInContext, ...]:
        """For each side and kind of people that a statement takes in, the claim that gives the fewest of them.

        Nobody is on two sides, or a soldier and a civilian; so together they are a least number for the whole.
        """
        said, sides = self.said, self.said.people or self.dataset.conflict.side_ids
        if said.places or said.doubts or (said.people and said.category != "all"):
            return ()
        pool = [c.claim for c in self.nearest if c.measure == c.time == "same" and c.claim.place is None]
        fewest = []
        for side in sides:
            for category in ("military", "civilian") if said.category == "all" else (said.category,):
                cell = [c for c in pool if c.side == side and c.category == category and self._is_whole_side(c)]
                if cell and all(claim.value.floor is not None for claim in cell):
                    fewest.append(min(cell, key=lambda claim: claim.value.floor or 0))
        return tuple(fewest)

    def _is_whole_side(self, claim: ClaimInContext) -> bool:
        kind = self.dataset.actor_by_id[claim.affected].kind if claim.affected else ""
        return kind in ("side", "state", "de_facto_state") and claim.subset_of is None

    def _signs(self, comparison: Comparison) -> int:
        """Count the signs that a claim is the one meant, though the statement says less.

        A figure like no other counts twice, for it is hardly there by chance.
        """
        said, claim = self.said, comparison.claim
        is_pinned = comparison.time == "same"
        return sum(
            (
                2 * is_distinct(self.figure),
                is_pinned,
                is_pinned and not claim.is_about_war,
                bool(said.places) and comparison.place == "same",
                comparison.people == "same" and not said.has_doubt("people"),
                comparison.category == "same" or said.category == claim.category,
                comparison.is_voiced and bool(said.voices) and claim.claimant is not None,
                said.as_of is not None and claim.as_of is not None and _is_same_news(said.as_of, claim.as_of),
                -(said.has_doubt("part") or (said.has_doubt("place") and not self._shares(claim, "place"))),
                -_SURE * (said.has_doubt("way") and not self._shares(claim, "way")),
            )
        )

    def _shares(self, claim: ClaimInContext, kind: DoubtKind) -> bool:
        """Return whether a claim or what it is about is named with the words that a doubt is about: "mines"."""
        words = self._words_of(claim)
        doubtful = (doubt.words.removesuffix("s") for doubt in self.said.doubts if doubt.kind == kind)
        return all(any(one in word for word in words) for one in doubtful)


def _is_same_news(said: EdtfDate, as_of: str) -> bool:
    """Return whether two reports are of the same day, give or take the days that news takes."""
    (a, b), (c, d) = said.sort_key, EdtfDate.parse(as_of).sort_key
    is_same_month = a[:2] == c[:2] or b[:2] == d[:2]
    return is_same_month and a.day - _NEWS <= d.day and c.day - _NEWS <= b.day


# -- the rules -------------------------------------------------------------------------------------


def _is_not_judged(case: Case) -> bool:
    return case.said.has_doubt(*GRAVE)


def _is_less_than_parts(case: Case) -> bool:
    """Return whether a figure is smaller than what its parts add up to, and no claim gives it for some of them."""
    high = stands_for(case.figure)[1]
    if (
        high is None
        or not case.is_toll
        or len(case.parts) <= 1
        or any(c.number == "given" and c.touches for c in case.nearest)
    ):
        return False
    return high < sum(claim.value.floor or 0 for claim in case.parts)


def _is_given(case: Case) -> bool:
    return any(c.number == "given" and c.is_voiced for c in case.meant)


def _is_named(case: Case) -> bool:
    return any(c.number == "named" and c.is_voiced for c in case.meant)


def _is_said_by_others(case: Case) -> bool:
    return any(c.number in ("given", "named") for c in case.meant)


def _is_allowed(case: Case) -> bool:
    return case.is_clear and any(c.number == "allowed" and c.is_voiced for c in case.meant)


def _is_above_all(case: Case) -> bool:
    """Return whether a figure is larger than all that anybody claims of these people and this time.

    What narrows a count can't raise it, so words that nkcli does not know do no harm here. Where the sentence leaves
    open whose or which people it counts, the claims on more of them are looked at too.
    """
    low, said = stands_for(case.figure)[0], case.said
    like: set[Relation] = {"same", "fits"}
    more = like | {"whole"} if said.has_doubt("people", "category") else like
    rivals = [c for c in case.nearest if {c.measure, c.time, c.place} <= like and {c.people, c.category} <= more]
    is_anchored = any(c.time == c.measure == c.people == "same" for c in rivals)
    if low is None or said.has_doubt("time") or not is_anchored or _is_near(case.nearest):
        return False
    return all(c.claim.value.ceiling is not None and c.claim.value.ceiling < low for c in rivals)


def _is_near(nearest: Sequence[Comparison]) -> bool:
    """Return whether a claim on these people, or on more or fewer of them, has the figure, or one near it.

    A figure a tenth from a claim's may be a later day's toll, or a claim that the data lack.
    """
    return any(
        (c.number in ("given", "named") and c.touches) or (c.number == "near" and c.may_be_same) for c in nearest
    )


def _is_unclear(case: Case) -> bool:
    return not case.is_clear


def _is_like_nothing(case: Case) -> bool:
    return not any(c.touches or (c.number in ("given", "named") and c.measure != "other") for c in case.nearest)


def _is_open(case: Case) -> bool:
    """Return whether a figure lies where a claim sets no end: above "at least 185", below "up to 3,000"."""
    values = [c.claim.value for c in case.nearest if c.may_be_same and c.measure == "same"]
    return (_is_above(case) and any(v.ceiling is None for v in values)) or (
        _is_below(case) and any(v.floor is None for v in values)
    )


def _is_beyond(case: Case) -> bool:
    """Return whether a figure lies above all claims, or too far below them to be the toll of an earlier day."""
    same = any(c.is_same and c.is_voiced for c in case.nearest)
    is_far = _is_above(case) or (case.is_toll and _is_below(case, _EARLIER))
    return same and not _is_near(case.nearest) and is_far


def _is_above(case: Case) -> bool:
    low = stands_for(case.figure)[0]
    return low is not None and low > max(case.numbers, default=low)


def _is_below(case: Case, share: float = 1) -> bool:
    high = stands_for(case.figure)[1]
    return high is not None and high < share * min(case.numbers, default=high)


class Rule(NamedTuple):
    """What holds where, and the verdict and reason that follow."""

    holds: Callable[[Case], bool]
    verdict: Verdict | None
    reason: Reason


RULES = (
    Rule(_is_not_judged, None, "doubts"),
    Rule(_is_less_than_parts, "outside", "parts"),
    Rule(_is_given, "matches", "given"),
    Rule(_is_named, "consistent", "allowed"),
    Rule(_is_said_by_others, None, "another voice"),
    Rule(_is_allowed, "consistent", "allowed"),
    Rule(_is_above_all, "outside", "beyond"),
    Rule(_is_unclear, None, "doubts"),
    Rule(_is_like_nothing, "no claim to compare with", "nothing like it"),
    Rule(_is_open, None, "open"),
    Rule(_is_beyond, "outside", "beyond"),
    Rule(lambda _: True, None, "between"),
)
"""The decisions, in order: the first that holds decides, and the last always holds."""
