# sco:partOf has a value of another class.
# expect: focus=body:expert-group path=sco:partOf component=sh:OrConstraintComponent severity=sh:Violation shape=shape:Body-partOf-kind
PREFIX body: <https://w3id.org/scokg/id/body/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX state: <https://w3id.org/scokg/id/state/>

DELETE DATA {
  body:expert-group sco:partOf body:hsc .
} ;
INSERT DATA {
  body:expert-group sco:partOf state:KAZ .
}
