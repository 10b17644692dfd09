# There is no version IRI.
# expect: https://w3id.org/scokg/ontology
PREFIX graph: <https://w3id.org/scokg/graph/>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX scokg: <https://w3id.org/scokg/>

DELETE WHERE { GRAPH graph:ontology { scokg:ontology owl:versionIRI ?iri } }
