"""For people who wait: a bar that fills as a file is read, painted by rich on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

STEP = 1 << 16
"""Bytes between two looks at the clock: rows come a thousand times as often as anybody sees."""


class Bar:
    """A bar on a terminal for the bytes of a file, or the steps of a job; nothing elsewhere."""

    def __init__(
        self, stream: TextIO | None, environ: Mapping[str, str], what: str, total: int, step: int = STEP
    ) -> None:
        """Show it, where `stream` is a terminal that can; it moves when `step` more of `total` are done."""
        self._update: Callable[[int], None] | None = None
        self._step = step
        self._stop: Callable[[], None] = lambda: None
        self._shown = 0
        if stream is not None and not stream.closed and stream.isatty() and environ.get("TERM") != "dumb":
            self._start(stream, what, total)

    def _start(self, stream: TextIO, what: str, total: int) -> None:
        from rich.console import Console  # only for who watches
        from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

        columns = TextColumn("{task.description}"), BarColumn(), TimeRemainingColumn(), TextColumn("(Ctrl-C ends it)")
        progress = Progress(*columns, console=Console(file=stream), transient=True)
        task = progress.add_task(what, total=total or None)
        progress.start()
        self._update = lambda done: progress.update(task, completed=done)
        self._stop = progress.stop

    def advance(self, done: int) -> None:
        """Show that so many are done."""
        if self._update is not None and done - self._shown >= self._step:
            self._shown = done
            self._update(done)

    def close(self) -> None:
        """Take it off the terminal."""
        self._stop()
