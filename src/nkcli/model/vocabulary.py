"""The closed lists of words that records may use, and the types of their texts.

Every list is a ``Literal``: pydantic checks it at the door, mypy checks it in the code, and
``typing.get_args`` gives the choices to the command line. docs/reference/data-model.md explains each word.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Annotated, Any, Literal

from nkcli.edtf.date import EdtfDate, validate_edtf

__all__ = [
    "ID",
    "PATTERNS",
    "SAYS",
    "UNITS",
    "WAR_KINDS",
    "Accepted",
    "ActorKind",
    "Borrowed",
    "Category",
    "ControlStatus",
    "EdtfDate",
    "EdtfText",
    "EventKind",
    "EventStatus",
    "Extent",
    "Id",
    "Importance",
    "Included",
    "Matching",
    "Measure",
    "NonEmpty",
    "PartKind",
    "PlaceKind",
    "Precision",
    "Qualifier",
    "Rank",
    "RoleKind",
    "RoleStatus",
    "ShortId",
    "SourceKind",
    "Unit",
    "Whole",
]


class Matching:
    """A pattern that a text must match, and what was expected where it does not.

    The pattern is one that Python, Rust and JSON Schema read alike. pydantic takes its schema from the method
    below, as its documentation describes, so that the models need not know pydantic nor pay for importing it.
    """

    def __init__(self, pattern: str, expected: str) -> None:
        """Take the pattern and a sentence, in which ``{}`` stands for the text."""
        self.pattern = pattern
        self.expected = expected

    def refusal(self, text: str) -> str:
        """Say what is wrong with a text that does not match."""
        return self.expected.format(repr(text))

    def __get_pydantic_core_schema__(self, source: Any, handler: Callable[[Any], Any]) -> dict[str, Any]:
        """Validate as `source` is, and match."""
        return {**handler(source), "pattern": self.pattern}


ID = Matching(
    "^[a-z0-9]+(?:[-.:][a-z0-9]+)*$",
    "{} is no id: lower-case a-z and 0-9 in groups joined by '-', '.' or ':'",
)
"""Ids never need quoting in a shell and can't be taken for an option or a path."""

SAYS = Matching(
    r"[^\s\x1c-\x1f]",
    "expected a text that says something; leave the field out where there is nothing to say",
)

UNIT = Matching(
    "^[A-Za-z][A-Za-z0-9]*(?:[ /-][A-Za-z0-9]+)*$",
    "{} is no unit: a plural noun, or a sign like km2 or USD",
)

SHORT = Matching(
    "^[bcdfghjkmnpqrstvwxz][bcdfghjkmnpqrstvwxz2-9]{3,5}$",
    "{} is no short id: a letter, then 3 to 5 of b c d f g h j k m n p q r s t v w x z 2-9; nkcli format gives them",
)
"""Short ids hold no vowels, so that they spell no word, and none of 0, 1, l and y, which are taken for others."""

PATTERNS = {one.pattern: one for one in (ID, SAYS, UNIT, SHORT)}
"""What refused a text, by its pattern, which is all that pydantic tells."""


class Accepted:
    """What a text must pass besides being one; the door asks it how to validate.

    As with `Matching`, pydantic takes its schema from the method below.
    """

    def __init__(self, accepts: Callable[[str], bool]) -> None:
        """Take a function that raises ValueError, with its sentence, for what it does not accept."""
        self.accepts = accepts

    def __get_pydantic_core_schema__(self, source: Any, handler: Callable[[Any], Any]) -> dict[str, Any]:
        """Validate as `source` is, then ask `accepts`."""

        @lru_cache(maxsize=8192)
        def checked(text: str) -> str:
            self.accepts(text)
            return text

        return {
            "type": "function-after",
            "function": {"type": "no-info", "function": checked},
            "schema": handler(source),
        }


class Whole:
    """A whole number from `least` to `most`; true and 1.0 are none, which a `Literal` would take.

    As with `Matching`, pydantic takes its schema from the method below.
    """

    def __init__(self, least: int, most: int) -> None:
        """Take the bounds."""
        self.least = least
        self.most = most

    def __get_pydantic_core_schema__(self, source: Any, handler: Callable[[Any], Any]) -> dict[str, Any]:
        """Validate as a whole number."""
        return {"type": "int", "strict": True, "ge": self.least, "le": self.most}


Id = Annotated[str, ID]
"""The stable id of a record; it never changes its meaning."""

EdtfText = Annotated[str, Accepted(validate_edtf)]
"""A date in EDTF (ISO 8601-2), as `nkcli.edtf.date` reads it."""

NonEmpty = Annotated[str, SAYS]
"""A text that says something."""

ShortId = Annotated[str, SHORT]
"""A claim's short id, which never becomes another claim's."""

Importance = Literal[1, 2, 3]
"""1: the conflict can't be told without it; 2: its story; 3: its detail."""

Rank = Annotated[Importance, Whole(1, 3)]
"""An importance as records hold it."""

EventKind = Literal[
    "conflict",
    "war",
    "phase",
    "offensive",
    "battle",
    "clash",
    "incident",
    "violence",
    "siege",
    "blockade",
    "displacement",
    "agreement",
    "ceasefire",
    "resolution",
    "negotiation",
    "declaration",
    "vote",
    "law",
    "legal",
    "political",
    "mission",
    "withdrawal",
    "transfer",
    "military",
    "money",
    "protest",
    "census",
    "report",
    "culture",
    "election",
    "appointment",
    "trial",
    "exchange",
    "speech",
]

Borrowed = Literal["start", "end", "both"]
"""Which bounds of an event's date no source states: they are those of the war or period it belongs to."""

WAR_KINDS: frozenset[str] = frozenset({"conflict", "war", "phase", "blockade"})
"""Kinds of events that hold others; `nkcli wars` lists them."""

EventStatus = Literal["stated", "alleged", "disputed", "planned"]
"""Whether the source states the event, reports it as somebody's word, reports that it is denied, or expects it."""

Measure = Literal[
    # people
    "killed",
    "died",
    "wounded",
    "missing",
    "captured",
    "released",
    "casualties",
    "displaced",
    "evacuated",
    "trapped",
    "residents",
    "returned",
    "deserted",
    "prosecuted",
    "sanctioned",
    "detained",
    "sentenced",
    "found",
    "population",
    "personnel",
    # things and places
    "area",
    "settlements",
    "destroyed",
    "mines_cleared",
    "aircraft_lost",
    "artillery_lost",
    "drones_lost",
    "equipment_lost",
    "tanks_lost",
    "vehicles_lost",
    "equipment",
    # other quantities
    "votes",
    "share",
    "money",
    "duration",
    "distance",
    "rate",
    "count",
    # words
    "statement",
    "term",
]

Unit = Annotated[str, UNIT]
"""In what a figure counts: one of `UNITS`, or one that conflict.json names."""

UNITS = (
    "people",
    "votes",
    "members",
    "seats",
    "states",
    "percent",
    "USD",
    "EUR",
    "km2",
    "km",
    "m",
    "ha",
    "settlements",
    "districts",
    "families",
    "houses",
    "buildings",
    "sites",
    "schools",
    "mosques",
    "churches",
    "monuments",
    "graves",
    "mines",
    "shells",
    "rockets",
    "drones",
    "tanks",
    "vehicles",
    "aircraft",
    "helicopters",
    "units",
    "tonnes",
    "MW",
    "violations",
    "incidents",
    "meetings",
    "cases",
    "enterprises",
    "hours",
    "minutes",
    "days",
    "months",
    "years",
    "times",
)
"""The units that every conflict has."""

Qualifier = Literal["exact", "about", "at_least", "more_than", "up_to", "less_than", "between", "estimate"]
"""How the source hedges; ``estimate``: a best figure with its documented low and high."""

Category = Literal[
    "all",
    "military",
    "civilian",
    "mercenary",
    "volunteer",
    "peacekeeper",
    "police",
    "journalist",
    "medical",
    "official",
    "children",
    "women",
    "elderly",
    "prisoner",
    "foreigner",
    "unknown",
]

Included = Literal[
    "missing",
    "later_deaths",
    "non_combat_deaths",
    "civilians",
    "soldiers",
    "foreigners",
    "volunteers",
    "mercenaries",
    "police",
    "refugees",
    "wounded",
    "killed",
    "captured",
    "bodies_unidentified",
    "deaths_from_cold",
    "natural_deaths",
    "other_conflict",
    "whole_region",
    "outside_event",
    "war_years",
    "earlier_deaths",
    "temporary_residents",
    "mines",
]
"""What a figure counts too, or leaves out, beyond what its measure, category and event say."""

ActorKind = Literal[
    "state",
    "de_facto_state",
    "authority",
    "side",
    "group",
    "armed_force",
    "armed_group",
    "political_party",
    "international_organisation",
    "ngo",
    "company",
    "media",
    "scholar",
    "person",
    "court",
    "data_project",
    "voice",
]
"""``voice``: claimants that a source names only as a group ("Western and Russian estimates")."""

RoleKind = Literal[
    "belligerent",
    "supporter",
    "military_supporter",
    "arms_supplier",
    "arms_buyer",
    "economic_supporter",
    "aid_donor",
    "foreign_fighters",
    "mediator",
    "peacekeeper",
    "monitor",
    "guarantor",
    "neutral",
    "recogniser",
    "non_recogniser",
    "diplomatic_supporter",
    "critic",
    "voter_for",
    "voter_against",
    "signatory",
    "ally",
    "lobbyist",
    "investigator",
    "governing_authority",
    "leader",
    "commander",
    "member",
    "sanctioning_authority",
    "blockader",
    "office_holder",
]

RoleStatus = Literal["stated", "alleged", "denied", "disputed"]
"""Whether the source states the role, attributes it, says it was denied, or says it is disputed."""

PartKind = Literal[
    "party",
    "attacker",
    "defender",
    "victim",
    "signatory",
    "mediator",
    "host",
    "adopter",
    "voter_for",
    "voter_against",
    "applicant",
    "respondent",
    "author",
    "subject",
    "commander",
    "participant",
]
"""What an actor did in one event."""

PlaceKind = Literal[
    "settlement",
    "district",
    "region",
    "province",
    "country",
    "site",
    "route",
    "line",
    "airport",
    "river",
    "mountain_pass",
    "area",
]

Precision = Literal["point", "centroid", "representative"]
"""Of coordinates: the place itself, the middle of its area, or a point that stands for a region."""

ControlStatus = Literal["de_facto", "recognised"]

SourceKind = Literal[
    "news",
    "government",
    "ngo",
    "un",
    "court",
    "primary",
    "scholarly",
    "book",
    "think_tank",
    "encyclopedia",
    "dataset",
    "gazetteer",
    "geodata",
    "web",
]

Extent = Literal["beginning", "part", "whole"]
"""How much of a source was read."""
