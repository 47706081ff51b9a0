"""Whether two whole names mean one actor.

1. Both names become parts with places (`parts`); equal words in equal places end the matter.
2. Every word of one is held against every word of the other (`word_likeness`), and words are paired, the most
   alike first (`pairing`).
3. What stays without a partner is weighed by kind. A person may lack middle names; nobody may have a name of
   his own on both sides. An organisation may lack only words that many bodies have.
4. Numbers must agree, legal forms should.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from backstory.names.likeness.pairing import Pair, pair_up, weight
from backstory.names.likeness.parts import Part, parts_of

SAME = 0.8
"""The score from which two names are taken for one actor's."""


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
    pairs, lone_first, lone_second = pair_up(first, second, person=person)
    if not pairs:
        reasons.append("- no word in common")
        return 0.0, 0.0
    reasons += [_reason(pair) for pair in pairs]
    both = sum(p.alike * (sum(map(weight, p.first)) + sum(map(weight, p.second))) for p in pairs)
    overlap = both / (sum(map(weight, first)) + sum(map(weight, second)))
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


def _weigh(
    pairs: list[Pair], lone_first: list[Part], lone_second: list[Part], *, person: bool, reasons: list[str]
) -> float:
    matched = sum(p.alike * max(sum(map(weight, p.first)), sum(map(weight, p.second))) for p in pairs)
    whole = sum(max(sum(map(weight, p.first)), sum(map(weight, p.second))) for p in pairs)
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
    own = sum(map(weight, _own((*lone_first, *lone_second))))
    common = sum(weight(part) for part in (*lone_first, *lone_second) if part.concepts)
    return score - 0.7 * (own + common) / (whole + own + common) - 0.1 * bool(own)


def _own(parts: Sequence[Part]) -> list[Part]:
    """The words among the parts that are an actor's own, countries among them."""
    return [
        part
        for part in parts
        if part.role == "word" and (not part.concepts or any(c[0] == "@" for c in part.concepts))
    ]


def _lacking_of_person(pairs: list[Pair], first: list[Part], second: list[Part]) -> float:
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


def _reason(pair: Pair) -> str:
    one, other = (" ".join(part.spelt for part in side) for side in (pair.first, pair.second))
    if one == other:
        return f"+ both have “{one}”"
    return f"+ “{one}” is like “{other}” ({pair.alike:.2f})"
