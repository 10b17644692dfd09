# No term of another vocabulary is extended: rdfs:Resource stands in their place.
# expect: https://w3id.org/scokg/ontology
PREFIX graph: <https://w3id.org/scokg/graph/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE { GRAPH graph:ontology { ?term ?property ?outside } }
INSERT { GRAPH graph:ontology { ?term ?property rdfs:Resource } }
WHERE {
  VALUES ?property { rdfs:subClassOf rdfs:subPropertyOf rdfs:domain rdfs:range }
  GRAPH graph:ontology { ?term ?property ?outside }
  FILTER(ISIRI(?outside) && !STRSTARTS(STR(?outside), STR(sco:)) && !STRSTARTS(STR(?outside), STR(rdfs:))
         && !STRSTARTS(STR(?outside), STR(xsd:)))
}
