"""The ids that were given: released ones, those of records that went or were renamed, and short ones of claims."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeVar

from nkcli.frozen import Frozen
from nkcli.model.records import STRICT
from nkcli.model.vocabulary import Id, NonEmpty, ShortId

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

T = TypeVar("T")

LETTERS, SIGNS = "bcdfghjkmnpqrstvwxz", "bcdfghjkmnpqrstvwxz23456789"
"""What a short id begins with and consists of: no vowels, and nothing that is taken for something else."""

SHORTEST, LONGEST = 4, 6
"""Signs of a short id: four tell 374,000 claims apart, and six are still quickly typed."""


class Tombstone(Frozen, kw_only=True):
    """An id that was released and is gone, and what became of it."""

    __pydantic_config__: ClassVar = STRICT
    id: Id
    reason: NonEmpty


class Ids(Frozen, kw_only=True):
    """What ids.json holds: `aliases` from former to present ids, `short` from short ids to the claims that got them."""

    __pydantic_config__: ClassVar = STRICT
    released: tuple[Id, ...] = ()
    tombstones: tuple[Tombstone, ...] = ()
    aliases: dict[Id, Id] | None = None
    short: dict[ShortId, Id] | None = None


class ById(dict[str, T]):
    """Records by id, which are found under their former ids and their short ones too."""

    def __init__(self, records: Mapping[str, T], aliases: Mapping[str, str]) -> None:
        """Take the records, and the other ids with those that they lead to."""
        super().__init__(records)
        self.aliases = aliases

    def __missing__(self, key: str) -> T:
        """Return the record of another id.

        Raises:
            KeyError: where there is none.
        """
        return super().__getitem__(self.aliases[key])

    def __contains__(self, key: object) -> bool:
        """Return whether a record has this id, or had it."""
        return super().__contains__(key) or super().__contains__(self.aliases.get(str(key)))

    def get(self, key: str, default: T | None = None) -> T | None:  # type: ignore[override]
        """Return the record of an id, else `default`."""
        return self[key] if key in self else default  # noqa: SIM401 - this is what `get` is


def short_id(claim_id: str, taken: Container[str]) -> str:
    """Return the shortest id for a claim that is not taken; the same claim gets the same one everywhere."""
    from hashlib import sha256  # 4 ms with OpenSSL, which no answer needs to pay

    attempt = 0
    while True:
        number = int.from_bytes(sha256(f"{claim_id} {attempt}".encode()).digest())
        number, first = divmod(number, len(LETTERS))
        text = LETTERS[first]
        while len(text) < LONGEST:
            number, sign = divmod(number, len(SIGNS))
            text += SIGNS[sign]
        for length in range(SHORTEST, LONGEST + 1):
            if text[:length] not in taken:
                return text[:length]
        attempt += 1
