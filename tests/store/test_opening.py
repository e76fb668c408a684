"""Stores that are opened, and those that are refused in a sentence."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from nkcli.answers.search import write_index
from nkcli.cli.main import main
from nkcli.errors import DataError
from nkcli.loading.files import read_folder
from nkcli.store.opening import STORE, load, open_bytes, write
from nkcli.store.schema import FORMAT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Folder


@pytest.fixture
def store(folder: Folder, tmp_path: Path) -> Path:
    path = tmp_path / STORE
    write(read_folder(folder()), str(path), index=write_index)
    return path


def _version(path: Path, number: int) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {number}")
    connection.close()


def _drop(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TABLE meta")
    connection.close()


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:20_000])


def _scribble(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[:4096] + b"\xff" * (len(data) - 4096))


def _other(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE events (id)")
    connection.close()


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        pytest.param(lambda p: _version(p, FORMAT + 1), f"the store has format {FORMAT + 1}, newer than", id="newer"),
        pytest.param(lambda p: _version(p, FORMAT - 1), f"the store has format {FORMAT - 1}, older than", id="older"),
        pytest.param(_drop, "the store is damaged", id="without a table"),
        pytest.param(_cut, "the store is damaged", id="cut off"),
        pytest.param(_scribble, "the store is damaged", id="scribbled over"),
        pytest.param(_other, "this is no store of nkcli", id="another program's"),
    ],
)
def test_a_store_that_can_not_be_read_is_one_sentence(
    store: Path, spoil: Callable[[Path], None], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(store)

    assert main(["--data", str(store), "timeline"]) == 4

    out, err = capsys.readouterr()
    assert out == ""
    assert f"{store}: {said}" in err
    assert "Traceback" not in err


def test_what_is_no_store_is_no_folder_either(tmp_path: Path) -> None:
    (tmp_path / "x.sqlite").write_bytes(b"no SQLite file")

    with pytest.raises(DataError, match="1 problem"):
        load(tmp_path / "x.sqlite")


@pytest.mark.parametrize("name", ["100%.sqlite", "what?.sqlite", "#1.sqlite", "Şuşa store.sqlite"])
def test_a_store_may_have_any_name(store: Path, name: str) -> None:
    renamed = store.with_name(name)
    store.rename(renamed)

    assert load(renamed).event_by_id["second"].title == "Second Nagorno-Karabakh War"


def test_a_store_is_read_out_of_bytes(store: Path) -> None:
    opened = open_bytes(store.read_bytes(), "in a zip file")

    assert opened.rows("SELECT count(*) FROM claims") == [(16,)]


def test_a_store_is_never_written_to(store: Path) -> None:
    before = store.read_bytes()
    facts = load(store)
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        facts.store.connection.execute("DELETE FROM claims")
    assert store.read_bytes() == before
    assert sorted(os.listdir(store.parent)) == sorted({*os.listdir(store.parent)} - {f"{STORE}-journal"})


def test_a_store_that_can_not_be_written_leaves_what_was_there(store: Path, folder: Folder) -> None:
    before = store.read_bytes()
    store.parent.joinpath("full").mkdir()

    with pytest.raises(OSError, match="unable to open"):
        write(read_folder(folder()), str(store.parent / "nowhere" / STORE))

    assert store.read_bytes() == before


def test_a_build_that_is_killed_leaves_the_old_file(store: Path, folder: Folder) -> None:
    """It is stopped somewhere on its way, eight times."""
    before = store.read_bytes()
    where = folder()
    command = [sys.executable, "-m", "nkcli", "build", str(where), "-o", str(store)]
    for pause in range(8):
        building = subprocess.Popen(command)
        time.sleep(0.05 + pause * 0.06)
        building.kill()
        building.wait()
        assert load(store).digest == load(where).digest
        assert store.read_bytes() == before
