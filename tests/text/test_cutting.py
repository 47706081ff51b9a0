from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from backstory.text.cutting import cut
from backstory.text.tokens import spans, words

LETTERS = "aZéß0٣كهяЇאת中ไ한\U0001d5d4"
OTHERS = " .,'’\"`_-\n\u0301\u064b\u05b0\u200d\u00ad״׳😀\ud800"
TEXTS = st.lists(st.text(st.sampled_from(LETTERS + OTHERS) | st.characters(), max_size=40), max_size=6)


@given(TEXTS)
def test_many_texts_are_cut_as_each_alone_is(texts: list[str]) -> None:
    made = cut(texts)
    for number, text in enumerate(texts):
        first = made.firsts[number]
        here = slice(*made.bounds[number : number + 2])
        found = zip(made.starts[here].tolist(), made.ends[here].tolist(), strict=True)
        assert [(start - first, end - first) for start, end in found] == spans(text)


@given(TEXTS)
def test_words_have_one_number_if_and_only_if_they_are_equal(texts: list[str]) -> None:
    made = cut([*texts, *texts])
    known: dict[int, str] = {}
    for at, number in enumerate(made.hashes.tolist()):
        assert known.setdefault(number, made.word(at)) == made.word(at)
    assert len(known) == len({word for text in texts for word in words(text)})


def test_a_very_long_text_is_cut_and_numbered_throughout() -> None:
    text = "Ajnad of the river. " * 20_000
    made = cut(["river", text])
    assert len(made.starts) == 80_001
    assert (made.hashes[4::4] == made.hashes[0]).all()
    assert len(set(made.hashes.tolist())) == 4


def test_a_word_without_end_is_one_word() -> None:
    made = cut(["x" * 200_000 + " y"])
    assert [made.word(at)[:2] for at in range(len(made.starts))] == ["xx", "y"]


def test_no_text_has_no_words() -> None:
    assert cut([]).bounds == [0]
    assert cut(["", "..."]).bounds == [0, 0, 0]
