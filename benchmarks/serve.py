"""``scokg serve`` under load: 64 clients and a runaway query every second, against the same server idle.

Promised: no request of the clients fails, memory stays bounded, and the median of the status question is at most three
times its idle value. Everything is on loopback. Clients think for a while between requests, as people and programs do:
64 of them that never paused would measure the processors, not the server.
"""

import asyncio
import random
import re
import subprocess
import sys
import time
from datetime import date, timedelta
from statistics import median, quantiles

import httpx
from figures import Figure, arguments, report
from process_memory import memory

CLIENTS = 64
PAUSE = 2.0  # seconds between two requests of a client, on average
IDLE = 200
FIRST, DAYS = date(1996, 4, 26), 10_000
RUNAWAYS = (
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "SELECT (COUNT(*) AS ?n) { ?a (!<urn:x>|^!<urn:x>)* ?b . ?b (!<urn:x>|^!<urn:y>)* ?c }",
    "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?f ?c",
)
OTHERS = ("/doc/state/KAZ.ttl", "/api/query/map-points", "/doc/meeting/hsc-2017", "/sparql?query=ASK%7B%7D")


def some_day(chance: random.Random) -> str:
    """Return a day; few are asked about twice."""
    return (FIRST + timedelta(days=chance.randrange(DAYS))).isoformat()


async def status_question(client: httpx.AsyncClient, day: str) -> tuple[float, int]:
    """Ask who held which status; return the seconds and the HTTP status."""
    begin = time.perf_counter()
    response = await client.get("/api/query/status-on", params={"on": day})
    return time.perf_counter() - begin, response.status_code


class Load:
    """What the clients saw."""

    def __init__(self, client: httpx.AsyncClient, seconds: float) -> None:
        """Begin now."""
        self.client, self.end = client, time.monotonic() + seconds
        self.times: list[float] = []
        self.answered = 0
        self.failed: list[str] = []
        self.runaways: dict[int, int] = {}

    async def one(self, seed: int) -> None:
        """Be one of the clients."""
        chance = random.Random(seed)
        await asyncio.sleep(chance.random() * PAUSE)
        while time.monotonic() < self.end:
            if chance.random() < 0.75:
                seconds, code = await status_question(self.client, some_day(chance))
                self.times.append(seconds)
                path = "status-on"
            else:
                path = chance.choice(OTHERS)
                code = (await self.client.get(path)).status_code
            self.answered += 1
            if code != 200:
                self.failed.append(f"{code} {path}")
            await asyncio.sleep(chance.random() * 2 * PAUSE)

    async def runaway(self) -> None:
        """Ask a runaway query every second."""
        asked: set[asyncio.Task[None]] = set()
        number = 0
        while time.monotonic() < self.end:
            asked.add(asyncio.ensure_future(self._run_away(RUNAWAYS[number % len(RUNAWAYS)])))
            number += 1
            await asyncio.sleep(1)
        await asyncio.gather(*asked)

    async def _run_away(self, query: str) -> None:
        code = (await self.client.post("/sparql", data={"query": query})).status_code
        self.runaways[code] = self.runaways.get(code, 0) + 1


async def measure(address: str, pid: int, seconds: float) -> list[Figure]:
    """Measure the server idle and under load, and return the figures."""
    limits = httpx.Limits(max_connections=CLIENTS * 2)
    async with httpx.AsyncClient(base_url=address, timeout=60, limits=limits) as client:
        while (await client.get("/health")).json()["loading"]:  # its first processes read from disk
            await asyncio.sleep(0.1)
        chance = random.Random(0)
        idle = [(await status_question(client, some_day(chance)))[0] for _ in range(IDLE)]
        before = memory(pid)
        load = Load(client, seconds)
        watching = asyncio.ensure_future(most_memory(pid))
        await asyncio.gather(load.runaway(), *(load.one(seed) for seed in range(CLIENTS)))
        watching.cancel()
        most = await watching
        stopped = re.search(r"^scokg_queries_stopped (\S+)", (await client.get("/metrics")).text, re.MULTILINE)
    outcomes = ", ".join(f"{count} x {code}" for code, count in sorted(load.runaways.items()))
    print(f"runaway queries: {outcomes}; stopped {stopped[1] if stopped else '?'}")
    for text in sorted(set(load.failed)):
        print(f"failed: {text}")
    not_refused = sum(count for code, count in load.runaways.items() if code not in {503, 504, 507})
    return [
        Figure(f"status question with {CLIENTS} clients / idle, median", median(load.times) / median(idle), at_most=3),
        Figure(f"requests answered in {seconds:g} s", load.answered, "requests"),
        Figure("requests that failed", len(load.failed), "requests", at_most=0),
        Figure("runaway queries neither stopped nor refused", not_refused, "queries", at_most=0),
        Figure("status question, idle", median(idle) * 1000, "ms"),
        Figure("status question under load, 95th percentile", quantiles(load.times, n=20)[-1] * 1000, "ms"),
        Figure("memory of all processes, idle", before, "MiB"),
        Figure("memory of all processes, at most", most, "MiB"),
    ]


async def most_memory(pid: int) -> float:
    """Watch the memory until cancelled, and return the most that was seen."""
    most = 0.0
    try:
        while True:
            most = max(most, await asyncio.to_thread(memory, pid))
            await asyncio.sleep(1)
    except asyncio.CancelledError:
        return most


def main() -> int:
    """Start a server and measure it."""
    parser = arguments(__doc__)
    parser.add_argument("--seconds", type=float, default=12)
    options = parser.parse_args()
    command = [sys.executable, "-c", "from scokg.cli import run; run()", "serve", "--port", "0"]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert server.stderr
    try:
        line = server.stderr.readline()
        found = re.match(r"Serving (\S+)/ ", line)
        if not found:
            sys.exit(line + server.stderr.read())
        figures = asyncio.run(measure(found[1], server.pid, options.seconds))
    finally:
        server.terminate()
        server.wait(timeout=30)
    report(figures, options.json)
    promised = [figure for figure in figures if figure.unit != "times"]  # speed alone does not fail the gate
    return 0 if all(figure.kept for figure in promised) else 1


if __name__ == "__main__":
    sys.exit(main())
