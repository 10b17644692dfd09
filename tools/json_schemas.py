"""JSON Schemas (draft 2020-12) of the documents: ``python tools/json_schemas.py`` writes schemas/<kind>.schema.json.

The properties come from the triples of each kind, the datatypes from the context, the nesting from the frame, the
required properties from the SHACL shapes, and titles and descriptions from the ontology.
"""

import json
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from pyoxigraph import Literal, NamedNode, RdfFormat, Store
from schema_words import REVERSE, Words

from scokg.atomic_io import read_bytes
from scokg.errors import UserError
from scokg.export.jsonld.bundle import CONTEXT_IRI, SCHEMA_IRI, SCHEMAS, Json, frame, frame_kinds, terms
from scokg.export.jsonld.documents import things
from scokg.export.jsonld.selection import OF_SOURCE, Selector, definition, inner_frames
from scokg.namespaces import PREFIXES, compact, expand, kind_of
from scokg.publication.layout import is_checkout, root, shape_files

if TYPE_CHECKING:
    from scokg.graph import Graph

_LANGUAGES = {"en": "English", "ru": "Russian", "zh": "Chinese"}
_PATTERNS = {"xsd:gYearMonth": r"^\d{4}-\d{2}$", "xsd:gYear": r"^\d{4}$", "xsd:decimal": r"^[+-]?\d+(\.\d+)?$"}
_FORMS = {"string": {"type": "string"}, "integer": {"type": "integer"}, "boolean": {"type": "boolean"}}
_DATES = {"xsd:date", "xsd:gYearMonth", "xsd:gYear"}
_MAP_OF_TEXTS: Json = {
    "title": "Texts",
    "type": "object",
    "properties": {tag: {"type": "string", "description": name} for tag, name in _LANGUAGES.items()},
    "additionalProperties": {"type": "string"},
    "minProperties": 1,
}
_MAP_OF_LISTS: Json = {
    "title": "Lists of texts",
    "type": "object",
    "properties": {
        tag: {"type": "array", "items": {"type": "string"}, "description": name} for tag, name in _LANGUAGES.items()
    },
    "additionalProperties": {"type": "array", "items": {"type": "string"}},
    "minProperties": 1,
}
_REFERENCE: Json = {
    "title": "Reference",
    "description": "Another thing, by its IRI, with its type and name where these are not already in the document.",
    "type": "object",
    "properties": {
        "id": {"type": "string", "format": "iri"},
        "type": {"type": "string"},
        "prefLabel": {"$ref": "#/$defs/Texts"},
    },
    "required": ["id"],
    "additionalProperties": False,
}


class Use(NamedTuple):
    """How things of a kind use a property: the forms of literals, and the kinds of things as values."""

    forms: set[str]
    kinds: set[str]


class SchemaMaker:
    """Generates the schemas from the graph, the shapes, the context and the frames."""

    def __init__(self, graph: "Graph") -> None:
        """Wrap the published graph."""
        self._graph = graph
        self._select = Selector(graph)
        self._words = Words(graph)
        self._definitions: Json = {}

    def make(self, kind: str) -> Json:
        """Return the schema of the documents of a kind."""
        self._definitions = {"Reference": _REFERENCE, "Texts": _MAP_OF_TEXTS, "TextLists": _MAP_OF_LISTS}
        body = self._object(kind, frame(kind))
        context = {"description": f"{CONTEXT_IRI}, or the part of it that the document uses."}
        body["properties"] = {"@context": context, **body["properties"]}
        body["required"] = ["@context", *body["required"]]
        used = json.dumps([body, self._definitions])
        definitions = {name: d for name, d in sorted(self._definitions.items()) if f'"#/$defs/{name}"' in used}
        head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": f"{SCHEMA_IRI}{kind}.schema.json"}
        return {**head, **body, "$defs": definitions}

    def _object(self, kind: str, pattern: Json) -> Json:
        """Return the schema of a thing of a kind, nested as a frame describes."""
        inner = dict(inner_frames(pattern))
        properties: Json = {
            "id": {"type": "string", "format": "iri", "pattern": f"^{PREFIXES[kind]}[A-Za-z0-9-]+$"},
            "type": {"enum": sorted(self._type_terms(kind))},
        }
        for term in self._terms_of(kind, inner):
            properties[term] = self._property(term, kind, inner.get(term))
        title, description = self._words.of(self._main_class(kind))
        required = [term for term in properties if term in {"id", "type"} or self._is_required(term, kind)]
        return {
            "title": title,
            "description": description,
            "type": "object",
            "properties": properties,
            "required": required,
            "additionalProperties": False,
        }

    def _terms_of(self, kind: str, inner: Json) -> list[str]:
        """Return the terms that the kind uses, in the order of the context."""
        used = self._uses[kind]
        found = [term for term in terms() if not term.startswith("@") and self._fits(term, used)]
        found += [term for term in inner if "@reverse" in definition(term)]
        if kind == "activity":  # may have several places: the term of the type-scoped context
            found = ["places" if term == "place" else term for term in found]
        order = {term: at for at, term in enumerate(terms())}
        return sorted(found, key=lambda term: order.get(term, order["place"]))

    def _fits(self, term: str, used: dict[str, Use]) -> bool:
        """Return whether a term can hold values that a kind has for its property."""
        defined = definition(term)
        use = used.get(defined.get("@id", ""))
        if use is None or "@reverse" in defined:
            return False
        if "@language" in defined.get("@container", ()):
            return "text" in use.forms
        kind = defined.get("@type", "")
        if kind.startswith("xsd:"):
            return kind in use.forms or (kind in _DATES and bool(use.forms & _DATES))
        return bool(use.kinds) or bool(use.forms & _FORMS.keys())

    def _property(self, term: str, kind: str, inner: Json | None) -> Json:
        defined = definition(term)
        name = defined.get("@id") or defined["@reverse"]
        title, description = self._words.of(name)
        precision = {"xsd:gYearMonth": ", month", "xsd:gYear": ", year"}.get(defined.get("@type", ""), "")
        words = {"description": f"{title[0].upper()}{title[1:]}{precision}: {description}"}
        if "@reverse" in defined:
            words = {"description": REVERSE[term]}
        container = defined.get("@container", ())
        if "@language" in container:
            return {**words, "$ref": "#/$defs/" + ("TextLists" if "@set" in container else "Texts")}
        value = self._value(defined, name, self._uses[kind].get(name), inner)
        if "@set" in container:
            return {**words, "type": "array", "items": value, "minItems": 1}
        return {**words, **value}

    def _value(self, defined: Json, name: str, use: Use | None, inner: Json | None) -> Json:
        coerced = defined.get("@type", "")
        if coerced == "@vocab":
            return self._codes(defined["@context"])
        if coerced == "@id":
            return {"type": "string", "format": "iri"}
        if coerced == "xsd:date":
            return {"type": "string", "format": "date"}
        if coerced:
            return {"type": "string", "pattern": _PATTERNS[coerced]}
        if "@reverse" in defined or (use and use.kinds):
            return self._thing(defined, name, use, inner)
        assert use, f"{name} has values"
        (form,) = use.forms & _FORMS.keys()
        return dict(_FORMS[form])

    def _codes(self, codes: Json) -> Json:
        """Return the schema of a code, an enumeration of the codes in the context."""
        (code_list,) = {iri.rpartition("/")[0] for iri in codes.values()}
        _, description = self._words.of(code_list)
        name = "".join(part.capitalize() for part in code_list.rpartition("/")[2].split("-"))
        self._definitions[name] = {"title": name, "description": description, "enum": sorted(codes)}
        return {"$ref": f"#/$defs/{name}"}

    def _thing(self, defined: Json, name: str, use: Use | None, inner: Json | None) -> Json:
        """Return the schema of a nested thing or of a reference."""
        if inner and inner.get("@explicit"):
            return {"$ref": "#/$defs/Reference"}
        kinds = use.kinds if use and "@reverse" not in defined else self._kinds_pointing(name, inner or {})
        if kinds == {"source"}:
            return self._reference_to("source", self._brief_source)
        if inner is None and name != "sco:citation":
            return {"$ref": "#/$defs/Reference"}
        (kind,) = kinds
        return self._reference_to(kind, lambda: self._object(kind, inner or {}))

    def _reference_to(self, kind: str, make: "object") -> Json:
        name = compact(self._main_class(kind)).partition(":")[2]
        if name not in self._definitions:
            self._definitions[name] = {}  # a placeholder against endless recursion
            self._definitions[name] = make()  # type: ignore[operator]
        return {"$ref": f"#/$defs/{name}"}

    def _brief_source(self) -> Json:
        """Return the schema of a cited source."""
        whole = self._object("source", {})
        brief = {compact(iri) for iri in OF_SOURCE if iri}
        properties = {
            term: value
            for term, value in whole["properties"].items()
            if term in {"id", "type"} or definition(term)["@id"] in brief
        }
        return {**whole, "properties": properties, "required": [t for t in whole["required"] if t in properties]}

    def _kinds_pointing(self, name: str, inner: Json) -> set[str]:
        """Return the kinds of things that have a property with things as values, and the type that a frame requires."""
        kinds = {kind for kind in frame_kinds() if name in self._uses[kind] and self._uses[kind][name].kinds}
        required = inner.get("@type")
        return {kind for kind in kinds if required in {None, *self._type_terms(kind)}}

    @cached_property
    def _uses(self) -> dict[str, dict[str, Use]]:
        """The use of each property in documents, by kind of thing."""
        uses: dict[str, dict[str, Use]] = {}
        for kind in frame_kinds():
            of_kind: dict[str, Use] = defaultdict(lambda: Use(set(), set()))
            for iri in things(self._graph, kind):
                for triple in self._select.statements(NamedNode(iri)):
                    use = of_kind[compact(triple.predicate.value)]
                    if isinstance(triple.object, Literal):
                        use.forms.add(_form(triple.object))
                    elif isinstance(triple.object, NamedNode):
                        use.kinds.add(kind_of(triple.object.value) or "elsewhere")
            of_kind.pop("rdf:type")
            uses[kind] = dict(of_kind)
        return uses

    @cached_property
    def _classes(self) -> dict[str, set[str]]:
        node_type = NamedNode(PREFIXES["rdf"] + "type")
        return {
            kind: {
                triple.object.value
                for iri in things(self._graph, kind)
                for triple in self._select.statements(NamedNode(iri))
                if triple.predicate == node_type and isinstance(triple.object, NamedNode)
            }
            for kind in frame_kinds()
        }

    def _type_terms(self, kind: str) -> set[str]:
        by_iri = {definition(term).get("@id"): term for term in terms() if not term.startswith("@")}
        return {by_iri[compact(iri)] for iri in self._classes[kind]}

    def _main_class(self, kind: str) -> str:
        term = frame(kind)["@type"]
        iri = expand(definition(term)["@id"])
        assert iri, "classes are written with prefixes of the project"
        return iri

    def _is_required(self, term: str, kind: str) -> bool:
        """Return whether the shapes require a property of every thing of the kind, and only this term can hold it."""
        name = definition(term).get("@id", "") if term in terms() else ""
        used = self._uses[kind]
        others = (other for other in terms() if not other.startswith("@") and definition(other).get("@id") == name)
        if name not in used or sum(self._fits(other, used) for other in others) != 1:
            return False
        base = self._words.base_of(name)
        return all(
            any(base in self._required_properties[one] for one in self._with_superclasses(iri))
            for iri in self._classes[kind]
        )

    def _with_superclasses(self, iri: str) -> list[str]:
        found = self._graph.store.quads_for_pattern(NamedNode(iri), NamedNode(PREFIXES["rdfs"] + "subClassOf"), None)
        return [iri, *(quad.object.value for quad in found if isinstance(quad.object, NamedNode))]

    @cached_property
    def _required_properties(self) -> dict[str, set[str]]:
        """The properties that the shapes require, by class."""
        store = Store()
        for path in shape_files(root()):
            store.load(read_bytes(path), format=RdfFormat.TURTLE)
        rows = store.query(
            "PREFIX sh: <http://www.w3.org/ns/shacl#> SELECT ?class ?path WHERE { ?shape sh:targetClass ?class ;"
            " sh:property ?p . ?p sh:path ?path ; sh:minCount|sh:qualifiedMinCount ?n ;"
            " sh:severity sh:Violation . FILTER(?n > 0 && ISIRI(?path)) }"
        )
        required: dict[str, set[str]] = defaultdict(set)
        for row in rows:  # type: ignore[union-attr]
            required[row["class"].value].add(compact(row["path"].value))
        return required


def _form(literal: Literal) -> str:
    """Return the form of a literal in a document: ``text``, the name of a JSON type, or a datatype."""
    if literal.language:
        return "text"
    datatype = compact(literal.datatype.value)
    local = datatype.partition(":")[2]
    return local if local in _FORMS else datatype


def schema_text(schema: Json) -> str:
    """Return a schema as the content of its file."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def main() -> None:
    """Write the schemas of this checkout."""
    from scokg.graph import open_graph

    if not is_checkout():
        raise UserError("the schemas are generated in a checkout of the repository, not from an installed package")
    maker = SchemaMaker(open_graph())
    for kind in frame_kinds():
        text = schema_text(maker.make(kind))
        (SCHEMAS / f"{kind}.schema.json").write_text(text, encoding="utf-8", newline="\n")
    print(f"wrote {len(frame_kinds())} schemas")


if __name__ == "__main__":
    main()
