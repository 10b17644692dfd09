"""A server holds the release it was started with, whatever happens to the files and to its processes."""

import os
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from scokg.publication.content_hash import content_hash
from scokg.version import __version__
from support import REPOSITORY
from support.serving import Served, client_of, fork_server, query_processes, running_process
from support.waiting import wait_until

WORKERS = 2
PAGES = ("/api/query/status-on?on=2017-06-09", "/status/2017-06-09.csv", "/status/2017-06-10.json",
         "/doc/state/KAZ.html", "/api/query/history-of-state?state=Kazakhstan", "/graph/facts.html", "/ontology.html",
         "/doc/state/UZB.jsonld", "/query/status-on.html", "/shape/State.ttl", "/openapi.json", "/api/query", "/",
         "/context/v1.jsonld", "/frame/v1/meeting.jsonld", "/graph/ontology.ttl", "/.well-known/void")  # fmt: skip
PUBLISHED = ("src", "ontology", "data", "shapes", "queries")
CHANGED = "have changed since the server was started"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Copy the program and the published files, with the stores, so that they can be changed."""
    assert content_hash()  # the stores are there
    for name in (*PUBLISHED, "build/stores"):
        if (REPOSITORY / name).is_dir():
            shutil.copytree(
                REPOSITORY / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__", "expected")
            )
    return tmp_path


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "server.txt"


@pytest.fixture
def served(checkout: Path, log: Path) -> Iterator[Served]:
    arguments = ("--workers", str(WORKERS), "--public-url", "https://data.example.org/")
    with running_process(*arguments, log=log, environment={"PYTHONPATH": str(checkout / "src")}) as served:
        yield served
    assert "Traceback" not in log.read_text(encoding="utf-8"), log.read_text(encoding="utf-8")


@pytest.fixture
def web(served: Served) -> Iterator[httpx.Client]:
    with client_of(served.address) as client:
        yield client


def health(web: httpx.Client) -> dict[str, Any]:
    return dict(web.get("/health").json())


def test_health_states_the_release(web: httpx.Client) -> None:
    assert health(web)["release"] == {"version": __version__, "hash": content_hash()}
    assert health(web)["status"] == "ok"


def test_files_are_read_only_once(checkout: Path, served: Served, web: httpx.Client) -> None:
    """Nothing that was not requested before the files were deleted is missing afterwards."""
    query = checkout / "queries" / "status-on.rq"
    query.write_text(
        query.read_text(encoding="utf-8").replace("SELECT", "SELECT DISTINCT ?edited", 1), encoding="utf-8"
    )
    shutil.rmtree(checkout / "queries" / "hygiene")
    (checkout / "queries" / "added.rq").write_text("#+ summary: new\nASK {}\n", encoding="utf-8")
    rows = web.get(PAGES[0]).json()
    assert len(rows) > 8
    assert "edited" not in rows[0]
    for name in (*PUBLISHED, "build"):
        shutil.rmtree(checkout / name)
    for path in PAGES:
        assert web.get(path).status_code == 200, path
    assert "edited" not in web.get("/query/status-on.html").text
    assert web.get("/api/query/added").status_code == 404
    for child in query_processes(served.pid):  # those that follow have the same release
        os.kill(child, signal.SIGKILL)
    wait_until(lambda: _asked(web) and len(query_processes(served.pid)) == WORKERS)
    assert web.get("/api/query/status-on?on=2017-06-10").json() == rows


def test_a_fork_server_with_another_release_starts_no_query_process(
    checkout: Path, served: Served, web: httpx.Client, log: Path
) -> None:
    query = checkout / "queries" / "status-on.rq"
    text = query.read_text(encoding="utf-8")
    first, *_ = query_processes(served.pid)
    query.write_text(text.replace("?state", "?edited"), encoding="utf-8")
    os.kill(fork_server(served.pid), signal.SIGKILL)
    assert len(web.get(PAGES[0]).json()) > 8, "the query processes outlive their fork server"
    os.kill(first, signal.SIGKILL)
    wait_until(lambda: _asked(web) and CHANGED in health(web)["status"])
    assert web.get("/health").status_code == 503
    assert health(web)["release"]["hash"] == content_hash()
    query.write_text(text, encoding="utf-8")
    wait_until(lambda: health(web)["status"] == "ok", lambda: str(health(web)))
    wait_until(lambda: health(web)["processes"] == WORKERS)
    assert len(web.get("/api/query/status-on?on=2017-06-07").json()) > 8


def _asked(web: httpx.Client) -> bool:
    """Ask something new, so that the server notices a process that has ended."""
    return web.get("/sparql?query=ASK%7B%7D").status_code == 200


def test_a_failed_start_of_the_fork_server_is_tried_again(checkout: Path, served: Served, web: httpx.Client) -> None:
    first, *_ = query_processes(served.pid)
    (checkout / "data").rename(checkout / "moved")
    os.kill(fork_server(served.pid), signal.SIGKILL)
    os.kill(first, signal.SIGKILL)
    wait_until(lambda: _asked(web) and health(web)["status"] != "ok")
    (checkout / "moved").rename(checkout / "data")
    wait_until(lambda: health(web)["status"] == "ok" and health(web)["processes"] == WORKERS)
    for _ in range(2 * WORKERS):
        assert _asked(web)
