from __future__ import annotations

import pytest

from backstory.names.index.building import add_all
from backstory.names.index.name_index import NameIndex
from backstory.names.words.finding import Finding
from backstory.names.words.sounding import Sounding
from backstory.values import Actor, Name

WORDS = """
    Kavkaz Qawqaz KAVKAZ kavkaz Kavkaz's Ajnad AJNAD Nato NATO nato Verhofstadt Verhofstat Verhofstadts 2015
    Donetsk Doneck Donets'k street The the Café 4X القوقاز والقوقاز بالقوقاز أجناد كتاب إلى Кавказа Донецку
    Кавказ кавказ НАТО Донецьк № Ahmed Ahmad
"""


def index() -> NameIndex:
    found = NameIndex()
    add_all(
        found,
        [
            Actor("ajnad", "group", "Ajnad al-Kavkaz"),
            Actor("nato", "organisation", "NATO"),
            Actor("verhofstadt", "person", "Guy Verhofstadt"),
            Actor("donetsk", "place", "Донецк", (Name("Донецьк"),)),
            Actor("mayadin", "place", "الميادين"),
        ],
    )
    return found


@pytest.mark.parametrize("language", ["en", "", "ru", "ar", "pl"])
def test_words_found_together_are_found_as_one_by_one(language: str) -> None:
    known = index()
    words = WORDS.split()
    together = Finding(known, language, Sounding(known)).find(words)
    one_by_one = Finding(known, language, Sounding(known))
    assert [together[word] for word in words] == [one_by_one.find([word])[word] for word in words]


def test_a_word_that_nobody_has_named_is_nobodys() -> None:
    finding = Finding(index(), "en", Sounding(index()))
    words = ["street", "2015", "the", "houses"]
    assert finding.find(words) == dict.fromkeys(words)


def test_a_place_with_a_cyrillic_name_only_is_found_in_latin_letters() -> None:
    known = index()
    found = Finding(known, "en", Sounding(known)).find(["Donetsk", "Brussels"])
    form = found["Donetsk"]
    assert form is not None and known.words["донецк"] in form.matches
    assert found["Brussels"] is None
