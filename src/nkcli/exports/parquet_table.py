"""Parquet, by pyarrow: numbers, days and texts each as what they are."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from nkcli.errors import MissingExtra

if TYPE_CHECKING:
    from nkcli.exports.tables import Kind, Table


def write(table: Table) -> bytes:
    """Return a table as Parquet.

    Raises:
        MissingExtra: where pyarrow is not installed.
    """
    try:
        import pyarrow as pa  # an extra
        import pyarrow.parquet as pq
    except ImportError as error:
        raise MissingExtra("Parquet", str(error), "parquet") from error
    types = {
        "text": pa.string(),
        "integer": pa.int64(),
        "number": pa.float64(),
        "day": pa.date32(),
        "boolean": pa.bool_(),
    }
    columns = zip(*table.rows, strict=True) if table.rows else [()] * len(table.columns)
    arrays = [
        pa.array([_value(v, column.kind) for v in values], types[column.kind])
        for column, values in zip(table.columns, columns, strict=True)
    ]
    sink = pa.BufferOutputStream()
    pq.write_table(pa.Table.from_arrays(arrays, names=[column.name for column in table.columns]), sink)
    written: bytes = sink.getvalue().to_pybytes()
    return written


def _value(value: Any, kind: Kind) -> Any:
    return date.fromisoformat(value) if kind == "day" and value is not None else value
