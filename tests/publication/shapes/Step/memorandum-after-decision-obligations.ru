# The memorandum of obligations is signed the day before the decision.
# expect: focus=step:IND-member-memorandum path=sco:date component=sh:SPARQLConstraintComponent severity=sh:Violation shape=shape:Step-memorandum-after-decision
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX step: <https://w3id.org/scokg/id/step/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  step:IND-member-decision sco:date "2015"^^xsd:gYear .
} ;
INSERT DATA {
  step:IND-member-decision sco:date "2016-06-25"^^xsd:date .
}
