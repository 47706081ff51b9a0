"""A web page -> Article.

Steps: decode; parse once; read what the page says of itself in JSON-LD and meta tags; take the reader
comments out of the tree; read headline, byline, section and date; take related links out; find the body;
tell the language.
"""

from __future__ import annotations

from collections.abc import Sequence

from backstory.errors import ExtractError
from backstory.extract.beside import beside_headline
from backstory.extract.body import body_paragraphs
from backstory.extract.byline import byline
from backstory.extract.charset import decode
from backstory.extract.clean import line
from backstory.extract.comments import take_comments
from backstory.extract.dating import publication_date
from backstory.extract.digest import credit_of, may_be_digest, take_entries
from backstory.extract.jsonld import linked_data, text_of
from backstory.extract.lead import lead_of, with_lead
from backstory.extract.limits import NAME
from backstory.extract.loose import is_loose, wrap_loose
from backstory.extract.metatags import address_of, claimed_language, meta_tags, site_name, site_of
from backstory.extract.paragraphs import language_sample, paragraphs_of
from backstory.extract.related import drop_related
from backstory.extract.section import section_of
from backstory.extract.thread import Found, thread
from backstory.extract.title import front_page_names, headline
from backstory.extract.tree import parse
from backstory.extract.trim import Known, trimmed
from backstory.text.language import detect
from backstory.values import Article, Capture, Paragraph

SHORTEST_ARTICLE = 250
"""Code points; what a page with a discussion has less of beside it is no article."""


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
    named = line(
        tags.first("og:site_name")
        or text_of(linked.resolved(article.get("publisher")))
        or tags.first("application-name", "publisher", "dc.publisher", "citation_journal_title")
        or text_of(linked.outlets)
        or site_of(url),
        NAME,
    )
    outlet = site_name(named)
    names = (outlet, site_of(url).rpartition(".")[0], *front_page_names(root))
    found = take_comments(root, linked, article, language)
    signed = take_entries(root, language) if not found and may_be_digest(text) else []
    found = found or signed
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
    section = section_of(root, linked, article, tags, title) or beside_headline(root, language).section
    lead = lead_of(root, article, tags)
    if signed or is_loose(root):
        wrap_loose(root)
    drop_related(root)
    known = Known(title=title, byline=authors, section=section, outlet=outlet, language=language)
    paragraphs = with_lead(trimmed(body_paragraphs(root), known), lead)
    credit = credit_of(paragraphs)
    if credit is not None:
        authors, outlet, paragraphs = credit.author, credit.outlet, list(credit.paragraphs)
    if _is_forum(paragraphs, found):
        # Nothing but a discussion: its opening post is the article.
        paragraphs = list(paragraphs_of(found.pop(0).text))
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
        section=section,
        comments=thread(found),
    )


def _is_forum(paragraphs: Sequence[Paragraph], found: Sequence[Found]) -> bool:
    """Whether what the page has beside its discussion is less than the discussion's first post."""
    if len(found) < 2:
        return False
    size = sum(len(each.text) for each in paragraphs)
    return size < SHORTEST_ARTICLE and size < len(found[0].text)


def _content_type(capture: Capture) -> str:
    return next((value for name, value in capture.headers.items() if name.lower() == "content-type"), "")
