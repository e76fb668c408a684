"""Stores opened: the one that came with nkcli, one that `nkcli build` wrote, or one in memory made of a folder."""

from __future__ import annotations

import errno
import os
import sqlite3
from functools import cached_property
from typing import TYPE_CHECKING, Any

from nkcli.edtf.date import FIRST_DAY, LAST_DAY, EdtfDate
from nkcli.errors import DataError, UsageError
from nkcli.loading.files import read_folder, shipped_folder, shipped_reader
from nkcli.model.problem import Problem
from nkcli.store.facts import StoredDataset
from nkcli.store.schema import APPLICATION_ID, FORMAT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from nkcli.model.dataset import Dataset

STORE = "facts.sqlite"
"""The store in the wheel, beside the code."""

BEGINS = b"SQLite format 3\x00"


class Store:
    """An open SQLite file that is only read; `name` is what people know it by."""

    def __init__(self, connection: sqlite3.Connection, name: str, unindexed: Dataset | None = None) -> None:
        """Take an open connection; `unindexed` is the data set whose words are to be indexed when they are looked for.

        Raises:
            DataError: where it is no store, is damaged, or is of another format.
        """
        self.connection, self.name, self._unindexed = connection, name, unindexed
        connection.create_function("touches", 3, _touches, deterministic=True)
        ((application, version),) = self.rows("SELECT a.*, v.* FROM pragma_application_id a, pragma_user_version v")
        if application != APPLICATION_ID:
            raise self._refused("this is no store of nkcli; nkcli build makes one of a data folder")
        if version != FORMAT:
            age = "newer" if version > FORMAT else "older"
            raise self._refused(
                f"the store has format {version}, {age} than {FORMAT}, which this nkcli reads; build it again"
            )

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Return the rows of a query.

        Raises:
            DataError: where the file is damaged.
        """
        try:
            return self.connection.execute(sql, parameters).fetchall()
        except UnicodeEncodeError:  # half a character, which no record holds
            return []
        except sqlite3.DatabaseError as error:
            if isinstance(error, (sqlite3.OperationalError, sqlite3.ProgrammingError)) and not _is_damage(error):
                raise
            raise self._refused(f"the store is damaged ({error}); build it again") from error

    @cached_property
    def has_words(self) -> bool:
        """Whether words can be looked for in an index; one in memory is made at the first time."""
        if self._unindexed is not None:
            from nkcli.store.words import fill_words

            fill_words(self.connection, self._unindexed)
        return bool(self.rows("SELECT 1 FROM sqlite_master WHERE name = 'text_fts'"))

    def _refused(self, message: str) -> DataError:
        return DataError([Problem(file=self.name, rule="unreadable-store", message=message)], self.name)

    def __reduce__(self) -> tuple[Any, ...]:
        """Return what `pickle` is to call: the bytes opened again."""
        return open_bytes, (self.connection.serialize(), self.name)


def _touches(date: str, first: str, last: str) -> bool:
    """Return whether a date can have a day in a window; SQL asks only for dates that leave out days."""
    begin = EdtfDate.parse(first).sort_key[0] if first else FIRST_DAY
    end = LAST_DAY if last.startswith("9999-99") else EdtfDate.parse(last).sort_key[1]
    return EdtfDate.parse(date).touches(begin, end)


def _is_damage(error: sqlite3.Error) -> bool:
    return any(word in str(error) for word in ("disk", "no such table", "no such column", "unable to open"))


def load(folder: str | os.PathLike[str] | None = None) -> StoredDataset:
    """Load a data folder or a store that `nkcli build` wrote, by default the facts that came with nkcli.

    Returns:
        All records, with `version` from datapackage.json and `digest` over the files; each is read when
        it is asked for.

    Raises:
        DataError: with every problem found, each with its file, line, record and field.
    """
    if folder is None:
        return _shipped()
    where = os.fspath(folder)
    return StoredDataset.of(open_file(where)) if is_store(where) else in_memory(read_folder(where))


def _shipped() -> StoredDataset:
    path = os.path.join(shipped_folder(), STORE)
    if os.path.exists(path):
        return StoredDataset.of(open_file(path))
    try:
        data = shipped_reader()(path)
    except OSError:
        return in_memory(read_folder(shipped_folder()))  # a checkout has the files themselves
    return StoredDataset.of(open_bytes(data, path))


def is_store(path: str) -> bool:
    """Return whether a file is one of SQLite's, sound or not."""
    try:
        with open(path, "rb") as file:
            return file.read(len(BEGINS)) == BEGINS
    except (OSError, ValueError):  # ValueError: what is no name of a file at all
        return False


def open_file(path: str) -> Store:
    """Return the store in a file.

    Raises:
        DataError: where it can't be read.
    """
    quoted = path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    uri = f"file:{quoted}?mode=ro&immutable=1"
    try:
        connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
    except sqlite3.Error as error:
        message = f"can't be opened: {error}"
        raise DataError([Problem(file=path, rule="unreadable-store", message=message)], path) from error
    return Store(connection, path)


def open_bytes(data: bytes, name: str) -> Store:
    """Return the store in these bytes, as a zip file holds it."""
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    connection.deserialize(data)
    return Store(connection, name)


def in_memory(dataset: Dataset) -> StoredDataset:
    """Return a data set as a store in memory: there is one way to read."""
    from nkcli.store.build import fill

    connection = sqlite3.connect(":memory:", check_same_thread=False)
    fill(connection, dataset)
    return StoredDataset.of(Store(connection, "the data in memory", dataset))


def select(dataset: Dataset, query: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> list[dict[str, Any]]:
    """Return the rows of an SQL query over a data set's store as dictionaries; nothing can be changed.

    Raises:
        UsageError: with what SQLite says of a query that it can't answer.
    """
    stored = dataset if isinstance(dataset, StoredDataset) else in_memory(dataset)
    connection = stored.store.connection
    if "_fts" in query:
        _ = stored.store.has_words  # which makes the index of a store in memory
    connection.execute("PRAGMA query_only = ON")
    connection.set_authorizer(_within_the_store)
    try:
        cursor = connection.execute(query, parameters)
        names = [column[0] for column in cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in cursor]
    except (sqlite3.Error, sqlite3.Warning) as error:
        hint = "see the tables: SELECT name, sql FROM sqlite_schema"
        raise UsageError(f"SQLite can't answer that: {error}", hint) from error
    finally:
        connection.set_authorizer(None)
        connection.execute("PRAGMA query_only = OFF")


def _within_the_store(action: int, name: str | None, *_: str | None) -> int:
    """Return whether SQLite may do a thing: not open another file, nor allow itself to write."""
    leaves = action in (sqlite3.SQLITE_ATTACH, sqlite3.SQLITE_DETACH)
    unlocks = action == sqlite3.SQLITE_PRAGMA and name == "query_only"
    return sqlite3.SQLITE_DENY if leaves or unlocks else sqlite3.SQLITE_OK


def write(
    dataset: Dataset,
    path: str,
    progress: Callable[[int], None] | None = None,
    index: Callable[[sqlite3.Connection, Dataset], None] | None = None,
) -> None:
    """Write a data set as a store, whole or not at all; `index` adds the tables that a search reads.

    Raises:
        OSError: where it can't be written, or what is there is no store; it is as it was.
    """
    from nkcli.store.build import fill
    from nkcli.store.words import fill_words

    target = os.path.realpath(path)
    if os.path.isdir(target):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), path)
    if os.path.exists(target) and not (os.path.isfile(target) and (is_store(target) or not os.path.getsize(target))):
        raise FileExistsError(errno.EEXIST, "it is no store, and would be lost", path)
    beside = f"{target}.{os.getpid()}.tmp"
    connection = sqlite3.connect(":memory:")
    try:
        fill(connection, dataset, progress)
        fill_words(connection, dataset)
        if index:
            index(connection, dataset)
        connection.commit()
        connection.execute("VACUUM INTO ?", (beside,))
        os.replace(beside, target)
    except sqlite3.OperationalError as error:
        raise OSError(5, str(error), path) from error
    finally:
        connection.close()
        if os.path.exists(beside):
            os.unlink(beside)
