"""Rows of a CSV file that others publish, plain or gzipped, one at a time, or what is wrong with the file.

A file that was cut off, saved in another encoding or with another separator, or that has other columns is
refused as a whole: what could still be read of it would look like all of it.
"""

from __future__ import annotations

import csv
import gzip
import os
import re
import zlib
from typing import IO, TYPE_CHECKING, NamedTuple

from nkcli.errors import InputFailed, UnsuitableFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

LARGEST_FIELD = 2**24
"""Characters of one field: some rows list hundreds of articles, where Python's own limit is 131,072."""

SHOWN_COLUMNS = 8
"""So many missing columns are named; a file of another kind lacks them all."""

_SEPARATORS = {";": "semicolons", "\t": "tabs", "|": "bars"}

_TWICE_ENCODED = re.compile(
    "[\u00c2\u00c3][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
)
"""A letter with a diacritic, written in UTF-8, read as Windows-1252 and written again: no language has these pairs."""


class RowRefused(Exception):
    """A row that gives no record, for what one of its fields holds."""

    def __init__(self, field: str, why: str) -> None:
        """Name the field and say what is wrong with it."""
        super().__init__(why)
        self.field = field
        self.why = why


class Row(NamedTuple):
    """A row, the line that it begins on, and its fields by the names of their columns."""

    line: int
    cells: dict[str, str]

    def text(self, field: str) -> str:
        """Return a field as one line of words."""
        return " ".join(self.cells[field].split())

    def count(self, field: str) -> int:
        """Return a field that holds a whole number, which some copies write as 2.0.

        Raises:
            RowRefused: where it holds none.
        """
        text = self.cells[field].strip()
        whole, point, rest = text.partition(".")
        if not (whole.isascii() and whole.isdigit()) or (point and rest.strip("0")):
            raise RowRefused(field, f"{text!r} is no whole number")
        return int(whole)

    def degrees(self, field: str) -> float | None:
        """Return a field that holds degrees, None where it is empty.

        Raises:
            RowRefused: where it holds something else.
        """
        text = self.cells[field].strip()
        try:
            return float(text) if text else None
        except ValueError:
            raise RowRefused(field, f"{text!r} are no degrees") from None


def read_rows(
    path: str, columns: Sequence[str], kind: str, progress: Callable[[int], None] = lambda _: None
) -> Iterator[Row]:
    """Yield the rows of a file that has at least these columns; `kind` is what it should be.

    `progress` is told how many bytes of the file have been read.

    Raises:
        InputFailed: where the file can't be read.
        UnsuitableFile: where it is no such file, or not whole, with the column or the line.
    """
    try:
        with open(path, "rb") as file:
            is_packed = file.read(2) == b"\x1f\x8b"
            file.seek(0)
            opened = gzip.GzipFile(fileobj=file) if is_packed else file
            yield from _rows(path, opened, columns, kind, lambda: progress(file.tell()))
    except OSError as error:
        raise InputFailed(path, error.strerror or str(error)) from error


def _rows(
    path: str, file: IO[bytes] | gzip.GzipFile, columns: Sequence[str], kind: str, progress: Callable[[], None]
) -> Iterator[Row]:
    csv.field_size_limit(LARGEST_FIELD)
    reader = csv.reader(_lines(path, file), strict=True)
    try:
        header = next(reader, None)
        if header is None:
            raise UnsuitableFile(path, "it is empty", f"give a CSV file of {kind}")
        _check_header(path, header, columns, kind)
        end = reader.line_num
        for cells in reader:
            line, end = end + 1, reader.line_num
            if len(cells) == len(header):
                yield Row(line, dict(zip(header, cells, strict=True)))
            elif cells:
                raise UnsuitableFile(path, _wrong_length(line, cells, header), _AGAIN)
            progress()
    except csv.Error as error:
        why = "it ends inside quotation marks" if "end of data" in str(error) else str(error)
        raise UnsuitableFile(path, f"line {reader.line_num}: {why}", _AGAIN) from error


_AGAIN = "it was cut off or changed; get the file again and leave it as it was published"


def _wrong_length(line: int, cells: Sequence[str], header: Sequence[str]) -> str:
    if len(cells) > len(header):
        return f"line {line} has {len(cells)} fields and the header {len(header)}"
    return f"line {line} ends with the column {header[len(cells) - 1]}, {len(cells)} of {len(header)}"


def _check_header(path: str, header: Sequence[str], columns: Sequence[str], kind: str) -> None:
    other = next((name for sign, name in _SEPARATORS.items() if len(header) == 1 and sign in header[0]), None)
    if other:
        raise UnsuitableFile(path, f"line 1 separates the columns by {other}, not commas", _AGAIN)
    twice = next((name for n, name in enumerate(header) if name in header[:n]), None)
    if twice is not None:
        raise UnsuitableFile(path, f"line 1 names the column {twice!r} twice", _AGAIN)
    missing = [name for name in columns if name not in header]
    if missing:
        rest = len(missing) - SHOWN_COLUMNS
        names = ", ".join(missing[:SHOWN_COLUMNS]) + (f" and {rest} more" if rest > 0 else "")
        noun = "column" if len(missing) == 1 else "columns"
        raise UnsuitableFile(path, f"line 1 lacks the {noun} {names}", f"give a file of {kind} with all its columns")


def _lines(path: str, file: IO[bytes] | gzip.GzipFile) -> Iterator[str]:
    """Yield the lines of a file, as text in UTF-8."""
    number = 0
    try:
        for number, raw in enumerate(file, 1):
            yield _decoded(path, number, raw.removeprefix(b"\xef\xbb\xbf") if number == 1 else raw)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise UnsuitableFile(path, f"it is compressed and breaks off after line {number}", _AGAIN) from error


def _decoded(path: str, number: int, raw: bytes) -> str:
    encoding = "UTF-16 or holds NUL characters" if b"\x00" in raw else ""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        encoding = encoding or f"not UTF-8: its byte {error.start + 1} is 0x{raw[error.start]:02x}"
        text = ""
    if encoding:
        raise UnsuitableFile(path, f"line {number} is {encoding}", _AGAIN)
    garbled = None if text.isascii() else _TWICE_ENCODED.search(text) or re.search("\ufffd", text)
    if garbled:
        near = text[max(0, garbled.start() - 12) : garbled.end() + 12].strip()
        raise UnsuitableFile(path, f"line {number} was saved in another encoding and is garbled: {near!r}", _AGAIN)
    return text


def size_of(path: str) -> int:
    """Return the bytes of a file, 0 where nobody knows."""
    try:
        return os.path.getsize(path)
    except OSError:
        return 0
