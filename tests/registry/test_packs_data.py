"""The packs that are written by hand: what they promise to the linker and to whoever reads a dossier."""

from __future__ import annotations

import gzip
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import orjson
import pytest
from lxml import etree

from backstory.registry import check, pack
from backstory.values import NAME_KINDS, Actor, Name

PACKS = ("armed-groups", "international", "regions")
FILES = {
    "armed-groups": "armed_groups.jsonl",
    "international": "international.jsonl",
    "regions": "regions.jsonl",
}
UN, EU = "United Nations Security Council", "European Union"

SCRIPTS = {
    "ARABIC": "ar fa ur ps ckb",
    "CYRILLIC": "ru uk be bg mk tg kk",
    "HEBREW": "he",
    "GREEK": "el",
    "ARMENIAN": "hy",
    "GEORGIAN": "ka",
    "DEVANAGARI": "hi ne",
    "BENGALI": "bn as",
    "GURMUKHI": "pa",
    "TAMIL": "ta",
    "SINHALA": "si",
    "MYANMAR": "my",
    "THAI": "th",
    "ETHIOPIC": "am ti",
    "CJK": "zh ja",
    "HANGUL": "ko",
}
SCRIPT_OF = {language: script for script, languages in SCRIPTS.items() for language in languages.split()}
EITHER_SCRIPT = {"sr": {"CYRILLIC", "LATIN"}}

EIGHT_LANGUAGES = {"en", "ar", "ru", "fr", "es", "de", "tr", "uk"}
BETWEEN_STATES = """
    united-nations un-security-council un-general-assembly un-human-rights-council ohchr unhcr unicef
    who wfp unrwa ocha undp unesco fao iom iaea icj icc icty ictr unifil undof unmik minusma monusco
    minusca unmiss unama unsmil european-union european-commission european-council
    council-of-the-european-union european-parliament cjeu europol frontex nato kfor isaf osce
    council-of-europe pace echr arab-league oic gcc african-union amisom ecowas sadc igad asean sco csto
    cis eaeu brics opec oas g7 g20 imf world-bank wto interpol opcw icrc red-cross ifrc
"""

LOADED_WORDS = re.compile(
    r"\b(terroris\w*|regime|so-called|extremis\w*|fanatic\w*|radical\w*|jihadi\w*|militants?|thugs?|bandits?"
    r"|mercenar\w*|puppet|freedom fighters?|martyrdom|notorious|infamous|brutal|bloody|evil|heroic)\b",
    re.IGNORECASE,
)

EVERYDAY = {
    "ar": "الشباب القاعدة فتح أمل النصرة النخبة الردع",
    "fa": "القاعده فتح",
    "en": "Amal Wagner Nato Amnesty IS AU AP AA",
    "es": "Amal",
    "ru": "Нусра",
    "sl": "Nato",
}


@cache
def rows(name: str) -> list[dict[str, Any]]:
    text = files("backstory.registry").joinpath("packs", FILES[name]).read_text(encoding="utf-8")
    return [orjson.loads(line) for line in text.splitlines()]


@cache
def actors(name: str) -> tuple[Actor, ...]:
    return tuple(pack(name))


def every() -> Iterator[Actor]:
    for name in PACKS:
        yield from actors(name)


def by_id() -> dict[str, Actor]:
    return {actor.id: actor for actor in every()}


def all_names(actor: Actor) -> Iterator[Name]:
    yield Name(actor.name, "en", "main")
    yield from actor.names


def plain(text: str) -> str:
    """A name without what a linker does not look at: case, diacritics, hyphens, Arabic letter variants."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(c for c in decomposed if not unicodedata.combining(c))
    letters = letters.translate(str.maketrans("أإآةىیہۃکـ", "اااهييههك ")).replace("'", "").replace("’", "")
    return " ".join(re.sub(r"[^\w]+", " ", letters).split())


def scripts(text: str) -> set[str]:
    return {unicodedata.name(c).split()[0] for c in text if c.isalpha()} - {"MODIFIER"}


@pytest.mark.parametrize(("name", "least"), [("armed-groups", 130), ("international", 70), ("regions", 350)])
def test_a_pack_has_as_many_actors_as_it_promises(name: str, least: int) -> None:
    assert len(actors(name)) >= least


@pytest.mark.parametrize("name", PACKS)
def test_each_line_is_an_actor_with_nothing_to_remark(name: str) -> None:
    assert len(rows(name)) == len(actors(name))
    assert {actor.id: check(actor) for actor in actors(name) if check(actor)} == {}


@pytest.mark.parametrize("name", PACKS)
def test_lines_stand_in_the_order_of_their_ids_and_have_the_same_keys(name: str) -> None:
    ids = [row["id"] for row in rows(name)]
    assert ids == sorted(ids)
    keys = {"id", "kind", "name", "names", "countries", "designations", "relations", "note"}
    assert {frozenset(row) for row in rows(name)} == {frozenset(keys)}


def test_no_id_stands_twice_and_each_tells_its_kind() -> None:
    ids = [actor.id for actor in every()]
    assert [i for i, times in Counter(ids).items() if times > 1] == []
    assert {actor.kind for actor in actors("armed-groups")} == {"group"}
    assert {actor.kind for actor in actors("international")} == {"organisation"}
    assert {actor.kind for actor in actors("regions")} == {"place"}
    assert all(actor.id.startswith("region-") for actor in actors("regions"))
    assert all(actor.id.startswith("group-") for actor in actors("armed-groups"))
    assert all(actor.id.startswith("org-") for actor in actors("international"))


def test_names_are_written_in_the_script_of_their_language() -> None:
    strange = []
    for actor in every():
        for name in actor.names:
            script = SCRIPT_OF.get(name.language, "LATIN")
            allowed = EITHER_SCRIPT.get(name.language, {script})
            if name.language == "ja":
                allowed = {"CJK", "HIRAGANA", "KATAKANA"}
            found = scripts(name.text)
            if not found <= allowed or (name.language in EITHER_SCRIPT and len(found) > 1):
                strange.append((actor.id, name.language, name.text))
    assert strange == []


def test_names_have_known_kinds_and_no_invisible_or_doubled_characters() -> None:
    for actor in every():
        for name in all_names(actor):
            assert name.kind in NAME_KINDS
            assert name.text == unicodedata.normalize("NFC", name.text).strip()
            assert "  " not in name.text
            assert not re.search("[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]", name.text), name


def test_an_actor_has_at_most_one_main_name_in_a_language() -> None:
    for actor in every():
        mains = Counter(name.language for name in actor.names if name.kind == "main")
        assert [language for language, times in mains.items() if times > 1] == [], actor.id


def test_no_two_actors_share_a_name_unless_it_is_weak_or_an_acronym() -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for actor in every():
        for name in all_names(actor):
            if name.kind not in ("weak", "acronym"):
                owners[plain(name.text)].add(actor.id)
    assert {text: ids for text, ids in owners.items() if len(ids) > 1} == {}


def test_words_of_every_day_never_stand_alone_for_an_actor() -> None:
    everyday = {(word, language) for language, words in EVERYDAY.items() for word in words.split()}
    strong = [
        (actor.id, name.text)
        for actor in every()
        for name in all_names(actor)
        if name.kind != "weak" and (name.text, name.language) in everyday
    ]
    assert strong == []


def test_a_weak_name_is_not_a_strong_one_in_a_sister_language() -> None:
    torn = {}
    for actor in every():
        weak = {plain(name.text) for name in actor.names if name.kind == "weak"}
        strong = {plain(name.text) for name in all_names(actor) if name.kind not in ("weak", "acronym")}
        if weak & strong:
            torn[actor.id] = weak & strong
    assert torn == {}


def test_the_display_name_is_no_bare_acronym() -> None:
    assert [a.name for a in every() if re.fullmatch(r"[A-Z0-9.-]{1,6}", a.name)] == []


def test_acronyms_are_short_and_of_one_word_or_carry_their_parent() -> None:
    long = [
        (actor.id, name.text)
        for actor in every()
        for name in actor.names
        if name.kind == "acronym" and (len(name.text) > 12 or name.text.count(" ") > 1)
    ]
    assert long == []


def test_organisations_between_states_have_names_in_eight_languages() -> None:
    known = {row["id"]: {"en", *(name["lang"] for name in row["names"])} for row in rows("international")}
    missing = {name: EIGHT_LANGUAGES - known[f"org-{name}"] for name in BETWEEN_STATES.split()}
    assert {name: languages for name, languages in missing.items() if languages} == {}


@pytest.mark.parametrize(
    ("actor", "names"),
    [
        ("org-united-nations", "UN ООН ONU ONZ OSN OZN BM"),
        ("org-european-union", "EU ЕС UE AB ЄС"),
        ("org-nato", "NATO НАТО OTAN الناتو"),
        ("org-osce", "OSCE ОБСЕ OSZE OBWE OBSE OVSE AGİT"),
        ("org-icc", "ICC МУС"),
    ],
)
def test_big_organisations_are_known_by_the_acronyms_of_other_languages(actor: str, names: str) -> None:
    assert set(names.split()) <= {name.text for name in by_id()[actor].names}


def test_a_group_of_the_caucasus_is_known_in_three_scripts_and_by_a_misspelling() -> None:
    kavkaz, sham = by_id()["group-ajnad-al-kavkaz"], by_id()["group-ajnad-al-sham"]
    kinds = {name.text: name.kind for name in all_names(kavkaz)}
    assert {"Ajnad al-Kavkaz", "Аджнад аль-Кавказ", "أجناد القوقاز", "Anjad-Kavkaz"} <= set(kinds)
    assert kinds["Anjad-Kavkaz"] == "misspelling"
    assert not set(kinds) & {name.text for name in all_names(sham)}


def test_relations_lead_to_actors_of_the_same_pack_and_name_their_source() -> None:
    for name in ("armed-groups", "international"):
        ids = {actor.id for actor in actors(name)}
        for actor in actors(name):
            for relation in actor.relations:
                assert relation.other in ids - {actor.id}, (actor.id, relation)
                assert relation.kind in ("part of", "split from", "successor of", "merged into")
                assert relation.source
                assert is_date(relation.since) and is_date(relation.until)
                assert not (relation.since and relation.until) or relation.since <= relation.until


def test_a_region_is_tied_to_its_country_where_it_has_one() -> None:
    for actor in actors("regions"):
        countries = [f"country-{code}" for code in actor.countries]
        ties = [(relation.kind, relation.other) for relation in actor.relations]
        assert ties == ([("in", countries[0])] if len(countries) == 1 else []), actor.id


def test_a_region_has_names_in_three_scripts() -> None:
    for actor in actors("regions"):
        assert {"ar", "ru", "uk"} <= {name.language for name in actor.names}, actor.id


def test_regions_whose_country_is_disputed_have_none() -> None:
    disputed = "crimea abkhazia south-ossetia nagorno-karabakh transnistria kashmir golan-heights somaliland"
    known = {actor.id: actor for actor in actors("regions")}
    assert [name for name in disputed.split() if known[f"region-{name}"].countries] == []


def test_nothing_is_part_of_itself_by_a_detour() -> None:
    above = {a.id: {r.other for r in a.relations if r.kind in ("part of", "merged into")} for a in every()}
    for start in above:
        seen: set[str] = set()
        waiting = set(above[start])
        while waiting:
            here = waiting.pop()
            assert here != start
            seen.add(here)
            waiting |= above[here] - seen


def test_notes_are_one_neutral_line() -> None:
    for actor in every():
        assert len(actor.note) <= 300 and "\n" not in actor.note
        assert not actor.note or actor.note.endswith(".")
        assert not LOADED_WORDS.search(actor.note), (actor.id, actor.note)
    assert [actor.id for actor in actors("armed-groups") if not actor.note] == []


def test_groups_have_countries_by_their_codes() -> None:
    for actor in every():
        assert all(re.fullmatch("[a-z]{2}", code) for code in actor.countries), actor.id
    assert [actor.id for actor in actors("armed-groups") if not actor.countries] == []


def test_designations_name_authority_list_edition_and_reference() -> None:
    for actor in every():
        for entry in actor.designations:
            assert entry.authority in (UN, EU)
            assert re.search(r"\(edition of (29 October 2018|2026)\)$", entry.list)
            assert entry.reference
            assert is_date(entry.since) and not entry.until
            assert not LOADED_WORDS.search(entry.list)


def test_entries_of_the_security_councils_list_are_those_of_its_own_file(corpora: Path) -> None:
    path = corpora / "names" / "un_consolidated_2018.xml.gz"
    if not path.is_file():
        pytest.skip(f"{path} is absent")
    with gzip.open(path) as file:
        root = etree.parse(file).getroot()
    assert root.get("dateGenerated", "").startswith("2018-10-29")
    listed = {
        (entity.findtext("REFERENCE_NUMBER", "").strip(), entity.findtext("LISTED_ON", "")[:10])
        for entity in root.iter("ENTITY")
    }
    ours = {(d.reference, d.since) for a in every() for d in a.designations if d.authority == UN}
    assert ours
    assert ours <= listed


def test_entries_of_the_european_unions_lists_are_in_the_data_they_were_taken_from(corpora: Path) -> None:
    path = corpora / "names" / "eu_sanctions.jsonl.gz"
    if not path.is_file():
        pytest.skip(f"{path} is absent")
    with gzip.open(path) as file:
        entries = [orjson.loads(line) for line in file]
    listed = {(e["celex"], iso(e.get("startDate", ""))) for e in entries if e["schema"] != "Person"}
    ours = {(d.reference, d.since) for a in every() for d in a.designations if d.authority == EU}
    assert ours
    assert ours <= listed


def is_date(text: str) -> bool:
    """Whether it is "" or a date as a registry gives them: YYYY, YYYY-MM or YYYY-MM-DD, and not to come."""
    if not text:
        return True
    if not re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", text):
        return False
    day = date.fromisoformat(text + "-01-01"[len(text) - 4 :])
    return date(1900, 1, 1) < day <= datetime.now().date()


def iso(text: str) -> str:
    """`6.10.2001` and `12 April 2010` as ISO dates; "" for none."""
    for form in ("%d.%m.%Y", "%d %B %Y", "%d %b. %Y"):
        try:
            return datetime.strptime(text.strip(), form).date().isoformat()
        except ValueError:
            continue
    return ""
