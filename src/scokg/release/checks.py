"""The checks before a release: the files conform, and state one version and one date."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from pyoxigraph import NamedNode

from ..atomic_io import read_bytes
from ..errors import UserError
from ..namespaces import BASE, GRAPH
from ..publication.loading import read_publication
from ..publication.metadata import DATASET, ONTOLOGY, Metadata
from ..rdf.named_graphs import NamedGraphs

_MAX_PROBLEMS = 10


class RefusedError(UserError):
    """A release was refused; ``problems`` has one message for each reason."""

    def __init__(self, problems: list[str]) -> None:
        """Create the error; its message has the first of the problems."""
        more = [f"and {len(problems) - _MAX_PROBLEMS} more"] if len(problems) > _MAX_PROBLEMS else []
        super().__init__("\n       ".join(["nothing is released:", *problems[:_MAX_PROBLEMS], *more]))
        self.problems = problems


class StatedValue(NamedTuple):
    """A version or a date, and the place that states it."""

    place: str
    value: str


def check(top: Path) -> None:
    """Check that a checkout may be released.

    :param top: the checkout.
    :raises RefusedError: with the validation errors, otherwise with versions or dates that differ.
    """
    from ..validation.validate import validate

    report = validate(top=top)
    errors = [problem for problem in report.problems if problem.level == "error"]
    if errors:
        raise RefusedError([f"{p.file}:{p.line}:{p.column}: {p.message} [{p.rule}]" for p in errors])
    publication = read_publication(top, derived=False)
    if problems := [
        *_differences("version", stated_versions(top, publication)),
        *_differences("date", stated_days(top, publication)),
    ]:
        raise RefusedError(problems)


def stated_versions(top: Path, publication: NamedGraphs) -> list[StatedValue]:
    """Return the version that each place states: program, ontology, dataset, citation."""
    project = tomllib.loads(read_bytes(top / "pyproject.toml").decode("utf-8"))["project"]
    ontology, dataset = _of(publication, ONTOLOGY), _of(publication, DATASET)
    return [
        StatedValue("pyproject.toml", str(project["version"])),
        StatedValue("CITATION.cff", str(_citation(top)["version"])),
        StatedValue("ontology/scokg.ttl (owl:versionInfo)", ontology("owl:versionInfo")),
        StatedValue("ontology/scokg.ttl (owl:versionIRI)", ontology("owl:versionIRI").removeprefix(f"{BASE}ontology/")),
        StatedValue("data/dataset.ttl (dcat:version)", dataset("dcat:version")),
        StatedValue("data/dataset.ttl (owl:versionInfo)", dataset("owl:versionInfo")),
    ]


def stated_days(top: Path, publication: NamedGraphs) -> list[StatedValue]:
    """Return the date of the release that each place states."""
    ontology, dataset = _of(publication, ONTOLOGY), _of(publication, DATASET)
    return [
        StatedValue("CITATION.cff", str(_citation(top)["date-released"])),
        StatedValue("ontology/scokg.ttl (dcterms:issued)", ontology("dcterms:issued")),
        StatedValue("data/dataset.ttl (dcterms:issued)", dataset("dcterms:issued")),
    ]


def _differences(what: str, stated: list[StatedValue]) -> list[str]:
    values = {one.value for one in stated}
    if len(values) == 1 and "" not in values:
        return []
    places = "; ".join(f"{one.place}: {one.value or 'none'}" for one in stated)
    return [f"the {what} is not the same everywhere: {places}"]


def _citation(top: Path) -> dict[str, Any]:
    import yaml

    content: dict[str, Any] = yaml.safe_load(read_bytes(top / "CITATION.cff"))
    return content


def _of(publication: NamedGraphs, subject: NamedNode) -> Callable[[str], str]:
    """Return a function that reads a property of the ontology or the dataset; empty unless it has exactly one value."""
    name = "dataset" if subject == DATASET else "ontology"
    metadata = Metadata(publication.graphs[GRAPH + name], subject)
    return lambda prop: metadata.get(prop) or ""
