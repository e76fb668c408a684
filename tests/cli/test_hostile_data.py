"""Data folders that nobody would make by accident: each ends in a sentence, in little time and memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from conftest import write_folder
from nkcli.cli.main import main
from nkcli.store.opening import load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from conftest import Folder

pytestmark = pytest.mark.slow


MEGABYTE = 1_000_000

LIMITED = """\
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (1_500_000_000,) * 2)
resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
from nkcli.__main__ import run
run()
"""
"""Runs nkcli with a gigabyte and a half of memory, and a minute."""


class Ran(NamedTuple):
    code: int
    out: str
    err: str


def _run(folder: Path, *args: str) -> Ran:
    environ = {"PATH": os.environ["PATH"], "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", LIMITED, "--data", str(folder), *args]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300, env=environ)
    return Ran(ran.returncode, ran.stdout, ran.stderr)


limited = pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps to these limits")


@limited
@pytest.mark.parametrize(
    ("piece", "megabytes", "said"),
    [
        pytest.param(b"[", 200, "nested too deeply; records are at most six levels deep [not-json]", id="lists"),
        pytest.param(b'{"a":', 20, "nested too deeply; records are at most six levels deep [not-json]", id="objects"),
        pytest.param(b"\0", 20, "not JSON: Expecting value at line 1, column 1 [not-json]", id="NUL"),
        pytest.param(b"9", 20, "holds a number of thousands of digits [not-json]", id="digits"),
        pytest.param(b'"', 20, "not JSON: Extra data at line 1, column 3 [not-json]", id="quotation marks"),
    ],
)
def test_megabytes_of_nothing_are_refused_within_the_limits(
    folder: Folder, piece: bytes, megabytes: int, said: str
) -> None:
    where = folder(raw={"events.json": piece * (megabytes * MEGABYTE // len(piece))})

    ran = _run(where, "timeline")

    assert (ran.code, ran.out, ran.err.splitlines()[0].partition(": ")[2]) == (4, "", said)


@limited
def test_a_million_rows_that_are_no_records_are_told_and_left(folder: Folder) -> None:
    where = folder(raw={"events.json": b'{"events": [\n' + b"0,\n" * MEGABYTE + b"0]}"})

    ran = _run(where, "timeline")

    assert (ran.code, ran.out) == (4, "")
    assert ran.err.splitlines()[:1] == ["events.json:2: expected a record (an object), got 0 [wrong-shape]"]
    assert ran.err.splitlines()[49:52] == [
        "events.json:51: expected a record (an object), got 0 [wrong-shape]",
        "… and 99,951 more",
        f"nkcli: 100,001 problems in the data in {where}",
    ]


@limited
@pytest.mark.parametrize(
    ("field", "code"),
    [
        pytest.param("title", 0, id="a title of ten million letters is a title"),
        pytest.param("id", 4, id="an id that nothing refers to any more"),
        pytest.param("kind", 4, id="a word of no list"),
        pytest.param("date", 4, id="a date"),
        pytest.param("part_of", 4, id="a reference"),
        pytest.param("nonsense", 4, id="a field that is none"),
    ],
)
def test_a_text_of_ten_megabytes_is_taken_or_refused_within_the_limits(folder: Folder, field: str, code: int) -> None:
    where = folder({("events", "first", field): "x" * (10 * MEGABYTE)})

    ran = _run(where, "timeline", "--format", "jsonl")

    assert (ran.code, len(ran.err) < 5000) == (code, True)


# -- many problems -------------------------------------------------------------------------------

DANGLING = {
    "id": "e",
    "kind": "law",
    "title": "T",
    "importance": 3,
    "date": "2020",
    "part_of": "konflict",
    "citations": [],
}


@pytest.mark.parametrize(
    ("record", "said"),
    [
        pytest.param({}, "'citations' is needed here and is not there [missing-field]", id="fields that are missing"),
        pytest.param(
            DANGLING, "there is no event 'konflict'; did you mean 'conflict'? [dangling-reference]", id="references"
        ),
    ],
)
def test_of_ten_thousand_problems_the_first_fifty_are_shown_and_the_rest_counted(
    folder: Folder, record: dict[str, object], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    where = folder()
    rows = json.loads((where / "events.json").read_text(encoding="utf-8"))["events"]
    many = [{**record, "id": f"e-{n}"} if record else {} for n in range(10_000)]
    (where / "events.json").write_text(json.dumps({"events": [*rows, *many]}), encoding="utf-8")

    assert main(["--data", str(where), "check"]) == 4

    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 53
    assert any(line.endswith(said) for line in lines[:50])
    count = int(lines[50].removeprefix("… and ").removesuffix(" more").replace(",", "")) + 50
    assert count >= 10_000
    assert lines[51] == f"nkcli: {count:,} problems in the data in {where}"


def test_ten_thousand_broken_rules_are_an_answer_with_their_lines(
    folder: Folder, capsys: pytest.CaptureFixture[str]
) -> None:
    where = folder()
    rows = json.loads((where / "events.json").read_text(encoding="utf-8"))["events"]
    long = [{**rows[-1], "id": f"e-{n}", "title": "x" * 80} for n in range(10_000)]
    (where / "events.json").write_text(json.dumps({"events": [*rows, *long]}, indent=1), encoding="utf-8")

    assert main(["--data", str(where), "check", "--format", "jsonl"]) == 1

    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    found = [p for p in found if p["rule"] == "titles-are-short"]
    text = (where / "events.json").read_text(encoding="utf-8").splitlines()
    assert len(found) == 10_000
    assert [p["record"] for p in found if f'"id": "{p["record"]}"' not in text[p["line"] - 1]] == []


# -- what is no file -----------------------------------------------------------------------------


NO_FILE = "can't be read: not a regular file [unreadable-file]"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no such files")
@pytest.mark.parametrize(
    ("make", "said"),
    [
        pytest.param(os.mkdir, NO_FILE, id="a directory"),
        pytest.param(os.mkfifo, NO_FILE, id="a FIFO"),
        pytest.param(lambda p: p.symlink_to("/dev/zero"), NO_FILE, id="zeros"),
        pytest.param(lambda p: p.symlink_to("/dev/null"), NO_FILE, id="nothing"),
        pytest.param(
            lambda p: p.symlink_to("/nowhere"),
            "there is no such file; every data folder needs it [missing-file]",
            id="a link to nothing",
        ),
        pytest.param(
            lambda p: p.symlink_to(p),
            "can't be read: Too many levels of symbolic links [unreadable-file]",
            id="a link to itself",
        ),
    ],
)
@pytest.mark.parametrize("name", ["events.json", "datapackage.json"])
def test_what_is_no_file_is_one_problem(
    folder: Folder, name: str, make: Callable[[Path], None], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    where = folder(raw={name: None})
    make(where / name)

    assert main(["--data", str(where), "timeline"]) == 4

    assert capsys.readouterr().err.splitlines()[0] == f"{name}: {said}"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no such files")
@pytest.mark.parametrize("name", ["exceptions.json", "ids.json"])
@pytest.mark.parametrize("make", [os.mkdir, os.mkfifo, lambda p: p.symlink_to("/dev/zero"), lambda p: p.symlink_to(p)],
                         ids=["a directory", "a FIFO", "zeros", "a link to itself"])  # fmt: skip
def test_nor_is_check_kept_waiting_by_what_stands_beside_the_records(
    folder: Folder, name: str, make: Callable[[Path], None], capsys: pytest.CaptureFixture[str]
) -> None:
    where = folder()
    make(where / name)

    code = main(["--data", str(where), "check"])

    told = capsys.readouterr()
    assert code == 4
    assert f"{name}: can't be read" in told.err


def test_a_file_that_its_reader_may_not_read_is_one_problem(capsys: pytest.CaptureFixture[str]) -> None:
    """Root may read everything, so root tries as nobody."""
    with tempfile.TemporaryDirectory() as name:
        where = write_folder(Path(name), {}, {})
        where.chmod(0o755)
        assert main(["--data", name, "timeline"]) == 0  # so that nothing is imported by nobody
        (where / "places.json").chmod(0)
        capsys.readouterr()
        with _as_nobody():
            assert main(["--data", name, "timeline"]) == 4

    assert capsys.readouterr().err.splitlines()[0] == "places.json: can't be read: Permission denied [unreadable-file]"


@contextmanager
def _as_nobody() -> Iterator[None]:
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


# -- while it is read ----------------------------------------------------------------------------


def test_a_file_that_is_written_again_and_again_while_it_is_read_is_whole_or_a_problem(folder: Folder) -> None:
    """Half a file is refused as what it is; the digest is that of the bytes that were read."""
    where = folder()
    whole = (where / "events.json").read_bytes()
    program = (
        "import sys\nwhole = open(sys.argv[1], 'rb').read()\nprint(flush=True)\n"
        "while True:\n    for part in (whole, whole[:1000], b'', whole[:-2]):\n"
        "        open(sys.argv[1], 'wb').write(part)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, str(where / "events.json")], stdout=subprocess.PIPE
    ) as writer:
        assert writer.stdout is not None
        writer.stdout.readline()
        codes = {main(["--data", str(where), "timeline", "-o", os.devnull, "--format", "csv"]) for _ in range(60)}
        writer.kill()
    (where / "events.json").write_bytes(whole)

    assert codes <= {0, 4}
    assert load(where).events


# -- ids -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    ["../../etc/passwd", "/etc/passwd", "-o", "--help", "a b", "a/b", "a\\b", "~root", "$HOME", "a;b", "*", "", ".",
     "..", "-", "a\nb", "Ä", "e\u0301", "A", "con.", "a--b", "\x1b[31m"],
)  # fmt: skip
def test_what_looks_like_a_path_or_an_option_is_no_id(
    folder: Folder, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    where = folder({("places", "shusha", "id"): text})

    assert main(["--data", str(where), "timeline"]) == 4

    assert (
        "is no id: lower-case a-z and 0-9 in groups joined by '-', '.' or ':' [wrong-value]" in capsys.readouterr().err
    )


# -- bytes that mean the same --------------------------------------------------------------------


def test_lines_may_end_as_on_windows(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    where = folder()
    assert main(["--data", str(where), "timeline", "--format", "jsonl"]) == 0
    told = capsys.readouterr().out
    for file in where.glob("*.json"):
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))

    assert main(["--data", str(where), "timeline", "--format", "jsonl"]) == 0
    assert capsys.readouterr().out == told


@pytest.mark.parametrize("typed", ["Chateau", "Château", "Cha\u0302teau"], ids=["bare", "one code point", "two"])
@pytest.mark.parametrize("written", ["Ch\u00e2teau", "Cha\u0302teau"], ids=["written in one", "written in two"])
def test_a_letter_is_the_same_in_one_code_point_or_two(
    folder: Folder, typed: str, written: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is found is shown as the data have it."""
    where = folder({("places", "shusha", "name"): written})

    assert main(["--data", str(where), "places", typed, "--json"]) == 0

    assert json.loads(capsys.readouterr().out)["records"][0]["name"] == written
