"""Validate files against text rules, SHACL shapes and hygiene rules; report problems with file and line."""
