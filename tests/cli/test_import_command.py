"""nkcli import: what is written, what it says of the rows, and what it refuses."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from importers.rows import ged
from nkcli.cli.main import main

if TYPE_CHECKING:
    from pathlib import Path

REPORT = """\
2 rows: 1 event, 1 not taken, 0 outside the selection.
6 claims, 6 actors, 4 places, 1 source in {folder}.

Not taken, all of them in {folder}/rows-not-taken.csv:
rows.csv:3: 2 best: best 900 lies outside low 104 to high 104 [row-not-taken]
"""


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "rows.csv"
    path.write_text(ged({"id": "1"}, {"id": "2", "best": "900"}), encoding="utf-8")
    return str(path)


def test_an_import_says_what_became_of_every_row(file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "ucdp-ged", file, "-o", str(tmp_path / "data")]) == 0

    assert capsys.readouterr() == (REPORT.format(folder=tmp_path / "data"), "")


def test_an_import_says_it_in_json(file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "ucdp-ged", file, "-o", str(tmp_path / "data"), "--json"]) == 0

    report = json.loads(capsys.readouterr().out)
    assert report == {
        "folder": str(tmp_path / "data"),
        "rows": 2,
        "events": 1,
        "outside": 0,
        "claims": 6,
        "actors": 6,
        "places": 4,
        "sources": 1,
        "not_taken": [{"line": 3, "id": "2", "column": "best", "reason": "best 900 lies outside low 104 to high 104"}],
    }


@pytest.mark.parametrize(
    ("args", "code", "message"),
    [
        pytest.param(["ucdp-ged", "FILE"], 2, "nkcli: -o names no folder", id="no folder"),
        pytest.param(["ucdp", "FILE", "-o", "x"], 2, "nkcli: there is no importer 'ucdp'", id="no importer"),
        pytest.param(["acled", "FILE", "-o", "x"], 4, "nkcli: can't take FILE: line 1 lacks", id="another kind"),
        pytest.param(["ucdp-ged", "none.csv", "-o", "x"], 5, "nkcli: can't read none.csv", id="no file"),
        pytest.param(["ucdp-ged", "FILE", "-o", "x", "--from", "soon"], 2, "nkcli: can't read the date", id="no date"),
    ],
)
def test_what_cannot_be_imported_is_refused_with_a_sentence(
    args: list[str],
    code: int,
    message: str,
    file: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)

    assert main(["import", *(file if arg == "FILE" else arg for arg in args)]) == code

    assert capsys.readouterr().err.startswith(message.replace("FILE", file))
    assert not (tmp_path / "x").exists()
