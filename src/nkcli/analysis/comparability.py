"""Which claims may be compared: those on the same question, and those that may count the same people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import MAXYEAR, MINYEAR, date
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from nkcli.analysis.measures import SELF_EXPLANATORY
from nkcli.edtf.date import EdtfDate

if TYPE_CHECKING:
    from nkcli.edtf.part import Day
    from nkcli.model.context import ClaimInContext

# Categories of which nobody is two at a time. "unknown" and "all" may hold anybody.
_EXCLUSIVE = frozenset({"military", "civilian", "mercenary", "peacekeeper"})


LEEWAY, MOST_LEEWAY = 0.05, 3
"""Of the length of a period, and in days at most: how far its ends may lie apart in two sources that mean the same."""


class ComparisonKey(NamedTuple):
    """What claims share that answer one question.

    `subject` is empty for claims on a whole war, phase or year: they answer one question whichever of these they
    are about. Claims on a battle or an incident answer only their own event's. `period` is in EDTF.
    """

    subject: str
    measure: str
    unit: str
    people: str
    category: str
    place: str
    period: str
    text: str


def comparison_key(claim: ClaimInContext) -> ComparisonKey:
    """Return the question that a claim answers; claims on one question may word its period differently."""
    return ComparisonKey(
        subject="" if claim.is_about_war else claim.subject_id,
        measure=claim.measure,
        unit=claim.unit or "",
        people=claim.people,
        category=claim.category,
        place=claim.place or "",
        period=claim.period.text if claim.period else "",
        text=_words(claim),
    )


def _words(claim: ClaimInContext) -> str:
    """Return what tells apart claims that count different things though their measure is the same."""
    if claim.measure in SELF_EXPLANATORY:
        return ""
    return ": ".join(filter(None, (claim.subset_of, claim.text)))


def same_time(a: EdtfDate, b: EdtfDate) -> bool:
    """Return whether two periods are one, though sources word them differently or are a day or two apart.

    A war is given by its years in one source and by its days in another, and begins a day later in a third. A count
    that goes on is another one a week later.
    """
    if a.same_period(b):
        return True
    (first, last), (begin, end) = (tuple(map(ordinal, period.sort_key)) for period in (a, b))
    leeway = min(MOST_LEEWAY, max(last - first, end - begin) * LEEWAY)
    return abs(first - begin) <= leeway and abs(last - end) <= leeway


def by_question(claims: Iterable[ClaimInContext]) -> dict[ComparisonKey, list[ClaimInContext]]:
    """Group claims with numbers by the question they answer; a part of a claim on the question does not answer it."""
    keys = {claim.id: (claim, comparison_key(claim)) for claim in claims if claim.value.is_number}
    topics: dict[ComparisonKey, list[ClaimInContext]] = {}
    for claim, key in keys.values():
        topics.setdefault(key._replace(period=""), []).append(claim)
    questions: dict[ComparisonKey, list[ClaimInContext]] = {}
    for topic, listed in topics.items():
        for period, answers in _by_period(listed):
            ids = {claim.id for claim in answers}
            parts = {part for claim in answers for part in claim.parts}
            kept = [c for c in answers if c.subset_of not in ids and c.id not in parts]
            if kept:
                questions[topic._replace(period=period)] = kept
    return questions


def _by_period(claims: Iterable[ClaimInContext]) -> Iterator[tuple[str, list[ClaimInContext]]]:
    """Yield the claims on each period; the longest that several mean gives it its name."""
    by_text: dict[str, list[ClaimInContext]] = {}
    for claim in claims:
        by_text.setdefault(claim.period.text if claim.period else "", []).append(claim)
    chosen: dict[str, list[ClaimInContext]] = {}
    for text in sorted(by_text, key=_shortest_last):
        name = next((c for c in chosen if c and text and same_time(EdtfDate.parse(c), EdtfDate.parse(text))), text)
        chosen.setdefault(name, []).extend(by_text[text])
    order = {claim.id: number for number, claim in enumerate(claims)}
    for name, listed in chosen.items():
        yield name, sorted(listed, key=lambda claim: order[claim.id])


def _shortest_last(text: str) -> tuple[int, str]:
    if not text:
        return 0, text
    first, last = map(ordinal, EdtfDate.parse(text).sort_key)
    return first - last, text


def ordinal(day: Day) -> int:
    """Return the number of a day; an open end stands for the first or last that the calendar has."""
    return date(*min(max(day, (MINYEAR, 1, 1)), (MAXYEAR, 12, 31))).toordinal()


# -- what is said later --------------------------------------------------------------------------


def said_before(a: ClaimInContext, b: ClaimInContext) -> bool:
    """Return whether one claim was certainly said before another."""
    if not (a.as_of and b.as_of):
        return False
    return EdtfDate.parse(a.as_of).sort_key[1] < EdtfDate.parse(b.as_of).sort_key[0]


def up_to_date(claims: Iterable[ClaimInContext]) -> list[ClaimInContext]:
    """Return the claims on one question without those that their own speaker replaced later, or took back."""
    listed = [claim for claim in claims if not claim.withdrawn]
    replaced = {claim.supersedes for claim in listed}
    voices: dict[str, list[ClaimInContext]] = {}
    for claim in listed:
        voices.setdefault(claim.speaker, []).append(claim)
    return [
        claim
        for claim in listed
        if claim.id not in replaced and not any(said_before(claim, other) for other in voices[claim.speaker])
    ]


def updates(a: ClaimInContext, b: ClaimInContext) -> bool:
    """Return whether one of two claims on a question brings the other up to date, so that they don't contradict.

    A speaker's later word replaces the earlier one, and a side's count of its own dead grows while bodies are found.
    """
    if a.withdrawn or b.withdrawn or a.id == b.supersedes or b.id == a.supersedes:
        return True
    if said_before(b, a):
        a, b = b, a
    if not said_before(a, b):
        return False
    own = a.side is not None and a.side == a.speaker_side == b.speaker_side
    ceiling, floor = a.value.ceiling, b.value.floor
    return a.speaker == b.speaker or (own and (ceiling is None or floor is None or ceiling <= floor))


# -- two claims about one record -----------------------------------------------------------------


def _topic(claim: ClaimInContext) -> tuple[object, ...]:
    return claim.measure, claim.unit, claim.category, claim.place, claim.people, claim.subset_of is None


def comparable(a: ClaimInContext, b: ClaimInContext) -> bool:
    """Return whether two claims about one record count the same: measure, unit, people, category, place, period."""
    return _topic(a) == _topic(b) and _same_count(a, b)


def _same_count(a: ClaimInContext, b: ClaimInContext) -> bool:
    """Return whether two claims on one topic count the same period, and are not two strata of one source."""
    if a.stratum != b.stratum and _share_source(a, b):
        return False
    if a.counted is None or b.counted is None or a.counted == b.counted:
        return a.counted == b.counted
    return same_time(EdtfDate.parse(a.counted), EdtfDate.parse(b.counted))


def contradictions(claims: Iterable[ClaimInContext]) -> dict[str, tuple[str, ...]]:
    """Map each contradicted claim about a record to the comparable ones whose ranges do not overlap with its own."""
    topics: dict[tuple[object, ...], list[ClaimInContext]] = {}
    for claim in claims:
        if claim.value.is_number:
            topics.setdefault(_topic(claim), []).append(claim)
    rivals: dict[str, list[str]] = {}
    for same in topics.values():
        for a, b in combinations(same, 2):
            if not a.value.overlaps(b.value) and _same_count(a, b) and not updates(a, b):
                rivals.setdefault(a.id, []).append(b.id)
                rivals.setdefault(b.id, []).append(a.id)
    return {claim: tuple(ids) for claim, ids in rivals.items()}


def may_overlap(a: ClaimInContext, b: ClaimInContext) -> bool:
    """Return whether two claims may count the same people: true unless the data prove otherwise.

    They can't where their periods have no day in common, their sides differ, their categories
    exclude each other, their places differ, or one source puts them in different strata.
    """
    if a.subset_of == b.id or b.subset_of == a.id:
        return True
    if a.counted and b.counted and not EdtfDate.parse(a.counted).overlaps(EdtfDate.parse(b.counted)):
        return False
    if a.side and b.side and a.side != b.side:
        return False
    if a.category != b.category and {a.category, b.category} <= _EXCLUSIVE:
        return False
    if a.places and b.places and a.places.isdisjoint(b.places):
        return False
    return not counted_apart(a, b)


def none_overlap(claims: Iterable[ClaimInContext]) -> bool:
    """Return whether no two claims may count the same people."""
    return not any(may_overlap(a, b) for a, b in combinations(claims, 2))


def counted_apart(a: ClaimInContext, b: ClaimInContext) -> bool:
    """Return whether one source counts two claims in different strata, so that nobody is in both."""
    return bool(a.stratum and b.stratum and a.stratum != b.stratum and _share_source(a, b))


def _share_source(a: ClaimInContext, b: ClaimInContext) -> bool:
    return not {c.source for c in a.citations}.isdisjoint(c.source for c in b.citations)
