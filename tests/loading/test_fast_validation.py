"""The quick way through the door: it lets in what the thorough way lets in, as it is, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nkcli.errors import DataError
from nkcli.loading import validation as door
from nkcli.loading.fast_validation import sound
from nkcli.loading.files import FILES, shipped_folder

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from nkcli.model.dataset import Dataset

Steps = tuple[str | int, ...]


def thoroughly(blobs: Mapping[str, bytes]) -> Dataset:
    """Pass the door as if there were no quick way."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(door, "sound", lambda _: None)
        return door.validate_tables(blobs, "data", "digest")


@pytest.mark.parametrize("which", ["shipped", "tiny"])
def test_sound_data_are_the_same_either_way(which: str, blobs: dict[str, bytes]) -> None:
    if which == "shipped":
        blobs = {name: (Path(shipped_folder()) / name).read_bytes() for name in FILES}

    assert sound(blobs) is not None
    assert repr(door.validate_tables(blobs, "data", "digest")) == repr(thoroughly(blobs))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param('"kind": "conflict"', '"kind": "conflict", "kind": "conflict"', id="a key twice"),
        pytest.param('"kind": "conflict"', '"kind": "war", "kind" :\n"conflict"', id="a key twice, spaced"),
        pytest.param('"kind": "conflict"', '"kind": "war", "k\\u0069nd": "conflict"', id="a key twice, spelled"),
        pytest.param('"importance": 1', '"importance": true', id="true for 1"),
        pytest.param('"importance": 1', '"\\u0069mportance": true', id="true for 1, spelled"),
        pytest.param('"importance": 1', '"importance": 1.0', id="1.0 for 1"),
        pytest.param('"importance": 1', '"importance": 4', id="a word that is none"),
        pytest.param('"title": "Nagorno', '"title": "\\ud800', id="half a character"),
        pytest.param('"id": "first"', '"id": "second"', id="an id twice"),
        pytest.param('"id": "second:killed-armenian-military"', '"id": "shusha"', id="a claim with the id of a place"),
        pytest.param('"part_of": "conflict"', '"part_of": "conflikt"', id="a reference to nothing"),
        pytest.param('"claimant": "armenia"', '"claimant": "second"', id="a reference to a record of another kind"),
        pytest.param('"part_of": "conflict"', '"related": ["first"], "part_of": "conflict"', id="related to itself"),
        pytest.param('"kind": "conflict"', '"kind": "conflict", "part_of": "first"', id="part of its own part"),
        pytest.param('"date": "2020-09-27/2020-11-10"', '"date": "1985"', id="outside what it is part of"),
        pytest.param('"date": "2020-09-27/2020-11-10"', '"date": "2020-09-31"', id="a day in no calendar"),
        pytest.param('{"events"', '{"notes": [], "events"', id="another list"),
        pytest.param('"best": 3825', '"best": NaN', id="not a number"),
        pytest.param('"best": 3825', '"best": "3825"', id="a text for a number"),
        pytest.param('"best": 3825', '"best": -3825', id="a negative figure"),
        pytest.param('"best": 3825', '"best": 3825, "low": 4000', id="a figure that contradicts itself"),
    ],
)
def test_whatever_is_wrong_raises_a_doubt_and_is_found(blobs: dict[str, bytes], old: str, new: str) -> None:
    text = blobs["events.json"].decode()
    assert old in text
    changed = {**blobs, "events.json": text.replace(old, new, 1).encode()}

    assert sound(changed) is None
    with pytest.raises(DataError):
        door.validate_tables(changed, "data", "digest")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param('"kind": "conflict"', '"kind": "conflict", "part_of": null', id="an absent field written out"),
        pytest.param('"title": "Nagorno', '"title": "N\\u0061gorno', id="a letter spelled out"),
    ],
)
def test_a_doubt_without_a_fault_passes_the_thorough_way(
    blobs: dict[str, bytes], dataset: Dataset, old: str, new: str
) -> None:
    changed = {**blobs, "events.json": blobs["events.json"].decode().replace(old, new, 1).encode()}

    assert sound(changed) is None
    assert door.validate_tables(changed, "data", dataset.digest) == dataset


@pytest.mark.parametrize("name", ["events.json", "actors.json", "places.json", "sources.json"])
def test_a_file_that_could_not_be_read_is_a_doubt(blobs: dict[str, bytes], name: str) -> None:
    assert sound({**blobs, name: FileNotFoundError(2, "No such file or directory")}) is None


# -- any change ----------------------------------------------------------------------------------

WORDS = ("conflict", "first", "second", "shusha", "armenia", "wikipedia-2025", "1988", "2020~", "exact", "", "\n")
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers(-1, 4000) | st.floats() | st.sampled_from(WORDS) | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(WORDS), inner, max_size=2),
    max_leaves=4,
)


def ways(value: Any, way: Steps = ()) -> Iterator[Steps]:
    """Yield the way to every value inside another."""
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
        yield (*way, key)
        if isinstance(inner, (dict, list)):
            yield from ways(inner, (*way, key))


@settings(max_examples=300)
@given(st.data())
def test_what_comes_in_quickly_would_come_in_thoroughly_and_be_the_same(
    blobs: dict[str, bytes], data: st.DataObject
) -> None:
    """Values are replaced, taken away and added anywhere in the tiny data set."""
    facts = {name: json.loads(text) for name, text in blobs.items()}
    for _ in range(data.draw(st.integers(1, 3))):
        table = data.draw(st.sampled_from(["events", "actors", "places", "sources"]))
        known = list(ways(facts[f"{table}.json"]))
        *above, last = data.draw(st.sampled_from(known or [(table,)]))
        holder: Any = facts[f"{table}.json"]
        for step in above:
            holder = holder[step]
        if not known or data.draw(st.booleans()):
            holder[last] = data.draw(ANYTHING)
        else:
            del holder[last]
    changed = {name: json.dumps(value, ensure_ascii=False).encode("utf-8", "replace") for name, value in facts.items()}

    tables = sound(changed)

    if tables is not None:
        assert repr(thoroughly(changed).events) == repr(tables["events"])


def test_an_empty_data_set_is_sound() -> None:
    blobs = {f"{t}.json": json.dumps({t: []}).encode() for t in ("events", "actors", "places", "sources")}

    assert sound(blobs) == {"events": (), "actors": (), "places": (), "sources": ()}
