# A domestic approval of the draft precedes the signature.
# expect: nothing
PREFIX act: <https://w3id.org/scokg/id/act/>
PREFIX act-kind: <https://w3id.org/scokg/code/act-kind/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  act:charter-CHN-ratification sco:actKind act-kind:ratification .
  act:charter-CHN-ratification sco:date "2003"^^xsd:gYear .
} ;
INSERT DATA {
  act:charter-CHN-ratification sco:actKind act-kind:domestic-approval .
  act:charter-CHN-ratification sco:date "2002-06-06"^^xsd:date .
}
