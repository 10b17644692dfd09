"""Measure the engines and write the tables of docs/reference/engines.md and docs/reference/engine-times.md."""

from engines.everywhere.table import measure, pages

for path, text in pages(measure()).items():
    path.write_text(text, encoding="utf-8")
