"""No bytes make reading raise: whatever is wrong comes as an error that says where."""

from __future__ import annotations

import gzip
import io
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backstory.errors import RegistryError
from backstory.registry import FORMATS, check, read
from backstory.values import Actor

WHOLE = {
    "jsonl": b"""{"id": "a", "kind": "group", "name": "Alpha", "names": ["Alfa", {"name": "A", "lang": "ru"}]}
{"id": "p", "schema": "Person", "properties": {"name": ["Ann Lee"], "country": ["sy"]}}
{"schema": "Person", "name": "DOE Jon", "alias": "Jon; (Jonny; J)", "celex": "32001R2580"}
""",
    "csv": b"""id,kind,name,names,designations
a,group,"Alpha, the first",Alfa;Alpho,UN | list
b,person,Bob,,
""",
    "un": b"""<CONSOLIDATED_LIST><ENTITY><FIRST_NAME>TEA (T)</FIRST_NAME><ENTITY_ALIAS><QUALITY>Low</QUALITY>
<ALIAS_NAME>Te</ALIAS_NAME></ENTITY_ALIAS><REFERENCE_NUMBER>QDe.1</REFERENCE_NUMBER></ENTITY></CONSOLIDATED_LIST>""",
}
PIECES = [b"", b'"', b"\x00", b"<", b"&", b"\xff", b"{", b"]", b",", b"\n", b"\\"]
SCALARS = st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False)
JSON = st.recursive(
    SCALARS | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
FIELDS = (
    *("names", "designations", "relations", "countries", "latitude", "longitude", "population", "note"),
    *("schema", "properties", "caption", "alias", "nationality"),
)


def outcomes(content: bytes, format: str = "") -> list[Actor | RegistryError]:
    return list(read(io.BytesIO(content), name="f", format=format))


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["", *FORMATS]))
def test_any_bytes_can_be_read(content: bytes, format: str) -> None:
    assert outcomes(content, format)


@pytest.mark.parametrize("format", sorted(WHOLE))
@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_a_damaged_file_can_be_read(format: str, data: st.DataObject) -> None:
    content = bytearray(WHOLE[format])
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content) - 1))
        piece = data.draw(
            st.sampled_from([b"", b'"', b"\x00", b"<", b"&", b"\xff", b"{", b"]", b",", b"\n", b"\\"])
        )
        content[at : at + data.draw(st.integers(0, 3))] = piece
    outcomes(bytes(content), format)
    outcomes(bytes(content))


@pytest.mark.parametrize("format", sorted(WHOLE))
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_gzip_that_breaks_off_can_be_read(format: str, data: st.DataObject) -> None:
    whole = gzip.compress(WHOLE[format] * 50)
    outcomes(whole[: data.draw(st.integers(0, len(whole)))])


@settings(max_examples=200, deadline=None)
@given(
    st.fixed_dictionaries(
        {"id": JSON | st.just("a"), "kind": JSON | st.just("group"), "name": JSON | st.just("Alpha")},
        optional=dict.fromkeys(FIELDS, JSON),
    )
)
def test_any_values_in_a_rows_fields_can_be_read(row: dict[str, Any]) -> None:
    for outcome in outcomes(json.dumps(row).encode()):
        if isinstance(outcome, Actor):
            weak = ("no letter", "single letter", "every text", "stands")
            assert not [fault for fault in check(outcome) if not any(word in fault for word in weak)]
        else:
            assert outcome.where.startswith("f")


def test_a_million_brackets_are_no_trouble() -> None:
    assert isinstance(outcomes(b"[" * 10**6)[0], RegistryError)
    assert isinstance(outcomes(b'{"a":' * 10**5)[0], RegistryError)


def test_a_gzip_bomb_is_skipped_row_by_row() -> None:
    bomb = gzip.compress(b" " * 100 * 2**20 + b"\n" + WHOLE["jsonl"])
    assert any(isinstance(outcome, Actor) for outcome in outcomes(bomb, "jsonl"))
