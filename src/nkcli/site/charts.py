"""The charts: deaths by year, who says how many, how a toll was announced, who held a place.

Each is drawn of what `analysis` and `answers` say; nothing is counted here.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from markupsafe import Markup

from nkcli.analysis.ranges import range_text
from nkcli.answers.casualty_cells import cells
from nkcli.answers.wording import ALL_PARTIES, figure, measure_words, speaker_name, voice_name
from nkcli.edtf.date import EdtfDate
from nkcli.edtf.text import written
from nkcli.edtf.words import MONTH_NAMES
from nkcli.site.drawn import Chart, cell_name, party, speaker_side
from nkcli.site.svg import Scale, day_number, days_of, drawing, line, mark, party_class, steps, tag, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from nkcli.model.context import ClaimInContext
    from nkcli.model.dataset import Dataset
    from nkcli.model.estimate import Number
    from nkcli.model.records import Event, Place

WIDTH = 760
"""Of a chart in a column of text, in units that are pixels at full width."""

_ROW = 21


# -- who says how many ---------------------------------------------------------------------------


def who_says(dataset: Dataset, event: Event, claims: Sequence[ClaimInContext]) -> Chart | None:
    """Return the figures on how many were killed in an event, a row a voice, where there are two of the same people."""
    whole = [c for c in claims if c.measure == "killed" and c.subset_of is None and c.place is None and c.period]
    whole = [c for c in whole if c.period and c.period.same_period(event.when)]
    by_id = {claim.id: claim for claim in whole}
    groups = [(cell, [by_id[i] for i in cell.claims]) for cell in cells(whole, None) if len(cell.claims) > 1]
    if not groups:
        return None
    rank = {side: n for n, side in enumerate((*dataset.conflict.side_ids, None))}
    groups.sort(key=lambda group: (rank.get(group[0].side, 9), group[0].category))
    scales = [Scale.of(_bounds(own), 250, WIDTH - 150) for _, own in groups]
    x = Scale.of(_bounds(claim for _, own in groups for claim in own), 250, WIDTH - 150, log=any(s.log for s in scales))
    y, rows = 4.0, list[Markup]()
    for cell, own in groups:
        y += _ROW
        rows.append(text(0, y, f"{_capital(cell_name(dataset, cell))}{' ≠' if cell.contested else ''}", "heading"))
        for voice in sorted(_by_voice(own).values(), key=_middle):
            y += _ROW
            rows += _row(dataset, voice, x, y - 5)
        y += _ROW * 0.5
    axis = [line(x(n), 4, x(n), y, "grid") + text(x(n), y + 16, _plain(n), "tick", "middle") for n in x.ticks]
    about = "How many were killed, according to whom; the claims are listed below."
    note = "Claims that count the whole of it. A bar is the range that a claim gives; an arrow, that it sets no end."
    note += " Logarithmic scale." if x.log else ""
    return Chart("Who says how many were killed", drawing("voices", about, WIDTH, y + 24, *axis, *rows), note)


def _bounds(claims: Iterable[ClaimInContext]) -> list[Number]:
    return [n for claim in claims for n in claim.value[:3] if n is not None]


def _middle(claims: list[ClaimInContext]) -> tuple[Number, str]:
    """Sort voices by the largest number that they give."""
    return max(_bounds(claims), default=0), claims[0].id


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _plain(number: float) -> str:
    return f"{number:,.0f}" if number == int(number) else f"{number:,}"


def _row(dataset: Dataset, claims: list[ClaimInContext], x: Scale, y: float) -> Iterator[Markup]:
    """Yield one voice: each of its figures, and in words the one, or from which to which they go."""
    yield text(240, y + 4, _cut(voice_name(dataset, claims[0]), 34), "voice", "end")
    ends = [_claim_end(claim, x) for claim in claims]
    for claim in claims:
        yield from _figure(dataset, claim, x, y)
    numbers = _bounds(claims)
    words = (
        figure(claims[0]) if len(claims) == 1 else f"{len(claims)} figures, {range_text(min(numbers), max(numbers))}"
    )
    yield text(max(ends) + 10, y + 4, words, "figure")


def _claim_end(claim: ClaimInContext, x: Scale) -> float:
    """Return where what is drawn of a claim ends: an arrow reaches beyond its number."""
    low, best, high = claim.value[:3]
    return x(low or 0) + 24 if best is None and high is None else x(high or best or 0)


def _figure(dataset: Dataset, claim: ClaimInContext, x: Scale, y: float) -> Iterator[Markup]:
    low, best, high = claim.value[:3]
    side, end = party(dataset, claim.side), _claim_end(claim, x)
    start = x(low if low is not None else best if best is not None else 0)
    if best is None and (low is None or high is None):
        tip, back = (end, -6) if high is None else (max(end - 24, x.start), 6)
        yield tag(
            "path", d=f"M{tip + back:.1f},{y - 4:.1f}L{tip:.1f},{y:.1f}L{tip + back:.1f},{y + 4:.1f}", class_="arrow"
        )
        start = min(start, tip) if low is not None else tip
    if end > start:
        yield line(start, y, end, y, f"span {party_class(side)}")
    yield from (mark(side, x(n), y) for n in ((best,) if best is not None else (low, high)) if n is not None)


def _cut(words: str, most: int) -> str:
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"


# -- how a toll was announced --------------------------------------------------------------------

_FEWEST, _MOST = 4, 3
"""Claims that make a chart worth drawing, and charts that a page has room for."""

_LONG = 400
"""Days beyond which the first weeks would be a stroke: then days since the first figure are drawn on a log scale."""


def announced(dataset: Dataset, event: Event, claims: Iterable[ClaimInContext]) -> Iterator[Chart]:
    """Yield how each toll of an event grew from one announcement to the next, the most often told first."""
    groups: dict[tuple[str, str, str], list[ClaimInContext]] = defaultdict(list)
    for claim in claims:
        if claim.as_of and claim.value.is_number and claim.place is None and not claim.parts and claim.unit == "people":
            first, last = days_of(claim.as_of)
            if last - first <= 31:  # noqa: PLR2004 - a month; of a year it can't be told what was said first
                groups[claim.measure, claim.people, claim.category].append(claim)
    charts = [own for own in groups.values() if len(own) >= _FEWEST and len({c.as_of for c in own}) >= _FEWEST]
    for own in sorted(charts, key=lambda own: (-len(own), own[0].id))[:_MOST]:
        yield _announced(dataset, event, sorted(own, key=lambda c: (days_of(c.as_of or "")[0], c.id)))


def _announced(dataset: Dataset, event: Event, claims: list[ClaimInContext]) -> Chart:
    first, last = days_of(claims[0].as_of or "")[0], max(days_of(c.as_of or "")[1] for c in claims)
    begun = event.when.earliest
    origin = min(first, day_number(begun)) if begun and first - day_number(begun) < 60 else first  # noqa: PLR2004
    is_long = last - origin > _LONG and origin >= first - 60
    x = Scale(0, (last - origin + 1) * 1.02 or 1, 58, WIDTH - 190, is_long)
    labels = _labels(dataset, claims)
    height = max(260.0, 17.0 * len(labels) + 60)
    base = height - 40
    y = Scale.of([n for c in claims for n in c.value[:3] if n is not None], base, 14, log=False)
    inside = [line(50, y(n), WIDTH - 190, y(n), "grid") + text(44, y(n) + 4, _plain(n), "tick", "end") for n in y.ticks]
    inside += _dates(origin, last, x, base)
    inside += _series(dataset, claims, x, y, origin)
    inside += _placed(dataset, labels, x, y, origin, base)
    people = dataset.actor_by_id.get(claims[0].people)
    who = people.name if people else ALL_PARTIES
    category = "" if claims[0].category == "all" else f", {claims[0].category}"
    what = f"{measure_words(claims[0].measure).capitalize()}: {who}{category}"
    note = "Each sign is a figure on the day it was said, in the colour of who said it; a line joins those of one"
    note += " claimant, a bar is a range."
    note += " Some count other periods: see the claims." if len({c.counted for c in claims}) > 1 else ""
    note += " Time since the beginning on a logarithmic scale." if is_long else ""
    about = f"{what}, as announced in {len(claims)} claims, which are listed below."
    return Chart(f"How the toll was announced. {what}", drawing("announced", about, WIDTH, height, *inside), note)


def _y(claim: ClaimInContext, y: Scale) -> float:
    low, best, high = claim.value[:3]
    return y(next(n for n in (best, low, high) if n is not None))


def _x(claim: ClaimInContext, x: Scale, origin: int) -> float:
    return x(days_of(claim.as_of or "")[0] - origin + 1)


def _by_voice(claims: Iterable[ClaimInContext]) -> dict[str, list[ClaimInContext]]:
    voices: dict[str, list[ClaimInContext]] = defaultdict(list)
    for claim in claims:
        voices[claim.speaker].append(claim)
    return voices


def _series(dataset: Dataset, claims: list[ClaimInContext], x: Scale, y: Scale, origin: int) -> Iterator[Markup]:
    for own in _by_voice(claims).values():
        side = party(dataset, speaker_side(dataset, own[0]))
        if own[0].claimant and len(own) > 1:
            yield steps(((_x(c, x, origin), _y(c, y)) for c in own), f"series {party_class(side)}")
        for claim in own:
            low, _, high = claim.value[:3]
            at = _x(claim, x, origin)
            if low is not None and high is not None:
                yield line(at, y(low), at, y(high), f"span {party_class(side)}")
            said = f"{figure(claim)}, {voice_name(dataset, claim)}, {written(claim.as_of or '')}"
            yield tag("g", tag("title", said), mark(side, at, _y(claim, y)))


def _labels(dataset: Dataset, claims: list[ClaimInContext]) -> list[tuple[ClaimInContext, str]]:
    """Return the last claim of each voice with what stands beside it."""
    voices = [own[-1] for own in _by_voice(claims).values()]
    return [(claim, _cut(speaker_name(dataset, claim), 24)) for claim in voices]


def _placed(
    dataset: Dataset, labels: list[tuple[ClaimInContext, str]], x: Scale, y: Scale, origin: int, base: float
) -> Iterator[Markup]:
    """Yield the labels on the right, moved apart where they would cover each other, each with a line to its sign."""
    column = sorted(labels, key=lambda label: (_y(label[0], y), label[0].id))
    heights = [_y(claim, y) for claim, _ in column]
    for i in range(len(heights)):
        heights[i] = max(heights[i], heights[i - 1] + 16) if i else max(heights[i], 14)
    for i in reversed(range(len(heights))):
        heights[i] = min(heights[i], heights[i + 1] - 16) if i + 1 < len(heights) else min(heights[i], base)
    for (claim, name), at in zip(column, heights, strict=True):
        side = party(dataset, speaker_side(dataset, claim))
        yield line(_x(claim, x, origin) + 7, _y(claim, y), WIDTH - 184, at, "leader")
        yield text(WIDTH - 180, at + 4, name, f"voice {party_class(side)}")


def _dates(origin: int, last: int, x: Scale, base: float) -> Iterator[Markup]:
    """Yield the axis of time: dates, or how long after the first on a logarithmic scale."""
    if x.log:
        lengths = {1: "first day", 7: "a week", 30: "a month", 365: "a year", 1826: "5 years", 9131: "25 years"}
        for days, words in lengths.items():
            if days <= last - origin + 1:
                yield line(x(days), base, x(days), base + 5, "axis") + text(x(days), base + 22, words, "tick", "middle")
        return
    step = next((s for s in (1, 2, 5, 7, 14, 31, 61, 91, 183, 366) if (last - origin) / s <= 7), 366)  # noqa: PLR2004
    for days in range(0, last - origin + 1, step):
        year, rest = divmod(origin + days, 365.2425)
        month, day = min(int(rest // 30.44), 11), round(rest % 30.44)
        words = f"{max(day, 1)} {MONTH_NAMES[month][:3]}" if step < 31 else f"{MONTH_NAMES[month][:3]} {int(year)}"  # noqa: PLR2004
        yield line(x(days + 1), base, x(days + 1), base + 5, "axis") + text(
            x(days + 1), base + 22, words, "tick", "middle"
        )


# -- who held a place ----------------------------------------------------------------------------


def control(dataset: Dataset, place: Place) -> Chart | None:
    """Return who held a place when; the ends of a bar are as faint as they are unsure."""
    if not place.control:
        return None
    first, last = dataset.conflict.when.sort_key[0], dataset.span[1]
    spans = [(c, EdtfDate.parse(c.when)) for c in place.control]
    start = min([day_number(first), *(day_number(when.earliest) for _, when in spans if when.earliest)])
    end = day_number(last) if last else max(days_of(c.when)[1] for c, _ in spans)
    x, inside, y = Scale(start, end + 1, 120, WIDTH - 8), [], 6.0
    for status, words in (("de_facto", "De facto"), ("recognised", "By recognition")):
        own = [(c, when) for c, when in spans if c.status == status]
        if not own:
            continue
        inside.append(text(0, y + 21, words, "heading"))
        for c, when in own:
            name = dataset.actor_by_id[c.holder].name
            side = party_class(party(dataset, dataset.sides.get(c.holder)))
            a, b = (min(max(x(day_number(day)), x.start), x.end) for day in when.sort_key)
            bars = [tag("rect", x=a, y=y, width=max(b - a, 1.5), height=32, class_=f"held unsure {side}")]
            for sure in when.certain_spans:
                c0, c1 = (min(max(x(day_number(day)), x.start), x.end) for day in sure)
                bars.append(tag("rect", x=c0, y=y, width=max(c1 - c0, 1.5), height=32, class_=f"held {side}"))
            room = (b - a) / 7.2
            label = [text(a + 7, y + 21, _cut(name, int(room)), "on")] if room > 6 else []  # noqa: PLR2004 - a short word
            inside.append(tag("g", tag("title", f"{name}: {written(c.when)}"), *bars, *label))
        y += 42
    years = range(int(start / 365.2425) + 1, int(end / 365.2425) + 1)
    inside += [text(x(year * 365.2425), y + 14, str(year), "tick", "middle") for year in years if year % 5 == 0]
    about = f"Who held {place.name}; the table below says it in words."
    note = "As far as sources in hand say it. Pale: the day on which it changed hands is not known closely enough."
    return Chart("Who held it", drawing("control", about, WIDTH, y + 24, *inside), note)
