"""Kept bytes stay what they were, and damage is noticed."""

from __future__ import annotations

import hashlib
import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from backstory.capture import BlobStore
from backstory.errors import CaptureError
from backstory.values import Capture


def page(content: bytes) -> Capture:
    return replace(row(content, source="page.html"), media_type="text/html")


def row(content: bytes, url: str = "", source: str = "rows.jsonl:1") -> Capture:
    return Capture(
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
        captured_at=datetime(2025, 3, 12, 8, 40, tzinfo=UTC),
        media_type="application/json",
        url=url,
        source=source,
    )


def test_a_page_lies_under_its_sha256_and_cannot_be_written_over(tmp_path: Path) -> None:
    content = page(b"<p>page")
    store = BlobStore(tmp_path)
    assert store.keep([content]) == [""]
    assert store.keep([content]) == [""]
    path = tmp_path / content.sha256[:2] / content.sha256
    assert path.read_bytes() == b"<p>page"
    assert path.stat().st_mode & 0o222 == 0
    assert list(store.loose()) == [content.sha256]


def test_rows_are_read_back_from_their_pack(tmp_path: Path) -> None:
    store = BlobStore(tmp_path)
    rows = [row(f"строка {n}".encode() * n, source=f"архив 1.jsonl:{n}") for n in range(1, 30)]
    places = store.keep(rows[:10]) + store.keep(rows[10:])
    again = BlobStore(tmp_path)
    for kept, place in zip(rows, places, strict=True):
        assert again.get(kept.sha256, place, len(kept.content)) == kept.content


def test_a_pack_is_a_warc_file_that_other_tools_read(tmp_path: Path) -> None:
    warcio = pytest.importorskip("warcio", reason="warcio is not installed")
    store = BlobStore(tmp_path)
    rows = [row(b"one", url="https://example.org/a"), row("два".encode(), source="мои строки:2")]
    store.keep(rows)
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
    store = BlobStore(tmp_path)
    content = row(b"evidence") if packed else page(b"evidence")
    place = store.keep([content])[0]
    path = store.packs()[0] if packed else tmp_path / content.sha256[:2] / content.sha256
    path.chmod(0o644)
    path.write_bytes(path.read_bytes().replace(b"evidence", b"evidencE"))
    with pytest.raises(CaptureError, match="not those of this SHA-256"):
        store.get(content.sha256, place, 8)


def test_missing_bytes_are_said(tmp_path: Path) -> None:
    with pytest.raises(CaptureError, match="missing"):
        BlobStore(tmp_path).get("0" * 64)


def test_a_full_disk_is_said_and_leaves_no_half_record(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = BlobStore(tmp_path)
    first = row(b"first")
    place = store.keep([first])[0]
    size = store.packs()[0].stat().st_size

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(CaptureError, match="no space is left"):
            store.keep([row(b"second")])
        with pytest.raises(CaptureError, match="no space is left"):
            store.keep([page(b"third")])
    assert store.packs()[0].stat().st_size == size
    assert list(store.loose()) == []
    later = row(b"later")
    later_place = store.keep([later])[0]
    assert store.get(first.sha256, place, 5) == b"first"
    assert store.get(later.sha256, later_place, 5) == b"later"
    assert b"\0" not in store.packs()[0].read_bytes()


def test_a_pack_that_cannot_be_begun_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("backstory.capture.pack.PackWriter._write", full)
        with pytest.raises(CaptureError, match="no space is left"):
            BlobStore(tmp_path).keep([row(b"one")])
    assert BlobStore(tmp_path).packs() == []
