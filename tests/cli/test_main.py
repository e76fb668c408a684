"""Exit codes, streams and the whole text of what goes wrong, each kind of failure once."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from typing import TYPE_CHECKING, NamedTuple, Protocol

import pytest

from conftest import RECORD, write_folder
from nkcli import __version__
from nkcli.cli.main import main
from nkcli.errors import DataError, UnknownNameError, UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    class Folder(Protocol):
        def __call__(self, changes: Mapping[tuple[str | int, ...], object] = ...) -> Path: ...


class Ran(NamedTuple):
    code: int
    out: str
    err: str


class Nkcli(Protocol):
    def __call__(self, *args: str) -> Ran: ...


PINNED = ("NKCLI_DATA", "NKCLI_DEBUG", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "TERMINAL_WIDTH")


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in PINNED:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def nkcli(folder: Folder, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Nkcli:
    """Run nkcli on the tiny data set."""
    monkeypatch.setenv("NKCLI_DATA", str(folder()))

    def run(*args: str) -> Ran:
        code = main(args)
        return Ran(code, *capsys.readouterr())

    return run


# -- all is well ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "args",
    [
        pytest.param((), id="nkcli alone"),
        pytest.param(("timeline",), id="timeline"),
        pytest.param(("casualties", "--war", "second"), id="casualties"),
        pytest.param(("wars", "44-day"), id="wars"),
        pytest.param(("actors", "Россия"), id="actors in Russian"),
        pytest.param(("places", "shushi"), id="places in the other community's spelling"),
        pytest.param(("sources",), id="sources"),
        pytest.param(("show", "second:killed-ucdp"), id="show"),
        pytest.param(("schema", "timeline"), id="schema"),
        pytest.param(("--help",), id="help"),
        pytest.param(("timeline", "-h"), id="help of a command"),
        pytest.param(("timeline", "--text", "nobody knows this"), id="an empty answer is no error"),
    ],
)
def test_what_was_asked_is_on_stdout_and_the_code_is_0(args: tuple[str, ...], nkcli: Nkcli) -> None:
    code, out, err = nkcli(*args)
    assert (code, bool(out), err) == (0, True, "")


def test_the_version_is_one_line(nkcli: Nkcli) -> None:
    assert nkcli("--version") == (0, f"nkcli {__version__}\n", "")


def test_arguments_come_from_the_command_line_by_default(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["nkcli", "--version"])
    assert main() == 0
    assert capsys.readouterr().out == f"nkcli {__version__}\n"


@pytest.mark.parametrize(
    "args",
    [
        pytest.param(("--data", "{}", "wars", "third"), id="before the command"),
        pytest.param(("wars", "--data", "{}", "third"), id="after it"),
        pytest.param(("wars", "third", "--data={}"), id="at the end"),
    ],
)
def test_options_of_every_command_may_stand_anywhere(args: tuple[str, ...], nkcli: Nkcli, tmp_path: Path) -> None:
    """A folder that is named beats the one of the environment."""
    third = tmp_path / "third"
    third.mkdir()
    write_folder(third, {("events", "second", "id"): "third", ("events", "shusha-2020", "part_of"): "third"}, {})
    code, out, err = nkcli(*(arg.format(third) for arg in args))
    assert (code, out.splitlines()[0], err) == (0, "Second Nagorno-Karabakh War", "")


# -- 1: a check came out negative ----------------------------------------------------------------


def test_a_broken_rule_across_records_is_reported_on_stdout_and_the_code_is_1(nkcli: Nkcli, folder: Folder) -> None:
    broken = folder({("events", "shusha-2020", "title"): "Azerbaijan " + "takes " * 30 + "Shusha"})
    code, out, err = nkcli("--data", str(broken), "check")
    assert (code, err) == (1, "")
    assert "shusha-2020" in out


# -- 2: what was typed can't be understood -------------------------------------------------------


@pytest.mark.parametrize(
    ("args", "err"),
    [
        pytest.param(
            ("timlin",),
            "nkcli: there is no command 'timlin'\n       did you mean nkcli timeline?\n",
            id="command nearly right",
        ),
        pytest.param(
            ("frobnicate",),
            "nkcli: there is no command 'frobnicate'\n       see all commands: nkcli --help\n",
            id="command like no other",
        ),
        pytest.param(
            ("",), "nkcli: there is no command ''\n       see all commands: nkcli --help\n", id="empty command"
        ),
        pytest.param(
            ("--frob",), "nkcli: no such option: --frob\n       see: nkcli --help\n", id="option of no command"
        ),
        pytest.param(
            ("timeline", "--bogus"),
            "nkcli: no such option: --bogus\n       see: nkcli timeline --help\n",
            id="option of a command",
        ),
        pytest.param(
            ("today", "--war", "second"),
            "nkcli: no such option: --war\n       see: nkcli today --help\n",
            id="option of another command: only what this one takes is offered",
        ),
        pytest.param(
            ("version",), "nkcli: there is no command 'version'\n       did you mean nkcli --version?\n", id="an option"
        ),
        pytest.param(
            ("show",),
            "nkcli: ID is missing\n       give any id that nkcli prints, a name, or a date\n",
            id="missing argument",
        ),
        pytest.param(
            ("timeline", "--from"),
            "nkcli: option '--from' requires an argument\n       see: nkcli timeline --help\n",
            id="missing value",
        ),
        pytest.param(
            ("timeline", "1992"),
            "nkcli: got unexpected extra argument(s) (1992)\n       see: nkcli timeline --help\n",
            id="one argument too many",
        ),
        pytest.param(
            ("timeline", "--limit", "0"),
            "nkcli: --limit takes a whole number of 1 or more, not '0'\n       give --limit another number\n",
            id="number out of range",
        ),
        *(
            pytest.param(
                ("disputes", "--min-gap", text, "--json"),
                '{"error": {"code": 2, "message": "--min-gap takes a number of 0 or more, not '
                f'\'{text}\'", "hint": "give --min-gap another number", "problems": []}}}}\n',
                id=f"{text} is no finite number",
            )
            for text in ("nan", "inf", "1e400", "-1")
        ),
        pytest.param(
            ("casualties", "--by", "week"),
            "nkcli: --by can't be 'week'\n"
            "       choose from: war, year, month, day, place, side, claimant, source, category\n",
            id="word not in the list",
        ),
        pytest.param(
            ("timeline", "--kind", "batle"),
            "nkcli: there is no kind 'batle'\n       did you mean battle?\n",
            id="kind nearly right",
        ),
        pytest.param(
            ("timeline", "--json", "--format", "csv", "-o", "a.csv", "--on", "1992"),
            '{"error": {"code": 2, "message": "--json and --format csv contradict each other",'
            ' "hint": "leave one of them out", "problems": []}}\n',
            id="formats that contradict each other",
        ),
        pytest.param(
            ("timeline", "-o", "a.doc"),
            "nkcli: can't tell the format from the name 'a.doc'\n"
            "       end it in .bib, .csv, .geojson, .html, .ics, .json, .jsonl, .md, .ndjson, .ris, .tsv, .txt, "
            "or add --format\n",
            id="unknown ending",
        ),
        pytest.param(
            ("timeline", "--from", "03/04/2020"),
            "nkcli: can't read the date '03/04/2020': it can be read in two ways\n"
            "       write 2020-03-04 or 2020-04-03\n",
            id="date of two readings",
        ),
        pytest.param(
            ("timeline", "--from", "2020", "--to", "1988"),
            "nkcli: the period ends before it begins: --from 2020 --to 1988\n       exchange the two dates\n",
            id="period that ends before it begins",
        ),
    ],
)
def test_what_cannot_be_understood_is_a_sentence_with_a_next_step_and_the_code_is_2(
    args: tuple[str, ...], err: str, nkcli: Nkcli
) -> None:
    assert nkcli(*args) == (2, "", err)


# -- 3: no record bears the name -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("args", "err"),
    [
        pytest.param(
            ("timeline", "--war", "secnd"),
            "nkcli: no war is called 'secnd'\n       did you mean second?\n",
            id="nearly right",
        ),
        pytest.param(
            ("actors", "Qqqqqq"),
            "nkcli: no actor is called 'Qqqqqq'\n       list what there is: nkcli actors\n",
            id="like no other",
        ),
        pytest.param(
            ("places", "\x1b[31mX"),
            "nkcli: no place is called '\\x1b[31mX'\n       list what there is: nkcli places\n",
            id="escape sequences are not passed on",
        ),
    ],
)
def test_an_unknown_name_gets_the_nearest_and_the_code_is_3(args: tuple[str, ...], err: str, nkcli: Nkcli) -> None:
    assert nkcli(*args) == (3, "", err)


def test_a_name_of_two_records_gets_both_and_the_code_is_3(nkcli: Nkcli, folder: Folder) -> None:
    both = folder({("events", "first", "aliases"): ["great war"], ("events", "second", "aliases"): ["great war"]})
    assert nkcli("--data", str(both), "wars", "Great War") == (
        3,
        "",
        "nkcli: 'Great War' is the name of 2 wars\n       say which: first, second\n",
    )


def test_the_next_step_after_an_unknown_id_is_a_search(nkcli: Nkcli) -> None:
    said = "nkcli: no record is called 'qqqqqqqqqq'\n       look for its words: nkcli search WORDS\n"
    assert nkcli("show", "qqqqqqqqqq") == (3, "", said)


# -- 4: bad data ---------------------------------------------------------------------------------


def test_bad_data_are_reported_whole_and_the_code_is_4(nkcli: Nkcli, folder: Folder) -> None:
    bad = folder({("events", "second", "kind"): "wra", ("places", "shusha", "lat"): 91})
    err = (
        "events.json:4: second kind: \"wra\" is not one of the words for 'kind'; did you mean 'war'? [unknown-value]\n"
        "places.json:3: shusha lat: 91 is no latitude; expected -90 to 90 degrees [wrong-value]\n"
        f"nkcli: 2 problems in the data in {bad}\n"
        f"       fix the problems listed above, then run: nkcli --data {bad} check\n"
    )
    assert nkcli("--data", str(bad), "timeline") == (4, "", err)


def test_more_than_fifty_problems_are_counted(nkcli: Nkcli, folder: Folder) -> None:
    wrong: dict[tuple[str | int, ...], object] = {
        ("events", "second", "participants"): [{"actor": f"nobody-{i}", "part": "party"} for i in range(60)]
    }
    code, out, err = nkcli("--data", str(folder(wrong)), "timeline")
    assert (code, out, len(err.splitlines())) == (4, "", 53)
    assert err.splitlines()[50] == "… and 10 more"


def test_a_folder_that_is_not_there_is_bad_data(nkcli: Nkcli, tmp_path: Path) -> None:
    missing = tmp_path / "missing"
    code, out, err = nkcli("--data", str(missing), "wars")
    assert (code, out) == (4, "")
    assert err.splitlines()[0].startswith(f"{missing}: there is no such folder; give one that holds events.json, ")


# -- 5: output failed ----------------------------------------------------------------------------


def test_a_file_that_cannot_be_written_is_named_and_the_code_is_5(nkcli: Nkcli, tmp_path: Path) -> None:
    target = tmp_path / "no" / "wars.csv"
    err = (
        f"nkcli: can't write {target}: No such file or directory\n"
        "       choose another place with -o FILE, or leave -o out\n"
    )
    assert nkcli("wars", "-o", str(target)) == (5, "", err)


def test_a_file_that_can_be_written_leaves_both_streams_empty(nkcli: Nkcli, tmp_path: Path) -> None:
    target = tmp_path / "wars.csv"
    assert nkcli("wars", "-o", str(target)) == (0, "", "")
    assert target.read_text().startswith("date,earliest,latest,title,kind,events,claims,id\n1988/..,1988-01-01,,")


def test_an_empty_file_name_is_a_slip_of_the_shell_for_every_command(nkcli: Nkcli) -> None:
    said = "nkcli: -o names no file\n       give a file name, - for standard output, or leave -o out\n"
    assert nkcli("cite", "second", "-o", "") == (2, "", said)
    assert nkcli("wars", "--format", "csv", "-o", " ") == (2, "", said)


def test_a_source_text_that_cannot_be_read_is_no_fault_of_the_output(nkcli: Nkcli, tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.symlink_to(tmp_path / "nowhere")
    assert nkcli("check", "--sources", str(tmp_path)) == (
        5,
        "",
        (
            f"nkcli: can't read {text}: No such file or directory\n"
            "       see that it is there and can be read, and try again\n"
        ),
    )


def test_a_file_that_goes_while_it_is_read_is_named(nkcli: Nkcli, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_: object) -> None:
        raise FileNotFoundError(2, "No such file or directory", "events.json")

    monkeypatch.setattr("nkcli.cli.main._call", gone)
    code, out, err = nkcli("timeline")
    assert (code, out) == (5, "")
    assert err.startswith("nkcli: can't read events.json: No such file or directory\n")


@pytest.mark.parametrize("sources", ["", "/no/such/folder"])
def test_source_texts_that_are_not_there_prove_nothing(sources: str, nkcli: Nkcli) -> None:
    assert nkcli("check", "--sources", sources) == (
        2,
        "",
        f"nkcli: there is no folder {sources!r} of source texts\n       name one that holds .txt, .json or .md files\n",
    )


@pytest.mark.skipif(not os.path.exists("/proc/self/mem"), reason="only Linux has a file that opens but can't be read")
def test_a_text_that_cannot_be_read_from_standard_input_is_a_failure_of_the_input() -> None:
    with open("/proc/self/mem", "rb") as unreadable:
        command = [sys.executable, "-m", "nkcli", "verify", "-"]
        ran = subprocess.run(command, stdin=unreadable, capture_output=True, text=True, check=False, timeout=60)
    said = "nkcli: can't read standard input: Input/output error\n"
    assert (ran.returncode, ran.stdout, ran.stderr.splitlines(keepends=True)[0]) == (5, "", said)


# -- names of every script, whatever the locale --------------------------------------------------

ASCII_ONLY = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


@pytest.mark.parametrize("typed", ["Şuşa", "Շուշի", "Шуша"])
def test_names_are_understood_where_the_locale_knows_ascii_alone(typed: str) -> None:
    code, out, err = process("places", typed, "--format", "plain", **ASCII_ONLY)
    assert (code, out.splitlines()[0], err) == (0, "Shusha", "")


def test_a_file_is_named_as_typed_where_the_locale_knows_ascii_alone(tmp_path: Path) -> None:
    assert process("wars", "-o", str(tmp_path / "Şuşa.csv"), **ASCII_ONLY) == (0, "", "")
    assert os.listdir(tmp_path) == ["Şuşa.csv"]


def test_a_folder_is_named_as_typed_where_the_locale_knows_ascii_alone(tmp_path: Path) -> None:
    code, out, err = process("--data", str(tmp_path / "Şuşa"), "wars", **ASCII_ONLY)
    assert (code, out) == (4, "")
    assert f"nkcli: 1 problem in the data in {tmp_path}/" in err
    shutil.copytree(os.path.join(os.path.dirname(__file__), "..", "..", "data"), tmp_path / "Şuşa")
    assert process("--data", str(tmp_path / "Şuşa"), "check", **ASCII_ONLY).code == 0


def test_bytes_that_are_no_utf_8_stay_as_they_were_typed() -> None:
    code, out, err = process("places", os.fsdecode(b"\xff"))
    assert (code, out) == (3, "")
    assert err.startswith("nkcli: no place is called '\\udcff'")


# -- JSON ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "asking",
    [
        pytest.param(("--json",), id="--json"),
        pytest.param(("--format", "json"), id="--format json"),
        pytest.param(("--format=jsonl",), id="--format=jsonl"),
        pytest.param(("-o", "a.json"), id="-o a.json"),
        pytest.param(("-o", "a.JSON"), id="-o a.JSON"),
        pytest.param(("-o", "a.ndjson"), id="-o a.ndjson"),
        pytest.param(("--output", "a.jsonl"), id="--output a.jsonl"),
        pytest.param(("--output=a.json",), id="--output=a.json"),
    ],
)
def test_who_asked_for_json_gets_the_error_as_one_json_object_on_stderr(asking: tuple[str, ...], nkcli: Nkcli) -> None:
    code, out, err = nkcli("timeline", "--war", "secnd", *asking)
    assert (code, out) == (3, "")
    assert json.loads(err) == {
        "error": {"code": 3, "message": "no war is called 'secnd'", "hint": "did you mean second?", "problems": []}
    }


@pytest.mark.parametrize(
    "asking",
    [
        pytest.param(("--format", "csv"), id="--format csv"),
        pytest.param(("-o", "a.csv"), id="-o a.csv"),
        pytest.param(("-o", "a.json", "--format", "csv"), id="CSV in a file named a.json"),
    ],
)
def test_who_did_not_ask_for_json_gets_a_sentence(asking: tuple[str, ...], nkcli: Nkcli) -> None:
    assert nkcli("timeline", "--war", "secnd", *asking) == (
        3,
        "",
        "nkcli: no war is called 'secnd'\n       did you mean second?\n",
    )


def test_bad_data_as_json_hold_every_problem(nkcli: Nkcli, folder: Folder) -> None:
    bad = folder({("events", "second", "kind"): "wra"})
    code, out, err = nkcli("--data", str(bad), "timeline", "--json")
    assert (code, out) == (4, "")
    assert json.loads(err) == {
        "error": {
            "code": 4,
            "message": f"1 problem in the data in {bad}",
            "hint": f"fix the problems listed above, then run: nkcli --data {bad} check",
            "problems": [
                {
                    "file": "events.json",
                    "line": 4,
                    "record": "second",
                    "field": "kind",
                    "rule": "unknown-value",
                    "message": "\"wra\" is not one of the words for 'kind'; did you mean 'war'?",
                }
            ],
        }
    }


# -- no traceback, unless asked for --------------------------------------------------------------


@pytest.mark.parametrize(
    ("args", "raised"),
    [
        pytest.param(("timeline", "--war", "secnd"), UnknownNameError, id="our own failure"),
        pytest.param(("timeline", "--frob"), UsageError, id="Typer's, which becomes ours"),
        pytest.param(("--data", "/nowhere", "wars"), DataError, id="bad data"),
    ],
)
def test_debugging_raises_what_went_wrong(
    args: tuple[str, ...], raised: type[Exception], nkcli: Nkcli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NKCLI_DEBUG", "1")
    with pytest.raises(raised):
        nkcli(*args)


def test_nothing_is_said_where_stderr_is_closed(nkcli: Nkcli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    assert nkcli("timeline", "--war", "secnd") == (3, "", "")


# -- whole processes -----------------------------------------------------------------------------


def environment(**more: str) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if k not in (*PINNED, "PYTHONIOENCODING", "PYTHONUTF8")}
    kept["NKCLI_DATA"] = str(RECORD)
    return {**kept, "PYTHONIOENCODING": "utf-8", **more}


def process(*args: str, stdout: str = "", **more: str) -> Ran:
    """Run nkcli by a shell, so that `stdout` can be closed or a device."""
    line = f'exec "$@" {stdout}'
    ran = subprocess.run(
        ["/bin/sh", "-c", line, "sh", sys.executable, "-m", "nkcli", *args],
        capture_output=True,
        text=True,
        check=False,
        env=environment(**more),
        timeout=60,
    )
    return Ran(ran.returncode, ran.stdout, ran.stderr)


def test_python_m_nkcli_is_nkcli() -> None:
    assert process("--version") == (0, f"nkcli {__version__}\n", "")
    assert process("timlin") == (2, "", "nkcli: there is no command 'timlin'\n       did you mean nkcli timeline?\n")


CLOSED = "nkcli: can't write standard output: it is closed\n       choose another place with -o FILE, or leave -o out\n"
FULL = (
    "nkcli: can't write standard output: No space left on device\n"
    "       choose another place with -o FILE, or leave -o out\n"
)
HARD_TO_PLACE = [
    pytest.param((), id="nkcli alone"),
    pytest.param(("timeline",), id="timeline"),
    pytest.param(("schema", "timeline"), id="schema"),
    pytest.param(("--version",), id="version"),
    pytest.param(("--help",), id="help"),
    pytest.param(("timeline", "--help"), id="help of a command"),
]


@pytest.mark.parametrize("args", HARD_TO_PLACE)
def test_a_closed_output_is_a_failure_of_the_output(args: tuple[str, ...]) -> None:
    assert process(*args, stdout=">&-") == (5, "", CLOSED)


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="the system has no /dev/full")
@pytest.mark.parametrize("args", HARD_TO_PLACE)
def test_a_full_output_is_a_failure_of_the_output(args: tuple[str, ...]) -> None:
    assert process(*args, stdout="> /dev/full") == (5, "", FULL)


def test_a_closed_stderr_does_not_hide_the_exit_code() -> None:
    assert process("timeline", "--war", "secnd", stdout="2>&-") == (3, "", "")


def test_an_ascii_output_gets_an_answer_in_ascii() -> None:
    code, out, err = process("casualties", PYTHONIOENCODING="ascii", LANG="C", LC_ALL="C")
    assert (code, err, out.isascii()) == (0, "", True)
    assert "!=" in out


def test_a_reader_that_has_enough_ends_nkcli_in_silence() -> None:
    with started("timeline", "--json") as ran:
        assert ran.stdout
        assert ran.stderr
        assert ran.stdout.read(1) == b"{"
        ran.stdout.close()
        assert (ran.wait(60), ran.stderr.read()) == (0, b"")


def test_an_interrupt_is_silent_and_the_code_is_130() -> None:
    with started("timeline", "--json") as ran:
        assert ran.stdout
        assert ran.stdout.read(1) == b"{"  # it waits for its reader to take the rest
        ran.send_signal(signal.SIGINT)
        _, err = ran.communicate(timeout=60)
        assert (ran.returncode, err) == (130, b"")


INTERRUPTED_WHEN_IMPORTING = """
import os, signal, sys

class Interrupts:
    def find_spec(self, name, path=None, target=None):
        if name == "{module}":
            os.kill(os.getpid(), signal.SIGINT)

signal.signal(signal.SIGINT, signal.default_int_handler)
sys.meta_path.insert(0, Interrupts())
sys.argv = ["nkcli", "timeline", "--json"]
from nkcli.__main__ import run
run()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="only POSIX sends a signal to oneself")
@pytest.mark.parametrize(
    ("module", "code"),
    [
        pytest.param("nkcli.cli.main", -signal.SIGINT, id="before nkcli can hear it: the signal ends the process"),
        pytest.param("typer", 130, id="while the modules are loaded"),
        pytest.param("nkcli.answers.timeline", 130, id="while the command is loaded"),
        pytest.param("nkcli.query", 130, id="while the filters are made"),
        pytest.param("nkcli.formats.json", 130, id="while the answer is written"),
    ],
)
def test_an_interrupt_at_the_start_is_silent_too(module: str, code: int) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", INTERRUPTED_WHEN_IMPORTING.format(module=module)],
        capture_output=True,
        check=False,
        env=environment(),
        timeout=60,
    )
    assert (ran.returncode, ran.stdout, ran.stderr.strip()) == (code, b"", b"")


def started(*args: str) -> subprocess.Popen[bytes]:
    """Start nkcli with Ctrl-C in force, which a shell takes from what runs behind it."""
    code = (
        "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler);"
        f" from nkcli.cli.main import main; sys.exit(main({args!r}))"
    )
    return subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(), bufsize=0
    )


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        pytest.param("t", "timeline\ntoday", id="every command that begins so"),
        pytest.param("timeline", "timeline", id="a whole name"),
        pytest.param("x", "", id="none"),
        pytest.param("--v", "--version", id="an option"),
    ],
)
def test_a_shell_completes_commands_and_options(
    typed: str, offered: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, value in {"_NKCLI_COMPLETE": "complete_bash", "COMP_WORDS": f"nkcli {typed}", "COMP_CWORD": "1"}.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SystemExit, match="0"):
        main([])
    assert capsys.readouterr() == (f"{offered}\n", "")


@pytest.mark.parametrize(
    "args",
    [
        ("actors", "russia", "--to", "1990"),
        ("wars", "second", "--war", "nonsense"),
        ("places", "shusha", "--from", "xx"),
    ],
    ids=" ".join,
)
def test_filters_beside_one_record_are_refused_not_dropped(args: tuple[str, ...], nkcli: Nkcli) -> None:
    option = args[2]
    assert nkcli(*args) == (
        2,
        "",
        f"nkcli: {option} filters a list, and NAME is one record\n       leave out {option} or NAME\n",
    )


def test_an_endless_value_is_not_repeated_in_full(nkcli: Nkcli) -> None:
    code, out, err = nkcli("timeline", "--war", "x" * 100_000)
    assert (code, out) == (3, "")
    assert err.splitlines()[0].startswith("nkcli: no war is called 'xxx")
    assert len(err) < 600
    code, out, err = nkcli("timeline", "--war", "x" * 100_000, "--json")
    assert (code, out) == (3, "")
    assert len(json.loads(err)["error"]["message"]) < 600


def test_half_a_character_is_no_file_name(nkcli: Nkcli) -> None:
    """No shell types one, but a program that calls `main` can."""
    code, out, err = nkcli("wars", "--format", "csv", "-o", "\ud800")
    assert (code, out) == (5, "")
    assert err.startswith("nkcli: can't write \\ud800: ")
    code, out, _ = nkcli("--data", "\ud800", "wars")
    assert (code, out) == (4, "")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="only Linux has a device that is always full")
def test_the_exit_code_stands_when_nobody_can_be_told() -> None:
    with open("/dev/full", "w", encoding="utf-8") as full:
        command = [sys.executable, "-m", "nkcli", "timeline", "--war", "secnd"]
        assert subprocess.run(command, stderr=full, check=False, timeout=60).returncode == 3


def test_help_for_a_reader_that_is_gone_is_no_failure() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        command = [sys.executable, "-m", "nkcli", "--help"]
        assert subprocess.run(command, stdout=writing, check=False, timeout=60).returncode == 0
    finally:
        os.close(writing)


def test_an_unknown_dispute_leads_to_the_disputes(nkcli: Nkcli) -> None:
    assert nkcli("disputes", "dispute:x") == (
        3,
        "",
        "nkcli: no dispute is called 'dispute:x'\n       list what there is: nkcli disputes\n",
    )


def test_an_error_is_json_for_a_file_joined_to_its_option(nkcli: Nkcli) -> None:
    code, out, err = nkcli("timeline", "--war", "secnd", "-oy.json")
    assert (code, out) == (3, "")
    assert json.loads(err)["error"]["hint"] == "did you mean second?"
