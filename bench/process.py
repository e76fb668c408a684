"""Run one whole process and tell its time and its peak memory."""

from __future__ import annotations

import os
import pty
import resource
import struct
import subprocess
import termios
import threading
import time
from fcntl import ioctl
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROWS, COLUMNS = 40, 100
"""The size of the terminal that tables are drawn on."""

_PIECE = 1 << 20


class Failed(Exception):
    """A process that was to be measured ended badly."""


class Run(NamedTuple):
    """What one process cost: seconds to its end and to its first line, seconds of processor, peak bytes."""

    seconds: float
    cpu: float
    peak: int
    first_line: float | None
    exit_code: int
    output: bytes


def clean_environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """Make an environment that changes nothing: no colour or data settings, UTF-8, a common terminal."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR", "SYSTEMROOT") if name in os.environ}
    return {**kept, "LANG": "C.UTF-8", "TERM": "xterm-256color", **(extra or {})}


def run(
    argv: Sequence[str],
    *,
    terminal: bool = False,
    env: Mapping[str, str] | None = None,
    timeout: float = 60.0,
    memory: int | None = None,
    keep: bool = False,
) -> Run:
    """Start a process, drain what it writes, wait for its end.

    A process over `timeout` seconds is killed; `memory` bounds its address space in bytes. `keep`
    keeps the output. Peak memory is what the kernel counts for the child (`wait4`); it includes that
    of this small process before the child's own program began.
    """
    reader, writer = pty.openpty() if terminal else os.pipe()
    if terminal:
        ioctl(writer, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    talk = writer if terminal else subprocess.DEVNULL
    start = time.perf_counter()
    child = subprocess.Popen(
        argv, stdin=writer if terminal else subprocess.DEVNULL, stdout=writer, stderr=talk, env=clean_environment(env)
    )
    if memory is not None:
        resource.prlimit(child.pid, resource.RLIMIT_AS, (memory, memory))
    os.close(writer)
    timer = threading.Timer(timeout, child.kill)
    timer.start()
    try:
        first, output = _drain(reader, start, keep=keep)
        _, status, used = os.wait4(child.pid, 0)
    finally:
        timer.cancel()
        os.close(reader)
    seconds = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    return Run(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024, first, child.returncode, output)


def must(done: Run, what: str) -> Run:
    """Return a run that ended well.

    Raises:
        Failed: where it did not.
    """
    if done.exit_code:
        raise Failed(f"{what} ended with {done.exit_code}")
    return done


def _drain(reader: int, start: float, *, keep: bool) -> tuple[float | None, bytes]:
    first: float | None = None
    kept: list[bytes] = []
    while True:
        try:
            piece = os.read(reader, _PIECE)
        except OSError:  # a terminal whose other end is closed
            piece = b""
        if not piece:
            return first, b"".join(kept)
        if first is None and b"\n" in piece:
            first = time.perf_counter() - start
        if keep:
            kept.append(piece)
