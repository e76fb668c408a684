"""What a sentence says with one figure: how many, of what, of whom, where, when, according to whom.

What the sentence leaves out stays out (None or empty); `doubts` names what was not understood.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from nkcli.analysis.verification.numbers import Readings, as_counts
from nkcli.frozen import Frozen

if TYPE_CHECKING:
    from nkcli.edtf.date import EdtfDate

DoubtKind = Literal[
    "measure",  # it does not say what is counted
    "thing",  # it counts what nkcli does not judge
    "turned",  # a word turns it round: not, half, per day
    "dates",  # its war and its date do not fit
    "kind",  # it counts people of a kind that nkcli does not know: young soldiers
    "elsewhere",  # it names a place or a war that the data do not know
    "speaker",  # a place speaks, and the data do not say for whom
    "part",  # it is a part of what was counted: another, of them
    "way",  # it counts those hit in one way: by mines
    "people",  # it does not say whose people, or leaves it to the figure before
    "category",
    "time",  # it does not say which war or period
    "place",
    "voice",  # it does not say plainly who says so
    "word",  # a word that nkcli does not know
]

GRAVE: frozenset[DoubtKind] = frozenset({"measure", "thing", "turned", "dates", "kind", "elsewhere", "speaker"})
"""Doubts that leave no verdict; with the others, a figure may still be found in a claim."""


class Doubt(NamedTuple):
    """What was not understood, with the words that it is about."""

    kind: DoubtKind
    words: str = ""


class Statement(Frozen, kw_only=True):
    """One figure of a text with what it counts.

    `start` and `end` are its place in the text, `sentence` that of its sentence. `measures` are the measures
    that its words can mean, the likeliest first; `counts` are those words. `people` are the sides or actors whose
    people are counted, `both` marks those of all sides. `events` are those that it can be about; `after` those that
    it comes after; `period` is the time it names and `as_of` when it was said. `voices` are those who say so.
    """

    quote: str
    start: int
    end: int
    sentence: tuple[int, int]
    readings: Readings
    measures: tuple[str, ...] = ()
    category: str = "all"
    people: tuple[str, ...] = ()
    both: bool = False
    events: tuple[str, ...] = ()
    period: EdtfDate | None = None
    after: tuple[str, ...] = ()
    as_of: EdtfDate | None = None
    places: tuple[str, ...] = ()
    voices: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()
    doubts: tuple[Doubt, ...] = ()

    @property
    def figures(self) -> Readings:
        """The readings that can be counts, or all where none can."""
        return as_counts(self.readings) or self.readings

    @property
    def subject(self) -> tuple[object, ...]:
        """All that it says but how many, and where in the text."""
        when = (self.events, self.period and self.period.text, self.after, self.as_of and self.as_of.text)
        whom = (self.measures, self.category, self.people, self.both, self.places, self.voices)
        return (*whom, *when, frozenset(doubt.kind for doubt in self.doubts))

    def has_doubt(self, *kinds: DoubtKind) -> bool:
        """Return whether any of these was not understood."""
        return any(doubt.kind in kinds for doubt in self.doubts)
