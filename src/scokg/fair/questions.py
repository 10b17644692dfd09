"""Saved questions and shapes of a release: that they parse, answer, and stand where editors look for them."""

from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import QueryBoolean, RdfFormat, Store

from ..vocabulary import BASE
from .material import Material, Triples
from .model import Finding, Test, judged

_EXAMPLES = BASE + ".well-known/sparql-examples"
_FORMS = ("sh:select", "sh:ask", "sh:construct", "sh:describe")


def _files(material: Material) -> list[Path]:
    return sorted((material.folder / "queries").glob("*.rq"))


def _parse(material: Material) -> Finding:
    """Parse each with two parsers: rdflib is stricter in some points, Oxigraph in others."""
    from rdflib.plugins.sparql import prepareQuery

    wrong, files = [], _files(material)
    for path in files:
        text = path.read_text(encoding="utf-8")
        try:
            prepareQuery(text)
            Store().query(text)
        except Exception as error:  # parsers raise what they like
            wrong.append(f"{path.name}: {str(error).splitlines()[0]}")
    return judged(wrong if files else ["no question"], f"{len(files)} questions, parsed by rdflib and by Oxigraph",
                  "that do not parse")  # fmt: skip


def _answer(material: Material) -> Finding:
    """Ask each with its defaults."""
    files = _files(material)
    wrong = list(_silent(material, files))
    return judged(wrong if files else ["no question"], f"{len(files)} questions have answers", "without answer")


def _silent(material: Material, files: list[Path]) -> Iterator[str]:
    for path in files:
        try:
            answer = material.data.store.query(path.read_text(encoding="utf-8"))
            if not isinstance(answer, QueryBoolean) and next(iter(answer), None) is None:
                yield path.name
        except SyntaxError:
            yield path.name


def _examples(material: Material) -> Finding:
    """Look for each question, with its text and its words, at the address where SPARQL editors look."""
    reply, store = material.web.get(_EXAMPLES, "text/turtle"), Store()
    if reply.there and reply.media == "text/turtle":
        store.load(reply.body, format=RdfFormat.TURTLE)
    about = Triples(store)
    served = {str(iri.value).rpartition("/")[2]: iri for iri in about.instances("sh:SPARQLExecutable")}
    wrong = [path.stem for path in _files(material) if path.stem not in served]
    for name, iri in served.items():
        if not about.values(iri, *_FORMS) or not about.values(iri, "rdfs:comment", "rdfs:label"):
            wrong.append(f"{name}: text or words missing")
    return judged(wrong, f"{len(served)} questions are served as RDF", "missing")


def _shapes(material: Material) -> Finding:
    """Hold the shapes to the shapes of SHACL itself."""
    import pyshacl
    import rdflib

    graph, files = rdflib.Graph(), sorted((material.folder / "shapes").glob("*.ttl"))
    for path in files:
        graph.parse(path, format="turtle")
    try:
        pyshacl.validate(rdflib.Graph(), shacl_graph=graph, meta_shacl=True)
    except (pyshacl.errors.ReportableRuntimeError, pyshacl.errors.ShapeLoadError) as error:
        return judged([str(error).splitlines()[0]], "", "flaws")
    return judged([] if files else ["no shapes"], f"{len(files)} files conform to SHACL's own shapes", "point missing")


TESTS = (
    Test("SPARQL-parse", "questions", "Every saved question parses with two parsers", _parse),
    Test("SPARQL-answer", "questions", "Every saved question has an answer", _answer),
    Test("SPARQL-examples", "questions", "Editors find the questions at the well-known address", _examples),
    Test("SHACL", "shapes", "The shapes are shapes", _shapes),
)
