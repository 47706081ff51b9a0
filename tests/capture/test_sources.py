"""What can be named on the command line, and what is said of what cannot."""

from __future__ import annotations

import gzip
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backstory.capture import read_sources
from backstory.errors import CaptureError
from backstory.values import Capture


def read(*names: object, stdin: bytes = b"") -> tuple[list[Capture], list[CaptureError]]:
    items = list(read_sources([str(name) for name in names], io.BytesIO(stdin)))
    return (
        [item for item in items if isinstance(item, Capture)],
        [item for item in items if isinstance(item, CaptureError)],
    )


def test_a_folder_gives_its_pages_and_archives_in_order(tmp_path: Path) -> None:
    (tmp_path / "b.html").write_text("<p>b")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "c.HTM").write_text("<p>c")
    (tmp_path / "a.txt").write_text("a")
    (tmp_path / "rows.jsonl").write_text('{"text": "1"}\n\n{"text": "2"}\n')
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    captures, errors = read(tmp_path)
    assert not errors
    assert [Path(c.source).name for c in captures] == [
        "a.txt",
        "b.html",
        "rows.jsonl:1",
        "rows.jsonl:3",
        "c.HTM",
    ]
    assert [c.media_type for c in captures] == [
        "text/plain",
        "text/html",
        *["application/json"] * 2,
        "text/html",
    ]


def test_a_pattern_names_many_files(tmp_path: Path) -> None:
    for name in ("1.html", "2.html", "3.txt"):
        (tmp_path / name).write_text(name)
    assert len(read(tmp_path / "*.html")[0]) == 2
    assert "no file matches" in read(tmp_path / "*.pdf")[1][0].message


def test_a_file_whose_name_looks_like_a_pattern_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "what[1].html").write_text("<p>x")
    assert read(tmp_path / "what[1].html")[0][0].content == b"<p>x"


def test_what_is_not_there_is_said_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("good")
    (tmp_path / "empty.html").write_bytes(b"")
    (tmp_path / "folder").mkdir()
    captures, errors = read(
        tmp_path / "missing", tmp_path / "empty.html", tmp_path / "folder", tmp_path / "good.txt"
    )
    assert [c.content for c in captures] == [b"good"]
    assert [e.message.split(";")[0] for e in errors] == [
        "there is no such file or folder",
        "the file is empty",
        "the folder holds no page",
    ]


def test_a_name_with_a_null_byte_or_an_address_is_refused_clearly() -> None:
    errors = read("a\0b", "https://example.org/a")[1]
    assert "null byte" in errors[0].message
    assert "save the page" in errors[1].message


def test_a_gzip_that_breaks_off_gives_its_whole_rows(tmp_path: Path) -> None:
    rows = b"".join(b'{"text": "%d %d"}\n' % (n, n * 7919) for n in range(5000))
    packed = gzip.compress(rows)
    (tmp_path / "cut.jsonl.gz").write_bytes(packed[: len(packed) // 2])
    captures, errors = read(tmp_path / "cut.jsonl.gz")
    assert 0 < len(captures) < 5000
    assert all(c.content.endswith(b"}") for c in captures)
    assert "breaks off" in errors[0].message


def test_a_file_that_only_says_it_is_gzip_is_refused(tmp_path: Path) -> None:
    (tmp_path / "not.jsonl.gz").write_bytes(b'{"text": "plain"}\n')
    captures, errors = read(tmp_path / "not.jsonl.gz")
    assert not captures
    assert "gzip" in errors[0].message


def test_a_pdf_is_known_by_its_bytes_whatever_its_name(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(b"%PDF-1.7 ...")
    assert read(tmp_path / "page.html")[0][0].media_type == "application/pdf"


@pytest.mark.parametrize(
    ("data", "media_type", "count"),
    [
        (b'\xef\xbb\xbf{"text": "1"}\n{"text": "2"}', "application/json", 2),
        (gzip.compress(b'{"text": "1"}\n'), "application/json", 1),
        (b"  <html><p>x", "text/html", 1),
        ("Просто текст".encode(), "text/plain", 1),
    ],
    ids=["rows", "packed rows", "a page", "plain text"],
)
def test_standard_input_is_known_by_how_it_begins(data: bytes, media_type: str, count: int) -> None:
    captures, errors = read("-", stdin=data)
    assert not errors
    assert [c.media_type for c in captures] == [media_type] * count


def test_empty_standard_input_is_said() -> None:
    assert "empty" in read("-")[1][0].message


@given(st.binary(max_size=300))
def test_any_bytes_are_captured_or_refused(data: bytes) -> None:
    for item in read_sources(["-"], io.BytesIO(data)):
        assert isinstance(item, Capture | CaptureError)
