"""Places near one, or in a rectangle: `--near`, `--within`, `--bbox`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from asking import answer, result
from nkcli.errors import UnknownNameError, UsageError
from nkcli.store.opening import load

if TYPE_CHECKING:
    from conftest import Folder
    from nkcli.model.dataset import Dataset

CITED = [{"source": "wikipedia-2025", "locator": "Lead ¶1"}]


@pytest.fixture
def valley(folder: Folder) -> Dataset:
    """Shusha, a village 2.4 km south of it with an event, and a region whose middle lies between them."""
    village = {"id": "dashalti", "kind": "settlement", "name": "Dashalti", "lat": 39.739, "lon": 46.745}
    middle = {"lat": 39.75, "lon": 46.75, "precision": "centroid"}
    event = {
        "id": "raid",
        "kind": "battle",
        "date": "2020-11-01",
        "title": "Raid",
        "importance": 3,
        "part_of": "second",
    }
    region = ("places", "nagorno-karabakh")
    return load(
        folder(
            {
                ("places", "+"): {**village, "precision": "point", "citations": CITED},
                ("events", "+"): {**event, "part_of": "second", "places": ["dashalti"], "citations": CITED},
                **{(*region, field): value for field, value in middle.items()},
            }
        )
    )


@pytest.mark.parametrize(
    ("asked", "events"),
    [
        pytest.param({"near": "Shushi"}, ["raid", "shusha-2020"], id="ten kilometres if left out"),
        pytest.param({"near": "shusha", "within": "2km"}, ["shusha-2020"], id="a place itself"),
        pytest.param({"near": "shusha", "within": "2500 m"}, ["raid", "shusha-2020"], id="metres"),
        pytest.param({"near": "39.739, 46.745", "within": "1"}, ["raid"], id="a point"),
        pytest.param({"bbox": "46.7,39.7,46.8,39.75"}, ["raid"], id="a rectangle"),
        pytest.param({"bbox": "-1,39.7,46.8,40", "on": "2020-11-07"}, ["shusha-2020"], id="with another filter"),
        pytest.param({"bbox": "1,1,2,2"}, [], id="nothing there"),
    ],
)
def test_an_area_keeps_what_happened_in_its_places(asked: dict[str, Any], events: list[str], valley: Dataset) -> None:
    """What is told of a region whose middle lies there is not told of the area."""
    rows = answer(valley, "timeline", **asked, flat=True).events
    assert [row.id for row in rows] == events


def test_json_says_how_an_area_was_understood(valley: Dataset) -> None:
    near = json.loads(result(valley, "timeline", near="Şuşa").to_json())["query"]
    assert (near["near"], near["within"]) == ("shusha", "10km")
    box = json.loads(result(valley, "timeline", bbox="1, 1, 2, 2.5").to_json())["query"]
    assert box["bbox"] == [1, 1, 2, 2.5]


@pytest.mark.parametrize(
    ("asked", "refusal"),
    [
        ({"within": "10km"}, "--within needs --near"),
        ({"near": "shusha", "within": "far"}, "--within can't be 'far'"),
        ({"near": "shusha", "within": "-3km"}, "--within can't be '-3km'"),
        ({"bbox": "46.7,39.7"}, "--bbox can't be '46.7,39.7'"),
        ({"bbox": "47,39,46,40"}, "--bbox can't be '47,39,46,40'"),
        ({"bbox": "46,39,200,40"}, "--bbox can't be '46,39,200,40'"),
        ({"near": "95,46"}, "--near can't be '95,46'"),
        ({"near": "39.76,400"}, "--near can't be '39.76,400'"),
    ],
)
def test_what_is_no_area_is_refused(asked: dict[str, str], refusal: str, valley: Dataset) -> None:
    with pytest.raises(UsageError, match=refusal):
        answer(valley, "timeline", **asked)


def test_a_place_without_coordinates_is_near_nothing(dataset: Dataset) -> None:
    with pytest.raises(UsageError, match="Nagorno-Karabakh has no coordinates here"):
        answer(dataset, "timeline", near="nagorno-karabakh")
    with pytest.raises(UnknownNameError, match="no place is called 'nowhere'"):
        answer(dataset, "timeline", near="nowhere")
