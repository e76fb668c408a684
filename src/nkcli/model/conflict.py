"""What is particular to one conflict: its sides, communities, reference counter and words.

Everything else in the package is about conflicts in general; another conflict is another conflict.json.
"""

from __future__ import annotations

from typing import ClassVar, Literal

from nkcli.edtf.date import EdtfDate
from nkcli.frozen import Frozen
from nkcli.model.estimate import FieldError
from nkcli.model.naming import NEUTRAL
from nkcli.model.records import STRICT
from nkcli.model.vocabulary import EdtfText, Id, NonEmpty, Unit

LexiconKind = Literal["country", "side", "topic", "government"]
"""What a phrase of `verify` names: a side by its country or by its people, the conflict, or a government."""


class Side(Frozen, kw_only=True):
    """One party to the conflict: an actor whose members are those that belong to it.

    `name` stands in headings over all that it has lost ("Armenian side"), `short` is what options take
    ("armenian") and `adjective` goes before its people ("Armenian"). `state` is the actor that a country's
    name stands for where it says something.
    """

    __pydantic_config__: ClassVar = STRICT
    id: Id
    name: NonEmpty
    short: Id
    adjective: NonEmpty
    state: Id | None = None


class Community(Frozen, kw_only=True):
    """People who have names of their own for things, and the languages they have them in."""

    __pydantic_config__: ClassVar = STRICT
    id: Id
    label: NonEmpty
    languages: tuple[NonEmpty, ...] = ()


class ReferenceCounter(Frozen, kw_only=True):
    """Who counts independently of the sides; its figures stand beside theirs, under `label`.

    `note` says what it counts and how.
    """

    __pydantic_config__: ClassVar = STRICT
    actor: Id
    label: NonEmpty
    note: NonEmpty


class WarAlias(Frozen, kw_only=True):
    """A name that people use for one war or for several, and the events that it may mean."""

    __pydantic_config__: ClassVar = STRICT
    name: NonEmpty
    events: tuple[Id, ...]


class Currency(Frozen, kw_only=True):
    """A unit of money beside those that the package knows."""

    __pydantic_config__: ClassVar = STRICT
    code: Unit
    label: NonEmpty


class Example(Frozen, kw_only=True):
    """A command that shows what a question is good for; `question` is its name, or "overview"."""

    __pydantic_config__: ClassVar = STRICT
    question: Id
    command: NonEmpty


class LexiconEntry(Frozen, kw_only=True):
    """Phrases by which sentences name something of this conflict.

    `meaning` is an actor; of a topic, the one whose officials and soldiers bear its name, if there is one.
    """

    __pydantic_config__: ClassVar = STRICT
    kind: LexiconKind
    meaning: Id | None = None
    phrases: tuple[NonEmpty, ...]


class Synonyms(Frozen, kw_only=True):
    """Phrases that say the same to somebody who searches, in any language; `*` ends the beginning of a word."""

    __pydantic_config__: ClassVar = STRICT
    phrases: tuple[NonEmpty, ...]


class Conflict(Frozen, kw_only=True):
    """What a data folder is about, from its conflict.json.

    `both_sides` is the actor that stands for all sides together. `loaded_words` are beginnings of words that
    take a side in this conflict, beside those that do so everywhere. `synonyms` are for `search`.
    """

    __pydantic_config__: ClassVar = STRICT
    title: NonEmpty
    adjective: NonEmpty
    span: EdtfText
    sides: tuple[Side, ...]
    both_sides: Id | None = None
    communities: tuple[Community, ...] = ()
    reference_counter: ReferenceCounter | None = None
    war_aliases: tuple[WarAlias, ...] = ()
    units: tuple[Unit, ...] = ()
    currencies: tuple[Currency, ...] = ()
    examples: tuple[Example, ...] = ()
    loaded_words: tuple[NonEmpty, ...] = ()
    lexicon: tuple[LexiconEntry, ...] = ()
    synonyms: tuple[Synonyms, ...] = ()

    def __post_init__(self) -> None:
        """Refuse two sides or communities of one name, and a community that is called neutral."""
        for field, ids in (
            ("sides", [s.id for s in self.sides]),
            ("sides", [s.short for s in self.sides]),
            ("communities", [NEUTRAL, *(c.id for c in self.communities)]),
        ):
            twice = next((i for n, i in enumerate(ids) if i in ids[:n]), None)
            if twice is not None:
                raise FieldError(field, f"{twice!r} stands twice, or is a word that is taken")

    @property
    def when(self) -> EdtfDate:
        """The span, parsed."""
        return EdtfDate.parse(self.span)

    @property
    def side_ids(self) -> tuple[str, ...]:
        """The ids of the sides, in their order."""
        return tuple(side.id for side in self.sides)

    def side(self, text: str) -> Side | None:
        """Return the side of an id or a short name, None where there is none."""
        return next((side for side in self.sides if text in (side.id, side.short)), None)

    def community(self, community_id: str) -> Community | None:
        """Return the community of an id, None where there is none."""
        return next((c for c in self.communities if c.id == community_id), None)

    @property
    def actor_references(self) -> tuple[tuple[str, str], ...]:
        """The actors that must be there, each with the way to its field."""
        counter = self.reference_counter
        return (
            *((f"sides.{n}.id", side.id) for n, side in enumerate(self.sides)),
            *((f"sides.{n}.state", side.state) for n, side in enumerate(self.sides) if side.state),
            *((("both_sides", self.both_sides),) if self.both_sides else ()),
            *((("reference_counter.actor", counter.actor),) if counter else ()),
            *((f"lexicon.{n}.meaning", entry.meaning) for n, entry in enumerate(self.lexicon) if entry.meaning),
        )


UNNAMED = Conflict(title="Conflict", adjective="", span="0001/..", sides=())
"""What records that come from no folder are about."""

SKELETON = """{
 "title": "Name of the conflict",
 "adjective": "Name",
 "span": "1990/..",
 "sides": [
  {"id": "first-side", "name": "First side", "short": "first", "adjective": "First"},
  {"id": "second-side", "name": "Second side", "short": "second", "adjective": "Second"}
 ],
 "communities": [
  {"id": "first", "label": "First", "languages": ["en"]}
 ]
}"""
"""A conflict.json to begin with."""
