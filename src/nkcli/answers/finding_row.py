"""A figure of a text as a row of an answer: what it was read to say, the verdict in words, and the nearest claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from nkcli.analysis.ranges import range_text
from nkcli.analysis.verification.judge import Finding, Reason, Verdict
from nkcli.analysis.verification.nearness import Nearness
from nkcli.answers.claim_row import ClaimRow, addability_by_subject, claim_rows
from nkcli.answers.wording import ALL_PARTIES, HEDGES, beyond, measure_words, speaker_name
from nkcli.edtf.text import written
from nkcli.frozen import Frozen, from_dicts
from nkcli.model.estimate import Number
from nkcli.model.vocabulary import Category, Measure, Qualifier

if TYPE_CHECKING:
    from nkcli.analysis.addability import Addability
    from nkcli.analysis.verification.comparison import Comparison
    from nkcli.analysis.verification.numbers import Figure
    from nkcli.analysis.verification.statement import Doubt, Statement
    from nkcli.model.dataset import Dataset

VERDICTS: dict[Verdict | None, str] = {
    "matches": "matches a claim",
    "consistent": "consistent with a claim",
    "outside": "outside what anyone claims",
    "no claim to compare with": "no claim to compare with",
    None: "no verdict",
}
"""The verdicts in words."""

_PEOPLE = {
    "all": "people of every kind",
    "military": "soldiers",
    "civilian": "civilians",
    "mercenary": "mercenaries",
    "peacekeeper": "peacekeepers",
    "volunteer": "volunteers",
    "journalist": "journalists",
    "official": "officials",
    "medical": "medical staff",
    "prisoner": "prisoners",
    "foreigner": "foreigners",
    "elderly": "elderly people",
}

_DOUBTS = {
    "measure": "what is counted",
    "thing": "what nkcli does not judge: {}",
    "turned": "a word that turns it round or makes it another figure: {}",
    "dates": "a war and a date that do not fit",
    "kind": "a kind of people that nkcli does not know: {}",
    "elsewhere": "a place or a war that the data do not know: {}",
    "speaker": "for whom {} speaks",
    "part": "a part of a count: {}",
    "place": "whether all were there: {}",
    "way": "those hit in one way: {}",
    "people": "whose people are meant",
    "category": "what kind of people is meant",
    "time": "which war or time is meant",
    "voice": "who says so",
    "word": "{}",
}


class Reading(Frozen, kw_only=True):
    """What a figure was read to say; what the text leaves out is None or empty.

    `affected` are the sides or actors whose people are counted; empty where all are, or the text does not say.
    `events` are those that may be meant, `period` is EDTF, `as_of` when it was said, `claimants` who is said to say so.
    """

    low: Number | None
    high: Number | None
    qualifier: Qualifier
    measure: Measure | None
    category: Category
    affected: tuple[str, ...]
    events: tuple[str, ...]
    period: str | None
    as_of: str | None
    places: tuple[str, ...]
    claimants: tuple[str, ...]


class NearClaim(ClaimRow, kw_only=True):
    """A claim near a figure: `nearness` of its number to the figure, and `differs` says in what else it is another."""

    nearness: Nearness
    differs: tuple[str, ...]


class FindingRow(Frozen, kw_only=True):
    """One figure: where it stands, what it was read to say, the verdict, and the nearest claims, best first.

    `start` and `end` count the characters of the text before the figure and up to its end. `verdict` is None where
    nkcli is not sure; `reason` says why in a word and `explanation` in a sentence. `not_understood` names what of the
    sentence bears on the figure and was not understood.
    """

    quote: str
    start: int
    end: int
    sentence: str
    reading: Reading
    verdict: Verdict | None
    reason: Reason
    explanation: str
    not_understood: tuple[str, ...]
    claims: tuple[NearClaim, ...]


def finding_rows(dataset: Dataset, text: str, findings: Iterable[Finding], limit: int) -> Iterator[FindingRow]:
    """Yield the rows of findings, each with at most `limit` claims."""
    addable: dict[str, Addability] = {}
    subjects: set[str] = set()
    for finding in findings:
        near = [c for c in finding.nearest if c.touches or c.number in ("given", "named")][:limit]
        addable |= addability_by_subject(dataset, [c.claim for c in near if c.claim.subject_id not in subjects])
        subjects.update(c.claim.subject_id for c in near)
        yield _row(dataset, text, finding, near, addable)


def _row(
    dataset: Dataset, text: str, finding: Finding, near: Sequence[Comparison], addable: Mapping[str, Addability]
) -> FindingRow:
    said = finding.said
    begin, end = said.sentence
    return FindingRow(
        quote=said.quote,
        start=said.start,
        end=said.end,
        sentence=" ".join(text[begin:end].split()),
        reading=_reading(said, finding.figure),
        verdict=finding.verdict,
        reason=finding.reason,
        explanation=_explanation(dataset, finding),
        not_understood=_not_understood(said.doubts),
        claims=_near_claims(dataset, said, near, addable),
    )


def _reading(said: Statement, figure: Figure) -> Reading:
    return Reading(
        low=figure.low,
        high=figure.high,
        qualifier=figure.qualifier,
        measure=said.measures[0] if said.measures else None,  # type: ignore[arg-type]  # the lexicon's are the model's
        category=said.category,  # type: ignore[arg-type]
        affected=tuple(actor.removeprefix("?") for actor in said.people),
        events=said.events,
        period=said.period.text if said.period else None,
        as_of=said.as_of.text if said.as_of else None,
        places=said.places,
        claimants=said.voices,
    )


def _not_understood(doubts: Sequence[Doubt]) -> tuple[str, ...]:
    """Return what was not understood, in words, the unknown words last and together."""
    words = ", ".join(doubt.words for doubt in doubts if doubt.kind == "word")
    named = [_DOUBTS[doubt.kind].format(doubt.words) for doubt in doubts if doubt.kind != "word"]
    return (*dict.fromkeys(named), *((f"these words: {words}",) if words else ()))


# -- why ---------------------------------------------------------------------------------------------


_REASONS: dict[Reason, str] = {
    "beyond": "the claims give {claims}",
    "nothing like it": "the data hold no claim that may count this",
    "another voice": "this figure is claimed, but by others than the sentence says",
    "between": "the claims give {claims}, and none this one",
    "open": "the claims give {claims}, and one sets no end: it leaves more open",
    "doubts": "the sentence leaves open what nkcli would have to know",
}


def _explanation(dataset: Dataset, finding: Finding) -> str:
    """Return in a sentence why a figure has its verdict, or none."""
    readings = [_plain(figure) for figure in dict.fromkeys(finding.said.readings)]
    if finding.reason == "readings":
        return f"it can be read as {' or '.join(readings)}, with different verdicts"
    claims = range_text(min(finding.numbers, default=None), max(finding.numbers, default=None))
    sentence = _REASONS.get(finding.reason, "").format(claims=claims or "other figures")
    if finding.reason == "parts":
        total = sum(claim.value.floor or 0 for claim in finding.parts)
        added = " + ".join(f"{claim.value.floor:,}" for claim in finding.parts)
        sentence = f"claims on parts of these people, who can't be the same, give at least {total:,} = {added}"
    elif not sentence:
        sentence = _speaker(dataset, finding)
    if len(readings) > len(finding.said.figures):
        sentence += f"; read as {_plain(finding.figure)}, for a count of people has no decimals"
    return sentence


def _speaker(dataset: Dataset, finding: Finding) -> str:
    """Return who gives a figure, or one that bears it out."""
    best = next(c.claim for c in finding.nearest if c.number != "off" and c.may_be_same and c.is_voiced)
    return f"{speaker_name(dataset, best)} {'gives' if finding.reason == 'given' else 'bears out'} this figure"


def _plain(figure: Figure) -> str:
    return range_text(*(None if n is None else int(n) if n == int(n) else n for n in figure[:2]))


def reading_words(row: FindingRow, names: dict[str, str]) -> str:
    """Return what a figure was read to say: ``at least 185 killed; civilians; Second War; according to …``."""
    reading = row.reading
    number = HEDGES.get(reading.qualifier, "") + range_text(reading.low, reading.high)
    when = [names[event] for event in reading.events] if len(reading.events) == 1 else []
    when += [written(reading.period)] if reading.period else []
    if len(reading.events) > 1:
        when.append(f"one of {len(reading.events)} events")
    parts = [
        f"{number} {measure_words(reading.measure)}" if reading.measure else number,
        " and ".join(names[actor] for actor in reading.affected),
        "" if reading.category == "all" else _PEOPLE.get(reading.category, reading.category),
        ", ".join(when),
        " and ".join(names[place] for place in reading.places),
        f"as of {written(reading.as_of)}" if reading.as_of else "",
        f"according to {' or '.join(names[claimant] for claimant in reading.claimants)}" if reading.claimants else "",
    ]
    return "; ".join(filter(None, parts))


# -- the nearest claims ------------------------------------------------------------------------------


def _near_claims(
    dataset: Dataset, said: Statement, near: Sequence[Comparison], addable: Mapping[str, Addability]
) -> tuple[NearClaim, ...]:
    rows = claim_rows(dataset, [c.claim for c in near], addable)
    fields: list[dict[str, Any]] = [
        {**vars(row), "nearness": c.number, "differs": tuple(filter(None, _differences(dataset, said, c)))}
        for row, c in zip(rows, near, strict=True)
    ]
    return from_dicts(NearClaim, fields)


def _differences(dataset: Dataset, said: Statement, c: Comparison) -> tuple[str, ...]:
    """Return in what a claim is another than the statement: "counts soldiers only", "as of 14 November 2020"."""
    claim = c.claim
    return (
        "" if c.measure in ("same", "fits") else f"counts {measure_words(claim.measure)}",
        _whose(dataset, said, c),
        _kind(c),
        _when(said, c),
        f"in {dataset.place_by_id[claim.place].name}" if claim.place and c.place != "same" else "",
        f"as of {written(claim.as_of)}" if claim.as_of else "",
        f"said by {dataset.actor_by_id[claim.claimant].name}" if c.voice == "other" and claim.claimant else "",
        beyond(claim),
        "withdrawn" if claim.withdrawn else "",
    )


def _whose(dataset: Dataset, said: Statement, c: Comparison) -> str:
    affected = dataset.actor_by_id[c.claim.affected].name if c.claim.affected else ALL_PARTIES
    if c.people == "same" or (c.people == "fits" and said.people):
        return ""
    return f"counts {affected}{' only' if c.people == 'part' else ''}"


def _kind(c: Comparison) -> str:
    people = _PEOPLE.get(c.claim.category, c.claim.category)
    if c.category in ("same", "fits") or c.people == c.category == "whole":  # "counts everybody" says it
        return ""
    return f"counts {people}{'' if c.category == 'whole' else ' only'}"


def _when(said: Statement, c: Comparison) -> str:
    if c.claim.period is None or c.time == "same":
        return ""
    when = written(c.claim.period.text)
    if c.time == "part":
        return f"counts {when} only"
    if c.time == "whole":
        return f"counts the whole of {when}"
    return f"counts {when}" if c.time == "other" or not (said.events or said.period) else ""
