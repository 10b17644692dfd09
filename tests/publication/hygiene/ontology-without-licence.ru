# No licence is stated.
# expect: https://w3id.org/scokg/ontology
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX graph: <https://w3id.org/scokg/graph/>
PREFIX scokg: <https://w3id.org/scokg/>

DELETE WHERE { GRAPH graph:ontology { scokg:ontology dcterms:license ?licence } }
