# A seat that has ended may differ.
# expect: nothing
PREFIX place: <https://w3id.org/scokg/id/place/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX seat: <https://w3id.org/scokg/id/seat/>

DELETE DATA {
  seat:hsc-shanghai sco:place place:shanghai .
} ;
INSERT DATA {
  seat:hsc-shanghai sco:place place:ufa .
}
