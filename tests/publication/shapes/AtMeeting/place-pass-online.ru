# The meeting is held online and has no place, but the act has one.
# expect: nothing
PREFIX meeting: <https://w3id.org/scokg/id/meeting/>
PREFIX place: <https://w3id.org/scokg/id/place/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX step: <https://w3id.org/scokg/id/step/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  step:IND-member-application sco:date "2014-09"^^xsd:gYearMonth .
} ;
INSERT DATA {
  step:IND-member-application sco:date "2020-11-10"^^xsd:date .
} ;
INSERT DATA {
  step:IND-member-application sco:atMeeting meeting:hsc-2020 .
  step:IND-member-application sco:place place:ufa .
}
