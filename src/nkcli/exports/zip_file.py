"""A zip file of a data package; the same facts give the same bytes."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from nkcli.exports.package import files

if TYPE_CHECKING:
    from nkcli.exports.tables import Table
    from nkcli.model.dataset import Dataset

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip file can hold, which every file in it bears."""


def write(dataset: Dataset, tables: list[Table], form: str = "csv") -> bytes:
    """Return the zip file of a data package."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files(dataset, tables, form).items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return buffer.getvalue()
