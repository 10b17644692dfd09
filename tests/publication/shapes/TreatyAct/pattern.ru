# The name does not follow the IRI policy.
# expect: focus=act:charter.CHN path=- component=sh:PatternConstraintComponent severity=sh:Violation shape=shape:TreatyAct
PREFIX act: <https://w3id.org/scokg/id/act/>

DELETE {
  act:charter-CHN-ratification ?property ?value .
}
INSERT {
  act:charter.CHN ?property ?value .
}
WHERE {
  act:charter-CHN-ratification ?property ?value .
} ;
DELETE {
  ?thing ?property act:charter-CHN-ratification .
}
INSERT {
  ?thing ?property act:charter.CHN .
}
WHERE {
  ?thing ?property act:charter-CHN-ratification .
}
