"""JSON Lines: a row an object, null where a value is absent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nkcli.formats.json import dumps

if TYPE_CHECKING:
    from nkcli.exports.tables import Table


def write(table: Table) -> bytes:
    """Return a table as JSON Lines."""
    names = [column.name for column in table.columns]
    return "".join(f"{dumps(dict(zip(names, row, strict=True)))}\n" for row in table.rows).encode()
