"""The story page: the text, its actors, and what the archive held about them before."""

from __future__ import annotations

import re

from backstory.archive.models import Actor, Capture, Comment, Story


def body_of(html: str) -> str:
    return html[html.index('class="prose"') : html.index("</article>")]


def test_it_shows_what_is_known_of_the_page(desk, page):
    story = desk.story(
        "Talks resume",
        byline="Dana Orlev",
        outlet="Selim Courier",
        url="https://www.selim-courier.example/talks",
        posted_by="M. Editor",
    )
    html = page(f"/story/{story.pk}/")
    for words in (
        "Talks resume",
        "By <bdi>Dana Orlev",
        "Selim Courier",
        "12 March 2025",
        "Coast",
        "M. Editor",
    ):
        assert words in html
    assert 'rel="noopener nofollow" href="https://www.selim-courier.example/talks"' in html
    assert "Original at <bdi>selim-courier.example</bdi>" in html
    assert "in English" in html


def test_headings_quotes_and_lists_keep_their_form(desk, page):
    story = desk.story(
        "T", "First.", ("heading", "WHAT NEXT"), ("quote", "Said."), ("item", "one"), ("item", "two")
    )
    html = body_of(page(f"/story/{story.pk}/"))
    assert re.search(r"<h2 [^>]*>WHAT NEXT</h2>", html)
    assert re.search(r"<blockquote[^>]*><p [^>]*>Said.</p>", html)
    assert html.count("<ul") == 1 and html.count("<li") == 2


def test_names_lead_to_dossiers(desk, page):
    story = desk.story("T", "The Harbour Front and the Harbour Front.")
    desk.link(story, desk.actor("Harbour Front"))
    html = body_of(page(f"/story/{story.pk}/"))
    link = r'<a class="name" href="/actor/harbour-front/" title="Harbour Front"><bdi>Harbour Front</bdi></a>'
    assert len(re.findall(link, html)) == 2


def test_the_asterisk_stands_once_in_the_body_and_its_legend_says_who_listed_the_actor(desk, page):
    front = desk.actor("Harbour Front")
    desk.designate(front, "Council of the Bay", list="Consolidated List", since="2019-05", until="2024-01-31")
    story = desk.story("T", "The Harbour Front and the Harbour Front.")
    desk.link(story, front)
    html = page(f"/story/{story.pk}/")
    assert html[html.index('class="prose"') : html.index('class="legend"')].count(">*</a>") == 1
    legend = html[html.index('class="legend"') : html.index("</article>")]
    assert "Council of the Bay" in legend and "Consolidated List" in legend
    assert "since May 2019 until 31 January 2024" in legend


def test_a_story_without_designated_actors_has_no_asterisk_and_no_legend(desk, page):
    story = desk.story("T", "The Harbour Front.")
    desk.link(story, desk.actor("Harbour Front"))
    html = page(f"/story/{story.pk}/")
    assert "asterisk" not in html and 'class="legend"' not in html


def test_related_lists_the_three_latest_earlier_stories_of_each_actor(desk, page):
    front, person = desk.actor("Harbour Front"), desk.actor("Idris Qamar", kind="person")
    for number in range(1, 6):
        past = desk.story(f"Earlier {number}", "Harbour Front", day=f"2025-03-0{number}")
        desk.link(past, front)
    later = desk.story("Later", "Harbour Front", day="2025-03-30")
    desk.link(later, front)
    story = desk.story("Now", "Idris Qamar met the Harbour Front.")
    desk.link(story, person)
    desk.link(story, front)
    html = page(f"/story/{story.pk}/")
    related = html[html.index('id="related"') : html.index('class="apparatus"')]
    assert re.findall(r"Earlier \d|Later|Now", related) == ["Earlier 5", "Earlier 4", "Earlier 3"]
    assert "5 March 2025" in related
    assert f'href="/actor/harbour-front/?before={story.pk}">All 5 earlier stories' in related
    first_time = related[related.index("In no earlier story") :]
    assert "Idris Qamar" in first_time and "Harbour Front" not in first_time


def test_the_list_of_all_earlier_stories_holds_as_many_as_the_story_promised(desk, page):
    front = desk.actor("Harbour Front")
    for number in range(1, 8):
        desk.link(desk.story(f"Earlier {number}", "Harbour Front", day=f"2025-03-0{number}"), front)
    story = desk.story("Now", "Harbour Front", day="2025-03-08")
    desk.link(story, front)
    desk.link(desk.story("Same day", "Harbour Front", day="2025-03-08"), front)
    html = page(f"/actor/harbour-front/?before={story.pk}")
    found = list(re.findall(r">(Earlier \d|Same day|Now)</a>", html))
    assert found == [f"Earlier {n}" for n in range(7, 0, -1)]


def test_related_headlines_run_in_their_own_direction(desk, page):
    front = desk.actor("Harbour Front")
    desk.link(desk.story("جبهة الميناء تعلن هدنة", "نص", day="2025-03-01", language="ar"), front, visible=2)
    story = desk.story("Now", "Harbour Front")
    desk.link(story, front)
    related = page(f"/story/{story.pk}/").partition('id="related"')[2]
    assert re.search(r'<li lang="ar" dir="rtl">.*جبهة الميناء', related)


def test_a_right_to_left_story_is_right_to_left_and_a_foreign_paragraph_keeps_its_own_way(desk, page):
    story = desk.story("هدنة في الميناء", "قال المراقبون", "Никто не спрашивал", language="ar")
    html = page(f"/story/{story.pk}/")
    assert '<header class="story-head" lang="ar" dir="rtl">' in html
    assert '<p id="p0" lang="ar" dir="rtl">' in html
    assert '<p id="p1" lang="und-Cyrl" dir="ltr">' in html
    assert '<html lang="en" dir="ltr">' in html


def test_it_says_why_each_name_was_linked(desk, page):
    front = desk.actor("Harbour Front", names=[("Фронт гавани", "ru", "alias")])
    story = desk.story("T", "Заявил представитель Фронта гавани.", language="ru")
    row = [0, 21, 34, "Фронта гавани", "inflected", 0.93, "Фронт гавани", ["+ genitive", "- short word"]]
    desk.link(story, front, row)
    why = page(f"/story/{story.pk}/").partition('id="why"')[2]
    for words in ("Фронта гавани", "Фронт гавани", "inflected", "0.93", "+ genitive", "- short word"):
        assert words in why
    assert 'href="#p0">paragraph 1</a>' in why


def test_quotation_marks_around_a_name_are_those_of_the_sentence_they_stand_in(desk, page):
    front = desk.actor("Harbour Front", names=[("جبهة الميناء", "ar", "alias")])
    story = desk.story("T", "جبهة الميناء هنا", language="ar")
    desk.link(story, front, [0, 0, 12, "جبهة الميناء", "exact", 1.0, "جبهة الميناء", []])
    why = page(f"/story/{story.pk}/").partition('id="why"')[2]
    assert '<q><bdi lang="ar" dir="rtl">جبهة الميناء</bdi></q>' in why


def test_a_date_that_was_not_believed_is_explained(desk, page):
    story = desk.story("T", published=None, date_note="the page says 2203-01-01")
    assert "was not believed: <bdi>the page says 2203-01-01</bdi>" in page(f"/story/{story.pk}/")


def test_comments_stand_newest_first_with_their_numbers(desk, page):
    story = desk.story()
    desk.comment(story, 1, "First!", "Ann")
    desk.comment(story, 2, "Second\n\nthought", "سامر")
    html = page(f"/story/{story.pk}/").partition('id="comments"')[2]
    assert html.index("#2") < html.index("#1")
    assert "<bdi>سامر</bdi>" in html and "<p>thought</p>" in html
    assert "13 March 2025, 12:00 UTC" in html


def test_a_thousand_comments_come_in_pages(desk, page):
    story = desk.story()
    Comment.objects.bulk_create(Comment(story=story, number=n, text=f"c{n}.") for n in range(1, 251))
    html = page(f"/story/{story.pk}/")
    assert html.count('class="comment"') == 100
    older = page(f"/story/{story.pk}/?comments_before=151")
    assert "c150." in older and "c151." not in older


def test_the_record_shows_captures_and_earlier_texts_can_be_read(desk, page):
    story = desk.story("T", "The first text.")
    desk.text(story, "The corrected text.")
    html = page(f"/story/{story.pk}/")
    assert "The corrected text." in html and "The first text." not in html
    for capture in Capture.objects.all():
        assert capture.sha256 in html
    assert "2.0 kB" in html
    assert f'href="/story/{story.pk}/text/1/"' in html
    earlier = page(f"/story/{story.pk}/text/1/")
    assert "The first text." in earlier and "Text 1 of 2" in earlier
    page(f"/story/{story.pk}/text/3/", status=404)
    page(f"/story/{story.pk}/text/0/", status=404)


def test_a_story_without_a_text_still_has_a_page(desk, page):
    story = desk.story("Nothing could be read")
    story.texts.all().delete()
    assert "No text was read from this page" in page(f"/story/{story.pk}/")


def test_a_very_long_text_comes_in_parts(desk, page):
    story = desk.story("T", *["word " * 20_000 + f"end{n}" for n in range(5)])
    first = page(f"/story/{story.pk}/")
    assert len(first) < 600_000 and "Part 1 of 3" in first and "end4" not in first
    assert "end4" in page(f"/story/{story.pk}/?part=3")
    page(f"/story/{story.pk}/?part=4", status=404)


def test_rejected_and_suggested_links_are_not_shown(desk, page):
    story = desk.story("T", "The Harbour Front.")
    desk.link(story, desk.actor("Harbour Front"), visible=0, status="rejected")
    assert "/actor/" not in page(f"/story/{story.pk}/")


def test_its_cost_does_not_grow_with_mentions_comments_or_past(desk, client, django_assert_max_num_queries):
    actors = [desk.actor(f"Group {n}") for n in range(4)]
    for number in range(30):
        past = desk.story(f"P{number}", day=f"2025-02-{number % 28 + 1:02}")
        for actor in actors:
            desk.link(past, actor)
    story = desk.story("T", *[f"Group {n % 4} said." for n in range(200)])
    for actor in actors:
        desk.designate(actor)
        desk.link(story, actor)
    for number in range(1, 40):
        desk.comment(story, number, "words")
    # One for each actor's three latest, and a dozen for all the rest.
    with django_assert_max_num_queries(12 + len(actors)):
        client.get(f"/story/{story.pk}/")


def test_actors_of_every_kind_are_shown(desk, page):
    story = desk.story("T", " ".join(f"Name{kind}" for kind in Actor.Kind.values))
    for kind in Actor.Kind.values:
        desk.link(story, desk.actor(f"Name{kind}", kind=kind))
    html = page(f"/story/{story.pk}/")
    related = html[html.index('id="related"') : html.index('class="apparatus"')]
    assert "Nameplace" in related.partition(">Places<")[2]
    assert "Nameplace" not in related.partition(">Places<")[0]


def test_a_number_beyond_the_database_is_not_found(page, db):
    page("/story/99999999999999999999999/", status=404)
    assert not Story.objects.exists()
