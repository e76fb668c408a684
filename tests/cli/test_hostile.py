"""What nobody should type, and surroundings nobody should have: an answer or a sentence, never a traceback."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from conftest import RECORD
from nkcli.cli.app import summaries
from nkcli.cli.commands import build
from nkcli.cli.main import main
from nkcli.store.opening import load

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.slow


NASTY = [
    *("", " ", "\t", "\n", "\x00", "x" * 100_000, "e\u0301", "Խոջալու", "\u200b", "\ud800", "\udcff"),
    *("\x1b[31m", "\x1b]8;;http://x\x07", "\x9b31m", "\u202eabc", "<b>", "[red]", "=1+1", "|", "\\", '"'),
    *("-", "--", "--json", "-o", "-1", "0", "99999999999999999999", "1e400", "nan", "²", "٤٠"),
    *("../../etc/passwd", "/", "~", "*", "%s%n", "{0}", "a:b:c", "dispute:x", "second", "shusha", "russia"),
]
DATES = [
    *("0000", "9999", "10000", "-0001", "1992-02-29", "1993-02-29", "0000-02-29", "1992-13", "1992-1", "19XX", "XXXX"),
    *("1992~", "1994/1988", "1988/..", "../1988", "/", "../..", "1992-25", "2020q5", "29 February 1993", "03/04/2020"),
    *("{1992,1993}", "Y170000", "2020-W05", "5 BCE", "１９９２", "1992\n", "32 May 2020", "9999/0000", "tomorrow"),
]
GOOD = {
    "show": ["second"],
    "cite": ["second"],
    "schema": ["timeline"],
    "search": ["shusha"],
    "verify": ["3,825 Armenian soldiers were killed in the 44-day war"],
}
FILES = ["x.unknown", ".", "/dev/full", "/no/such/folder/x.csv", "x.json/", "\x1b[31m.doc", "y" * 300 + ".csv"]


@pytest.fixture(autouse=True, scope="module")
def _read_once_in_a_folder_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The facts are read once; what the command lines write stays in a folder that goes away."""
    facts = load(RECORD)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path_factory.mktemp("here"))
        patch.setattr("nkcli.store.opening.load", lambda folder: load(folder) if folder else facts)
        yield


def ran(*args: str) -> tuple[int, str, str]:
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="") for _ in range(2))
    err.reconfigure(errors="backslashreplace")  # as Python's own
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main(args)
    return code, told(out), told(err)


def told(stream: io.TextIOWrapper[Any]) -> str:
    stream.flush()
    stream.seek(0)
    return stream.read()


def keeps_the_contract(*args: str) -> None:
    code, out, err = ran(*args)
    assert code in (0, 1, 2, 3, 4, 5)
    verdict = "verify" in args and bool(out)  # its exit code is its answer
    assert bool(err) == (code in (2, 3, 4, 5) and not verdict)
    assert not (code in (2, 3, 4, 5) and out) or verdict
    assert len(err) < 3000
    assert all(c == "\n" or c.isprintable() for c in err)


@st.composite
def command_lines(draw: st.DrawFn) -> list[str]:
    """A command, its argument good or bad, and up to three options, one perhaps twice, with values good or bad."""
    command = draw(st.sampled_from(sorted(summaries())))
    line = [command, *draw(st.sampled_from([[], GOOD.get(command, []), [draw(st.sampled_from(NASTY))]]))]
    options: list[Any] = [p for p in build(command).params if p.param_type_name == "option"]
    for option in draw(st.lists(st.sampled_from(options), max_size=3)) if options else []:
        name = draw(st.sampled_from(option.opts))
        dated = name in ("--from", "--to", "--on", "--as-of")
        values = FILES if name in ("-o", "--output") else [*NASTY, *(DATES if dated else [])]
        values = [*values, *option.parameter.choices] if hasattr(option, "parameter") else values
        line += [name] if option.is_flag else [name, draw(st.sampled_from(values))]
    return line


@settings(max_examples=100, phases=[Phase.generate])  # a failure is a short command line as it is
@given(command_lines())
def test_any_command_line_gets_an_answer_or_a_sentence(line: list[str]) -> None:
    keeps_the_contract(*line)


@pytest.mark.parametrize("option", ["--from", "--to", "--on"])
@pytest.mark.parametrize("date", DATES)
def test_any_date_is_read_or_refused(option: str, date: str) -> None:
    keeps_the_contract("timeline", option, date)


@pytest.mark.parametrize("command", sorted(summaries()))
def test_any_argument_is_understood_or_refused(command: str) -> None:
    everywhere = command in ("disputes", "search", "show", "cite")  # these take their time
    for nasty in NASTY[::4] if everywhere else NASTY:
        keeps_the_contract(command, nasty)


# -- surroundings --------------------------------------------------------------------------------

OF_ALL_SORTS = ("", "timeline --importance 1", "casualties --war second", "places shushi", "disputes --war 2016")


def process(line: str, **environment: str) -> tuple[int, bytes, bytes]:
    command = [sys.executable, "-m", "nkcli", *line.split()]
    done = subprocess.run(command, capture_output=True, check=False, env=environment, timeout=60)
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("line", OF_ALL_SORTS)
def test_nothing_is_needed_from_the_environment(line: str) -> None:
    """No HOME, no PATH, no TERM, no locale."""
    code, out, err = process(line)
    assert (code, bool(out), err) == (0, True, b"")


@pytest.mark.parametrize("columns", ["1", "1000"])
@pytest.mark.parametrize("colour", [{}, {"FORCE_COLOR": "1"}], ids=["plain", "colour"])
def test_any_width_will_do(columns: str, colour: dict[str, str]) -> None:
    code, out, err = process("casualties --war second", COLUMNS=columns, TERM="dumb", PYTHONUTF8="1", **colour)
    assert (code, b"3,825" in out.replace(b"\n", b"") or columns == "1", err) == (0, True, b"")


def test_many_at_once_give_the_same_bytes_and_one_whole_file(tmp_path: Any) -> None:
    target = tmp_path / "wars.json"
    command = [sys.executable, "-m", "nkcli", "wars", "-o", str(target)]
    kept = {**os.environ, "NKCLI_DATA": str(RECORD)}
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=kept) for _ in range(8)]
    assert {(*one.communicate(timeout=120), one.returncode) for one in running} == {(b"", b"", 0)}
    assert os.listdir(tmp_path) == ["wars.json"]
    assert target.read_text(encoding="utf-8") == ran("wars", "--json")[1]
