# sco:date is a string, not a date.
# expect: focus=step:IND-member-application path=sco:date component=sh:NodeConstraintComponent severity=sh:Violation shape=shape:Step-date-date
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX step: <https://w3id.org/scokg/id/step/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  step:IND-member-application sco:date "2014-09"^^xsd:gYearMonth .
} ;
INSERT DATA {
  step:IND-member-application sco:date "2014-09" .
}
