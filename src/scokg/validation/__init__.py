"""Files checked against text rules, SHACL shapes and hygiene rules; findings with file and line."""
