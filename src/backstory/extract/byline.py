"""Who wrote it: the names, joined by ", ", without "By", roles, dates, addresses and the outlet's name.

Steps: ask JSON-LD, then the meta tags, then the elements that are marked as the author's, then a line
such as "By NAME" at the head of the text; clean what the first of them gives that has a name left in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from lxml.etree import XPath
from lxml.html import HtmlElement

from backstory.extract.clean import key_of, label, line
from backstory.extract.jsonld import Linked, Node, text_of, types_of
from backstory.extract.limits import BYLINE
from backstory.extract.marks import NOT_ASIDE, holding
from backstory.extract.metatags import MetaTags

MOST_NAMES = 12
LONGEST_NAME = 60
_MOST_MARKED = 20

_META_NAMES = (
    *("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator"),
    *("dc.creator.aut", "citation_author", "byl", "authors", "creator", "cxenseparse:author", "rbauthors"),
    *("article:author_name", "shareaholic:article_author_name", "og:author", "og:article:author"),
)
_RE = {"re": "http://exslt.org/regular-expressions"}
_NAMED = "(^|[ _-])(author|autor|auteur|byline|writer)s?[_-]*(name|link|title)?($| )"
_WORDS = ("uthor", "utor", "uteur", "yline", "riter")
_PLACES = (
    holding("itemprop", "author"),
    "//body//a[@rel='author' or contains(@rel, 'author ')]",
    f"{holding('class', *_WORDS)}[re:test(@class, '{_NAMED}', 'i')]",
    "//body//a[re:test(@href, '/(author|autor|auteur|writer|avtor|yazar|kirjoittaja|forfatter)s?/[^/]')]",
    f"({holding('class', *_WORDS, 'by')} | {holding('id', *_WORDS)})[re:test(@class, "
    "'author|byline|autor(?!i)|auteur|(posted|submitted|written)[_-]?by', 'i') or "
    "re:test(@id, 'author|byline', 'i')]",
)
# Within the article first; a side column or the page's foot may be another's.
_MARKED = tuple(XPath(f"({place}){NOT_ASIDE}", namespaces=_RE) for place in _PLACES) + tuple(
    XPath(place, namespaces=_RE) for place in _PLACES[:4]
)

# Words before the names, after which nothing but names comes.
BY = (
    r"by|written by|posted by|reported by|text by|story by|edited by|von|par|por|di|av|af|door|przez|od|"
    r"autore?|auteurs?|text|texte|texto|testo|автор(?:ы)?|текст|подготовил[аи]?|автори?|yazan|بقلم|كتبت?|تحرير|إعداد|نویسنده|"
    r"نوشته|מאת|από|του|skriven av|kirjoittanut|szerző|tekst|napsal[ai]?"
)
_BY = re.compile(rf"^\s*(?:(?:{BY})\b\s*[:：]?|[:：|–—-])\s+", re.IGNORECASE)
_BY_COLON = re.compile(rf"^\s*(?:{BY})\s*[:：]\s*", re.IGNORECASE)
_LABEL = re.compile(
    r"^(?:written by|verfasst von|geschrieben von|écrit par|escrito por|scritto da|написано|автор|yazan|كتب)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+\.\w+|(?<!\w)@\w+")
_AND = re.compile(r"\s(?:and|und|et|og|och|и|та|ve|with|mit|&)\s|\s(?:y|e|i|a|і|en)\s(?=[^\W\d_a-zа-я])")
_LIST = re.compile(r"\s*[;,|/•·،؛、]\s*|\s[-–—]\s")
_DATE = re.compile(
    r"\b(?:on|am|vom|le|el|il|at|den)\s+(?:[^\W\d]+\s+)?\d.*$|"
    r"\b(?:updated|published|aktualisiert|veröffentlicht|publié|publicado)\b.*$|\d.*$",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\s*[\[(（][^\])）]{0,80}[\])）]")
_ROLE = re.compile(
    r"\b(?:staff|senior|chief|special|political|foreign|guest|freelance|deputy|managing|contributing|associate)?\s*"
    r"(?:writer|reporter|correspondent|editor(?:ial)?(?:-in-chief)?|journalist|columnist|contributor|author|"
    r"producer|fotograf(?:in)?|photographer|redakteur(?:in)?|korrespondent(?:in)?|volontär(?:in)?|"
    r"autor(?:in)?|reporter(?:in)?|journaliste|rédact(?:eur|rice)|periodista|redactor[a]?|corresponsal|"
    r"корреспондент|журналист|редактор|обозреватель|محرر|مراسل|team|desk|bureau|news service)\b",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"(?:foto|photo|bild|image|picture|video|quelle|source|fuente|credit|фото|источник)s?\b", re.I
)
_NO_NAMES = frozenset(
    {"admin", "administrator", "root", "editor", "unknown", "anonymous", "none", "null", "default"}
    | {"webmaster", "user", "super user", "author", "autor", "n/a", "undefined", "by", "von", "staff"}
)


def byline(
    root: HtmlElement, linked: Linked, article: Node, tags: MetaTags, names: Sequence[str] = ()
) -> str:
    """The authors' names; "" if the page names none. `names` are the site's own.

    The site itself is named only where nobody else is.
    """
    fallback = ""
    for sure, found in _sources(root, linked, article, tags):
        if fallback and not sure:
            break
        people = cleaned_names(found, names)
        if people and not _only_site(people, names):
            return line(", ".join(people), BYLINE)
        fallback = fallback or ", ".join(people)
    return line(fallback, BYLINE)


def _only_site(people: Sequence[str], names: Sequence[str]) -> bool:
    return len(people) == 1 and any(key_of(people[0]) == key_of(name) for name in names)


def cleaned_names(given: Iterable[str], outlets: Sequence[str] = ()) -> list[str]:
    """The people in strings such as "By Jane Doe and John Roe, The Herald, on 3 March 2020", each once."""
    sites = {key_of(name) for name in outlets if name}
    people: dict[str, str] = {}
    site_alone = ""
    for text in given:
        for name in _split(text):
            key = key_of(name)
            if key in sites:
                site_alone = site_alone or name
            elif key not in people:
                people[key] = name
            if len(people) == MOST_NAMES:
                break
    # "Jane" beside "Jane Doe" is the same person, from another place of the page.
    kept = [
        name for key, name in people.items() if not any(key != other and key in other for other in people)
    ]
    return kept or ([site_alone] if site_alone else [])


def _split(text: str) -> Iterator[str]:
    text = label(text, 4 * BYLINE)
    text = _BRACKETS.sub("", _ADDRESS.sub(" ", text))
    text = _BY_COLON.sub("", _BY.sub("", text))
    for part in _LIST.split(text):
        for piece in _AND.split(part):
            name = _BY.sub("", _DATE.sub("", piece)).strip(" .,:;*|–—-\"'“”")
            if _is_name(name):
                yield name


def _is_name(name: str) -> bool:
    if not name or len(name) > LONGEST_NAME or len(name.split()) > 6 or name.casefold() in _NO_NAMES:
        return False
    return sum(map(str.isalpha, name)) >= 2 and not _ROLE.fullmatch(name) and not _CREDIT.match(name)


def _sources(
    root: HtmlElement, linked: Linked, article: Node, tags: MetaTags
) -> Iterator[tuple[bool, list[str]]]:
    """Groups of names from the surest place to the least; whether the place names nobody but authors."""
    given = linked.resolved(article.get("author")) or linked.resolved(article.get("creator"))
    persons = [each for each in given if not (isinstance(each, dict) and "Organization" in types_of(each))]
    yield True, [text_of(each) for each in persons]
    yield True, [text for text in tags.all(*_META_NAMES) if not text.startswith(("http", "www."))]
    if _LABEL.match(tags.first("twitter:label1")):
        yield True, tags.all("twitter:data1")
    for place, expression in enumerate(_MARKED):
        for group in _groups(expression(root)[:_MOST_MARKED]):
            yield place < 2, group
    yield True, [text_of(each) for each in given]


def _groups(elements: Sequence[HtmlElement]) -> Iterator[list[str]]:
    """The texts of marked elements, those that stand together as one group."""
    group: list[str] = []
    place: HtmlElement | None = None
    for element in elements:
        parent = element.getparent()
        holder = parent.getparent() if parent is not None else None
        if group and holder is not place:
            yield group
            group = []
        place = holder
        text = _marked_text(element)
        if text:
            group.append(text)
    yield group


def _marked_text(element: HtmlElement) -> str:
    named = element.xpath(".//*[@itemprop='name']")
    if named:
        element = named[0]
    text = element.get("content") or " ".join(element.itertext())
    text = " ".join(text.split())
    return text if 2 < len(text) <= 200 else ""
