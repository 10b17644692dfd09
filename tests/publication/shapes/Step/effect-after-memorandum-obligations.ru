# The membership takes effect the day before the memorandum of obligations.
# expect: focus=step:IND-member-taking-effect path=sco:date component=sh:SPARQLConstraintComponent severity=sh:Violation shape=shape:Step-effect-after-memorandum
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX step: <https://w3id.org/scokg/id/step/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  step:IND-member-memorandum sco:date "2016-06-24"^^xsd:date .
} ;
INSERT DATA {
  step:IND-member-memorandum sco:date "2017-06-10"^^xsd:date .
}
