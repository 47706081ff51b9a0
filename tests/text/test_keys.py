from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backstory.text.keys import MOST_KEYS, bounds_of, classes_of, is_within, skeleton, sound_keys

SPELLINGS = [
    "Kavkaz Qawqaz Кавказ قوقاز Kafkas",
    "Ajnad Adjnad Аджнад أجناد Ajnaad",
    "Theresa Тереза تيريزا Teresa",
    "Johnson Джонсън Джонсон جونسون",
    "Wright Райт رايت",
    "Barnier Барние Барнье بارنييه",
    "Milosevic Milošević Милошевић Милошевич ميلوسيفيتش",
    "Juncker Юнкер يونكر",
    "Yusuf Yousef Юсуф يوسف Iosif",
    "Hollande Олланд هولاند",
    "Kharkiv Харків Харьков خاركيف",
    "Gaddafi Qadhafi Kadhafi Каддафи قذافي Gheddafi",
    "Erdoğan Erdogan Эрдоган أردوغان",
    "Zelensky Zelenskyy Зеленский Зеленський زيلينسكي Selenskyj",
    "Netanyahu Нетаньяху نتنياهو נתניהו Netanjahu",
    "Tsipras Ципрас تسيبراس Τσίπρας",
    "Schröder Шрёдер شرودر Schroeder",
    "Chirac Ширак شيراك",
    "Qasem Qassem Kassim Касем قاسم",
    "Steinmeier Штайнмайер Щайнмайер شتاينماير",
    "Washington Вашингтон واشنطن",
    "Muhammad Mohammed Mohamed Мухаммад محمد",
    "Rouhani Ruhani Роухани روحاني",
    "Bouteflika Бутефлика بوتفليقة",
    "Xi Си شي",
]


@pytest.mark.parametrize("spellings", SPELLINGS)
def test_all_spellings_of_a_name_share_a_key_with_the_first(spellings: str) -> None:
    first, *others = spellings.split()
    strangers = [other for other in others if not set(sound_keys(first)) & set(sound_keys(other))]
    assert strangers == []


@pytest.mark.parametrize(
    ("one", "other"),
    [("Hama", "Homs"), ("Sham", "Kavkaz"), ("Nusra", "Nasrallah"), ("Putin", "Peskov"), ("Aleppo", "Idlib")],
)
def test_other_names_share_none(one: str, other: str) -> None:
    assert not set(sound_keys(one)) & set(sound_keys(other))


def test_the_skeleton_is_the_likeliest_key() -> None:
    assert skeleton("Кавказ") == sound_keys("Кавказ")[0]
    assert {skeleton("北京"), skeleton("123"), skeleton("")} == {""}


@given(st.text())
def test_any_text_has_few_keys(text: str) -> None:
    keys = sound_keys(text)
    assert len(keys) <= MOST_KEYS
    assert len(set(keys)) == len(keys)
    assert set("".join(keys)) <= set("ABDFHKLMNRTZ")


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzäčšłабвгдежзийклмнопрстуфхцчшщъьэюя"))
def test_the_skeleton_does_not_change_with_case(word: str) -> None:
    assert skeleton(word) == skeleton(word.upper()) == skeleton(word.capitalize())


@given(st.text(st.characters(max_codepoint=0x7F), max_size=12))
def test_a_words_letters_tell_the_bounds_of_its_keys(word: str) -> None:
    assert all(is_within(classes_of(key), bounds_of(word)) for key in sound_keys(word))


def test_letters_tell_what_a_word_cannot_sound_like() -> None:
    assert not is_within(classes_of("BR"), bounds_of("Obama"))
    assert not is_within(classes_of("B"), bounds_of("Obama"))
    assert is_within(classes_of("BM"), bounds_of("Obama"))
