"""The United Nations Security Council's consolidated list in its own XML.

1. The bytes are cut into the INDIVIDUAL and ENTITY elements, each parsed by itself: a broken one costs
   nothing but itself, and no document type, and so no entity, is ever in sight.
2. Names: FIRST to FOURTH_NAME make the main name; NAME_ORIGINAL_SCRIPT and the aliases follow. An alias of
   low quality is weak, f.k.a. is former; the original script that an alias's note gives is a name too.
3. The reference number (QDe.001) makes the id and stands in the designation.

The list does not say which entities are armed groups. One is taken as a group if the list it stands on deals
with an armed conflict and its names or the committee's comments call it one; else it is an organisation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from backstory.errors import RegistryError
from backstory.registry import fields
from backstory.registry.cleaning import clean
from backstory.registry.listed_names import is_acronym_of, listed_names
from backstory.registry.problems import Problems
from backstory.registry.row import Row
from backstory.registry.source import Source
from backstory.registry.territories import country_codes
from backstory.values import Actor, ActorKind, Designation, Name, NameKind

AUTHORITY = "United Nations Security Council"

_EDGE = re.compile(rb"<(/?)(INDIVIDUAL|ENTITY)(?=[\s>])[^>]*>")
_ROOT = re.compile(rb"<([A-Za-z_][\w:.-]*)")
_ENCODING = re.compile(rb"<\?xml[^>]*encoding=[\"']([A-Za-z0-9._-]+)[\"']")
_REFERENCE = re.compile(rb"<REFERENCE_NUMBER>\s*([^<]*?)\s*</REFERENCE_NUMBER>")
_CHUNK = 256 * 1024
_LARGEST_ELEMENT = 2 * 2**20
_QUALITY: dict[str, NameKind | None] = {"low": "weak", "f.k.a.": "former"}
_ORIGINAL = re.compile(r"(?:original script|in arabic|arabic|cyrillic)\s*:\s*([^;()]+)", re.IGNORECASE)
_IN_LANGUAGE = re.compile(r"^(.*\S)\s*\((Tigrinya|Arabic|Persian|Farsi|Pashto|Dari|Urdu|Russian|Korean)\)$")
_LANGUAGES = {
    **{"Tigrinya": "ti", "Arabic": "ar", "Persian": "fa", "Farsi": "fa", "Pashto": "ps"},
    **{"Dari": "prs", "Urdu": "ur", "Russian": "ru", "Korean": "ko"},
}
_CONFLICT_LISTS = frozenset(
    {"al-qaida", "taliban", "drc", "somalia", "car", "sudan", "southsudan", "libya", "yemen", "mali", "haiti"}
)
_ARMED = re.compile(
    r"\b(?:brigades?|battalions?|regiments?|front|army|armed|forces?|fighters?|militias?|mujah?id\w*|jihad\w*|"
    r"ansar\w*|jund|jemaah|jaish\w*|jaysh\w*|katibat|harakat\w*|lashkar\w*|movement|mouvement|forces|frente|"
    r"qaida|taliban|islamic state|network|group|shabaab)\b",
    re.IGNORECASE,
)
_UNARMED = re.compile(
    r"\b(?:compan(?:y|ies)|corp\w*|ltd|limited|llc|inc|trust|foundation|fondation|relief|charit\w+|society|bank|"
    r"hawala|exchange|airlines?|airways|trading|hotel|office|committee|enterprise|establishment|school|ngo|"
    r"humanitarian|rahat|shirkat|money|ministry|party|institute|s\.?a|branch)\b",
    re.IGNORECASE,
)


def is_un_list(head: bytes) -> bool:
    return b"<CONSOLIDATED_LIST" in head or _EDGE.search(head) is not None


class UnList:
    """The list in one file; see `backstory.registry.reading.Format`."""

    quiet = False

    def remarks(self) -> Iterator[RegistryError]:
        return iter(())

    def __init__(self, source: Source, problems: Problems, head: bytes) -> None:
        self._source = source
        self._problems = problems
        declared = _ENCODING.search(head)
        encoding = declared[1].decode().lower() if declared else "utf-8"
        # What came as UTF-16 has been made UTF-8 on the way, whatever the declaration says.
        self._encoding = "utf-8" if encoding.startswith(("utf-16", "utf-32")) else encoding

    def ids(self) -> Iterator[str]:
        for _, element in self._elements():
            if isinstance(element, bytes) and (found := _REFERENCE.search(element)):
                yield _id(found[1].decode("utf-8", "replace"))

    def rows(self) -> Iterator[Row]:
        for number, element in self._elements():
            where = self._source.where(number)
            if isinstance(element, RegistryError):
                yield Row(where, remarks=(element,))
                continue
            found = _REFERENCE.search(element)
            key = _id(found[1].decode("utf-8", "replace")) if found else ""
            actor = None
            try:
                actor = self._actor(element, where)
                remarks = tuple(self._problems.take())
            except RegistryError as error:
                remarks = (*self._problems.take(), error)
            yield Row(where, key, actor, remarks)

    def _actor(self, element: bytes, where: str) -> Actor:
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            encoding=self._encoding,
            remove_comments=True,
        )
        try:
            tree = etree.fromstring(element, parser)
        except (etree.XMLSyntaxError, LookupError) as error:
            raise RegistryError(f"the element is broken and is left out: {error}", where=where) from error
        return actor_from_element(tree, where, self._problems)

    def _elements(self) -> Iterator[tuple[int, bytes | RegistryError]]:
        """The bytes of each element with its number from 1, or what is wrong with it."""
        number, start, tag, buffer, searched = 0, -1, b"", b"", 0
        with self._source.open() as stream:
            while chunk := stream.read(_CHUNK):
                buffer += chunk
                for edge in _EDGE.finditer(buffer, searched):
                    searched = edge.end()
                    closing = edge[1] == b"/"
                    if start >= 0 and not (closing and edge[2] == tag):
                        yield number, self._broken(number, f"a {edge[0].decode()} stands inside it")
                        start = -1
                    elif start >= 0:
                        yield number, buffer[start : edge.end()]
                        start = -1
                        continue
                    if not closing:
                        number, start, tag = number + 1, edge.start(), edge[2]
                # What follows the last edge may hold the beginning of another one.
                searched = max(searched, len(buffer) - 64)
                keep = start if start >= 0 else searched
                buffer, searched = buffer[keep:], searched - keep
                start = 0 if start >= 0 else -1
                if len(buffer) > _LARGEST_ELEMENT:
                    yield number, self._broken(number, f"it is longer than {_LARGEST_ELEMENT // 2**20} MiB")
                    start, searched = -1, len(buffer)
        if start >= 0:
            yield number, self._broken(number, "the file ends inside it")

    def _broken(self, number: int, why: str) -> RegistryError:
        return RegistryError(
            f"the element is broken and is left out: {why}", where=self._source.where(number)
        )


def _id(reference: str) -> str:
    return f"un-{clean(reference)}"[: fields.LONGEST_ID]


def actor_from_element(element: Any, where: str, problems: Problems) -> Actor:
    """The actor of one INDIVIDUAL or ENTITY element (lxml)."""
    reference = _text(element, "REFERENCE_NUMBER")
    if not reference:
        raise RegistryError("the element has no REFERENCE_NUMBER and is left out", where=where)
    person = element.tag == "INDIVIDUAL"
    parts = (_text(element, f"{place}_NAME") for place in ("FIRST", "SECOND", "THIRD", "FOURTH"))
    names = list(listed_names(" ".join(filter(None, parts)), kind="alias", person=person))
    if not names:
        raise RegistryError(f"{reference} has no FIRST_NAME and is left out", where=where)
    main = fields.read_main_name(names[0].text, where, problems)
    names += _aliases(element, person, where, problems)
    if not person:
        names = [_as_acronym(name, main) for name in names]
    note = _text(element, "COMMENTS1", lines=True)
    listed = _text(element, "UN_LIST_TYPE")
    return Actor(
        fields.read_id(_id(reference), where),
        "person" if person else _kind(main, names, note, listed),
        main,
        fields.distinct(main, names),
        designations=(
            Designation(
                AUTHORITY,
                listed,
                fields.read_date(_text(element, "LISTED_ON"), "LISTED_ON", where, problems),
                reference=reference,
            ),
        ),
        countries=_countries(element),
        note=fields.read_note(note, where, problems),
    )


def _aliases(element: Any, person: bool, where: str, problems: Problems) -> Iterator[Name]:
    for original in element.iterfind("NAME_ORIGINAL_SCRIPT"):
        text = clean(original.text or "")
        language = ""
        if called := _IN_LANGUAGE.match(text):
            text, language = called[1], _LANGUAGES[called[2]]
        if text and (name := fields.read_name(text, where, problems, language=language)):
            yield name
    for alias in element.iterfind("INDIVIDUAL_ALIAS" if person else "ENTITY_ALIAS"):
        text = _text(alias, "ALIAS_NAME")
        kind = _QUALITY.get(_text(alias, "QUALITY").lower())
        found = list(listed_names(text, kind=kind or "alias", person=person)) if text else []
        if original := _ORIGINAL.search(_text(alias, "NOTE")):
            found.append(Name(clean(original[1]), "", kind or "alias"))
        for name in found:
            given = None if name.kind == "alias" else name.kind
            if kept := fields.read_name(name.text, where, problems, kind=given):
                yield kept


def _as_acronym(name: Name, main: str) -> Name:
    if name.kind == "alias" and name.text.isupper() and is_acronym_of(name.text, main):
        return Name(name.text, name.language, "acronym")
    return name


def _kind(main: str, names: list[Name], note: str, listed: str) -> ActorKind:
    if listed.lower() not in _CONFLICT_LISTS:
        return "organisation"
    if _UNARMED.search(main):
        return "organisation"
    called = [main] if _ARMED.search(main) else [name.text for name in names]
    vetoed = any(_UNARMED.search(text) for text in called)
    armed = any(_ARMED.search(text) for text in called) or "armed group" in note.lower()
    return "group" if armed and not vetoed else "organisation"


def _countries(element: Any) -> tuple[str, ...]:
    """Nationalities; where none is given, the countries of the addresses."""
    for path in ("NATIONALITY/VALUE", "INDIVIDUAL_ADDRESS/COUNTRY", "ENTITY_ADDRESS/COUNTRY"):
        codes = (code for found in element.iterfind(path) for code in country_codes(clean(found.text or "")))
        if countries := tuple(dict.fromkeys(codes)):
            return countries
    return ()


def _text(element: Any, path: str, *, lines: bool = False) -> str:
    text = element.findtext(path) or ""
    return text.strip() if lines else clean(text)
