# The namespace is not stated.
# expect: https://w3id.org/scokg/ontology
PREFIX graph: <https://w3id.org/scokg/graph/>
PREFIX scokg: <https://w3id.org/scokg/>
PREFIX vann: <http://purl.org/vocab/vann/>

DELETE WHERE { GRAPH graph:ontology { scokg:ontology vann:preferredNamespaceUri ?namespace } }
