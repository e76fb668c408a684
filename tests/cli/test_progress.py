"""A sign of life: only for who watches a terminal, only when it takes long, and gone before the answer."""

from __future__ import annotations

import io
import time
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from nkcli.cli import terminal
from nkcli.cli.progress import begun, waiting

if TYPE_CHECKING:
    from collections.abc import Callable

SEEN = "Reading and counting 0:00:00 (Ctrl-C ends it)"
AWAY = "\x1b[2K"
"""Takes a line off the terminal."""


class Screen(io.StringIO):
    """A terminal that remembers."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    monkeypatch.delenv("COLUMNS", raising=False)


def until(true: Callable[[], bool]) -> bool:
    """Wait for another thread, ten seconds at most."""
    end = time.monotonic() + 10
    while not true() and time.monotonic() < end:
        time.sleep(0.01)
    return true()


def test_long_work_shows_for_how_long_it_has_gone_on() -> None:
    screen = Screen()

    with waiting(screen, {}, after=0.01):
        assert until(lambda: SEEN in screen.getvalue())

    assert screen.getvalue().endswith(AWAY)


def test_it_is_taken_away_before_the_answer_begins_and_does_not_come_again() -> None:
    screen = Screen()

    with waiting(screen, {}, after=0.01):
        assert until(lambda: SEEN in screen.getvalue())
        begun()
        shown = screen.getvalue()
        time.sleep(0.3)

    assert shown.endswith(AWAY)
    assert screen.getvalue() == shown


def test_writing_the_answer_takes_it_away(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen()
    monkeypatch.setattr("sys.stdout", screen)

    with waiting(screen, {}, after=0.01):
        assert until(lambda: SEEN in screen.getvalue())
        terminal.write_out(["the answer\n"])

    assert screen.getvalue().endswith(f"{AWAY}the answer\n")


def test_short_work_shows_nothing() -> None:
    screen = Screen()

    with waiting(screen, {}, after=60):
        pass

    assert screen.getvalue() == ""


def test_a_failure_takes_it_away_too() -> None:
    screen = Screen()

    with suppress(KeyboardInterrupt), waiting(screen, {}, after=0.01):
        assert until(lambda: SEEN in screen.getvalue())
        raise KeyboardInterrupt

    assert screen.getvalue().endswith(AWAY)


@pytest.mark.parametrize(
    ("stream", "environ"),
    [
        pytest.param(io.StringIO(), {}, id="a pipe or a file"),
        pytest.param(Screen(), {"TERM": "dumb"}, id="a terminal that can only write on"),
        pytest.param(None, {}, id="no stderr at all"),
    ],
)
def test_nobody_who_could_not_see_it_go_sees_it(stream: io.StringIO | None, environ: dict[str, str]) -> None:
    with waiting(stream, environ, after=0):
        time.sleep(0.1)

    assert stream is None or stream.getvalue() == ""
