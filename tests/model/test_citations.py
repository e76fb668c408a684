"""The walk through all records: every citation, with the nearest id of the record that makes it."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from nkcli.model import records
from nkcli.model.citations import iter_citations
from nkcli.model.dataset import Dataset
from nkcli.model.records import Actor, Citation, Claim, Control, Event, Membership, Name, OtherDate, Place, Role
from nkcli.store.opening import load

if TYPE_CHECKING:
    from conftest import Folder


def _at(locator: str) -> tuple[Citation, ...]:
    return (Citation(source="wiki", locator=locator),)


def _claim(claim_id: str) -> Claim:
    return Claim(id=claim_id, measure="killed", wording="several", citations=_at(f"claim {claim_id}"))


def test_every_citation_is_met_once_with_the_nearest_id() -> None:
    event = Event(
        id="war",
        kind="war",
        date="2020",
        title="War",
        importance=1,
        names=(Name(text="Guerre", lang="fr", citations=_at("name of the war")),),
        other_dates=(OtherDate(date="2021", citations=_at("other date")),),
        claims=(_claim("war:killed"),),
        citations=_at("the war"),
    )
    role = Role(id="a.ally", role="ally", claims=(_claim("a.ally:killed"),), citations=_at("the role"))
    actor = Actor(
        id="a",
        kind="state",
        name="A",
        names=(Name(text="Á", lang="is", citations=_at("name of the actor")),),
        member_of=(Membership(group="side", citations=_at("membership")),),
        roles=(role,),
        claims=(_claim("a:killed"),),
        citations=_at("the actor"),
    )
    control = Control(holder="a", status="de_facto", when="1992/..", citations=_at("control"))
    place = Place(id="p", kind="settlement", name="P", control=(control,), citations=_at("the place"))
    facts = Dataset(events=(event,), actors=(actor,), places=(place,), sources=(), version="1", digest="")

    assert [(owner, citation.locator) for owner, citation in iter_citations(facts)] == [
        ("war", "name of the war"),
        ("war", "other date"),
        ("war:killed", "claim war:killed"),
        ("war", "the war"),
        ("a", "name of the actor"),
        ("a", "membership"),
        ("a.ally:killed", "claim a.ally:killed"),
        ("a.ally", "the role"),
        ("a:killed", "claim a:killed"),
        ("a", "the actor"),
        ("p", "control"),
        ("p", "the place"),
    ]


def test_no_kind_of_record_that_cites_is_passed_by() -> None:
    """Whoever adds a record with citations adds it to the test above."""
    kinds = [k for k in vars(records).values() if dataclasses.is_dataclass(k) and isinstance(k, type)]

    cite = {kind.__name__ for kind in kinds if "citations" in {f.name for f in dataclasses.fields(kind)}}
    assert cite == {"Name", "Claim", "OtherDate", "Event", "Membership", "Role", "Actor", "Control", "Place"}


def test_records_without_citations_cite_nothing() -> None:
    place = Place(id="p", kind="settlement", name="P", citations=())
    facts = Dataset(events=(), actors=(), places=(place,), sources=(), version="1", digest="")

    assert list(iter_citations(facts)) == []


def test_as_many_citations_are_met_as_the_files_hold(folder: Folder) -> None:
    where = folder()
    written = sum((where / f"{table}.json").read_text(encoding="utf-8").count('"locator"') for table in _TABLES)

    assert len(list(iter_citations(load(where)))) == written


_TABLES = ("events", "actors", "places")
