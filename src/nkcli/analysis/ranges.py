"""The documented range of several claims."""

from __future__ import annotations

from typing import NamedTuple

from nkcli.model.estimate import Number


class Range(NamedTuple):
    """A cell that stands for several claims: their documented range.

    `low` and `high` are the smallest and the largest number claimed, None where no claim sets one.
    `added`: the claims exclude each other and were added.
    """

    low: Number | None
    high: Number | None
    claims: int
    contested: bool = False
    added: bool = False
