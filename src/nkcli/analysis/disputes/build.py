"""What the rules on figures share: comparing figures, and making a dispute of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from nkcli.analysis.comparability import Figure, Question
from nkcli.analysis.disputes.model import Agreement, Dispute, DisputeKind, Finding, Said, distance, plain_id, voice_name
from nkcli.analysis.wording import HEDGES, beyond, figure, measure_words, span_text
from nkcli.edtf.date import EdtfDate
from nkcli.model.context import EVERYBODY

if TYPE_CHECKING:
    from nkcli.model.context import ClaimInContext
    from nkcli.model.dataset import Dataset
    from nkcli.model.estimate import Estimate


_FROM_SOMEWHERE = frozenset({"displaced", "evacuated"})


def pairs(found: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Yield every two of them once."""
    yield from ((a, b) for i, a in enumerate(found) for b in found[i + 1 :])


def ends(one: Figure) -> tuple[object, object]:
    """Tell the smallest and the largest number a figure allows."""
    return one.value.floor, one.value.ceiling


def distinct(found: Iterable[Figure]) -> set[tuple[object, object]]:
    """Tell the different ranges among figures."""
    return {ends(f) for f in found}


def one_scope(found: Iterable[Figure]) -> bool:
    """Say whether figures count the same: people displaced are counted from different areas, told in words alone."""
    claims = [h for f in found for h in f.claims]
    return claims[0].measure not in _FROM_SOMEWHERE or len({c.text for c in claims}) == 1


def exceeds(part: Figure, whole: Figure) -> bool:
    """Say whether the smallest number of a part is above the largest of the whole."""
    floor, ceiling = part.value.floor, whole.value.ceiling
    return part is not whole and floor is not None and ceiling is not None and floor > ceiling


def finding(
    dataset: Dataset,
    question: Question,
    found: Sequence[Figure],
    kind: DisputeKind,
    agreement: Agreement,
    rule: str = "",
) -> Finding:
    """Make a dispute of the figures on a question; `rule` tells apart two disputes on one question."""
    single = [f.claims[0] for f in found if len(f.claims) == 1]
    claim = (single or [found[0].claims[0]])[0]
    event = dataset.event_by_id.get(claim.event_id or "")
    gap, ratio = distance(f.value for f in found)
    category = "" if question.category == "all" else question.category
    period = "" if question.owner else _period(question.period)
    topic = f"{question.measure}-{question.people}-{category}"
    return Finding(
        Dispute(
            id=plain_id(claim.subject_id, topic, question.place, period, rule),
            kind=kind,
            about=claim.subject_id,
            title=claim.subject_title,
            subject=", ".join(filter(None, (measure_words(question.measure), _people(dataset, question), category))),
            importance=event.importance if event else 3,
            agreement=agreement,
            gap=gap,
            ratio=ratio,
            unit=claim.unit,
            claims=tuple(said(dataset, f, question) for f in found),
        ),
        tuple(h for f in found for h in f.claims),
    )


def _period(period: tuple[int, ...]) -> str:
    """Write a question's period for an id: 2015, 2016-04, 1988-1994."""
    year, *rest = period or (0,)
    if rest == [1, 12]:
        return str(year)
    months = [f"{n:02d}" for n in dict.fromkeys(rest)]
    return "-".join((str(year), *months)) if len(period) > 1 else ""


def _people(dataset: Dataset, question: Question) -> str:
    people = EVERYBODY if question.people == EVERYBODY else dataset.actor_by_id[question.people].name
    place = dataset.place_by_id[question.place].name if question.place else ""
    return " in ".join(filter(None, (people, place))) if place or people != EVERYBODY else people


def said(dataset: Dataset, one: Figure, question: Question) -> Said:
    """Put a figure in words, with whom it counts where that is not what the question asks."""
    first = one.claims[0]
    added = tuple(h.id for h in one.claims) if len(one.claims) > 1 else ()
    words = f"{sum_words(one.value)} (sum of {len(added)} claims)" if added else figure(first)
    whom = "" if added else _narrower(dataset, one.claims[0], question)
    return Said(
        id=None if added else first.id,
        said=f"{words} ({whom})" if whom else words,
        text=None if added else first.text,
        low=one.value.low,
        best=one.value.best,
        high=one.value.high,
        voice=voice_name(dataset, first.claimant),
        claimant=first.claimant,
        counted=_span(one.claims) if added else first.counted,
        added=added,
        note=_beyond(one) or None if added else first.note,
        citations=tuple(dict.fromkeys(c for h in one.claims for c in h.citations)),
    )


def _beyond(total: Figure) -> str:
    """Say what a sum counts besides, by what its parts say."""
    return "; ".join(dict.fromkeys(filter(None, map(beyond, total.claims))))


def _narrower(dataset: Dataset, claim: ClaimInContext, question: Question) -> str:
    """Say whom and what a claim counts where it is not what was asked."""
    people = claim.people
    whom = dataset.actor_by_id[people].name if people not in (EVERYBODY, question.people) else ""
    category = claim.category if claim.category != question.category else ""
    measure = measure_words(claim.measure) if question.measure == "casualties" else ""
    return ", ".join(filter(None, (measure, whom, category)))


def _span(claims: Sequence[ClaimInContext]) -> str | None:
    """Write from when to when added claims count."""
    dates = sorted({h.counted for h in claims if h.counted}, key=lambda d: EdtfDate.parse(d).sort_key)
    if len(dates) < 2:  # noqa: PLR2004 - the first and the last
        return dates[0] if dates else None
    first = EdtfDate.parse(dates[0]).parts[0]
    last = max((EdtfDate.parse(d).parts[-1] for d in dates), key=lambda m: m.latest)
    return f"{first.text}/{last.text}"


def sum_words(value: Estimate) -> str:
    """Write a sum: its best figure and its range, or the bound it has."""
    if value.best is not None:
        whole = value.floor != value.ceiling and None not in (value.floor, value.ceiling)
        return f"{value.best:,} ({span_text(value.floor, value.ceiling)})" if whole else f"{value.best:,}"
    if value.floor is not None and value.ceiling is not None:
        return span_text(value.floor, value.ceiling)
    hedge = "more_than" if value.qualifier == "more_than" else "at_least"
    return f"{HEDGES[hedge]}{value.floor:,}" if value.floor is not None else f"{HEDGES['up_to']}{value.ceiling:,}"
