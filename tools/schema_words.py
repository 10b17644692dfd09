"""English titles and descriptions of classes and properties for the JSON Schemas, from the ontology."""

from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from scokg.namespaces import SCO, compact, expand

if TYPE_CHECKING:
    from scokg.graph import Graph

_BOUNDS = ("earliestProperty", "latestProperty")
# Terms of other vocabularies, which the ontology does not define.
_FOREIGN = {
    "dc:language": ("language", "Language of the text, as a code of ISO 639."),
    "dc:publisher": ("publisher", "Who published the source."),
    "dcterms:identifier": ("identifier", "Code under which the thing is known elsewhere or in the evidence tables."),
    "dcterms:issued": ("issued", "Day, month or year of publication, as exact as known."),
    "dcterms:source": ("sources", "The sources that back the statements about the thing."),
    "dcterms:title": ("title", "Title of the source in its own language."),
    "foaf:name": ("name", "Name."),
    "geo:lat": ("latitude", "WGS 84 latitude in degrees, as a decimal number in a string."),
    "geo:long": ("longitude", "WGS 84 longitude in degrees, as a decimal number in a string."),
    "org:member": ("affiliate", "The state or organisation that has the affiliation."),
    "org:organization": ("organisation", "The organisation with which the affiliation is."),
    "org:originalOrganization": ("original organisation", "The organisation before the change."),
    "org:resultingOrganization": ("resulting organisation", "The organisation after the change."),
    "org:role": ("role", "The role that the affiliation gives."),
    "schema:url": ("address", "Where the source can be read."),
    "skos:altLabel": ("other names", "Other names, by language."),
    "skos:editorialNote": ("notes", "Remarks of the editors: a conflict, a doubt, how a value was inferred."),
    "skos:exactMatch": ("same thing elsewhere", "IRIs of the same thing in Wikidata and elsewhere."),
    "skos:hiddenLabel": ("garbled names", "Wrong and garbled names that searches should find."),
    "skos:prefLabel": ("name", "Name by language."),
    "skosxl:literalForm": ("the name", "The name itself."),
}
# Descriptions of the reverse terms of the context.
REVERSE = {
    "acts": "What parties did with the instrument: signature, ratification and others.",
    "adopted": "The instruments that were adopted at the meeting.",
    "affiliations": "The statuses that the state has or had.",
    "bodyChairmanships": "The periods in which states chaired the body.",
    "chairmanships": "The periods in which the state chaired a body.",
    "incumbents": "The terms of office of those who hold or held the post.",
    "participations": "Who came to the meeting, for whom and as what.",
    "seats": "Where the body had its seat, and when.",
    "steps": "The steps to which the state is party: applications, decisions, taking effect and others.",
    "tenures": "The terms of office of the person.",
}


class Words:
    """Looks up titles and descriptions of terms."""

    def __init__(self, graph: "Graph") -> None:
        """Wrap the published graph, which includes the ontology."""
        self._store = graph.store

    def of(self, name: str) -> tuple[str, str]:
        """Return the title and description of a term or code list, given as a compact name."""
        if name in _FOREIGN:
            return _FOREIGN[name]
        node = NamedNode(expand(name) or name)
        title = self._english(node, "rdfs:label") or self._english(node, "skos:prefLabel")
        description = self._english(node, "skos:definition")
        local = name.rpartition("#")[2].rpartition(":")[2]
        return title or local, description or title or local

    def base_of(self, name: str) -> str:
        """Return the property of which a property is the earliest or latest bound, else the property itself."""
        node = NamedNode(expand(name) or name)
        for link in _BOUNDS:
            for quad in self._store.quads_for_pattern(None, NamedNode(SCO + link), node):
                return compact(str(getattr(quad.subject, "value", "")))
        return name

    def _english(self, node: NamedNode, prop: str) -> str:
        found = self._store.quads_for_pattern(node, NamedNode(expand(prop) or prop), None)
        texts = sorted(q.object.value for q in found if isinstance(q.object, Literal) and q.object.language == "en")
        return texts[0] if texts else ""
