"""Which language a text is in, and when a page's own word for it is taken."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backstory.text.language import code, detect, likeness

TEXTS = {
    "en": "The column left the valley on Tuesday morning, the council said after a week of talks.",
    "ru": "Колонна машин покинула долину во вторник утром, сообщил совет после недели переговоров.",
    "uk": "Колона машин залишила долину у вівторок вранці, повідомила рада після тижня переговорів.",
    "be": "Калона машын пакінула даліну ў аўторак раніцай, паведаміла рада пасля тыдня перамоваў.",
    "bg": "Колоната напусна долината във вторник сутринта, съобщи съветът след едноседмични преговори.",
    "ar": "غادرت القافلة الوادي صباح الثلاثاء بعد أسبوع من المحادثات، كما أعلن المجلس.",
    "fa": "کاروان صبح سه‌شنبه پس از یک هفته گفت‌وگو دره را ترک کرد، شورای منطقه اعلام کرد.",
    "ur": "قافلہ ایک ہفتے کی بات چیت کے بعد منگل کی صبح وادی سے روانہ ہوا، کونسل نے بتایا۔",
    "ps": "د افغانستان په کندهار ولایت کې د خبرو له یوې اونۍ وروسته کاروان له درې ووت او هېڅوک ټپي نه شول.",
    "ku": "کاروانەکە دوای هەفتەیەک لە گفتوگۆ بەیانی سێشەممە دۆڵەکەی بەجێهێشت، ئەنجوومەن ڕایگەیاند.",
    "kk": "Керуен бір апталық келіссөзден кейін сейсенбі күні таңертең аңғардан шықты, деп хабарлады кеңес.",
    "tg": "Корвон пас аз як ҳафтаи гуфтушунид субҳи рӯзи сешанбе водиро тарк кард, гуфт шӯрои ноҳия.",
    "mk": "Колоната ќе ја напушти долината во вторникот наутро, соопшти советот меѓу преговорите.",
    "he": "השיירה עזבה את העמק ביום שלישי בבוקר, הודיעה המועצה לאחר שבוע של שיחות.",
    "tr": "Konvoy bir hafta süren görüşmelerin ardından salı sabahı vadiden ayrıldı, diye açıkladı meclis.",
    "de": "Die Kolonne verließ das Tal am Dienstagmorgen, teilte der Rat nach einer Woche der Gespräche mit.",
    "fr": "La colonne a quitté la vallée mardi matin, a annoncé le conseil après une semaine de discussions.",
    "es": "La columna abandonó el valle el martes por la mañana, informó el consejo tras el diálogo.",
}  # fmt: skip


@pytest.mark.parametrize("language", TEXTS)
def test_it_tells_the_language_of_a_sentence(language):
    assert detect(TEXTS[language]) == language


@pytest.mark.parametrize("language", TEXTS)
def test_a_claim_in_another_script_or_language_yields_to_a_long_text(language):
    claimed = "ru" if language == "en" else "en"
    assert detect(TEXTS[language] * 4, claimed) == language


@pytest.mark.parametrize("language", TEXTS)
def test_a_right_claim_is_kept(language):
    assert detect(TEXTS[language], language) == language


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("bs", "Kolona je napustila dolinu u utorak ujutro, saopćilo je vijeće nakon sedmice razgovora."),
        ("sr", "Kolona je napustila dolinu u utorak ujutru, saopštilo je veće posle nedelje razgovora."),
        ("id", "Konvoi meninggalkan lembah pada Selasa pagi, kata dewan setelah seminggu perundingan."),
        (
            "gl",
            "A columna abandonou o val o martes pola mañá, informou o consello tras unha semana de charlas.",
        ),
    ],
)
def test_a_claim_decides_between_languages_that_are_taken_for_one_another(language, text):
    assert detect(text * 3, language) == language


def test_a_russian_page_of_a_kazakh_site_is_russian():
    assert detect(TEXTS["ru"] * 4, "kk") == "ru"


def test_a_headline_in_another_language_than_the_text_changes_nothing():
    assert detect(f"{TEXTS['ru']}\n{TEXTS['en'] * 6}", "en") == "en"
    assert detect(f"{TEXTS['en'][:90]}\n{TEXTS['ru'] * 6}", "en") == "ru"


def test_a_headline_of_few_letters_is_in_the_claimed_language():
    assert detect("Hama", "en") == "en"
    assert detect("Sarosia!", "de") == "de"


@pytest.mark.parametrize("text", ["", "12345", "* * *", "\n"])
def test_a_text_without_words_has_no_language(text):
    assert detect(text) == ""


def test_a_claim_stands_for_a_text_without_words():
    assert detect("12345", "ru") == "ru"


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        *(("ru-RU", "ru"), ("pt_BR", "pt"), ("EN", "en"), ("ara", "ar"), ("iw", "he"), ("nb-NO", "no")),
        *(("fas", "fa"), ("", ""), ("english", ""), ("xx", ""), ("1", "")),
    ],
)
def test_language_tags_are_brought_to_iso_639_1(tag, expected):
    assert code(tag) == expected


def test_words_are_more_like_a_language_than_mojibake_is():
    text = TEXTS["ru"]
    assert likeness(text) > 1.5 * likeness(text.encode("cp1251").decode("cp1252"))


@given(text=st.text(alphabet=st.characters(), max_size=60), claimed=st.text(max_size=6))
@settings(max_examples=200, deadline=None)
def test_any_text_has_a_code_or_none(text, claimed):
    found = detect(text, claimed)
    assert found == "" or (len(found) == 2 and found.isascii())
