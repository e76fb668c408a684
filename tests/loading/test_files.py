"""The loader: what a data folder must be, and every fault it can have, reported all at once."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from nkcli.errors import DataError
from nkcli.loading import files
from nkcli.loading.files import FILES, digest_of, shipped_folder
from nkcli.loading.validation import validate_tables
from nkcli.model.problem import Problem
from nkcli.store.opening import load

if TYPE_CHECKING:
    from conftest import Changes, Folder, Problems, Raw
    from nkcli.model.dataset import Dataset

SHIPPED = Path(__file__).parents[2] / "data"


# -- a good folder -------------------------------------------------------------------------------


def test_a_good_folder_becomes_a_data_set(dataset: Dataset) -> None:
    assert [e.id for e in dataset.events] == [
        "conflict",
        "first",
        "second",
        "shusha-2020",
        "clashes-2015",
        "fighting-1992",
        "minsk-group",
    ]
    assert list(dataset.actor_by_id) == [
        "armenian-side",
        "azerbaijani-side",
        "both-sides",
        "armenia",
        "azerbaijan",
        "russia",
        "ucdp",
        "western-estimates",
    ]
    assert list(dataset.place_by_id) == ["nagorno-karabakh", "shusha"]
    assert list(dataset.source_by_id) == ["wikipedia-2025", "ucdp-brd-24.1"]
    assert dataset.version == "1.2.3"


def test_a_folder_may_be_named_by_text_or_by_path(folder: Folder) -> None:
    where = folder()

    assert load(str(where)) == load(where)


def test_without_a_folder_the_facts_that_came_with_nkcli_are_loaded() -> None:
    assert load().digest == digest_of({name: (Path(shipped_folder()) / name).read_bytes() for name in FILES})


# -- the twelve kinds of fault, each alone -------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "raw", "expected"),
    [
        pytest.param(
            {},
            {"places.json": None},
            [
                Problem(
                    file="places.json",
                    rule="missing-file",
                    message="there is no such file; every data folder needs it",
                )
            ],
            id="no such file",
        ),
        pytest.param(
            {},
            {"sources.json": {}},
            [Problem(file="sources.json", rule="unreadable-file", message="can't be read: not a regular file")],
            id="not readable",
        ),
        pytest.param(
            {},
            {"places.json": b'{"places": [\n{"id": "chouchi", "name": "Chouch\xe9"}\n]}'},
            [
                Problem(
                    file="places.json",
                    line=2,
                    rule="not-utf-8",
                    message="byte 46 is not UTF-8; save the file as UTF-8",
                )
            ],
            id="not UTF-8",
        ),
        pytest.param(
            {},
            {"sources.json": b'{"sources": [\n{"id" "wikipedia-2025"}\n]}'},
            [
                Problem(
                    file="sources.json",
                    line=2,
                    rule="not-json",
                    message="not JSON: Expecting ':' delimiter at line 2, column 7",
                )
            ],
            id="not JSON, with line and column",
        ),
        pytest.param(
            {("events", "second", "claims"): {"killed": 3825}},
            {},
            [
                Problem(
                    file="events.json",
                    line=4,
                    record="second",
                    field="claims",
                    rule="wrong-type",
                    message='input should be a valid array, got {"killed": 3825}',
                )
            ],
            id="wrong shape",
        ),
        pytest.param(
            {("events", "second", "titel"): "Second war"},
            {},
            [
                Problem(
                    file="events.json",
                    line=4,
                    record="second",
                    field="titel",
                    rule="unknown-field",
                    message="'titel' is no field here; did you mean 'title'?",
                )
            ],
            id="unknown field, with the nearest",
        ),
        pytest.param(
            {("events", "second", "kind"): "wars"},
            {},
            [
                Problem(
                    file="events.json",
                    line=4,
                    record="second",
                    field="kind",
                    rule="unknown-value",
                    message="\"wars\" is not one of the words for 'kind'; did you mean 'war'?",
                )
            ],
            id="unknown word, with the nearest",
        ),
        pytest.param(
            {("places", "shusha", "id"): "nagorno-karabakh", ("events", "shusha-2020", "places"): ["nagorno-karabakh"]},
            {},
            [
                Problem(
                    file="places.json",
                    line=3,
                    record="nagorno-karabakh",
                    field="id",
                    rule="duplicate-id",
                    message="the id 'nagorno-karabakh' is already taken in places.json, record 1; every id is unique",
                )
            ],
            id="duplicate id",
        ),
        pytest.param(
            {("events", "second", "places"): ["nagorno-karabach"]},
            {},
            [
                Problem(
                    file="events.json",
                    line=4,
                    record="second",
                    field="places.0",
                    rule="dangling-reference",
                    message="there is no place 'nagorno-karabach'; did you mean 'nagorno-karabakh'?",
                )
            ],
            id="dangling reference, with the nearest",
        ),
        pytest.param(
            {("events", "conflict", "part_of"): "second"},
            {},
            [
                Problem(
                    file="events.json",
                    line=2,
                    record="conflict",
                    field="part_of",
                    rule="part-of-cycle",
                    message="'conflict' is part of itself, through 'second'",
                ),
                Problem(
                    file="events.json",
                    line=4,
                    record="second",
                    field="part_of",
                    rule="part-of-cycle",
                    message="'second' is part of itself, through 'conflict'",
                ),
            ],
            id="part_of goes in a circle",
        ),
        pytest.param(
            {("events", "shusha-2020", "date"): "1992-05"},
            {},
            [
                Problem(
                    file="events.json",
                    line=5,
                    record="shusha-2020",
                    field="date",
                    rule="outside-parent",
                    message="1992-05 lies outside 'second', which is 2020-09-27/2020-11-10",
                )
            ],
            id="child outside its parent's period",
        ),
        pytest.param(
            {("events", "second", "date"): "2020-09-31"},
            {},
            [
                Problem(
                    file="events.json",
                    line=4,
                    record="second",
                    field="date",
                    rule="impossible-date",
                    message="'2020-09-31' names a day that is in no calendar; "
                    "months run from 01 to 12 (seasons 21 to 24)",
                )
            ],
            id="impossible date",
        ),
    ],
)
def test_each_kind_of_fault_is_reported_with_its_place(
    problems: Problems, changes: Changes, raw: Raw, expected: list[Problem]
) -> None:
    assert problems(changes, raw) == expected


# -- all of them at once -------------------------------------------------------------------------

TWELVE_FAULTS = b"""{"events": [
"second",
{"id": "first", "kind": "wars", "date": "1988-02-20/1994-05-12", "title": "First war", "importance": 1, "citations": []},
{"id": "khojaly", "kind": "violence", "date": "1992-02-31", "title": "Khojaly", "importance": 1, "citations": []},
{"id": "shusha", "kind": "battle", "date": "1992-05-08", "titel": "Shusha", "title": "Shusha", "importance": 1, "citations": []},
{"id": "shusha", "kind": "battle", "date": "2020-11-08", "title": "Shusha", "importance": 1, "citations": []},
{"id": "bishkek", "kind": "ceasefire", "date": "1994-05-05", "title": "Bishkek", "importance": 1, "part_of": "frist", "citations": []},
{"id": "zurich", "kind": "agreement", "date": "2009-10-10", "title": "Zurich", "importance": 1, "part_of": "first", "citations": []},
{"id": "madrid", "kind": "negotiation", "date": "2007", "title": "Madrid", "importance": 1, "part_of": "madrid", "citations": []}
]}
"""  # noqa: E501 - a record a line, as the files are read


def test_a_folder_with_twelve_kinds_of_fault_is_reported_whole(folder: Folder) -> None:
    where = folder(
        raw={
            "actors.json": {},
            "datapackage.json": None,
            "events.json": TWELVE_FAULTS,
            "places.json": b'{"places": [\n"\xff"]}',
            "sources.json": b'{"sources": [}',
        }
    )

    with pytest.raises(DataError) as caught:
        load(where)

    assert caught.value.exit_code == 4
    assert caught.value.message == f"12 problems in the data in {where}"
    assert "\n".join(map(str, caught.value.problems)) == (
        "actors.json: can't be read: not a regular file [unreadable-file]\n"
        "datapackage.json: there is no such file; every data folder needs it [missing-file]\n"
        'events.json:2: expected a record (an object), got "second" [wrong-shape]\n'
        "events.json:3: first kind: \"wars\" is not one of the words for 'kind'; did you mean 'war'? [unknown-value]\n"
        "events.json:4: khojaly date: '1992-02-31' names a day that is in no calendar; "
        "months run from 01 to 12 (seasons 21 to 24) [impossible-date]\n"
        "events.json:5: shusha titel: 'titel' is no field here; did you mean 'title'? [unknown-field]\n"
        "events.json:6: shusha id: the id 'shusha' is already taken in events.json, record 4; "
        "every id is unique [duplicate-id]\n"
        "events.json:7: bishkek part_of: there is no event 'frist'; did you mean 'first'? [dangling-reference]\n"
        "events.json:8: zurich date: 2009-10-10 lies outside 'first', "
        "which is 1988-02-20/1994-05-12 [outside-parent]\n"
        "events.json:9: madrid part_of: 'madrid' is part of itself, through 'madrid' [part-of-cycle]\n"
        "places.json:2: byte 14 is not UTF-8; save the file as UTF-8 [not-utf-8]\n"
        "sources.json:1: not JSON: Expecting value at line 1, column 14 [not-json]"
    )


# -- folders that are none -----------------------------------------------------------------------


def test_a_folder_that_is_not_there_is_one_problem(tmp_path: Path) -> None:
    with pytest.raises(DataError) as caught:
        load(tmp_path / "nowhere")

    where = str(tmp_path / "nowhere")
    message = (
        "there is no such folder; give one that holds "
        "events.json, actors.json, places.json, sources.json, conflict.json, datapackage.json"
    )
    assert list(caught.value.problems) == [Problem(file=where, rule="missing-folder", message=message)]
    assert caught.value.message == f"1 problem in the data in {where}"


def test_a_file_in_place_of_the_folder_is_one_problem(folder: Folder) -> None:
    file = folder() / "events.json"

    with pytest.raises(DataError) as caught:
        load(file)

    assert [(p.file, p.rule, p.message.partition(";")[0]) for p in caught.value.problems] == [
        (str(file), "missing-folder", "this is no folder")
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no FIFOs")
def test_a_pipe_in_place_of_a_file_does_not_keep_the_reader_waiting(folder: Folder) -> None:
    where = folder(raw={"events.json": None})
    os.mkfifo(where / "events.json")

    with pytest.raises(DataError) as caught:
        load(where)

    assert list(caught.value.problems) == [
        Problem(file="events.json", rule="unreadable-file", message="can't be read: not a regular file")
    ]


def test_what_is_no_regular_file_is_refused_with_its_number_and_its_name(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError) as refused:
        files.read_file(str(tmp_path))

    assert str(refused.value) == f"[Errno 21] not a regular file: {str(tmp_path)!r}"


def test_facts_are_found_beside_the_code_when_they_are_there(
    monkeypatch: pytest.MonkeyPatch, folder: Folder, tmp_path: Path
) -> None:
    """As in an installed wheel; in a checkout they lie in its own `data`."""
    assert shipped_folder() == str(SHIPPED)

    packed = tmp_path / "nkcli" / "data"
    packed.parent.mkdir()
    shutil.copytree(folder(), packed, ignore=shutil.ignore_patterns("nkcli"))
    monkeypatch.setattr(files, "__file__", str(packed.parent / "loading" / "files.py"))

    assert shipped_folder() == str(packed)
    assert load().version == "1.2.3"


# -- the digest ----------------------------------------------------------------------------------


def test_the_digest_is_the_sha_256_over_names_lengths_and_bytes(blobs: dict[str, bytes], dataset: Dataset) -> None:
    assert digest_of(dict.fromkeys(FILES, b"{}")) == (
        "f5159b2bf8c3983b0ad3bffff186d3a899b6efaec6a4ebe834b9f8c95e8ce41f"
    )
    assert digest_of(blobs) == dataset.digest


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("at", [0, 10, -1])
def test_the_digest_changes_with_any_byte(blobs: dict[str, bytes], name: str, at: int) -> None:
    changed = bytearray(blobs[name])
    changed[at] ^= 1

    assert digest_of({**blobs, name: bytes(changed)}) != digest_of(blobs)


def test_the_digest_changes_when_a_byte_moves_from_one_file_to_the_next(blobs: dict[str, bytes]) -> None:
    moved = {"actors.json": blobs["actors.json"] + b"\n", "events.json": blobs["events.json"].removesuffix(b"\n")}

    assert digest_of({**blobs, **moved}) != digest_of(blobs)


def test_the_digest_does_not_depend_on_the_order_of_reading(blobs: dict[str, bytes]) -> None:
    assert digest_of(dict(reversed(blobs.items()))) == digest_of(blobs)


def test_line_ends_change_neither_the_digest_nor_the_records(folder: Folder, blobs: dict[str, bytes]) -> None:
    """A Windows editor, or git where it is told to, writes other line ends."""
    windows = {name: data.replace(b"\n", b"\r\n") for name, data in blobs.items()}

    assert digest_of(windows) == digest_of(blobs)
    assert load(folder(raw=windows)) == validate_tables(blobs, "folder", digest_of(blobs))
