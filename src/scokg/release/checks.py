"""What must hold before anything is released: the files conform, and state one version and one day."""

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

_TOLD = 10


class RefusedError(UserError):
    """What was asked for must not be released; ``problems`` says why, one line each."""

    def __init__(self, problems: list[str]) -> None:
        """Keep the problems beside the message, which tells the first of them."""
        more = [f"and {len(problems) - _TOLD} more"] if len(problems) > _TOLD else []
        super().__init__("\n       ".join(["nothing is released:", *problems[:_TOLD], *more]))
        self.problems = problems


class Stated(NamedTuple):
    """A version, or a day, and the place that states it."""

    place: str
    value: str


def check(top: Path) -> None:
    """Check what must hold before anything is released.

    :raises RefusedError: when it does not: with errors of the validation, else with numbers that disagree.
    """
    from ..validation.validate import validate

    report = validate(top=top)
    errors = [problem for problem in report.problems if problem.level == "error"]
    if errors:
        raise RefusedError([f"{p.file}:{p.line}:{p.column}: {p.message} [{p.rule}]" for p in errors])
    publication = read_publication(top, derived=False)
    if problems := [
        *_disagreements("version", stated_versions(top, publication)),
        *_disagreements("day", stated_days(top, publication)),
    ]:
        raise RefusedError(problems)


def stated_versions(top: Path, publication: NamedGraphs) -> list[Stated]:
    """Give the version that each place states: program, ontology, data, citation."""
    project = tomllib.loads(read_bytes(top / "pyproject.toml").decode("utf-8"))["project"]
    ontology, dataset = _of(publication, ONTOLOGY), _of(publication, DATASET)
    return [
        Stated("pyproject.toml", str(project["version"])),
        Stated("CITATION.cff", str(_citation(top)["version"])),
        Stated("ontology/scokg.ttl (owl:versionInfo)", ontology("owl:versionInfo")),
        Stated("ontology/scokg.ttl (owl:versionIRI)", ontology("owl:versionIRI").removeprefix(f"{BASE}ontology/")),
        Stated("data/dataset.ttl (dcat:version)", dataset("dcat:version")),
        Stated("data/dataset.ttl (owl:versionInfo)", dataset("owl:versionInfo")),
    ]


def stated_days(top: Path, publication: NamedGraphs) -> list[Stated]:
    """Return the day of the release that each place states."""
    ontology, dataset = _of(publication, ONTOLOGY), _of(publication, DATASET)
    return [
        Stated("CITATION.cff", str(_citation(top)["date-released"])),
        Stated("ontology/scokg.ttl (dcterms:issued)", ontology("dcterms:issued")),
        Stated("data/dataset.ttl (dcterms:issued)", dataset("dcterms:issued")),
    ]


def _disagreements(what: str, stated: list[Stated]) -> list[str]:
    values = {one.value for one in stated}
    told = "; ".join(f"{one.place}: {one.value or 'none'}" for one in stated)
    return [] if len(values) == 1 and "" not in values else [f"the {what} is not the same everywhere: {told}"]


def _citation(top: Path) -> dict[str, Any]:
    import yaml

    content: dict[str, Any] = yaml.safe_load(read_bytes(top / "CITATION.cff"))
    return content


def _of(publication: NamedGraphs, subject: NamedNode) -> Callable[[str], str]:
    """Return a function that looks up a property of the ontology or the dataset; empty when it has no one value."""
    name = "dataset" if subject == DATASET else "ontology"
    metadata = Metadata(publication.graphs[GRAPH + name], subject)
    return lambda prop: metadata.get(prop) or ""
