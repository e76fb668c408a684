"""A claim in its context: what it is about, whose people it counts, who speaks and over which period."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from nkcli.edtf.date import LAST_DAY, EdtfDate
from nkcli.model.records import Actor, Claim, Event, Place, Role
from nkcli.model.vocabulary import WAR_KINDS

if TYPE_CHECKING:
    from nkcli.edtf.part import Day
    from nkcli.model.dataset import Dataset

EVERYBODY = "everybody"
"""Whose people a claim counts that counts them whichever side they are on."""


LEAST_IMPORTANT = 3
"""The importance of what belongs to no event."""


class ClaimInContext(Claim, kw_only=True):
    """A claim with the event, role, actor or place that it is about; made by `Dataset.in_context`.

    A role's claim has the role's `actor` too. `place_record` is the place that the claim is about,
    `places` are those where it counts people.
    """

    event: Event | None = None
    actor: Actor | None = None
    role: Role | None = None
    place_record: Place | None = None

    @classmethod
    def bound(
        cls,
        claim: Claim,
        dataset: Dataset,
        *,
        event: Event | None = None,
        actor: Actor | None = None,
        role: Role | None = None,
        place: Place | None = None,
    ) -> ClaimInContext:
        """Return a claim as one of a data set; it takes the fields over and looks the rest up when asked."""
        made = object.__new__(cls)
        context = {"event": event, "actor": actor, "role": role, "place_record": place}
        made.__dict__.update(claim.__dict__, **context, record=claim, _dataset=dataset)
        return made

    def __eq__(self, other: object) -> bool:
        """Compare the claim and what it is about."""
        return super().__eq__(other)

    def __hash__(self) -> int:
        """Hash the id."""
        return hash(self.id)

    @property
    def record(self) -> Claim:
        """The claim alone, as the data have it."""
        record: Claim = self.__dict__["record"]
        return record

    @property
    def _dataset(self) -> Dataset:
        dataset: Dataset = self.__dict__["_dataset"]
        return dataset

    # -- what it is about --------------------------------------------------------------------------

    @cached_property
    def subject(self) -> Event | Role | Actor | Place | None:
        """The record that the claim stands in."""
        return self.event or self.role or self.actor or self.place_record

    @cached_property
    def subject_id(self) -> str:
        """The id of the event, role, actor or place that the claim is about."""
        return self.subject.id if self.subject else ""

    @cached_property
    def subject_title(self) -> str:
        """The title of the event, or the name of the actor or place, that the claim is about."""
        if self.event:
            return self.event.title
        named = self.actor or self.place_record
        return named.name if named else ""

    @cached_property
    def event_id(self) -> str | None:
        """The event that the claim, or the role it is about, belongs to."""
        return self.event.id if self.event else self.role.event if self.role else None

    @cached_property
    def is_about_war(self) -> bool:
        """Whether the claim is about a whole war, phase or year, not about one thing that happened in it."""
        return self.event is not None and self.event.kind in WAR_KINDS

    @cached_property
    def importance(self) -> int:
        """How weighty the event is that the claim or its role belongs to; the least where there is none."""
        event = self.event or self._dataset.event_by_id.get(self.event_id or "")
        return event.importance if event else LEAST_IMPORTANT

    @cached_property
    def part_claims(self) -> tuple[ClaimInContext, ...]:
        """The claims that a documented total says it is made of."""
        return tuple(self._dataset.claim_by_id[part] for part in self.parts)

    # -- whose people, who speaks ------------------------------------------------------------------

    @cached_property
    def counts_everybody(self) -> bool:
        """Whether people are counted whichever side they are on."""
        return self.affected in (None, self._dataset.conflict.both_sides)

    @cached_property
    def side(self) -> str | None:
        """The side whose people are counted; None where they are of no side, or of all."""
        return None if self.counts_everybody else self._dataset.sides.get(self.affected or "")

    @cached_property
    def people(self) -> str:
        """Whose people are counted, for comparing: a side's soldiers are the same whichever of its members is named."""
        if self.affected is None or self.counts_everybody:
            return EVERYBODY
        return self.side if self.side and self.category not in {"all", "mercenary"} else self.affected

    @property
    def counts_more(self) -> bool:
        """Whether the figure counts more than the claim is about ("deaths of another conflict")."""
        return bool(self.includes or self.includes_text)

    @cached_property
    def speaker(self) -> str:
        """Who speaks: the claimant's id, or else the first source's, in its own voice."""
        return self.claimant or next((c.source for c in self.citations), "")

    @cached_property
    def speaker_side(self) -> str | None:
        """The side of who speaks; None where it is of none."""
        return self._dataset.sides.get(self.claimant or "")

    @cached_property
    def is_by_several(self) -> bool:
        """Whether the claimant is a name for several ("most observers"), of whom not all may say the same."""
        claimant = self._dataset.actor_by_id.get(self.claimant) if self.claimant else None
        return claimant is not None and claimant.kind == "voice"

    # -- when and where ----------------------------------------------------------------------------

    @cached_property
    def period(self) -> EdtfDate | None:
        """The period counted, or else that of the event or role; None where no date is known."""
        dated = self.counted or (self.event.date if self.event else self.role.when if self.role else None)
        return EdtfDate.parse(dated) if dated else None

    @cached_property
    def begins(self) -> Day:
        """How far back the claim can count: if it does not say, to the beginning of the outermost event around it."""
        if self.period is not None and self.period.earliest is not None:
            return self.period.earliest
        event = self._dataset.event_by_id[self.event_id] if self.event_id else None
        outermost = [event, *self._dataset.ancestors(event)][-1] if event else None
        since = (outermost.when.earliest if outermost else None) or self._dataset.first_day
        return min(since, (self.period.latest if self.period else None) or LAST_DAY)

    @cached_property
    def days(self) -> tuple[Day, Day] | None:
        """The first and the last day that the claim can count; None where no date is known."""
        return self.period.sort_key if self.period else None

    @cached_property
    def places(self) -> frozenset[str]:
        """The place where people are counted, with all places in it; empty where the claim names none."""
        return self._dataset.places_within[self.place] if self.place else frozenset()
