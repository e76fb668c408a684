"""A file that was cut off, changed or is of another kind is refused, by the line or the column that shows it."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest

from importers.rows import GED, ged, table
from nkcli.errors import InputFailed, UnsuitableFile
from nkcli.importers.csv_rows import read_rows
from nkcli.importers.ucdp_ged import COLUMNS

if TYPE_CHECKING:
    from pathlib import Path

TWO = ged({"id": "1"}, {"id": "2", "conflict_name": "Myanmar (Burma): Karenni"})
"""A file of two rows."""

OLD = table([{name: value for name, value in GED.items() if "new_id" not in name and name != "relid"}])
"""A file as earlier versions were, without UCDP's own ids."""

REFUSED = [
    pytest.param(b"", "it is empty", id="empty"),
    pytest.param(
        TWO[: TWO.index("Karenni") - 2].encode(),
        "line 3 ends with the column conflict_name, 9 of 49",
        id="cut off in a row",
    ),
    pytest.param(
        (TWO + '3,"MYA').encode(), "line 4: it ends inside quotation marks", id="cut off inside quotation marks"
    ),
    pytest.param(
        gzip.compress(TWO.encode() * 50)[:200], "it is compressed and breaks off after line", id="compressed, cut off"
    ),
    pytest.param(
        TWO.replace("Azein", "San José").encode("latin-1"),
        "line 2 is not UTF-8: its byte 181 is 0xe9",
        id="in Latin-1",
    ),
    pytest.param(TWO.encode("utf-16"), "line 1 is UTF-16 or holds NUL characters", id="in UTF-16"),
    pytest.param(
        TWO.replace("Azein", "San José").encode().decode("cp1252").encode(),
        "line 2 was saved in another encoding and is garbled: ',,,2,San JosÃ© town,,Kayin'",
        id="UTF-8 read as Windows-1252 and saved again",
    ),
    pytest.param(
        TWO.replace(",", ";").encode(), "line 1 separates the columns by semicolons, not commas", id="semicolons"
    ),
    pytest.param(TWO.replace(",", "\t").encode(), "line 1 separates the columns by tabs, not commas", id="tabs"),
    pytest.param(
        OLD.encode(), "line 1 lacks the columns relid, conflict_new_id, side_a_new_id, side_b_new_id", id="old version"
    ),
    pytest.param(
        b"id,year,month,day,country,conflict_name,side_a,side_b,latitude,longitude,low_death,best_death\n",
        "line 1 lacks the columns relid, type_of_violence, conflict_new_id, dyad_name, side_a_new_id, side_b_new_id, "
        "source_article, source_office and 18 more",
        id="a cut of some columns",
    ),
    pytest.param(TWO.replace("relid", "id", 1).encode(), "line 1 names the column 'id' twice", id="a column twice"),
    pytest.param(
        (TWO + TWO.splitlines()[1] + ",more\n").encode(),
        "line 4 has 50 fields and the header 49",
        id="a row with more fields",
    ),
]


@pytest.mark.parametrize(("data", "why"), REFUSED)
def test_a_file_that_is_not_whole_or_of_another_kind_is_refused(data: bytes, why: str, tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_bytes(data)

    with pytest.raises(UnsuitableFile) as caught:
        list(read_rows(str(path), COLUMNS, "UCDP GED"))

    assert caught.value.exit_code == 4
    assert caught.value.message.startswith(f"can't take {path}: {why}")


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda text: text.encode(), id="as published"),
        pytest.param(lambda text: gzip.compress(text.encode()), id="gzipped, whatever its name"),
        pytest.param(lambda text: b"\xef\xbb\xbf" + text.encode(), id="with a byte order mark"),
        pytest.param(lambda text: text.replace("\n", "\r\n").encode(), id="with line ends of Windows"),
        pytest.param(lambda text: text.rstrip("\n").encode(), id="without the last line end"),
    ],
)
def test_what_does_not_change_the_rows_is_taken(change: object, tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_bytes(change(TWO))  # type: ignore[operator]

    assert [row.cells["id"] for row in read_rows(str(path), COLUMNS, "UCDP GED")] == ["1", "2"]


def test_rows_know_the_line_they_begin_on_though_fields_hold_line_breaks(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text(ged({"id": "1", "source_article": "One\n\ntwo"}, {"id": "2"}), encoding="utf-8")

    assert [(row.line, row.text("source_article")) for row in read_rows(str(path), COLUMNS, "UCDP GED")] == [
        (2, "One two"),
        (5, ""),
    ]


def test_a_file_that_is_not_there_is_an_input_that_failed(tmp_path: Path) -> None:
    with pytest.raises(InputFailed):
        list(read_rows(str(tmp_path / "none.csv"), COLUMNS, "UCDP GED"))
