"""Addresses and forms on the web: the table of IRI patterns, media types, content negotiation, problems, redirects."""
