"""Saved pages of differing layouts, read as a reader would want them."""

from __future__ import annotations

from datetime import date

import pytest

MODERN = """<!DOCTYPE html><html lang="en-GB"><head>
<title>Column leaves the Lesna valley after a week of talks | The Valley Herald</title>
<meta property="og:title" content="Column leaves the Lesna valley after a week of talks">
<meta property="og:site_name" content="The Valley Herald">
<meta property="og:url" content="https://herald.example/2025/03/11/column-leaves">
<meta property="article:section" content="Velmark">
<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
  {"@type": "Organization", "@id": "#org", "name": "The Valley Herald"},
  {"@type": "Person", "@id": "#oren", "name": "Oren Talvik"},
  {"@type": "NewsArticle", "headline": "Column leaves the Lesna valley after a week of talks",
   "datePublished": "2025-03-11T07:30:00+01:00", "publisher": {"@id": "#org"},
   "author": [{"@id": "#oren"}, {"@type": "Person", "givenName": "Ilse", "familyName": "Marn"}]}]}</script>
</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/velmark">Velmark</a></li></ul></nav>
<article><h1>Column leaves the Lesna valley after a week of talks</h1>
<p class="byline">By Oren Talvik and Ilse Marn</p><time datetime="2025-03-11">11 March 2025</time>
%s
<h2>Who stays behind</h2>
<p>The Guard* keeps two posts on the ridge, the council said, and will hand them over when the road is
mended.</p>
<blockquote><p>We have waited for this since the first snow, and we will believe it when we see it.</p>
</blockquote>
<ul><li>The bridge at Lesna stays closed to lorries until the end of the month.</li>
<li>The school in Upper Lesna opens again on Monday for all classes.</li></ul>
</article>
<footer><p>Copyright The Valley Herald 2025</p></footer></body></html>"""


def test_it_reads_what_a_modern_page_says_of_itself(read, body):
    article = read(MODERN % body)
    assert article.title == "Column leaves the Lesna valley after a week of talks"
    assert article.byline == "Oren Talvik, Ilse Marn"
    assert article.outlet == "The Valley Herald"
    assert article.published == date(2025, 3, 11)
    assert article.date_note == ""
    assert article.section == "Velmark"
    assert article.url == "https://herald.example/2025/03/11/column-leaves"
    assert article.language == "en"
    assert article.comments == ()


def test_it_keeps_headings_quotes_and_items_as_such(read, body):
    kinds = {paragraph.text: paragraph.kind for paragraph in read(MODERN % body).paragraphs}
    assert kinds["Who stays behind"] == "heading"
    assert (
        kinds["We have waited for this since the first snow, and we will believe it when we see it."]
        == "quote"
    )
    assert kinds["The school in Upper Lesna opens again on Monday for all classes."] == "item"


def test_the_body_holds_neither_menu_nor_headline_nor_byline_nor_footer(read, body):
    texts = [paragraph.text for paragraph in read(MODERN % body).paragraphs]
    assert texts[0].startswith("The column of Northern Guard* vehicles")
    assert not any("Copyright" in text or text.startswith("By Oren") for text in texts)
    assert not any(text.startswith("Column leaves") for text in texts)


def test_an_asterisk_after_a_name_survives(read, body):
    assert "Northern Guard*" in read(MODERN % body).paragraphs[0].text


def test_the_sites_name_is_no_part_of_the_headline(read, body):
    page = f"<html><head><title>Bridge closed - Valley Herald</title></head><body>{body}</body></html>"
    assert read(page, url="https://www.valleyherald.example/a").title == "Bridge closed"


def test_a_logo_in_the_first_heading_is_not_taken_for_the_headline(read, body):
    page = f"""<html><head><title>Valley Herald | Bridge closed until May</title></head><body>
    <h1><a href="/">Valley Herald</a></h1><h2>Bridge closed until May</h2>{body}</body></html>"""
    assert read(page).title == "Bridge closed until May"


def test_an_old_page_without_any_marks_is_read_from_its_lines(read):
    page = """<html><body bgcolor=white><table><tr><td><a href="/">Town Digest</a> |
<a href="/old">Archive</a></td></tr>
    </table><center><b>Sarosia</b><br>10.03.2025<h3>Talks go on in Lesna without a result</h3></center>
    The two delegations met again on Monday in the town hall of Lesna, and parted in the evening without a
word.<br><br>
    "We are not in a hurry," said the head of the council, who has led the talks since they began in
January.<br><br>
    The market stayed closed for the third day, and the buses to Jabrin ran only in the morning hours.</body>
</html>"""
    article = read(page)
    assert article.title == "Talks go on in Lesna without a result"
    assert article.published == date(2025, 3, 10)
    assert article.section == "Sarosia"
    assert [paragraph.text.split()[0] for paragraph in article.paragraphs] == ["The", '"We', "The"]


def test_headings_in_capitals_are_headings(read, body):
    more = body.replace("valley", "plain")
    page = f"<html><body><h1>On the road</h1>{body}<p>THE ROAD TO JABRIN</p>{more}</body></html>"
    kinds = {paragraph.text: paragraph.kind for paragraph in read(page).paragraphs}
    assert kinds["THE ROAD TO JABRIN"] == "heading"


def test_the_lead_above_the_body_is_not_lost(read, body):
    lead = "After seven days of talks the last vehicles have gone; what remains are two posts on the ridge."
    page = f"""<html><head><meta property="og:description" content="{lead}"></head><body><main>
    <header><h1>Column leaves</h1><p class="standfirst">{lead}</p></header>
    <div class="article-body">{body}</div></main></body></html>"""
    assert read(page).paragraphs[0].text == lead


def test_an_arabic_page_comes_out_whole(read):
    page = """<html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>القافلة تغادر الوادي - صوت
الوادي</title>
    <meta property="og:site_name" content="صوت الوادي"></head><body><article><h1>القافلة تغادر الوادي</h1>
    <span class="date">الثلاثاء 11 آذار/مارس 2025</span><span class="author">بقلم: سلمى الجبرين</span>
    <p>غادرت قافلة الحرس الشمالي* وادي ليسنا صباح الثلاثاء بعد أسبوع من المحادثات بين الطرفين في مبنى
البلدية، كما أعلن مجلس المنطقة.</p>
    <p>وقالت المتحدثة باسم المجلس إن أحدا لم يصب بأذى ولم يجبر أحد على المغادرة، وشارك في القافلة نحو
أربعمئة شخص.</p>
    </article></body></html>"""
    article = read(page)
    assert article.title == "القافلة تغادر الوادي"
    assert article.byline == "سلمى الجبرين"
    assert article.outlet == "صوت الوادي"
    assert article.published == date(2025, 3, 11)
    assert article.language == "ar"
    assert article.paragraphs[0].text.startswith("غادرت قافلة الحرس الشمالي*")
    assert len(article.paragraphs) == 2


def test_a_russian_page_comes_out_whole(read):
    page = """<html lang="ru"><head><title>Колонна покинула долину — Голос долины</title></head><body>
    <div class="breadcrumbs"><a href="/">Главная</a> / <a href="/velmark">Вельмарк</a></div>
    <div class="article"><h1>Колонна покинула долину</h1><div class="meta">11 марта 2025, 09:15 · Автор:
Орен Талвик</div>
    <p>Колонна машин «Северной стражи»* покинула долину Лесны во вторник утром, сообщил районный совет после
недели переговоров.</p>
    <p>По словам представителя совета, никто не пострадал, а в колонне было около четырёхсот человек.</p>
</div></body></html>"""
    article = read(page)
    assert article.title == "Колонна покинула долину"
    assert article.published == date(2025, 3, 11)
    assert article.section == "Вельмарк"
    assert article.language == "ru"
    assert "«Северной стражи»*" in article.paragraphs[0].text


def test_a_persian_date_is_understood(read, body):
    page = f'<html lang="fa"><body><h1>x</h1><span class="date">۲۲ اسفند ۱۴۰۳</span>{body}</body></html>'
    assert read(page).published == date(2025, 3, 12)


@pytest.mark.parametrize(
    ("given", "note"),
    [
        ("2203-01-01", "2203-01-01 is later than the capture on 2025-03-14"),
        ("1845-05-02", "1845-05-02 is before 1900"),
        ("yesterday", '"yesterday" is not a date'),
        *(
            (zero, "1970-01-01 is what software writes where it knows no date")
            for zero in (
                "1970-01-01",
                "1970-01-01T00:00:00.000Z",
                "1970-01-01T00:00:00+02:00",
                "1970-01-01T03:00:00+03:00",
                "1969-12-31T19:00:00-05:00",
                "Thu, 01 Jan 1970 00:00:00 GMT",
                "January 1, 1970",
                "0000000000",
            )
        ),
    ],
)
def test_a_date_that_cannot_be_right_is_no_date(read, body, given, note):
    page = (
        f'<html><head><meta property="article:published_time" content="{given}"></head><body>{body}'
        "<p>Copyright 2024. Updated on 3 January 2024.</p></body></html>"
    )
    article = read(page)
    assert article.published is None
    assert article.date_note == note


@pytest.mark.parametrize(
    "given", ["1970-01-01T09:30:00Z", "1 January 1970, 18:00", "1970-01-02", "1969-12-31"]
)
def test_what_was_published_when_clocks_begin_is_believed(read, body, given):
    page = f'<html><head><meta name="date" content="{given}"></head><body>{body}</body></html>'
    article = read(page)
    assert article.published in {date(1969, 12, 31), date(1970, 1, 1), date(1970, 1, 2)}
    assert article.date_note == ""


def test_where_a_page_shows_the_zero_of_clocks_another_date_is_looked_for(read, body):
    page = (
        '<html><body><h1>Column leaves</h1><p class="meta"><time datetime="1970-01-01">-</time></p>'
        f'<p class="date">12 March 2025</p>{body}</body></html>'
    )
    assert read(page, url="https://herald.example/1970/01/01/column").published == date(2025, 3, 12)


def test_tomorrow_is_believed_because_of_time_zones(read, body):
    page = f'<html><head><meta name="date" content="2025-03-15"></head><body>{body}</body></html>'
    assert read(page).published == date(2025, 3, 15)


def test_the_date_in_the_address_takes_the_place_of_a_wrong_one(read, body):
    page = f'<html><head><meta name="date" content="2203-01-01"></head><body>{body}</body></html>'
    article = read(page, url="https://herald.example/2025/03/11/column")
    assert article.published == date(2025, 3, 11)
    assert "2203-01-01 is later" in article.date_note


def test_a_page_without_a_date_has_none(read, body):
    article = read(f"<html><body><h1>Column</h1>{body}</body></html>")
    assert article.published is None
    assert article.date_note == ""


def test_a_canonical_address_on_another_site_is_not_taken(read, body):
    page = f'<html><head><link rel="canonical" href="https://agency.example/x/1"></head><body>{body}</body></html>'
    assert read(page, url="https://herald.example/a/1").url == "https://herald.example/a/1"


def test_the_canonical_address_drops_what_trackers_added(read, body):
    page = f'<html><head><link rel="canonical" href="/a/1"></head><body>{body}</body></html>'
    assert read(page, url="https://herald.example/a/1?utm_source=x").url == "https://herald.example/a/1"


@pytest.mark.parametrize("given", ["https://www.herald.example", "http://herald.example/", "herald.example/"])
def test_an_address_given_for_a_name_is_shown_as_the_site(read, body, given):
    page = f'<html><head><meta property="og:site_name" content="{given}"></head><body>{body}</body></html>'
    assert read(page).outlet == "herald.example"


def test_without_a_name_the_outlet_is_the_site(read, body):
    assert (
        read(f"<html><body>{body}</body></html>", url="https://www.herald.example/a/1").outlet
        == "herald.example"
    )


@pytest.mark.parametrize(
    ("given", "names"),
    [
        ("By Jane Doe", "Jane Doe"),
        ("by JANE DOE and John Roe, The Valley Herald", "JANE DOE, John Roe"),
        ("Von Anna Berg", "Anna Berg"),
        ("Автор: Иван Петров", "Иван Петров"),
        ("Jane Doe, Senior Correspondent", "Jane Doe"),
        ("Jane Doe on March 3, 2025", "Jane Doe"),
        ("Jane Doe https://herald.example/jane", "Jane Doe"),
        ("Marine Le Pen", "Marine Le Pen"),
        ("Jane Doe (AFP)", "Jane Doe"),
        ("admin", ""),
    ],
)
def test_a_byline_holds_names_and_nothing_else(read, body, given, names):
    page = f"""<html><head><meta property="og:site_name" content="The Valley Herald">
<meta name="author" content="{given}">
    </head><body>{body}</body></html>"""
    assert read(page).byline == names


def test_titles_are_free_of_markup_controls_and_direction_overrides(read, body):
    given = "&lt;b&gt;Bridge&lt;/b&gt; \u202eclosed\u202c &amp;amp; open\u200b\x07"
    page = f"""<html><head><meta property="og:title" content="{given}">
    </head><body>{body}</body></html>"""
    assert read(page).title == "Bridge closed & open"


def test_a_title_is_bounded(read, body):
    page = f"<html><head><title>{'word ' * 5000}</title></head><body>{body}</body></html>"
    assert len(read(page).title) <= 500


def test_the_pages_language_gives_way_to_its_text(read):
    page = """<html lang="en"><body><h1>Колонна</h1><p>Колонна машин покинула долину во вторник утром,
сообщил районный совет
    после недели переговоров между сторонами в здании ратуши.</p></body></html>"""
    assert read(page).language == "ru"


def test_a_page_inside_a_form_is_still_read(read, body):
    assert (
        len(
            read(
                f"<html><body><form id=aspnet><div><h1>Column</h1>{body}</div></form></body></html>"
            ).paragraphs
        )
        == 3
    )
