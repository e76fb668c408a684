"""Where answers go: what the output can take, and how text gets there without being lost."""

from __future__ import annotations

import codecs
import contextlib
import os
import stat
import sys
from collections.abc import Iterable, Mapping
from typing import TextIO

from nkcli.cli.progress import begun
from nkcli.errors import ClosedPipe, OutputFailed
from nkcli.frozen import Frozen

_ASCII = {
    "–": "-",
    "—": "-",
    "…": "...",
    "›": ">",
    "→": "->",
    "’": "'",
    "‘": "'",
    "“": '"',
    "”": '"',
    "×": "x",
    "≠": "!=",
    "≤": "<=",
    "€": "EUR ",
    "\u00a0": " ",
}


def _spell_out(error: UnicodeError) -> tuple[str, int]:
    """Replace what an output can't take: punctuation by its like, letters by their escapes."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lost = error.object[error.start : error.end]
    return "".join(_ASCII.get(c) or c.encode("ascii", "backslashreplace").decode() for c in lost), error.end


codecs.register_error("nkcli", _spell_out)

_USUAL = 80
"""Columns of a terminal that does not say how wide it is."""


class Terminal(Frozen):
    """What standard output is: a terminal or not, its width, whether it takes colour and Unicode."""

    is_terminal: bool
    columns: int | None
    colour: bool
    ascii_only: bool

    @staticmethod
    def of(stream: TextIO | None, environ: Mapping[str, str]) -> Terminal:
        """Look at a stream and the environment."""
        is_terminal = stream is not None and not stream.closed and stream.isatty()
        encoding = (getattr(stream, "encoding", None) or "utf-8").lower().replace("-", "").replace("_", "")
        return Terminal(
            is_terminal=is_terminal,
            columns=_asked_columns(environ) or (_terminal_columns() if is_terminal else None),
            colour=_takes_colour(environ, is_terminal=is_terminal),
            ascii_only=not encoding.startswith("utf"),
        )


def _asked_columns(environ: Mapping[str, str]) -> int | None:
    asked = environ.get("COLUMNS", "")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 7 and int(asked) > 0 else None  # noqa: PLR2004


def _terminal_columns() -> int:
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or _USUAL if sys.__stdout__ else _USUAL
    except (OSError, ValueError):
        return _USUAL


def _takes_colour(environ: Mapping[str, str], *, is_terminal: bool) -> bool:
    """Follow no-color.org and force-color.org; a dumb terminal gets none."""
    if environ.get("NO_COLOR"):
        return False
    if environ.get("FORCE_COLOR"):
        return True
    return is_terminal and environ.get("TERM") != "dumb"


def write_out(text: Iterable[str]) -> None:
    """Write an answer to standard output.

    Raises:
        ClosedPipe: when the reader of a pipe has had enough.
        OutputFailed: when the output is closed or full.
    """
    stream = sys.stdout
    if stream is None or stream.closed:
        raise OutputFailed("standard output", "it is closed")
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(errors="nkcli", newline="\n")
    try:
        for piece in text:
            begun()
            stream.write(piece)
        stream.flush()
    except BrokenPipeError as error:
        raise ClosedPipe from error
    except OSError as error:
        raise OutputFailed("standard output", error.strerror or str(error)) from error


def as_path(name: str) -> str:
    """Spell a name as the system wants it where the locale knows no more than ASCII."""
    try:
        os.fsencode(name)
    except UnicodeEncodeError:
        with contextlib.suppress(UnicodeEncodeError):  # half a character is no part of any name
            return os.fsdecode(name.encode("utf-8", "surrogateescape"))
    return name


def write_file(name: str, text: Iterable[str]) -> None:
    """Write an answer to a file, whole or not at all: beside it first, then renamed.

    What is no file but takes text (a pipe, /dev/null, /dev/stdout) is written to as it is.

    Raises:
        OutputFailed: when it can't be written; a file that was there is as it was.
    """
    path, beside = as_path(name), ""
    try:
        number = _descriptor(path)
        if number == 1:
            write_out(text)
            return
        if number is not None or _is_stream(path):
            _pour(os.dup(number) if number is not None else path, text)
            return
        target = os.path.realpath(path)
        if path.endswith(os.sep) or (os.path.exists(target) and not os.path.isfile(target)):
            raise IsADirectoryError(21, "not a regular file")
        beside = f"{target}.{os.getpid()}.tmp"
        with open(beside, "w", encoding="utf-8", errors="nkcli", newline="\n") as file:
            file.writelines(text)
            file.flush()
            os.fsync(file.fileno())
        if os.path.exists(target):
            os.chmod(beside, stat.S_IMODE(os.stat(target).st_mode))
        os.replace(beside, target)
    except (OSError, ValueError) as error:
        raise OutputFailed(name, getattr(error, "strerror", None) or str(error)) from error
    finally:
        with contextlib.suppress(OSError, ValueError):
            os.unlink(beside)


def _descriptor(path: str) -> int | None:
    """Find the number of the open output that a name stands for: /dev/stdout, /dev/fd/3."""
    if path in _STANDARD:
        return _STANDARD[path]
    folder, _, number = path.rpartition("/")
    is_open = folder in ("/dev/fd", "/proc/self/fd") and number.isascii() and number.isdigit() and len(number) < 6  # noqa: PLR2004
    return int(number) if is_open else None


_STANDARD = {"/dev/stdout": 1, "/dev/stderr": 2}


def _is_stream(path: str) -> bool:
    """Say whether a name is that of a pipe or of a device that takes text, such as /dev/null."""
    try:
        mode = os.stat(path).st_mode
    except (OSError, ValueError):
        return False
    return stat.S_ISCHR(mode) or stat.S_ISFIFO(mode)


def _pour(target: str | int, text: Iterable[str]) -> None:
    """Write to what can't be renamed over; a reader that has had enough is no failure."""
    try:
        with open(target, "w", encoding="utf-8", errors="nkcli", newline="\n") as file:
            file.writelines(text)
    except BrokenPipeError as error:
        raise ClosedPipe from error
