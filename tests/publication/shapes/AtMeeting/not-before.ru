# The application is dated the day before its meeting.
# expect: focus=step:IND-member-application path=sco:date component=sh:SPARQLConstraintComponent severity=sh:Violation shape=shape:AtMeeting-not-before
PREFIX meeting: <https://w3id.org/scokg/id/meeting/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX step: <https://w3id.org/scokg/id/step/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  step:IND-member-application sco:date "2014-09"^^xsd:gYearMonth .
} ;
INSERT DATA {
  step:IND-member-application sco:date "2017-06-07"^^xsd:date .
} ;
INSERT DATA {
  step:IND-member-application sco:atMeeting meeting:hsc-2017 .
}
