"""What can be named on the command line, and what is said of what cannot."""

from __future__ import annotations

import gzip
import io
import os
import subprocess
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
    errors = read("a\0b", "https://example.org/a", "")[1]
    assert "null byte" in errors[0].message
    assert "save the page" in errors[1].message
    assert "the name is empty" in errors[2].message


def test_a_pipe_or_a_device_is_refused_at_once_and_the_rest_goes_on(tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    os.mkfifo(folder / "a.html")
    (folder / "b.html").write_text("<p>b")
    captures, errors = read(folder, "/dev/zero", folder / "a.html")
    assert [c.content for c in captures] == [b"<p>b"]
    assert ["pipe or a device" in e.message for e in errors] == [True] * 3
    assert "backstory add - < " in errors[0].message


def test_what_a_shell_makes_of_a_commands_output_is_read(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.write(writing, b'{"text": "1"}\n{"text": "2"}\n')
    os.close(writing)
    try:
        captures, errors = read(f"/dev/fd/{reading}")
    finally:
        os.close(reading)
    assert not errors
    assert [c.content for c in captures] == [b'{"text": "1"}', b'{"text": "2"}']


def test_links_in_circles_end(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "again").symlink_to(pages, target_is_directory=True)
    (pages / "self.html").symlink_to(pages / "self.html")
    (pages / "good.html").write_text("<p>x")
    (pages / "linked.html").symlink_to(pages / "good.html")
    captures, errors = read(pages)
    assert [Path(c.source).name for c in captures] == ["good.html", "linked.html"]
    assert [Path(e.where).name for e in errors] == ["self.html"]
    assert "there is no such file" not in read(pages / "self.html")[1][0].message


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_said(tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir(mode=0o000)
    (tmp_path / "secret.html").write_text("<p>x")
    (tmp_path / "secret.html").chmod(0o000)
    (tmp_path / "good.html").write_text("<p>x")
    captures, errors = read(tmp_path)
    assert len(captures) == 1
    assert [e.message for e in errors] == [
        "you have no right to read this folder",
        "you have no right to read this",
    ]


def test_hidden_files_and_folders_are_passed_over(tmp_path: Path) -> None:
    for name in (".venv/lib/page.html", "._a.html", "a.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(f"<p>{name}")
    captures, errors = read(tmp_path)
    assert [Path(capture.source).name for capture in captures] == ["a.html"]
    assert not errors
    captures, errors = read(tmp_path / ".venv")
    assert [Path(capture.source).name for capture in captures] == ["page.html"]


def test_folders_nested_a_thousand_deep_are_read(tmp_path: Path) -> None:
    here = Path.cwd()
    try:
        os.chdir(tmp_path)
        for _ in range(1100):
            Path("a").mkdir()
            os.chdir("a")
        Path("page.html").write_text("<p>deep")
        os.chdir(tmp_path)
        captures, errors = read("a")
    finally:
        os.chdir(tmp_path)
        subprocess.run(["rm", "-rf", "a"], check=True)
        os.chdir(here)
    assert [c.content for c in captures] == [b"<p>deep"]
    assert not errors


@pytest.mark.parametrize("name", [b"bad\xff.html", b"two\nlines.html", "\u202elmth.exe.html".encode()])
def test_an_odd_file_name_is_read_and_shown_without_harm(tmp_path: Path, name: bytes) -> None:
    path = tmp_path / os.fsdecode(name)
    try:
        path.write_text("<p>x")
    except OSError:
        pytest.skip("the file system refuses this name")
    captures, errors = read(tmp_path)
    assert not errors
    assert captures[0].source.isprintable()
    assert read(path)[0][0].content == b"<p>x"


def test_a_pattern_that_finds_folders_reads_them(tmp_path: Path) -> None:
    for day in ("2025-01", "2025-02"):
        (tmp_path / day).mkdir()
        (tmp_path / day / "page.html").write_text(day)
    assert len(read(tmp_path / "2025-*")[0]) == 2
    assert len(read(tmp_path / "**" / "*.html")[0]) == 2
    assert len(read(tmp_path / "**")[0]) == 2


def test_a_line_beyond_all_measure_is_left_out_in_bounded_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from backstory.capture import rows

    monkeypatch.setattr(rows, "LARGEST_ROW", 1 << 20)
    long = b'{"text": "' + b"x" * (3 << 20) + b'"}\n'
    data = b'{"text": "1"}\n' + long + b'{"text": "3"}\n'
    (tmp_path / "rows.jsonl").write_bytes(data)
    (tmp_path / "rows.jsonl.gz").write_bytes(gzip.compress(data))
    for name in ("rows.jsonl", "rows.jsonl.gz"):
        captures, errors = read(tmp_path / name)
        assert [c.source.rpartition(":")[2] for c in captures] == ["1", "3"]
        assert errors[0].where.endswith(f"{name}:2")
    (tmp_path / "cut.jsonl.gz").write_bytes(gzip.compress(long)[:-2000])
    assert "breaks off" in read(tmp_path / "cut.jsonl.gz")[1][0].message


def test_a_file_of_blank_lines_holds_no_row(tmp_path: Path) -> None:
    (tmp_path / "blank.jsonl").write_text("\n \n\n")
    assert "holds no row" in read(tmp_path / "blank.jsonl")[1][0].message


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
