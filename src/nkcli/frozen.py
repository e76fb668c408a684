"""Frozen dataclasses that take no time to define and none to fill.

`dataclasses.dataclass` writes and compiles up to six methods for each class, half a millisecond a
class: with eighty classes that was a quarter of a short answer. `Frozen` leaves the fields to it, so
`fields`, `replace` and pydantic meet an ordinary dataclass, and has every method once, for all.

An instance holds in its `__dict__` what it was given, and the defaults stay on the class. So the
fields that a store has read become a record as they are.
"""

from __future__ import annotations

from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, dataclass_transform

if TYPE_CHECKING:
    from collections.abc import Iterable

T = TypeVar("T")

_put = object.__setattr__


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
class Frozen:
    """A dataclass that never changes and is compared by its fields; defaults must be immutable themselves."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]
    record_type: ClassVar[type[Any]]
    """The class that says which fields there are: stored records are of a class of their own."""

    _names: ClassVar[tuple[str, ...]] = ()
    _known: ClassVar[frozenset[str]] = frozenset()
    _needed: ClassVar[frozenset[str]] = frozenset()
    _in_order: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls, *, kw_only: bool = False) -> None:
        """Find the fields of a class that is being defined; one without fields of its own is its parent's kind."""
        own_fields = cls.__dict__.get("__annotations__")  # noqa: RUF063 - `inspect` takes a while to import
        if hasattr(cls, "record_type") and not own_fields:
            return
        cls.record_type = cls
        dataclass(init=False, repr=False, eq=False, kw_only=kw_only)(cls)
        own = fields(cls)
        cls._names = tuple(f.name for f in own)
        cls._known = frozenset(cls._names)
        cls._needed = frozenset(f.name for f in own if f.default is MISSING)
        cls._in_order = tuple(f.name for f in own if not f.kw_only)

    def __init__(self, *in_order: Any, **named: Any) -> None:
        """Take the fields.

        Raises:
            TypeError: when one is missing, unknown or given twice.
        """
        if in_order:
            named = self._with(in_order, named)
        if not self._needed <= named.keys() <= self._known:
            wrong = sorted(self._needed - named.keys()) or sorted(named.keys() - self._known)
            raise TypeError(f"{type(self).__name__}: missing or unknown: {', '.join(wrong)}")
        _put(self, "__dict__", named)
        self.__post_init__()

    def __post_init__(self) -> None:
        """Refuse fields that don't go together; by default none."""

    def _with(self, in_order: tuple[Any, ...], named: dict[str, Any]) -> dict[str, Any]:
        first = dict(zip(self._in_order, in_order, strict=False))
        if len(first) < len(in_order) or first.keys() & named.keys():
            raise TypeError(f"{type(self).__name__}: too many arguments, or one given twice")
        return first | named

    def __eq__(self, other: object) -> bool:
        """Compare class and fields."""
        if not isinstance(other, Frozen) or other.record_type is not self.record_type:
            return NotImplemented
        return self is other or all(getattr(self, name) == getattr(other, name) for name in self._names)

    def __hash__(self) -> int:
        """Hash the fields."""
        return hash(tuple(getattr(self, name) for name in self._names))

    def __repr__(self) -> str:
        """Write it as Python."""
        told = ", ".join(f"{name}={getattr(self, name)!r}" for name in self._names)
        return f"{self.record_type.__qualname__}({told})"

    def __setattr__(self, name: str, value: object) -> None:
        """Refuse to change."""
        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> None:
        """Refuse to lose a field."""
        raise FrozenInstanceError(f"cannot delete field {name!r}")


def record_of(kind: type[T], own: dict[str, Any]) -> T:
    """Return a record around fields that are known to be right, unchecked; absent ones have their defaults."""
    record = object.__new__(kind)
    _put(record, "__dict__", own)
    return record


def from_dicts(kind: type[T], rows: Iterable[dict[str, Any]]) -> tuple[T, ...]:
    """Return records around fields that are known to be right."""
    return tuple([record_of(kind, own) for own in rows])


def altered(record: T, **changes: Any) -> T:
    """Return a copy of a record with other fields, unchecked; what it has not read yet stays unread."""
    copy = object.__new__(type(record))
    _put(copy, "__dict__", {**vars(record), **changes})
    return copy
