"""The claims that count what a statement counts, and what they say about its figure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from nkcli.analysis.ranges import range_text
from nkcli.analysis.verification.numbers import Figure, as_counts, stands_for, unit_of
from nkcli.analysis.verification.tagging import Lexicon, read
from nkcli.edtf.date import EdtfDate
from nkcli.frozen import Frozen
from nkcli.model.vocabulary import WAR_KINDS

if TYPE_CHECKING:
    from nkcli.analysis.verification.parser import Statement
    from nkcli.model.context import ClaimInContext
    from nkcli.model.dataset import Dataset
    from nkcli.model.records import Claim

Verdict = Literal[
    "matches a claim", "within the documented range", "outside it", "no claim to compare with", "not understood"
]

_PLAIN_TEXT = """
active after all alone among and around areas as attacks battle before border both by citizens
column combat cross dead end entire estimates everybody everybodys from has highest included inhabitants it its
just left most nagorno nakhchivan not numbered of on operation outside own related reported said several
statement table that the them those thousands to together total ucdp until war whether who whole
year
"""
_PLAIN = frozenset(_PLAIN_TEXT.split())
"""Words of a claim's own text that do not narrow what it counts."""


class Finding(Frozen):
    """An answer, why, the claims it rests on, and those on nearly the same thing that it does not use."""

    verdict: Verdict
    reason: str
    compared: tuple[ClaimInContext, ...]
    near: tuple[ClaimInContext, ...]


_CONFIRMED = ("matches a claim", "within the documented range")


def compare(dataset: Dataset, known: Lexicon, said: Statement) -> Finding:
    """Return what the claims say of a statement, if they say the same however its figure is read.

    "30.000 people" are 30,000, for a count of people has no decimals; but if 30 is what a claim gives,
    they may be those, and nothing is outside.
    """
    counts = as_counts(said.readings)
    by_reading = {figure: _compare(dataset, known, replace(said, figure=figure)) for figure in said.readings}
    findings = [by_reading[figure] for figure in counts]
    others = [by_reading[figure] for figure in said.readings if figure not in counts]
    verdicts = {finding.verdict for finding in findings}
    doubtful = verdicts == {"outside it"} and any(other.verdict in _CONFIRMED for other in others)
    if len(verdicts) == 1 and not doubtful:
        return _with_reading(findings[0], counts[0]) if others else findings[0]
    told = (f"as {_reading(figure)}, {finding.verdict}" for figure, finding in by_reading.items())
    reason = f"its figure can be read in {len(by_reading)} ways: {'; '.join(told)}"
    return Finding("no claim to compare with", reason, findings[0].compared, findings[0].near)


def _with_reading(finding: Finding, figure: Figure) -> Finding:
    told = f"read as {_reading(figure)}, for a count of people has no decimals"
    return replace(finding, reason="; ".join(filter(None, (told, finding.reason))))


def _reading(figure: Figure) -> str:
    return range_text(*(number if number is None else int(number) for number in figure[:2]))


def _compare(dataset: Dataset, known: Lexicon, said: Statement) -> Finding:
    about = [h for h in dataset.claims if h.measure == said.measure and h.value.is_number]
    about = [h for h in about if _same_time(h, said)]
    voiced = [h for h in about if said.claimant in (None, h.claimant)]
    direct = [h for h in voiced if _same_people(dataset, h, said) and _counts_all(dataset, known, h)]
    near = tuple(h for h in about if h not in direct)
    parts = _parts(dataset, known, voiced, said)
    least = sum(h.value.floor or 0 for h in parts)
    added = " + ".join(f"{h.value.floor:,}" for h in parts)
    low, high = stands_for(said.figure)
    if direct:
        verdict, reason = _weigh(said.figure, direct)
        if verdict == "outside it" and len(parts) > 1 and (low or 0) <= least <= (high or least):
            reason = f"{reason}, but claims that count parts of it give at least {least:,} = {added}"
            return Finding(
                "no claim to compare with", reason, (*direct, *parts), tuple(h for h in near if h not in parts)
            )
        return Finding(verdict, reason, tuple(direct), near)
    if len(parts) > 1 and high is not None and high < least:
        reason = f"no claim counts just this, but claims that count parts of it give at least {least:,} = {added}"
        return Finding("outside it", reason, parts, tuple(h for h in near if h not in parts))
    voice = f" by {dataset.actor_by_id[said.claimant].name}" if said.claimant else ""
    return Finding("no claim to compare with", f"the data hold no claim{voice} that counts just this", (), near)


# -- which claims --------------------------------------------------------------------------------


def _same_time(claim: ClaimInContext, said: Statement) -> bool:
    """Say whether a claim counts the very war or period: all of it and no more."""
    period = EdtfDate.parse(said.period)
    if claim.event is None or claim.period is None or not claim.period.same_period(period):
        return False
    if said.event is not None:
        return claim.event.id == said.event
    return claim.event.kind in WAR_KINDS or claim.event.kind == "displacement"


def _same_people(dataset: Dataset, claim: ClaimInContext, said: Statement) -> bool:
    sides = dataset.conflict.side_ids
    flight = said.measure == "displaced" and {claim.category, said.category} <= {"all", "civilian"}
    if said.affected is None:
        return claim.counts_everybody and (claim.category == said.category or flight)
    if claim.affected == said.affected:
        return said.category in ("all", claim.category) if said.affected not in sides else _alike(claim, said) or flight
    whole = claim.side == said.affected and _stands_for_side(dataset, claim)
    return whole and (_alike(claim, said) or flight)


def _alike(claim: Claim, said: Statement) -> bool:
    return claim.category == said.category


def _stands_for_side(dataset: Dataset, claim: Claim) -> bool:
    """Say whether a claim on a state's people counts its whole side: fighters from abroad are a part alone."""
    kind = dataset.actor_by_id[claim.affected].kind if claim.affected else ""
    return kind in ("side", "state", "de_facto_state")


def _counts_all(dataset: Dataset, known: Lexicon, claim: ClaimInContext) -> bool:
    """Say whether nothing narrows or widens what a claim counts, not even words that nkcli can't weigh."""
    if claim.place or claim.counts_more or _is_part(dataset, claim):
        return False
    if claim.stratum and not claim.stratum.startswith("conflict"):
        return False
    return all(p.kind != "unknown" or p.text in _PLAIN or p.text in "();" for p in read(known, claim.text or ""))


def _is_part(dataset: Dataset, claim: Claim) -> bool:
    """Say whether a claim is among another's people without being all of one side or one category of them."""
    if claim.subset_of is None:
        return False
    whole = dataset.claim_by_id[claim.subset_of]
    return (whole.category, whole.affected) == (claim.category, claim.affected)


def _parts(
    dataset: Dataset, known: Lexicon, claims: Sequence[ClaimInContext], said: Statement
) -> tuple[ClaimInContext, ...]:
    """For each side and category that a statement takes in, find the claim that names the fewest."""
    sides = [side for side in dataset.conflict.side_ids if said.affected in (None, side)]
    categories = ("military", "civilian") if said.category == "all" else (said.category,)
    found = []
    for side in sides:
        for category in categories:
            cell = [
                h
                for h in claims
                if h.category == category
                and h.side == side
                and _stands_for_side(dataset, h)
                and _counts_all(dataset, known, h)
            ]
            sure = [h for h in cell if h.value.floor is not None]
            if sure and len(sure) == len(cell):
                found.append(min(sure, key=lambda h: h.value.floor or 0))
    return tuple(found)


# -- what they say -------------------------------------------------------------------------------


def _weigh(figure: Figure, claims: Sequence[ClaimInContext]) -> tuple[Verdict, str]:
    if any(_matches(figure, claim) for claim in claims):
        return "matches a claim", ""
    numbers = [n for c in claims for n in (c.low, c.best, c.high) if n is not None]
    least, most = min(numbers), max(numbers)
    documented = f"the claims give {range_text(least, most)}{' or more' if _is_open(claims, rising=True) else ''}"
    low, high = stands_for(figure)
    if low is None or high is None:  # "at least", "up to"
        return _weigh_bound(figure, least, most, claims, documented)
    inside = (low, high) if figure.qualifier == "between" else (figure.named, figure.named)
    rounded = figure.qualifier == "about" and any(low <= n <= high for n in numbers)
    if rounded or (least <= inside[0] and inside[1] <= most):
        return "within the documented range", documented
    if high < least or low > most:
        return _beyond(claims, documented, above=low > most)
    return "outside it", f"{documented}; the figure goes beyond on one side"


def _weigh_bound(
    figure: Figure, least: float, most: float, claims: Sequence[ClaimInContext], documented: str
) -> tuple[Verdict, str]:
    """Weigh "at least 190" or "up to 3,000": it must hold for the middle of the documented range.

    A bound that leaves out most of the range is no summary of it. Nor do claims without an end of their own
    on that side ("at least 185") bear one out.
    """
    number = figure.named
    rising = figure.qualifier in ("at_least", "more_than")
    strict = figure.qualifier in ("more_than", "less_than")
    step = unit_of(number)
    middle = (least + most) / 2
    holds = number <= middle if rising else number >= middle
    named = least <= number <= most and not (strict and number == (most if rising else least))
    close = 0 < least - number < step if rising else 0 < number - most < step  # "more than 3,800" of 3,825
    if (named or close) and holds and not _is_open(claims, rising=not rising):
        return "within the documented range", documented
    if rising and number >= most:
        return _beyond(claims, documented, above=True) if number > most or strict else _undecided(documented)
    if not rising and number <= least:
        return _beyond(claims, documented, above=False) if number < least or strict else _undecided(documented)
    return _undecided(documented)


def _undecided(documented: str) -> tuple[Verdict, str]:
    return "no claim to compare with", f"{documented}: they neither give this bound nor exclude it"


def _is_open(claims: Iterable[Claim], *, rising: bool) -> bool:
    """Say whether a claim sets no end on that side: "at least 185" above, "up to 3,000" below."""
    return any((c.value.ceiling if rising else c.value.floor) is None for c in claims)


def _beyond(claims: Iterable[Claim], documented: str, *, above: bool) -> tuple[Verdict, str]:
    """Answer for a figure beyond every number that is named: a claim without a bound there leaves it open."""
    ends = [c.value.ceiling if above else c.value.floor for c in claims]
    if None in ends:
        which = "at least so many" if above else "at most so many"
        return "no claim to compare with", f"{documented}, and one says only “{which}”: it leaves more open"
    return "outside it", documented


def _matches(figure: Figure, claim: Claim) -> bool:
    """Say whether a claim gives the very figure."""
    if figure.qualifier in ("exact", "about"):
        return claim.best is not None and claim.best == figure.low
    if figure.qualifier == "between":
        return (claim.low, claim.high) == (figure.low, figure.high)
    loose = {"more_than": "at_least", "less_than": "up_to"}
    same = loose.get(claim.qualifier or "", claim.qualifier) == loose.get(figure.qualifier, figure.qualifier)
    return same and (claim.low, claim.high) == (figure.low, figure.high)
