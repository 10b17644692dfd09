# On the first day of the meeting.
# expect: nothing
PREFIX meeting: <https://w3id.org/scokg/id/meeting/>
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
}
