"""The targets by name, and where their kept inputs are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from .dates import edtf, typed_date
from .loader import loader
from .sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Callable

TARGETS: dict[str, Callable[[bytes], None]] = {
    "edtf": edtf,
    "typed-date": typed_date,
    "loader": loader,
    "verify": sentence,
}

CORPUS = Path(__file__).parent / "corpus"
