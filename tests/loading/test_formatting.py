"""A folder is brought into its one layout, and its claims get short ids, once."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from nkcli.errors import DataError
from nkcli.loading.files import read_folder
from nkcli.loading.formatting import format_folder, with_short_ids
from nkcli.loading.serialize import layout
from nkcli.model.ids import short_id
from nkcli.store.opening import load

if TYPE_CHECKING:
    from conftest import Folder
EVERY_FILE = ["events.json", "actors.json", "places.json", "sources.json", "conflict.json", "ids.json"]


def test_every_file_that_is_not_in_its_layout_is_rewritten(folder: Folder) -> None:
    where = folder()

    assert format_folder(str(where)) == EVERY_FILE
    assert {n: (where / n).read_text("utf-8") for n in EVERY_FILE[:-1]} == layout(load(where))


def test_there_is_nothing_to_do_twice(folder: Folder) -> None:
    where = folder()
    format_folder(str(where))

    assert format_folder(str(where)) == []


def test_each_claim_gets_a_short_id_that_leads_to_it(folder: Folder) -> None:
    where = folder()
    format_folder(str(where))
    facts = load(where)

    assert len({claim.short for claim in facts.claims}) == len(facts.claims) == 16
    assert json.loads((where / "ids.json").read_text("utf-8"))["short"] == {c.short: c.id for c in facts.claims}
    for claim in facts.claims:
        assert claim.short is not None
        assert facts.claim_by_id[claim.short] == claim


def test_a_claim_keeps_its_short_id_and_nobody_gets_one_that_went(folder: Folder) -> None:
    """The tiny data set has second:killed-ucdp; what was given to a claim that is gone stays given."""
    way = ("events", "second", "claims", "second:killed-ucdp")
    would_get = short_id("second:killed-armenian-military", ())
    where = folder({(*way, "short"): "zzz9"})
    (where / "ids.json").write_text(json.dumps({"short": {would_get: "gone:claim"}}), encoding="utf-8")

    format_folder(str(where))

    facts = load(where)
    assert facts.claim_by_id["second:killed-ucdp"].short == "zzz9"
    assert (facts.ids.short or {})[would_get] == "gone:claim"
    assert facts.claim_by_id["second:killed-armenian-military"].short != would_get


def test_the_same_claims_get_the_same_short_ids_wherever_they_are(folder: Folder) -> None:
    dataset = read_folder(folder())

    assert with_short_ids(dataset).claims == with_short_ids(with_short_ids(dataset)).claims


@pytest.mark.parametrize("claim_id", ["second:killed-ucdp", "first:killed", "a:b"])
def test_a_short_id_is_four_signs_or_more_where_those_are_taken(claim_id: str) -> None:
    four = short_id(claim_id, ())
    five = short_id(claim_id, {four})
    other = short_id(claim_id, {four, five, short_id(claim_id, {four, five})})

    assert re.fullmatch(r"[b-df-hj-np-tv-xz][b-df-hj-np-tv-xz2-9]{3}", four)
    assert (len(five), five[:4]) == (5, four)
    assert other[:4] != four


def test_a_folder_with_problems_is_left_as_it_is(folder: Folder) -> None:
    where = folder({("events", "second", "kind"): "wars"})
    before = (where / "places.json").read_bytes()

    with pytest.raises(DataError):
        format_folder(str(where))

    assert (where / "places.json").read_bytes() == before
