# The axioms of disjointness are gone.
# expect: https://w3id.org/scokg/ontology
PREFIX graph: <https://w3id.org/scokg/graph/>
PREFIX owl: <http://www.w3.org/2002/07/owl#>

DELETE WHERE { GRAPH graph:ontology { ?axiom a owl:AllDisjointClasses } }
