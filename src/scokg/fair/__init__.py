"""Release + server → how FAIR it is: the points of known yardsticks, each computed, with score and reasons.

A family of points is a module with ``TESTS``. Nothing outside this machine is asked; a point that only the web at large
could tell is said to be so, and never counted as met.
"""

from pathlib import Path

from . import csvw, descriptions, foops, jsonld, oops, questions, stars
from .material import Material, read_release
from .model import Check, Outcome, Report, Test, run
from .web import Web, local_server

FAMILIES: dict[str, tuple[Test, ...]] = {
    "FOOPS!": foops.TESTS,
    "OOPS!": oops.TESTS,
    "5 stars and best practices": stars.TESTS,
    "descriptions": descriptions.TESTS,
    "tables": csvw.TESTS,
    "JSON-LD": jsonld.TESTS,
    "questions and shapes": questions.TESTS,
}
__all__ = [
    "FAMILIES",
    "Check",
    "Material",
    "Outcome",
    "Report",
    "Web",
    "check_material",
    "check_release",
    "local_server",
]


def check_release(folder: Path, server: str) -> Report:
    """Check a release.

    :param folder: made by ``scokg release``.
    :param server: the address of ``scokg serve`` or of a server laid out in the same way, which holds the same data.
    :raises UserError: when the folder is no release, or the server cannot be reached.
    """
    return check_material(read_release(folder, Web(server)))


def check_material(material: Material) -> Report:
    """Judge all families."""
    checks = [check for family, tests in FAMILIES.items() for check in run(family, tests, material)]
    return Report(material.version, tuple(checks))
