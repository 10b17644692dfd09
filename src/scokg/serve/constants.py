"""The documents that are the same for all clients: made once after the start, by a process of their own, and kept.

Some take seconds on a busy machine. No request makes one, so no number of requests takes query processes from others.
"""

import asyncio
import hashlib
import json
from typing import NamedTuple

from ..export.jsonld import bundle
from ..web.media_types import JSONLD, SCHEMA_JSON
from ..web.problems import HttpProblem, busy
from .limits import MIB, Limits
from .workers import constant_jobs
from .workers.jobs import GRAPH_FORMS
from .workers.pool import Pool
from .workers.reply import Reply
from .workers.worker import Job

_TIMEOUT = 600.0
"""Processor time in seconds that all documents together may take to be made."""
_MEMORY = 512 * MIB
Key = tuple[str, ...]
"""The name of a document, then the named graph or the media type where there are several."""
DEFAULT_GRAPH = "default"


class Constant(NamedTuple):
    """A document with its entity tag."""

    reply: Reply
    tag: str


def tagged(reply: Reply) -> Constant:
    """Return a document with its entity tag."""
    return Constant(reply, f'"{hashlib.sha256(reply.media.encode() + reply.body).hexdigest()[:32]}"')


class Constants:
    """The documents of one server, and the task that makes them."""

    def __init__(self, pool: Pool, limits: Limits) -> None:
        """Start with no document, except those that are files of the program."""
        self._pool = pool
        self._limits = limits
        self._made: dict[Key, Constant | HttpProblem] = {}
        self._complete = False
        self._progress = asyncio.Condition()
        self._task: asyncio.Task[None] | None = None
        self.files = _files()
        """The context, the frames and the schemas by path."""

    @property
    def complete(self) -> bool:
        """Whether all documents are made."""
        return self._complete

    @property
    def size(self) -> int:
        """Total size of the documents, in bytes."""
        return sum(len(made.reply.body) for made in self._made.values() if isinstance(made, Constant))

    def start(self) -> None:
        """Make the documents in the background, as soon as the graph is in memory."""
        self._task = asyncio.get_running_loop().create_task(self._make())

    def stop(self) -> None:
        """Make no more documents."""
        if self._task:
            self._task.cancel()

    async def get(self, *key: str) -> Constant:
        """Return a document; if it is not made yet, wait for it.

        :raises HttpProblem: its problem; 404 for an unknown graph, 503 if it is not made in time.
        """
        try:
            async with asyncio.timeout(self._limits.wait), self._progress:
                await self._progress.wait_for(lambda: key in self._made or self._complete)
        except TimeoutError:
            raise busy("the server has just been started, and this document is not ready yet") from None
        if key not in self._made:
            raise HttpProblem(404, f"unknown graph {key[1]}", graphs=self._graphs())
        made = self._made[key]
        if isinstance(made, HttpProblem):
            raise made
        return made

    def _graphs(self) -> list[str]:
        return sorted({key[1] for key in self._made if key[0] == "graph" and key[1] != DEFAULT_GRAPH})

    async def _make(self) -> None:
        await self._pool.loaded.wait()
        limits = self._limits._replace(timeout=_TIMEOUT, memory=max(_MEMORY, self._limits.memory))
        jobs = _jobs(self._limits.answer)
        async for key, made in self._pool.run_apart(jobs, limits):
            if key == ("graphs",) and isinstance(made, Reply):
                jobs.update(_graph_jobs(json.loads(made.body), self._limits.answer))
            async with self._progress:
                self._made[key] = tagged(made) if isinstance(made, Reply) else made
                self._progress.notify_all()
        async with self._progress:
            self._complete = True
            self._progress.notify_all()


def _jobs(max_bytes: int) -> dict[Key, Job]:
    """Return the job that makes each document, quick ones first."""
    found: dict[Key, Job] = {(name,): (job, ()) for name, job in constant_jobs.JOBS.items()}
    for name in constant_jobs.DESCRIPTIONS:
        found |= {(name, media): (constant_jobs.description, (name, media, max_bytes)) for media in GRAPH_FORMS}
    return found


def _graph_jobs(names: list[str], max_bytes: int) -> dict[Key, Job]:
    """Return the jobs for the graphs, the default graph last, since it is the largest."""
    return {
        ("graph", name, media): (
            constant_jobs.graph_document,
            (None if name == DEFAULT_GRAPH else name, media, max_bytes),
        )
        for name in (*names, DEFAULT_GRAPH)
        for media in GRAPH_FORMS
    }


def _files() -> dict[str, Constant]:
    version, kinds = bundle.CONTEXT_VERSION, bundle.frame_kinds()
    found = {
        f"/context/{version}.jsonld": (bundle.context(), JSONLD),
        **{f"/frame/{version}/{kind}.jsonld": (bundle.frame(kind), JSONLD) for kind in kinds},
        **{f"/schema/{version}/{kind}.schema.json": (bundle.schema(kind), SCHEMA_JSON) for kind in kinds},
    }
    return {path: tagged(Reply(media, json.dumps(content).encode())) for path, (content, media) in found.items()}
