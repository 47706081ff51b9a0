"""Pages in the character sets of the world's older presses come out whole, declared or not."""

from __future__ import annotations

import pytest

RUSSIAN = (
    "Колонна машин покинула долину Лесны во вторник утром, сообщил районный совет после недели переговоров."
)
ARABIC = (
    "غادرت قافلة الحرس الشمالي وادي ليسنا صباح الثلاثاء بعد أسبوع من المحادثات بين الطرفين في مبنى البلدية"
)
POLISH = (
    "Kolumna wyjechała z doliny we wtorek rano, poinformowała rada "
    "gminy. Część mieszkańców żegnała ją chlebem."
)
FRENCH = (
    "La colonne a quitté la vallée mardi matin, a annoncé le conseil, "
    "après une semaine de négociations à la mairie."
)
GREEK = (
    "Η φάλαγγα έφυγε από την κοιλάδα το πρωί της Τρίτης, ανακοίνωσε "
    "το συμβούλιο της περιοχής μετά τις συνομιλίες."
)
HEBREW = (
    "השיירה עזבה את העמק ביום שלישי בבוקר, הודיעה מועצת האזור לאחר "
    "שבוע של שיחות בין שני הצדדים בבניין העירייה"
)
TURKISH = (
    "Konvoy, iki taraf arasında bir hafta süren görüşmelerin ardından "
    "salı sabahı vadiden ayrıldı, diye açıkladı meclis."
)
CHINESE = "車隊星期二早上離開了山谷，區議會在雙方進行了一週的會談後宣布。沒有人受傷，也沒有人被迫離開。"
JAPANESE = "車列は火曜日の朝に谷を離れたと、地区の議会が発表した。けが人はなく、強制された人もいなかった。"

CASES = [
    (RUSSIAN, "windows-1251"), (RUSSIAN, "koi8-r"), (RUSSIAN, "iso-8859-5"), (RUSSIAN, "cp866"),
    (ARABIC, "windows-1256"), (ARABIC, "iso-8859-6"), (POLISH, "iso-8859-2"), (POLISH, "windows-1250"),
    (FRENCH, "iso-8859-1"), (FRENCH, "iso-8859-15"), (GREEK, "windows-1253"), (HEBREW, "windows-1255"),
    (TURKISH, "windows-1254"), (CHINESE, "gb18030"), (CHINESE, "big5"),
    (JAPANESE, "shift_jis"), (JAPANESE, "euc-jp"),
]  # fmt: skip


def page(text: str, head: str = "") -> str:
    body = f"<h1>{text[:20]}</h1><p>{text}</p><p>{text}</p>"
    return f"<html><head>{head}<title>Page</title></head><body>{body}</body></html>"


def whole(article) -> str:
    return "".join(paragraph.text for paragraph in article.paragraphs)


@pytest.mark.parametrize(("text", "charset"), CASES)
def test_a_character_set_in_the_http_header_is_used(read, text, charset):
    content = page(text).encode(charset, "xmlcharrefreplace")
    assert text in whole(read(content, headers={"Content-Type": f"text/html; charset={charset}"}))


@pytest.mark.parametrize(("text", "charset"), CASES)
def test_a_character_set_in_a_meta_tag_is_used(read, text, charset):
    content = page(text, f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">')
    assert text in whole(read(content.encode(charset, "xmlcharrefreplace")))


@pytest.mark.parametrize(("text", "charset"), CASES)
def test_a_page_that_declares_nothing_is_told_by_its_language(read, text, charset):
    assert text in whole(read(page(text).encode(charset, "xmlcharrefreplace")))


@pytest.mark.parametrize("charset", ["iso-8859-1", "windows-1252", "koi8-r"])
def test_a_server_that_declares_the_wrong_one_is_not_believed(read, charset):
    content = page(RUSSIAN).encode("windows-1251")
    assert RUSSIAN in whole(read(content, headers={"content-type": f"text/html; charset={charset}"}))


def test_utf_8_is_recognised_whatever_is_declared(read):
    content = page(RUSSIAN, '<meta charset="windows-1251">').encode()
    assert RUSSIAN in whole(read(content, headers={"content-type": "text/html; charset=koi8-r"}))


@pytest.mark.parametrize("charset", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "utf-32"])
@pytest.mark.parametrize("text", [RUSSIAN, ARABIC, FRENCH])
def test_wide_encodings_are_read_with_and_without_a_mark(read, text, charset):
    assert text in whole(read(page(text).encode(charset)))


def test_a_page_cut_off_within_a_character_keeps_the_rest(read):
    content = page(RUSSIAN).encode()
    cut = content[: content.rindex("переговоров".encode()) + 3]
    assert RUSSIAN[:60] in whole(read(cut))


@pytest.mark.parametrize(("text", "charset"), CASES)
def test_plain_texts_are_read_likewise(read, text, charset):
    content = f"Page\n\n{text}\n".encode(charset, "replace")
    assert content.decode(charset).split("\n")[2][:30] in whole(read(content, "text/plain"))
