"""Event rows of others beside claims: sums say what they hold, and only a complete file contradicts anybody.

The same query runs on two engines; that of PySpark is tried where Java is installed, on the same rows.
"""

from __future__ import annotations

import gzip
import json
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from importers.rows import ged
from nkcli.api import ask
from nkcli.cli.main import main
from nkcli.errors import InputFailed, MissingExtra, UnsuitableFile, UsageError
from nkcli.formats.schema import schema_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from nkcli.api import Facts

pytest.importorskip("ibis", reason="nkcli[compare] is not installed")
pytestmark = pytest.mark.filterwarnings("ignore:fetch_arrow_table:DeprecationWarning")  # between Ibis and DuckDB

EXTRACT = str(Path(__file__).parent.parent / "data" / "ucdp_ged_23_1_extract.csv")

NK = {
    "conflict_new_id": "388",
    "conflict_name": "Azerbaijan: Artsakh (Nagorno-Karabakh)",
    "country": "Azerbaijan",
    "side_a": "Government of Azerbaijan",
    "side_b": "Republic of Armenia",
    "adm_1": "Shusha district",
    "latitude": "39.76",
    "longitude": "46.75",
}

ROWS = ged(
    NK
    | {"id": "1", "date_start": "2020-11-06", "date_end": "2020-11-08", "date_prec": "2"}
    | {"deaths_a": "10", "deaths_b": "20", "deaths_civilians": "0", "low": "30", "best": "30", "high": "45"},
    NK
    | {"id": "2", "date_start": "2020-10-01", "date_end": "2020-10-31", "latitude": "40.9", "where_prec": "5"}
    | {"deaths_a": "0", "deaths_b": "0", "deaths_civilians": "0", "deaths_unknown": "7000"}
    | {"low": "7000", "best": "7000", "high": "8000", "gwnoa": "373;371"},
    NK | {"id": "3", "date_start": "2020-10-30", "date_end": "2020-11-02", "best": "9", "low": "10"},
    {"id": "4"},
)
"""Four rows: one at Shusha, one month-long sum, one whose best figure lies outside its range, one elsewhere."""

CLAIM = {
    "id": "shusha-2020:killed",
    "measure": "killed",
    "unit": "people",
    "best": 50,
    "qualifier": "about",
    "counted": "2020-11-06/2020-11-08",
    "citations": [{"source": "wikipedia-2025", "locator": "Second war ¶3"}],
}


@pytest.fixture
def facts(folder: Callable[..., Path]) -> Facts:
    import nkcli

    return nkcli.load(folder({("events", "shusha-2020", "claims"): [CLAIM]}))


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "rows.csv"
    path.write_text(ROWS, encoding="utf-8")
    return str(path)


def rows(facts: Facts, *files: str, **parameters: Any) -> list[tuple[Any, ...]]:
    """Return group or event, rows, known, sums, claims and relation of each row of an answer."""
    fields = ("key", "rows", "known", "low", "best", "high", "claims", "relation")
    answer = ask(facts, "compare", files=files, **parameters).to_dicts()
    return [tuple(tuple(v) if isinstance(v := row[field], list) else v for field in fields) for row in answer]


@pytest.mark.parametrize(
    ("by", "sums"),
    [
        pytest.param(
            "year",
            [
                ("1992", 1, 1, 104, 104, 104, (), None),
                ("2020", 3, 2, 7030, 7030, 8045, ("second:killed-ucdp",), None),
                ("shusha-2020", 1, 1, 30, 30, 45, ("shusha-2020:killed",), None),
            ],
            id="by year, and event by event",
        ),
        pytest.param(
            "month",
            [
                ("1992-01", 1, 1, 104, 104, 104, (), None),
                ("2020-10", 1, 1, 7000, 7000, 8000, (), None),
                ("2020-11", 1, 1, 30, 30, 45, (), None),
                (None, 1, 0, None, None, None, (), None),
                ("shusha-2020", 1, 1, 30, 30, 45, ("shusha-2020:killed",), None),
            ],
            id="by month, of which a row is in no one",
        ),
        pytest.param(
            "place",
            [
                ("Shusha district", 2, 1, 30, 30, 45, (), None),
                ("Kayin state", 1, 1, 104, 104, 104, (), None),
                (None, 1, 1, 7000, 7000, 8000, (), None),
                ("shusha-2020", 1, 1, 30, 30, 45, ("shusha-2020:killed",), None),
            ],
            id="by place, of which a row is in no one",
        ),
    ],
)
def test_rows_are_added_up_as_far_as_they_are_known(
    by: str, sums: list[tuple[Any, ...]], facts: Facts, file: str
) -> None:
    """A row whose best figure lies outside its own range is counted and not added."""
    assert rows(facts, file, by=by) == sums


def test_deaths_are_added_up_by_whose_they_are(facts: Facts, file: str) -> None:
    """The claims beside them are on the soldiers of that side in the war that was asked for."""
    assert rows(facts, file, by="side", war="second", complete=True) == [
        ("Government of Azerbaijan", 3, 2, None, 10, None, ("second:killed-azerbaijani-military",), None),
        ("Republic of Armenia", 3, 2, None, 20, None, ("second:killed-armenian-military",), None),
        ("civilians", 3, 2, None, 0, None, (), None),
        ("unknown", 3, 2, None, 7000, None, (), None),
    ]


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("java") is None, reason="PySpark needs Java")
@pytest.mark.filterwarnings("ignore")
def test_pyspark_gives_the_same_sums_to_the_digit(facts: Facts, file: str) -> None:
    pytest.importorskip("pyspark", reason="nkcli[spark] is not installed")
    for by in ("year", "month", "place", "side"):
        assert rows(facts, file, EXTRACT, by=by, engine="pyspark") == rows(facts, file, EXTRACT, by=by)


def test_only_a_complete_file_of_known_rows_contradicts_a_claim(facts: Facts, file: str, tmp_path: Path) -> None:
    sound = tmp_path / "sound.csv"
    sound.write_text("".join(ROWS.splitlines(keepends=True)[n] for n in (0, 1, 2)), encoding="utf-8")

    def relation(path: str, **parameters: Any) -> object:
        return next(row[-1] for row in rows(facts, path, **parameters) if row[0] == "2020")

    few = tmp_path / "few.csv"
    few.write_text("".join(ROWS.splitlines(keepends=True)[:2]), encoding="utf-8")
    whole = {"complete": True, "conflict": "388"}
    assert relation(str(sound), **whole) == "overlap"
    assert relation(str(few), **whole) == "apart"
    assert relation(str(few)) is None, "it is not declared complete"
    assert relation(str(few), complete=True) is None, "it may hold other conflicts"
    assert relation(file, **whole) is None, "a row has no figure"
    assert relation(str(few), **whole, from_="2020-11") is None, "a part of the year"


@pytest.mark.parametrize(
    ("parameters", "count"),
    [
        pytest.param({}, 4, id="all"),
        pytest.param({"conflict": "388"}, 3, id="a conflict by its number"),
        pytest.param({"conflict": "artsakh"}, 3, id="a conflict by a word of its name"),
        pytest.param({"country": "myanmar (burma)"}, 1, id="a country"),
        pytest.param({"from_": "2020-11"}, 2, id="from a month on"),
        pytest.param({"to": "1992"}, 1, id="up to a year"),
        pytest.param({"war": "second"}, 3, id="the time of a war"),
    ],
)
def test_rows_are_selected(parameters: dict[str, str], count: int, facts: Facts, file: str) -> None:
    assert sum(row[1] for row in rows(facts, file, complete=True, **parameters)) == count


def test_files_may_be_gzipped_parquet_many_and_patterns(facts: Facts, file: str, tmp_path: Path) -> None:
    import ibis

    (tmp_path / "more.csv.gz").write_bytes(gzip.compress(ROWS.encode()))
    connection = ibis.duckdb.connect()
    connection.read_csv(file).to_parquet(str(tmp_path / "rows.parquet"))

    def count(*files: str) -> int:
        return sum(row[1] for row in rows(facts, *files, complete=True))

    assert count(str(tmp_path / "rows.parquet")) == 4
    assert count(file, str(tmp_path / "more.csv.gz")) == 8
    assert count(str(tmp_path / "*.csv"), str(tmp_path / "*.csv.gz")) == 8


def test_the_sums_of_real_rows_are_those_of_the_import(facts: Facts) -> None:
    """120 rows, nine of them without a figure: see the tests of the importer."""
    listed = rows(facts, EXTRACT, complete=True)
    assert (sum(row[1] for row in listed), sum(row[2] for row in listed)) == (120, 111)


REFUSED = [
    pytest.param(["https://example.org/ged.csv"], UsageError, "is a remote address", id="a remote address"),
    pytest.param(["a.csv", "b.parquet"], UsageError, "some files are Parquet", id="files of two kinds"),
    pytest.param(["none.csv"], InputFailed, "can't read none.csv", id="no file"),
    pytest.param(["old.csv"], UnsuitableFile, "line 1 lacks the column conflict_new_id", id="another version"),
    pytest.param(["other.csv"], UnsuitableFile, "line 1 lacks the columns", id="semicolons"),
    pytest.param(["text.parquet"], UnsuitableFile, "can't take text.parquet", id="no Parquet"),
    pytest.param(["cut.csv"], UnsuitableFile, "can't take cut.csv", id="cut off"),
]


@pytest.mark.parametrize(("files", "error", "message"), REFUSED)
def test_what_cannot_be_compared_is_refused_with_a_sentence(
    files: list[str],
    error: type[Exception],
    message: str,
    facts: Facts,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "old.csv").write_text(ROWS.replace("new_id", "id"), encoding="utf-8")
    (tmp_path / "other.csv").write_text(ROWS.replace(",", ";"), encoding="utf-8")
    (tmp_path / "text.parquet").write_text("text", encoding="utf-8")
    (tmp_path / "cut.csv").write_text(ROWS[:-60], encoding="utf-8")

    with pytest.raises(error, match=message.replace("(", r"\(")):
        ask(facts, "compare", files=files)


@pytest.mark.parametrize(("engine", "extra"), [("duckdb", "compare"), ("pyspark", "spark")])
def test_without_the_extra_one_sentence_says_how_to_get_it(
    engine: str, extra: str, facts: Facts, file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("ibis", "pyspark", "pyspark.errors"):
        monkeypatch.setitem(sys.modules, module, None)

    with pytest.raises(MissingExtra) as caught:
        ask(facts, "compare", files=[file], engine=engine)

    assert caught.value.exit_code == 5
    assert caught.value.hint == f"pip install 'nkcli[{extra}]'"


TEXT = """\
Killed in ucdp-ged rows, by year

Year                                             Known    Low   Best   High       Claims  Relation

1992                                            1 of 1    104    104    104            –
2020                                            2 of 3  7,030  7,030  8,045  7,548–9,077  open

Event by event: rows of the same days, near the place
shusha-2020                                     1 of 1     30     30     45           50  open
"""


def test_the_command_prints_sums_beside_claims(facts: Facts, file: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(facts.folder), "compare", file]) == 0

    out = capsys.readouterr().out
    lines = [line.split() for line in TEXT.splitlines() if line]
    assert [line.split() for line in out.splitlines() if line][: len(lines)] == lines
    assert "so a difference is no dispute" in out


def test_json_has_what_its_schema_says(facts: Facts, file: str) -> None:
    answer = json.loads(ask(facts, "compare", files=[file]).to_json())
    schema = json.loads(schema_text("comparison"))
    assert sorted(answer) == sorted(schema["properties"])
    assert sorted(answer["rows"][0]) == sorted(schema["$defs"]["ComparisonRow"]["properties"])
