"""How text gets to standard output or into a file without being lost."""

from __future__ import annotations

import contextlib
import os
import stat
import sys
import time

from nkcli.errors import ClosedPipe, OutputFailed

_PLAIN = {
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
    "·": "-",
    "\u00a0": " ",
    **dict.fromkeys("█▇▆", "#"),
    **dict.fromkeys("▅▄", "+"),
    **dict.fromkeys("▃▂", "-"),
    "▁": ".",
    "░": "=",
    **dict.fromkeys("│▏", "|"),
    "─": "-",
    **dict.fromkeys("┌┐└┘", "+"),
}

_PAUSES = (0.05, 0.1, 0.2, 0.4, 0.8)
"""Seconds to wait for who holds a file, a virus scanner say, before it is tried again."""


def ascii_fallback(text: str) -> str:
    r"""Return a text for an output that is not Unicode: punctuation by its like, letters as escapes.

    What such an output could take of one community's letters it may lack of another's, so it gets neither's.

    >>> ascii_fallback("Århus – 7,717")
    '\\xc5rhus - 7,717'
    """
    if text.isascii():
        return text
    return "".join(_PLAIN.get(c) or c.encode("ascii", "backslashreplace").decode() for c in text)


def write_out(text: str, *, machine: bool) -> None:
    """Write an answer to standard output, in UTF-8 where programs read it, whatever the locale.

    Raises:
        ClosedPipe: when the reader of a pipe has had enough.
        OutputFailed: when the output is closed or full.
    """
    stream = sys.stdout
    if stream is None or stream.closed:
        raise OutputFailed("standard output", "it is closed")
    encoding = (getattr(stream, "encoding", None) or "utf-8").lower()
    is_unicode = encoding.startswith("utf")
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(encoding="utf-8" if machine and encoding != "utf-8" else None, newline="\n")
    if not (is_unicode or machine):
        text = ascii_fallback(text)
    try:
        stream.write(text)
        stream.flush()
    except BrokenPipeError as error:
        raise ClosedPipe from error
    except OSError as error:
        raise OutputFailed("standard output", error.strerror or str(error)) from error


def as_text(name: str) -> str:
    """Return what was typed as UTF-8 where the locale knows no more than ASCII; other bytes stay as they came."""
    with contextlib.suppress(UnicodeEncodeError):
        return name if name.isascii() else name.encode("utf-8", "surrogateescape").decode("utf-8", "surrogateescape")
    return name


def as_path(name: str) -> str:
    """Return a name as the system wants it where the locale knows no more than ASCII."""
    try:
        os.fsencode(name)
    except UnicodeEncodeError:
        with contextlib.suppress(UnicodeEncodeError):  # half a character is no part of any name
            return os.fsdecode(name.encode("utf-8", "surrogateescape"))
    return name


def write_file(name: str, text: str) -> None:
    """Write an answer to a file, whole or not at all: beside it first, then renamed.

    What is no file but takes text (a pipe, /dev/null, /dev/stdout) is written to as it is.

    Raises:
        OutputFailed: when it can't be written; a file that was there is as it was.
    """
    path = as_path(name)
    try:
        number = _descriptor(path)
        if number == 1:
            write_out(text, machine=True)
        elif number is not None or _is_stream(path):
            _write_device(os.dup(number) if number is not None else path, text)
        else:
            _write_beside(path, text)
    except (OSError, ValueError) as error:
        raise OutputFailed(name, getattr(error, "strerror", None) or str(error)) from error


def _write_beside(path: str, text: str) -> None:
    target = os.path.realpath(path)
    if path.endswith(os.sep) or (os.path.exists(target) and not os.path.isfile(target)):
        raise IsADirectoryError(21, "not a regular file")
    beside = f"{target}.{os.getpid()}.tmp"
    try:
        with open(beside, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        if os.path.exists(target):
            os.chmod(beside, stat.S_IMODE(os.stat(target).st_mode))
        _rename(beside, target)
    finally:
        with contextlib.suppress(OSError, ValueError):
            os.unlink(beside)


def _rename(source: str, target: str) -> None:
    """Rename a file over another, again after a moment where somebody holds it."""
    for pause in _PAUSES:
        try:
            os.replace(source, target)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    os.replace(source, target)


def _descriptor(path: str) -> int | None:
    """Return the number of the open output that a name stands for: /dev/stdout, /dev/fd/3."""
    if path in _STANDARD:
        return _STANDARD[path]
    folder, _, number = path.rpartition("/")
    is_open = folder in ("/dev/fd", "/proc/self/fd") and number.isascii() and number.isdigit() and len(number) < 6  # noqa: PLR2004
    return int(number) if is_open else None


_STANDARD = {"/dev/stdout": 1, "/dev/stderr": 2}


def _is_stream(path: str) -> bool:
    """Return whether a name is that of a pipe or of a device that takes text, such as /dev/null."""
    try:
        mode = os.stat(path).st_mode
    except (OSError, ValueError):
        return False
    return stat.S_ISCHR(mode) or stat.S_ISFIFO(mode)


def _write_device(target: str | int, text: str) -> None:
    """Write to what can't be renamed over; a reader that has had enough is no failure."""
    try:
        with open(target, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except BrokenPipeError as error:
        raise ClosedPipe from error
