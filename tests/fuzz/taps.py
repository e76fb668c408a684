"""Bytes as a source of choices: what a fuzzer changes, a target takes as texts, numbers and picks."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")

STRETCH = b"*"
LONGEST = 6_000


def texts(data: bytes) -> list[str]:
    """Decode lines as a shell hands them over: what is no UTF-8 comes as lone surrogates.

    A star and a byte before a line repeat it, up to 1,020 times: short inputs find slow ways through long texts.
    """
    return [_stretched(line).decode("utf-8", "surrogateescape") for line in data.split(b"\n")]


def _stretched(line: bytes) -> bytes:
    return (line[2:] * (4 * line[1]))[:LONGEST] if line.startswith(STRETCH) and len(line) > 2 else line


class NothingToPickError(Exception):
    """There is nothing of the kind that the bytes ask for."""


class Tap:
    """Bytes taken one by one from the front; an empty tap gives zeros, so every input is a whole one."""

    def __init__(self, data: bytes) -> None:
        self.rest = data

    def __bool__(self) -> bool:
        return bool(self.rest)

    def byte(self) -> int:
        taken, self.rest = self.rest[:1], self.rest[1:]
        return taken[0] if taken else 0

    def number(self) -> int:
        return self.byte() << 8 | self.byte()

    def pick(self, choices: Sequence[T]) -> T:
        if not choices:
            raise NothingToPickError
        return choices[(self.number() if len(choices) > 256 else self.byte()) % len(choices)]

    def text(self) -> bytes:
        """Take a length and so many bytes."""
        length = self.byte()
        taken, self.rest = self.rest[:length], self.rest[length:]
        return taken
