# The memorandum of obligations is signed the day before the procedure is opened.
# expect: focus=step:IND-member-memorandum path=sco:date component=sh:SPARQLConstraintComponent severity=sh:Violation shape=shape:Step-memorandum-after-opening
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX step: <https://w3id.org/scokg/id/step/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  step:IND-member-decision sco:date "2015"^^xsd:gYear .
} ;
INSERT DATA {
  step:IND-member-decision sco:date "2014"^^xsd:gYear .
} ;
DELETE DATA {
  step:IND-member-memorandum sco:date "2016-06-24"^^xsd:date .
} ;
INSERT DATA {
  step:IND-member-memorandum sco:date "2015-07-09"^^xsd:date .
}
