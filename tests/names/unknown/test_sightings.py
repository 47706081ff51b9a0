"""Names that the registry does not know."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from backstory.names.unknown.sightings import UnknownName, Unknowns, sightings
from backstory.values import Document, Mention


def listed(*texts: str, least: int = 1, language: str = "") -> dict[str, UnknownName]:
    gathered = Unknowns()
    for number, text in enumerate(texts):
        gathered.add(Document("", [text], id=str(number), language=language), ())
    return {name.name: name for name in gathered.listed(least)}


def test_a_run_of_capitalised_words_is_a_name() -> None:
    found = listed("Yesterday the spokesman Ildar Temrakov met Anna von Hollen in Velbrod.")
    assert {"Ildar Temrakov", "Anna von Hollen", "Velbrod"} <= set(found)
    assert "Yesterday" not in found


def test_a_capital_at_the_head_of_a_sentence_proves_nothing_alone() -> None:
    assert not listed("Shelling went on. Quiet fell at night.")
    assert "Velbrod" in listed("Velbrod fell. They left Velbrod.")


def test_a_word_that_begins_sentences_is_no_name_for_one_capital_elsewhere() -> None:
    heads = ["Zgodnie mówią świadkowie."] * 9
    assert not listed(*heads, "Raport\tZgodnie mówią świadkowie.")
    assert "Velbrod" in listed(*["Velbrod milczy."] * 3, "Wrócili do Velbrod.")


def test_german_nouns_are_no_names() -> None:
    text = "Sie sahen viele Menschen in Velbrod. Ildar Temrakov half den Menschen in Velbrod."
    found = listed(text, language="de")
    assert set(found) == {"Velbrod", "Ildar Temrakov"}
    assert "Menschen" in listed(text, language="nl")


def test_what_a_mention_covers_is_not_listed() -> None:
    text = "The Velbrod Front met Ildar Temrakov."
    mention = Mention("front", 0, 4, 17, "Velbrod Front", "exact", 1.0)
    found = [s.surface for s in sightings(Document("", [text]), [mention])]
    assert found == ["Ildar Temrakov"]


def test_variants_and_inflected_forms_are_one_name() -> None:
    found = listed(
        "Об этом сказал Ильдар Темраков.", "Это слова Ильдара Темракова.", "Встреча с Ильдаром Темраковым."
    )
    assert len(found) == 1
    name = next(iter(found.values()))
    assert (name.count, name.documents, len(name.variants)) == (3, 3, 3)


def test_a_name_after_a_title_is_found_without_capitals() -> None:
    found = listed("قال العميد سليم أورفزان إن الهدنة انتهت.")
    assert list(found) == ["سليم أورفزان"]


def test_a_sample_shows_the_words_around_the_name() -> None:
    name = listed("Long before " * 20 + "they met Ildar Temrakov " + "and long after " * 20)["Ildar Temrakov"]
    story, text = name.samples[0]
    assert story == "0"
    assert "they met Ildar Temrakov and long" in text
    assert text.startswith("… ")
    assert text.endswith(" …")


def test_names_seen_seldom_are_left_out() -> None:
    assert not listed("They met Ildar Temrakov.", least=2)


def test_headings_in_capitals_give_no_names() -> None:
    assert not listed("FIGHTING GOES ON IN THE NORTH")


@given(st.text(max_size=200))
def test_any_text_gives_sightings_that_stand_where_they_say(text: str) -> None:
    for found in sightings(Document("", [text]), ()):
        assert text[found.start : found.end] == found.surface


def test_what_a_person_does_is_no_part_of_the_name_without_capitals() -> None:
    found = listed("وأكد الأمير سليم أورفزان مدير المركز ذلك.", "زار مركز الملك سليم للإغاثة والأعمال.")
    assert list(found) == ["سليم أورفزان"]
