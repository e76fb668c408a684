"""Figures on one question that differ, and totals that their parts do not give."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from nkcli.analysis.comparability import ComparisonKey, comparison_key, none_overlap
from nkcli.analysis.disputes.model import (
    Agreement,
    Dispute,
    DisputeKind,
    Position,
    Subject,
    plain_id,
    versions_of_one_page,
)
from nkcli.analysis.ranges import sum_or_none
from nkcli.analysis.totals import stated_totals
from nkcli.model.estimate import Estimate

if TYPE_CHECKING:
    from nkcli.model.context import ClaimInContext
    from nkcli.model.dataset import Dataset
    from nkcli.model.vocabulary import Qualifier

    Questions = Mapping[ComparisonKey, Sequence[ClaimInContext]]

_FROM_SOMEWHERE = frozenset({"displaced", "evacuated"})
"""People counted from different areas, which words alone tell."""


# -- positions -----------------------------------------------------------------------------------


def positions(claims: Iterable[ClaimInContext]) -> list[Position]:
    """Return each voice's positions; claims of which nobody is in two are added."""
    voices: dict[str, list[ClaimInContext]] = {}
    for claim in claims:
        voices.setdefault(claim.speaker, []).append(claim)
    listed: list[Position] = []
    for same in voices.values():
        listed += [added(same)] if none_overlap(same) else list(map(Position.of, same))
    return listed


def added(claims: Sequence[ClaimInContext], *, whole: bool = True) -> Position:
    """Return the sum of claims that share nobody; a bound that one of them lacks is unknown."""
    values = [claim.value for claim in claims]
    if len(claims) == 1:
        return Position(tuple(claims), values[0], whole)
    hedge: Qualifier | None = "more_than" if any(v.qualifier == "more_than" for v in values) else None
    bounds = (sum_or_none(v.floor for v in values), sum_or_none(v.best for v in values))
    value = Estimate(*bounds, sum_or_none(v.ceiling for v in values), values[0].unit, hedge)
    return Position(tuple(claims), value, whole)


def ranges(listed: Iterable[Position]) -> set[tuple[object, object]]:
    """Return the different ranges among positions."""
    return {(p.value.floor, p.value.ceiling) for p in listed}


def any_exceeds(parts: Iterable[Position], wholes: Iterable[Position]) -> bool:
    """Return whether the smallest number of a part is above the largest of a whole."""
    highest = max((p.value.floor for p in parts if p.value.floor is not None), default=None)
    lowest = min((p.value.ceiling for p in wholes if p.value.ceiling is not None), default=None)
    return highest is not None and lowest is not None and highest > lowest


def any_apart(listed: Iterable[Position]) -> bool:
    """Return whether some two ranges do not overlap: the one that begins last and the one that ends first, if any."""
    values = [position.value for position in listed]
    begins = [(v.floor, v.qualifier == "more_than") for v in values if v.floor is not None]
    ends = [(v.ceiling, v.qualifier != "less_than") for v in values if v.ceiling is not None]
    if not begins or not ends:
        return False
    (floor, above), (ceiling, itself) = max(begins), min(ends)
    return floor > ceiling or (floor == ceiling and (above or not itself))


def count_the_same(listed: Iterable[Position]) -> bool:
    """Return whether positions count the same; of people who fled, only where the words on the area agree."""
    claims = [claim for position in listed for claim in position.claims]
    return claims[0].measure not in _FROM_SOMEWHERE or len({claim.text for claim in claims}) == 1


# -- disputes ------------------------------------------------------------------------------------


def figure_dispute(
    question: ComparisonKey, listed: Sequence[Position], kind: DisputeKind, agreement: Agreement, rule: str = ""
) -> Dispute:
    """Return the dispute of positions on a question; `rule` tells apart two disputes on one question."""
    first = next((p.first for p in listed if len(p.claims) == 1), listed[0].first)
    category = "" if question.category == "all" else question.category
    topic = f"{question.measure}-{question.people}-{category}"
    period = "" if question.subject else _period_id(question.period)
    id_ = plain_id(first.subject_id, topic, question.place, period, rule)
    return Dispute(id_, kind, agreement, Subject.of(first), tuple(listed), question)


def _period_id(period: tuple[int, ...]) -> str:
    """Return a question's period for an id: 2015, 2016-04, 1988-1994."""
    if not period:
        return ""
    year, *rest = period
    whole_year = [1, 12]
    months = [] if rest == whole_year else dict.fromkeys(rest)
    return "-".join((str(year), *(f"{month:02d}" for month in months)))


def figure_disputes(dataset: Dataset, questions: Questions) -> Iterator[Dispute]:
    """Yield figures on one question that differ, and people killed beside casualties of the same question."""
    for question, claims in questions.items():
        listed = positions(claims)
        if len(ranges(listed)) > 1:
            apart = any_apart(listed)
            agreement: Agreement = "overlap" if not apart else "apart" if count_the_same(listed) else "open"
            kind: DisputeKind = "figures-apart" if agreement == "apart" else "figures-differ"
            if versions_of_one_page(dataset, claims):
                kind = "versions"
            yield figure_dispute(question, listed, kind, agreement)
    for question, claims in questions.items():
        if question.measure == "casualties":
            yield from _killed_among(question, claims, questions.get(question._replace(measure="killed"), ()))


def _killed_among(
    question: ComparisonKey, casualties: Sequence[ClaimInContext], killed: Sequence[ClaimInContext]
) -> Iterator[Dispute]:
    """Yield those killed beside casualties, which may hold the wounded too, where the figures differ."""
    parts, wholes = positions(killed), positions(casualties)
    if len(ranges([*parts, *wholes])) > 1:
        above = any_exceeds(parts, wholes)
        yield figure_dispute(question, [*parts, *wholes], "measures", "apart" if above else "open")


def unequal_totals(dataset: Dataset) -> Iterator[Dispute]:
    """Yield totals that the parts they name do not give."""
    for total in stated_totals(dataset.claims):
        if total.agrees is False:
            whole = dataset.claim_by_id[total.claim]
            sum_ = Estimate(total.parts_low, total.parts_best, total.parts_high, whole.unit)
            listed = [Position.of(whole), Position(whole.part_claims, sum_)]
            yield figure_dispute(comparison_key(whole), listed, "total", "apart", "total")
