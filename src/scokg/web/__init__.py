"""IRIs and representations on the web: IRI patterns, media types, content negotiation, problem details, redirects."""
