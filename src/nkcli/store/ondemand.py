"""A mapping that reads each value when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import TypeVar

T = TypeVar("T")


class OnDemand(Mapping[str, T]):
    """Values by key: `one` reads one, None where there is none, and `every` all of them in their order."""

    def __init__(self, one: Callable[[str], T | None], every: Callable[[], Mapping[str, T]]) -> None:
        """Take the two ways to read."""
        self._one, self._every = one, every
        self._known: dict[str, T] = {}

    def __getitem__(self, key: str) -> T:
        """Return the value of a key.

        Raises:
            KeyError: where there is none.
        """
        if key not in self._known:
            value = self._one(key)
            if value is None:
                raise KeyError(key)
            self._known[key] = value
        return self._known[key]

    @cached_property
    def _all(self) -> Mapping[str, T]:
        return self._every()

    def __iter__(self) -> Iterator[str]:
        """Yield every key."""
        return iter(self._all)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._all)
