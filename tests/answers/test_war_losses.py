"""The losses of a war by side on its page, and two wars beside each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from asking import answer, text
from nkcli.errors import UnknownNameError

if TYPE_CHECKING:
    from nkcli.model.dataset import Dataset


COMPARED = """\
2 wars and phases beside each other

                                     First Nagorno-Karabakh War            Second Nagorno-Karabakh
                                                                           War

Id                                   first                                 second
When                                 20 Feb 1988 – 12 May 1994             27 Sep – 10 Nov 2020
Lasted                               2,274 days                            45 days
Outcome                              Armenian victory; ceasefire of 1994.  Azerbaijani victory.
Told here                            1 event, 2 claims                     1 event, 10 claims

Losses
killed, Armenian side, military                                            3,825 — Armenia
killed, Armenian side, civilian                                            85 — Armenia
killed, Azerbaijani side, military   11,557 ≠ 1 — Azerbaijan               2,906 — Azerbaijan
killed, Azerbaijani side, civilian                                         100 — Azerbaijan
killed, All parties                                                        7,646, counts 2020 — UCDP
missing, Armenian side, military                                           187 — Armenia
missing, Azerbaijani side, military                                        6 — Azerbaijan

≠ 2: two other voices contradict it. One in full: nkcli casualties --war ID.
"""


def test_two_wars_stand_beside_each_other(dataset: Dataset) -> None:
    assert text(dataset, "wars", name="first second") == COMPARED


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("first second", ["first", "second"]),
        ("Second Nagorno-Karabakh War first", ["second", "first"]),
        ("1st 44-day first", ["first", "second", "first"]),
    ],
)
def test_names_may_be_of_several_words(typed: str, ids: list[str], dataset: Dataset) -> None:
    compared = answer(dataset, "wars", name=typed)
    assert [war.id for war in compared.wars] == ids


def test_how_long_a_war_lasted_is_told_where_its_days_are_known(dataset: Dataset) -> None:
    days = [war.days for war in answer(dataset, "wars", name="second conflict").wars]
    assert days == [45, None]


def test_an_unknown_name_among_them_is_unknown(dataset: Dataset) -> None:
    with pytest.raises(UnknownNameError, match="no war is called 'first thrid'"):
        answer(dataset, "wars", name="first thrid")
