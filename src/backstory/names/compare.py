"""Whether two whole names mean one actor.

1. Both names become parts with places (`parts`); equal words in equal places end the matter.
2. Every word of one is held against every word of the other: same letters, same meaning, same sound, a slip
   of the pen, an initial; words of four consonants or fewer must be all but the same.
3. Words are paired, the most alike first; words written apart here and together there are tried too.
4. What stays without a partner is weighed by kind. A person may lack middle names; nobody may have a name of
   his own on both sides. An organisation may lack only words that many bodies have.
5. Numbers must agree, legal forms should.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from backstory.names.parts import Part, parts_of
from backstory.names.relational import places_in, without_last_vowel
from backstory.text.keys import skeleton
from backstory.text.likeness import likeness
from backstory.text.romanise import romanise
from backstory.text.scripts import script_of

SAME = 0.8
"""The score from which two names are taken for one actor's."""

_LEAST_ALIKE = 0.7
"""Words less alike than this are different words."""
_SHORT_FORM = 0.75
"""How much a given name is like its beginning: Benjamin and Ben."""
_PATRONYMIC = (
    "ovich",
    "evich",
    "ovych",
    "ovna",
    "evna",
    "ivna",
    "ович",
    "евич",
    "йович",
    "овна",
    "евна",
    "івна",
)
_ONE_SLIP = 0.72
"""How much two short words are alike that differ by a letter: too little for a name of one word."""
_COMMON_WORD = 0.45
"""Weight of a word that many bodies have in their names (party, bank), beside 1 for a word of its own."""


_Candidate = tuple[float, tuple[int, ...], tuple[int, ...], float]
"""Rank, words of the first name, words of the second, likeness."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """How far two names mean one actor."""

    score: float
    """0 to 1."""
    same: bool
    """Whether the score reaches SAME."""
    reasons: tuple[str, ...]
    """What spoke for (+ ...) and against (- ...), in words."""
    overlap: float = 0.0
    """How much of both names stands in the other, 0 to 1, though they may not mean one actor."""


@dataclass(frozen=True, slots=True)
class _Pair:
    first: tuple[Part, ...]
    second: tuple[Part, ...]
    alike: float


def compare(a: str, b: str, kind: str = "") -> Comparison:
    """Compares two names of an actor of `kind` (group, organisation, person, place; "" if unknown)."""
    person = kind == "person"
    first, second = parts_of(a, person=person), parts_of(b, person=person)
    if not first or not second:
        return Comparison(0.0, False, ("- one of the names has no words",))
    reasons: list[str] = []
    overlap = 1.0
    if [p.text for p in first] == [p.text for p in second]:
        score = 1.0
        reasons.append("+ the same name")
    elif _run_together(first) == _run_together(second):
        score = 0.98
        reasons.append("+ the same letters, parted differently")
    elif _is_acronym_of(first, second) or _is_acronym_of(second, first):
        score = 0.85
        reasons.append("+ the initials of the other")
    else:
        score, overlap = _compare_words(_content(first), _content(second), person=person, reasons=reasons)
        if person and min(len(_content(first)), len(_content(second))) == 1 and score < SAME:
            score += _title_and_surname(first, second, reasons)
    score -= _forms_differ(first, second, reasons)
    score = round(max(0.0, min(1.0, score)), 3)
    return Comparison(score, score >= SAME, tuple(reasons), round(overlap, 3))


def _compare_words(
    first: list[Part], second: list[Part], *, person: bool, reasons: list[str]
) -> tuple[float, float]:
    """Score and overlap."""
    pairs, lone_first, lone_second = _pair(first, second, person=person)
    if not pairs:
        reasons.append("- no word in common")
        return 0.0, 0.0
    reasons += [_reason(pair) for pair in pairs]
    both = sum(p.alike * (sum(map(_weight, p.first)) + sum(map(_weight, p.second))) for p in pairs)
    overlap = both / (sum(map(_weight, first)) + sum(map(_weight, second)))
    return _weigh(pairs, lone_first, lone_second, person=person, reasons=reasons), overlap


def _is_acronym_of(short: Sequence[Part], long: Sequence[Part]) -> bool:
    """Whether one name is an acronym of the other: PLA and People's Liberation Army."""
    if len(short) != 1 or not short[0].capitals or len(short[0].text) < 3:
        return False
    named = [part for part in long if part.role not in ("form", "particle")]
    everything = "".join(part.text[0] for part in long)
    return short[0].text in ("".join(part.text[0] for part in named), everything)


def _title_and_surname(first: Sequence[Part], second: Sequence[Part], reasons: list[str]) -> float:
    """What a title before a lone surname adds: President Erdoğan."""
    short, long = (first, second) if len(_content(first)) == 1 else (second, first)
    if any(part.role == "title" for part in short) and _content(short)[0].text == _content(long)[-1].text:
        reasons.append("+ a title with the surname")
        return 0.2
    return 0.0


def _content(parts: Sequence[Part]) -> list[Part]:
    """The parts that name: all but particles, titles and legal forms, unless there is nothing else."""
    kept = [part for part in parts if part.role in ("word", "initial", "number")]
    return kept or list(parts)


def _run_together(parts: Sequence[Part]) -> str:
    return "".join(part.text for part in parts if part.role not in ("title", "form"))


def _weight(part: Part) -> float:
    if part.role == "number":
        return 0.8
    if part.role == "initial":
        return 0.3
    return _COMMON_WORD if part.concepts else 1.0


def _pair(
    first: list[Part], second: list[Part], *, person: bool
) -> tuple[list[_Pair], list[Part], list[Part]]:
    """The words that stand for each other, and those of either name that are left."""
    candidates: list[_Candidate] = []
    for i, one in enumerate(first):
        for j, other in enumerate(second):
            alike = _alike(one, other, person=person)
            if alike >= _LEAST_ALIKE or (alike > 0 and "initial" in (one.role, other.role)):
                candidates.append((alike - 0.001 * abs(i - j), (i,), (j,), alike))
        if i + 1 < len(first):
            candidates += [c for j in range(len(second)) if (c := _joined(first, i, second[j], j))]
    for j in range(len(second) - 1):
        for i, one in enumerate(first):
            if c := _joined(second, j, one, i):
                candidates.append((c[0], c[2], c[1], c[3]))
    candidates.sort(key=lambda c: -c[0])
    used_first: set[int] = set()
    used_second: set[int] = set()
    pairs = []
    for _, left, right, alike in candidates:
        if used_first.isdisjoint(left) and used_second.isdisjoint(right):
            used_first.update(left)
            used_second.update(right)
            pairs.append(_Pair(tuple(first[i] for i in left), tuple(second[j] for j in right), alike))
    lone_first = [part for i, part in enumerate(first) if i not in used_first]
    lone_second = [part for j, part in enumerate(second) if j not in used_second]
    return pairs, lone_first, lone_second


def _joined(apart: list[Part], at: int, whole: Part, whole_at: int) -> _Candidate | None:
    """Two words of one name as one word of the other."""
    one, two = apart[at], apart[at + 1]
    if whole.capitals and whole.text == one.text[0] + two.text[0]:
        return 0.9, (at, at + 1), (whole_at,), 0.9
    if whole.role != "word" or len(whole.text) < 4 or not (one.role == two.role == "word"):
        return None
    alike = _words_alike(one.text + two.text, one.spelt + two.spelt, whole.text, whole.spelt) - 0.01
    return (alike, (at, at + 1), (whole_at,), alike) if alike >= 0.85 else None


def _alike(one: Part, other: Part, *, person: bool) -> float:
    """How far two words stand for one another, 0 to 1."""
    if one.text == other.text:
        return 1.0
    if "number" in (one.role, other.role):
        return 0.0
    if "initial" in (one.role, other.role):
        return _initial_of(one, other)
    if one.capitals and other.capitals:
        return 0.97 if romanise(one.text) == romanise(other.text) else 0.0
    if one.concepts and not set(one.concepts).isdisjoint(other.concepts):
        return 0.95
    alike = _words_alike(one.text, one.spelt, other.text, other.spelt)
    if person and alike < _SHORT_FORM:
        short, long = sorted((one.text, other.text), key=len)
        if len(short) >= 3 and long.startswith(short) and not long.endswith(_PATRONYMIC):
            return _SHORT_FORM
    return alike


def _initial_of(one: Part, other: Part) -> float:
    short, long = (one, other) if one.role == "initial" else (other, one)
    if len(short.text) > 1:
        return 0.0
    same = (
        romanise(short.text)[:1] == romanise(long.text)[:1] or skeleton(short.text) == skeleton(long.text)[:1]
    )
    return 0.85 if same and skeleton(short.text) else 0.0


@lru_cache(maxsize=262144)
def _words_alike(one: str, one_spelt: str, other: str, other_spelt: str) -> float:
    if _has_article(one) or _has_article(other):
        bare, bare_spelt = _without_article(one), _without_article(one_spelt)
        bare_other, bare_other_spelt = _without_article(other), _without_article(other_spelt)
        if bare == bare_other:
            return 0.99
        without = _words_alike(bare, bare_spelt, bare_other, bare_other_spelt)
        return max(without, likeness(one_spelt, other_spelt, _LEAST_ALIKE))
    same_script = script_of(one) == script_of(other)
    sound = likeness(one_spelt, other_spelt, _LEAST_ALIKE)
    if not same_script:
        return max(sound, _as_adjective(one_spelt, other_spelt), _as_adjective(other_spelt, one_spelt))
    longest, shortest = max(len(one), len(other)), min(len(one), len(other))
    slips = OSA.distance(one, other, score_cutoff=3)
    consonants = min(len(skeleton(one)), len(skeleton(other)))
    if consonants <= 3 or shortest <= 4:
        # Hama, Hamas and Homs: so short that one letter makes another name.
        if sound >= 0.97:
            return sound - 0.05
        if sound >= 0.88 and shortest >= 5:
            return min(sound - 0.1, SAME - 0.01)
        if slips > 1 or shortest < 3:
            return 0.0
        return 0.88 if longest > 4 and sorted(one) == sorted(other) else _ONE_SLIP
    allowed = 1 if longest < 7 else 2 if longest < 12 else 3
    slip = 1.0 - slips / longest if slips <= allowed else 0.0
    return max(slip, sound - 0.05 if sound >= 0.9 else 0.0)


def _has_article(word: str) -> bool:
    return word.startswith("ال") and len(word) > 4


def _without_article(word: str) -> str:
    return word[2:] if _has_article(word) else word


def _as_adjective(adjective: str, place: str) -> float:
    """How far one word is the adjective of the other: самарский and Samara."""
    short = without_last_vowel(place)
    return max((likeness(base, short, _LEAST_ALIKE) - 0.06 for base in places_in(adjective)), default=0.0)


def _weigh(
    pairs: list[_Pair], lone_first: list[Part], lone_second: list[Part], *, person: bool, reasons: list[str]
) -> float:
    matched = sum(p.alike * max(sum(map(_weight, p.first)), sum(map(_weight, p.second))) for p in pairs)
    whole = sum(max(sum(map(_weight, p.first)), sum(map(_weight, p.second))) for p in pairs)
    score = matched / whole
    for lone in (lone_first, lone_second):
        reasons += [f"- only one of the names has “{part.spelt}”" for part in lone]
    if any(part.role == "number" for part in (*lone_first, *lone_second)):
        reasons.append("- the numbers differ")
        score -= 0.4
    if person:
        return score - _lacking_of_person(pairs, lone_first, lone_second)
    if _own(lone_first) and _own(lone_second):
        return score - 0.5
    own = sum(map(_weight, _own((*lone_first, *lone_second))))
    common = sum(_weight(part) for part in (*lone_first, *lone_second) if part.concepts)
    return score - 0.7 * (own + common) / (whole + own + common) - 0.1 * bool(own)


def _own(parts: Sequence[Part]) -> list[Part]:
    """The words among the parts that are an actor's own, countries among them."""
    return [
        part
        for part in parts
        if part.role == "word" and (not part.concepts or any(c[0] == "@" for c in part.concepts))
    ]


def _lacking_of_person(pairs: list[_Pair], first: list[Part], second: list[Part]) -> float:
    """What a person's name loses by words that only one side has."""
    full = sum(all(p.role == "word" for p in (*pair.first, *pair.second)) for pair in pairs)
    if first and second:
        return 0.5 if full < 3 else 0.25
    if not full:
        return 0.35
    lacking = len(first) + len(second)
    if full >= 2 or len(pairs) >= 2:
        return 0.03 * lacking
    return 0.35 if lacking else 0.0


def _forms_differ(first: Sequence[Part], second: Sequence[Part], reasons: list[str]) -> float:
    """What a name loses by another legal form."""
    one = {part.text for part in first if part.role == "form"} - {"company"}
    other = {part.text for part in second if part.role == "form"} - {"company"}
    if one and other and one.isdisjoint(other):
        reasons.append("- the legal forms differ")
        return 0.25
    return 0.0


def _reason(pair: _Pair) -> str:
    one, other = (" ".join(part.spelt for part in side) for side in (pair.first, pair.second))
    if one == other:
        return f"+ both have “{one}”"
    return f"+ “{one}” is like “{other}” ({pair.alike:.2f})"
