"""Kept bytes stay what they were, and damage is noticed."""

from __future__ import annotations

import hashlib
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from backstory.capture import BlobStore
from backstory.errors import CaptureError
from backstory.values import Capture


def capture(content: bytes, url: str = "", source: str = "rows.jsonl:1") -> Capture:
    return Capture(
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
        captured_at=datetime(2025, 3, 12, 8, 40, tzinfo=UTC),
        url=url,
        source=source,
    )


def test_a_page_lies_under_its_sha256_and_cannot_be_written_over(tmp_path: Path) -> None:
    page = capture(b"<p>page")
    store = BlobStore(tmp_path)
    assert store.put(page) == ""
    assert store.put(page) == ""
    path = tmp_path / page.sha256[:2] / page.sha256
    assert path.read_bytes() == b"<p>page"
    assert path.stat().st_mode & 0o222 == 0
    assert list(store.loose()) == [page.sha256]


def test_rows_are_read_back_from_their_pack(tmp_path: Path) -> None:
    store = BlobStore(tmp_path)
    rows = [capture(f"строка {n}".encode() * n, source=f"архив 1.jsonl:{n}") for n in range(1, 30)]
    places = store.put_all(rows[:10]) + store.put_all(rows[10:])
    again = BlobStore(tmp_path)
    for row, place in zip(rows, places, strict=True):
        assert again.get(row.sha256, place, len(row.content)) == row.content


def test_a_pack_is_a_warc_file_that_other_tools_read(tmp_path: Path) -> None:
    warcio = pytest.importorskip("warcio", reason="warcio is not installed")
    store = BlobStore(tmp_path)
    rows = [capture(b"one", url="https://example.org/a"), capture("два".encode(), source="мои строки:2")]
    store.put_all(rows)
    with store.packs()[0].open("rb") as stream:
        records = [
            (record.rec_type, record.rec_headers["WARC-Target-URI"], record.content_stream().read())
            for record in warcio.ArchiveIterator(stream, check_digests=True)
        ]
    assert [kind for kind, _, _ in records] == ["warcinfo", "resource", "resource"]
    assert records[1][1:] == ("https://example.org/a", b"one")
    assert records[2][2] == "два".encode()


@pytest.mark.parametrize("packed", [False, True])
def test_a_changed_byte_is_noticed(tmp_path: Path, packed: bool) -> None:
    store, page = BlobStore(tmp_path), capture(b"evidence")
    place = store.put_all([page])[0] if packed else store.put(page)
    path = store.packs()[0] if packed else tmp_path / page.sha256[:2] / page.sha256
    path.chmod(0o644)
    path.write_bytes(path.read_bytes().replace(b"evidence", b"evidencE"))
    with pytest.raises(CaptureError, match="not those of this SHA-256"):
        store.get(page.sha256, place, 8)


def test_missing_bytes_are_said(tmp_path: Path) -> None:
    with pytest.raises(CaptureError, match="missing"):
        BlobStore(tmp_path).get("0" * 64)


@pytest.mark.skipif(os.geteuid() == 0 and not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_said_and_leaves_no_half_record(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = BlobStore(tmp_path)
    first = capture(b"first")
    place = store.put_all([first])[0]
    size = store.packs()[0].stat().st_size

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(CaptureError, match="no space is left"):
            store.put_all([capture(b"second")])
        with pytest.raises(CaptureError, match="no space is left"):
            store.put(capture(b"third"))
    assert store.packs()[0].stat().st_size == size
    assert list(store.loose()) == []
    later = capture(b"later")
    later_place = store.put_all([later])[0]
    assert store.get(first.sha256, place, 5) == b"first"
    assert store.get(later.sha256, later_place, 5) == b"later"
    assert b"\0" not in store.packs()[0].read_bytes()
