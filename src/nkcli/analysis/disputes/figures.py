"""Figures on one question that differ, and totals that their parts do not give."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from nkcli.analysis.comparability import ComparisonKey, comparison_key, none_overlap, up_to_date, updates
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

_WORDS = 4
"""Of what is counted, in the id of a dispute, where the measure does not say it."""

_FROM_SOMEWHERE = frozenset({"displaced", "evacuated"})
"""People counted from different areas, which words alone tell."""


# -- positions -----------------------------------------------------------------------------------


def positions(claims: Iterable[ClaimInContext]) -> list[Position]:
    """Return each voice's last positions; claims of which nobody is in two are added."""
    voices: dict[str, list[ClaimInContext]] = {}
    for claim in up_to_date(claims):
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
    """Return whether some two ranges do not overlap, and neither figure merely brings the other up to date."""
    pairs = combinations(listed, 2)
    return any(not a.value.overlaps(b.value) and not updates(a.first, b.first) for a, b in pairs)


def _any_differ(listed: Sequence[Position]) -> bool:
    """Return whether some two positions have different ranges, and neither merely brings the other up to date."""
    if len(ranges(listed)) < 2:  # noqa: PLR2004 - it takes two
        return False
    return any(len(ranges(pair)) > 1 and not updates(pair[0].first, pair[1].first) for pair in combinations(listed, 2))


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
    own = first.event is not None and question.subject and first.counted is None
    period = "" if own else question.period.removesuffix("..").replace("/..", "/")
    words = "-".join((first.text or "").split()[:_WORDS]) if question.text else ""
    id_ = plain_id(
        first.subject_id, topic, question.place, f"{period}open" if period.endswith("/") else period, words, rule
    )
    return Dispute(id_, kind, agreement, Subject.of(first), tuple(listed), question)


def figure_disputes(dataset: Dataset, questions: Questions) -> Iterator[Dispute]:
    """Yield figures on one question that differ, and people killed beside casualties of the same question."""
    for question, claims in questions.items():
        listed = positions(claims)
        if _any_differ(listed) and not _are_parts(dataset, listed):
            apart = any_apart(listed)
            agreement: Agreement = "overlap" if not apart else "apart" if count_the_same(listed) else "open"
            kind: DisputeKind = "figures-apart" if agreement == "apart" else "figures-differ"
            if versions_of_one_page(dataset, claims):
                kind = "versions"
            yield figure_dispute(question, listed, kind, agreement)
    for question, claims in questions.items():
        if question.measure == "casualties":
            yield from _killed_among(question, claims, questions.get(question._replace(measure="killed"), ()))


def _are_parts(dataset: Dataset, listed: Sequence[Position]) -> bool:
    """Return whether one voice counts several things, each in its own words: in one place, or as a database's rows."""
    texts = [position.first.text for position in listed]
    places = {(position.speaker, position.first.citations) for position in listed}
    counter = dataset.conflict.reference_counter
    rows = counter is not None and {position.speaker for position in listed} == {counter.actor}
    return (rows or len(places) == 1) and len(set(texts)) == len(texts)


def _killed_among(
    question: ComparisonKey, casualties: Sequence[ClaimInContext], killed: Sequence[ClaimInContext]
) -> Iterator[Dispute]:
    """Yield those killed beside casualties, which may hold the wounded too, where the figures differ."""
    parts, wholes = positions(killed), positions(casualties)
    above = any_exceeds(parts, wholes)
    tells_both = {position.speaker for position in parts} & {position.speaker for position in wholes}
    if above or (not question.subject and not tells_both and len(ranges([*parts, *wholes])) > 1):
        yield figure_dispute(question, [*parts, *wholes], "measures", "apart" if above else "open", "killed")


def unequal_totals(dataset: Dataset) -> Iterator[Dispute]:
    """Yield totals that the parts they name do not give."""
    for total in stated_totals(dataset.claims):
        if total.agrees is False:
            whole = dataset.claim_by_id[total.claim]
            sum_ = Estimate(total.parts_low, total.parts_best, total.parts_high, whole.unit)
            listed = [Position.of(whole), Position(whole.part_claims, sum_)]
            yield figure_dispute(comparison_key(whole), listed, "total", "apart", "total")
