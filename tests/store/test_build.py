"""A store as SQL sees it: the same bytes each time, every reference there, and views that answer."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from nkcli.answers.search import write_index
from nkcli.cli.main import main
from nkcli.loading.files import read_folder, shipped_folder
from nkcli.store.opening import load, write
from nkcli.store.schema import APPLICATION_ID, FORMAT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from conftest import Folder


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("built") / "facts.sqlite"
    write(read_folder(shipped_folder()), str(path), index=write_index)
    return path


@pytest.fixture
def connection(built: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(built)
    yield connection
    connection.close()


@pytest.mark.slow
def test_the_same_records_give_the_same_bytes(built: Path, tmp_path: Path) -> None:
    write(read_folder(shipped_folder()), str(tmp_path / "again.sqlite"), index=write_index)

    assert (tmp_path / "again.sqlite").read_bytes() == built.read_bytes()


def test_the_file_says_what_it_is(connection: sqlite3.Connection) -> None:
    (application,), (version,) = (
        connection.execute(f"PRAGMA {name}").fetchone() for name in ("application_id", "user_version")
    )
    assert (application, version) == (APPLICATION_ID, FORMAT)


def test_the_file_is_sound_and_every_reference_is_there(connection: sqlite3.Connection) -> None:
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


@pytest.mark.parametrize("view", ["v_timeline", "v_claims", "v_casualties", "v_control", "v_sources"])
def test_every_view_answers(connection: sqlite3.Connection, view: str) -> None:
    assert connection.execute(f"SELECT * FROM {view} LIMIT 3").fetchall()  # noqa: S608 - a view of ours


def test_words_are_found_in_any_spelling(connection: sqlite3.Connection) -> None:
    sql = "SELECT DISTINCT n.record FROM names_fts JOIN names n ON n.position = names_fts.rowid WHERE words MATCH ?"
    for word in ("susa", "shusha", "shushi"):
        assert ("shusha",) in connection.execute(sql, (word,)).fetchall()


def test_the_command_writes_a_store_that_answers_as_the_folder_does(
    folder: Folder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where, store = folder(), tmp_path / "x.sqlite"

    assert main(["build", str(where), "-o", str(store)]) == 0
    assert capsys.readouterr() == ("", "")
    answers = []
    for data in (where, store):
        assert main(["--data", str(data), "casualties", "--war", "second", "--json"]) == 0
        answers.append(capsys.readouterr().out)
    assert answers[0] == answers[1]


def test_a_folder_with_problems_gives_no_store(
    folder: Folder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where = folder({("events", "second", "kind"): "wars"})

    assert main(["build", str(where), "-o", str(tmp_path / "x.sqlite")]) == 4
    assert not (tmp_path / "x.sqlite").exists()
    assert "'kind'" in capsys.readouterr().err


@pytest.mark.parametrize("target", ["events.json", "notes.txt", "/dev/null", "."])
def test_nothing_but_a_store_is_replaced(
    folder: Folder, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, target: str
) -> None:
    """A slip with -o costs no facts, and no device of the system."""
    where = folder()
    monkeypatch.chdir(where)
    (where / "notes.txt").write_text("Mine.", encoding="utf-8")
    before = {path: path.read_bytes() for path in where.iterdir()}

    assert main(["build", ".", "-o", target]) == 5
    assert f"can't write {target}: " in capsys.readouterr().err
    assert {path: path.read_bytes() for path in where.iterdir()} == before


@pytest.mark.slow
def test_short_answers_read_as_much_of_three_times_the_record(tmp_path: Path) -> None:
    """The rows that are read, not the time that a busy machine takes."""
    from bench.generate import generate

    generate(shipped_folder(), tmp_path / "three", 3)
    counts = []
    for folder in (shipped_folder(), str(tmp_path / "three")):
        write(read_folder(folder), str(tmp_path / "x.sqlite"))
        counts.append([_rows_read(str(tmp_path / "x.sqlite"), name) for name in ("second", "shusha", "russia")])

    assert counts[0] == counts[1]


def _rows_read(store: str, name: str) -> int:
    """Return how many rows are fetched to show a record and the claims about it."""
    facts = load(store)
    fetch, fetched = facts.store.rows, []

    def rows(sql: str, parameters: object = ()) -> list[tuple[object, ...]]:
        found = fetch(sql, parameters)  # type: ignore[arg-type]
        fetched.append(len(found))
        return found

    facts.store.rows = rows  # type: ignore[method-assign]
    for by_id in (facts.event_by_id, facts.actor_by_id, facts.place_by_id):
        if name in by_id:
            assert all(claim.subject_title for claim in facts.claims_about(name))
    return sum(fetched)
