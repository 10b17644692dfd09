"""Read files with clear errors, and write files and folders atomically."""

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from .errors import UserError

_CHUNK = 16 * 1024**2
_MAX_BYTES = 1024**3
"""Maximum size of a file that is read into memory."""


def read_bytes(path: Path | str) -> bytes:
    """Return the content of a file or pipe; without a buffer, as every command reads hundreds of small files.

    :raises UserError: if it cannot be read, with the reason, or if it is a device or has more than 1 GiB.
    """
    try:
        with open(path, "rb", buffering=0) as stream:  # noqa: PTH123 - building a Path costs as much as reading
            about = os.fstat(stream.fileno())
            if stat.S_ISREG(about.st_mode) and about.st_size <= _MAX_BYTES:
                return stream.read()
            if stat.S_ISCHR(about.st_mode) or stat.S_ISBLK(about.st_mode):
                raise UserError(f"{path}: not a regular file; save the input to a file first")
            return read_limited(stream.read, str(path))
    except OSError as error:
        raise UserError(f"{path}: cannot be read ({error.strerror}); check the name and the permissions") from error


def read_limited(read: Callable[[int], bytes], name: str) -> bytes:
    """Return the rest of a stream.

    :param read: the method of the stream that returns at most the given number of bytes.
    :param name: the name of the stream in the error message.
    :raises UserError: if it has more than 1 GiB.
    """
    chunks: list[bytes] = []
    size = 0
    while chunk := read(_CHUNK):
        size += len(chunk)
        if size > _MAX_BYTES:
            raise UserError(f"{name}: larger than the limit of 1 GiB")
        chunks.append(chunk)
    return b"".join(chunks)


def read_files(paths: Iterable[Path]) -> dict[Path, bytes]:
    """Return the contents of files by path, in the order of ``paths``.

    :raises UserError: if one of them cannot be read.
    """
    return {path: read_bytes(path) for path in paths}


def write_atomically(path: Path, content: bytes) -> None:
    """Replace the content of a file atomically and keep its mode; follow symbolic links.

    :raises OSError: if the file cannot be written.
    """
    import tempfile

    path = path.resolve()
    mode = path.stat().st_mode if path.exists() else 0o644
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        Path(temporary).chmod(mode)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


@contextmanager
def atomic_folder(target: Path) -> Iterator[Path]:
    """Yield a new folder to fill, and rename it to ``target`` if the block succeeds.

    After an error or an interrupt, ``target`` is unchanged and no temporary folder is left.

    :raises UserError: if ``target`` exists and is not an empty folder, or if it cannot be written.
    """
    import shutil
    import tempfile

    target = target.absolute()
    _check_available(target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        temporary = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name}."))
    except OSError as error:
        raise UserError(f"{target}: cannot be created ({error.strerror}); name a folder you can write to") from error
    try:
        yield temporary
        temporary.chmod(0o755)
        temporary.rename(target)  # replaces an empty folder in one step
    except OSError as error:
        raise UserError(f"{target}: cannot be written ({error.strerror}); nothing was changed") from error
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def _check_available(target: Path) -> None:
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise UserError(f"{target}: exists and is not a folder; name a new folder")
    if target.is_dir() and any(target.iterdir()):
        raise UserError(f"{target}: is not empty; name a new or empty folder, nothing is overwritten")
