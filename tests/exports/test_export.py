"""The whole record in files for other tools, read by those tools; whole or not at all."""

from __future__ import annotations

import asyncio
import csv
import errno
import json
import os
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest

from nkcli import load
from nkcli.answers.question import Filters
from nkcli.cli.main import main
from nkcli.errors import MissingExtra, OutputFailed, UsageError
from nkcli.exports.csv_table import write as write_csv
from nkcli.exports.run import export
from nkcli.exports.tables import Column, Table

if TYPE_CHECKING:
    from pathlib import Path

    from nkcli.model.dataset import Dataset


def exported(dataset: Dataset, target: Path | str, form: str | None = None, **filters: Any) -> dict[str, Table]:
    """Export what filters keep and return the tables by name."""
    tables = export(dataset, Filters.read(filters).query(dataset), str(target), form)
    return {table.name: table for table in tables}


def ids(table: Table) -> list[str]:
    return [row[0] for row in table.rows]


# -- tables --------------------------------------------------------------------------------------


def test_a_cell_holds_one_value_and_a_date_has_its_first_and_last_day(dataset: Dataset, tmp_path: Path) -> None:
    exported(dataset, tmp_path / "facts")

    with open(tmp_path / "facts" / "events.csv", encoding="utf-8", newline="") as file:
        events = {row["id"]: row for row in csv.DictReader(file)}
    assert events["shusha-2020"] == {
        "id": "shusha-2020",
        "title": "Azerbaijan takes control of Shusha",
        "kind": "battle",
        "status": "stated",
        "importance": "2",
        "background": "false",
        "date": "2020-11-06/2020-11-08",
        "earliest": "2020-11-06",
        "latest": "2020-11-08",
        "date_text": "",
        "borrowed": "",
        "part_of": "second",
        "place": "shusha",
        "place_name": "Shusha",
        "lat": "39.76006",
        "lon": "46.74989",
        "precision": "point",
        "summary": "The battle is followed by a ceasefire.",
        "outcome": "",
        "note": "",
    }


def test_a_claim_has_its_bounds_its_voice_and_what_it_may_be_added_to(dataset: Dataset, tmp_path: Path) -> None:
    claims = exported(dataset, tmp_path / "facts.zip", "jsonl")["claims"]

    with zipfile.ZipFile(tmp_path / "facts.zip") as archive:
        rows = [json.loads(line) for line in archive.read("claims.jsonl").splitlines()]
    told = ("low", "best", "high", "claimant_name", "counted", "counted_earliest", "counted_latest", "source")
    ucdp = next(row for row in rows if row["id"] == "second:killed-ucdp")
    assert [ucdp[name] for name in told] == [
        *(7548, 7646, 9077),
        *("UCDP", "2020", "2020-01-01", "2020-12-31", "ucdp-brd-24.1"),
    ]
    assert len(rows) == len(claims.rows) == len(dataset.claims)


def test_filters_keep_what_they_keep_and_every_record_that_it_names(dataset: Dataset, tmp_path: Path) -> None:
    tables = exported(dataset, tmp_path / "facts", place="shusha")

    assert ids(tables["events"]) == ["conflict", "second", "shusha-2020"]
    assert ids(tables["claims"]) == []
    assert ids(tables["places"]) == ["nagorno-karabakh", "shusha"]
    assert ids(tables["actors"]) == ["armenian-side", "azerbaijani-side", "both-sides", "armenia", "azerbaijan"]
    assert ids(tables["sources"]) == ["wikipedia-2025"]


def test_a_text_of_a_cell_is_never_a_formula() -> None:
    table = Table("t", "", (Column("a", "text"), Column("b", "number")), [("=1+1", -1), (None, None)])

    assert write_csv(table) == b"a,b\n'=1+1,-1\n,\n"


# -- read by others ------------------------------------------------------------------------------


@pytest.mark.parametrize("target", ["facts", "facts.zip"])
@pytest.mark.parametrize("filters", [{}, {"war": "second"}])
def test_a_data_package_is_valid(dataset: Dataset, tmp_path: Path, target: str, filters: dict[str, str]) -> None:
    frictionless = pytest.importorskip("frictionless")
    exported(dataset, tmp_path / target, **filters)

    path = tmp_path / (target if target.endswith(".zip") else f"{target}/datapackage.json")
    report = frictionless.validate(str(path), type="package")

    assert report.flatten(["title", "type", "message"]) == []
    assert report.valid


def test_a_workbook_has_a_sheet_for_each_table_real_dates_and_no_formula(dataset: Dataset, tmp_path: Path) -> None:
    pytest.importorskip("xlsxwriter")
    openpyxl = pytest.importorskip("openpyxl")
    tables = exported(dataset, tmp_path / "facts.xlsx")

    book = openpyxl.load_workbook(tmp_path / "facts.xlsx")

    assert book.sheetnames == ["about", *tables]
    head, *rows = book["events"].iter_rows(values_only=True)
    battle = next(dict(zip(head, row, strict=True)) for row in rows if row[0] == "shusha-2020")
    assert (battle["date"], battle["earliest"]) == ("2020-11-06/2020-11-08", datetime(2020, 11, 6))  # noqa: DTZ001
    assert (battle["importance"], battle["background"], battle["lat"]) == (2, False, 39.76006)
    assert not any(cell.data_type == "f" for sheet in book for row in sheet.iter_rows() for cell in row)


def test_no_text_is_a_formula_in_a_workbook_nor_too_long_for_a_cell(dataset: Dataset, tmp_path: Path) -> None:
    pytest.importorskip("xlsxwriter")
    openpyxl = pytest.importorskip("openpyxl")
    from nkcli.exports.xlsx_file import write

    table = Table("t", "", (Column("a", "text"),), [("=1+1",), ("https://a.org",), ("x" * 40_000,), ("a\x1bb",)])
    (tmp_path / "t.xlsx").write_bytes(write(dataset, [table]))

    cells = [row[0] for row in openpyxl.load_workbook(tmp_path / "t.xlsx")["t"].iter_rows(min_row=2)]
    assert [cell.data_type for cell in cells] == ["s"] * 4
    assert [cell.value for cell in cells] == ["=1+1", "https://a.org", "x" * 32_766 + "…", "a\\x1bb"]


def test_parquet_keeps_types_and_duckdb_and_pandas_read_them(dataset: Dataset, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    duckdb, pandas = pytest.importorskip("duckdb"), pytest.importorskip("pandas")
    exported(dataset, tmp_path / "facts", "parquet")

    query = f"SELECT id, earliest, lat FROM '{tmp_path}/facts/events.parquet' WHERE place = 'shusha'"  # noqa: S608
    assert duckdb.sql(query).fetchall() == [("shusha-2020", datetime(2020, 11, 6).date(), 39.76006)]  # noqa: DTZ001
    claims = pandas.read_parquet(tmp_path / "facts" / "claims.parquet")
    assert [str(claims[name].dtype) for name in ("low", "withdrawn")] == ["float64", "bool"]


@pytest.mark.parametrize("filters", [{}, {"place": "shusha"}])
def test_a_store_is_the_record_again(dataset: Dataset, tmp_path: Path, filters: dict[str, str]) -> None:
    tables = exported(dataset, tmp_path / "facts.sqlite", **filters)
    facts = load(tmp_path / "facts.sqlite")

    assert [event.id for event in facts.events] == ids(tables["events"])
    assert [claim.id for claim in facts.claims] == ids(tables["claims"])
    assert facts["shusha-2020"] == dataset.event_by_id["shusha-2020"]


def test_datasette_shows_every_table_with_labels_and_facets(dataset: Dataset, tmp_path: Path) -> None:
    datasette = pytest.importorskip("datasette.app")
    exported(dataset, tmp_path / "facts.sqlite")
    shown = json.loads((tmp_path / "facts.metadata.json").read_text(encoding="utf-8"))
    app = datasette.Datasette([str(tmp_path / "facts.sqlite")], metadata=shown)

    async def get(path: str) -> Any:
        await app.invoke_startup()
        return (await app.client.get(path)).json()

    where = "/facts/event_places.json?_labels=on&_shape=array&place=shusha"
    assert asyncio.run(get(where))[0]["place"] == {"value": "shusha", "label": "Shusha"}
    listed = {table["name"] for table in asyncio.run(get("/facts.json"))["tables"]}
    assert set(shown["databases"]["facts"]["tables"]) <= listed
    assert {"kind", "war"} <= set(asyncio.run(get("/facts/events.json"))["facet_results"])


@pytest.mark.parametrize(
    ("target", "form", "module", "extra"),
    [("facts.xlsx", None, "xlsxwriter", "xlsx"), ("facts", "parquet", "pyarrow", "parquet")],
)
def test_without_its_library_a_sentence_says_how_to_get_it(
    dataset: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, target: str, form: str, module: str, extra: str
) -> None:
    monkeypatch.setitem(__import__("sys").modules, module, None)

    with pytest.raises(MissingExtra) as caught:
        exported(dataset, tmp_path / target, form)

    assert caught.value.hint == f"pip install 'nkcli[{extra}]'"
    assert list(tmp_path.iterdir()) == []


# -- whole or not at all -------------------------------------------------------------------------


@pytest.mark.parametrize("target", ["facts", "facts.zip"])
@pytest.mark.parametrize("failure", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()])
def test_a_full_disk_or_ctrl_c_leaves_the_old_export(
    dataset: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, target: str, failure: BaseException
) -> None:
    exported(dataset, tmp_path / target)
    before = _bytes(tmp_path)
    calls = []

    def fail(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) == (3 if target == "facts" else 1):
            raise failure

    monkeypatch.setattr("nkcli.exports.writing.os.fsync", fail)
    with pytest.raises(OutputFailed if isinstance(failure, OSError) else KeyboardInterrupt):
        exported(dataset, tmp_path / target, war="second")

    assert _bytes(tmp_path) == before


def test_a_folder_that_cannot_be_put_in_its_place_leaves_the_old_one(
    dataset: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    exported(dataset, tmp_path / "facts")
    before = _bytes(tmp_path)
    rename = os.rename

    def fail(source: str, target: str) -> None:
        if source.endswith("new"):
            raise OSError(errno.EACCES, "Permission denied")
        rename(source, target)

    monkeypatch.setattr("nkcli.exports.writing.os.rename", fail)
    with pytest.raises(OutputFailed):
        exported(dataset, tmp_path / "facts", war="second")

    assert _bytes(tmp_path) == before


def _bytes(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_new_export_replaces_the_old_one_whatever_its_tables_were(dataset: Dataset, tmp_path: Path) -> None:
    exported(dataset, tmp_path / "facts", "jsonl")
    exported(dataset, tmp_path / "facts")

    assert {path.suffix for path in (tmp_path / "facts").iterdir()} == {".csv", ".json"}


def test_the_same_facts_give_the_same_bytes(dataset: Dataset, tmp_path: Path) -> None:
    exported(dataset, tmp_path / "a.zip")
    exported(dataset, tmp_path / "b.zip")

    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_a_folder_of_other_files_is_left_alone(dataset: Dataset, tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine")

    with pytest.raises(UsageError, match="holds something that no export wrote"):
        exported(dataset, tmp_path)

    assert _bytes(tmp_path) == {"thesis.txt": b"mine"}


@pytest.mark.parametrize(
    ("target", "form", "message"),
    [
        ("facts.parquet", None, "a .parquet file holds one table, and the record has many"),
        ("facts.docx", None, "can't export to a .docx file"),
        ("facts.xlsx", "csv", "--format csv is for a folder or a .zip file"),
    ],
)
def test_what_cannot_be_exported_to_is_a_usage_error(
    dataset: Dataset, tmp_path: Path, target: str, form: str | None, message: str
) -> None:
    with pytest.raises(UsageError) as caught:
        exported(dataset, tmp_path / target, form)

    assert caught.value.message == message


# -- the command ---------------------------------------------------------------------------------


def test_the_command_says_what_it_wrote(folder: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    facts = str(folder())
    target = str(tmp_path / "out.zip")

    assert main(("--data", facts, "export", "--place", "shusha", "-o", target)) == 0
    assert capsys.readouterr().out == f"3 events, 0 claims, 5 actors, 2 places, 1 source in {target}.\n"


def test_a_device_is_not_replaced(folder: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "null.zip"
    target.symlink_to("/dev/null")

    assert main(("--data", str(folder()), "export", "-o", str(target))) == 5
    assert "it is no regular file" in capsys.readouterr().err


def test_the_command_needs_a_target(folder: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(("--data", str(folder()), "export")) == 2
    assert "-o names nothing to write" in capsys.readouterr().err
