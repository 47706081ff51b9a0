"""Values in a file: each is found alone, whatever it is, and all together."""

from __future__ import annotations

from copy import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backstory.errors import LinkError
from backstory.names.index.column import Keyed, Listed, Stored
from backstory.names.index.items import Items, Table, write_items, write_table

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
VALUES = st.lists(TEXTS | st.integers(-(2**31), 2**31) | st.lists(st.integers(0, 9)), max_size=30)
WORDS = st.dictionaries(TEXTS, st.lists(st.integers(0, 9)).map(tuple), max_size=60)


def table(items: dict[str, tuple[int, ...]]) -> Table:
    begins, keys, values = write_table(items.items())
    return Table(begins, Items(*keys), Items(*values))


@given(VALUES)
def test_items_are_read_one_by_one_and_together(values: list[object]) -> None:
    items = Items(*write_items(values))
    assert len(items) == len(values)
    assert [items[number] for number in range(len(items))] == values
    assert items.all() == values


@given(WORDS, st.lists(TEXTS))
def test_a_table_finds_its_keys_and_no_others(items: dict[str, tuple[int, ...]], others: list[str]) -> None:
    found = Keyed(table(items), tuple)
    for key in [*others, *items]:
        assert (key in found) == (key in items)
        assert found.get(key, "none") == items.get(key, "none")
    assert found.whole() == items
    assert len(found) == len(items)
    assert bool(found) == bool(items)


def test_half_a_sign_is_no_key() -> None:
    assert "\ud800" not in Keyed(table({"a": (1,)}))


@given(WORDS, WORDS)
def test_what_is_taken_out_of_a_table_is_not_there(
    items: dict[str, tuple[int, ...]], more: dict[str, tuple[int, ...]]
) -> None:
    before = Keyed(table(items), tuple)
    found = copy(before)
    for key, value in more.items():
        found[key] = value
    for key in more:
        del found[key]
    left = {key: value for key, value in items.items() if key not in more}
    assert found.whole() == copy(found).whole() == left
    assert bool(found) == bool(left)
    assert not any(key in found for key in more)
    assert before.whole() == items


@given(WORDS, WORDS)
def test_what_is_added_to_a_table_goes_before(
    items: dict[str, tuple[int, ...]], more: dict[str, tuple[int, ...]]
) -> None:
    before = Keyed(table(items), tuple)
    after = copy(before)
    for key, value in more.items():
        after[key] = value
    assert after.whole() == items | more
    assert len(after) == len(items | more)
    assert all(after[key] == value for key, value in (items | more).items())
    assert before.whole() == items


@given(st.lists(TEXTS), st.lists(TEXTS), st.data())
def test_a_column_is_a_list(stored: list[str], more: list[str], data: st.DataObject) -> None:
    before = Stored[str](Items(*write_items(stored)))
    after = copy(before)
    expected = [*stored, *more]
    for value in more:
        after.append(value)
    for number in data.draw(st.lists(st.sampled_from(range(len(expected))))) if expected else ():
        after[number] = expected[number] = "changed"
    for column in (after, Listed(after.all()), copy(after)):
        assert len(column) == len(expected)
        assert [column[number] for number in range(len(column))] == expected
        assert column.all() == expected
        with pytest.raises(IndexError):
            column[len(expected)]
    assert before.all() == stored


def test_a_damaged_item_is_told_where_it_is() -> None:
    begins, text = write_items(["whole", "broken"])
    items = Items(begins, text.replace(b'"broken"', b'"bro\x00en"'), "cache/linker-7")
    assert items[0] == "whole"
    with pytest.raises(LinkError, match="cache/linker-7: the index is damaged; delete it"):
        items[1]
