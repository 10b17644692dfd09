# sco:date is missing.
# expect: focus=step:IND-member-application path=sco:date component=sh:MinCountConstraintComponent severity=sh:Violation shape=shape:Step-date
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX step: <https://w3id.org/scokg/id/step/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  step:IND-member-application sco:date "2014-09"^^xsd:gYearMonth .
}
