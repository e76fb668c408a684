"""What an output can take, and how answers get there whole or not at all."""

from __future__ import annotations

import io
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from nkcli.cli.terminal import Terminal
from nkcli.cli.writing import write_file, write_out
from nkcli.errors import ClosedPipe, OutputFailed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class Screen(io.TextIOWrapper):
    """A terminal of 80 columns, which the system can't measure."""

    def __init__(self, encoding: str = "utf-8") -> None:
        super().__init__(io.BytesIO(), encoding=encoding)

    def isatty(self) -> bool:
        return True


def pipe(encoding: str = "utf-8") -> io.TextIOWrapper[io.BytesIO]:
    return io.TextIOWrapper(io.BytesIO(), encoding=encoding)


@pytest.fixture(autouse=True)
def _no_real_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "__stdout__", None)


# -- what the output is --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("environ", "colour"),
    [
        pytest.param({}, True, id="nothing said"),
        pytest.param({"TERM": "xterm-256color"}, True, id="TERM"),
        pytest.param({"TERM": "dumb"}, False, id="TERM=dumb"),
        pytest.param({"NO_COLOR": "1"}, False, id="NO_COLOR"),
        pytest.param({"NO_COLOR": "0"}, False, id="NO_COLOR of any value"),
        pytest.param({"NO_COLOR": ""}, True, id="empty NO_COLOR says nothing"),
        pytest.param({"FORCE_COLOR": "1", "TERM": "dumb"}, True, id="FORCE_COLOR on a dumb terminal"),
        pytest.param({"NO_COLOR": "1", "FORCE_COLOR": "1"}, False, id="NO_COLOR beats FORCE_COLOR"),
        pytest.param({"FORCE_COLOR": "0", "TERM": "dumb"}, False, id="FORCE_COLOR=0 forces nothing"),
    ],
)
def test_a_terminal_takes_colour_unless_told_otherwise(environ: dict[str, str], colour: bool) -> None:  # noqa: FBT001
    assert Terminal.of(Screen(), environ) == Terminal(is_terminal=True, columns=80, colour=colour)


@pytest.mark.parametrize(
    ("environ", "colour"),
    [
        pytest.param({}, False, id="nothing said"),
        pytest.param({"TERM": "xterm-256color"}, False, id="TERM"),
        pytest.param({"FORCE_COLOR": "1"}, True, id="FORCE_COLOR"),
        pytest.param({"FORCE_COLOR": ""}, False, id="empty FORCE_COLOR says nothing"),
        pytest.param({"NO_COLOR": "1", "FORCE_COLOR": "1"}, False, id="NO_COLOR beats FORCE_COLOR"),
    ],
)
def test_a_pipe_takes_colour_only_by_force(environ: dict[str, str], colour: bool) -> None:  # noqa: FBT001
    assert Terminal.of(pipe(), environ) == Terminal(is_terminal=False, columns=None, colour=colour)


@pytest.mark.parametrize(
    ("asked", "columns"),
    [
        pytest.param("40", 40, id="40"),
        pytest.param("200", 200, id="200"),
        pytest.param("1", 1, id="1"),
        pytest.param("0", 80, id="none"),
        pytest.param("-5", 80, id="below none"),
        pytest.param("wide", 80, id="no number"),
        pytest.param("٤٠", 80, id="Arabic digits"),
        pytest.param("", 80, id="empty"),
    ],
)
def test_the_environment_can_set_the_width(asked: str, columns: int) -> None:
    assert Terminal.of(Screen(), {"COLUMNS": asked}).columns == columns


@pytest.mark.parametrize(
    ("asked", "columns"),
    [
        pytest.param("40", 40, id="40"),
        pytest.param("", None, id="empty"),
        pytest.param("0", None, id="none"),
        pytest.param("wide", None, id="no number"),
    ],
)
def test_a_pipe_has_a_width_only_where_the_environment_sets_one(asked: str, columns: int | None) -> None:
    assert Terminal.of(pipe(), {"COLUMNS": asked}).columns == columns


def test_the_system_is_asked_for_the_width(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with (tmp_path / "stdout").open("w") as stdout:
        monkeypatch.setattr(sys, "__stdout__", stdout)
        monkeypatch.setattr(os, "get_terminal_size", lambda _: os.terminal_size((132, 40)))
        assert Terminal.of(Screen(), {}).columns == 132


def test_a_system_that_does_not_know_the_width_leaves_eighty(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with (tmp_path / "stdout").open("w") as stdout:
        monkeypatch.setattr(sys, "__stdout__", stdout)
        assert Terminal.of(Screen(), {}).columns == 80


def test_a_closed_or_missing_output_is_no_terminal() -> None:
    closed = Screen()
    closed.close()
    nothing = Terminal(is_terminal=False, columns=None, colour=False)
    assert Terminal.of(None, {}) == Terminal.of(closed, {}) == nothing


# -- standard output -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        pytest.param("27 Sep – 10 Nov", "27 Sep - 10 Nov", id="dash"),
        pytest.param("5,856–6,000 (2≠) ≤16", "5,856-6,000 (2!=) <=16", id="signs"),
        pytest.param("Armenia’s “war” …", 'Armenia\'s "war" ...', id="quotation marks"),
        pytest.param("a → b › c × €5", "a -> b > c x EUR 5", id="arrows and money"),
        pytest.param("7\u00a0717", "7 717", id="hard space"),
        pytest.param("Şuşa, Шуша", "\\u015eu\\u015fa, \\u0428\\u0443\\u0448\\u0430", id="letters"),
        pytest.param("⚔ 🕊", "\\u2694 \\U0001f54a", id="pictures"),
    ],
)
def test_an_ascii_output_gets_everything_spelled_out(text: str, seen: str, monkeypatch: pytest.MonkeyPatch) -> None:
    stdout = pipe("ascii")
    monkeypatch.setattr(sys, "stdout", stdout)
    write_out(f"{text}\n", machine=False)
    assert stdout.buffer.getvalue() == f"{seen}\n".encode()


@pytest.mark.parametrize("encoding", ["ascii", "cp1254", "iso-8859-1"])
def test_what_programs_read_is_utf_8_whatever_the_locale(encoding: str, monkeypatch: pytest.MonkeyPatch) -> None:
    stdout = pipe(encoding)
    monkeypatch.setattr(sys, "stdout", stdout)
    write_out("Շուշի,Şuşa\n", machine=True)
    assert stdout.buffer.getvalue() == "Շուշի,Şuşa\n".encode()


def test_a_screen_that_has_the_letters_of_one_community_shows_neithers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows-1254 has ş and no Armenian."""
    stdout = pipe("cp1254")
    monkeypatch.setattr(sys, "stdout", stdout)
    write_out("Շուշի, Şuşa\n", machine=False)
    assert stdout.buffer.getvalue() == b"\\u0547\\u0578\\u0582\\u0577\\u056b, \\u015eu\\u015fa\n"


def test_lines_end_the_same_on_every_system(monkeypatch: pytest.MonkeyPatch) -> None:
    stdout = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\r\n")
    monkeypatch.setattr(sys, "stdout", stdout)
    write_out("a\nb\n", machine=False)
    assert stdout.buffer.getvalue() == b"a\nb\n"


def test_a_missing_output_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    with pytest.raises(OutputFailed, match="can't write standard output: it is closed"):
        write_out("a\n", machine=False)


def test_a_closed_output_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    stdout = pipe()
    stdout.close()
    monkeypatch.setattr(sys, "stdout", stdout)
    with pytest.raises(OutputFailed, match="can't write standard output: it is closed"):
        write_out("a\n", machine=False)


class Broken(io.StringIO):
    """An output that fails as the system says."""

    def __init__(self, error: OSError) -> None:
        super().__init__()
        self.error = error

    def write(self, _: str) -> int:
        raise self.error


def test_a_full_output_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", Broken(OSError(28, "No space left on device")))
    with pytest.raises(OutputFailed, match="can't write standard output: No space left on device"):
        write_out("a\n", machine=False)


def test_a_reader_that_has_gone_is_left_to_the_caller(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", Broken(BrokenPipeError()))
    with pytest.raises(ClosedPipe):
        write_out("a\n", machine=False)


# -- files ---------------------------------------------------------------------------------------


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail when all is written, as a full disk would."""
    monkeypatch.setattr(os, "fsync", raising(OSError(28, "No space left on device")))


def raising(error: BaseException) -> Callable[[int], None]:
    def fail(_: int) -> None:
        raise error

    return fail


def test_a_file_is_written_in_utf_8_with_plain_line_ends(tmp_path: Path) -> None:
    target = tmp_path / "wars.csv"
    write_file(str(target), "id\nŞuşa\n")
    assert target.read_bytes() == "id\nŞuşa\n".encode()
    assert os.listdir(tmp_path) == ["wars.csv"]


def test_an_old_file_is_replaced(tmp_path: Path) -> None:
    target = tmp_path / "wars.csv"
    target.write_text("a much longer old text\n")
    write_file(str(target), "new\n")
    assert target.read_text() == "new\n"


@pytest.mark.usefixtures("full_disk")
def test_an_old_file_stays_as_it_was_when_writing_fails(tmp_path: Path) -> None:
    target = tmp_path / "wars.csv"
    target.write_text("old\n")
    with pytest.raises(OutputFailed, match=r"wars\.csv: No space left on device"):
        write_file(str(target), "new\n")
    assert (os.listdir(tmp_path), target.read_text()) == (["wars.csv"], "old\n")


@pytest.mark.usefixtures("full_disk")
def test_nothing_is_left_behind_when_a_new_file_fails(tmp_path: Path) -> None:
    with pytest.raises(OutputFailed):
        write_file(str(tmp_path / "wars.csv"), "new\n")
    assert os.listdir(tmp_path) == []


def test_nothing_is_left_behind_when_the_writing_is_interrupted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", raising(KeyboardInterrupt()))
    with pytest.raises(KeyboardInterrupt):
        write_file(str(tmp_path / "wars.csv"), "new\n")
    assert os.listdir(tmp_path) == []


def test_a_file_that_somebody_holds_for_a_moment_is_written_when_it_is_free(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A virus scanner on Windows does."""
    rename, holds = os.replace, [True, True]
    pauses: list[float] = []

    def replace(source: str, target: str) -> None:
        if holds:
            holds.pop()
            raise PermissionError(13, "Permission denied")
        rename(source, target)

    monkeypatch.setattr(os, "replace", replace)
    monkeypatch.setattr("time.sleep", pauses.append)
    write_file(str(tmp_path / "wars.csv"), "new\n")

    assert ((tmp_path / "wars.csv").read_text(), len(pauses)) == ("new\n", 2)


def test_a_directory_is_no_target(tmp_path: Path) -> None:
    (tmp_path / "wars.csv").mkdir()
    with pytest.raises(OutputFailed, match=r"wars\.csv: not a regular file"):
        write_file(str(tmp_path / "wars.csv"), "new\n")
    assert os.listdir(tmp_path) == ["wars.csv"]


def test_a_missing_folder_is_no_target(tmp_path: Path) -> None:
    with pytest.raises(OutputFailed, match=r"no/wars\.csv: No such file or directory"):
        write_file(str(tmp_path / "no" / "wars.csv"), "new\n")


def test_a_name_that_no_system_takes_is_no_target() -> None:
    with pytest.raises(OutputFailed):
        write_file("wars\0.csv", "new\n")


def test_a_link_still_points_to_its_file_after_writing(tmp_path: Path) -> None:
    target, link = tmp_path / "real.csv", tmp_path / "link.csv"
    target.write_text("old\n")
    link.symlink_to(target)
    write_file(str(link), "new\n")
    assert (link.is_symlink(), target.read_text()) == (True, "new\n")


def test_an_old_file_keeps_its_permissions(tmp_path: Path) -> None:
    target = tmp_path / "wars.csv"
    target.write_text("old\n")
    target.chmod(0o600)
    write_file(str(target), "new\n")
    assert target.stat().st_mode & 0o777 == 0o600


# -- what is no file -----------------------------------------------------------------------------


def test_a_device_is_written_to_and_stays_what_it_is() -> None:
    write_file(os.devnull, "nothing is kept\n")
    assert not os.path.isfile(os.devnull)


def test_a_pipe_with_a_name_is_written_to_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe_path = tmp_path / "pipe.csv"
    os.mkfifo(pipe_path)
    with ThreadPoolExecutor(1) as reader:
        text = reader.submit(pipe_path.read_text, encoding="utf-8")
        write_file(str(pipe_path), "a,b\nŞuşa,1\n")
        assert text.result(timeout=60) == "a,b\nŞuşa,1\n"
    assert pipe_path.is_fifo()
    assert os.listdir(tmp_path) == ["pipe.csv"]


@pytest.mark.parametrize("name", ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"])
def test_standard_output_by_its_name_is_standard_output(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    write_file(name, "a\nb\n")
    assert capsys.readouterr().out == "a\nb\n"


@pytest.mark.skipif(not os.path.exists("/dev/fd"), reason="the system has no names for open files")
def test_an_open_file_by_its_number_is_added_to_and_left_open(tmp_path: Path) -> None:
    """As in ``nkcli wars --format csv -o /dev/fd/3 3>> log``."""
    log = tmp_path / "log"
    log.write_text("before\n")
    with log.open("a") as file:
        write_file(f"/dev/fd/{file.fileno()}", "after\n")
        assert log.read_text() == "before\nafter\n"
        file.write("and on\n")
    assert log.read_text() == "before\nafter\nand on\n"


def test_a_number_that_is_not_open_is_a_failure() -> None:
    with pytest.raises(OutputFailed, match="can't write /dev/fd/99999: Bad file descriptor"):
        write_file("/dev/fd/99999", "a\n")


def test_a_reader_of_a_pipe_that_has_enough_is_no_failure() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        with pytest.raises(ClosedPipe):
            write_file(f"/dev/fd/{writing}", "a\n")
    finally:
        os.close(writing)


def test_what_takes_no_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OutputFailed, match="not a regular file"):
        write_file(str(tmp_path), "a\n")


def test_a_name_that_ends_like_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(OutputFailed) as failed:
        write_file(f"{tmp_path}/x.json/", "{}\n")

    assert str(failed.value) == f"can't write {tmp_path}/x.json/: not a regular file"
    assert list(tmp_path.iterdir()) == []
