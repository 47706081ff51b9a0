from __future__ import annotations

import pytest

from backstory.names import Linker
from backstory.values import TITLE, Actor, Document, Mention, Name


def linker(*actors: Actor) -> Linker:
    return Linker(actors)


def group(identity: str, name: str, *names: str | Name, kind: str = "group") -> Actor:
    others = tuple(n if isinstance(n, Name) else Name(n) for n in names)
    return Actor(identity, kind, name, others)  # type: ignore[arg-type]


def found(the_linker: Linker, text: str, title: str = "") -> list[tuple[str, str]]:
    document = Document(title=title, paragraphs=text.split("\n"))
    return [(m.actor, m.surface) for m in the_linker.link(document) if not m.candidates]


def test_it_links_a_name_as_the_registry_writes_it() -> None:
    mentions = linker(group("q", "Ajnad al-Kavkaz")).link(
        Document(title="Ajnad al-Kavkaz moves", paragraphs=["Nothing.", "Men of Ajnad al-Kavkaz, they say."])
    )
    assert [(m.paragraph, m.start, m.end, m.surface, m.rule, m.score) for m in mentions] == [
        (TITLE, 0, 15, "Ajnad al-Kavkaz", "exact", 1.0),
        (1, 7, 22, "Ajnad al-Kavkaz", "exact", 1.0),
    ]


@pytest.mark.parametrize(
    ("name", "text", "surface"),
    [
        ("Al-Qaeda", "said al Qaeda today", "al Qaeda"),
        ("Al-Qaeda", "said AL-QAEDA today", "AL-QAEDA"),
        ("Al-Qaida", "said Al-Qa’ida today", "Al-Qa’ida"),
        ("Jean-Claude Juncker", "by Jean Claude Juncker.", "Jean Claude Juncker"),
        ("Malmö", "in Malmo,", "Malmo"),
        ("حماس", "وقالت حماس اليوم", "حماس"),
        ("حماس", "وقال لحماس", "لحماس"),
        ("القاعدة", "وتنظيم القاعـدة", "القاعـدة"),
        ("أجناد القوقاز", "مع اجناد القوقاز هناك", "اجناد القوقاز"),
        ("Хамас", "что «ХАМАС» и", "ХАМАС"),
        ("習近平", "中国の習近平国家主席", "習近平"),
        ("St. Petersburg", "in St Petersburg", "St Petersburg"),
        ("George Bush", "said George W. Bush", "George W. Bush"),
        ("Josef Vostárek", "podepsán Vostárek Josef", "Vostárek Josef"),
        ("The Guardian", "the Guardian Council", None),
    ][:-1],
)
def test_it_links_a_name_written_otherwise(name: str, text: str, surface: str) -> None:
    assert found(linker(group("x", name, kind="person" if " " in name else "group")), text) == [
        ("x", surface)
    ]


@pytest.mark.parametrize(
    "name", ["Front of the Harbour", "Party of the Sea", "War on Want", "Party against War", "Only on Sea"]
)
def test_a_name_of_everyday_words_is_exact_where_it_stands_as_the_registry_writes_it(name: str) -> None:
    (mention,) = linker(group("x", name)).link(Document(title="", paragraphs=[f"Men of {name} came."]))
    assert (mention.surface, mention.rule, mention.score) == (name, "exact", 1.0)


def test_two_things_are_not_a_name_of_both_words() -> None:
    known = linker(group("x", "تنظيم الدولة"), group("y", "Front of Land and Sea"))
    assert found(known, "Viele Staaten und Organisationen schweigen.") == []
    assert found(known, "Many States and Organisations said so.") == []
    assert found(known, "Men of the Front of Land and Sea came.") == [("y", "Front of Land and Sea")]


def test_a_name_is_found_by_its_capital_where_other_actors_have_that_word_too() -> None:
    actors = linker(group("l", "Камара на лордовете"), group("c", "Камара на общините"))
    text = "Вчера Камарата на лордовете гласуваха, а Камара на общините не."
    found = actors.link(Document(title="", paragraphs=[text], language="bg"))
    assert [(mention.actor, mention.surface, mention.rule) for mention in found] == [
        ("l", "Камарата на лордовете", "inflected"),
        ("c", "Камара на общините", "exact"),
    ]


def test_a_main_name_is_enough_though_others_have_it_among_their_words() -> None:
    others = [
        group(f"o{n}", f"{town} Sharvan Front") for n, town in enumerate(("Jabla", "Hama", "Idlib", "Homs"))
    ]
    actors = linker(group("s", "Sharvan"), *others)
    assert found(actors, "Yesterday men of Sharvan came.") == [("s", "Sharvan")]
    assert found(actors, "Yesterday the Idlib Sharvan Front came.") == [("o2", "Idlib Sharvan Front")]


def test_a_main_name_is_enough_in_any_case_of_its_language() -> None:
    others = [
        group(f"o{n}", f"Фронт Шарван {town}") for n, town in enumerate(("Джабла", "Хама", "Идлиб", "Хомс"))
    ]
    actors = linker(group("s", "Шарван"), *others)
    assert found(actors, "Вчера бойцы Шарвана вошли в город.") == [("s", "Шарвана")]


def test_a_word_of_a_longer_main_name_that_stands_in_many_names_needs_more_than_itself() -> None:
    others = [
        group(f"o{n}", f"{town} Sharvan Front") for n, town in enumerate(("Jabla", "Hama", "Idlib", "Homs"))
    ]
    actors = linker(group("s", "Movement of Sharvan", "Sharvan"), *others)
    assert found(actors, "Yesterday men of Sharvan came.") == []
    actors = linker(group("s", "Movement of the Dawn", "Sharvan"), *others)
    assert found(actors, "Yesterday men of Sharvan came.") == [("s", "Sharvan")]


def test_small_words_of_a_name_of_everyday_words_are_no_name() -> None:
    assert (
        found(linker(group("x", "War on Want")), "They spoke on war and want. On Want Street, war on want.")
        == []
    )


def test_it_links_whole_words_only() -> None:
    assert found(linker(group("h", "Hama", kind="place")), "Hamas and Hamadan and Bahama") == []


def test_an_acronym_must_stand_in_capitals() -> None:
    who = linker(group("who", "World Health Organization", Name("WHO", kind="acronym"), kind="organisation"))
    assert found(who, "He who went to the WHO said who.") == [("who", "WHO")]
    assert found(who, "WHO WILL WIN THE CUP?") == []


def test_the_longest_name_wins() -> None:
    both = linker(group("m", "Moscow", kind="place"), group("b", "Bank of Moscow", kind="organisation"))
    assert found(both, "The Bank of Moscow has moved to Moscow.") == [
        ("b", "Bank of Moscow"),
        ("m", "Moscow"),
    ]


def test_an_everyday_word_is_nobody() -> None:
    words = linker(*(group(name, name, kind="place") for name in ("Mobile", "Reading", "Nice")))
    assert found(words, "A nice mobile for reading.\nReading is nice.\nNice and mobile.") == []
    assert found(words, "He went to Reading by train.") == [("Reading", "Reading")]


def test_a_shared_name_is_only_a_suggestion() -> None:
    two = linker(
        group("a", "Yusuf Saleh", "Abu Omar", kind="person"),
        group("b", "Ali Hadi", "Abu Omar", kind="person"),
    )
    (mention,) = two.link(Document(title="", paragraphs=["It was Abu Omar."]))
    assert set(mention.candidates) == {"a", "b"}
    named = two.link(Document(title="", paragraphs=["It was Abu Omar.", "Ali Hadi is well known."]))
    assert [(m.actor, m.candidates) for m in named] == [("b", ()), ("b", ())]


def test_names_that_cannot_be_used_are_listed_with_the_reason() -> None:
    bad = linker(group("x", "Fine Name", "A", "12", "the", "\u202e\u0007", "z" * 10_000, kind="group"))
    assert [(actor, reason.split(";")[0]) for actor, _, reason in bad.skipped] == [
        ("x", "is a single letter"),
        ("x", "has no letters"),
        ("x", "is a stop word, which stands in every text"),
        ("x", "is empty"),
        ("x", "has 10000 characters"),
    ]
    assert found(bad, "a 12 the Fine Name") == [("x", "Fine Name")]


def test_a_change_makes_a_linker_of_its_own() -> None:
    old = linker(group("x", "Sons of Jabla"), group("y", "Tarsus Pact"))
    new = old.with_changes([group("x", "Sons of Jabla", "Nineteenth Hundred")], removed=["y"])
    text = "Nineteenth Hundred and Tarsus Pact"
    assert found(old, text) == [("y", "Tarsus Pact")]
    assert found(new, text) == [("x", "Nineteenth Hundred")]


def test_every_mention_gives_its_reasons() -> None:
    (mention,) = linker(group("h", "Hamas")).link(Document(title="", paragraphs=["with HAMAS"]))
    assert isinstance(mention, Mention)
    assert mention.name == "Hamas"
    assert mention.reasons[0].startswith("+ ")


def test_a_people_written_small_is_found_in_every_case() -> None:
    actors = linker(group("r", "речники"), group("b", "британский", kind="place"))
    for text in ("удары речников", "сбит речниками", "передали речникам", "о речниках говорят"):
        assert [key for key, _ in found(actors, f"Вчера {text}, британским судам нет пути.")] == ["r"], text


def test_common_words_written_smaller_than_in_the_name_need_more() -> None:
    state = Actor("s", "group", "Islamic State of the Valley", (Name("Islamic State", "en"), Name("ISV")))
    assert found(linker(state), "They fled the Islamic State in spring.") == [("s", "Islamic State")]
    assert found(linker(state), "They want an Islamic state in the hills.") == []
    assert len(found(linker(state), "ISV men want an Islamic state in the hills.")) == 2


def test_a_capital_on_the_first_word_is_enough_where_the_language_writes_no_more() -> None:
    state = Actor("s", "group", "Исламское Государство Долины", (Name("Исламское Государство", "ru"),))
    known = linker(state)
    (mention,) = known.link(Document("", ("Они бежали от Исламского государства весной.",), "ru"))
    assert mention.surface == "Исламского государства"
    assert known.link(Document("", ("Они хотят исламского государства в горах.",), "ru")) == ()


def test_capitals_are_the_acronym_of_one_rather_than_the_word_of_another() -> None:
    place = Actor("p", "place", "Сана", tuple(map(Name, ("Сан'а", "Санаа", "Сане", "Sana", "Sanaa"))))
    agency = Actor("a", "organisation", "Агентство новостей", (Name("САНА", "ru", "acronym"),))
    actors = linker(place, agency)
    assert found(actors, "Вчера агентство САНА сообщило об этом.") == [("a", "САНА")]
    assert found(actors, "Вчера город Сана был тих.") == [("p", "Сана")]


def test_a_name_as_it_stands_goes_before_a_translation() -> None:
    here = group("h", "צבא העמק")
    there = Actor(
        "t", "group", "Army of the Valley", tuple(map(Name, ("Valley Army", "The Army of the Valley")))
    )
    (mention,) = linker(there, here).link(Document("", ("אתמול הודיע צבא העמק על כך.",), "he"))
    assert (mention.actor, mention.rule, mention.candidates) == ("h", "exact", ())


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("The New IRA denied it.", "en", True),
        ("Боевики New IRA это отрицают.", "ru", True),
        ("وقال إن الاتفاق النووي الإيراني جيد", "ar", False),
        ("Новый иранский договор подписан.", "ru", False),
    ],
)
def test_an_acronym_among_the_words_of_a_name_is_one(text: str, language: str, found: bool) -> None:
    group = Actor("new-ira", "group", "New IRA", (Name("Real IRA", "en"),))
    assert bool(Linker([group]).link(Document("", (text,), language))) is found


def test_an_acronym_with_a_case_is_found_among_the_words_of_a_name() -> None:
    office = Actor("office", "organisation", "Тульменский МИД")
    (mention,) = Linker([office]).link(Document("", ("Об этом говорят в Тульменском МИДе.",), "ru"))
    assert mention.rule == "inflected"


TEMRAKOVS = [
    group(name[:3], f"{name} Temrakov", kind="person")
    for name in ("Jeremy", "Sally-Anne", "Akhmed", "Adlan", "Zaur")
]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("He met J. Temrakov.", ["Jer"]),
        ("He met Z. Temrakov and S. Temrakov.", ["Zau", "Sal"]),
        ("Он встретил Дж. Темракова и З. Темракова.", ["Jer", "Zau"]),
        ("He met M. Temrakov.", []),
    ],
)
def test_an_initial_tells_people_of_one_surname_apart(text: str, actors: list[str]) -> None:
    assert [key for key, _ in found(linker(*TEMRAKOVS), text)] == actors


def test_an_initial_that_several_have_leaves_it_open() -> None:
    (mention,) = linker(*TEMRAKOVS).link(Document(title="", paragraphs=["He met A. Temrakov."]))
    assert set(mention.candidates) == {"Akh", "Adl"}


def test_a_surname_of_many_needs_more_than_an_initial() -> None:
    many = [group(f"m{n}", f"{chr(65 + n)}lan Temrakov", kind="person") for n in range(13)]
    assert found(linker(*many), "He met B. Temrakov.") == []
    assert [key for key, _ in found(linker(*many[:12]), "He met B. Temrakov.")] == ["m1"]


@pytest.mark.parametrize(
    ("text", "language", "surfaces"),
    [
        ("THOSE WHO CAME FROM THE WHO OFFICE SAID SO TO ALL OF US", "en", []),
        ("THE U.S. SENT MEN, AND THE UNITED STATES SENT THEM FOR US", "en", ["U.S.", "UNITED STATES"]),
        ("IT IS A SAD DAY FOR THE UNITED STATES, ALL OF THEM SAID", "en", ["UNITED STATES"]),
        ("The US and the WHO agreed, and the United States was glad.", "en", ["US", "WHO", "United States"]),
        ("Abd El Fattah was in the United States.", "en", ["United States"]),
    ],
)
def test_an_acronym_that_is_a_word_is_none_among_capitals(
    text: str, language: str, surfaces: list[str]
) -> None:
    states = group(
        "us",
        "United States",
        Name("US", "en", "acronym"),
        Name("SAD", "hr", "acronym"),
        Name("ABD", "tr", "acronym"),
        kind="place",
    )
    health = group("who", "World Health Organization", Name("WHO", "en", "acronym"), kind="organisation")
    mentions = linker(states, health).link(Document("", (text,), language))
    assert [mention.surface for mention in mentions] == surfaces


def test_common_words_in_another_order_are_another_body_unless_the_text_speaks_of_this_one() -> None:
    front = group("front", "National Front for Liberation", Name("NFL", "", "acronym"))
    text = "Men of the National Liberation Front were seen"
    assert found(linker(front), text) == []
    assert ("front", "National Liberation Front") in found(linker(front), f"{text}, and the NFL was silent.")


def test_a_persons_own_surname_names_him_though_it_is_a_word_and_his_family_has_it_too() -> None:
    family = [
        group(f"p{n}", f"{given} Stone", kind="person") for n, given in enumerate(("Ada", "Ben", "Cleo"))
    ]
    hall = group("hall", "Stone Hall", kind="organisation")
    known = linker(group("don", "Don Stone", "Stone", kind="person"), *family, hall)
    assert found(known, "Yesterday the court heard Stone again.") == [("don", "Stone")]
    assert found(known, "Stone by stone they built it.") == []
    another = linker(
        group("don", "Don Stone", "Stone", kind="person"), group("ed", "Ed Stone", "Stone"), *family
    )
    assert found(another, "Yesterday the court heard Stone again.") == []
