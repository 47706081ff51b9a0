"""Reader comments become a thread of their own, and never part of the article."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

WORDPRESS = """<div id="comments"><h3 class="comments-title">2 thoughts on this</h3><ol class="commentlist">
<li class="comment even depth-1 parent" id="comment-11"><article id="div-comment-11" class="comment-body">
 <footer class="comment-meta"><div class="comment-author vcard"><b class="fn">Ilse</b>
<span class="says">says:</span></div>
 <a href="#c11"><time datetime="2025-03-11T21:59:00+00:00">March 11, 2025 at 9:59 pm</time></a></footer>
 <div class="comment-content"><p>I crossed that bridge last year.</p><p>It will not carry a lorry.</p></div>
 <div class="reply"><a href="#">Reply</a></div></article>
 <ol class="children"><li class="comment odd depth-2" id="comment-12">
<article class="comment-body" id="div-comment-12">
  <footer class="comment-meta"><b class="fn">Gregor B.</b><time datetime="2025-03-12T08:40:00+00:00">x</time>
</footer>
  <div class="comment-content"><p>They mended it in autumn.</p></div></article></li></ol></li></ol>
<div id="respond" class="comment-respond"><h3>Leave a Reply</h3><form><label>Comment</label><textarea>
</textarea></form></div></div>"""

ARTICLES = """<section id="comments"><h2>Comments</h2>
<article><header><cite>Ilse</cite> <time datetime="2025-03-11T21:59Z"></time></header><p>I crossed that
bridge last year.</p></article>
<article><header><cite>Gregor B.</cite> <time datetime="2025-03-12T08:40Z"></time></header><p>They mended it
in autumn.</p></article>
</section>"""

SPANS = """<div class="comments-block"><div class="comment-item"><span class="comment-author">Gregor B.</span>
<span class="comment-date">12.03.2025 08:40</span><div class="comment-text">They mended it in autumn.</div>
</div>
<div class="comment-item"><span class="comment-author">Ilse</span><span class="comment-date">11.03.2025
21:59</span>
<div class="comment-text">I crossed that bridge last year.</div></div></div>"""

SCHEMA = """<div><div itemscope itemtype="https://schema.org/Comment"><span itemprop="author">Ilse</span>
<meta itemprop="dateCreated" content="2025-03-11T21:59:00Z"><p itemprop="text">I crossed that bridge last
year.</p></div>
<div itemscope itemtype="https://schema.org/Comment"><span itemprop="author">Gregor B.</span>
<meta itemprop="dateCreated" content="2025-03-12T08:40:00Z"><p itemprop="text">They mended it in autumn.</p>
</div></div>"""

LINKED = """<script type="application/ld+json">{"@type": "NewsArticle", "headline": "x", "comment": [
{"@type": "Comment", "author": {"@type": "Person", "name": "Gregor B."}, "dateCreated":
"2025-03-12T08:40:00Z",
 "text": "They mended it in autumn."},
{"@type": "Comment", "author": {"name": "Ilse"}, "dateCreated": "2025-03-11T21:59:00Z",
 "text": "I crossed that bridge last year."}]}</script>"""


@pytest.mark.parametrize("comments", [WORDPRESS, ARTICLES, SPANS, SCHEMA, LINKED], ids=str.split)
def test_it_reads_comments_oldest_first_with_author_and_time(read, body, comments):
    thread = read(f"<html><body><h1>Column leaves</h1>{body}{comments}</body></html>").comments
    assert [comment.number for comment in thread] == [1, 2]
    assert [comment.author for comment in thread] == ["Ilse", "Gregor B."]
    assert thread[0].text.startswith("I crossed that bridge last year.")
    assert thread[1].text == "They mended it in autumn."
    assert thread[0].posted_at == datetime(2025, 3, 11, 21, 59, tzinfo=UTC)
    assert thread[1].posted_at == datetime(2025, 3, 12, 8, 40, tzinfo=UTC)


@pytest.mark.parametrize("comments", [WORDPRESS, ARTICLES, SPANS, SCHEMA], ids=str.split)
def test_comments_are_no_part_of_the_body(read, body, comments):
    article = read(f"<html><body><main><h1>Column leaves</h1>{body}{comments}</main></body></html>")
    text = " ".join(paragraph.text for paragraph in article.paragraphs)
    assert "bridge last year" not in text
    assert "autumn" not in text
    assert "Leave a Reply" not in text
    assert len(article.paragraphs) == 3


def test_an_answer_is_not_part_of_the_comment_it_answers(read, body):
    first = read(f"<html><body><h1>Column leaves</h1>{body}{WORDPRESS}</body></html>").comments[0]
    assert first.text == "I crossed that bridge last year. It will not carry a lorry."


def test_a_page_without_comments_has_none(read, body):
    form = """<div id="comments"><p class="nocomments">No comments yet</p>
    <div id="respond"><form></form></div></div>"""
    assert read(f"<html><body><h1>Column leaves</h1>{body}{form}</body></html>").comments == ()


def test_the_sites_latest_comments_are_not_the_articles(read, body):
    latest = """<aside><ul id="recentcomments" class="widget_recent_comments">
    <li class="recentcomments">Ann on Talks go on in Lesna</li>
    <li class="recentcomments">Bo on The bridge is closed again</li></ul></aside>"""
    article = read(f"<html><body><h1>Column leaves</h1>{body}{latest}</body></html>")
    assert article.comments == ()


def test_a_class_on_the_whole_page_does_not_swallow_the_article(read, body):
    page = f"""<html><body class="comments-open"><div id="comments-wrap" class="comments"><h1>Column</h1>
    {body}</div></body></html>"""
    assert len(read(page).paragraphs) == 3


def test_a_comments_author_and_text_are_cleaned_and_bounded(read, body):
    comment = f"""<ol class="commentlist"><li class="comment" id="comment-1">
<b class="fn">\u202eI\u200blse</b>
    <time datetime="2025-03-11T21:59Z"></time><p>{"word " * 9000}</p></li></ol>"""
    found = read(f"<html><body><h1>Column leaves</h1>{body}{comment}</body></html>").comments[0]
    assert found.author == "Ilse"
    assert len(found.text) <= 20_000


def test_a_commentary_is_an_article_and_not_a_readers_comment(read, body):
    page = f"""<html><head><title>On the road</title></head><body><h1>On the road</h1>
    <div class="comment"><span class="author">Jane Doe</span>
    <time datetime="2025-03-11"></time>{body}{body}</div>
    </body></html>"""
    article = read(page)
    assert article.comments == ()
    assert "Northern Guard*" in article.paragraphs[0].text
