"""What became of the data from version to version: corrected, added, moved to another id, withdrawn."""

from __future__ import annotations

from typing import ClassVar, Literal

from nkcli.frozen import Frozen
from nkcli.model.records import STRICT
from nkcli.model.vocabulary import EdtfText, Id, NonEmpty

ChangeKind = Literal["corrected", "added", "moved", "withdrawn"]


class Change(Frozen, kw_only=True):
    """One record that changed: `fields` are those corrected, `formerly` is the id that it moved from."""

    __pydantic_config__: ClassVar = STRICT
    record: Id
    what: ChangeKind
    formerly: Id | None = None
    fields: tuple[NonEmpty, ...] = ()
    why: NonEmpty | None = None


class Release(Frozen, kw_only=True):
    """What changed in one version up to a day; `added` are ids of records that need no reason."""

    __pydantic_config__: ClassVar = STRICT
    version: NonEmpty
    date: EdtfText
    records: tuple[Change, ...] = ()
    added: tuple[Id, ...] = ()

    @property
    def whole(self) -> Release:
        """The same with what was `added` among its `records`, last."""
        added = (Change(record=record, what="added") for record in self.added)
        return Release(version=self.version, date=self.date, records=(*self.records, *added))


class Changes(Frozen, kw_only=True):
    """What changes.json holds."""

    __pydantic_config__: ClassVar = STRICT
    changes: tuple[Release, ...] = ()
