"""The values of a row's fields, checked: a bad one is left out with a remark, the rest of the row is used.

Only an id, a kind or a main name that cannot be used costs the whole row: those raise RegistryError.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from backstory.errors import RegistryError
from backstory.registry.cleaning import LONGEST_NOTE, clean, clean_note, has_marks, why_no_name, why_weak
from backstory.registry.problems import LEFT_OUT, Problems
from backstory.values import ACTOR_KINDS, NAME_KINDS, ActorKind, Name, NameKind

LONGEST_ID = 200
LONGEST_RELATION = 50
MOST_NAMES = 5000
"""Names of one actor."""

_SAME_KIND = {"organization": "organisation"}
_LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_]([a-z0-9]{2,4}))?", re.IGNORECASE)
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_TIME_OR_ZONE = re.compile(r"(?<=^\d{4}-\d\d-\d\d)(?:[T ].*|Z|[-+]\d\d:?\d\d)$")
_SHOWN = 60
_MARKS, _TAKEN_OUT = "control or direction marks stand in {}", " and were taken out"
_CUT_OFF = ", the rest is cut off"


def shown(value: object) -> str:
    """A value as it may stand in a message: quoted and short."""
    text = value if isinstance(value, str) else repr(value)
    text = clean(text[:500])
    return repr(text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…")


def read_id(value: object, where: str) -> str:
    """The id as text; whole numbers are taken as they are written."""
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if value is None or value == "":
        raise RegistryError("the field 'id' is missing; each actor needs one of its own", where=where)
    if not isinstance(value, str):
        raise RegistryError(f"the field 'id' is {shown(value)}; give text", where=where)
    found = clean(value)
    if not found or found != value.strip():
        raise RegistryError(
            f"the id {shown(value)} is blank or holds control characters or line breaks", where=where
        )
    if len(found) > LONGEST_ID:
        raise RegistryError(f"the id has {len(found):,} characters; at most {LONGEST_ID} fit", where=where)
    return found


def read_kind(value: object, where: str) -> ActorKind:
    kind = value.strip().lower() if isinstance(value, str) else ""
    kind = _SAME_KIND.get(kind, kind)
    if kind in ACTOR_KINDS:
        return kind
    known = ", ".join(ACTOR_KINDS)
    if value is None or value == "":
        raise RegistryError(f"the field 'kind' is missing; give one of {known}", where=where)
    raise RegistryError(f"the kind {shown(value)} is not known; give one of {known}", where=where)


def read_main_name(value: object, where: str, problems: Problems) -> str:
    if value is None or value == "":
        raise RegistryError("the field 'name' is missing", where=where)
    if not isinstance(value, str):
        raise RegistryError(f"the field 'name' is {shown(value)}; give text", where=where)
    name = clean(value)
    if why := why_no_name(name):
        raise RegistryError(f"the name {shown(value)} {why}", where=where)
    if has_marks(value):
        problems.warn(where, _MARKS.format(f"the name {shown(name)}"), _TAKEN_OUT)
    if why := why_weak(name):
        problems.warn(where, f"the name {shown(name)} {why}: texts will need other names to show this actor")
    return name


def read_name(
    text: str, where: str, problems: Problems, *, language: str = "", kind: NameKind | None = None
) -> Name | None:
    """A further name, or None with a remark. Without a `kind` it is an alias, or weak if it must be."""
    found = clean(text)
    if why := why_no_name(found):
        problems.warn(where, f"the further name {shown(text)} {why}", LEFT_OUT)
        return None
    if found != text and has_marks(text):
        problems.warn(where, _MARKS.format(f"the further name {shown(found)}"), _TAKEN_OUT)
    if kind is None:
        if why := why_weak(found, language):
            problems.warn(
                where,
                f"the further name {shown(found)} {why}",
                " and is taken as weak; its kind may say otherwise",
            )
        kind = "weak" if why else "alias"
    return Name(found, language, kind)


def distinct(name: str, names: Iterable[Name]) -> tuple[Name, ...]:
    """Each name once per language, without the main one; a weak one gives way to the same that is not."""
    kept: dict[tuple[str, str], Name] = {}
    for further in names:
        if further.text != name:
            key = (further.text, further.language)
            if key not in kept or (kept[key].kind == "weak" and further.kind != "weak"):
                kept[key] = further
    return tuple(kept.values())


def read_name_kind(value: object, where: str, problems: Problems) -> NameKind | None:
    if value is None or value == "":
        return None
    kind = value.strip().lower() if isinstance(value, str) else ""
    if kind in NAME_KINDS:
        return kind
    known = ", ".join(NAME_KINDS)
    problems.warn(where, f"the kind of name {shown(value)} is not known (known: {known})", LEFT_OUT)
    return None


def read_language(value: object, where: str, problems: Problems) -> str:
    """A code such as "ar" or "sr-Latn"; anything else is left out with a remark."""
    if value is None or value == "":
        return ""
    if isinstance(value, str) and (match := _LANGUAGE.fullmatch(value.strip())):
        part = match[2] or ""
        part = part.title() if len(part) == 4 else part.upper()
        return match[1].lower() + (f"-{part}" if part else "")
    cause = f"{shown(value)} is no language code such as 'ar'"
    problems.warn_once("language", str(value)[:200], where, cause, LEFT_OUT)
    return ""


def read_date(value: object, field: str, where: str, problems: Problems) -> str:
    """YYYY, YYYY-MM or YYYY-MM-DD; a time behind it is cut off."""
    if value is None or value == "":
        return ""
    text = str(value).strip() if isinstance(value, str | int) and not isinstance(value, bool) else ""
    match = _DATE.fullmatch(_TIME_OR_ZONE.sub("", text))
    if match and text.isascii():
        try:
            date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
        except ValueError:
            pass
        else:
            return match[0]
    cause = f"{shown(value)} is no date (YYYY, YYYY-MM or YYYY-MM-DD)"
    problems.warn(where, cause, LEFT_OUT, field=field)
    return ""


def read_span(given: Mapping[str, Any], where: str, problems: Problems) -> tuple[str, str]:
    """`since` and `until`; an end before the beginning is left out with a remark."""
    since, until = (read_date(given.get(key), key, where, problems) for key in ("since", "until"))
    if since and until and until < since[: len(until)]:
        cause = f"{shown(until)} is before {since}, when it began"
        problems.warn(where, cause, f",{LEFT_OUT}", field="until")
        until = ""
    return since, until


def read_text(value: object, field: str, where: str, problems: Problems, *, longest: int = 1000) -> str:
    """A line of text, "" for none."""
    if value is None:
        return ""
    if not isinstance(value, str):
        problems.warn(where, f"{shown(value)} is no text", LEFT_OUT, field=field)
        return ""
    text = clean(value)
    if len(text) > longest:
        problems.warn(where, f"longer than {longest:,} characters", _CUT_OFF, field=field)
        text = clean(text[:longest])
    return text


def read_note(value: object, where: str, problems: Problems) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        problems.warn(where, f"{shown(value)} is no text", LEFT_OUT, field="note")
        return ""
    note = clean_note(value)
    if len(value) > LONGEST_NOTE and len(note) > LONGEST_NOTE - 10:
        problems.warn(where, f"longer than {LONGEST_NOTE:,} characters", _CUT_OFF, field="note")
    return note


def read_countries(value: object, where: str, problems: Problems) -> tuple[str, ...]:
    """Alpha-2 codes in lower case, of codes or English names, in a list or one text."""
    from backstory.registry.territories import country_codes

    found: dict[str, None] = {}
    for entry in as_list(value):
        codes = country_codes(entry) if isinstance(entry, str) else ()
        if not codes and entry not in ("", None):
            cause = f"{shown(entry)} is no country's code (ISO 3166-1) or English name"
            problems.warn_once("country", str(entry)[:200], where, cause, LEFT_OUT)
        found.update(dict.fromkeys(codes))
    return tuple(found)


def read_coordinates(
    latitude: object, longitude: object, where: str, problems: Problems
) -> tuple[float | None, float | None]:
    """Degrees, north and east positive; both or none."""
    if latitude in (None, "") and longitude in (None, ""):
        return None, None
    north, east = read_number(latitude), read_number(longitude)
    if north is None or east is None or abs(north) > 90 or abs(east) > 180:
        cause = f"latitude {shown(latitude)} and longitude {shown(longitude)} are no place on earth"
        problems.warn(where, cause, " and are left out")
        return None, None
    return north, east


def read_population(value: object, where: str, problems: Problems) -> int | None:
    if value in (None, ""):
        return None
    number = read_number(value)
    if number is None or number < 0 or number != int(number) or number > 10**10:
        problems.warn(where, f"{shown(value)} is no number of people", LEFT_OUT, field="population")
        return None
    return int(number)


def read_number(value: object) -> float | None:
    """A finite number, also written as text."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return number if number == number and abs(number) < 1e300 else None


def as_list(value: Any) -> list[Any]:
    """The value as a list: nothing is none, a single value is one."""
    if value is None or value == "":
        return []
    return value if isinstance(value, list) else [value]
