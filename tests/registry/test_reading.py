"""Any file: its format is told by its content, and what cannot be a registry says so."""

from __future__ import annotations

import gzip
import io
import json
import os
import tracemalloc
from pathlib import Path
from typing import Any

import pytest

from backstory.errors import RegistryError
from backstory.registry import read
from backstory.values import Actor


def row(number: int, **more: Any) -> dict[str, Any]:
    return {"id": f"a{number}", "kind": "group", "name": f"Group {number}", **more}


def lines(count: int) -> bytes:
    return b"".join(json.dumps(row(number)).encode() + b"\n" for number in range(count))


def ids(outcomes: list[Actor | RegistryError]) -> list[str]:
    return [found.id for found in outcomes if isinstance(found, Actor)]


def the_error(content: bytes, **options: str) -> RegistryError:
    (error,) = [found for found in read(io.BytesIO(content), **options) if isinstance(found, RegistryError)]
    return error


@pytest.mark.parametrize(
    "content",
    [
        lines(2),
        b"\xef\xbb\xbf" + lines(2),
        lines(2).replace(b"\n", b"\r\n\r\n"),
        lines(2).decode().encode("utf-16"),
        json.dumps([row(0), row(1)]).encode(),
        json.dumps([row(0), row(1)], indent=2).encode(),
        b"\n".join(json.dumps(row(number), indent=1).encode() for number in range(2)),
        b"id,kind,name\na0,group,Group 0\na1,group,Group 1\n",
        b"id\tkind\tname\na0\tgroup\tGroup 0\na1\tgroup\tGroup 1\n",
    ],
    ids=["jsonl", "mark", "blank lines", "utf-16", "array", "indented array", "indented", "csv", "tsv"],
)
def test_it_tells_the_format_by_the_content(content: bytes, tmp_path: Path) -> None:
    assert ids(list(read(io.BytesIO(content)))) == ["a0", "a1"]
    assert ids(list(read(io.BytesIO(gzip.compress(content))))) == ["a0", "a1"]
    path = tmp_path / "anything.gz"
    path.write_bytes(gzip.compress(content))
    assert ids(list(read(path))) == ["a0", "a1"]


def test_it_reads_a_pipe() -> None:
    reading, writing = os.pipe()
    with os.fdopen(writing, "wb") as stream:
        stream.write(lines(3))
    with os.fdopen(reading, "rb") as stream:
        assert ids(list(read(stream))) == ["a0", "a1", "a2"]


def test_it_reads_a_stream_from_where_it_stands() -> None:
    stream = io.BytesIO(b"something else\n" + lines(2))
    stream.readline()
    assert ids(list(read(stream))) == ["a0", "a1"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "empty"),
        (b" \n\n", "empty"),
        (b"%PDF-1.7 ...", "a PDF"),
        (b"PK\x03\x04rest", "save a workbook as CSV"),
        (b"\x7fELF\x00\x00\x01", "binary data"),
        (b"<html><body>", "not the UN Security Council's"),
        (b"[]", "no row"),
        (b"colour,size\nred,5\n", "no column 'kind'"),
    ],
)
def test_it_says_what_is_no_registry(content: bytes, told: str) -> None:
    assert told in the_error(content, name="f").message


def test_it_says_that_a_file_is_missing(tmp_path: Path) -> None:
    (error,) = read(tmp_path / "none.jsonl")
    assert str(error) == "none.jsonl: there is no such file"


def test_it_says_that_a_folder_cannot_be_read(tmp_path: Path) -> None:
    (error,) = read(tmp_path)
    assert isinstance(error, RegistryError)


def test_it_reads_what_a_broken_gzip_still_holds() -> None:
    whole = gzip.compress(lines(30_000))
    found = list(read(io.BytesIO(whole[: len(whole) // 2]), name="f.gz"))
    assert isinstance(found[0], Actor)
    assert isinstance(found[-1], RegistryError)
    assert "breaks off" in found[-1].message


def test_it_refuses_an_unknown_format_at_once() -> None:
    with pytest.raises(ValueError, match="jsonl, csv, ftm, un"):
        read(io.BytesIO(b""), format="xlsx")


def test_it_skips_an_endless_row() -> None:
    endless = b'{"id": "' + b"x" * 9 * 2**20 + b'"}\n'
    found = list(read(io.BytesIO(lines(1) + endless + b'{"id":"z","kind":"place","name":"Zed"}')))
    assert ids(found) == ["a0", "z"]
    assert "longer than 8 MiB" in str(found[1])


def test_it_stands_deep_nesting() -> None:
    deep = b'{"id": "d", "kind": "group", "name": "Deep", "names": ' + b"[" * 50_000 + b"]" * 50_000 + b"}\n"
    found = list(read(io.BytesIO(lines(1) + deep + b'{"id":"z","kind":"place","name":"Zed"}')))
    assert ids(found) == ["a0", "z"]


def test_it_reads_the_other_elements_of_an_array_with_a_broken_one() -> None:
    content = (
        b'[{"id":"a","kind":"group","name":"A \\"]["}, {"id": oops}, {"id":"c","kind":"group","name":"C C"}]'
    )
    found = list(read(io.BytesIO(content), name="f.json"))
    assert ids(found) == ["a", "c"]
    assert str(found[1]).startswith("f.json:2: the row is not valid JSON")


def test_it_tells_an_array_that_breaks_off() -> None:
    whole = json.dumps([row(number) for number in range(2000)], indent=2).encode()
    found = list(read(io.BytesIO(whole[:-200])))
    assert len(ids(found)) >= 1990
    assert "ends inside" in str(found[-1])


def test_it_keeps_little_in_memory(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    with path.open("wb") as stream:
        for number in range(20_000):
            note = {"note": "x" * 4000}
            stream.write(json.dumps(row(number, **note)).encode() + b"\n")
    next(read(path))
    tracemalloc.start()
    count = sum(1 for _ in read(path))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 20_000
    assert peak < path.stat().st_size / 4  # ids and names of all actors, to tell of twins, but not the rows
