"""HTML pages for people, rendered from Jinja2 templates."""
