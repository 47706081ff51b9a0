"""Dossiers and the registry's index."""

from __future__ import annotations

import re

import pytest

from backstory.archive.models import Actor, Correction, CorrectionSubject, Relation


def headlines(html: str) -> list[str]:
    return re.findall(r'class="headline" href="[^"]*">([^<]*)</a>', html)


def test_names_stand_by_script_with_language_and_kind(desk, page):
    desk.actor(
        "Harbour Front",
        names=[
            ("Фронт гавани", "ru", "alias"),
            ("جبهة الميناء", "ar", "alias"),
            ("HF", "en", "acronym"),
            ("Harbor Front", "", "misspelling"),
        ],
    )
    html = page("/actor/harbour-front/")
    names = html[html.index('id="names"') :]
    assert re.findall(r"<h3>(\w+)</h3>", names) == ["Latin", "Arabic", "Cyrillic"]
    assert re.search(r'<li lang="ar" dir="rtl">.*جبهة الميناء.*Arabic', names)
    assert re.search(r"HF</span>.*English, acronym", names)
    assert re.search(r"Harbor Front</span>.*misspelling", names)


def test_a_spelling_that_languages_share_stands_once(desk, page):
    shared = [("Union", code, "acronym") for code in ("sv", "da")] + [("Harbour Front", "nl", "alias")]
    desk.actor("Harbour Front", names=shared)
    names = page("/actor/harbour-front/").partition('id="names"')[2].partition("</section>")[0]
    assert names.count("Union") == 1 and "Danish, Swedish, acronym" in names
    assert names.count("Harbour Front</span>") == 1 and "Dutch, main" in names


def test_many_names_are_folded_away(desk, page):
    desk.actor("Harbour Front", names=[(f"Front {n}", "en", "alias") for n in range(30)])
    names = page("/actor/harbour-front/").partition('id="names"')[2].partition("</section>")[0]
    shown, _, folded = names.partition("<details")
    assert shown.count("<li") == 12 and folded.count("<li") == 19
    assert "<summary>19 more in Latin</summary>" in folded


def test_designations_show_authority_list_dates_and_reference(desk, page):
    front = desk.actor("Harbour Front")
    desk.designate(front, "Council", list="List A", since="2019-05-02", reference="https://example.org/a")
    desk.designate(front, "Republic", reference="javascript:alert(1)")
    html = page("/actor/harbour-front/")
    section = html[html.index('id="designated"') :]
    assert "listed by <bdi>Council</bdi> (<bdi>List A</bdi>) since 2 May 2019" in section
    assert 'href="https://example.org/a"' in section
    assert 'href="javascript' not in section and "javascript:alert(1)" in section


def test_relations_are_shown_from_both_ends(desk, page):
    front, leader = desk.actor("Harbour Front"), desk.actor("Idris Qamar", kind="person")
    Relation.objects.create(actor=leader, kind="leader of", other_key=front.key, since="2020")
    Relation.objects.create(actor=front, kind="split from", other_key="unknown-group", until="2018-03")
    dossier = page("/actor/harbour-front/")
    ties = dossier[dossier.index('id="relations"') :]
    assert re.search(r'href="/actor/idris-qamar/".*leader of.*Harbour Front.*from 2020', ties)
    assert re.search(r"split from</span> <bdi>unknown-group</bdi>.*until March 2018", ties)
    assert re.search(r'leader of</span> <a href="/actor/harbour-front/">', page("/actor/idris-qamar/"))


def test_the_chart_counts_stories_and_can_be_read_without_seeing_it(desk, page):
    front = desk.actor("Harbour Front")
    for day in ("2025-01-05", "2025-03-01", "2025-03-09"):
        desk.link(desk.story(day, day=day), front)
    html = page("/actor/harbour-front/")
    assert html.count('<rect class="bar"') == 2
    assert "3 stories from January 2025 to March 2025; most in March 2025: 2." in html
    assert 'role="img" aria-labelledby="chart-summary"' in html
    assert "<li>March 2025: 2 stories</li>" in html


def test_latest_stories_come_in_pages(desk, page):
    front = desk.actor("Harbour Front")
    for number in range(45):
        desk.link(desk.story(f"Story {number}", day=f"2025-03-{number % 28 + 1:02}"), front)
    first = page("/actor/harbour-front/")
    assert len(headlines(first)) == 40
    [address] = re.findall(r'rel="next" href="(\?after=\d+)"', first)
    second = page(f"/actor/harbour-front/{address}")
    assert len(headlines(second)) == 5 and not set(headlines(first)) & set(headlines(second))


def test_it_shows_whom_the_actor_appears_with(desk, page):
    front, other, place = desk.actor("Harbour Front"), desk.actor("Other"), desk.actor("Selim", kind="place")
    for number in range(3):
        story = desk.story(f"S{number}")
        desk.link(story, front)
        desk.link(story, place)
    desk.link(story, other)
    desk.link(desk.story("Not ours"), desk.actor("Stranger"))
    html = page("/actor/harbour-front/")
    company = html[html.index('id="company"') :]
    assert ">Other<" in company and "Stranger" not in company
    assert re.search(r'>Selim</bdi></a> <span class="count">3<', company)


def test_a_merged_actors_address_leads_to_what_it_became(desk, client):
    kept = desk.actor("Harbour Front")
    desk.actor("Harbor Front", merged_into=kept)
    story = desk.story()
    answer = client.get(f"/actor/harbor-front/?before={story.pk}")
    assert answer.status_code == 302
    assert answer["Location"] == f"/actor/harbour-front/?before={story.pk}"


def test_a_place_shows_where_it_is(desk, page):
    desk.actor("Selim", kind="place", latitude=35.12345, longitude=-3.5, population=48200, countries=["sy"])
    html = page("/actor/selim/")
    assert "35.123, -3.500" in html and "48,200" in html and "Syria" in html


def test_keys_may_hold_any_character(desk, page):
    for key in ("un:QDe.137", "a/b", "what?#%", "الجبهة"):
        actor = desk.actor(f"Name of {key}", key=key)
        story = desk.story(f"S {key}")
        desk.link(story, actor)
        html = page(f"/story/{story.pk}/")
        [address] = set(re.findall(r'href="(/actor/[^"?]+)"', html))
        assert "Name of" in page(address)


def test_an_unknown_actor_or_story_is_not_found(desk, page):
    desk.actor("Harbour Front")
    page("/actor/nobody/", status=404)
    page("/actor/harbour-front/?before=12345", status=404)
    page("/actor/harbour-front/?after=x", status=404)


def test_a_dossiers_cost_does_not_grow(desk, client, django_assert_max_num_queries):
    front = desk.actor("Harbour Front")
    others = [desk.actor(f"Group {n}") for n in range(6)]
    for number in range(50):
        story = desk.story(f"S{number}", day=f"2025-02-{number % 28 + 1:02}")
        for actor in (front, *others):
            desk.link(story, actor)
    with django_assert_max_num_queries(13):
        client.get("/actor/harbour-front/")


def listed(html: str) -> list[str]:
    section = html[html.index('class="registry"') :]
    return re.findall(r'<li><a href="/actor/[^"]*"><bdi[^>]*>([^<]*)</bdi>', section)


def test_the_registry_lists_actors_of_a_kind_by_name(desk, page):
    for name in ("Zephyr Union", "Axis Front", "bay guard"):
        desk.actor(name)
    desk.actor("Idris Qamar", kind="person")
    desk.actor("Gone", merged_into=Actor.objects.first())
    assert listed(page("/actors/")) == ["Axis Front", "bay guard", "Zephyr Union"]
    assert listed(page("/actors/?kind=person")) == ["Idris Qamar"]
    assert "The registry holds no places" in page("/actors/?kind=place")


def test_a_letter_narrows_the_registry(desk, page):
    for name in ("Axis Front", "Bay Guard", "Фронт", "الجبهة"):
        desk.actor(name)
    html = page("/actors/?kind=group&letter=B")
    assert listed(html) == ["Bay Guard"]
    assert listed(page("/actors/?kind=group&letter=Ф")) == ["Фронт"]


def test_the_registry_comes_in_pages(desk, page):
    Actor.objects.bulk_create(
        Actor(key=f"g{n}", name=f"Same Name {n % 7}", kind=Actor.Kind.GROUP) for n in range(250)
    )
    seen, address = [], "/actors/"
    while address:
        html = page(address)
        seen += re.findall(r'<li><a href="/actor/(g\d+)/"', html)
        more = re.search(r'rel="next" href="([^"]*)"', html)
        address = "/actors/" + more[1].replace("&amp;", "&") if more else ""
    assert len(seen) == len(set(seen)) == 250


@pytest.mark.parametrize("query", ["kind=spy", "kind=group&after=nobody"])
def test_a_page_of_the_registry_that_is_none_is_not_found(page, db, query: str):
    page(f"/actors/?{query}", status=404)


def test_the_registry_costs_four_questions(desk, client, django_assert_max_num_queries):
    for number in range(30):
        desk.actor(f"Group {number}")
    with django_assert_max_num_queries(4):
        client.get("/actors/")


def test_the_dossier_says_what_was_corrected_by_whom_and_what_was_undone(desk, page):
    actor = desk.actor("Front")
    first = Correction.objects.create(who="ann", action="add name", summary="name Фронт added", before={})
    second = Correction.objects.create(
        who="bob", action="undo", summary="undone: name Фронт added", before={}
    )
    first.undone_by = second
    first.save()
    for correction in (first, second):
        CorrectionSubject.objects.create(correction=correction, subject=f"actor:{actor.key}")
    corrections = page("/actor/front/").partition('id="corrections"')[2]
    assert corrections.index("bob") < corrections.index("ann")
    assert "name Фронт added" in corrections and "undone later" in corrections


def test_the_dossier_does_not_give_drafts_away_by_decisions_on_them(desk, page):
    desk.actor("Front")
    decision = Correction.objects.create(
        who="ann", action="accept", summary="accepted in story 9: Secret plan", before={}
    )
    CorrectionSubject.objects.create(correction=decision, subject="link:9:front")
    assert "Secret plan" not in page("/actor/front/")
