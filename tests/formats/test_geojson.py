"""GeoJSON, read by libraries of those who make maps."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from asking import result
from nkcli.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from nkcli.model.dataset import Dataset


def features(dataset: Dataset, question: str, **parameters: Any) -> dict[str, Any]:
    """Write an answer as GeoJSON, have a library validate it, and return its features by id."""
    text = result(dataset, question, **parameters).to_text("geojson")
    pytest.importorskip("geojson_pydantic").FeatureCollection.model_validate_json(text)
    return {feature["id"]: feature for feature in json.loads(text)["features"]}


def test_an_event_is_a_feature_in_each_of_its_places_which_says_how_precise_it_is(dataset: Dataset) -> None:
    battle = features(dataset, "timeline", on="2020-11-07")["shusha-2020@shusha"]

    assert battle["geometry"] == {"type": "Point", "coordinates": [46.74989, 39.76006]}
    told = ("id", "date", "earliest", "latest", "place", "place_name", "precision", "participants", "sources")
    assert {name: battle["properties"][name] for name in told} == {
        "id": "shusha-2020",
        "date": "2020-11-06/2020-11-08",
        "earliest": "2020-11-06",
        "latest": "2020-11-08",
        "place": "shusha",
        "place_name": "Shusha",
        "precision": "point",
        "participants": ["azerbaijan", "armenian-side"],
        "sources": ["wikipedia-2025"],
    }


def test_an_event_without_a_place_has_no_geometry(dataset: Dataset) -> None:
    event = features(dataset, "timeline")["minsk-group"]

    assert (event["geometry"], event["properties"]["place"]) == (None, None)


def test_a_place_has_the_names_of_each_community(dataset: Dataset) -> None:
    places = features(dataset, "places")

    assert places["nagorno-karabakh"]["geometry"] is None
    assert places["shusha"]["properties"] == {
        "id": "shusha",
        "name": "Shusha",
        "kind": "settlement",
        "within": ["nagorno-karabakh"],
        "events": 1,
        "names_armenian": ["Շուշի", "Shushi"],
        "names_azerbaijani": ["Şuşa"],
        "names_russian": ["Шуша"],
        "place": "shusha",
        "place_name": "Shusha",
        "precision": "point",
    }


def test_control_on_a_date_says_who_held_it_and_what_no_source_says(dataset: Dataset) -> None:
    rows = features(dataset, "places", name="shusha", on="2015").values()

    told = ("status", "holder", "certainty", "sources")
    assert [[row["properties"][name] for name in told] for row in rows] == [
        ["de_facto", "armenian-side", "throughout", ["wikipedia-2025"]],
        ["recognised", None, None, []],
    ]
    assert {tuple(row["geometry"]["coordinates"]) for row in rows} == {(46.74989, 39.76006)}


def test_a_geographic_library_reads_the_points_and_their_fields(dataset: Dataset, tmp_path: Path) -> None:
    pyogrio = pytest.importorskip("pyogrio")
    file = tmp_path / "timeline.geojson"
    file.write_text(result(dataset, "timeline", place="shusha").to_text("geojson"), encoding="utf-8")

    layer = pyogrio.read_info(file)

    assert (layer["crs"], layer["geometry_type"], layer["features"]) == ("EPSG:4326", "Point", 1)
    kinds = dict(zip(layer["fields"], layer["dtypes"], strict=True))
    assert (kinds["earliest"], kinds["importance"], kinds["sources"]) == ("datetime64[D]", "int32", "list(str)")


def test_an_answer_that_lies_nowhere_is_refused_with_the_formats_that_fit(dataset: Dataset) -> None:
    with pytest.raises(UsageError, match="geojson can't write this answer") as caught:
        result(dataset, "claims").to_text("geojson")

    assert caught.value.hint == "choose from: table, plain, json, jsonl, csv, tsv, md, html"
