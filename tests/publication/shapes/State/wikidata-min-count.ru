# The state is linked to nothing.
# expect: focus=state:KAZ path=skos:exactMatch component=sh:MinCountConstraintComponent severity=sh:Warning shape=shape:State-wikidata
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX state: <https://w3id.org/scokg/id/state/>
PREFIX wd: <http://www.wikidata.org/entity/>

DELETE DATA {
  state:KAZ skos:exactMatch wd:Q232 .
}
