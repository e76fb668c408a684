"""The way in: a folder of JSON files to a `Dataset` of validated records, or the complete list of their problems."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from nkcli.model.dataset import Dataset

FILES = ("events.json", "actors.json", "places.json", "sources.json", "conflict.json", "datapackage.json")
"""The files of a data folder, all of them needed."""

IDS, EXCEPTIONS, CHANGES = "ids.json", "exceptions.json", "changes.json"
"""The files that a folder may do without: the ids that were given, where records break a rule, what was corrected."""

Blobs = dict[str, bytes | OSError]
"""The bytes of each file, or why it could not be read."""


def read_folder(folder: str | os.PathLike[str]) -> Dataset:
    """Return the records of a data folder, validated.

    Raises:
        DataError: with every problem found, each with its file, line, record and field.
    """
    where = os.fspath(folder)
    if not os.path.isdir(where):
        raise _no_folder(where)
    from nkcli.loading.validation import validate_tables  # pydantic, which a store needs not

    blobs = read_files(where)
    return validate_tables(blobs, where, digest_of(blobs))


def _no_folder(where: str) -> Exception:
    from nkcli.errors import DataError
    from nkcli.model.problem import Problem

    what = "this is no folder" if os.path.exists(where) else "there is no such folder"
    message = f"{what}; give one that holds {', '.join(FILES)}"
    return DataError([Problem(file=where, rule="missing-folder", message=message)], where)


def digest_of(blobs: Mapping[str, bytes | OSError]) -> str:
    """Return the SHA-256 over the data files, each led by its name and length, in hexadecimal."""
    from hashlib import sha256  # 4 ms with OpenSSL, which a store needs not pay

    total = sha256()
    for piece in _pieces(blobs):
        total.update(piece)
    return total.hexdigest()


def _pieces(blobs: Mapping[str, bytes | OSError]) -> Iterator[bytes]:
    for name in FILES:
        data = blobs.get(name)
        if isinstance(data, bytes):
            data = as_committed(data)
            yield f"{name} {len(data)}\n".encode()
            yield data


def as_committed(data: bytes) -> bytes:
    """Return a file's bytes with the line ends of the repository: an editor or a checkout may have put others."""
    return data.replace(b"\r\n", b"\n")


def shipped_folder() -> str:
    """Return the folder of the facts that came with nkcli: beside the code (wheel, zipapp), or in the checkout."""
    here = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    packed = os.path.join(here, "data")
    if os.path.isdir(packed) or not os.path.isdir(here):
        return packed
    return os.path.join(os.path.dirname(os.path.dirname(here)), "data")


def shipped_reader() -> Callable[[str], bytes]:
    """Return what reads the files that came with nkcli: they may lie in a zip file, as the code does."""
    reader: Callable[[str], bytes] = getattr(globals().get("__loader__"), "get_data", read_file)
    return reader


def read_file(path: str) -> bytes:
    """Return the bytes of a file.

    Raises:
        OSError: also for a FIFO or a device, which could keep the reader waiting for ever, or never end.
    """
    if os.path.exists(path) and not os.path.isfile(path):
        raise IsADirectoryError(21, "not a regular file", path)
    with open(path, "rb") as file:
        return file.read()


def read_files(where: str) -> Blobs:
    """Return the files of a folder; of those that it may do without, the ones that are there."""
    blobs: Blobs = {}
    for name in (*FILES, IDS, EXCEPTIONS, CHANGES):
        try:
            blobs[name] = read_file(os.path.join(where, name))
        except OSError as error:
            if name in FILES or not isinstance(error, FileNotFoundError):
                blobs[name] = error
    return blobs
