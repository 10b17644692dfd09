# The format of the meeting is not known, so the place is not held against it.
# expect: nothing
PREFIX meeting: <https://w3id.org/scokg/id/meeting/>
PREFIX meeting-format: <https://w3id.org/scokg/code/meeting-format/>
PREFIX place: <https://w3id.org/scokg/id/place/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX step: <https://w3id.org/scokg/id/step/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  meeting:hsc-2017 sco:format meeting-format:in-person .
} ;
INSERT DATA {
  meeting:hsc-2017 sco:planned true .
} ;
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
