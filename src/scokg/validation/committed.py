"""What files said in the last commit: the edit that is validated is the difference."""

import subprocess
from collections.abc import Sequence
from pathlib import Path


def committed_contents(paths: Sequence[Path], top: Path) -> dict[Path, bytes | None] | None:
    """Return the contents of files in the last commit; None for a file that it does not have.

    :param paths: files under ``top``.
    :returns: None if the folder ``top`` is not in a commit, or git cannot be run.
    """
    names = [path.resolve().relative_to(top.resolve()).as_posix() for path in paths]
    answers = _objects(top, ["ontology", *names])
    if not answers or answers[0] is None or any("\n" in name for name in names):
        return None
    return dict(zip(paths, answers[1:], strict=True))


def _objects(top: Path, names: Sequence[str]) -> list[bytes | None]:
    """Return the objects of the last commit with some names, as ``git cat-file --batch`` writes them."""
    asked = "".join(f"HEAD:./{name}\n" for name in names).encode()
    try:
        done = subprocess.run(
            ["git", "-C", str(top), "cat-file", "--batch"], input=asked, capture_output=True, check=False
        )
    except OSError:
        return []
    rest = done.stdout
    found: list[bytes | None] = []
    while rest:
        head, _, rest = rest.partition(b"\n")
        if head.endswith(b" missing"):
            found.append(None)
        else:
            size = int(head.rpartition(b" ")[2])
            found.append(rest[:size])
            rest = rest[size + 1 :]
    return found if len(found) == len(names) else []
