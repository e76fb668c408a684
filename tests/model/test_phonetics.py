"""One name in the spellings of many customs has one key."""

from __future__ import annotations

import pytest

from conftest import RECORD
from nkcli import load
from nkcli.model.phonetics import closeness, latin, phonetic_keys, spellings, transliterate


@pytest.mark.parametrize(
    "names",
    [
        pytest.param("Khojaly Khojali Xocalı Xocali Hocalı Khodzhaly Ходжалы Խոջալը", id="Khojaly"),
        pytest.param("Karabakh Karabach Qarabağ Garabagh Karabağ Карабах Ղարաբաղ", id="Karabakh"),
        pytest.param("Kalbajar Kəlbəcər Kelbecer Kälbäjär Кельбаджар", id="Kalbajar"),
        pytest.param("Karvachar Karvadjar Qarvaçar Карвачар Քարվաճառ", id="Karvachar"),
        pytest.param("Jabrayil Cəbrayıl Djebrail Djabrail Джебраил Ջաբրայիլ", id="Jabrayil"),
        pytest.param("Hadrut Гадрут Հադրութ Hadrout", id="Hadrut"),
        pytest.param("Yerevan Erevan Ереван Երևան Երեւան", id="Yerevan"),
        pytest.param("Sumgait Sumqayıt Сумгаит Սումգայիթ", id="Sumgait"),
        pytest.param("Martakert Mardakert Мартакерт Մարտակերտ", id="Martakert, in Western Armenian too"),
        pytest.param("Berdzor Pertsor Бердзор Բերձոր", id="Berdzor, in Western Armenian too"),
        pytest.param("Shusha Susha Şuşa Susa Шуша Šuša Schuscha Choucha", id="Shusha, in German and French too"),
        pytest.param("Aliyev Əliyev Eliyev Aliev Alijew Äliyev Алиев Ալիև", id="Aliyev"),
        pytest.param("Pashinyan Pashinian Paschinjan Pašinyan Пашинян Փաշինյան", id="Pashinyan"),
        pytest.param("Harutyunyan Harutiunian Арутюнян Հարությունյան", id="Harutyunyan"),
        pytest.param("Hajiyev Hacıyev Hajiev Гаджиев", id="Hajiyev"),
    ],
)
def test_the_spellings_of_a_name_share_a_key(names: str) -> None:
    first, *others = names.split()
    assert [name for name in others if set(phonetic_keys(name)).isdisjoint(phonetic_keys(first))] == []


def test_a_letter_that_customs_read_differently_gives_several_keys() -> None:
    assert phonetic_keys("Jermuk") == ("CRMK", "ARMK")
    assert phonetic_keys("Chouchi")[:5] == ("CC", "CS", "CK", "SC", "SS")
    assert phonetic_keys("822") == ("822",)
    assert phonetic_keys("") == ()


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        pytest.param("Aliyev", "Əliyev", 1.0, id="ə is a"),
        pytest.param("Safarov", "Seferov", 1.0, id="ə is e"),
        pytest.param("Kocharyan", "Kocharian", 1.0, id="-yan is -ian"),
        pytest.param("Khojaly", "Xocalı", 1.0, id="kh is x"),
        pytest.param("Shusha", "Shushi", 0.75, id="another vowel"),
        pytest.param("Goris", "Kars", 0.6, id="two names of the same consonants"),
        pytest.param("Baku", "", 0.0, id="nothing"),
    ],
)
def test_how_much_of_two_spellings_agrees(one: str, other: str, share: float) -> None:
    assert closeness(one, other) == share


def test_what_is_no_spelling_of_a_word_is_left_out() -> None:
    assert spellings("Կարս", ["kars", "goris", "berd"]) == {"kars": 1.0, "goris": 0.6}
    assert spellings("aaaa", ["uae", "io"]) == {}


def test_nearly_every_recorded_name_shares_a_key_with_another_name_of_the_place() -> None:
    told = alike = 0
    for place in load(RECORD).places:
        names = [n.text for n in place.names if " " not in n.text and n.lang in ("hy", "az", "ru")]
        for name in names:
            others = {*place.name.split(), *place.aliases, *(n.text for n in place.names if n.text != name)}
            told += 1
            alike += bool(spellings(name, others))
    assert told > 200
    assert alike / told > 0.95


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


def test_a_word_is_written_in_plain_letters_as_it_sounds() -> None:
    assert [latin(word) for word in ("Şuşa", "Հադրութ", "Əliyev", "Ağdam", "I'll")] == [
        "shusha",
        "hadrut",
        "aliyev",
        "aghdam",
        "il",
    ]
