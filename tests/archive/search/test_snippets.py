"""The passage that is shown under a hit."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from backstory.archive.search import SearchQuery, Segment, catch_up, search
from backstory.archive.search.snippets import Marker, Match, marked, passage
from backstory.archive.search.syntax import parse


def highlighted(segments: tuple[Segment, ...]) -> list[str]:
    return [segment.text for segment in segments if segment.highlighted]


def shown(text: str, query: str, language: str = "en", letters: int = 200) -> tuple[Segment, ...]:
    return passage(text, Marker(parse(query)).matches(text, language), letters)


def test_it_marks_the_words_in_headline_and_text(archive: Any) -> None:
    archive.story("Ships leave", "It rained.", "The ship left the harbour, and other ships followed.")
    catch_up()
    hit = search(SearchQuery(text="ship harbour")).hits[0]
    assert highlighted(hit.title) == ["Ships"]
    assert highlighted(hit.snippet) == ["ship", "harbour", "ships"]
    assert "".join(segment.text for segment in hit.title) == "Ships leave"


def test_it_marks_inflected_russian_and_arabic_as_they_stand() -> None:
    russian = shown("Отряд «боевиков» ушёл, БОЕВИКИ вернулись.", "боевик", "ru")
    assert highlighted(russian) == ["боевиков", "БОЕВИКИ"]
    arabic = shown("غادر المقاتلون المَدينة، والمدينة خالية.", "مدينة", "ar")
    assert highlighted(arabic) == ["المَدينة", "والمدينة"]


def test_it_marks_a_phrase_only_where_its_words_stand_together() -> None:
    text = "The army of the north met the northern army and al-Bahr, not al Nahr."
    assert highlighted(shown(text, '"northern army"')) == ["northern army"]
    assert highlighted(shown(text, "al-bahr")) == ["al-Bahr"]


def test_a_name_is_marked_with_both_its_quotation_marks() -> None:
    segments = marked("Бригада «Темрак» вошла", [Match(0, 15, "front")])
    assert segments == (Segment("Бригада «Темрак»", True), Segment(" вошла"))


def test_it_marks_parts_of_unspaced_text() -> None:
    assert highlighted(shown("今日北京会谈开始", "北京", "zh")) == ["北京"]


def test_it_chooses_the_passage_with_most_of_the_words() -> None:
    text = (
        f"A bridge. {'Rain fell on the fields. ' * 40}The bridge and the tower burned. {'More rain. ' * 40}"
    )
    segments = shown(text, "bridge tower")
    assert highlighted(segments) == ["bridge", "tower"]
    assert segments[0] == Segment("… ")
    assert segments[-1] == Segment(" …")
    assert sum(len(segment.text) for segment in segments) < 240


def test_it_cuts_between_words() -> None:
    text = "alpha beta gamma delta epsilon " * 30 + "target " + "alpha beta gamma delta epsilon " * 30
    words = "".join(segment.text for segment in shown(text, "target")).strip(" …").split()
    assert set(words) <= {"alpha", "beta", "gamma", "delta", "epsilon", "target"}


def test_without_a_match_it_shows_the_beginning() -> None:
    assert "".join(s.text for s in shown("It began here. " * 50, "nothing")).startswith("It began here.")


def test_markup_stays_text() -> None:
    assert shown("<b>ship</b> & more", "ship") == (
        Segment("<b>"),
        Segment("ship", True),
        Segment("</b> & more"),
    )


def test_it_marks_the_actor_where_the_name_is_spelled_otherwise(archive: Any) -> None:
    group = archive.actor("Ajnad al-Bahr")
    story = archive.story("Аджнад аль-Бахр в порту", "Тихо.", "Отряд Аджнада аль-Бахра ушёл.", language="ru")
    archive.link(
        story,
        group,
        [-1, 0, 15, "Аджнад аль-Бахр", "romanised", 0.9, "Ajnad al-Bahr", []],
        [1, 6, 22, "Аджнада аль-Бахра", "romanised", 0.9, "Ajnad al-Bahr", []],
        [1, 6, 23, "Аджнада аль-Бахра", "romanised", 0.9, "Ajnad al-Bahr", []],
        [9, 0, 4, "gone", "exact", 1, "gone", []],
    )
    catch_up()
    hit = search(SearchQuery(text="Ajnad al-Bahr", actor_hits=[group.pk])).hits[0]
    assert highlighted(hit.title) == ["Аджнад аль-Бахр"]
    assert highlighted(hit.snippet) == ["Аджнада аль-Бахра"]


def test_it_shows_the_newest_text(archive: Any) -> None:
    story = archive.story("Ships", "The old text about a bridge.")
    archive.text(story, "The new text about a tower.")
    archive.changed(story)
    assert archive.found("bridge") == []
    assert archive.found("tower") == ["Ships"]
    assert highlighted(search(SearchQuery(text="tower")).hits[0].snippet) == ["tower"]


texts = st.text(alphabet=st.sampled_from("ab 'é\u0301ёأةَ中ไ👍\u200f\n.-\"שß") | st.characters(), max_size=80)


@given(texts, texts, st.sampled_from(["en", "fr", "ar", "ru", "tr", "zh", ""]), st.integers(1, 60))
def test_the_pieces_together_are_the_text(text: str, query: str, language: str, letters: int) -> None:
    matches = Marker(parse(query)).matches(text, language)
    assert "".join(segment.text for segment in marked(text, matches)) == text
    cut = "".join(s.text for s in passage(text, matches, letters)).removeprefix("… ").removesuffix(" …")
    assert cut.strip() in text


@given(st.lists(st.sampled_from(["alpha", "бета", "غاما", "delta", "中"]), min_size=1), st.integers(0, 4))
def test_every_word_of_a_text_is_marked_when_searched_for(words: list[str], n: int) -> None:
    text = " ".join(words)
    sought = words[n % len(words)]
    assert highlighted(marked(text, Marker(parse(sought)).matches(text, ""))) == [sought] * words.count(
        sought
    )
