# The ontology is not declared; two others are.
# expect: https://w3id.org/scokg/ontology
# expect: https://fixture.example/ontology
# expect: urn:fixture:ontology
PREFIX graph: <https://w3id.org/scokg/graph/>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX scokg: <https://w3id.org/scokg/>

DELETE DATA { GRAPH graph:ontology { scokg:ontology a owl:Ontology } } ;
INSERT DATA {
  GRAPH graph:ontology {
    <https://fixture.example/ontology> a owl:Ontology .
    <urn:fixture:ontology> a owl:Ontology .
  }
}
