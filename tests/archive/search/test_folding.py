"""What the index takes for the same word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from backstory.archive.search.fields import analyzer
from backstory.archive.search.folding import prepare, word_spans
from backstory.archive.search.languages import GROUPS, group_of
from backstory.archive.search.terms import alternatives, terms_of
from backstory.text.fold import fold

letters = st.sampled_from("aeioulnbAEIОабвгёйЙіїأإآٱىئؤةهءابتوالـًَُِّךםקצשאβσςΩ٣۴-'’.\u0301\u200fßæøñğıİéčł ")
words = st.text(alphabet=letters, max_size=20)
any_text = words | st.text(max_size=30)


@given(any_text, st.sampled_from(sorted(GROUPS)))
def test_preparing_gives_words_and_spaces(text: str, group: str) -> None:
    prepared = prepare(text, group)
    assert not set(prepared) & set("\n\t.,;:!?-\"'")
    assert len(analyzer(group).analyze(prepared)) <= len(prepared.split())


@given(words, st.sampled_from(["plain", "ru", "ar", "el", "en"]))
def test_what_fold_unites_the_index_unites(text: str, group: str) -> None:
    if group == "ar":  # a hamza tells that the letter before it is a word of its own
        text = text.replace("و", "ب")
    assert terms_of(text, group) == terms_of(fold(text), group)


@given(words, st.sampled_from(sorted(GROUPS)))
def test_a_word_as_it_stands_is_always_among_its_readings(text: str, group: str) -> None:
    terms = terms_of(text, group)
    assert not terms or terms in alternatives(text, group)


@given(any_text)
def test_spans_are_the_words_that_preparing_leaves(text: str) -> None:
    spans = word_spans(text)
    assert all(start < end for start, end in spans)
    assert [end for _, end in spans[:-1]] <= [start for start, _ in spans[1:]]
    for group in ("plain", "ru", "ar"):
        apart = [word for start, end in spans for word in prepare(text[start:end], group).split()]
        if group != "ar":  # its rule for "and the" looks at the place in the text
            assert apart == prepare(text, group).split()


def test_arabic_and_is_taken_off_but_not_from_other_words() -> None:
    text = "والقوقاز فالمدينة وأجناد وإيران والد والي واشنطن فاطمة"
    bare = "القوقاز المدينة اجناد ايران والد والي واشنطن فاطمة"
    assert prepare(text, "ar").split() == bare.split()


def test_turkish_knows_its_two_letters_i() -> None:
    assert prepare("ISPARTA İZMİR", "tr") == "ısparta izmir"


def test_languages_share_stemmers_where_they_should() -> None:
    assert group_of("nb") == group_of("nn-NO") == "no"
    assert group_of("pt-BR") == "pt"
    assert group_of("uk") == group_of("") == group_of("plain") == "plain"
