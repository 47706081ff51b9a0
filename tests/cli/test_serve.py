"""The site as it is served: it sees what others add, answers bad requests, and leaves nothing behind."""

from __future__ import annotations

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]
Rows = Callable[..., Path]


@dataclass
class Site:
    process: subprocess.Popen[str]
    port: int

    def get(self, path: str, method: str = "GET", **headers: str) -> tuple[http.client.HTTPResponse, bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(method, path, headers=headers)
            response = connection.getresponse()
            return response, response.read()
        finally:
            connection.close()

    def workers(self) -> list[int]:
        listed = subprocess.run(["ps", "-eo", "pid,ppid"], capture_output=True, text=True).stdout
        pairs = (line.split() for line in listed.splitlines()[1:])
        return [int(pid) for pid, parent in pairs if int(parent) == self.process.pid]


@pytest.fixture
def site(tmp_path: Path, environment: dict[str, str]) -> Iterator[Site]:
    with (tmp_path / "stderr").open("w") as told:
        process = subprocess.Popen(
            [sys.executable, "-m", "backstory", "serve", "--port", "0"],
            cwd=tmp_path,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=told,
            text=True,
            start_new_session=True,
        )
    assert process.stdout is not None
    line = process.stdout.readline()
    served = Site(process, int(line.split()[3].rstrip("/").rpartition(":")[2]))
    for _ in range(300):
        try:
            served.get("/")
            break
        except OSError:
            time.sleep(0.1)
    yield served
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def gone(pids: list[int]) -> bool:
    for _ in range(150):
        if not any(Path(f"/proc/{pid}").exists() for pid in pids):
            return True
        time.sleep(0.1)
    return False


def test_it_shows_what_is_added_meanwhile(site: Site, run: Run, rows: Rows) -> None:
    assert b"Harbour report" not in site.get("/")[1]
    run("add", rows({"title": "Harbour report", "text": "Ships came in.", "lang": "en"}), "--publish")
    assert b"Harbour report" in site.get("/")[1]
    assert b"Ships came in" in site.get("/search/?q=harbour")[1]
    taken = run("serve", "--port", site.port)
    assert taken.returncode == 1
    assert "choose another with --port" in taken.stderr


def test_bad_requests_are_answered_and_good_ones_are_packed(site: Site, tmp_path: Path) -> None:
    response, body = site.get("/", Host="evil.example")
    told = (tmp_path / "stderr").read_text()
    assert "'evil.example'" in told and "BACKSTORY_ALLOWED_HOSTS" in told
    assert "Traceback" not in told
    assert response.status == 400
    assert b"<html" in body
    assert response.headers["Content-Security-Policy"]
    response, body = site.get("/", method="HEAD")
    assert (response.status, body) == (200, b"")
    assert site.get("/search?q=" + "x" * 200_000)[0].status in (400, 414)
    for path in ("/%00", "/%ff", "/story/99999999999999999999/", "/..%2f..%2fsecret.key"):
        assert site.get(path)[0].status == 404, path
    assert site.get("/static/reader/site.css", **{"Accept-Encoding": "gzip"})[0].headers["Content-Encoding"]


def test_ctrl_c_ends_it_though_a_reader_is_idle(site: Site) -> None:
    workers = site.workers()
    assert workers
    with socket.create_connection(("127.0.0.1", site.port)) as idle:
        idle.send(b"GET / HTTP/1.1\r\nHost: loc")
        site.process.send_signal(signal.SIGINT)
        assert site.process.wait(60) == 0
    assert gone(workers)


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="there is no /proc here")
def test_a_server_that_is_killed_leaves_no_worker(site: Site) -> None:
    workers = site.workers()
    site.process.kill()
    site.process.wait()
    assert gone(workers)


def test_the_demo_takes_another_port_where_the_usual_one_is_taken(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    with socket.socket() as taken:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        with contextlib.suppress(OSError):  # somebody else has it: that will do
            taken.bind(("127.0.0.1", 8000))
            taken.listen()
        process = subprocess.Popen(
            [sys.executable, "-m", "backstory", "demo"],
            cwd=tmp_path,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            start_new_session=True,
        )
        try:
            assert process.stdout is not None
            assert process.stdout.readline().startswith("The demo holds")
            address = process.stdout.readline()
            assert address.startswith("Backstory is at http://127.0.0.1:")
            assert ":8000/" not in address
        finally:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
