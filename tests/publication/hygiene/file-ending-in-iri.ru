# A version IRI that ends like a file, of a version that is called so too.
# expect: https://w3id.org/scokg/ontology
PREFIX graph: <https://w3id.org/scokg/graph/>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX scokg: <https://w3id.org/scokg/>

DELETE { GRAPH graph:ontology { scokg:ontology owl:versionIRI ?iri ; owl:versionInfo ?version } }
INSERT { GRAPH graph:ontology { scokg:ontology owl:versionIRI <https://w3id.org/scokg/ontology/9.ttl> ; owl:versionInfo "9.ttl" } }
WHERE { GRAPH graph:ontology { scokg:ontology owl:versionIRI ?iri ; owl:versionInfo ?version } }
