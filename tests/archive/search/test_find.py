"""What a reader finds, and in which order."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from backstory.archive.models import Story, Visibility
from backstory.archive.search import Count, SearchQuery, catch_up, search


def test_it_finds_english_whatever_the_ending(archive: Any) -> None:
    archive.story("Fighters leave the harbour", "The militias were leaving by night.")
    assert archive.found("fighter") == ["Fighters leave the harbour"]
    assert archive.found("militia left leave") == []
    assert archive.found("militia leaves") == ["Fighters leave the harbour"]


def test_it_finds_russian_whatever_the_ending(archive: Any) -> None:
    archive.story("Боевики покинули город", "Ещё один отряд боевиков ушёл из Сирии.", language="ru")
    for query in ("боевиками", "отряды Сирия", "еще", "ушел", "БОЕВИК"):
        assert archive.found(query) == ["Боевики покинули город"], query


@pytest.mark.parametrize(
    "query",
    [
        "المدينة",
        "مدينة",
        "المدينه",
        "وبالمدينة",
        "والمدينة",
        "مُدِينَة",
        "مديـــنة",
        "القوقاز",
        "بالقوقاز",
        "والقوقاز",
        "احمد",
        "أحمد",
    ],
)
def test_it_finds_arabic_in_every_way_of_writing(archive: Any, query: str) -> None:
    archive.story("أجناد القوقاز في المدينة", "قال أحمد إن المقاتلين غادروا القوقاز.", language="ar")
    assert archive.found(query) == ["أجناد القوقاز في المدينة"]


@pytest.mark.parametrize(
    ("language", "title", "queries"),
    [
        (
            "fr",
            "Opérations de sécurité à l’Élysée",
            ["operation", "securite", "SÉCURITÉ", "elysee", "l'Elysee"],
        ),
        ("es", "La operación militar terminó", ["operaciones", "operacion", "militar", "termino"]),
        ("de", "Kämpfer auf der Straße", ["Kämpfern", "Kampfer", "Strasse"]),
        ("tr", "Savaşçılar İstanbul'a geldi", ["savaşçı", "istanbul", "ISTANBUL"]),
        ("it", "L'esercito nella città", ["esercito", "citta", "eserciti"]),
        ("pt", "Negociações de paz", ["negociação", "negociacoes"]),
        ("el", "Μαχητές στην πόλη", ["μαχητών", "πολη"]),
        ("sv", "Soldaterna lämnade byn", ["soldater", "lamnade"]),
        ("pl", "Żołnierze w Łodzi", ["zolnierze", "łodzi", "LODZI"]),
        ("uk", "Бійці п’ятої бригади", ["п'ятої", "бійці"]),
        ("he", "הלוחמים בצה״ל", ["הלוחמים", 'בצה"ל', "בצהל"]),
        ("zh", "北京会谈今日开始", ["北京", "会谈"]),
        ("", "Zwischenfall am Ufer", ["zwischenfall"]),
    ],
)
def test_it_finds_by_the_rules_of_each_language(
    archive: Any, language: str, title: str, queries: list[str]
) -> None:
    archive.story(title, language=language)
    archive.story("Something else", "Nothing to be found here.")
    for query in queries:
        assert archive.found(query) == [title], query


def test_all_words_must_be_there(archive: Any) -> None:
    archive.story("Ships in the harbour")
    archive.story("Ships at sea")
    assert archive.found("ships harbour") == ["Ships in the harbour"]


def test_a_phrase_must_stand_as_it_is(archive: Any) -> None:
    archive.story("The northern army advanced")
    archive.story("An army in the northern hills")
    assert archive.found('"northern army"') == ["The northern army advanced"]
    assert archive.found("«northern army»") == ["The northern army advanced"]


def test_a_minus_keeps_stories_out(archive: Any) -> None:
    archive.story("Ships in the harbour")
    archive.story("Ships at sea")
    assert archive.found("ships -harbours") == ["Ships at sea"]
    assert archive.found("-sea") == ["Ships in the harbour"]
    assert archive.found('ships -"at sea"') == ["Ships in the harbour"]


def test_or_takes_either(archive: Any) -> None:
    archive.story("Ships in the harbour")
    archive.story("Trains in the station")
    archive.story("Trains in the harbour")
    assert set(archive.found("ships OR trains harbour")) == {"Ships in the harbour", "Trains in the harbour"}
    assert len(archive.found("ships OR station OR harbour")) == 3


def test_a_word_with_a_hyphen_is_one_name(archive: Any) -> None:
    archive.story("Ahrar al-Bahr enters")
    archive.story("Bahr and al Ahrar")
    assert archive.found("al-bahr") == ["Ahrar al-Bahr enters"]
    assert archive.found("Al‑Bahr") == ["Ahrar al-Bahr enters"]


def test_apostrophes_do_not_matter(archive: Any) -> None:
    archive.story("The Qa'ida question in Sana’a")
    assert archive.found("qaida sanaa") == ["The Qa'ida question in Sana’a"]
    assert archive.found("Qa`ida Sana'a") == ["The Qa'ida question in Sana’a"]


def test_the_headline_weighs_more(archive: Any) -> None:
    archive.story("Harvest", "Rain. The bridge was mentioned once among much else that day.")
    archive.story("The bridge", "Rain. Much else was said among the people of the town that day.")
    assert archive.found("bridge") == ["The bridge", "Harvest"]


def test_equals_come_newest_first(archive: Any) -> None:
    for day in ("2024-05-01", "2025-05-03", "2025-05-02"):
        archive.story(f"Bridge {day}", day=day)
    assert archive.found("bridge") == ["Bridge 2025-05-03", "Bridge 2025-05-02", "Bridge 2024-05-01"]


def test_it_sorts_by_date_both_ways_and_without_words_by_date(archive: Any) -> None:
    for day in ("2024-05-01", "2025-05-03", "2025-05-02"):
        archive.story(f"Bridge bridge {day}", day=day)
    newest = ["Bridge bridge 2025-05-03", "Bridge bridge 2025-05-02", "Bridge bridge 2024-05-01"]
    assert archive.found("bridge", sort="date") == newest
    assert archive.found("bridge", sort="oldest") == newest[::-1]
    assert archive.found("") == newest
    assert archive.found("", sort="oldest") == newest[::-1]


def test_of_one_day_the_later_story_comes_first(archive: Any) -> None:
    for n in range(4):
        archive.story(f"Bridge {n}")
    assert archive.found("bridge", sort="date") == ["Bridge 3", "Bridge 2", "Bridge 1", "Bridge 0"]


def test_filters_narrow_the_hits(archive: Any) -> None:
    one, other = archive.actor("One"), archive.actor("Other")
    archive.story("A", section="Coast", outlet="Gull", actors=(one, other), day="2025-01-31")
    archive.story("B", section="Hills", outlet="Gull", actors=(one,), day="2025-02-01")
    archive.story("Ц", section="Coast", outlet="Tern", language="ru", day="2025-02-02")
    assert archive.found(sections=["Coast"]) == ["Ц", "A"]
    assert archive.found(sections=["Coast", "Hills"]) == ["Ц", "B", "A"]
    assert archive.found(outlets=["Gull"]) == ["B", "A"]
    assert archive.found(languages=["ru"]) == ["Ц"]
    assert archive.found(actors=[one.pk]) == ["B", "A"]
    assert archive.found(actors=[one.pk, other.pk]) == ["A"]
    assert archive.found(since=date(2025, 2, 1)) == ["Ц", "B"]
    assert archive.found(until=date(2025, 2, 1)) == ["B", "A"]
    assert archive.found(since=date(2025, 2, 1), until=date(2025, 2, 1)) == ["B"]
    assert archive.found(sections=["Coast"], outlets=["Gull"], languages=["en"]) == ["A"]
    assert archive.found(sections=["Nowhere"]) == []


def test_facets_count_the_hits(archive: Any) -> None:
    one, other = archive.actor("One"), archive.actor("Other")
    archive.story("Bridge A", section="Coast", outlet="Gull", actors=(one, other), day="2024-01-31")
    archive.story("Bridge B", section="Hills", outlet="Gull", actors=(one,), day="2025-02-01")
    archive.story("Bridge C", section="Coast", language="ru", day="2025-02-02")
    archive.story("Else", section="Else", outlet="Else", actors=(other,))
    catch_up()
    results = search(SearchQuery(text="bridge"))
    assert results.total == 3
    assert results.facets.sections == (Count("Coast", 2), Count("Hills", 1))
    assert results.facets.outlets == (Count("Gull", 2),)
    assert results.facets.languages == (Count("en", 2), Count("ru", 1))
    assert results.facets.actors == (Count(one.pk, 2), Count(other.pk, 1))
    assert results.facets.years == (Count(2025, 2), Count(2024, 1))
    narrowed = search(SearchQuery(text="bridge", most_facets=1, sections=["Coast"]))
    assert narrowed.facets.actors[0].stories == 1
    assert len(narrowed.facets.actors) == 1
    assert search(SearchQuery(text="bridge", facets=False)).facets.sections == ()


def test_pages_follow_each_other(archive: Any) -> None:
    for n in range(7):
        archive.story(f"Bridge {n}", day=f"2025-03-0{n + 1}")
    catch_up()
    for sort in ("date", "relevance"):
        pages = [search(SearchQuery(text="bridge", sort=sort, limit=3, offset=at)) for at in (0, 3, 6, 9)]
        assert [page.total for page in pages] == [7] * 4
        assert [len(page.hits) for page in pages] == [3, 3, 1, 0]
        assert len({hit.story for page in pages for hit in page.hits}) == 7


def test_readers_find_published_stories_only(archive: Any) -> None:
    for state in ("published", "draft", "withdrawn"):
        archive.story(f"Bridge {state}", state=state)
    assert archive.found("bridge") == ["Bridge published"]
    assert set(archive.found("bridge", visible=Visibility.DESK)) == {"Bridge published", "Bridge draft"}
    assert len(archive.found("bridge", visible=Visibility.NOBODY)) == 3
    assert archive.found("-harbour") == ["Bridge published"]
    assert archive.found(actor_hits=[1], text="bridge") == ["Bridge published"]


def test_a_story_withdrawn_a_moment_ago_is_not_shown(archive: Any) -> None:
    story = archive.story("The bridge")
    assert archive.found("bridge") == ["The bridge"]
    Story.objects.filter(pk=story.pk).update(state="withdrawn")  # the index has not heard of it yet
    assert search(SearchQuery(text="bridge")).hits == ()
    assert search(SearchQuery(text="bridge", snippets=False)).hits == ()


def test_an_actor_whom_the_query_names_is_found_in_any_spelling(archive: Any) -> None:
    group = archive.actor("Ajnad al-Bahr")
    archive.story("Аджнад аль-Бахр вошёл в порт", language="ru", actors=(group,), day="2025-03-01")
    archive.story("A story about Ajnad al-Bahr", day="2025-03-05")
    archive.story("Ajnad al-Bahr in the harbour", actors=(group,), day="2025-03-02")
    archive.story("Something else")
    found = archive.found("Ajnad al-Bahr", actor_hits=[group.pk])
    assert found == [
        "Ajnad al-Bahr in the harbour",
        "Аджнад аль-Бахр вошёл в порт",
        "A story about Ajnad al-Bahr",
    ]
    assert archive.found("Ajnad al-Bahr -harbour", actor_hits=[group.pk], languages=["en"]) == [
        "A story about Ajnad al-Bahr"
    ]


def test_a_rejected_link_does_not_count(archive: Any) -> None:
    group = archive.actor("Ajnad al-Bahr")
    story = archive.story("Bridge")
    archive.link(story, group, status="rejected")
    other = archive.story("Tower")
    archive.link(other, group, status="suggested")
    assert archive.found(actors=[group.pk]) == []


def test_what_could_not_be_read_as_typed_is_said(archive: Any) -> None:
    archive.story("The northern army advanced")
    catch_up()
    results = search(SearchQuery(text='"northern army'))
    assert archive.titles(results) == ["The northern army advanced"]
    assert "quotation mark" in results.notes[0]
    assert "OR" in search(SearchQuery(text="army OR")).notes[0]
    assert search(SearchQuery(text="army")).notes == ()


def test_a_query_without_words_finds_nothing_rather_than_everything(archive: Any) -> None:
    archive.story("The bridge")
    assert archive.found("!!! & ?") == []
    assert archive.found("   ") == ["The bridge"]


def test_an_archive_without_stories_finds_nothing(archive: Any) -> None:
    assert search(SearchQuery(text="bridge")).total == 0
