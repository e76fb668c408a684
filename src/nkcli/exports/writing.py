"""Files and folders written whole or not at all: beside their place first, then put there."""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
import tempfile
from typing import TYPE_CHECKING

from nkcli.errors import OutputFailed, UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

MARK = "datapackage.json"
"""The file by which a folder is known for a data package, which an export may replace."""

_FEW = 100
"""Files that are worth waiting for the disk, one by one; for the thousands of a site that would take minutes."""


def put_file(target: str, content: bytes) -> None:
    """Write a file.

    Raises:
        OutputFailed: when it can't be written; a file that was there is as it was.
    """
    path = os.path.realpath(target)
    beside = f"{path}.{os.getpid()}.tmp"
    if os.path.exists(path) and not os.path.isfile(path):
        raise OutputFailed(target, "it is no regular file")
    try:
        _write(beside, content)
        if os.path.exists(path):
            os.chmod(beside, stat.S_IMODE(os.stat(path).st_mode))
        os.replace(beside, path)
    except (OSError, ValueError) as error:
        raise OutputFailed(target, getattr(error, "strerror", None) or str(error)) from error
    finally:
        with contextlib.suppress(OSError, ValueError):
            os.unlink(beside)


def put_folder(target: str, files: Mapping[str, bytes], mark: str = MARK) -> None:
    """Write a folder of files, in place of one of before, which has a file of the name `mark`, or of nothing.

    Raises:
        UsageError: where something else is there.
        OutputFailed: when it can't be written; what was there is as it was.
    """
    path = os.path.realpath(target)
    if os.path.lexists(path) and not _is_replaceable(path, files, mark):
        raise UsageError(f"{target} holds something that no export wrote", "name a new folder with -o DIR/")
    beside = ""
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        beside = tempfile.mkdtemp(prefix=f".{os.path.basename(path)}-", dir=os.path.dirname(path))
        made = os.path.join(beside, "new")
        os.mkdir(made)
        for folder in sorted({os.path.dirname(name) for name in files} - {""}):
            os.makedirs(os.path.join(made, folder))
        for name, content in files.items():
            _write(os.path.join(made, name), content, sync=len(files) <= _FEW)
        if os.path.exists(path):
            os.rename(path, os.path.join(beside, "old"))
        os.rename(made, path)
    except (OSError, ValueError) as error:
        raise OutputFailed(target, getattr(error, "strerror", None) or str(error)) from error
    finally:
        old = os.path.join(beside, "old")
        if beside and os.path.exists(old) and not os.path.exists(path):
            os.rename(old, path)
        if beside:
            shutil.rmtree(beside, ignore_errors=True)


def _is_replaceable(path: str, files: Mapping[str, bytes], mark: str) -> bool:
    """Return whether a folder is empty, or was written like this and holds nothing else.

    What lies at its top must have the names of what is written, but for their endings: tables can change their form.
    """
    if not os.path.isdir(path):
        return False
    names, parts = set(os.listdir(path)), {_stem(name.partition("/")[0]) for name in files}
    return not names or (mark in names and {_stem(name) for name in names} <= parts)


def _stem(name: str) -> str:
    return os.path.splitext(name)[0]


def _write(path: str, content: bytes, *, sync: bool = True) -> None:
    with open(path, "wb") as file:
        file.write(content)
        file.flush()
        if sync:
            os.fsync(file.fileno())
