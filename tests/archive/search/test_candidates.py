"""Stories that may name someone, from the index alone."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from backstory.archive.search import (
    IndexedStory,
    catch_up,
    stories_with_any,
    stories_with_each,
    stories_with_keys,
    vocabulary,
    writer,
)
from backstory.archive.search.fields import pack_keys


def indexed(id: int, title: str, *, language: str = "en", keys: tuple[str, ...] = ()) -> IndexedStory:
    return IndexedStory(
        id=id, title=title, paragraphs=(), language=language, day=date(2025, 3, id), visible=0, keys=keys
    )


def file(*stories: IndexedStory) -> None:
    with writer() as opened:
        opened.write(stories)
        opened.commit()


def test_words_and_phrases_in_any_language_whatever_the_state(archive: Any) -> None:
    file(
        indexed(1, "Fighters of Ajnad al-Bahr"),
        indexed(2, "Бойцы Аджнада ушли", language="ru"),
        indexed(3, "وأجناد البحر", language="ar"),
        indexed(4, "Bahr of Ajnad"),
        indexed(5, "Nothing"),
    )
    assert stories_with_any(["Ajnad al-Bahr", "Аджнад", "أجناد البحر"]) == [3, 2, 1]
    assert stories_with_any(["bahr"]) == [4, 1]
    assert stories_with_any([]) == []
    assert stories_with_any(["", "!"]) == []


def test_beginnings_of_words(archive: Any) -> None:
    file(
        indexed(1, "Kavkazian emirate"),
        indexed(2, "Кавказские новости", language="ru"),
        indexed(3, "Kaw"),
        indexed(4, "Kavkazskiy", language="pl"),
    )
    assert stories_with_any([], prefixes=["kavkaz"]) == [4, 1]
    assert stories_with_any([], prefixes=["кавказск"]) == [2]


def test_keys_are_found_whole(archive: Any) -> None:
    file(
        indexed(1, "A", keys=("BTR", "K L")),
        indexed(2, "B", keys=("BT", "K", "L")),
        indexed(3, "C"),
    )
    assert stories_with_keys(["BTR"]) == [1]
    assert stories_with_keys(["BT", "BTR", "X"]) == [2, 1]
    assert stories_with_keys(["K L"]) == [1]
    assert stories_with_keys([]) == []
    assert dict(vocabulary("keys", "BT")) == {"BTR": 1, "BT": 1}


def test_a_name_of_several_words_needs_a_key_of_each(archive: Any) -> None:
    file(
        indexed(1, "A", keys=("AZND", "BR")),
        indexed(2, "B", keys=("ANZD", "BR")),
        indexed(3, "C", keys=("AZND",)),
        indexed(4, "D", keys=("BR",)),
    )
    assert stories_with_each([["AZND", "ANZD"], ["BR", "BHR"]]) == [2, 1]
    assert stories_with_each([["AZND"]]) == [3, 1]
    assert stories_with_each([["AZND"], []]) == []
    assert stories_with_each([]) == []


def test_a_thousand_stories_come_back_complete(archive: Any) -> None:
    with writer() as opened:
        for n in range(1, 1501):
            opened.add(
                IndexedStory(
                    id=n,
                    title="x",
                    paragraphs=(),
                    language="en",
                    day=date(2025, 1, 1),
                    visible=2,
                    keys=("K",),
                ),
                fresh=True,
            )
        opened.commit()
    assert stories_with_keys(["K"]) == list(range(1500, 0, -1))


def test_the_vocabulary_counts_stories(archive: Any) -> None:
    file(indexed(1, "bridge bridges"), indexed(2, "the bridge"), indexed(3, "мосты", language="ru"))
    assert dict(vocabulary("en")) == {"bridg": 2, "the": 1}
    assert dict(vocabulary("ru", "мос")) == {"мост": 1}


@given(st.lists(st.text(alphabet="AB \t\u00a0.", min_size=1), max_size=5))
def test_packing_keeps_the_number_of_keys(keys: list[str]) -> None:
    assert len(pack_keys(keys).split("\n")) == max(1, len(keys))
    assert not set(" \t\r\f") & set(pack_keys(keys))


def test_an_archive_without_stories_has_no_candidates(archive: Any) -> None:
    catch_up()
    with writer() as opened:
        opened.commit()
    assert stories_with_any(["bridge"]) == []
