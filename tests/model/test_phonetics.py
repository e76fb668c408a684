"""One name in the spellings of six customs has one key."""

from __future__ import annotations

import pytest

from nkcli.loading.files import load
from nkcli.model.phonetics import phonetic_key, transliterate


@pytest.mark.parametrize(
    ("names", "key"),
    [
        pytest.param("Khojaly Xocalı Xocali Hocalı Khodzhaly Ходжалы Խոջալը", "KJl", id="Khojaly"),
        pytest.param("Karabakh Qarabağ Garabagh Karabağ Карабах Ղարաբաղ", "KrbK", id="Karabakh"),
        pytest.param("Kalbajar Kəlbəcər Kelbecer Kälbäjär Кельбаджар", "KlbJr", id="Kalbajar"),
        pytest.param("Jabrayil Cəbrayıl Djebrail Джебраил Ջաբրայիլ", "Jbrl", id="Jabrayil"),
        pytest.param("Hadrut Гадрут Հադրութ Hadrout", "Kdrt", id="Hadrut"),
        pytest.param("Yerevan Erevan Ереван Երևան Երեւան", "rvn", id="Yerevan"),
        pytest.param("Sumgait Sumqayıt Сумгаит Սումգայիթ", "smKt", id="Sumgait"),
    ],
)
def test_the_spellings_of_a_name_share_a_key(names: str, key: str) -> None:
    assert {phonetic_key(name) for name in names.split()} == {key}


@pytest.mark.parametrize("word", ["Goris", "war", "Şuşa", "Baku", "2020", ""])
def test_names_that_sound_different_do_not_and_short_words_have_none(word: str) -> None:
    assert (phonetic_key(word), phonetic_key(word) == phonetic_key("Khojaly")) == (
        {"Goris": "Krs", "2020": "2020"}.get(word, ""),
        False,
    )


def test_nearly_every_recorded_name_shares_its_key_with_another_name_of_the_place() -> None:
    told = alike = 0
    for place in load().places:
        names = [n.text for n in place.names if " " not in n.text and n.lang in ("hy", "az", "ru")]
        for name in filter(phonetic_key, names):
            others = {*place.name.split(), *place.aliases, *(n.text for n in place.names if n.text != name)}
            told += 1
            alike += phonetic_key(name) in map(phonetic_key, others)
    assert told > 200
    assert alike / told > 0.97


@pytest.mark.parametrize(
    ("text", "written"),
    [
        pytest.param("Արցախ", "artsakh", id="Armenian"),
        pytest.param("Շուշի", "shushi", id="Armenian with a vowel of two letters"),
        pytest.param("Степанакерт", "stepanakert", id="Russian"),
        pytest.param("Şuşa", "şuşa", id="Latin letters stay"),
        pytest.param("Լաչին 2020", "lachin 2020", id="so do figures"),
    ],
)
def test_a_text_is_written_letter_by_letter_as_english_does(text: str, written: str) -> None:
    assert transliterate(text) == written
