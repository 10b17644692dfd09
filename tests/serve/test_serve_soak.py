"""A soak: honest clients are served while others attack, and nothing is left behind.

``SCOKG_SOAK_MINUTES`` sets how long it takes; without it, one minute in the gate and twenty seconds elsewhere.
With ``pytest -s``, it prints how long the status question and ``/health`` took, and how much memory all processes used.
"""

import asyncio
import os
import random
import signal
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from pathlib import Path
from statistics import quantiles

import httpx
import pytest
from process_memory import memory

from support.raw_http import connect
from support.serving import Served, has_documents, query_processes, running_process
from support.waiting import PATIENCE, wait_until

MINUTES = float(os.environ.get("SCOKG_SOAK_MINUTES", "1" if os.environ.get("CI") == "true" else "0.33"))
CLIENTS, PAUSE = 64, 2.0
WORKERS, MEMORY, LONG = 6, 200, 4
GRAPH, ANSWERS, DOCUMENTS, PROCESS = 250, 256, 64, 80
"""In MiB, as ``docs/guide/serve.md`` states them; the last is one Python process of its own, without the graph."""
NAMED_LIMITS = {503}
"""What an honest client may get besides 200: the server is busy, and says when to try again."""
FIRST, DAYS = date(1996, 4, 26), 10_000
OTHERS = ("/doc/state/KAZ.ttl", "/api/query/map-points", "/doc/meeting/hsc-2017", "/sparql?query=ASK%7B%7D",
          "/.well-known/void", "/store?default", "/openapi.json", "/health")  # fmt: skip
RUNAWAYS = (
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?f ?c",
    "SELECT (COUNT(*) AS ?n) { ?a (!<urn:x>|^!<urn:x>)* ?b . ?b (!<urn:x>|^!<urn:y>)* ?c }",
)


class Soak:
    """The clients of a server, honest and otherwise, until a point in time."""

    def __init__(self, served: Served, client: httpx.AsyncClient) -> None:
        """Begin now."""
        self.served, self.client = served, client
        self.end = time.monotonic() + MINUTES * 60
        self.honest: Counter[str] = Counter()
        self.attacks: Counter[str] = Counter()
        self.most = 0.0
        self.seconds: dict[str, list[float]] = {"status": [], "health": []}

    async def until_the_end(self, work: Callable[[random.Random], Awaitable[None]], seed: int, pause: float) -> None:
        """Repeat some work, with pauses of random length."""
        chance = random.Random(seed)
        while time.monotonic() < self.end:
            await asyncio.sleep(chance.random() * 2 * pause)
            await work(chance)

    async def ask(self, chance: random.Random) -> None:
        """Ask an honest question; if the server is busy, do as it says."""
        day = FIRST + timedelta(days=chance.randrange(DAYS))
        path = chance.choice(OTHERS) if chance.random() < 0.25 else f"/api/query/status-on?on={day}"
        began = time.monotonic()
        response = await self.client.get(path)
        for name, measured in self.seconds.items():
            if name in path:
                measured.append(time.monotonic() - began)
        busy = response.status_code in NAMED_LIMITS and "retry-after" in response.headers
        self.honest["ok" if response.status_code == 200 else "busy" if busy else f"{response.status_code} {path}"] += 1

    async def run_away(self, chance: random.Random) -> None:
        """Ask a query that never ends."""
        response = await self.client.post("/sparql", data={"query": chance.choice(RUNAWAYS)})
        self.attacks[f"runaway {response.status_code}"] += 1

    async def preflight(self, chance: random.Random) -> None:
        """Send a preflight for a path that nobody has used before."""
        headers = {"Origin": "https://evil.example", "Access-Control-Request-Method": "GET"}
        response = await self.client.options(f"/{chance.getrandbits(128):x}", headers=headers)
        self.attacks[f"preflight {response.status_code}"] += 1

    async def read_slowly(self, _: random.Random) -> None:
        """Ask for a large document, and read next to nothing of it."""
        reader = await asyncio.to_thread(connect, self.served.address)
        with reader:
            reader.sendall(b"GET /store?default HTTP/1.1\r\nHost: localhost\r\nAccept: application/n-triples\r\n\r\n")
            await asyncio.sleep(max(0.0, min(10.0, self.end - time.monotonic())))
        self.attacks["slow reader"] += 1

    async def kill(self, chance: random.Random) -> None:
        """Kill a query process."""
        found = query_processes(self.served.pid)
        if found:
            os.kill(chance.choice(found), signal.SIGKILL)
            self.attacks["killed"] += 1

    async def watch(self, _: random.Random) -> None:
        """Measure the memory of all processes."""
        self.most = max(self.most, await asyncio.to_thread(memory, self.served.pid))

    async def run(self) -> None:
        """Run all clients until the end."""
        works = (
            *((self.ask, PAUSE) for _ in range(CLIENTS)),
            *((self.run_away, 1.0) for _ in range(2)),
            *((self.preflight, 0.02) for _ in range(4)),
            *((self.read_slowly, 1.0) for _ in range(8)),
            (self.kill, 1.0),
            (self.watch, 1.0),
        )
        await asyncio.gather(*(self.until_the_end(work, seed, pause) for seed, (work, pause) in enumerate(works)))


@pytest.mark.slow
def test_honest_clients_are_served_while_others_attack(tmp_path: Path) -> None:
    log = tmp_path / "server.txt"

    async def soak(served: Served) -> Soak:
        limits = httpx.Limits(max_connections=4 * CLIENTS)
        async with httpx.AsyncClient(base_url=served.address, timeout=PATIENCE, limits=limits) as client:
            found = Soak(served, client)
            await found.run()
            return found

    arguments = ("--workers", str(WORKERS), "--long-queries", str(LONG), "--memory", str(MEMORY), "--timeout", "5")
    with running_process(*arguments, log=log) as served:
        wait_until(lambda: has_documents(served.address))
        found = asyncio.run(soak(served))
        os.kill(served.pid, signal.SIGTERM)
    text = log.read_text(encoding="utf-8")
    report = f"honest {dict(found.honest)}, attacks {dict(found.attacks)}, at most {found.most:.0f} MiB"
    print(report)
    for name, seconds in found.seconds.items():
        shares = quantiles(seconds, n=100, method="inclusive")
        print(f"{name}: median {shares[49]:.3f} s, 99 of 100 within {shares[98]:.3f} s, at most {max(seconds):.3f} s")
    assert set(found.honest) <= {"ok", "busy"}, report
    assert found.honest["ok"] > 0, report
    assert {name for name in found.attacks if name.startswith("preflight")} == {"preflight 200"}, report
    assert not {name for name in found.attacks if name.startswith("runaway")} - _stopped(), report
    assert found.most < GRAPH + (WORKERS + LONG) * MEMORY + ANSWERS + DOCUMENTS + 3 * PROCESS, report
    assert "Traceback" not in text, text
    assert "ERROR" not in text, text


def _stopped() -> set[str]:
    """Return how a runaway query may end."""
    return {f"runaway {status}" for status in (503, 504, 507)}
