"""The pieces of a sentence as one statement that claims can be held against, or why they are none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from nkcli.analysis.verification.lexicon import ADJECTIVES, STATES
from nkcli.analysis.verification.numbers import Figure, Readings, as_counts
from nkcli.analysis.verification.periods import read_period
from nkcli.analysis.verification.tagging import Piece
from nkcli.edtf.date import EdtfDate
from nkcli.frozen import Frozen

if TYPE_CHECKING:
    from nkcli.model.dataset import Dataset

_PARTIES = ("side", "country", "actor")
_MOST_PIECES = 200
_PLACED = ("in", "inside", "near", "at")


class NotUnderstood(Exception):
    """Why a sentence is no statement that claims can be held against."""


class Statement(Frozen, kw_only=True):
    """What a sentence says: how many, of whom, of what, in which war or period, according to whom.

    `affected` is a side or another actor, None for everybody whichever side they are on.
    `event` is the war or battle it names; `period` is the time that the figure covers.
    """

    measure: str
    affected: str | None
    category: str
    event: str | None
    period: str
    claimant: str | None
    figure: Figure
    readings: Readings = ()


def understand(dataset: Dataset, pieces: Sequence[Piece]) -> Statement:
    """Make the statement of a sentence's pieces.

    Raises:
        NotUnderstood: with the reason, where the pieces leave anything open.
    """
    if len(pieces) > _MOST_PIECES:
        raise NotUnderstood("it is too long to be one statement")
    unknown = [p.text for p in pieces if p.kind == "unknown"]
    readings = _readings(pieces)
    if unknown:
        raise NotUnderstood(f"it holds what nkcli can't weigh: {', '.join(dict.fromkeys(unknown))}")
    _refuse_joined(pieces)
    claimant, rest = _claimant(dataset, pieces)
    measure = _measure(rest)
    _refuse_doer(rest)
    event, period = _target(dataset, rest)
    if claimant not in dataset.sides:  # who speaks for a side speaks of this conflict
        _refuse_elsewhere(rest)
    _refuse_place(rest)
    affected, category = _affected(dataset, rest, claimant), _category(rest)
    if measure == "lost":
        if category == "all" and not any(p.kind == "people" for p in rest):
            raise NotUnderstood("it does not say what was lost")
        if affected is None:
            raise NotUnderstood("it does not say whether each side lost so many, or both together")
        measure = "killed"
    return Statement(
        measure=measure,
        affected=affected,
        category=category,
        event=event,
        period=period,
        claimant=claimant,
        figure=as_counts(readings)[0],
        readings=readings,
    )


def _readings(pieces: Sequence[Piece]) -> Readings:
    figures = [p.readings for p in pieces if p.readings]
    if not figures:
        raise NotUnderstood("it gives no number")
    if len(figures) > 1:
        raise NotUnderstood(f"it gives {len(figures)} numbers; ask for one at a time")
    if not as_counts(figures[0]):
        raise NotUnderstood("its number is no whole number of people")
    return figures[0]


def _measure(pieces: Sequence[Piece]) -> str:
    found = {p.meaning for p in pieces if p.kind == "measure"}
    if not found:
        raise NotUnderstood("it does not say what is counted: killed, wounded, missing, captured or displaced")
    if found == {"lost", "killed"}:
        return "killed"
    if len(found) > 1:
        raise NotUnderstood(f"it counts several things: {', '.join(sorted(found))}")
    return found.pop()


def _category(pieces: Sequence[Piece]) -> str:
    found = {p.meaning for p in pieces if p.kind == "category"}
    if found == {"military", "civilian"} and any(p.kind == "and" for p in pieces):
        return "all"
    if len(found) > 1 or (found and any(p.kind == "people" for p in pieces)):
        raise NotUnderstood("it names several kinds of people")
    return found.pop() if found else "all"


# -- who -----------------------------------------------------------------------------------------


def _claimant(dataset: Dataset, pieces: Sequence[Piece]) -> tuple[str | None, list[Piece]]:
    """Return who is said to say so, and the pieces without it."""
    if len(pieces) > 1 and pieces[1].kind == "colon" and pieces[0].kind in _PARTIES:
        return _before_colon(dataset, pieces[0]), _without_colons(pieces[2:])
    pieces = _without_colons(pieces)
    at = next((i for i, p in enumerate(pieces) if p.kind in ("says", "according")), None)
    if at is None:
        if any(p.kind == "voice" for p in pieces):
            raise NotUnderstood("it names a government without saying what it says")
        return None, list(pieces)
    begin, end = _speaker(pieces, at)
    said = [p for p in pieces[begin:end] if p.kind != "filler"]
    rest = [*pieces[: min(begin, at)], *pieces[max(end, at + 1) :]]
    around = (*pieces[max(0, begin - 1) : begin], *pieces[end : end + 1])
    if any(p.kind in ("says", "according", "voice") for p in rest) or any(p.kind == "and" for p in around):
        raise NotUnderstood("it names several voices")
    return _voice(dataset, said), rest


def _without_colons(pieces: Sequence[Piece]) -> list[Piece]:
    return [p for p in pieces if p.kind != "colon"]


def _before_colon(dataset: Dataset, piece: Piece) -> str:
    """Return who speaks in "UCDP: 7,646 killed"; "Armenia: 3,825 killed" may be a row of a table."""
    speakers = [i for i in piece.names if i not in dataset.sides]
    if piece.kind != "actor" or len(speakers) != 1:
        raise NotUnderstood(f"it does not say whether {piece.text} says so or {piece.text} people are counted")
    return speakers[0]


def _speaker(pieces: Sequence[Piece], at: int) -> tuple[int, int]:
    """Tell which pieces name the speaker: up to three before "said", or after "according to"."""
    named = (*_PARTIES, "voice")
    if pieces[at].kind == "says":
        begin = at
        while begin and pieces[begin - 1].kind in named:
            begin -= 1
        return begin, at
    end = at + 1
    while end < len(pieces) and (pieces[end].kind in named or pieces[end].text == "the"):
        end += 1
    return at + 1, end


def _voice(dataset: Dataset, said: Sequence[Piece]) -> str:
    kinds = tuple(p.kind for p in said)
    if kinds in (("country",), ("country", "voice")):
        state: str | None = STATES[said[0].meaning]
    elif kinds == ("side", "voice"):
        state = ADJECTIVES.get(said[0].text)
    elif kinds == ("actor",) and len(said[0].names) == 1:
        state = said[0].names[0]
    else:
        state = None
    if state is None or state not in dataset.actor_by_id:
        raise NotUnderstood("it does not say plainly who says so")
    return state


def _affected(dataset: Dataset, pieces: Sequence[Piece], claimant: str | None) -> str | None:
    parties = [p for i, p in enumerate(pieces) if p.kind in _PARTIES and not _names_a_war(pieces, i)]
    actors = {p.names for p in parties if p.kind == "actor"}
    sides = {p.meaning for p in parties if p.kind != "actor"}
    if any(p.kind == "own" for p in pieces):
        side = dataset.sides.get(claimant) if claimant else next(iter(sides), None)
        if side is None or not sides <= {side} or actors:
            raise NotUnderstood("it does not say plainly whose people are counted")
        return side
    both = any(p.kind == "both" for p in pieces)
    if actors:
        if len(actors) > 1 or sides or both or len(next(iter(actors))) > 1:
            raise NotUnderstood("it counts the people of several parties")
        return next(iter(actors))[0]
    if len(sides) == 1 and not both:
        return sides.pop()
    if len(sides) > 1 and len({p.meaning for p in pieces if p.kind == "category"}) > 1:
        raise NotUnderstood("it counts the people of several parties")
    if len(sides) > 1 and not any(p.kind == "and" for p in pieces):
        raise NotUnderstood("it counts the people of several parties")
    if len(sides) == 1 and both:
        raise NotUnderstood("it does not say plainly whose people are counted")
    return None


def _names_a_war(pieces: Sequence[Piece], at: int) -> bool:
    """Say whether a party's name belongs to a war's: "Azerbaijan's offensive", "Armenian–Azerbaijani conflict"."""
    follows = pieces[at + 1].kind if at + 1 < len(pieces) else ""
    return follows in ("event", "war") or (
        follows == "period" and at + 2 < len(pieces) and pieces[at + 2].kind in ("event", "war")
    )


def _refuse_doer(pieces: Sequence[Piece]) -> None:
    """Refuse "Armenian forces killed 500": claims do not record who did it."""
    counted = next(i for i, p in enumerate(pieces) if p.kind == "figure")
    for i, piece in enumerate(pieces):
        if piece.kind != "measure" or piece.meaning == "lost" or not i or pieces[i - 1].kind == "auxiliary":
            continue
        before = [p for j, p in enumerate(pieces[:i]) if not _names_a_war(pieces, j)]
        acts = i < counted and all(p.kind == "filler" for p in pieces[i + 1 : counted])
        acts = acts and any(p.kind in (*_PARTIES, "category", "both", "own") for p in before)
        nouns = ("death", "deaths", "dead", "fatalities", "lives", "casualties", "death toll")
        if (acts and piece.text not in nouns) or (pieces[i - 1].kind == "country" and piece.text not in nouns):
            raise NotUnderstood("it says who did it, which claims do not record")


def _refuse_joined(pieces: Sequence[Piece]) -> None:
    """Refuse an "or", and an "and" that joins anything but two parties or two kinds of people."""
    if any(p.kind == "or" for p in pieces):
        raise NotUnderstood("it leaves open which of two things it says")
    said = [p for p in pieces if p.kind != "filler"]
    for i, piece in enumerate(said):
        if piece.kind != "and":
            continue
        around = {p.kind for p in (*said[max(0, i - 1) : i], *said[i + 1 : i + 2])}
        if not (around <= {"side", "country"} or around == {"category"}):
            raise NotUnderstood("it joins two statements; ask for one at a time")


# -- when and where ------------------------------------------------------------------------------


def _refuse_elsewhere(pieces: Sequence[Piece]) -> None:
    """Refuse what only a date ties to this conflict: a year or month may be that of any event in the world."""
    named = any(p.kind == "event" and read_period(p.words, 0) is None for p in pieces)
    named = named or any(p.kind == "event" and len(p.words) > 2 for p in pieces)  # noqa: PLR2004 - "April 2016 war"
    if not named and not any(p.kind in (*_PARTIES, "topic") for p in pieces):
        raise NotUnderstood("it does not say that it is about this conflict")


def _refuse_place(pieces: Sequence[Piece]) -> None:
    """Refuse a place that narrows the figure; the region's name beside a war or flight does not."""
    for i, piece in enumerate(pieces):
        near = [p.kind for p in pieces[:i]]
        if piece.kind == "topic":
            follows = pieces[i + 1].kind if i + 1 < len(pieces) else ""
            flight = any(p.kind == "measure" and p.meaning == "displaced" for p in pieces[:i])
            if not (follows in ("war", "event") or "war" in near or "event" in near or flight):
                raise NotUnderstood(f"it counts in one place alone: {piece.text}")
        if piece.kind == "country" and _is_where(pieces, i):
            raise NotUnderstood(f"it counts in one place alone: {piece.text}")
        if piece.kind == "category" and _names_a_war(pieces, i):
            raise NotUnderstood(f"it does not say plainly what {piece.text} belongs to")


def _is_where(pieces: Sequence[Piece], at: int) -> bool:
    """Say whether a country's name is a place, as in "in Armenia", and not whose offensive it was."""
    return at > 0 and pieces[at - 1].words[-1] in _PLACED and not _names_a_war(pieces, at)


def _target(dataset: Dataset, pieces: Sequence[Piece]) -> tuple[str | None, str]:
    """Find the war or battle and the period that a figure covers."""
    periods = {p.period for p in pieces if p.period is not None}
    if len(periods) > 1:
        raise NotUnderstood("it names several periods")
    period = periods.pop() if periods else None
    named = [p.names for p in pieces if p.kind == "event"]
    if named:
        return _in_event(dataset, named, period)
    war = any(p.kind == "war" and p.meaning == "war" for p in pieces)
    if period is None:
        raise NotUnderstood(f"it does not say which {'war' if war else 'war or period'} is meant")
    wars = [e.id for e in dataset.events if e.kind == "war" and _lies_in(e.when, period)] if war else []
    if war and len(wars) != 1:
        raise NotUnderstood(f"it does not say which war is meant{': ' if wars else ''}{' or '.join(wars)}")
    return (wars[0], dataset.event_by_id[wars[0]].date) if wars else (None, period.text)


def _in_event(dataset: Dataset, named: Iterable[tuple[str, ...]], period: EdtfDate | None) -> tuple[str | None, str]:
    ids: set[str] = set.intersection(*map(set, named))
    if period is not None:
        ids = {i for i in ids if dataset.event_by_id[i].when.overlaps(period)}
    if len(ids) != 1:
        which = " or ".join(sorted(ids))
        raise NotUnderstood(f"it does not say which is meant: {which}" if ids else "its war and its date do not fit")
    event = dataset.event_by_id[ids.pop()]
    if period is None or _lies_in(event.when, period):
        return event.id, event.date
    return None, period.text  # a part of the war


def _lies_in(inner: EdtfDate, outer: EdtfDate) -> bool:
    (a, b), (c, d) = inner.sort_key, outer.sort_key
    return (c <= a and b <= d) or inner.same_period(outer)
