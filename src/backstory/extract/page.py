"""A web page -> Article.

Steps: decode; parse once; read what the page says of itself in JSON-LD and meta tags; take the reader comments
out of the tree; read headline, byline, section and date; take related links out; find the body; tell the
language.
"""

from __future__ import annotations

from backstory.errors import ExtractError
from backstory.extract.body import body_paragraphs
from backstory.extract.byline import byline
from backstory.extract.charset import decode
from backstory.extract.clean import line
from backstory.extract.comments import take_comments
from backstory.extract.dating import publication_date
from backstory.extract.jsonld import linked_data, text_of
from backstory.extract.limits import NAME
from backstory.extract.metatags import address_of, claimed_language, meta_tags, site_of
from backstory.extract.paragraphs import language_sample
from backstory.extract.thread import thread
from backstory.extract.title import headline
from backstory.extract.tree import parse
from backstory.text.language import detect
from backstory.values import Article, Capture


def read_page(capture: Capture) -> Article:
    """The article on a page; ExtractError if there is no text on it."""
    return read_page_text(decode(capture.content, _content_type(capture)), capture)


def read_page_text(text: str, capture: Capture, claimed: str = "") -> Article:
    """The article in a page's decoded text. `claimed` is a language that outweighs the page's own claim."""
    root = parse(text).root
    tags = meta_tags(root)
    linked = linked_data(root)
    url = address_of(root, tags, capture.url)
    article = linked.article((url, capture.url), (tags.first("og:title"), root.findtext(".//title") or ""))
    language = claimed or claimed_language(root, tags)
    outlet = line(
        tags.first("og:site_name")
        or text_of(linked.resolved(article.get("publisher")))
        or tags.first("application-name", "publisher", "dc.publisher", "citation_journal_title")
        or text_of(linked.outlets)
        or site_of(url),
        NAME,
    )
    names = (outlet, site_of(url).rpartition(".")[0])
    comments = thread(take_comments(root, linked, article, language))
    title = headline(
        root,
        opengraph=tags.first("og:title"),
        twitter=tags.first("twitter:title"),
        linked=text_of(article.get("headline")),
        names=names,
    )
    published, note = publication_date(
        root, article, tags, url=url, captured_at=capture.captured_at, language=language
    )
    authors = byline(root, linked, article, tags, names)
    paragraphs = body_paragraphs(root)
    if not paragraphs:
        raise ExtractError(
            "no text was found on the page; if a script draws it, save it from the browser once it is shown"
        )
    return Article(
        title=title,
        paragraphs=tuple(paragraphs),
        language=detect(language_sample(title, paragraphs), language),
        byline=authors,
        outlet=outlet,
        published=published,
        date_note=note,
        url=url,
        comments=comments,
    )


def _content_type(capture: Capture) -> str:
    return next((value for name, value in capture.headers.items() if name.lower() == "content-type"), "")
