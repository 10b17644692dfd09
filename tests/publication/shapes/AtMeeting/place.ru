# The application is handed over in another city than that of its meeting.
# expect: focus=step:IND-member-application path=sco:place component=sh:SPARQLConstraintComponent severity=sh:Violation shape=shape:AtMeeting-place
PREFIX meeting: <https://w3id.org/scokg/id/meeting/>
PREFIX place: <https://w3id.org/scokg/id/place/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX step: <https://w3id.org/scokg/id/step/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  step:IND-member-application sco:date "2014-09"^^xsd:gYearMonth .
} ;
INSERT DATA {
  step:IND-member-application sco:date "2017-06-08"^^xsd:date .
} ;
INSERT DATA {
  step:IND-member-application sco:atMeeting meeting:hsc-2017 .
  step:IND-member-application sco:place place:ufa .
}
