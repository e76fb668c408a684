"""For people who wait: a line that turns and counts seconds, painted by rich."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

if TYPE_CHECKING:
    from collections.abc import Callable


def show(stream: TextIO, seconds: float) -> Callable[[], None]:
    """Show the line for work that has gone on for some seconds; return what takes it away."""
    columns = SpinnerColumn("line"), TextColumn("{task.description}"), TimeElapsedColumn()
    line = Progress(*columns, TextColumn("(Ctrl-C ends it)"), console=Console(file=stream), transient=True)
    task = line.add_task("Reading and counting")
    line.tasks[task].start_time = line.get_time() - seconds
    line.start()
    return line.stop
