"""Places by the ten thousand: among so many names some sound like any word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backstory.names import Linker
from backstory.names.finds import decide
from backstory.values import Actor, Document, Name, NameKind, Relation


def town(key: str, name: str, country: str, *names: str, weak: bool = False, people: int = 600_000) -> Actor:
    kind: NameKind = "weak" if weak else "alias"
    return Actor(
        key,
        "place",
        f"{name} ({country})" if weak else name,
        tuple(Name(text, "", kind) for text in (name, *names)),
        relations=(Relation("in", country),),
        countries=(country,),
        latitude=40.0,
        longitude=30.0,
        population=60_000 if weak else people,
    )


PLACES = [
    town("linz", "Linz", "at"),
    town("charge", "Charge", "sa", "Al Charge"),
    town("marki", "Marki", "pl", weak=True),
    town("marka", "Marka", "so"),
    town("bakhmut", "Bakhmut", "ua", "Бахмут", weak=True),
    town("wright", "Wright", "ua", weak=True),
    town("market", "Market", "ua"),
    town("ramadi", "Ramadi", "iq", "الرمادي", weak=True),
    town("basra", "Basra", "iq", "البصرة"),
    town("khobar", "Khobar", "iq", "الخبر"),
    town("english-bank", "English Bank", "ua"),
    town("essen", "Essen", "de"),
    town("lage", "Lage", "de", weak=True),
    town("elmshorn", "Elmshorn", "de", weak=True),
    town("warren", "Warren", "de-like", weak=True),
    town("je", "Jersey", "je"),
    town("hassan", "Hassan", "iq", people=200_000),
    town("meeting", "The Meeting", "ua", people=200_000),
    town("stade", "The Stade", "ua", people=200_000),
    town("habra", "Hābra", "iq"),
    town("mayakne", "Маякне", "ua", "Mayak’ne"),
    town("alliance", "Alliance", "ua", weak=True),
    town("mission", "The Mission", "ua", weak=True),
    town("lisova", "Lisova", "ua", weak=True),
    town("manera", "Manera", "iq", weak=True),
    Actor(
        "de",
        "place",
        "Germany",
        (Name("Deutschland", "de"), Name("deutsch", "de", "weak"), Name("Alemania", "es")),
        countries=("de", "de-like"),
        population=83_000_000,
    ),
    Actor("jo", "place", "Jordan", (Name("Jordan", "en"),), population=11_000_000),
    Actor("mt", "place", "Malta", (Name("Malta", "de"), Name("Malte", "fr")), population=500_000),
    Actor(
        "pl", "place", "Polska", (Name("polski", "pl", "weak"), Name("Poland", "en")), population=38_000_000
    ),
    Actor("warsaw", "place", "Warszawa", (Name("Warsaw", "en"),), relations=(Relation("capital of", "pl"),)),
    Actor(
        "ua",
        "place",
        "Ukraine",
        (Name("Ukrainian", "en", "weak"), Name("украинский", "ru", "weak")),
        countries=("ua",),
    ),
    Actor(
        "iq", "place", "Iraq", (Name("العراق", "ar", "main"), Name("عراقي", "ar", "weak")), countries=("iq",)
    ),
]
LINKER = Linker(PLACES)


def found(text: str, language: str = "en") -> set[str]:
    return {mention.actor for mention in LINKER.link(Document("", (text,), language))}


@pytest.mark.parametrize(
    "text", ["Shares of Lynch rose.", "He denied the Charges.", "A bid for Lynch's stock"]
)
def test_a_word_that_sounds_like_a_place_is_none(text: str) -> None:
    assert found(text) == set()


@pytest.mark.parametrize(
    ("text", "actor"), [("He went to Linz.", "linz"), ("The mayor of Linz's port", "linz")]
)
def test_its_own_names_are_found(text: str, actor: str) -> None:
    assert found(text) == {actor}


@pytest.mark.parametrize("text", ["اجتمعوا في لينز", "اجتمعوا في مدينة لينز"])
def test_letters_that_it_has_no_name_in_are_no_name_of_it(text: str) -> None:
    assert found(text, "ar") == set()


def test_what_people_of_a_country_are_called_counts_in_every_case_where_a_tie_tells() -> None:
    assert found("Londyn chwali polskiego ministra.", "pl") == set()
    assert found("Warszawa chwali polskiego ministra.", "pl") == {"pl", "warsaw"}


def test_a_small_place_is_no_case_of_a_word_because_its_country_is_named() -> None:
    assert found("Tak powiedział Marek w Polsce.", "pl") == {"pl"}


@pytest.mark.parametrize(
    ("text", "language", "actors"),
    [
        ("Bakhmut was shelled, the Ukrainian army said.", "en", {"bakhmut", "ua"}),
        ("Бахмут обстрелян, сообщил украинский военный.", "ru", {"bakhmut"}),
        ("Bakhmut was shelled, the army said.", "en", set()),
        ("The Ukrainian army said nothing.", "en", set()),
        ("Bakhmut was shelled, the Polish army said.", "en", set()),
    ],
)
def test_a_town_and_the_people_of_its_country_speak_for_each_other(
    text: str, language: str, actors: set[str]
) -> None:
    assert found(text, language) == actors


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("In Ukraine a deal with Morgan Wright was signed.", {"ua"}),
        ("Wright spoke in Ukraine. The partner of Jim Wright was absent.", {"ua"}),
        ("Ukraine's army left Wright.", {"ua"}),
        ("Ukraine's army is in Wright.", {"ua", "wright"}),
        ("The city of Wright in Ukraine was named for Jim Wright.", {"ua", "wright"}),
        ("The fall of the Market came as a surprise.", set()),
        ("The Bank of England spoke.", set()),
        ("Ukraine: Bakhmuth was shelled.", {"ua"}),
    ],
)
def test_a_town_is_not_what_other_names_are_made_of(text: str, actors: set[str]) -> None:
    assert found(text) == actors


@pytest.mark.parametrize(
    ("text", "language", "actors"),
    [
        ("Sara Hassan spoke in Iraq, and Hassan was heard.", "en", {"iq"}),
        ("They fought in Hassan, and Iraq was silent.", "en", {"iq", "hassan"}),
        ("Nobody went to the Meeting. They held a long Meeting.", "en", set()),
        ("He lives in Ukraine, near The Stade. He left the Stade for good.", "en", {"stade", "ua"}),
        ("He lives in Ukraine. Stade said nothing.", "en", {"ua"}),
        ("Le gouvernement de l'Ukraine, dit l'Alliance, attend.", "fr", {"ua"}),
        ("The Alliance of parties in Ukraine met.", "en", {"ua"}),
        ("En Iraq dijo: Habrá elecciones.", "es", {"iq"}),
        ("In Iraq they left Habra.", "en", {"iq", "habra"}),
        ("They left Mayakne for good.", "en", set()),
    ],
)
def test_a_town_is_not_what_its_name_means_to_all_others(text: str, language: str, actors: set[str]) -> None:
    countries = [*PLACES, Actor("iraq", "place", "Iraq", (Name("Iraq", "en"),), countries=("iq",))]
    linker = Linker([place for place in countries if place.id != "iq"])
    mentions = linker.link(Document("", (text,), language))
    assert {"iq" if m.actor == "iraq" else m.actor for m in mentions} == actors


@pytest.mark.parametrize(
    ("text", "language", "actors"),
    [
        ("THE UKRAINIAN ARMY MET THE LISOVA MILITIA BUT HAD NO OPPORTUNITY", "en", set()),
        ("THE UKRAINIAN ARMY FOUGHT FOR A DAY IN LISOVA", "en", {"lisova"}),
        ("THE UKRAINIAN ARMY SENT A MISSION THERE", "en", set()),
        ("THE ARMY LEFT BASRA", "en", {"basra"}),
        ("de ninguna manera iraq hablaba así, dijo uno sin mayúsculas", "es", set()),
        ("se van de lisova, dice uno de ucrania sin mayúsculas", "es", set()),
    ],
)
def test_where_all_or_no_words_have_capitals_they_show_no_town(
    text: str, language: str, actors: set[str]
) -> None:
    assert found(text, language) - {"ua"} == actors


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Pilot Marek mluvil v Praze.", set()),
        ("В Бахмуте сообщил украинский военный.", {"bakhmut"}),
        ("О Бахмуте сообщил украинский военный.", set()),
    ],
)
def test_a_case_of_a_town_leaves_most_of_its_name(text: str, actors: set[str]) -> None:
    language = "cs" if text.isascii() else "ru"
    assert found(text, language) == actors


@pytest.mark.parametrize(
    ("text", "language", "actors"),
    [
        ("Бої йдуть у Сумах, кажуть в Україні.", "uk", {"sumy", "ua"}),
        ("Бои идут в Сумах, говорят в Украине.", "ru", {"sumy", "ua"}),
        ("Битките в Сумах, казват в Украйна.", "bg", {"ua"}),
        ("Бої йдуть у Сумах та Полтаві, кажуть в Україні.", "uk", {"sumy", "poltava", "ua"}),
        ("Взрывы в Киеве, Полтаве и Сумах, говорят в Украине.", "ru", {"sumy", "poltava", "ua"}),
        ("Взрывы в Киеве, Полтаве он не верит, говорят в Украине.", "ru", {"ua"}),
        ("О Киеве и Полтаве говорят в Украине.", "ru", {"ua"}),
        ("В Белой говорят об Украине.", "ru", {"ua"}),
        ("В Белой, что в Украине, тихо.", "ru", {"belaya", "ua"}),
        ("В Белой палате говорили об Украине.", "ru", {"ua"}),
    ],
)
def test_where_its_language_is_spoken_a_town_has_all_its_cases(
    text: str, language: str, actors: set[str]
) -> None:
    names = (Name("Україна", "uk"), Name("Украина", "ru"), Name("Украйна", "bg"))
    places = [
        Actor("ua", "place", "Ukraine", names, countries=("ua",), population=38_000_000),
        town("sumy", "Sumy", "ua", "Суми", "Сумы", weak=True),
        town("belaya", "Belaya", "ua", "Белая", weak=True),
        town("poltava", "Poltava", "ua", "Полтава", weak=True),
    ]
    mentions = Linker(places).link(Document("", (text,), language))
    assert {mention.actor for mention in mentions} == actors


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("وقال الخبر إن العراق هادئ", {"iq"}),
        ("وصل إلى مدينة الخبر أمس", {"khobar"}),
        ("قتال في البصرة بجنوب العراق", {"basra", "iq"}),
        ("قال إن العراق في الرمادي يقاتل", {"iq", "ramadi"}),
        ("تقدمت القوات شرق الرمادي وقال ضابط عراقي", {"ramadi", "iq"}),
        ("قال الرمادي في العراق", {"iq"}),
    ],
)
def test_without_capitals_a_town_is_told_by_the_words_beside_it(text: str, actors: set[str]) -> None:
    assert found(text, "ar") == actors


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("In Deutschland war das Essen gut, und Essen wurde gelobt.", {"de"}),
        ("In Deutschland wohnten sie, bis sie in Essen Arbeit fanden. Essen wuchs.", {"de", "essen"}),
        ("Die Lage in Deutschland ist ernst, und niemand kennt Lage.", {"de"}),
        ("In Deutschland ist Elmshorn bekannt.", {"de", "elmshorn"}),
        ("In Deutschland sprach Frau Warren, sagte Warren.", {"de"}),
        ("In Deutschland gingen sie nach Warren und Bakhmut.", {"de", "warren"}),
    ],
)
def test_where_nouns_have_capitals_a_town_must_stand_as_one(text: str, actors: set[str]) -> None:
    assert found(text, "de") == actors


def test_a_place_called_after_another_is_not_that_one() -> None:
    assert found("They met in New Jersey, as was said before, and wrote a letter to New Jersey.") == set()
    assert found("They met in Jersey and in Nueva Jersey.") == {"je"}


def test_what_another_language_calls_a_country_may_be_a_word_here() -> None:
    assert found("Malte Berg blieb in der Stadt.", "de") == set()
    assert found("Malte est une île.", "fr") == {"mt"}
    assert found("Malta bleibt, und Malte ist Malta.", "de") == {"mt"}


@pytest.mark.parametrize(
    ("text", "language", "actors"),
    [
        ("Sin embargo, China calla. Sin China no hay paz.", "es", {"cn"}),
        ("China and the Island agreed, said China.", "en", {"cn"}),
        ("Este año, dice China.", "es", {"cn"}),
        ("Il partito di D'Alema, e la Cina.", "it", {"cn"}),
        ("Tak mówi Chinesa, a Chiny milczą.", "pl", {"cn"}),
        ("A China cala, diz a chinesa.", "pt", {"cn"}),
    ],
)
def test_what_other_languages_call_a_country_is_no_word_of_the_texts(
    text: str, language: str, actors: set[str]
) -> None:
    names = (
        *(
            Name("China", "en"),
            Name("China", "es"),
            Name("Cina", "it"),
            Name("Chiny", "pl"),
            Name("China", "pt"),
        ),
        *(Name("Sin", "ha"), Name("Island", "de"), Name("Este", "de", "weak"), Name("alemã", "pt", "weak")),
        *(Name("chinesa", "pt", "weak"), Name("chino", "es", "weak"), Name("chiński", "pl", "weak")),
    )
    linker = Linker([Actor("cn", "place", "China", names, countries=("cn",), population=1_400_000_000)])
    mentions = linker.link(Document("", (text,), language))
    assert {mention.actor for mention in mentions} == actors
    assert not [m for m in mentions if m.surface in {"Sin", "Island", "Este", "D'Alema", "Chinesa"}]


def test_a_country_that_is_called_as_people_are_is_not_their_given_name() -> None:
    assert found("The court heard Jordan Rochester, who had been silent.") == set()
    assert found("The court heard that Jordan had been silent, said Jordan Rochester.") == {"jo"}


@pytest.mark.parametrize(
    ("text", "language", "actor", "reason"),
    [
        ("The Ukrainian army left Bakhmut.", "en", "bakhmut", "“Ukrainian”, and this one is tied to that"),
        ("In Deutschland gingen sie nach Warren.", "de", "warren", "“Deutschland” in the same country"),
        ("Ukraine said the Ukrainian army had left.", "en", "ua", "elsewhere by what needs no context"),
    ],
)
def test_it_says_what_speaks_for_a_name_that_needs_context(
    text: str, language: str, actor: str, reason: str
) -> None:
    mentions = LINKER.link(Document("", (text,), language))
    said = [line for mention in mentions if mention.actor == actor for line in mention.reasons]
    assert any(line.startswith("+") and line.endswith(reason) for line in said), said


WORDS = ["Bakhmut", "Wright", "Warren", "Lage", "Marki", "Ramadi", "Alliance", "Mission", "Manera", "Lisova"]
SPEAKERS = [
    "Ukraine",
    "Ukrainian",
    "Iraq",
    "Germany",
    "Warsaw",
    "Basra",
    "Market",
    "Linz",
    "the army of Poland",
]
BETWEEN = ["in", "and", "of", "the city of", "near", "said", "to", ",", "."]


@given(st.lists(st.sampled_from([*WORDS, *SPEAKERS, *BETWEEN]), min_size=1, max_size=20))
def test_names_that_nothing_could_speak_for_are_passed_over_and_no_others(words: list[str]) -> None:
    document = Document("", ("They met. " + " ".join(words),), "en")
    mentions = LINKER.link(document)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(decide, "without_hopeless", lambda finds, *_: finds)
        assert LINKER.link(document) == mentions
