from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backstory.names.likeness.compare import SAME, compare

HARD = [
    line.split("\t")
    for line in (Path(__file__).parent / "hard_pairs.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
KINDS = st.sampled_from(["", "group", "organisation", "person", "place"])


@pytest.mark.parametrize(("truth", "kind", "one", "other"), HARD)
def test_hard_pairs_are_told(truth: str, kind: str, one: str, other: str) -> None:
    assert compare(one, other, kind).same == (truth == "same")
    assert compare(other, one, kind).same == (truth == "same")


def test_there_are_enough_hard_pairs_of_both_sorts() -> None:
    truths = [truth for truth, *_ in HARD]
    assert len(truths) >= 150
    assert min(truths.count("same"), truths.count("other")) >= 50


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("SergeiLavrov", "Sergei Lavrov", "person"),
        ("Igor Sechin", "Ig0r Sech1n", "person"),
        ("Good Will Company", "Goodwill Company", "organisation"),
        ("Bashar al-Asasd", "Bashar al-Assad", "person"),
        ("First Bank Int'l", "First International Bank", "organisation"),
        ("ООО «Ромашка»", "Romashka LLC", "organisation"),
        ("People's Liberation Army", "PLA", "group"),
        ("U.S. Department of State", "United States Department of State", "organisation"),
        ("Dr. Rami Makhlouf", "Rami Makhlouf", "person"),
        ("President Erdoğan", "Recep Tayyip Erdoğan", "person"),
    ],
)
def test_ways_of_writing_do_not_matter(one: str, other: str, kind: str) -> None:
    assert compare(one, other, kind).same


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Deutsche Bank AG", "Deutsche Bank GmbH", "organisation"),
        ("Bowne of Dallas", "Bowne of Phoenix", "organisation"),
        ("Brigade 44", "Brigade 45", "group"),
        ("Bank of China (Hong Kong)", "Bank of China (Australia)", "organisation"),
        ("A. Nazarbayev", "Nursultan Nazarbayev", "person"),
        ("N.N.", "Nursultan Nazarbayev", "person"),
        ("Oleksandr Zelenskyy", "Volodymyr Oleksandrovych Zelenskyy", "person"),
        ("Putin", "Vladimir Putin", "person"),
    ],
)
def test_what_parts_two_actors_does(one: str, other: str, kind: str) -> None:
    assert not compare(one, other, kind).same


def test_reasons_say_what_spoke_for_and_against() -> None:
    comparison = compare("Theresa May", "Тереза Юнкер", "person")
    assert any(reason.startswith("+") and "тереза" in reason for reason in comparison.reasons)
    assert any(reason.startswith("-") and "юнкер" in reason for reason in comparison.reasons)


def test_a_name_without_words_is_nobodys() -> None:
    comparison = compare("!?", "Theresa May")
    assert (comparison.score, comparison.same) == (0.0, False)
    assert comparison.reasons


@given(st.text(), st.text(), KINDS)
def test_any_two_texts_can_be_compared(one: str, other: str, kind: str) -> None:
    comparison = compare(one, other, kind)
    assert 0.0 <= comparison.score <= 1.0
    assert comparison.same == (comparison.score >= SAME)


@given(st.text(alphabet="abcdeklmnorstuабвгденорст -", min_size=1), KINDS)
def test_a_name_is_the_same_as_itself(name: str, kind: str) -> None:
    comparison = compare(name, name, kind)
    assert comparison.score in (0.0, 1.0)


@pytest.mark.corpora
def test_labelled_pairs_are_mostly_told(corpora: Path) -> None:
    import gzip
    import json

    with gzip.open(corpora / "names" / "rigour_pairs.jsonl.gz", "rt", encoding="utf-8") as lines:
        pairs = [json.loads(line) for line in lines]
    kinds = {"Person": "person", "Company": "organisation", "Organization": "organisation"}
    right = sum(
        compare(pair["name1"], pair["name2"], kinds.get(pair["schema"], "")).same
        == (pair["is_match"] == "true")
        for pair in pairs
    )
    assert right / len(pairs) > 0.84
