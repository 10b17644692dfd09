# A working group may meet elsewhere than in the state that chairs it.
# expect: nothing
PREFIX body: <https://w3id.org/scokg/id/body/>
PREFIX meeting: <https://w3id.org/scokg/id/meeting/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX state: <https://w3id.org/scokg/id/state/>

DELETE DATA {
  meeting:hsc-2005 sco:meetingOf body:hsc .
} ;
INSERT DATA {
  meeting:hsc-2005 sco:meetingOf body:expert-group .
} ;
DELETE DATA {
  meeting:hsc-2005 sco:chair state:KAZ .
} ;
INSERT DATA {
  meeting:hsc-2005 sco:chair state:CHN .
}
