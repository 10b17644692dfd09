"""Machine-readable descriptions: DCAT, VoID, schema.org, SPARQL Service Description, saved queries as RDF."""
