"""Folders of generated stores that are either whole or not used: sealed when complete, moved into place, pruned.

A sealed folder has one subfolder for each store and a file ``SEAL``, written last: the SHA-256 and size of each file of
the stores.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from math import inf
from pathlib import Path

from pyoxigraph import Store

from ..hashing import sha256_of_file

STORES = MERGED, NAMED = "merged", "named"
_SEAL = "SEAL"
_KEPT = 3
"""How many sealed folders are kept beside each other."""
_ABANDONED = 3600
"""Age in seconds of a temporary folder whose process must have been killed."""
_WITHOUT_DATA = ("LOG", "LOCK", "OPTIONS", "IDENTITY")
"""Prefixes of files of RocksDB that hold no data, so that they are not sealed."""


def open_sealed(folder: Path, name: str) -> Store | None:
    """Open a store of a sealed folder to read; None if it is missing or damaged, or the engine refuses it."""
    if not is_sealed(folder, name):
        return None
    try:
        with on_one_processor():
            return Store.read_only(str(folder / name))
    except (OSError, ValueError, RuntimeError):
        with suppress(OSError):
            (folder / _SEAL).unlink()  # so that it is built again
        return None


@contextmanager
def on_one_processor() -> Iterator[None]:
    """Keep this thread and those that it starts on the processor it runs on, where the system can (Linux).

    To open a store, RocksDB starts and ends fifteen threads for each of its twelve tables, most with nothing to do.
    Spread over the processors, that takes three times as long.
    """
    allowed: set[int] = set()
    with suppress(OSError, AttributeError):
        allowed = os.sched_getaffinity(0)
        os.sched_setaffinity(0, {_processor()})
    try:
        yield
    finally:
        if allowed:
            with suppress(OSError):  # the processors of this process have changed
                os.sched_setaffinity(0, allowed)


def _processor() -> int:
    """Return the number of the processor that this process runs on."""
    return int(Path("/proc/self/stat").read_bytes().rsplit(b")", 1)[1].split()[36])


def is_sealed(folder: Path, name: str) -> bool:
    """Return whether the files of a store are exactly those that were sealed."""
    try:
        entries = dict(_read_seal(folder, name))
        present = {f"{name}/{path.name}" for path in (folder / name).iterdir() if _has_data(path)}
        return present == set(entries) != set() and all(
            (folder / file).stat().st_size == size and sha256_of_file(folder / file) == digest
            for file, (digest, size) in entries.items()
        )
    except (OSError, ValueError):
        return False


def _read_seal(folder: Path, name: str) -> Iterator[tuple[str, tuple[str, int]]]:
    """Yield the files of a store with their digest and size.

    :raises ValueError: if the seal is not in the format of :func:`_seal`.
    """
    for line in (folder / _SEAL).read_text(encoding="utf-8").splitlines():
        digest, size, file = line.split(" ", 2)
        if file.startswith(f"{name}/"):
            yield file, (digest, int(size))


def _seal(folder: Path, names: tuple[str, ...]) -> None:
    """Write the seal, and remove the files that hold no data."""
    lines = []
    for path in sorted(path for name in names for path in (folder / name).iterdir()):
        if _has_data(path):
            lines.append(f"{sha256_of_file(path)} {path.stat().st_size} {path.relative_to(folder).as_posix()}\n")
        else:
            path.unlink()  # the log names paths of this machine
    (folder / _SEAL).write_text("".join(lines), encoding="utf-8")


def _has_data(path: Path) -> bool:
    return not path.name.startswith(_WITHOUT_DATA)


def _last_change(path: Path) -> float:
    """Return the time of the last change; infinity for a folder that another process has moved or removed."""
    try:
        return path.stat().st_mtime
    except OSError:
        return inf


@contextmanager
def new_sealed_folder(target: Path, names: tuple[str, ...]) -> Iterator[Path]:
    """Yield a temporary folder to write stores to; seal it and move it to ``target``.

    Another process may be quicker; then its folder is kept. Old folders beside ``target`` are removed.

    :raises OSError: if the folder cannot be written.
    """
    import shutil
    import tempfile

    target.parent.mkdir(parents=True, exist_ok=True)
    _remove_old(target)
    temporary = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
    try:
        yield temporary
        _seal(temporary, names)
        temporary.chmod(0o755)
        if not all(is_sealed(target, name) for name in names):
            shutil.rmtree(target, ignore_errors=True)
            temporary.rename(target)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def newest_folders(target: Path) -> list[Path]:
    """Return the folders beside ``target`` that are kept when it is made, newest first."""
    return [path for path in _beside(target) if not path.name.startswith(".")][: _KEPT - 1]


def copy_store(source: Path, target: Path) -> None:
    """Copy a closed store; its tables, which the engine never changes, become hard links where that is possible."""
    import shutil

    target.mkdir()
    for path in source.iterdir():
        try:
            if path.suffix != ".sst":
                raise OSError
            (target / path.name).hardlink_to(path)
        except OSError:
            shutil.copyfile(path, target / path.name)


def _remove_old(target: Path) -> None:
    """Remove the oldest folders beside ``target``, and those that killed processes left."""
    import shutil
    import time

    past = time.time() - _ABANDONED
    kept = newest_folders(target)
    for path in _beside(target):
        if _last_change(path) < past if path.name.startswith(".") else path not in kept:
            shutil.rmtree(path, ignore_errors=True)


def _beside(target: Path) -> list[Path]:
    return sorted((path for path in target.parent.iterdir() if path != target), key=_last_change, reverse=True)
