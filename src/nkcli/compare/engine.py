"""The engines that read event rows: DuckDB inside this process, or PySpark for what outgrows one machine.

Nothing here is needed by other commands, so both are extras, imported when a comparison is asked for.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from typing import TYPE_CHECKING, Any

from nkcli.errors import InputFailed, MissingExtra, UnsuitableFile, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ENGINES = ("duckdb", "pyspark")

MEMORY = "3GB"
"""What DuckDB may use before it goes to disk: a laptop of 8 GB keeps room for everything else."""

PARQUET = (".parquet", ".pq")
"""What the names of Parquet files end with; a folder holds Parquet too, as Spark writes it."""


@contextlib.contextmanager
def opened(files: Sequence[str], engine: str) -> Iterator[Any]:
    """Give the rows of the files as one table, with every column as it is in the files.

    Raises:
        MissingExtra: where the engine is not installed.
        InputFailed: where a file can't be read.
        UnsuitableFile: where a file is no table.
        UsageError: for a remote address, and files of two kinds.
    """
    is_parquet = _check(files, engine)
    try:
        with _duckdb() if engine == "duckdb" else _pyspark() as connection:
            yield _rows(connection, list(files), engine, is_parquet=is_parquet)
    except ImportError as error:
        extra = "spark" if engine == "pyspark" else "compare"
        raise MissingExtra("nkcli compare", f"{error.name or 'Ibis'} is not installed", extra) from error


def _check(files: Sequence[str], engine: str) -> bool:
    """Return whether the files are Parquet, else CSV."""
    remote = next((file for file in files if "://" in file), None)
    if remote and engine == "duckdb":
        raise UsageError(f"{remote} is a remote address", "download it first, or let PySpark read it: --engine pyspark")
    kinds = {file.lower().endswith(PARQUET) or os.path.isdir(file) for file in files}
    if len(kinds) > 1:
        raise UsageError("some files are Parquet and some are not", "compare files of one kind at a time")
    return kinds == {True}


# -- DuckDB ------------------------------------------------------------------------------------------


@contextlib.contextmanager
def _duckdb() -> Iterator[Any]:
    import ibis

    folder = tempfile.mkdtemp(prefix="nkcli-")
    connection = ibis.duckdb.connect(
        memory_limit=MEMORY,
        temp_directory=folder,
        autoinstall_known_extensions=False,
        preserve_insertion_order=False,
    )
    try:
        yield connection
    finally:
        connection.disconnect()
        shutil.rmtree(folder, ignore_errors=True)


# -- PySpark -----------------------------------------------------------------------------------------


@contextlib.contextmanager
def _pyspark() -> Iterator[Any]:
    """Give a connection to the cluster that Spark's own configuration names, by default this machine."""
    import ibis
    from pyspark.errors import PySparkException
    from pyspark.sql import SparkSession

    try:
        session = (
            SparkSession.builder.appName("nkcli compare")
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.ui.showConsoleProgress", "false")
            .getOrCreate()
        )
    except PySparkException as error:
        raise InputFailed("anything with PySpark", f"{error}; it needs Java 17 or later") from error
    session.sparkContext.setLogLevel("OFF")
    try:
        yield ibis.pyspark.connect(session)
    finally:
        session.stop()


# -- files -------------------------------------------------------------------------------------------


def _rows(connection: Any, files: list[str], engine: str, *, is_parquet: bool) -> Any:
    """Return the rows of files; those of CSV are texts, for a column that holds numbers may hold a list in one row."""
    try:
        if is_parquet and engine == "duckdb":
            return connection.read_parquet([f"{file}/*.parquet" if os.path.isdir(file) else file for file in files])
        if is_parquet:
            return connection.read_parquet(files if len(files) > 1 else files[0])
        if engine == "duckdb":
            return connection.read_csv(files, all_varchar=True, header=True, delim=",", quote='"', escape='"')
        options = {"header": True, "multiLine": True, "quote": '"', "escape": '"', "mode": "FAILFAST"}
        return connection.read_csv(files if len(files) > 1 else files[0], **options)
    except Exception as error:
        raise failure(files, error) from error


@contextlib.contextmanager
def guarded(files: Sequence[str]) -> Iterator[None]:
    """Turn what an engine says of the files, while it reads them, into a sentence.

    Raises:
        InputFailed: where a file can't be read.
        UnsuitableFile: where a file is no table.
    """
    try:
        yield
    except Exception as error:
        raise failure(files, error) from error


def failure(files: Sequence[str], error: Exception) -> Exception:
    """Return what is wrong with the files as a sentence, or the error itself where it is another's."""
    module, text = type(error).__module__.partition(".")[0], " ".join(str(error).split())
    if module not in ("duckdb", "_duckdb", "pyspark", "py4j"):
        return error
    what, why = files[0] if len(files) == 1 else f"{len(files)} files", text[:300]
    if any(sign in text for sign in ("No files found", "PATH_NOT_FOUND", "IO Error")):
        return InputFailed(what, why)
    return UnsuitableFile(what, why, "give the files as they were published")
