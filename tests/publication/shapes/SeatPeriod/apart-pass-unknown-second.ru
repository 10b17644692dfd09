# It is not known how long the first lasted, with the names in reverse order.
# expect: nothing
PREFIX ending: <https://w3id.org/scokg/code/ending/>
PREFIX place: <https://w3id.org/scokg/id/place/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX seat: <https://w3id.org/scokg/id/seat/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  seat:hsc-shanghai sco:validFrom "2002"^^xsd:gYear .
  seat:hsc-shanghai sco:validUntil "2003-06-15"^^xsd:date .
} ;
INSERT DATA {
  seat:hsc-shanghai sco:validFrom "2003-06-15"^^xsd:date .
  seat:hsc-shanghai sco:ending ending:open .
} ;
DELETE DATA {
  seat:hsc-astana sco:validFrom "2003-06-15"^^xsd:date .
} ;
INSERT DATA {
  seat:hsc-astana sco:validFrom "2002"^^xsd:gYear .
} ;
DELETE DATA {
  seat:hsc-shanghai sco:place place:shanghai .
} ;
INSERT DATA {
  seat:hsc-shanghai sco:place place:astana .
} ;
DELETE DATA {
  seat:hsc-astana sco:ending ending:open .
} ;
INSERT DATA {
  seat:hsc-astana sco:ending ending:unknown .
}
