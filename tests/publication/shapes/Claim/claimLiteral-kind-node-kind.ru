# A thing is given instead of a literal.
# expect: focus=claim:IND-member-date path=sco:claimLiteral component=sh:NodeKindConstraintComponent severity=sh:Violation shape=shape:Claim-claimLiteral-kind
PREFIX claim: <https://w3id.org/scokg/id/claim/>
PREFIX place: <https://w3id.org/scokg/id/place/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  claim:IND-member-date sco:claimLiteral "2015-07-10"^^xsd:date .
} ;
INSERT DATA {
  claim:IND-member-date sco:claimLiteral place:astana .
}
