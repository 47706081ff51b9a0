"""Big towns with their names in other scripts and languages: what is lent to a registry's places.

1. towns.tsv.gz, written by scripts/write_towns.py from the pack of places, has a line a town, the most
   populous first: GeoNames' number, country, people, name, and further names, those of one language only
   after its code and a colon. Capitals are not among them: the pack of countries has those.
2. Names that the pack calls weak are in it only where towns of one name share them, too. Of those that no
   language claims only those that sound like the main one: many of the others are names of old (Molotov for
   Perm), words for "city" or "province" beside it, or slips such as the name of a language.
3. A registry knows a few of the towns: no more than those that a place of it may be are made to actors.
"""

from __future__ import annotations

import gzip
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from importlib.resources import files

from backstory.registry.packs import geonames
from backstory.registry.packs.countries import LANGUAGES, is_capital
from backstory.registry.packs.places import places
from backstory.text.fold import fold
from backstory.text.likeness import likeness
from backstory.text.scripts import script_of
from backstory.values import Actor, Name

FILE = "towns.tsv.gz"
LEAST_PEOPLE = 50_000
LIKE = 0.75
"""How much a name in Latin letters must sound like the main one to be a form of it."""

LIKE_ACROSS = 0.42
"""The same for a name in another script; some write few vowels, or say a part in their own words."""

SCRIPTS = frozenset({"Latn", "Cyrl", "Arab", "Hebr", "Grek", "Armn", "Geor", "Hang", "Hani", "Kana", "Deva"})
_LATIN = "Latn"
_BY_SOUND = frozenset({"Cyrl", "Arab", "Hebr", "Grek", "Armn", "Geor"})
"""Scripts, beside Latin, whose sounds are known."""


def towns(actors: Iterable[Actor]) -> Iterator[Actor]:
    """The towns that have a name in common with a place among these actors, the most populous first."""
    wanted: set[str] = set()
    for actor in actors:
        if actor.kind == "place":
            for text in (actor.name, *(name.text for name in actor.names)):
                wanted |= {_plain(text), fold(text)}
    if not wanted:
        return
    content = gzip.decompress(files("backstory.registry").joinpath("packs", FILE).read_bytes()).decode()
    for line, plain in zip(content.split("\n"), _plain(content).split("\n"), strict=True):
        *_, main, others = plain.split("\t")
        if main in wanted or not wanted.isdisjoint(name.rpartition(":")[2] for name in others.split("|")):
            yield _actor(line)


def _plain(text: str) -> str:
    """Alike for most spellings that have one normal form, and quick for a whole file."""
    return text.lower().replace("-", " ")


def _actor(line: str) -> Actor:
    number, country, people, main, others = line.split("\t")
    cut = (name.rpartition(":") for name in others.split("|") if name)
    return Actor(
        f"geonames-{number}",
        "place",
        main,
        tuple(Name(text, language) for language, _, text in cut),
        countries=(country,) if country else (),
        population=int(people),
    )


def rows() -> Iterator[str]:
    """The file's lines, made of the pack of places."""
    capitals = {f"geonames-{place.id}" for place in geonames.places(0) if is_capital(place)}
    big = [
        town
        for town in places(cautious=False)
        if (town.population or 0) >= LEAST_PEOPLE or town.id in capitals
    ]
    namesakes: dict[str, list[Actor]] = defaultdict(list)
    for town in big:
        namesakes[_main(town)].append(town)
    for town in sorted(big, key=lambda town: (-(town.population or 0), town.id)):
        main = _main(town)
        shared = Counter(text for other in namesakes[main] for text in {name.text for name in other.names})
        others = "|".join(_others(town, main, {text for text, times in shared.items() if times > 1}))
        if town.id not in capitals and others:
            number, country = town.id.removeprefix("geonames-"), "".join(town.countries)
            yield "\t".join((number, country, str(town.population), main, others))


def _main(town: Actor) -> str:
    """The name without the country that the pack adds to a guarded one."""
    bare = town.names[0].text if town.names else ""
    return bare if bare and town.name.startswith(f"{bare} (") else town.name


def _others(town: Actor, main: str, shared: Collection[str]) -> Iterator[str]:
    """The names, weak ones only if they are `shared` with a namesake: no less theirs than the main name."""
    by_text: dict[str, list[Name]] = defaultdict(list)
    for name in town.names:
        if (name.kind == "weak" and name.text not in shared) or name.text == main:
            continue
        if script_of(name.text) in SCRIPTS and name.text not in _languages():
            by_text[name.text].append(name)
    latin = [main]
    for text, names in by_text.items():
        if script_of(text) == _LATIN and (_is_cldr(names) or likeness(main.lower(), text.lower(), LIKE)):
            latin.append(text)
            yield from (f"{name.language}:{text}" if name.language else text for name in names)
    for text, names in by_text.items():
        script = script_of(text)
        known = script not in _BY_SOUND or _is_cldr(names) or _sounds_like_any(text, latin)
        if script != _LATIN and known:
            yield f"{names[0].language}:{text}" if names[0].language and len(names) == 1 else text


@cache
def _languages() -> frozenset[str]:
    """What languages call themselves: a slip that GeoNames' names have."""
    from babel import Locale

    return frozenset(str(Locale.parse(locale).get_display_name(locale)) for locale in LANGUAGES)


def _is_cldr(names: list[Name]) -> bool:
    """Whether CLDR has the name; GeoNames' are not the main ones of any language."""
    return any(name.kind == "main" for name in names)


def _sounds_like_any(text: str, others: list[str]) -> bool:
    return any(likeness(other.lower(), text.lower(), LIKE_ACROSS) for other in others)
