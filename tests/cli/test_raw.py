"""--raw: CSV and TSV guarded against spreadsheets by default, and the texts as they are on request."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from nkcli.cli.main import main

if TYPE_CHECKING:
    from conftest import Folder

pytestmark = pytest.mark.slow


TITLE = '=HYPERLINK("http://a.example";@B)\t\x1b[31m\x9b32m\u202e'

GUARDED_CSV = """\
date,earliest,latest,title,kind,events,claims,id
1988/..,1988-01-01,,Nagorno-Karabakh conflict,conflict,6,15,conflict
1988-02-20/1994-05-12,1988-02-20,1994-05-12,First Nagorno-Karabakh War,war,1,2,first
2015,2015-01-01,2015-12-31,Border clashes of 2015,phase,0,3,clashes-2015
2020-09-27/2020-11-10,2020-09-27,2020-11-10,"'=HYPERLINK(""http://a.example"";'@B)\\t\\x1b[31m\\x9b32m\\u202e",war,1,10,second
"""
RAW_CSV = """\
date,earliest,latest,title,kind,events,claims,id
1988/..,1988-01-01,,Nagorno-Karabakh conflict,conflict,6,15,conflict
1988-02-20/1994-05-12,1988-02-20,1994-05-12,First Nagorno-Karabakh War,war,1,2,first
2015,2015-01-01,2015-12-31,Border clashes of 2015,phase,0,3,clashes-2015
2020-09-27/2020-11-10,2020-09-27,2020-11-10,"=HYPERLINK(""http://a.example"";@B)\t\\x1b[31m\\x9b32m\\u202e",war,1,10,second
"""
GUARDED_TSV = """\
date\tearliest\tlatest\ttitle\tkind\tevents\tclaims\tid
1988/..\t1988-01-01\t\tNagorno-Karabakh conflict\tconflict\t6\t15\tconflict
1988-02-20/1994-05-12\t1988-02-20\t1994-05-12\tFirst Nagorno-Karabakh War\twar\t1\t2\tfirst
2015\t2015-01-01\t2015-12-31\tBorder clashes of 2015\tphase\t0\t3\tclashes-2015
2020-09-27/2020-11-10\t2020-09-27\t2020-11-10\t"'=HYPERLINK(""http://a.example"";'@B)\\t\\x1b[31m\\x9b32m\\u202e"\twar\t1\t10\tsecond
"""
RAW_TSV = """\
date\tearliest\tlatest\ttitle\tkind\tevents\tclaims\tid
1988/..\t1988-01-01\t\tNagorno-Karabakh conflict\tconflict\t6\t15\tconflict
1988-02-20/1994-05-12\t1988-02-20\t1994-05-12\tFirst Nagorno-Karabakh War\twar\t1\t2\tfirst
2015\t2015-01-01\t2015-12-31\tBorder clashes of 2015\tphase\t0\t3\tclashes-2015
2020-09-27/2020-11-10\t2020-09-27\t2020-11-10\t"=HYPERLINK(""http://a.example"";@B)\t\\x1b[31m\\x9b32m\\u202e"\twar\t1\t10\tsecond
"""

FORMS = [
    pytest.param(("--format", "csv"), GUARDED_CSV, id="csv"),
    pytest.param(("--format", "csv", "--raw"), RAW_CSV, id="raw csv"),
    pytest.param(("--format", "tsv"), GUARDED_TSV, id="tsv"),
    pytest.param(("--format", "tsv", "--raw"), RAW_TSV, id="raw tsv"),
]


@pytest.fixture
def hostile(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> str:
    """Name a data folder with a title that begins like a formula and holds what terminals obey."""
    monkeypatch.delenv("NKCLI_DATA", raising=False)
    return str(folder({("events", "second", "title"): TITLE}))


@pytest.mark.parametrize(("options", "expected"), FORMS)
def test_a_pipe_gets_the_texts_guarded_or_raw(
    options: tuple[str, ...], expected: str, hostile: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(("--data", hostile, "wars", *options)) == 0
    assert capsys.readouterr() == (expected, "")


@pytest.mark.parametrize(("options", "expected"), FORMS)
def test_a_file_gets_the_same(options: tuple[str, ...], expected: str, hostile: str, tmp_path: Path) -> None:
    target = tmp_path / "wars.csv"
    assert main(("--data", hostile, "wars", *options, "-o", str(target))) == 0
    assert target.read_bytes().decode() == expected


@pytest.mark.parametrize(("options", "expected"), FORMS)
def test_a_terminal_gets_the_same_and_nothing_that_it_would_obey(
    options: tuple[str, ...], expected: str, hostile: str
) -> None:
    shown = on_a_terminal(sys.executable, "-m", "nkcli", "--data", hostile, "wars", *options)
    assert shown == expected
    assert [c for c in shown if not c.isprintable() and c not in "\t\n"] == []


def on_a_terminal(*command: str) -> str:
    """Run a command whose standard output is a terminal, and return what arrives there."""
    ours, theirs = os.openpty()
    with subprocess.Popen(command, stdout=theirs, env={**os.environ, "PYTHONUTF8": "1"}) as process:
        os.close(theirs)
        arrived = b""
        try:
            while piece := os.read(ours, 4096):
                arrived += piece
        except OSError:  # Linux says so when the last writer is gone
            pass
        finally:
            os.close(ours)
    assert process.returncode == 0
    return arrived.decode().replace("\r\n", "\n")


@pytest.mark.parametrize(
    "args",
    [
        pytest.param(("wars", "--raw"), id="no format"),
        pytest.param(("wars", "--raw", "--format", "md"), id="Markdown"),
        pytest.param(("wars", "--raw", "-o", "wars.txt"), id="a text file"),
        pytest.param(("cite", "second", "--raw"), id="a reference"),
        pytest.param(
            ("cite", "second", "--raw", "--style", "apa", "-o", "second.csv"), id="a style, whatever the file"
        ),
    ],
)
def test_raw_is_refused_where_nothing_is_guarded(
    args: tuple[str, ...],
    hostile: str,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    before = sorted(Path().iterdir())
    assert main(("--data", hostile, *args)) == 2
    assert capsys.readouterr() == (
        "",
        "nkcli: --raw is for CSV and TSV\n       add --format csv or --format tsv, or leave out --raw\n",
    )
    assert sorted(Path().iterdir()) == before


def test_a_refusal_beside_json_is_json(hostile: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(("--data", hostile, "wars", "--json", "--raw")) == 2
    assert capsys.readouterr().err == (
        '{"error": {"code": 2, "message": "--raw is for CSV and TSV", '
        '"hint": "add --format csv or --format tsv, or leave out --raw", "problems": []}}\n'
    )


def test_a_mark_for_excel_stands_before_csv_alone(hostile: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(("--data", hostile, "wars", "--format", "csv", "--bom")) == 0
    assert capsys.readouterr().out == "\ufeff" + GUARDED_CSV
    assert main(("--data", hostile, "wars", "--format", "tsv", "--bom")) == 2
    assert capsys.readouterr().err == "nkcli: --bom is for CSV\n       add --format csv, or leave out --bom\n"
