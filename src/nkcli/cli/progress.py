"""A sign of life for who waits at a terminal: on stderr, when an answer takes more than two seconds."""

from __future__ import annotations

import contextlib
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import TextIO

AFTER = 2.0
"""Seconds before it shows."""


class Waiting:
    """Shows how long the work has taken so far, once it takes long, until the answer begins or fails."""

    def __init__(self, stream: TextIO, after: float) -> None:
        """Wait `after` seconds, then show on `stream`."""
        self._stream = stream
        self._lock = threading.Lock()
        self._after = after
        self._over = False
        self._take_away: Callable[[], None] | None = None
        self._timer = threading.Timer(after, self._show)
        self._timer.daemon = True
        self._timer.start()

    def _show(self) -> None:
        from nkcli.formats.spinner import show  # rich, for those who have waited

        with self._lock:
            if not self._over:
                self._take_away = show(self._stream, self._after)

    def end(self) -> None:
        """Take it off the terminal; once it is over it never shows again."""
        with self._lock:
            self._over = True
            self._timer.cancel()
            if self._take_away is not None:
                self._take_away()
                self._take_away = None


_now: list[Waiting] = []


@contextlib.contextmanager
def waiting(stream: TextIO | None, environ: Mapping[str, str], after: float = AFTER) -> Iterator[None]:
    """Show that work goes on, if it takes more than `after` seconds and `stream` is a terminal that can."""
    if stream is None or stream.closed or not stream.isatty() or environ.get("TERM") == "dumb":
        yield
        return
    _now[:] = [Waiting(stream, after)]
    try:
        yield
    finally:
        begun()


def begun() -> None:
    """Say that the answer begins: nothing may stand in its way."""
    while _now:
        _now.pop().end()
