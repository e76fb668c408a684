"""A pager for an answer that is longer than the screen, where a person sits before it."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

from nkcli.errors import UsageError


def page(text: str, environ: Mapping[str, str]) -> bool:
    """Show a text in a pager; return whether it was: not where it fits the screen, nobody sits there or none is found.

    Raises:
        UsageError: where the name of the pager can't be read.
    """
    if not _is_attended() or text.count("\n") < _rows():
        return False
    command = _command(environ)
    if not command:
        return False
    import signal
    import subprocess  # only for a long answer on a terminal

    process = subprocess.Popen(command, stdin=subprocess.PIPE, env={"LESS": "FRX", **environ})  # noqa: S603 - the reader's
    ours = signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the pager
    try:
        process.communicate(text.encode("utf-8", "backslashreplace"))  # which does not mind who leaves early
    finally:
        signal.signal(signal.SIGINT, ours)
    return True


def _command(environ: Mapping[str, str]) -> list[str]:
    """Return the words of the pager's command, none where none is to be used or installed."""
    import shlex
    import shutil

    name = environ.get("NKCLI_PAGER", environ.get("PAGER", "less"))
    try:
        words = shlex.split(name)
    except ValueError as error:
        raise UsageError(f"can't read the pager {name!r}: {error}", "set NKCLI_PAGER, or add --no-pager") from error
    return words if words and words != ["cat"] and shutil.which(words[0]) else []


def _is_attended() -> bool:
    """Return whether both ends of the program are a terminal."""
    return all(stream is not None and not stream.closed and stream.isatty() for stream in (sys.stdin, sys.stdout))


def _rows() -> int:
    """Return how many lines the screen has."""
    try:
        return os.get_terminal_size(sys.stdout.fileno()).lines or 24
    except (OSError, ValueError):
        return 24
