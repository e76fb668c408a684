"""The records that the facts are made of: frozen, and exactly what the JSON holds.

Fields are in the JSON's own types (texts, numbers, tuples of records), so a record is built
straight from JSON and written back by one generic function; what a field *means* is a property
(`Event.when`, `Claim.value`). Absent is ``None`` or an empty tuple, never 0 or "".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from nkcli.edtf.date import EdtfDate
from nkcli.frozen import Frozen
from nkcli.model.estimate import Estimate, FieldError
from nkcli.model.vocabulary import (
    ActorKind,
    Borrowed,
    Category,
    ControlStatus,
    EdtfText,
    EventKind,
    EventStatus,
    Extent,
    Id,
    Included,
    Measure,
    NonEmpty,
    PartKind,
    PlaceKind,
    Precision,
    Qualifier,
    Rank,
    RoleKind,
    RoleStatus,
    ShortId,
    SourceKind,
    Unit,
)

if TYPE_CHECKING:
    from nkcli.edtf.part import Day

WORDS = frozenset({"statement", "term"})
"""Measures that hold words, not figures."""

STRICT = {"extra": "forbid", "strict": True, "allow_inf_nan": False}


class Citation(Frozen, kw_only=True):
    """Where a statement stands: a source and the place in it."""

    __pydantic_config__: ClassVar = STRICT
    source: Id
    locator: NonEmpty


class Name(Frozen, kw_only=True):
    """One name of a thing: in which language, whose name, used when."""

    __pydantic_config__: ClassVar = STRICT
    text: NonEmpty
    lang: NonEmpty
    community: Id | None = None
    when: EdtfText | None = None
    note: NonEmpty | None = None
    citations: tuple[Citation, ...] = ()


class Claim(Frozen, kw_only=True):
    """One attributed figure or statement; two that disagree both stay.

    `claimant` is the actor that says so; absent, it is the source's own voice. `affected` is the
    party whose people or things are counted; absent, whoever they are. `counted` is the period
    that the figure covers and `as_of` the day it was said. `wording` is how the source writes the
    figure where numbers can't say it ("several score", "541–547+"). `parts` are the claims that a
    documented total says it is made of; `subset_of` the claim whose people these are among.
    `stratum` is a class of the source's own count ("dyad 833"): two claims of one source in
    different strata share no people. `includes` and `excludes` name what else the figure counts or
    leaves out, beyond what it stands under, and `includes_text` says so in prose. `supersedes` is the
    claim that the same claimant corrected with this one; `withdrawn` marks one that was taken back.
    `short` is the id that people type.
    """

    __pydantic_config__: ClassVar = STRICT
    id: Id
    short: ShortId | None = None
    measure: Measure
    unit: Unit | None = None
    low: float | int | None = None
    best: float | int | None = None
    high: float | int | None = None
    qualifier: Qualifier | None = None
    wording: NonEmpty | None = None
    text: NonEmpty | None = None
    affected: Id | None = None
    category: Category = "all"
    claimant: Id | None = None
    counted: EdtfText | None = None
    as_of: EdtfText | None = None
    place: Id | None = None
    stratum: NonEmpty | None = None
    includes: tuple[Included, ...] = ()
    includes_text: NonEmpty | None = None
    excludes: tuple[Included, ...] = ()
    parts: tuple[Id, ...] = ()
    subset_of: Id | None = None
    supersedes: Id | None = None
    withdrawn: bool = False
    contradicts: tuple[Id, ...] = ()
    note: NonEmpty | None = None
    citations: tuple[Citation, ...]

    def __post_init__(self) -> None:
        """Refuse figures that contradict themselves and claims that say nothing."""
        self.value.check()
        if self.measure in WORDS:
            if self.text is None:
                raise FieldError("text", f"a {self.measure} needs its text")
        elif self.wording is None and not self.value.is_number:
            raise FieldError("wording", "a claim without a number needs the source's wording")

    @property
    def value(self) -> Estimate:
        """The figure with its range, unit and qualifier."""
        return Estimate(self.low, self.best, self.high, self.unit, self.qualifier)


class Participation(Frozen, kw_only=True):
    """What an actor did in one event."""

    __pydantic_config__: ClassVar = STRICT
    actor: Id
    part: PartKind
    note: NonEmpty | None = None


class OtherDate(Frozen, kw_only=True):
    """Another date that a source or a claimant gives for the same event."""

    __pydantic_config__: ClassVar = STRICT
    date: EdtfText
    claimant: Id | None = None
    wording: NonEmpty | None = None
    note: NonEmpty | None = None
    citations: tuple[Citation, ...]


class Event(Frozen, kw_only=True):
    """Something that happened at a date or over a period; wars, phases and years too.

    `date` is EDTF; `date_text` is how the source puts it where EDTF says less ("late winter 1992").
    `borrowed` names the bounds of it that no source states, because they are those of what the event
    belongs to. `part_of` makes a tree: conflict › war › battle. What is `background` frames the story.
    """

    __pydantic_config__: ClassVar = STRICT
    id: Id
    kind: EventKind
    date: EdtfText
    date_text: NonEmpty | None = None
    borrowed: Borrowed | None = None
    title: NonEmpty
    importance: Rank
    background: bool = False
    status: EventStatus = "stated"
    part_of: Id | None = None
    aliases: tuple[NonEmpty, ...] = ()
    names: tuple[Name, ...] = ()
    summary: NonEmpty | None = None
    outcome: NonEmpty | None = None
    terms: tuple[NonEmpty, ...] = ()
    participants: tuple[Participation, ...] = ()
    places: tuple[Id, ...] = ()
    related: tuple[Id, ...] = ()
    other_dates: tuple[OtherDate, ...] = ()
    claims: tuple[Claim, ...] = ()
    note: NonEmpty | None = None
    citations: tuple[Citation, ...]

    @property
    def when(self) -> EdtfDate:
        """The date, parsed."""
        return EdtfDate.parse(self.date)

    @property
    def claim_ids(self) -> tuple[str, ...]:
        """The ids of its claims."""
        return tuple([claim.id for claim in self.claims])

    @property
    def source_ids(self) -> tuple[str, ...]:
        """The sources that it, its claims and its other dates cite, each once."""
        inside = (self.citations, *(c.citations for c in self.claims), *(d.citations for d in self.other_dates))
        return tuple(dict.fromkeys(citation.source for citations in inside for citation in citations))

    @property
    def stated(self) -> EdtfDate | None:
        """The date as far as sources state it: a borrowed bound is left open; None where both are."""
        if self.borrowed is None:
            return self.when
        if self.borrowed == "both":
            return None
        first, last = self.when.parts[0].text, self.when.parts[-1].text
        one_of, lasted = ("[..{}]", "../{}") if self.borrowed == "start" else ("[{}..]", "{}/..")
        text = one_of if self.when.form == "one_of" else lasted
        return EdtfDate.parse(text.format(last if self.borrowed == "start" else first))

    @property
    def sort_key(self) -> tuple[Day, Day]:
        """By first day, then last; what has no beginning of its own ("by April 1993") stands at its end."""
        first, last = self.when.sort_key
        begins = self.borrowed != "start" and self.when.earliest is not None
        return (first, last) if begins or self.when.latest is None else (last, last)

    @property
    def order(self) -> tuple[Day, tuple[int, ...], str]:
        """What puts events in order of time, as far as it is known; what lasted longer stands before its parts.

        What is known to be of a war alone stands at its end.
        """
        first, last = self.sort_key
        return last if self.borrowed == "both" else first, tuple(-number for number in last), self.id


class Membership(Frozen, kw_only=True):
    """An actor's belonging to a side, an alliance or an organisation."""

    __pydantic_config__: ClassVar = STRICT
    group: Id
    when: EdtfText | None = None
    note: NonEmpty | None = None
    citations: tuple[Citation, ...] = ()


class Role(Frozen, kw_only=True):
    """What an actor was to another (`toward`) or in an `event`, when, according to whom.

    Of an office holder `toward` is the state or body and `title` the office; `attested` are days on
    which the office was held, where the whole time is not known.
    """

    __pydantic_config__: ClassVar = STRICT
    id: Id
    role: RoleKind
    toward: Id | None = None
    event: Id | None = None
    when: EdtfText | None = None
    attested: tuple[EdtfText, ...] = ()
    title: NonEmpty | None = None
    status: RoleStatus = "stated"
    claimant: Id | None = None
    text: NonEmpty | None = None
    claims: tuple[Claim, ...] = ()
    note: NonEmpty | None = None
    citations: tuple[Citation, ...]


class Actor(Frozen, kw_only=True):
    """A state, side, armed group, organisation, person or unnamed voice."""

    __pydantic_config__: ClassVar = STRICT
    id: Id
    kind: ActorKind
    name: NonEmpty
    aliases: tuple[NonEmpty, ...] = ()
    names: tuple[Name, ...] = ()
    existed: EdtfText | None = None
    summary: NonEmpty | None = None
    member_of: tuple[Membership, ...] = ()
    roles: tuple[Role, ...] = ()
    claims: tuple[Claim, ...] = ()
    note: NonEmpty | None = None
    citations: tuple[Citation, ...]


class Control(Frozen, kw_only=True):
    """Who held a place, de facto or by recognition, over a period."""

    __pydantic_config__: ClassVar = STRICT
    holder: Id
    status: ControlStatus
    when: EdtfText
    note: NonEmpty | None = None
    citations: tuple[Citation, ...]


class Place(Frozen, kw_only=True):
    """Somewhere, with both communities' names; coordinates are WGS 84 degrees."""

    __pydantic_config__: ClassVar = STRICT
    id: Id
    kind: PlaceKind
    name: NonEmpty
    aliases: tuple[NonEmpty, ...] = ()
    names: tuple[Name, ...] = ()
    within: tuple[Id, ...] = ()
    lat: float | int | None = None
    lon: float | int | None = None
    precision: Precision | None = None
    control: tuple[Control, ...] = ()
    claims: tuple[Claim, ...] = ()
    note: NonEmpty | None = None
    citations: tuple[Citation, ...]

    def __post_init__(self) -> None:
        """Refuse half a coordinate, one off the globe, and one without its precision."""
        if (self.lat is None) != (self.lon is None):
            raise FieldError("lon" if self.lon is None else "lat", "coordinates need both lat and lon")
        if self.lat is not None and self.lon is not None:
            if abs(self.lat) > 90:  # noqa: PLR2004 - degrees to the pole
                raise FieldError("lat", f"{self.lat} is no latitude; expected -90 to 90 degrees")
            if abs(self.lon) > 180:  # noqa: PLR2004 - degrees round the globe
                raise FieldError("lon", f"{self.lon} is no longitude; expected -180 to 180 degrees")
            if self.precision is None:
                raise FieldError("precision", "coordinates need their precision: point, centroid or representative")


class Section(Frozen, kw_only=True):
    """One locator of a source; `reason` says why it gave no record."""

    __pydantic_config__: ClassVar = STRICT
    locator: NonEmpty
    reason: NonEmpty | None = None


class Source(Frozen, kw_only=True):
    """A publication that facts are curated from.

    `extent` says how much of it was read, `read_on` when, and `archived` where a copy is kept.
    """

    __pydantic_config__: ClassVar = STRICT
    id: Id
    kind: SourceKind
    title: NonEmpty
    publisher: NonEmpty
    author: NonEmpty | None = None
    date: EdtfText | None = None
    date_text: NonEmpty | None = None
    version: NonEmpty | None = None
    language: NonEmpty | None = None
    url: NonEmpty
    archived: NonEmpty | None = None
    read_on: EdtfText | None = None
    extent: Extent | None = None
    licence: NonEmpty
    perspective: NonEmpty
    community: Id | None = None
    note: NonEmpty | None = None
    sections: tuple[Section, ...] = ()
