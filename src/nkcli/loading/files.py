"""The way in: data files to a `Dataset`, or the complete list of their problems.

The facts in the wheel were validated when the wheel was built and carry a stamp: the digest over
the files, and a checksum that is quicker to take again. If it fits they are built straight from
JSON; whatever else comes in (`--data`, a checkout being edited, an altered install) passes pydantic
at the `nkcli.loading.validation`. A test holds both ways equal.
"""

from __future__ import annotations

import os

TYPE_CHECKING = False  # as typing's: until `nkcli` is imported, Ctrl-C is Python's to tell, with a traceback
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import Any

    from nkcli.model.dataset import Dataset

    _Nested = dict[type[Any] | None, dict[str, type[Any] | None]]
    _Adopt = Callable[[type[Any], list[Any]], tuple[Any, ...]]

FILES = ("events.json", "actors.json", "places.json", "sources.json", "conflict.json", "datapackage.json")
"""The files of a data folder, all of them needed."""

IDS = "ids.json"
"""The file beside them that keeps the ids; a folder may do without."""

STAMP = "stamp"
"""The file in the wheel that vouches for the data beside it."""

Blobs = dict[str, bytes | OSError]
"""The bytes of each file, or why it could not be read."""


def load(folder: str | os.PathLike[str] | None = None) -> Dataset:
    """Load a data folder, by default the facts that came with nkcli.

    Returns:
        All records, with `version` from datapackage.json and `digest` over the files.

    Raises:
        DataError: with every problem found, each with its file, line, record and field.
    """
    where, read = _shipped() if folder is None else (os.fspath(folder), _read_file)
    if folder is not None and not os.path.isdir(where):
        raise _no_folder(where)
    blobs = _read_all(where, read)
    stamped = _stamped_digest(blobs, where, read) if folder is None else None
    if stamped is not None:
        return _build(blobs, stamped)
    from nkcli.loading.validation import validate_tables  # pydantic, only for data that nobody vouches for

    return validate_tables(blobs, where, digest_of(blobs))


def _no_folder(where: str) -> Exception:
    from nkcli.errors import DataError
    from nkcli.model.problem import Problem

    what = "this is no folder" if os.path.exists(where) else "there is no such folder"
    message = f"{what}; give one that holds {', '.join(FILES)}"
    return DataError([Problem(file=where, rule="missing-folder", message=message)], where)


def digest_of(blobs: Mapping[str, bytes | OSError]) -> str:
    """Compute the SHA-256 over the data files, each led by its name and length, in hexadecimal."""
    from hashlib import sha256  # 4 ms with OpenSSL, which the stamped facts need not pay

    total = sha256()
    for piece in _pieces(blobs):
        total.update(piece)
    return total.hexdigest()


def stamp_of(folder: str) -> str:
    """Vouch for the validated files of a folder: their digest, and their checksum (CRC-32)."""
    blobs = _read_all(folder, _read_file)
    return f"{digest_of(blobs)} {_checksum(blobs)}\n"


def _checksum(blobs: Mapping[str, bytes | OSError]) -> str:
    from zlib import crc32

    total = 0
    for piece in _pieces(blobs):
        total = crc32(piece, total)
    return f"{total:08x}"


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
    """Name the folder of the facts that came with nkcli."""
    return _shipped()[0]


def reader_of(folder: str) -> Callable[[str], bytes]:
    """Find how the files of a data folder are read: those that came with nkcli may lie in a zip file."""
    shipped, read = _shipped()
    return read if folder == shipped else _read_file


def _shipped() -> tuple[str, Callable[[str], bytes]]:
    """Find the facts beside the code (wheel, zipapp), or in the checkout of an editable install."""
    here = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    packed = os.path.join(here, "data")
    loader = globals().get("__loader__")
    if os.path.isdir(packed) or not os.path.isdir(here):
        return packed, getattr(loader, "get_data", _read_file)
    return os.path.join(os.path.dirname(os.path.dirname(here)), "data"), _read_file


def _read_file(path: str) -> bytes:
    # A FIFO or a device could keep the reader waiting for ever, or never end.
    if os.path.exists(path) and not os.path.isfile(path):
        raise IsADirectoryError(21, "not a regular file", path)
    with open(path, "rb") as file:
        return file.read()


def _read_all(where: str, read: Callable[[str], bytes]) -> Blobs:
    blobs: Blobs = {}
    for name in (*FILES, IDS):
        try:
            blobs[name] = read(os.path.join(where, name))
        except OSError as error:
            # A zip file has no number for what it does not hold.
            if name in FILES or not (isinstance(error, FileNotFoundError) or not error.errno):
                blobs[name] = error
    return blobs


def _stamped_digest(blobs: Blobs, where: str, read: Callable[[str], bytes]) -> str | None:
    """Find the digest in the stamp beside the files, if these are still the files that were stamped."""
    try:
        digest, _, checksum = read(os.path.join(where, STAMP)).decode("ascii", "replace").strip().partition(" ")
    except OSError:
        return None
    return digest if checksum == _checksum(blobs) else None


def _build(blobs: Blobs, digest: str) -> Dataset:
    """Build the records straight from JSON that was validated before, each table when it is asked for."""
    import json

    from nkcli.frozen import from_dicts
    from nkcli.loading.package import package_of
    from nkcli.model import conflict, ids, records
    from nkcli.model.dataset import Dataset

    kinds = {"events": records.Event, "actors": records.Actor, "places": records.Place, "sources": records.Source}
    nested = _nested(records) | _nested(conflict) | _nested(ids)

    def read(table: str) -> tuple[Any, ...]:
        raw = json.loads(blobs[f"{table}.json"])[table]  # type: ignore[arg-type]
        return _tuple(kinds[table], raw, nested, from_dicts)

    about = json.loads(blobs["conflict.json"])  # type: ignore[arg-type]
    if "reference_counter" in about:
        about["reference_counter"] = conflict.ReferenceCounter(**about["reference_counter"])
    package = json.loads(blobs["datapackage.json"])  # type: ignore[arg-type]
    return Dataset.lazy(
        read,
        version=package["version"],
        digest=digest,
        conflict=_tuple(conflict.Conflict, [about], nested, from_dicts)[0],
        package=package_of(package),
        ids=_tuple(ids.Ids, [json.loads(blobs.get(IDS, b"{}"))], nested, from_dicts)[0],  # type: ignore[arg-type]
    )


def _tuple(kind: type[Any] | None, raw: list[Any], nested: _Nested, from_dicts: _Adopt) -> tuple[Any, ...]:
    """Let each object of a list become a record, with the records inside it."""
    if kind is None:
        return tuple(raw)
    inner = nested[kind].items()
    for given in raw:
        for name, within in inner:
            if name in given:
                given[name] = _tuple(within, given[name], nested, from_dicts)
    return from_dicts(kind, raw)


def _nested(records: Any) -> _Nested:
    """Find each record's fields that are tuples, with the record inside (None: plain texts)."""
    from dataclasses import fields

    kinds = [k for k in vars(records).values() if isinstance(k, type) and hasattr(k, "__dataclass_fields__")]
    by_name = {k.__name__: k for k in kinds}
    return {
        kind: {
            field.name: by_name.get(field.type[6:].partition(",")[0])
            for field in fields(kind)
            if str(field.type).startswith("tuple[")
        }
        for kind in kinds
    }
