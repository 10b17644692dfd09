# An application dated after the effect, such as a repeated request, is not covered by this rule.
# expect: nothing
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX step: <https://w3id.org/scokg/id/step/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  step:IND-member-application sco:date "2014-09"^^xsd:gYearMonth .
} ;
INSERT DATA {
  step:IND-member-application sco:date "2019"^^xsd:gYear .
}
