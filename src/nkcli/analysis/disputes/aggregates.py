"""A period's figure against what shorter periods, or smaller groups of people, in it say."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from nkcli.analysis.comparability import ComparisonKey, ordinal, same_time, up_to_date
from nkcli.analysis.disputes.figures import any_apart, any_exceeds, count_the_same, figure_dispute, positions, ranges
from nkcli.analysis.disputes.model import Agreement, Dispute, DisputeKind, Position
from nkcli.analysis.disputes.sums import covered, sums
from nkcli.edtf.date import EdtfDate
from nkcli.model.context import EVERYBODY

if TYPE_CHECKING:
    from nkcli.analysis.disputes.figures import Questions
    from nkcli.edtf.part import Day
    from nkcli.model.context import ClaimInContext
    from nkcli.model.dataset import Dataset

    Period = tuple[Day, Day]

_HALF = 0.5
"""The least share of a period, or of its dead, that is counted by what stands beside a figure on all of it."""


_SOON = 60
"""Days between what was counted and what was said, at most, of a count that goes on."""


class _WholePeriod(NamedTuple):
    """A question on a whole period, the positions that answer it, and its first and last day."""

    question: ComparisonKey
    direct: list[Position]
    days: Period

    @property
    def narrowness(self) -> tuple[object, ...]:
        """Sort what holds the least time and the fewest people first."""
        first, last = self.days
        months = (last.year - first.year) * 12 + last.month - first.month
        return months, self.question.people == EVERYBODY, self.question.category == "all", self.question

    @property
    def is_years(self) -> bool:
        """Whether the period is one or more whole years."""
        (_, *begins), (_, *ends) = self.days
        return begins == [1, 1] and ends == [12, 31]

    def has_period_of(self, claim: ClaimInContext) -> bool:
        """Return whether a claim counts the very period."""
        return claim.period is not None and same_time(claim.period, EdtfDate.parse(self.question.period))


class _ClaimsByDay:
    """Claims with numbers by measure and first day, so that those in a period are found without reading all."""

    def __init__(self, claims: Iterable[ClaimInContext], questions: Questions) -> None:
        """Take the claims in the order of the files, and rank those that answer a question without more words."""
        plain = (claim for question, listed in questions.items() if not question.text for claim in listed)
        self.rank = {claim.id: rank for rank, claim in enumerate(plain)}
        self._by_measure: dict[str, list[tuple[Day, int, ClaimInContext]]] = {}
        for order, claim in enumerate(claims):
            if claim.days and claim.value.is_number:
                self._by_measure.setdefault(claim.measure, []).append((claim.days[0], order, claim))
        for entries in self._by_measure.values():
            entries.sort(key=itemgetter(0))

    def within(self, measure: str, days: Period) -> list[ClaimInContext]:
        """Return the claims of a measure that count nothing outside a period, in the order of the files."""
        first, last = days
        entries = self._by_measure.get(measure, [])
        start, end = bisect_left(entries, first, key=itemgetter(0)), bisect_right(entries, last, key=itemgetter(0))
        inside = (entry for entry in entries[start:end] if entry[2].days and entry[2].days[1] <= last)
        return [claim for _, _, claim in sorted(inside, key=itemgetter(1))]


def wider_periods(dataset: Dataset, questions: Questions) -> Iterator[Dispute]:
    """Yield a period's figure against what shorter periods or smaller groups in it say."""
    claims = _ClaimsByDay(dataset.claims, questions)
    placed: set[str] = set()
    for wide in sorted(_whole_periods(questions), key=lambda w: w.narrowness):
        added = _informative(wide, _sums(dataset, claims, wide))
        answers = [*wide.direct, *added]
        larger = [part for part in _larger_parts(dataset, claims, wide) if _is_new(part, answers, placed)]
        placed |= {part.first.id for part in larger}
        speakers = {position.speaker for position in answers}
        shorter = [part for part in _shorter(dataset, claims, wide) if part.speaker not in speakers]
        parts = {part.first.id: part for part in (*larger, *shorter)}
        if added or parts:
            yield from _dispute(wide, added, list(parts.values()))


def _whole_periods(questions: Questions) -> Iterator[_WholePeriod]:
    """Yield what is asked about whole wars, phases and years, for everybody also where only parts answer."""
    answers: dict[ComparisonKey, list[ClaimInContext]] = {}
    days: dict[tuple[str, str, str], list[Period]] = {}
    for question, claims in questions.items():
        if question.subject:
            continue
        days.setdefault(_time(question), []).extend(claim.days for claim in claims if claim.days)
        if question.text or not question.period:
            continue
        if not question.place:
            answers.setdefault(question, []).extend(claims)
        if question.measure == "killed" and question.people == EVERYBODY:
            answers.setdefault(question._replace(place="", category="all"), [])
    shortest = {time: min(periods, key=_length) for time, periods in days.items() if periods}
    for question, listed in answers.items():
        yield _WholePeriod(question, positions(listed), shortest[_time(question)])


def _time(question: ComparisonKey) -> tuple[str, str, str]:
    return question.measure, question.period, question.people


def _length(days: Period) -> tuple[object, ...]:
    first, last = days
    return last.year - first.year, last.month - first.month, days


# -- parts ---------------------------------------------------------------------------------------


def _sums(dataset: Dataset, claims: _ClaimsByDay, wide: _WholePeriod) -> Iterator[Position]:
    """Yield, for everybody killed, what each voice counts in the period by year, side or country, added up."""
    if wide.question[1:6] != ("killed", "people", EVERYBODY, "all", ""):
        return
    direct = {claim.id for position in wide.direct for claim in position.claims}
    voices: dict[str, list[ClaimInContext]] = {}
    for claim in claims.within("killed", wide.days):
        if claim.event and not _is_running(claim):
            voices.setdefault(claim.speaker, []).extend([] if claim.id in direct else [claim])
    for same in voices.values():
        for position in sums(dataset, same, wide.days):
            if covered(position.claims, wide.days) >= _HALF:
                yield position


def _informative(wide: _WholePeriod, added: Iterable[Position]) -> list[Position]:
    """Return the sums that differ from what the voice itself says, or break it down by shorter periods."""
    kept: list[Position] = []
    for position in added:
        own = [p.value for p in (*wide.direct, *kept) if p.speaker == position.speaker]
        agrees = any(value.overlaps(position.value) for value in own)
        by_period = not any(map(wide.has_period_of, position.claims))
        stratified = any(claim.stratum for claim in position.claims)
        if not own or (agrees and by_period) or (not agrees and position.whole and not stratified):
            kept.append(position)
    return kept


def _larger_parts(dataset: Dataset, claims: _ClaimsByDay, wide: _WholePeriod) -> list[Position]:
    """Return figures on a part of the time or the people that are above the figure for the whole."""
    question = wide.question
    if all(position.value.ceiling is None for position in wide.direct):
        return []
    direct = {claim.id for position in wide.direct for claim in position.claims}
    subjects = {claim.subject_id for position in wide.direct for claim in position.claims}
    parts = [
        claim
        for claim in claims.within(question.measure, wide.days)
        if claim.id in claims.rank and claim.id not in direct and not claim.withdrawn
        if wide.is_years or _belongs(dataset, claim, subjects)
        if (claim.unit or "") == question.unit and not claim.stratum
        if question.people in (EVERYBODY, claim.people, claim.side) and question.category in ("all", claim.category)
    ]
    said: dict[tuple[str, str, str], list[ClaimInContext]] = {}
    for claim in sorted(parts, key=lambda claim: claims.rank[claim.id]):
        said.setdefault((claim.speaker, claim.people, claim.category), []).append(claim)
    listed = [Position.of(claim, whole=False) for same in said.values() for claim in up_to_date(same)]
    return [part for part in listed if any_exceeds([part], wide.direct)]


def _shorter(dataset: Dataset, claims: _ClaimsByDay, wide: _WholePeriod) -> Iterator[Position]:
    """Yield what other voices say on everybody in most of the period, or on most of those who died in a year."""
    if wide.question.people != EVERYBODY or wide.question.category != "all" or not wide.direct:
        return
    subjects = {claim.subject_id for position in wide.direct for claim in position.claims}
    speakers = {position.speaker for position in wide.direct}
    candidates = (
        claim
        for claim in claims.within(wide.question.measure, wide.days)
        if claim.counts_everybody and claim.category == "all" and claim.event
        if not (claim.place or claim.subset_of or claim.stratum) and claim.speaker not in speakers
        if not wide.has_period_of(claim) and not _is_running(claim) and _is_most(claim, wide)
        if wide.is_years or _belongs(dataset, claim, subjects)
    )
    for claim in up_to_date(candidates):
        yield Position.of(claim, whole=False)


def _belongs(dataset: Dataset, claim: ClaimInContext, subjects: set[str]) -> bool:
    """Return whether a claim is about one of some events, or about what lies within it."""
    line = (claim.event, *dataset.ancestors(claim.event)) if claim.event else ()
    return any(event.id in subjects for event in line)


def _is_running(claim: ClaimInContext) -> bool:
    """Return whether a count was told while what it counts went on."""
    if not (claim.event and claim.days and claim.as_of) or claim.period == claim.event.when:
        return False
    return ordinal(EdtfDate.parse(claim.as_of).sort_key[0]) - ordinal(claim.days[1]) <= _SOON


def _is_most(claim: ClaimInContext, wide: _WholePeriod) -> bool:
    """Return whether a claim counts half of a period, a whole war in a year, or half of those whom somebody counts."""
    if claim.is_about_war and (
        covered([claim], wide.days) >= _HALF or (wide.is_years and claim.event and claim.period == claim.event.when)
    ):
        return True
    wholes = [position.value.floor for position in wide.direct if position.value.floor is not None]
    number = claim.value.floor if claim.value.floor is not None else claim.value.ceiling
    return bool(wide.is_years and wholes and number is not None and number >= min(wholes) * _HALF)


def _is_new(part: Position, answers: Sequence[Position], placed: set[str]) -> bool:
    """Return whether a part contradicts the whole for the first time, and its own voice's whole if there is one."""
    own = [position for position in answers if position.speaker == part.speaker]
    return part.first.id not in placed and (not own or any_exceeds([part], own))


# -- the dispute ---------------------------------------------------------------------------------


def _dispute(wide: _WholePeriod, added: Sequence[Position], parts: Sequence[Position]) -> Iterator[Dispute]:
    """Yield the dispute of a whole with its parts, where they contradict it or count everybody differently."""
    answers = [*wide.direct, *added]
    listed = [*answers, *parts]
    everybody = any(all(claim.counts_everybody for claim in position.claims) for position in answers)
    if not (any_exceeds(parts, wide.direct) or (everybody and len(ranges(listed)) > 1)):
        return
    if len({position.speaker for position in listed}) == 1 and not any_apart(listed):
        return
    wholes = [position for position in answers if position.whole]
    apart = count_the_same(listed) and (any_exceeds(listed, wholes) or any_apart(wholes))
    open_ = parts or any(not position.whole for position in added)
    agreement: Agreement = "apart" if apart else "open" if open_ else "overlap"
    kind: DisputeKind = "wider-period"
    if all(wide.has_period_of(claim) for position in listed for claim in position.claims):
        kind = "figures-apart" if apart else "figures-differ"
    yield figure_dispute(wide.question, listed, kind, agreement, "parts")
