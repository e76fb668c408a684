"""The way in: data files to a `Dataset`, or the complete list of their problems.

The facts in the wheel were validated when the wheel was built and carry a stamp, a digest over the
files. If it fits they are built straight from JSON; whatever else comes in (`--data`, a checkout
being edited, an altered install) passes pydantic at the `nkcli.door`. A test holds both ways equal.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from nkcli.model.dataset import Dataset

FILES = ("events.json", "actors.json", "places.json", "sources.json", "datapackage.json")
"""The files of a data folder, all of them needed."""

STAMP = "stamp"
"""The file in the wheel that holds the digest of the validated data."""

Blobs = dict[str, bytes | OSError]
"""The bytes of each file, or why it could not be read."""


def load(folder: str | os.PathLike[str] | None = None) -> Dataset:
    """Load a data folder, by default the facts that came with nkcli.

    Returns:
        All records, with `version` from datapackage.json and `digest` over the files.

    Raises:
        BadData: with every problem found, each with its file, line, record and field.
    """
    where, read = _shipped() if folder is None else (os.fspath(folder), _read_file)
    if folder is not None and not os.path.isdir(where):
        raise _no_folder(where)
    blobs = _read_all(where, read)
    digest = digest_of(blobs)
    if folder is None and _stamp(where, read) == digest:
        return _build(blobs, digest)
    from nkcli.door import admit  # pydantic, only for data that nobody vouches for

    return admit(blobs, where, digest)


def _no_folder(where: str) -> Exception:
    from nkcli.errors import BadData
    from nkcli.model.problem import Problem

    what = "this is no folder" if os.path.exists(where) else "there is no such folder"
    message = f"{what}; give one that holds {', '.join(FILES)}"
    return BadData([Problem(file=where, rule="missing-folder", message=message)], where)


def digest_of(blobs: Mapping[str, bytes | OSError]) -> str:
    """Compute the SHA-256 over the data files, each led by its name and length, in hexadecimal."""
    from hashlib import sha256  # 2 ms that `nkcli --version` need not pay

    total = sha256()
    for name in FILES:
        data = blobs.get(name, b"")
        if isinstance(data, bytes):
            total.update(f"{name} {len(data)}\n".encode())
            total.update(data)
    return total.hexdigest()


def shipped_folder() -> str:
    """Name the folder of the facts that came with nkcli."""
    return _shipped()[0]


def _shipped() -> tuple[str, Callable[[str], bytes]]:
    """Find the facts beside the code (wheel, zipapp), or in the checkout of an editable install."""
    here = os.path.dirname(os.path.abspath(__file__))
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
    for name in FILES:
        try:
            blobs[name] = read(os.path.join(where, name))
        except OSError as error:
            blobs[name] = error
    return blobs


def _stamp(where: str, read: Callable[[str], bytes]) -> str | None:
    try:
        return read(os.path.join(where, STAMP)).decode("ascii", "replace").strip()
    except OSError:
        return None


def _build(blobs: Blobs, digest: str) -> Dataset:
    """Build the records straight from JSON that was validated before, each table when it is asked for."""
    import json

    from nkcli.model import records
    from nkcli.model.dataset import Dataset

    kinds = {"events": records.Event, "actors": records.Actor, "places": records.Place, "sources": records.Source}
    nested = _nested(records)

    def read(table: str) -> tuple[Any, ...]:
        return _tuple(kinds[table], json.loads(blobs[f"{table}.json"])[table], nested)  # type: ignore[arg-type]

    version = json.loads(blobs["datapackage.json"])["version"]  # type: ignore[arg-type]
    return Dataset.lazily(read, version, digest)


def _tuple(
    kind: type[Any] | None, raw: list[Any], nested: dict[type[Any], dict[str, type[Any] | None]]
) -> tuple[Any, ...]:
    if kind is None:
        return tuple(raw)
    inner = nested[kind]
    made = []
    for fields in raw:
        for name in inner.keys() & fields.keys():
            fields[name] = _tuple(inner[name], fields[name], nested)
        made.append(kind(**fields))
    return tuple(made)


def _nested(records: Any) -> dict[type[Any], dict[str, type[Any] | None]]:
    """Find each record's fields that are tuples, with the record inside (None: plain texts)."""
    kinds = [k for k in vars(records).values() if isinstance(k, type) and hasattr(k, "__dataclass_fields__")]
    by_name = {k.__name__: k for k in kinds}
    return {
        kind: {
            field.name: by_name.get(field.type[6:].partition(",")[0])
            for field in kind.__dataclass_fields__.values()
            if str(field.type).startswith("tuple[")
        }
        for kind in kinds
    }
