"""A text as statements, one for each figure; earlier sentences give the time that later ones leave out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from nkcli.analysis.verification.circumstances import places_of, voices_at
from nkcli.analysis.verification.doubts import figure_doubts, sentence_doubts
from nkcli.analysis.verification.lexicon import HARMLESS
from nkcli.analysis.verification.noun_phrases import Head, Reach, head_of, measure_at, reaches, says_what
from nkcli.analysis.verification.parties import as_people, counted_party, is_named, owner
from nkcli.analysis.verification.statement import Doubt, DoubtKind, Statement
from nkcli.analysis.verification.tagging import Chunk, chunk_at, tag
from nkcli.analysis.verification.times import Times, times_at, year_of
from nkcli.analysis.verification.tokens import sentences, tokenize

if TYPE_CHECKING:
    from nkcli.analysis.verification.names import Names
    from nkcli.model.dataset import Dataset

_SMALL = frozenset({"one", "two"})
_NO_FIGURE = frozenset(
    {"sides", "countries", "wars", "neighbours", "neighbors", "states", "nations", "republics", "parties", "groups"}
)
"""What is numbered without being a figure of anything: "the two sides"."""

_NUMBERED = frozenset(
    {"resolution", "resolutions", "article", "articles", "protocol", "chapter", "page", "paragraph", "km", "±"}
)
"""What a number behind names, "Resolution 822", or says no more of: "3,825 ± 10"."""

_TELLING = frozenset({"word", "strike", "thing", "place_name"})
"""Kinds of chunks whose words a claim on the same thing may share: "fuel depot"."""


class _Sentence(NamedTuple):
    """A sentence in its text: its chunks, places and doubts, and the times and the year of the sentences before."""

    dataset: Dataset
    text: str
    span: tuple[int, int]
    chunks: Sequence[Chunk]
    places: tuple[str, ...]
    doubts: tuple[Doubt, ...]
    before: Times
    year: int | None


class _Figure(NamedTuple):
    """One figure of a sentence: its reach, its noun, the word that says what is counted, and the statement before."""

    sentence: _Sentence
    reach: Reach
    head: Head
    measure: int | None
    voices: tuple[str, ...]
    last: Statement | None


def parse(dataset: Dataset, names: Names, text: str) -> Iterator[Statement]:
    """Yield the statement of every figure in a text."""
    before, year = Times(), None
    for start, end in sentences(text):
        chunks = tag(names, tokenize(text[start:end], start))
        places = places_of(chunks)
        year = year_of(dataset, chunks) or year
        doubts = tuple(sentence_doubts(dataset, chunks))
        sentence = _Sentence(dataset, text, (start, end), chunks, places, doubts, before, year)
        last: Statement | None = None
        for reach in reaches(chunks):
            if _is_figure(reach):
                last = _statement(sentence, reach, last)
                yield last
        before = times_at(dataset, chunks, 0, year, places).or_else(before)


def _is_figure(reach: Reach) -> bool:
    """Return whether a number counts anything: "one of", "the two sides" and "44 days" do not."""
    figure, after = reach.chunks[reach.at], chunk_at(reach.chunks, reach.at + 1)
    is_name = chunk_at(reach.chunks, reach.at - 1).word in _NUMBERED
    if is_name or after.word in _NO_FIGURE or after.meaning == "duration":
        return False
    return figure.word not in _SMALL or after.kind in ("people", "measure", "party")


def _statement(sentence: _Sentence, reach: Reach, last: Statement | None) -> Statement:
    head = head_of(reach)
    voices, is_voiced = voices_at(sentence.chunks, reach.at)
    figure = _Figure(sentence, reach, head, measure_at(reach, head), voices, last)
    own = times_at(sentence.dataset, sentence.chunks, reach.at, sentence.year, sentence.places)
    times = own.or_else(sentence.before)
    measures = _measures(figure)
    category, names_category = _category(figure)
    people, names_people = _people(figure, category)
    sides = sentence.dataset.conflict.side_ids
    both = any(c.kind == "both" for c in sentence.chunks) or (len(sides) > 1 and set(sides) <= set(people))
    doubts = [
        *(() if measures else (Doubt("measure"),)),
        *figure_doubts(reach, head, figure.measure),
        *sentence.doubts,
        *((Doubt("dates"),) if times.is_contradictory else ()),
        *(() if names_category else (Doubt("category"),)),
        *(() if names_people or both else (Doubt("people"),)),
        *((Doubt("time"),) if times.is_vague or not (own.events or own.period) else ()),
        *((Doubt("voice"),) if is_voiced and not voices else ()),
    ]
    quoted = sentence.chunks[reach.at]
    return Statement(
        quote=sentence.text[quoted.start : quoted.end],
        start=quoted.start,
        end=quoted.end,
        sentence=sentence.span,
        readings=quoted.readings,
        measures=measures,
        category=category,
        people=() if both else people,
        both=both,
        events=times.events,
        period=times.period,
        after=times.after,
        as_of=times.as_of,
        places=sentence.places,
        voices=voices,
        words=frozenset(c.word for c in sentence.chunks if c.kind in _TELLING) - HARMLESS,
        doubts=tuple(dict.fromkeys(doubts)),
    )


def _measures(figure: _Figure) -> tuple[str, ...]:
    """Return the measures that a figure's words can mean; those of its neighbours where it has none."""
    chunks, at = figure.reach.chunks, figure.measure
    if at is None:
        at = next((i for i in range(figure.reach.after, len(chunks)) if says_what(chunks[i])), None)
    if at is not None:
        return tuple(chunks[at].meaning.split())
    return figure.last.measures if figure.last else ()


def _category(figure: _Figure) -> tuple[str, bool]:
    """Return the kind of people, and whether the figure's own words name it."""
    reach, head, chunks = figure.reach, figure.head, figure.reach.chunks
    if head.category and head.at is not None:
        link, joined = chunk_at(chunks, head.at + 1), chunk_at(chunks, head.at + 2)
        is_both = link.kind == "link" and joined.kind == "people" and joined.meaning != head.category
        return "all" if is_both else head.category, True  # "soldiers and civilians"
    for at in (*reach.behind[:3], *_shared(figure)):
        if chunks[at].kind == "people":
            return chunks[at].meaning, True
    for at in reach.ahead:
        kind = chunks[at].meaning if chunks[at].kind == "people" else ""
        kind = kind or (chunks[at].name.category if chunks[at].name else "")  # type: ignore[union-attr]
        if kind:
            is_own = figure.measure is not None and figure.measure < reach.at
            return kind, is_own or _shares_noun(figure, "category")
    if figure.last is None:
        return "all", True
    is_ellipsis = _party_before(figure) is not None  # "Armenia lost 3,825 soldiers and Azerbaijan 2,906"
    return figure.last.category, is_ellipsis or _shares_noun(figure, "category")


def _shared(figure: _Figure) -> range:
    """Return where a noun may stand that a figure shares with the next: "100 Azerbaijani and 85 Armenian civilians"."""
    after = figure.reach.after
    shares = figure.head.at is None and figure.head.parties and chunk_at(figure.reach.chunks, after - 1).kind == "link"
    return range(after + 1, min(after + 4, len(figure.reach.chunks))) if shares else range(0)


def _party_before(figure: _Figure) -> tuple[str, ...] | None:
    """Return the party that stands for the words that a second figure leaves out: "… and Azerbaijan 2,906"."""
    before = chunk_at(figure.reach.chunks, figure.reach.at - 1)
    return before.name.ids if before.kind == "party" and before.name and figure.last else None


def _shares_noun(figure: _Figure, kind: DoubtKind) -> bool:
    """Return whether a figure counts those of the figure before: "192 soldiers were killed *and 511 wounded*"."""
    chunks, at = figure.reach.chunks, figure.reach.at
    between = [chunk.kind for chunk in chunks[figure.reach.before + 1 : at]]
    is_joined = chunk_at(chunks, at - 1).kind == "link" and chunk_at(chunks, at + 1).kind == "measure"
    is_one_noun = between.count("people") <= 1 and "thing" not in between
    return bool(figure.last) and is_joined and is_one_noun and not figure.last.has_doubt(kind)  # type: ignore[union-attr]


def _people(figure: _Figure, category: str) -> tuple[tuple[str, ...], bool]:
    """Return whose people are counted, and whether the sentence says so plainly."""
    dataset, reach, head, chunks = figure.sentence.dataset, figure.reach, figure.head, figure.reach.chunks
    if head.stranger:
        return (f"?{head.stranger}",), False
    if head.parties and not head.owns:
        return as_people(dataset, head.parties), True
    if any(chunk.kind == "both" for chunk in chunks):
        return (), True
    owned = head.owns or any(chunks[i].kind == "own" and chunks[i + 1].kind == "people" for i in reach.ahead)
    owned = owned or chunk_at(chunks, reach.at - 1).word in ("had", "has")  # "Azerbaijan had 11,557 dead"
    lost = figure.measure if figure.measure is not None and chunks[figure.measure].kind == "lost" else None
    if owned or lost is not None:
        ids = owner(chunks, reach.at if lost is None else lost) or figure.voices
        return as_people(dataset, ids), bool(ids)
    is_next = reach.after < len(chunks) and chunks[reach.after - 1].kind == "party"  # "… and Azerbaijan 2,906"
    near = counted_party(chunks, (*reach.ahead, *reach.behind[: -1 if is_next else None]), category)
    near = near or _party_before(figure) or ()
    return (as_people(dataset, near), True) if near else _unsaid_people(figure, category)


def _unsaid_people(figure: _Figure, category: str) -> tuple[tuple[str, ...], bool]:
    """Return whose people a figure counts that does not say so itself: those of the figure before, or everybody."""
    dataset, chunks = figure.sentence.dataset, figure.reach.chunks
    if figure.last and figure.last.category in (category, "all"):
        return figure.last.people, _shares_noun(figure, "people")
    far = counted_party(chunks, range(figure.reach.before, -1, -1), category)
    is_everybody = not far and not figure.voices and not any(is_named(chunks, i) for i in range(len(chunks)))
    return as_people(dataset, far), is_everybody
