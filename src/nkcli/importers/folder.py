"""Events one at a time to the six files of a data folder, which holds them in order; whole or not at all."""

from __future__ import annotations

import contextlib
import csv
import json
import os
import shutil
import tempfile
from dataclasses import replace
from typing import IO, TYPE_CHECKING, Any, Self

from nkcli.errors import OutputFailed, UsageError
from nkcli.loading.serialize import json_text, plain
from nkcli.model.ids import short_id
from nkcli.model.loaded_language import loaded_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from types import TracebackType

    from nkcli.importers.draft import Draft
    from nkcli.importers.registry import Importer
    from nkcli.model.problem import Problem
    from nkcli.model.records import Event

REFUSED = "rows-not-taken.csv"
"""The file beside the records that lists the rows which gave none."""


class FolderWriter:
    """Writes a data folder beside where it is to be, and puts it there when all of it is written.

    Events are kept in a file of their own until the last has come, and only where each begins is kept in memory.
    """

    def __init__(self, folder: str) -> None:
        """Take the name of the folder, where there may be none yet, or an empty one."""
        self._folder = folder
        self._short: dict[str, str] = {}
        self._loaded: list[str] = []
        self._index: list[tuple[str, int, int]] = []
        self.claims = 0

    def __enter__(self) -> Self:
        """Begin to write.

        Raises:
            UsageError: where the folder has something in it.
            OutputFailed: where nothing can be written there.
        """
        if os.path.exists(self._folder) and not (os.path.isdir(self._folder) and not os.listdir(self._folder)):
            raise UsageError(f"there is something at {self._folder} already", "name a new folder with -o DIR")
        try:
            above = os.path.dirname(os.path.abspath(self._folder))
            os.makedirs(above, exist_ok=True)
            self._beside = tempfile.mkdtemp(prefix=f".{os.path.basename(self._folder)}-", dir=above)
            self._spool: IO[bytes] = tempfile.TemporaryFile(dir=self._beside)
        except OSError as error:
            raise OutputFailed(self._folder, error.strerror or str(error)) from error
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        """Take away what is not whole."""
        self._spool.close()
        shutil.rmtree(self._beside, ignore_errors=True)
        if isinstance(error, OSError):
            raise OutputFailed(self._folder, error.strerror or str(error)) from error

    def add(self, event: Event) -> None:
        """Take an event, and give its claims short ids."""
        event = replace(event, claims=tuple(replace(c, short=self._short_id(c.id)) for c in event.claims))
        self.claims += len(event.claims)
        if loaded_words(event.title):
            self._loaded.append(event.id)
        text = _record_text(plain(event)).encode()
        days = "".join(f"{day.year:06}{day.month:02}{day.day:02}" for day in event.sort_key)
        self._index.append((f"{days} {event.id}", self._spool.tell(), len(text)))  # texts take half of what days do
        self._spool.write(text)

    def _short_id(self, claim_id: str) -> str:
        short = short_id(claim_id, self._short)
        self._short[short] = claim_id
        return short

    def finish(self, draft: Draft, title: str, importer: Importer, refused: Sequence[Problem]) -> None:
        """Write all the files, and put the folder where it is to be."""
        for event in draft.wholes():
            self.add(event)
        self._index.sort()
        self._write_table("events", (self._text_at(start, length) for _, start, length in self._index))
        for name in ("actors", "places", "sources"):
            records = sorted(getattr(draft, name)(), key=lambda record: record.id)
            self._write_table(name, (_record_text(plain(record)) for record in records))
        self._write("conflict.json", [json_text(plain(draft.conflict(title, importer.counts)))])
        self._write("datapackage.json", [json_text(_package(draft, title))])
        self._write("ids.json", self._ids())
        if self._loaded:
            self._write("exceptions.json", [json_text({"exceptions": [_excused(i, draft) for i in self._loaded]})])
        if refused:
            self._write_refused(refused)
        with contextlib.suppress(OSError):
            os.rmdir(self._folder)
        self._spool.close()
        os.replace(self._beside, self._folder)
        os.chmod(self._folder, 0o777 & ~_umask())

    def _ids(self) -> Iterable[str]:
        """Yield ids.json in pieces: half a million short ids in one text would take as much memory as all the rest."""
        yield '{\n "released": [],\n "tombstones": [],\n "aliases": {},\n "short": {'
        between = "\n"
        for short, claim_id in sorted(self._short.items()):
            yield f'{between}  "{short}": "{claim_id}"'
            between = ",\n"
        yield "\n }\n}\n" if self._short else "}\n}\n"

    def _text_at(self, start: int, length: int) -> str:
        self._spool.seek(start)
        return self._spool.read(length).decode()

    def _write_table(self, name: str, records: Iterable[str]) -> None:
        """Write records in the layout of `nkcli format`."""

        def pieces() -> Iterable[str]:
            before = f'{{\n "{name}": ['
            for text in records:
                yield f"{before}\n{text}"
                before = ","
            yield "\n ]\n}\n" if before == "," else f"{before}]\n}}\n"

        self._write(f"{name}.json", pieces())

    def _write(self, name: str, pieces: Iterable[str]) -> None:
        with open(os.path.join(self._beside, name), "w", encoding="utf-8", newline="\n") as file:
            file.writelines(pieces)

    def _write_refused(self, refused: Sequence[Problem]) -> None:
        with open(os.path.join(self._beside, REFUSED), "w", encoding="utf-8", newline="") as file:
            table = csv.writer(file, lineterminator="\n")
            table.writerow(("line", "id", "column", "reason"))
            table.writerows((p.line, p.record, p.field, p.message) for p in refused)


def _record_text(record: Any) -> str:
    """Return a record as it stands in a table's file: JSON with two spaces before each line."""
    return "  " + json.dumps(record, ensure_ascii=False, indent=1).replace("\n", "\n  ")


def _excused(event_id: str, draft: Draft) -> dict[str, str]:
    """Return the exception for a title made of names, one of which holds a word that takes a side."""
    reason = f"Names as {draft.source.publisher} has them."
    return {"rule": "words-are-neutral", "record": event_id, "reason": reason}


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _package(draft: Draft, title: str) -> dict[str, Any]:
    """Return datapackage.json: the data are those of the source, and under its licence."""
    source = draft.source
    files = ("events", "actors", "places", "sources", "conflict")
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": source.id,
        "title": title,
        "description": f"Imported by nkcli from {source.title}" + (f" {source.version}." if source.version else "."),
        "version": source.version or "0",
        "licenses": [{"name": source.licence.replace(" ", "-"), "title": source.licence}],
        "contributors": [{"title": source.publisher, "roles": ["author"]}],
        "sources": [{"title": source.title, "path": source.url}],
        "resources": [
            {
                "name": name,
                "path": f"{name}.json",
                "format": "json",
                "mediatype": "application/json",
                "encoding": "utf-8",
            }
            for name in files
        ],
    }
