"""Nothing found says so usefully: what no source here tells of, and what is near."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from asking import result
from nkcli.store.opening import load

if TYPE_CHECKING:
    from conftest import Folder
    from nkcli.model.dataset import Dataset

CITED = [{"source": "wikipedia-2025", "locator": "Lead ¶1"}]
VILLAGE = {
    "id": "dashalti",
    "kind": "settlement",
    "name": "Dashalti",
    "within": ["nagorno-karabakh"],
    "lat": 39.74,
    "lon": 46.74,
    "precision": "point",
    "citations": CITED,
}
PERSON = {
    "id": "abgar",
    "kind": "person",
    "name": "Abgar",
    "member_of": [{"group": "armenia"}],
    "roles": [{"id": "abgar.leader", "role": "leader", "toward": "armenia", "citations": CITED}],
    "citations": CITED,
}


@pytest.fixture
def sparse(folder: Folder) -> Dataset:
    return load(folder({("places", "+"): VILLAGE, ("actors", "+"): PERSON}))


NO_EVENT = [
    "No source here tells of an event in Dashalti.",
    "Near it: Shusha (2 km, 1 event); see nkcli timeline --place shusha.",
    "It lies in Nagorno-Karabakh: 3 events, nkcli timeline --place nagorno-karabakh.",
]


@pytest.mark.parametrize(
    ("question", "asked", "told"),
    [
        pytest.param("timeline", {"place": "Dashalti"}, NO_EVENT, id="a place without an event"),
        pytest.param("places", {"name": "Dashalti"}, NO_EVENT, id="its page"),
        pytest.param("casualties", {"place": "Dashalti"}, NO_EVENT, id="its casualties"),
        pytest.param(
            "timeline",
            {"actor": "Abgar"},
            [
                "No source here tells of an event with Abgar.",
                "By or about it: 1 role; nkcli actors abgar.",
                "It belongs to Armenia: nkcli actors armenia.",
            ],
            id="a person without an event",
        ),
        pytest.param(
            "timeline",
            {"place": "shusha", "on": "1999"},
            ["Nearest in time after it, 6–8 Nov 2020: Azerbaijan takes control of Shusha (shusha-2020)."],
            id="a period without an event",
        ),
        pytest.param(
            "wars",
            {"on": "2018"},
            [],
            id="rows were found",
        ),
    ],
)
def test_what_is_near_is_told(question: str, asked: dict[str, str], told: list[str], sparse: Dataset) -> None:
    answer = result(sparse, question, **asked)
    is_empty = not any(group.rows for group in answer.answer.table().groups)
    assert list(answer.nearby(is_empty)) == told


def test_it_stands_below_the_empty_list(sparse: Dataset) -> None:
    answer = result(sparse, "timeline", actor="Abgar")
    assert answer.to_text("plain", footer="Record to 2020.", nearby=answer.nearby) == (
        "Timeline\n"
        "\n"
        "No event fits. Widen the dates or leave a filter out.\n"
        "\n"
        "No source here tells of an event with Abgar.\n"
        "By or about it: 1 role; nkcli actors abgar.\n"
        "It belongs to Armenia: nkcli actors armenia.\n"
        "Record to 2020.\n"
    )
