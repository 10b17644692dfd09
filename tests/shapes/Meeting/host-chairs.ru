# A summit in Astana is chaired by another state.
# expect: focus=meeting:hsc-2005 path=sco:chair component=sh:SPARQLConstraintComponent severity=sh:Warning shape=shape:Meeting-host-chairs
PREFIX meeting: <https://w3id.org/scokg/id/meeting/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX state: <https://w3id.org/scokg/id/state/>

DELETE DATA {
  meeting:hsc-2005 sco:chair state:KAZ .
} ;
INSERT DATA {
  meeting:hsc-2005 sco:chair state:CHN .
}
