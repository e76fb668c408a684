"""The names of a data set, by their words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from nkcli.analysis.verification.names import names_of

if TYPE_CHECKING:
    from nkcli.model.dataset import Dataset


@pytest.mark.parametrize(
    ("words", "kind", "ids", "taken"),
    [
        ("first nagorno karabakh war", "event", ("first",), 4),
        ("44 day war", "event", ("second",), 2),
        ("armenians fled", "party", ("armenian-side",), 1),
        ("republic of armenia", "party", ("armenian-side",), 3),
        ("ucdp", "actor", ("ucdp",), 1),
        ("shushi", "place", ("shusha",), 1),
        ("nagorno karabakh", "topic", (), 2),
    ],
)
def test_the_longest_name_is_found(dataset: Dataset, words: str, kind: str, ids: tuple[str, ...], taken: int) -> None:
    """Parties go by adjective, people and state; the conflict's own name says only what a text is about."""
    found = names_of(dataset).longest(words.split(), 0)

    assert found is not None
    assert (found[0].kind, found[0].ids, found[1]) == (kind, ids, taken)
