# The memorandum is a step of the candidacy and is signed the year before.
# expect: focus=step:IND-member-memorandum path=sco:date component=sh:SPARQLConstraintComponent severity=sh:Violation shape=shape:Step-memorandum-after-opening
PREFIX affiliation: <https://w3id.org/scokg/id/affiliation/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX step: <https://w3id.org/scokg/id/step/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  step:IND-member-memorandum sco:stepOf affiliation:IND-member .
} ;
INSERT DATA {
  step:IND-member-memorandum sco:stepOf affiliation:IND-candidate .
} ;
DELETE DATA {
  step:IND-member-memorandum sco:date "2016-06-24"^^xsd:date .
} ;
INSERT DATA {
  step:IND-member-memorandum sco:date "2014"^^xsd:gYear .
}
