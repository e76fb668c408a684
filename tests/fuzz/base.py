"""The small data set that the targets start from: every field of every record once."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nkcli.loading.files import FILES, digest_of
from nkcli.loading.validation import validate_tables
from nkcli.store.opening import in_memory

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nkcli.model.dataset import Dataset

FACTS = (Path(__file__).parent / "facts.json").read_bytes()
TABLES = [name.removesuffix(".json") for name in FILES]


def as_files(facts: Mapping[str, Any]) -> dict[str, bytes]:
    """Write the tables as the files of a data folder, whatever they hold; half a character as JSON's escape."""
    whole = {
        key: {key: facts[key]} if key not in ("conflict", "datapackage") else facts[key]
        for key in TABLES
        if key in facts
    }
    return {f"{key}.json": json.dumps(value, indent=0).encode() for key, value in whole.items()}


def loaded(files: Mapping[str, bytes]) -> Dataset:
    """Load files through the door; raises DataError."""
    blobs = {name: files.get(name, FileNotFoundError(name)) for name in FILES}
    return in_memory(validate_tables(blobs, "folder", digest_of(blobs)))


@cache
def dataset() -> Dataset:
    """The small data set itself."""
    return loaded(as_files(json.loads(FACTS)))
