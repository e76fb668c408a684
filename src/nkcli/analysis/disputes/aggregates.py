"""A period's figure against what shorter periods, or smaller groups of people, in it say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from nkcli.analysis.comparability import Figure, Question, covered, figures, sums
from nkcli.analysis.disputes.build import distinct, exceeds, finding, one_scope, pairs
from nkcli.analysis.disputes.model import Agreement, DisputeKind, Finding
from nkcli.model.context import EVERYBODY

if TYPE_CHECKING:
    from nkcli.analysis.disputes.figures import Asked
    from nkcli.edtf.part import Day
    from nkcli.model.context import ClaimInContext
    from nkcli.model.dataset import Dataset

_HALF = 0.5


class _Wide(NamedTuple):
    """A question on a whole period, the figures that answer it, and its first and last day."""

    question: Question
    direct: list[Figure]
    period: tuple[Day, Day]

    @property
    def tightness(self) -> tuple[object, ...]:
        """Sort what holds the least time and the fewest people first."""
        first, last = self.period
        months = (last.year - first.year) * 12 + last.month - first.month
        return months, self.question.people == EVERYBODY, self.question.category == "all", self.question


def wider(dataset: Dataset, asked: Asked) -> Iterator[Finding]:
    """Find a period's figure against what shorter periods or smaller groups in it say."""
    placed: set[str] = set()
    for wide in sorted(_wide_questions(asked), key=lambda w: w.tightness):
        added = _worth_telling(wide, list(_voices(dataset, wide)))
        answers = [*wide.direct, *added]
        larger = [p for p in _larger_parts(wide, asked) if _is_news(p, answers, placed)]
        placed |= {p.claims[0].id for p in larger}
        voices = {f.voice for f in answers}
        shorter = [p for p in _shorter(dataset, wide) if p.voice not in voices]
        if added or larger or shorter:
            smaller = {p.claims[0].id: p for p in (*larger, *shorter)}
            yield from _dispute(dataset, wide, added, list(smaller.values()))


def _is_news(part: Figure, answers: list[Figure], placed: set[str]) -> bool:
    """Say whether a part contradicts the whole for the first time: not where its voice has a whole that holds it."""
    own = [f for f in answers if f.voice == part.voice]
    return part.claims[0].id not in placed and (not own or any(exceeds(part, f) for f in own))


def _dispute(dataset: Dataset, wide: _Wide, added: list[Figure], smaller: list[Figure]) -> Iterator[Finding]:
    answers = [*wide.direct, *added]
    found = [*answers, *smaller]
    everybody = any(all(h.counts_everybody for h in f.claims) for f in answers)
    contradicted = any(exceeds(n, w) for n in smaller for w in wide.direct)
    voices = {f.voice for f in found}
    if not (contradicted or (everybody and len(distinct(found)) > 1)):
        return
    if len(voices) == 1 and not any(_conflict(a, b) for a, b in pairs(found)):
        return
    apart = one_scope(found) and (
        any(exceeds(n, w) for n in found for w in answers if w.whole)
        or any(a.whole and b.whole and not a.value.overlaps(b.value) for a, b in pairs(answers))
    )
    partial = smaller or any(not f.whole for f in added)
    agreement: Agreement = "apart" if apart else "open" if partial else "overlap"
    kind: DisputeKind = "wider-period"
    if all(_same_period(h, wide) for f in found for h in f.claims):
        kind = "figures-apart" if apart else "figures-differ"
    yield finding(dataset, wide.question, found, kind, agreement, "parts")


def _worth_telling(wide: _Wide, added: list[Figure]) -> list[Figure]:
    """Keep the sums that differ from what the voice itself says, or break it down by shorter periods."""
    kept: list[Figure] = []
    for one in added:
        own = [f for f in (*wide.direct, *kept) if f.voice == one.voice]
        stratified = any(h.stratum for h in one.claims)
        by_period = not any(_same_period(h, wide) for h in one.claims)
        agrees = any(f.value.overlaps(one.value) for f in own)
        if not own or (agrees and by_period) or (not agrees and one.whole and not stratified):
            kept.append(one)
    return kept


def _wide_questions(asked: Asked) -> Iterator[_Wide]:
    """Yield what is asked about whole wars, phases and years, for everybody also where only parts answer."""
    wide: dict[Question, list[ClaimInContext]] = {}
    for question, said in asked.items():
        if question.owner or question.text or not question.period:
            continue
        if not question.place:
            wide.setdefault(question, []).extend(said)
        if question.measure == "killed" and question.people == EVERYBODY:
            wide.setdefault(question._replace(place="", category="all"), [])
    for question, said in wide.items():
        periods = [b for q, claims in asked.items() if _same_time(q, question) for c in claims if (b := c.days)]
        shortest = min(periods, key=lambda b: (b[1].year - b[0].year, b[1].month - b[0].month, b))
        yield _Wide(question, figures(said), shortest)


def _same_time(one: Question, other: Question) -> bool:
    return not one.owner and one.measure == other.measure and one.period == other.period and one.people == other.people


def _voices(dataset: Dataset, wide: _Wide) -> Iterator[Figure]:
    """Add up, for everybody killed, what each voice counts in the period by year, side or country."""
    if wide.question[1:6] != ("killed", "people", EVERYBODY, "all", ""):
        return
    own = {h.id for f in wide.direct for h in f.claims}
    events = {h.subject_id for f in wide.direct for h in f.claims}
    pools: dict[str, list[ClaimInContext]] = {}
    for claim in dataset.claims:
        if claim.measure == "killed" and claim.event and claim.value.is_number and _inside(claim, wide.period):
            pools.setdefault(claim.speaker, []).extend([claim] if claim.id not in own else [])
    for voice, pool in pools.items():
        for one in sums(dataset, pool, voice, wide.period):
            if covered(one.claims, wide.period) >= _HALF or {h.subject_id for h in one.claims} <= events:
                yield one


def _larger_parts(wide: _Wide, asked: Asked) -> Iterator[Figure]:
    """Yield figures on a part of the time or the people that are above the figure for the whole."""
    question = wide.question
    for other, said in asked.items():
        if other == question or other.measure != question.measure or other.unit != question.unit or other.text:
            continue
        if question.people not in (EVERYBODY, other.people) and said[0].side != question.people:
            continue
        if question.category in ("all", other.category):
            for claim in said:
                part = Figure((claim,), claim.value, claim.speaker, whole=False)
                stratum = claim.stratum is not None
                if not stratum and _inside(claim, wide.period) and any(exceeds(part, w) for w in wide.direct):
                    yield part


def _shorter(dataset: Dataset, wide: _Wide) -> Iterator[Figure]:
    """Yield what other voices say on everybody in a shorter period of the same event, or in the same year."""
    if wide.question.people != EVERYBODY or wide.question.category != "all" or not wide.direct:
        return
    events = {h.subject_id for f in wide.direct for h in f.claims}
    family = events | {e.id for owner in events for e in dataset.descendants(owner)}
    voices = {f.voice for f in wide.direct}
    for claim in dataset.claims:
        if (claim.measure, claim.category, claim.place) != (wide.question.measure, "all", None) or claim.subset_of:
            continue
        if not (claim.counts_everybody and claim.value.is_number and claim.event and claim.speaker not in voices):
            continue
        if claim.stratum or _same_period(claim, wide) or not _inside(claim, wide.period):
            continue
        if claim.subject_id in family or wide.period[0].year == wide.period[1].year:
            yield Figure((claim,), claim.value, claim.speaker, whole=False)


def _inside(claim: ClaimInContext, period: tuple[Day, Day]) -> bool:
    """Say whether a claim counts nothing outside a period."""
    own = claim.days
    return own is not None and period[0] <= own[0] and own[1] <= period[1]


def _same_period(claim: ClaimInContext, wide: _Wide) -> bool:
    days = claim.days
    years = wide.question.period
    if days is None:
        return False
    (a, b) = days
    return ((a.year, a.month, b.month) if a.year == b.year else (a.year, b.year)) == years


def _conflict(one: Figure, other: Figure) -> bool:
    """Say whether one voice contradicts itself."""
    return exceeds(one, other) or exceeds(other, one) or not one.value.overlaps(other.value)
