"""The kept inputs pass every target that they once taught something, without a fuzzer; so do any bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from .targets import CORPUS, TARGETS

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow


KEPT = sorted(path for name in TARGETS for path in (CORPUS / name).iterdir())


@pytest.mark.parametrize("path", KEPT, ids=lambda path: f"{path.parent.name}-{path.name[:12]}")
def test_a_kept_input_passes_its_target(path: Path) -> None:
    TARGETS[path.parent.name](path.read_bytes())


@pytest.mark.parametrize("name", TARGETS)
@settings(max_examples=50)
@given(data=st.binary(max_size=60))
def test_any_bytes_pass_every_target(name: str, data: bytes) -> None:
    TARGETS[name](data)


def test_the_kept_inputs_are_few_and_small() -> None:
    assert {path.parent.name for path in KEPT} == set(TARGETS)
    assert len(KEPT) < 150
    assert sum(path.stat().st_size for path in KEPT) < 150_000
