"""A pager for long answers where a person sits before them, a width to choose, and links on sources."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from asking import answer
from conftest import write_folder
from nkcli.cli.main import main
from nkcli.formats.registry import Context
from nkcli.formats.table import write as table
from nkcli.store.opening import load

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Folder

pty = pytest.importorskip("pty")
termios = pytest.importorskip("termios")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(write_folder(tmp_path_factory.mktemp("tiny"), {}, {}))


def on_terminal(*args: str, rows: int = 10, **variables: Any) -> tuple[int, str]:
    """Run nkcli on a terminal of so many rows; give its exit code and what stands there."""
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (rows, 80))
    environ = {key: value for key, value in os.environ.items() if key not in ("COLUMNS", "LINES", "PAGER", "LESS")}
    command = [sys.executable, "-m", "nkcli", *args]
    process = subprocess.Popen(
        command,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**environ, "NO_COLOR": "1", "TERM": "xterm", **variables},
    )
    os.close(theirs)
    out = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:
            break
        if not piece:
            break
        out += piece
    os.close(ours)
    return process.wait(), out.decode().replace("\r\n", "\n")


@pytest.fixture
def pager(tmp_path: Path) -> str:
    """A pager that says that it is one, what LESS is, and what stands first."""
    script = tmp_path / "pager"
    script.write_text('#!/bin/sh\necho "LESS=$LESS"; head -1\n')
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    return str(script)


def test_a_long_answer_is_paged(data: str, pager: str) -> None:
    assert on_terminal("--data", data, "wars", "second", NKCLI_PAGER=pager) == (
        0,
        "LESS=FRX\nSecond Nagorno-Karabakh War\n",
    )


@pytest.mark.parametrize(
    ("args", "variables"),
    [
        pytest.param(("--no-pager",), {}, id="by an option"),
        pytest.param((), {"NKCLI_PAGER": ""}, id="an empty variable"),
        pytest.param((), {"PAGER": "cat"}, id="cat"),
        pytest.param((), {"PAGER": "no-such-pager"}, id="none installed"),
        pytest.param(("--json",), {}, id="for programs"),
    ],
)
def test_nothing_is_paged(args: tuple[str, ...], variables: dict[str, str], data: str, pager: str) -> None:
    code, out = on_terminal("--data", data, "wars", "second", *args, **dict[str, Any]({"PAGER": pager, **variables}))
    assert code == 0
    assert "LESS=" not in out
    assert "Second Nagorno-Karabakh War" in out


def test_a_short_answer_is_not_paged(data: str, pager: str) -> None:
    assert "LESS=" not in on_terminal("--data", data, "wars", "second", rows=99, NKCLI_PAGER=pager)[1]


def test_the_variable_of_nkcli_goes_before_the_systems_and_less_is_left_as_it_is(data: str, pager: str) -> None:
    variables: dict[str, Any] = {"NKCLI_PAGER": pager, "PAGER": "false", "LESS": "S"}
    assert on_terminal("--data", data, "wars", "second", **variables) == (0, "LESS=S\nSecond Nagorno-Karabakh War\n")


def test_leaving_early_is_no_failure(data: str) -> None:
    assert on_terminal("--data", data, "timeline", rows=2, PAGER="true") == (0, "")


@pytest.mark.parametrize("columns", [40, 60, 120, 200])
def test_a_width_can_be_chosen(columns: int, folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(folder()), "show", "second", "--width", str(columns)]) == 0
    assert max(map(len, capsys.readouterr().out.splitlines())) <= columns


def test_a_width_is_for_tables(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(folder()), "wars", "--width", "60", "--format", "csv"]) == 2
    assert "--width is for tables" in capsys.readouterr().err


def test_sources_are_links_where_the_terminal_shows_them(folder: Folder) -> None:
    shown = answer(load(folder()), "show", id="shusha-2020")
    links = {"wikipedia-2025": "https://en.wikipedia.org/wiki/A|b"}
    context = Context(
        dataset={}, all_names={}, colour=True, links=lambda ids: {i: links[i] for i in ids & links.keys()}
    )

    linked = "\x1b]8;;https://en.wikipedia.org/wiki/A%7Cb\x1b\\wikipedia-2025\x1b]8;;\x1b\\"
    assert linked in table(shown, context)
    assert "\x1b]8;;" not in table(shown, Context(dataset={}, all_names={}, colour=True))
