"""Who held which office on a date, and what an actor's page says of offices."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from asking import answer, text
from conftest import ACTORS
from nkcli.store.opening import load

if TYPE_CHECKING:
    from conftest import Folder
    from nkcli.model.dataset import Dataset

CITED = [{"source": "wikipedia-2025", "locator": "Lead ¶1"}]


def holder(name: str, **office: Any) -> dict[str, Any]:
    actor = name.lower()
    role = {"id": f"{actor}.office", "role": "office_holder", "toward": "armenia", **office, "citations": CITED}
    return {"id": actor, "kind": "person", "name": name, "roles": [role], "citations": CITED}


HOLDERS = (
    holder("Abgar", title="President of Armenia", when="1991-11-11/1998-02-03"),
    holder("Babken", title="President of Armenia", when="1998-02-03/.."),
    holder("Davit", title="Speaker", when="/2000-06"),
    holder("Emil", title="Envoy", attested=["1993-07-01"]),
)


@pytest.fixture
def held(folder: Folder) -> Dataset:
    return load(folder({("actors",): [*ACTORS, *HOLDERS]}))


def test_who_held_an_office_for_certain_stands_before_who_may_have(held: Dataset) -> None:
    assert text(held, "actors", on="1998-02-03") == (
        "Who held which office: 3 Feb 1998\n"
        "\n"
        "Armenia\n"
        "Abgar   abgar\n"
        "President of Armenia, 11 Nov 1991 – 3 Feb 1998: for a part of it\n"
        "Babken  babken\n"
        "President of Armenia, since 3 Feb 1998: for a part of it\n"
        "\n"
        "Perhaps: a source tells only one end of the term, or the year\n"
        "Davit   davit\n"
        "Speaker, until June 2000\n"
        "\n"
        "Offices whose time no source in hand tells are not listed. One person: nkcli actors ID.\n"
    )


@pytest.mark.parametrize(
    ("on", "holders"),
    [("1993-07-01", ["abgar", "davit", "emil"]), ("1989", []), ("1995", ["abgar", "davit"]), ("2005", ["babken"])],
)
def test_one_end_alone_tells_nothing_of_a_date_far_away(held: Dataset, on: str, holders: list[str]) -> None:
    assert sorted(row.holder for row in answer(held, "actors", on=on).offices) == holders


def test_the_offices_of_one_body(held: Dataset) -> None:
    assert [row.holder for row in answer(held, "actors", name="Armenia", on="2001").offices] == ["babken"]
    assert answer(held, "actors", name="Russia", on="2001").offices == ()


def test_an_actor_opens_with_its_offices_and_who_held_them(held: Dataset) -> None:
    sections = {section.title: section.rows for section in answer(held, "actors", name="Armenia").sections}
    assert [(row.label, row.value) for row in sections["Held by"]] == [
        ("since 3 Feb 1998", "Babken: President of Armenia"),
        ("1 Jul 1993", "Emil: Envoy"),
        ("11 Nov 1991 – 3 Feb 1998", "Abgar: President of Armenia"),
        ("until June 2000", "Davit: Speaker"),
    ]
