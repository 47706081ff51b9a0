"""Words that announce links to other stories, in the languages of the press: "Related:", "Читайте также".

Steps: write the phrases as they are printed; make one pattern of them; and the set of their first letters, by
which most blocks are passed over without asking the pattern.
"""

from __future__ import annotations

import re

_PHRASES = {
    "en": "related | related story | related stories | related article | related articles | related "
    "post | related posts | related news | related link | related links | related coverage | "
    "related content | related topics | related reading | read also | read more | read next | "
    "read on | see also | see more | watch also | watch more | also read | also see | also on "
    "| more on this | more from | more stories | more news | more like this | further reading "
    "| you may like | you may also like | you might like | you might also like | you may be "
    "interested | you may also be interested | recommended | recommended for you | "
    "recommended stories | recommended articles | don't miss | most read | most popular | "
    "previous stories | previous story | earlier stories | earlier story | next story | in "
    "case you missed it",
    "de": "lesen sie auch | lesen sie mehr | lesen sie dazu | sehen sie auch | mehr zum thema | "
    "mehr dazu | mehr lesen | mehr von | das könnte sie interessieren | das könnte sie auch "
    "interessieren | das könnte dich auch interessieren | auch interessant | verwandte "
    "artikel | verwandte themen | verwandte beiträge | ähnliche artikel | ähnliche beiträge | "
    "weitere artikel | weitere themen | weitere beiträge | zum thema | passend dazu | siehe "
    "auch",
    "nl": "lees ook | lees meer | meer over",
    "fr": "lire aussi | lire également | à lire aussi | à lire également | à voir aussi | sur le "
    "même sujet | sur le même thème | articles liés | articles similaires | articles connexes",
    "es": "lea también | lee también | lea además | lea más | lee más | ver también | ver más | "
    "mira también | vea también | te puede interesar | le puede interesar | noticias "
    "relacionadas | noticia relacionada | relacionado | relacionados | relacionadas | más "
    "sobre | artículos relacionados",
    "pt": "leia também | leia mais | veja também | saiba mais | notícias relacionadas",
    "it": "leggi anche | potrebbe interessarti | ti potrebbe interessare | articoli correlati",
    "ro": "vezi și | citește și",
    "ru": "читайте также | читайте ещё | читайте еще | читайте по теме | смотрите также | материалы "
    "по теме | по теме | новости по теме | похожие новости | похожие статьи | похожие "
    "материалы | связанные новости",
    "uk": "читайте також | дивіться також | за темою",
    "be": "читайце таксама",
    "bg": "виж още | вижте още | вижте също | прочетете още | прочетете също | свързани новини | "
    "свързани статии",
    "sr": "прочитајте још | прочитајте и | повезане вести | pročitajte još | pročitajte i | povezane vesti",
    "hr": "povezane vijesti",
    "sl": "preberite tudi | preberite še",
    "pl": "czytaj także | czytaj też | czytaj również | czytaj więcej | zobacz także | zobacz też | "
    "zobacz więcej | przeczytaj także | przeczytaj też | powiązane",
    "cs": "čtěte také | čtěte víc | související články | související zprávy",
    "sk": "čítajte aj | čítajte tiež",
    "tr": "ilgili haber | ilgili haberler | bunlar da ilginizi çekebilir | ayrıca bakınız | ayrıca okuyun",
    "ar": "اقرأ أيضا | اقرأ أيضًا | اقرأ ايضا | اقرا ايضا | إقرأ أيضا | إقرأ أيضًا | اقرأ المزيد | "
    "شاهد أيضا | شاهد أيضًا | مواضيع ذات صلة | أخبار ذات صلة | ذات صلة | المزيد من الأخبار | "
    "قد يعجبك أيضا | قد يعجبك أيضًا | طالع أيضا",
    "fa": "بیشتر بخوانید | بخوانید | مطالب مرتبط | اخبار مرتبط",
    "ur": "یہ بھی پڑھیں | مزید پڑھیں",
    "he": "קראו גם | קראו עוד | קרא גם | קרא עוד | כתבות קשורות | כתבות נוספות",
    "el": "διαβάστε επίσης | διαβάστε ακόμα | διαβάστε ακόμη | δείτε επίσης | σχετικά άρθρα | σχετικά νέα",
    "hu": "kapcsolódó | kapcsolódó cikkek | olvassa el még | olvass még | olvasd el ezt is",
    "nordic": "läs också | läs även | läs mer | les også | les mer | læs også | læs mere | lue myös",
}

_ALL = sorted(
    (phrase.strip() for phrases in _PHRASES.values() for phrase in phrases.split("|")), key=len, reverse=True
)
_PATTERN = re.compile(rf"\W*(?:{'|'.join(map(re.escape, _ALL))})(?!\w)\s*[:：»>–—-]*", re.IGNORECASE)
_FIRST = frozenset(phrase[:3] for phrase in _ALL)
_SIGNS = " \t\r\n\u00a0»>•*[(–—-|+:"


def announcement(text: str) -> re.Match[str] | None:
    """The announcement that `text` begins with, with the signs around it."""
    text = text.replace("İ", "i")  # whose small letter is two code points
    if text.lstrip(_SIGNS)[:3].casefold() not in _FIRST:
        return None
    return _PATTERN.match(text)


def only_announces(text: str) -> bool:
    """Whether `text` is an announcement and nothing else."""
    found = announcement(text)
    return found is not None and found.end() == len(text.rstrip())
