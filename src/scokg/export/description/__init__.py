"""What the dataset is, for machines: DCAT, VoID, schema.org, SPARQL service, saved queries as RDF."""
