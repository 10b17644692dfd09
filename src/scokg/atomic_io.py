"""Files read with clear errors, and files and folders written atomically: an error leaves nothing half-written."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from .errors import UserError


def read_bytes(path: Path) -> bytes:
    """Read a file.

    :raises UserError: when it cannot be read, with the reason.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise UserError(f"{path}: cannot be read ({error.strerror}); check the name and the permissions") from error


def read_files(paths: Iterable[Path]) -> dict[Path, bytes]:
    """Read files, in the order of ``paths``."""
    return {path: read_bytes(path) for path in paths}


def write_atomically(path: Path, content: bytes) -> None:
    """Replace a file atomically, keeping its mode; of a symbolic link the target is replaced, not the link.

    :raises OSError: when the folder or the disk does not take the file.
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
    """Yield a new folder to fill, and rename it to ``target`` only when the block succeeds.

    On any error, a full disk or an interrupt, ``target`` is unchanged and nothing else is left behind.

    :raises UserError: when ``target`` exists and is not an empty folder, or when it cannot be written.
    """
    import shutil
    import tempfile

    target = target.absolute()
    _check_free(target)
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


def _check_free(target: Path) -> None:
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise UserError(f"{target}: exists and is not a folder; name a new folder")
    if target.is_dir() and any(target.iterdir()):
        raise UserError(f"{target}: is not empty; name a new or empty folder, nothing is overwritten")
